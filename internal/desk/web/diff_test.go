package web

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/store"
)

// toldApart writes stretches as one line: what is only here in (), only there in [].
func toldApart(stretches []stretch) string {
	var b strings.Builder
	for _, s := range stretches {
		switch {
		case s.Same:
			b.WriteString(s.Here)
		default:
			if s.Here != "" {
				b.WriteString("(" + s.Here + ")")
			}
			if s.There != "" {
				b.WriteString("[" + s.There + "]")
			}
		}
	}
	return b.String()
}

func TestDiffer(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"قُتل ثلاثة مدنيين في النخلة", "قُتل سبعة مدنيين في النخلة", "قُتل (ثلاثة )[سبعة ]مدنيين في النخلة"},
		{"one two three", "one three", "one (two )three"},
		{"one three", "zero one two three", "[zero ]one [two ]three"},
		{"a b", "c d", "(a b)[c d]"},
		{"a  b\n", "a b", "a  b\n"},
	} {
		got, ok := differ(c.a, c.b)
		if told := toldApart(got); !ok || strings.Join(strings.Fields(told), " ") != strings.Join(strings.Fields(c.want), " ") {
			t.Errorf("%q and %q: %q, want %q", c.a, c.b, told, c.want)
		}
	}
	if _, ok := differ(strings.Repeat("word ", maxWords+1), "word"); ok {
		t.Error("a text of any length is compared")
	}
}

// TestDifferLosesNothing puts the two texts together again from what is the same and what is not.
func TestDifferLosesNothing(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		words := make([]string, dice.IntN(14))
		for i := range words {
			words[i] = []string{"قال", "إن", "قصف", "a", "b", " c", "d\n", ""}[dice.IntN(8)]
		}
		return strings.Join(words, " ")
	}
	for range 3000 {
		a, b := text(), text()
		got, ok := differ(a, b)
		here, there := "", ""
		for _, s := range got {
			here, there = here+s.Here, there+s.There
			if s.Same && strings.Join(strings.Fields(s.Here), " ") != strings.Join(strings.Fields(s.There), " ") {
				t.Fatalf("%q and %q are taken for the same", s.Here, s.There)
			}
		}
		if !ok || here != a || there != b {
			t.Fatalf("%q and %q come out as %q and %q", a, b, here, there)
		}
		words := func(side func(diffRow) []diffRun) string {
			all := ""
			for _, r := range rows(got) {
				for _, run := range side(r) {
					all += run.Text + " "
				}
			}
			return strings.Join(strings.Fields(all), " ")
		}
		if h := words(func(r diffRow) []diffRun { return r.Here }); h != strings.Join(strings.Fields(a), " ") {
			t.Fatalf("the lines of %q have %q", a, h)
		}
		if h := words(func(r diffRow) []diffRun { return r.There }); h != strings.Join(strings.Fields(b), " ") {
			t.Fatalf("the lines of %q have %q", b, h)
		}
	}
}

// TestReportBesideItsVersion lists the versions of a report and holds one against the other.
func TestReportBesideItsVersion(t *testing.T) {
	st := open(t, true)
	later := hashed(tawatur.Report{ID: "b", Title: "نفي", Text: strings.Replace(textB, "شخصين", "ثلاثة أشخاص", 1), Status: tawatur.StatusRead})
	if _, err := st.AddEntry(t.Context(), store.Entry{Report: later}); err != nil {
		t.Fatal(err)
	}
	h, id := handler(t, st), "b@"+later.TextSHA256[:8]
	check(t, get(h, http.MethodGet, "/reports/b?lang=en").Body.String(), []string{"Versions of this report", "/reports/b?with=" + strings.Replace(id, "@", "%40", 1)}, []string{"ZgotmplZ"})
	w := get(h, http.MethodGet, "/reports/b?lang=en&with="+id)
	check(t, w.Body.String(), []string{"1 word is only here, 2 words are only there", "</span>شخصين", "</span>ثلاثة أشخاص"}, []string{"ZgotmplZ"})
	if w := get(h, http.MethodGet, "/reports/b?lang=en&with=none"); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "is not kept: none") {
		t.Errorf("beside a report that is not kept: status %d", w.Code)
	}
	var v struct {
		Versions []versionView `json:"versions"`
		Beside   besideView    `json:"beside"`
	}
	twinOf(t, h, "/reports/b.json?with="+id, &v)
	if len(v.Versions) != 2 || v.Beside.Here != 1 || v.Beside.There != 2 {
		t.Errorf("the twin: %+v", v)
	}
}

// TestReportAmongItsKin tells reports of one origin from others of the same events.
func TestReportAmongItsKin(t *testing.T) {
	opt := options()
	entries, _ := sample(t)
	opt.Kin = func(_ context.Context, e tawatur.Extraction, events []tawatur.Event) ([]Kin, error) {
		if e.Report.ID != "a/1" || len(events) != 1 {
			t.Errorf("kin of %q with %d events asked for", e.Report.ID, len(events))
		}
		return []Kin{{Report: entries[1].Report, Share: 0.7, First: "a/1", Words: "قرية النخلة", Independent: "no", Why: "both cite council"},
			{Report: entries[2].Report, Independent: "unknown", Why: "neither names a speaker in particular"}}, nil
	}
	h, err := New(open(t, true), opt)
	if err != nil {
		t.Fatal(err)
	}
	check(t, get(h, http.MethodGet, "/reports/a%2F1?lang=en").Body.String(), []string{"Reports of the same origin", "they cite the same speaker: Military Council",
		"most of the shorter text is in both", "this one was published first", "Other reports of these events"}, []string{"0.7", "ZgotmplZ", "\u202E"})
}
