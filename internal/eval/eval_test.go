package eval

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tawatur"
)

// goldText returns the text of a report of testdata/gold.
func goldText(t *testing.T, name string) string {
	t.Helper()
	return open(t, "testdata/gold", nil).docs[name].Text
}

func at(t *testing.T, text, words string) tawatur.Span {
	t.Helper()
	s := find(text, words)
	if len(s) == 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return tawatur.Span{Start: s[0][0], End: s[0][1], Text: words}
}

func ptr[T any](v T) *T { return &v }

// shelling is a claim that has everything right of the first event of report one.
func shelling(t *testing.T, text string) tawatur.Claim {
	return tawatur.Claim{
		Type: "attack", Trigger: at(t, text, "قصفت"), Evidence: at(t, text, "قصفت قوات التلّ قرية الحقل"), Modality: tawatur.Asserted,
		Actors: []tawatur.ActorRef{{Role: "agent", ID: "tell-forces", Mention: at(t, text, "قوات التلّ")}},
		Places: []tawatur.PlaceRef{{Role: "at", ID: "field", Lat: ptr(35.05), Lon: ptr(40.0), Mention: at(t, text, "الحقل")}},
		Time:   tawatur.When{Start: "2024-03-04", End: "2024-03-04T12:00"},
		Harm:   []tawatur.Harm{{Kind: "killed", Who: "civilians", Min: ptr(3), Max: ptr(3), Mention: at(t, text, "ثلاثة")}},
		Means:  []string{"artillery", "mortar"},
	}
}

// clash has one party of two under the role of an agent, and a date that gold does not have.
func clash(t *testing.T, text string) tawatur.Claim {
	return tawatur.Claim{
		Type: "clash", Trigger: at(t, text, "اشتباكات"), Evidence: at(t, text, "اشتباكات"), Modality: tawatur.Asserted,
		Actors: []tawatur.ActorRef{{Role: "agent", ID: "nahr-brigade", Mention: at(t, text, "لواء النهر")}},
		Places: []tawatur.PlaceRef{{Role: "at", Lat: ptr(35.05), Lon: ptr(40.0), Mention: at(t, text, "الحقل")}},
		Time:   tawatur.When{Start: "2024-03-04"},
	}
}

func known() map[string]bool {
	return map[string]bool{"tell-forces": true, "nahr-brigade": true, "civilians": true, "local-sources": true}
}

func open(t *testing.T, dir string, known map[string]bool) *Set {
	t.Helper()
	set, err := Open(dir, "", known)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func scoreOne(t *testing.T, claims func(text string) []tawatur.Claim) Result {
	t.Helper()
	text := goldText(t, "one")
	x := tawatur.Extraction{Report: tawatur.Report{ID: "one", Text: text}, Claims: claims(text)}
	r, err := open(t, "testdata/gold", known()).Score(map[string]tawatur.Extraction{"one": x})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestFiguresByHand(t *testing.T) {
	r := scoreOne(t, func(text string) []tawatur.Claim {
		title := shelling(t, text)
		title.Trigger.In = tawatur.InTitle
		stray := clash(t, text)
		stray.Type, stray.Rule = "siege", "frame/stray"
		return []tawatur.Claim{shelling(t, text), clash(t, text), title, stray}
	})
	// Four gold events that count, two found; three claims in the body, two right; only the shelling is perfect.
	var b strings.Builder
	if err := r.Write(&b, Options{Misses: true, PerReport: true, Types: true, Lost: true}); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/by-hand.txt")
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestUnknownIsNotZero(t *testing.T) {
	r := scoreOne(t, func(text string) []tawatur.Claim {
		c := shelling(t, text)
		c.Harm[0].Max = nil
		return []tawatur.Claim{c}
	})
	if r.EndToEndF1 != 0 || r.Slots[2].F1 != 0 {
		t.Errorf("a count without its upper bound counted as right: %+v", r.Slots[2])
	}
}

// TestLostIsTheDifference asks that what a slot costs be what putting it right would bring.
func TestLostIsTheDifference(t *testing.T) {
	for _, c := range []struct {
		slot   string
		damage func(*tawatur.Claim)
		lacks  string
	}{
		{slotActors, func(c *tawatur.Claim) { c.Actors[0].Role = "target" }, `agent "قوات التلّ" tell-forces`},
		{slotPlaces, func(c *tawatur.Claim) { c.Places = nil }, `"الحقل"`},
		{slotDates, func(c *tawatur.Claim) { c.Time.Start = "2024-03-05" }, "2024-03-04/2024-03-04"},
		{slotDeaths, func(c *tawatur.Claim) { c.Harm = nil }, "killed 3 3"},
	} {
		right := scoreOne(t, func(text string) []tawatur.Claim { return []tawatur.Claim{shelling(t, text)} })
		r := scoreOne(t, func(text string) []tawatur.Claim {
			claim := shelling(t, text)
			c.damage(&claim)
			return []tawatur.Claim{claim}
		})
		i := slices.IndexFunc(r.Lost, func(l Loss) bool { return l.Slot == c.slot })
		if l := r.Lost[i]; l.In != 1 || l.Alone != 1 || l.EndToEndF1 != right.EndToEndF1 || r.EndToEndF1 != 0 {
			t.Errorf("%s: %+v, end to end %.3f; want %.3f when put right", c.slot, l, r.EndToEndF1, right.EndToEndF1)
		}
		if len(r.Faults) != 1 || r.Faults[0].Slots[0].Name != c.slot || !slices.Contains(r.Faults[0].Slots[0].Missing, c.lacks) {
			t.Errorf("%s: faults %+v, want one that lacks %s", c.slot, r.Faults, c.lacks)
		}
	}
}

func TestAcceptedDates(t *testing.T) {
	g := goldTime{Start: "2024-03-01", Ongoing: true, Accept: []string{"2024-02-28/2024-03-02"}}
	for _, c := range []struct {
		start, end string
		want       bool
	}{
		{"2024-03-01", "", true}, {"2024-03-01T08:00", "2024-03-09", true}, {"2024-02-28", "2024-03-02", true},
		{"2024-03-02", "", false}, {"", "", false},
	} {
		if got := g.matches([]tawatur.When{{Start: c.start, End: c.end}}); got != c.want {
			t.Errorf("%s/%s: %v, want %v", c.start, c.end, got, c.want)
		}
	}
}

func TestFindCountsCodePoints(t *testing.T) {
	if got := find("aاaاa", "aاa"); len(got) != 2 || got[1] != (span{2, 5}) {
		t.Errorf("find = %v", got)
	}
}

func TestOtherTextIsAnError(t *testing.T) {
	x := tawatur.Extraction{Report: tawatur.Report{ID: "one", Text: "نص آخر"}}
	_, err := open(t, "testdata/gold", nil).Score(map[string]tawatur.Extraction{"one": x})
	if err == nil || !strings.Contains(err.Error(), "score one") {
		t.Errorf("err = %v", err)
	}
}

func TestMissingDirectoryIsAnError(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "none"), "", nil); err == nil {
		t.Error("no error")
	}
}

func TestJSONKeepsOrderAndNames(t *testing.T) {
	r := scoreOne(t, func(text string) []tawatur.Claim { return []tawatur.Claim{shelling(t, text)} })
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{`"reports":2,"reports_without_output":["two"]`, `"slots":{"actors":{"precision":1`, `"types":{"attack":`} {
		if !strings.Contains(string(b), s) {
			t.Errorf("no %s in %s", s, b)
		}
	}
}

// TestPackedGoldScoresTheSame asks that annotations by offset, with the texts in a corpus, give the figures of the words.
func TestPackedGoldScoresTheSame(t *testing.T) {
	tmp := t.TempDir()
	words := open(t, "testdata/gold", known())
	var corpus bytes.Buffer
	if err := words.Reports(&corpus); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(tmp, "c.jsonl"), corpus.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := words.Pack(filepath.Join(tmp, "packed"), "c.jsonl"); err != nil {
		t.Fatal(err)
	}
	packed, err := Open(filepath.Join(tmp, "packed"), tmp, known())
	if err != nil {
		t.Fatal(err)
	}
	if err := packed.Unpack(filepath.Join(tmp, "unpacked")); err != nil {
		t.Fatal(err)
	}
	claims := damagedGold(words)
	var want Result
	for i, set := range []*Set{words, packed, open(t, filepath.Join(tmp, "unpacked"), known())} {
		got, err := set.Score(claims)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("form %d: %+v, want %+v", i, got, want)
		}
	}
	files, err := filepath.Glob(filepath.Join(tmp, "packed", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(string(b), func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
			t.Errorf("%s holds words of the text", f)
		}
	}
}

func TestPackedGoldKnowsItsText(t *testing.T) {
	tmp := t.TempDir()
	if err := open(t, "testdata/gold", nil).Pack(filepath.Join(tmp, "g"), "c.jsonl"); err != nil {
		t.Fatal(err)
	}
	for corpus, want := range map[string]string{
		`{"id":"one","text":"نص آخر"}`:   "not the one that was annotated",
		`{"id":"three","text":"نص آخر"}`: "no report",
	} {
		if err := os.WriteFile(filepath.Join(tmp, "c.jsonl"), []byte(corpus), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(filepath.Join(tmp, "g"), tmp, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: err = %v, want %q", corpus, err, want)
		}
	}
	if _, err := Open(filepath.Join(tmp, "g"), "", nil); err == nil {
		t.Error("no error without corpora")
	}
}
