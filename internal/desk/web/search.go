package web

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// searchView is what was found for a query, in groups.
type searchView struct {
	page  frame
	Query string `json:"q"`
	// Understood says what the query was taken for, Problems what of it was not.
	Understood []partView    `json:"understood"`
	Problems   []problemView `json:"problems"`
	Names      []nameView    `json:"names"`
	Events     foundEvents   `json:"events"`
	Reports    foundReports  `json:"reports"`
	Examples   []exampleView `json:"-"`
}

func (v *searchView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *searchView) Page() *frame { return &v.page }

// partView is a part of the query as it was understood.
type partView struct {
	search.Part
	Said string `json:"said"`
}

// problemView is a part of the query that was not understood, and why.
type problemView struct {
	search.Problem
	Said string `json:"said"`
}

// nameView is somebody or some place that the query names, with the page of what is told of it.
type nameView struct {
	Kind   term   `json:"kind"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Note   string `json:"note,omitempty"`
	Events int    `json:"events"`
	Told   string `json:"-"`
	Href   string `json:"-"`
}

type foundEvents struct {
	Total    int        `json:"total"`
	More     bool       `json:"more,omitempty"`
	Next     string     `json:"next,omitempty"`
	Count    string     `json:"-"`
	NextHref string     `json:"-"`
	List     []foundRow `json:"list"`
}

// foundRow is an event with the sentences for which it was found.
type foundRow struct {
	eventRow
	Sentences []sentenceView `json:"sentences"`
}

type foundReports struct {
	Total    int           `json:"total"`
	More     bool          `json:"more,omitempty"`
	Next     string        `json:"next,omitempty"`
	Count    string        `json:"-"`
	NextHref string        `json:"-"`
	List     []foundReport `json:"list"`
	// Partly says that fields that reports do not have were left out for them.
	Partly bool `json:"partly,omitempty"`
}

type foundReport struct {
	ID        string         `json:"id"`
	Href      string         `json:"-"`
	Outlet    term           `json:"outlet"`
	Published string         `json:"published,omitempty"`
	Day       string         `json:"-"`
	Title     sentenceView   `json:"title"`
	Sentences []sentenceView `json:"sentences"`
}

// sentenceView is words of a report with what was searched for in them. In the twin, offsets are of the report's text as it is.
type sentenceView struct {
	search.Sentence
	Href   string    `json:"-"`
	Outlet term      `json:"outlet"`
	Day    string    `json:"-"`
	Pieces []pieceOf `json:"-"`
}

// pieceOf is a stretch of a sentence.
type pieceOf struct {
	Text string
	Mark bool
}

// exampleView is a query that teaches.
type exampleView struct{ Query, Href, Says string }

// searchExamples are the queries of the empty page, each with the key of the words that say what it does.
func searchExamples() [][2]string {
	return [][2]string{
		{"قسد", "search.eg.name"}, {"«قصف مدفعي»", "search.eg.phrase"}, {"قامش*", "search.eg.prefix"}, {"حصار -تدريب", "search.eg.not"},
		{"مكان:القامشلي", "search.eg.place"}, {"فاعل:قسد نوع:قصف", "search.eg.fields"}, {"من:2024-08-01 إلى:2024-08-31 حالة:مختلف", "search.eg.days"},
		{"Qamishli shelling", "search.eg.latin"},
	}
}

func (s *site) search(r *request) (view, error) {
	q := r.URL.Query()
	typed := shorten(q.Get("q"), 1000)
	query := search.Parse(typed, s.opt.Names)
	found, err := search.Find(r.Context(), s.st, query, search.Options{After: q.Get("after"), ReportsAfter: q.Get("reports_after")})
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	n := s.namer(r)
	v := &searchView{Query: typed, Understood: []partView{}, Names: []nameView{}}
	for _, p := range query.Understood {
		p.Names = slices.DeleteFunc(slices.Clone(p.Names), func(b search.Named) bool { return unheard(p, b, found.Names) })
		v.Understood = append(v.Understood, partView{p, n.understood(p)})
	}
	v.Problems = n.problems(query)
	for _, h := range found.Names {
		v.Names = append(v.Names, n.nameHit(h))
	}
	v.Events, v.Reports = n.eventHits(found.Events, q), n.reportHits(found.Reports, q)
	v.Reports.Partly = query.Partly && found.Reports.Total > 0
	if query.Empty() && len(query.Problems) == 0 {
		for _, e := range searchExamples() {
			v.Examples = append(v.Examples, exampleView{e[0], searchPath(e[0]), n.T(e[1])})
		}
	}
	title := n.T("search.title")
	if typed != "" {
		title = n.T("search.titled", "x", visible(shorten(typed, 60)))
	}
	v.page = frame{template: "search.html", Title: title, JSON: "/search.json", Search: typed}
	if typed != "" {
		v.page.Feed = eventsFeedHref(url.Values{"q": {typed}}, r.lang.code)
	}
	return v, nil
}

// problems says what of a query was not understood.
func (n namer) problems(q search.Query) []problemView {
	out := []problemView{}
	for _, p := range q.Problems {
		out = append(out, problemView{p, n.T("search.problem."+p.Kind, "x", visible(shorten(p.Words, 60)), "a", n.fieldName(p))})
	}
	return out
}

func searchPath(q string) string { return "/search?q=" + url.QueryEscape(q) }

// asked takes the words of a filter for what people type into a search box, and names in its fields for those who bear them; it
// says who these are.
func (s *site) asked(ctx context.Context, f store.Filter) (store.Filter, []search.Reading, error) {
	f, of, err := search.Read(ctx, s.st, f, s.opt.Names)
	if err != nil || f.Query == "" {
		return f, of, err
	}
	q := search.Parse(f.Query, s.opt.Names)
	if q.Empty() {
		return f, of, nil
	}
	return q.In(f), of, nil
}

// understood says what a part of a query was taken for.
func (n namer) understood(p search.Part) string {
	words := visible(p.Words)
	switch p.Kind {
	case store.KindStatus:
		words = n.Term("status", p.Words)
	case search.PartFrom, search.PartTo:
		words = n.dayWords(p.Words)
	}
	said := n.T("search.part."+p.Kind, "x", words)
	if names := n.bearers(p); names != "" {
		said = n.T("search.or", "a", said, "b", names)
		if p.Kind != search.PartWord && p.Kind != search.PartPhrase {
			said = n.T("search.part."+p.Kind, "x", names)
		}
	}
	if p.Or {
		said = n.T("search.else", "x", said)
	}
	if p.Not {
		said = n.T("search.not", "x", said)
	}
	return said
}

// unheard reports whether the record has no event of somebody whose name a word also is: nobody who searches for it means them. A field
// that was asked for by a name says whom it took.
func unheard(p search.Part, b search.Named, heard []search.NameHit) bool {
	asked := p.Kind != search.PartWord && p.Kind != search.PartPhrase
	return !asked && !slices.ContainsFunc(heard, func(h search.NameHit) bool { return h.Kind == b.Kind && h.ID == b.ID })
}

// namesSaid is how many bearers of a name are listed.
const namesSaid = 4

// fieldName names the field of a problem; one that there is not, as it was typed.
func (n namer) fieldName(p search.Problem) string {
	if w, ok := n.words["filter."+p.Field]; ok && p.Kind != search.ProblemField {
		return w
	}
	return visible(shorten(p.Field, 60))
}

// bearers lists those whom a part names, those of one label once: a town and its district.
func (n namer) bearers(p search.Part) string {
	var labels []string
	for _, b := range p.Names {
		if slices.ContainsFunc(p.Names, func(a search.Named) bool { return a.ID != b.ID && n.lies(b, a) }) {
			continue // what is told of the town is told of the district of the name too
		}
		label := visible(n.pick(b.Name.AR, b.Name.EN, b.ID))
		if b.Kind == store.KindPlace {
			if in := n.pick(b.Note.AR, b.Note.EN, ""); b.Note != (tawatur.Name{}) && in != label {
				label = n.T("search.placein", "x", label, "a", visible(in))
			} else {
				label = n.T("search.place", "x", label)
			}
		}
		if !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	said := strings.Join(labels[:min(len(labels), namesSaid)], n.T("sep"))
	if more := len(labels) - namesSaid; more > 0 {
		return n.T("search.andmore", "x", said, "n", strconv.Itoa(more))
	}
	return said
}

func (n namer) nameHit(h search.NameHit) nameView {
	v := nameView{
		Kind: n.term("search.kind", h.Kind), ID: h.ID, Name: n.pick(h.Name.AR, h.Name.EN, h.ID), Events: h.Events, Told: n.N("total", h.Events),
		Href: "/?" + url.Values{h.Kind: {h.ID}}.Encode(),
	}
	if h.Note != (tawatur.Name{}) {
		v.Note = n.pick(h.Note.AR, h.Note.EN, "")
	}
	if h.Perhaps {
		v.Note = n.T("search.perhaps")
	}
	if h.Kind == store.KindPlace {
		v.Href = placePath(h.ID)
	}
	return v
}

// count says how many, or more than how many.
func (n namer) count(key string, total int, more bool) string {
	words := n.N(key, total)
	if more {
		return n.T("search.morethan", "x", words)
	}
	return words
}

func (n namer) eventHits(h search.EventHits, q url.Values) foundEvents {
	out := foundEvents{Total: h.Total, More: h.More, Next: h.Next, Count: n.count("total", h.Total, h.More), List: []foundRow{}}
	out.NextHref = nextHref(q, "after", h.Next)
	for _, hit := range h.Hits {
		row := foundRow{eventRow: n.row(hit.Event, nil), Sentences: []sentenceView{}}
		for _, s := range hit.Sentences {
			row.Sentences = append(row.Sentences, n.foundIn(s))
		}
		out.List = append(out.List, row)
	}
	return out
}

func (n namer) reportHits(h search.ReportHits, q url.Values) foundReports {
	out := foundReports{Total: h.Total, More: h.More, Next: h.Next, Count: n.count("reports", h.Total, h.More), List: []foundReport{}}
	out.NextHref = nextHref(q, "reports_after", h.Next)
	for _, hit := range h.Hits {
		f := foundReport{ID: hit.ID, Href: reportPath(hit.ID), Published: hit.Published.Day(), Title: n.foundIn(hit.Title), Sentences: []sentenceView{}}
		if hit.Outlet != nil {
			f.Outlet = n.outlet(hit.Outlet.ID, hit.Outlet.Name)
		}
		if f.Published != "" {
			f.Day = n.dayWords(f.Published)
		}
		for _, s := range hit.Sentences {
			f.Sentences = append(f.Sentences, n.foundIn(s))
		}
		out.List = append(out.List, f)
	}
	return out
}

// nextHref is the next page of one of the lists, empty at its end.
func nextHref(q url.Values, name, next string) string {
	if next == "" {
		return ""
	}
	v := url.Values{"q": q["q"], name: {next}}
	return "/search?" + v.Encode()
}

func (n namer) foundIn(s search.Sentence) sentenceView {
	v := sentenceView{Sentence: s, Href: reportPath(s.Report), Outlet: n.outlet(s.Outlet, ""), Pieces: cutAt(s)}
	if s.Outlet == "" {
		v.Outlet = term{"", s.Report}
	}
	if s.Published != "" {
		v.Day = n.dayWords(s.Published)
	}
	return v
}

// cutAt cuts a sentence at its marks.
func cutAt(s search.Sentence) (out []pieceOf) {
	rs, at := []rune(s.Text), 0
	add := func(to int, mark bool) {
		if to = min(to, len(rs)); to > at {
			out = append(out, pieceOf{visible(string(rs[at:to])), mark})
			at = to
		}
	}
	for _, m := range slices.Clone(s.Marks) {
		add(m.Start-s.Start, false)
		add(m.End-s.Start, true)
	}
	add(len(rs), false)
	return out
}
