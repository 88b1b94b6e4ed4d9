package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"tawatur"
)

// twinOf decodes the twin of a page.
func twinOf(t *testing.T, h http.Handler, path string, into any) {
	t.Helper()
	w := get(h, http.MethodGet, path)
	if err := json.Unmarshal(w.Body.Bytes(), into); err != nil || w.Code != http.StatusOK {
		t.Fatalf("GET %s: status %d, %v", path, w.Code, err)
	}
}

// TestComparison holds the cells of the table against the sample: who says what, who denies, who is silent.
func TestComparison(t *testing.T) {
	var v struct {
		Comparison comparison `json:"comparison"`
	}
	twinOf(t, handler(t, open(t, true)), "/events/e1.json?lang=en", &v)
	row := func(fact string) factRow {
		i := slices.IndexFunc(v.Comparison.Facts, func(r factRow) bool { return r.Fact == fact })
		if i < 0 {
			t.Fatalf("no row %q in %+v", fact, v.Comparison.Facts)
		}
		return v.Comparison.Facts[i]
	}
	say := func(r factRow) string {
		var cells []string
		for _, c := range r.Cells {
			cell := c.Silence
			for _, s := range c.Says {
				cell += s.Words
				if s.Denies {
					cell = "denies " + cell
				}
			}
			cells = append(cells, cell)
		}
		return r.State.ID + ": " + strings.Join(cells, " | ")
	}
	for fact, want := range map[string]string{
		"occurrence":       "differ: said to have happened | denies  | said to have happened",
		"agent":            "one: does not mention | denies Military Council | does not mention",
		"killed civilians": "differ: 3 | at least 2 | does not mention",
	} {
		if got := say(row(fact)); got != want {
			t.Errorf("row %s is %q, want %q", fact, got, want)
		}
	}
}

// TestPlacesOfOneNameAreToldApart says by words which is the town and which the governorate, and by the id where words do not.
func TestPlacesOfOneNameAreToldApart(t *testing.T) {
	say := func(key, note string) factCell {
		return factCell{Says: []saying{{key: key, Words: "إدلب", note: note}}}
	}
	for want, cells := range map[string][]factCell{
		"إدلب (محافظة) إدلب (مدينة أو قرية)": {say("SY07", "محافظة"), say("C3871", "مدينة أو قرية")},
		"إدلب (a) إدلب (b)":                  {say("a", "مدينة أو قرية"), say("b", "مدينة أو قرية")},
		"إدلب (a) إدلب (محافظة)":             {say("a", ""), say("b", "محافظة")},
		"إدلب إدلب":                          {say("a", "محافظة"), say("a", "محافظة")},
	} {
		r := factRow{Cells: cells}
		r.tellApart()
		if got := r.Cells[0].Says[0].Words + " " + r.Cells[1].Says[0].Words; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestBlame tells attribution, denial, acknowledgement and silence apart.
func TestBlame(t *testing.T) {
	parents := map[string]string{"council-media": "council"}
	n := namer{lang: lang{code: "en", words: map[string]string{}}, s: &site{opt: withDefaults(Options{ActorParent: func(id string) string { return parents[id] }})}}
	agent := func(id string) []partyView {
		return []partyView{{term: term{ID: id}, Role: term{ID: tawatur.RoleAgent}}}
	}
	claim := func(id, modality, speaks, by string) claimView {
		c := claimView{ID: id, Modality: term{ID: modality}, Actors: agent(by)}
		if speaks != "" {
			c.Speakers = []speaker{{term: term{ID: speaks}}}
		}
		return c
	}
	claims := []claimView{
		claim("1", tawatur.Asserted, "monitor", "council"), claim("2", tawatur.Denied, "council-media", "council"),
		claim("3", tawatur.Asserted, "council", "council-media"), claim("4", tawatur.Planned, "", "council"), claim("5", tawatur.Asserted, "", "army"),
	}
	nums := claimNums{}
	for i, c := range claims {
		nums[c.ID] = claimNum{ID: c.ID, Number: i + 1}
	}
	ev := tawatur.Event{Actors: []tawatur.EventActor{{Role: tawatur.RoleAgent, ID: "council"}, {Role: tawatur.RoleAgent, ID: "council-media"},
		{Role: tawatur.RoleAgent, ID: "army"}, {Role: tawatur.RoleTarget, ID: "town"}}}
	got := map[string]string{}
	for _, b := range n.blame(ev, claims, nums) {
		list := func(nums []claimNum) (out string) {
			for _, c := range nums {
				out += c.ID
			}
			return out
		}
		got[b.Actor.ID] = list(b.Attributed) + "/" + list(b.Denied) + "/" + list(b.Acknowledged)
		if !b.Heard {
			got[b.Actor.ID] += " silent"
		}
	}
	for id, want := range map[string]string{"council": "1/2/", "council-media": "//3", "army": "5// silent"} {
		if got[id] != want {
			t.Errorf("%s: attributed/denied/acknowledged %q, want %q", id, got[id], want)
		}
	}
	if len(got) != 3 {
		t.Errorf("responsibility of %v; only agents have any", got)
	}
}

// TestRetracted tells a voice that takes its word back from two voices that differ.
func TestRetracted(t *testing.T) {
	at := func(speaks, modality, day string) claimView {
		return claimView{Type: term{ID: "raid"}, Modality: term{ID: modality}, Speakers: []speaker{{term: term{ID: speaks}}},
			Report: reportRef{Published: dayView{Value: day}}}
	}
	first := at("spokesman", tawatur.Asserted, "2024-08-07")
	for name, c := range map[string]struct {
		later claimView
		want  bool
	}{
		"the same voice denies later":  {at("spokesman", tawatur.Denied, "2024-08-08"), true},
		"another voice denies":         {at("neighbour", tawatur.Denied, "2024-08-08"), false},
		"the same voice denied before": {at("spokesman", tawatur.Denied, "2024-08-06"), false},
		"it says so again":             {at("spokesman", tawatur.Asserted, "2024-08-08"), false},
	} {
		if got := retracted(c.later, []claimView{first, c.later}); got != c.want {
			t.Errorf("%s: taken back is %v", name, got)
		}
	}
}

// TestStateOfARow says how origins stand to one another: a denial of what another says differs, whatever the merge found; a number that
// is not stated contradicts none.
func TestStateOfARow(t *testing.T) {
	cell := func(says ...saying) factCell { return factCell{Says: says} }
	disputed := tawatur.Event{Disputes: []tawatur.Dispute{{Field: tawatur.DisputeKilled}}}
	for name, c := range map[string]struct {
		cells []factCell
		want  string
	}{
		"the same":                     {[]factCell{cell(saying{key: "3"}), cell(saying{key: "3"})}, "same"},
		"one speaks":                   {[]factCell{cell(saying{key: "3"}), cell()}, "one"},
		"other numbers":                {[]factCell{cell(saying{key: "3"}), cell(saying{key: "7"})}, "differ"},
		"a number and dozens":          {[]factCell{cell(saying{key: "30"}), cell(saying{key: "dozens", vague: true})}, "fit"},
		"one says it, another denies":  {[]factCell{cell(saying{key: "x"}), cell(saying{key: "x", Denies: true})}, "differ"},
		"two deny, nobody says it":     {[]factCell{cell(saying{key: "x", Denies: true}), cell(saying{key: "x", Denies: true})}, "same"},
		"one denies what none asserts": {[]factCell{cell(saying{key: "x", Denies: true}), cell()}, "one"},
	} {
		row := factRow{Cells: c.cells}
		if got := row.state(disputed, tawatur.DisputeKilled, len(row.values())); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
