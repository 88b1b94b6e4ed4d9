package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// told is an event that one report of one sentence tells.
func told(t *testing.T, st store.Store, id, title, sentence string) tawatur.Event {
	t.Helper()
	r := entry("r-"+id, sentence, 1)
	r.Claims[0].Evidence.Text = sentence
	keep(t, st, r)
	e := event(id, "2024-08-09")
	e.Title = tawatur.Name{AR: title}
	e.Claims = []tawatur.ClaimRef{{ID: r.Claims[0].ID, Report: r.Report.ID, Outlet: "sample-r"}}
	return e
}

func testQuery(t *testing.T, st store.Store) {
	a, b := told(t, st, "a", "حصار القامشلي", "قصفت المدفعية القرية"), told(t, st, "b", "قصف على القرية", "وصل الوفد")
	a.Title.EN = "Siege of Qamishli"
	derive(t, st, a, b)
	for query, want := range map[string][]string{
		"المدفعيّة":         {"a"},
		"QAMISHLI siege":    {"a"},
		"حصار":              {"a"},
		"القرية":            {"a", "b"}, // the sentence of one, the title of the other
		"الوفد":             {"b"},
		"الوفد المدفعية":    {},
		"حصار المدفعية":     {"a"}, // title and sentence together
		"؟!":                {},
		`" OR title : * )(`: {},
	} {
		same(t, "query "+query, find(t, st, store.Filter{Query: query}), want)
	}
	derive(t, st, b)
	same(t, "what is no more", find(t, st, store.Filter{Query: "حصار"}), []string{})
}

// phrase is a term of words that follow one another.
func phrase(words string) store.Term {
	return store.Term{Any: []store.Test{{Words: arabic.Words(words), Exact: true}}}
}

func testTerms(t *testing.T, st store.Store) {
	sdf := told(t, st, "sdf", "مداهمة", "نفذت قوات سوريا الديمقراطية مداهمة في ذيبان")
	sdf.Actors = []tawatur.EventActor{{Role: "agent", ID: "sdf"}}
	short := told(t, st, "short", "انسحاب", "انسحبت دورية لقسد من مدينتهم")
	censored := told(t, st, "x", "قصف", "قصـ.ـف مدفعي على الشحيل وقتل ٣ أشخاص")
	derive(t, st, sdf, short, censored)
	word := func(w string) store.Test { return store.Test{Words: arabic.Words(w)} }
	one := func(tests ...store.Test) []store.Term { return []store.Term{{Any: tests}} }
	not := func(tests ...store.Test) store.Term { return store.Term{Any: tests, Not: true} }
	actor := store.Test{Kind: store.KindActor, ID: "sdf"}
	for what, tc := range map[string]struct {
		terms []store.Term
		want  []string
	}{
		"behind a preposition":         {one(word("قسد")), []string{"short"}},
		"a word or an id":              {one(word("قسد"), actor), []string{"sdf", "short"}},
		"an id alone":                  {one(actor), []string{"sdf"}},
		"without the article":          {one(word("شحيل")), []string{"x"}},
		"with an article too many":     {one(word("الذيبان")), []string{"sdf"}},
		"before a pronoun":             {one(word("مدينة")), []string{"short"}},
		"letters parted by dots":       {one(word("قصف")), []string{"x"}},
		"diacritics and tatweel":       {one(word("قَصْـف")), []string{"x"}},
		"hamza, Arabic digits":         {[]store.Term{phrase("3 اشخاص")}, []string{"x"}},
		"a phrase":                     {[]store.Term{phrase("سوريا الديمقراطية")}, []string{"sdf"}},
		"a phrase in another order":    {[]store.Term{phrase("الديمقراطية سوريا")}, []string{}},
		"an exact word":                {[]store.Term{phrase("شحيل")}, []string{}},
		"a beginning":                  {one(store.Test{Words: []string{"شحي"}, Prefix: true}), []string{"x"}},
		"the beginning of a phrase":    {one(store.Test{Words: arabic.Words("قوات سوريا الديم"), Prefix: true}), []string{"sdf"}},
		"a word but not another":       {append(one(word("في")), not(word("ذيبان"))), []string{}},
		"nothing but a not":            {[]store.Term{not(word("قصف"))}, []string{"sdf", "short"}},
		"not this and not that":        {[]store.Term{not(word("قصف"), actor)}, []string{"short"}},
		"no test at all":               {[]store.Term{{}}, []string{}},
		"an empty word":                {one(store.Test{}), []string{}},
		"a kind that is none":          {one(store.Test{Kind: "secret", ID: "1"}), []string{}},
		"signs of the index in a word": {one(store.Test{Words: []string{`قصف" OR "ذيبان`}}), []string{}},
	} {
		same(t, what, find(t, st, store.Filter{Terms: tc.terms}), tc.want)
	}
	same(t, "terms beside a filter", find(t, st, store.Filter{Terms: one(actor), Status: store.StatusSingle, From: "2024-08-09", To: "2024-08-09"}), []string{"sdf"})
	same(t, "terms outside a period", find(t, st, store.Filter{Terms: one(actor), From: "2024-08-10"}), []string{})
}

func testAreas(t *testing.T, st store.Store) {
	village, town := event("village", "2024-08-09"), event("town", "2024-08-08")
	village.Places = []tawatur.EventPlace{{ID: "v1"}}
	town.Places = []tawatur.EventPlace{{ID: "t1"}}
	derived(t, st, func(d store.Derivation) error {
		return d.Replace(nil, []shelf.Group{{Event: village, Within: []string{"district", "country"}}, {Event: town, Within: []string{"country"}}})
	})
	for place, want := range map[string][]string{"v1": {"village"}, "district": {"village"}, "country": {"village", "town"}, "t1": {"town"}, "x": {}} {
		same(t, "events in "+place, find(t, st, store.Filter{Place: place}), want)
	}
	got, err := st.Tallies(t.Context(), store.KindPlace, 1)
	same(t, "error", err, nil)
	same(t, "most events", got, []store.Tally{{ID: "country", Events: 2}})
	derived(t, st, func(d store.Derivation) error { return d.Replace([]string{"village"}, nil) })
	same(t, "none in the district", find(t, st, store.Filter{Place: "district"}), []string{})
	got, err = st.Tallies(t.Context(), store.KindPlace, 0)
	same(t, "error", err, nil)
	same(t, "places", got, []store.Tally{{ID: "country", Events: 1}, {ID: "t1", Events: 1}})
}

func testClaims(t *testing.T, st store.Store) {
	keep(t, st, entry("a", "نص", 2), entry("b", "نص آخر", 1))
	got, err := st.Claims(t.Context(), []string{"b#1", "a#2", "none", "a#2"})
	same(t, "error", err, nil)
	var ids []string
	for _, c := range got {
		ids = append(ids, c.Report+" "+c.ID)
	}
	slices.Sort(ids)
	same(t, "claims", ids, []string{"a a#2", "b b#1"})
	got, err = st.Claims(t.Context(), nil)
	same(t, "none asked for", len(got), 0)
	same(t, "its error", err, nil)
	n, err := st.Tally(t.Context(), store.KindActor, "sdf")
	same(t, "events before any is made", n, 0)
	same(t, "its error", err, nil)
}

func testTotals(t *testing.T, st store.Store) {
	var events []tawatur.Event
	for i := range 30 {
		e := event(fmt.Sprintf("e%02d", i), fmt.Sprintf("2024-08-%02d", 1+i))
		e.Actors = []tawatur.EventActor{{Role: "agent", ID: "a"}, {Role: "target", ID: "a"}}
		if i%3 == 0 {
			e.Type = "siege"
		}
		events = append(events, e)
	}
	derive(t, st, events...)
	for _, tc := range []struct {
		f    store.Filter
		want int
	}{
		{store.Filter{}, 30}, {store.Filter{Actor: "a"}, 30}, {store.Filter{Type: "siege"}, 10}, {store.Filter{Type: "siege", Actor: "a"}, 10},
		{store.Filter{Type: "siege", To: "2024-08-07"}, 3}, {store.Filter{From: "2024-08-30"}, 1}, {store.Filter{Actor: "b"}, 0},
		{store.Filter{Query: "village", Type: "siege"}, 10},
	} {
		tc.f.Limit = 2
		p, err := st.Events(t.Context(), tc.f)
		same(t, fmt.Sprintf("%+v: error", tc.f), err, nil)
		same(t, fmt.Sprintf("%+v: total", tc.f), p.Total, tc.want)
		if tc.f.After = p.Next; p.Next != "" {
			p, err = st.Events(t.Context(), tc.f)
			same(t, "error", err, nil)
			same(t, fmt.Sprintf("%+v: total of the next page", tc.f), p.Total, tc.want)
		}
	}
	same(t, "no cursor of another kind", errors.Is(func() error { _, err := st.Events(t.Context(), store.Filter{After: "-1"}); return err }(), store.ErrCursor), true)
}

func testReports(t *testing.T, st store.Store) {
	long := entry("b", "خرجت القوات من البلدة. "+strings.Repeat("ثم عادت. ", 50)+"ووصلت قوات سوريا الديمقراطية إلى ذيبان.", 0)
	long.Report.Published = tawatur.Published{Value: ptr("2024-08-10"), Basis: tawatur.BasisMetadata}
	undated := entry("c", "لا شيء", 0)
	undated.Report.Published = tawatur.Published{Basis: tawatur.BasisUnknown}
	undated.Report.Title = "قوات سوريا الديمقراطية"
	keep(t, st, entry("a", "قصف على الشحيل", 1), long, undated)
	terms := []store.Term{phrase("قوات سوريا الديمقراطية")}
	for what, tc := range map[string]struct {
		f    store.ReportFilter
		want []string
	}{
		"text or headline":  {store.ReportFilter{Terms: terms}, []string{"c", "b"}},
		"of an outlet":      {store.ReportFilter{Terms: terms, Outlets: []string{"sample-b"}}, []string{"b"}},
		"of any of some":    {store.ReportFilter{Terms: terms, Outlets: []string{"sample-b", "nobody"}}, []string{"b"}},
		"of a day":          {store.ReportFilter{Terms: terms, From: "2024-08-10", To: "2024-08-10"}, []string{"b"}},
		"until a day":       {store.ReportFilter{Terms: terms, To: "2024-08-10"}, []string{"b"}},
		"without the words": {store.ReportFilter{Terms: store.WordsOf("قصف قوات")}, nil},
		"nothing":           {store.ReportFilter{}, nil},
		"only left out":     {store.ReportFilter{Terms: []store.Term{{Any: terms[0].Any, Not: true}}}, nil},
		"one by one":        {store.ReportFilter{Terms: terms, Limit: 1}, []string{"c", "b"}},
	} {
		var got []string
		for {
			p, err := st.Reports(t.Context(), tc.f)
			same(t, what+": error", err, nil)
			same(t, what+": total", p.Total, len(tc.want))
			for _, r := range p.Reports {
				got = append(got, r.ID)
			}
			if tc.f.After = p.Next; p.Next == "" {
				break
			}
		}
		same(t, what, got, tc.want)
	}
}

func testPeriodPages(t *testing.T, st store.Store) {
	siege, old := event("siege", "2024-06-01"), event("old", "2024-05-01")
	siege.Time.End, old.Time.End = "2024-09-01", "2024-05-09"
	derive(t, st, siege, old, event("a", "2024-08-10"), event("b", "2024-08-09"), event("late", "2024-09-09"))
	var got []string
	for f := (store.Filter{From: "2024-08-01", To: "2024-08-31", Limit: 1}); ; {
		p, err := st.Events(t.Context(), f)
		same(t, "error", err, nil)
		same(t, "total", p.Total, 3)
		for _, e := range p.Events {
			got = append(got, e.ID)
		}
		if f.After = p.Next; f.After == "" {
			break
		}
	}
	same(t, "one by one, what began before the period last", got, []string{"a", "b", "siege"})
}
