package view

import (
	"context"
	"errors"
	"strings"

	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// NotUnderstood says what of a query is not understood. The pages say so beside what they find; a program would take the rest for
// the answer, so to it it is an error.
type NotUnderstood struct {
	Problems []search.Problem
	// Filter is the field of a filter that it is about, "" for the words of a query.
	Filter string
}

// Error names the parts.
func (e *NotUnderstood) Error() string {
	var parts []string
	for _, p := range e.Problems {
		parts = append(parts, Why(p))
	}
	return strings.Join(parts, "; ")
}

// Why says why a part of a query is not understood.
func Why(p search.Problem) string {
	words := `"` + p.Words + `"`
	switch p.Kind {
	case search.ProblemField:
		return "there is no field " + `"` + p.Field + `"`
	case search.ProblemName:
		said := "the field " + p.Field + " knows no " + words
		if len(p.Near) > 0 {
			said += "; near it: " + search.Listed(p.Near)
		}
		return said
	case search.ProblemDay:
		return words + " is no day; want one as 2024-08-07"
	case search.ProblemEmpty:
		return words + " has no word to look for"
	case search.ProblemPrefix:
		return words + " is too short a beginning to look for"
	case search.ProblemLong:
		return "more than can be asked at once"
	}
	return words + " is not understood (" + p.Kind + ")"
}

// Query reads what is searched for; a part that is not understood is [NotUnderstood]. A quotation mark that is not closed is taken as
// closed.
func Query(text string, names search.Names) (search.Query, error) {
	q := search.Parse(text, names)
	var bad []search.Problem
	for _, p := range q.Problems {
		if p.Kind != search.ProblemQuote {
			bad = append(bad, p)
		}
	}
	if len(bad) > 0 {
		return q, &NotUnderstood{Problems: bad}
	}
	return q, nil
}

// query is [Query], which says of a name that nobody bears which names of the record come near it.
func (r *Record) query(ctx context.Context, text string) (search.Query, error) {
	q, err := Query(text, r.opt.Names)
	var bad *NotUnderstood
	if errors.As(err, &bad) {
		for i, p := range bad.Problems {
			if p.Kind != search.ProblemName {
				continue
			}
			near, err := search.Called(ctx, r.Reader, r.opt.Names, p.Field, p.Words)
			if err != nil {
				return q, err
			}
			bad.Problems[i].Near = near.Near
		}
	}
	return q, err
}

// understood returns the error of reading names, and of one that nobody bears [NotUnderstood].
func understood(of []search.Reading, err error) error {
	if err == nil {
		err = search.Unknown(of)
	}
	var nobody *search.UnknownError
	if !errors.As(err, &nobody) {
		return err
	}
	return &NotUnderstood{Problems: []search.Problem{{Kind: search.ProblemName, Words: nobody.Words, Field: nobody.Kind, Near: nobody.Near}}, Filter: nobody.Kind}
}

// fields takes the names in a filter for those who bear them. One that nobody bears and no event is filed under is [NotUnderstood].
func (r *Record) fields(ctx context.Context, f store.Filter) (store.Filter, []search.Reading, error) {
	f, of, err := search.Read(ctx, r.Reader, f, r.opt.Names)
	return f, of, understood(of, err)
}

// outlets returns the ids of those whom names, or ids, of outlets name, whether they tell of an event or not. An empty one names nobody.
func (r *Record) outlets(ctx context.Context, called []string) (ids []string, err error) {
	for _, words := range called {
		if words == "" {
			continue
		}
		bearers := search.Bearing(r.opt.Names, store.KindOutlet, words)
		if len(bearers) == 0 {
			read, err := search.Called(ctx, r.Reader, r.opt.Names, store.KindOutlet, words)
			if err := understood([]search.Reading{read}, err); err != nil {
				return nil, err
			}
			for _, n := range read.Of {
				bearers = append(bearers, n.Named)
			}
		}
		for _, n := range bearers {
			ids = append(ids, n.ID)
		}
	}
	return ids, nil
}

// OnePlace returns the place that is called so; see [search.OnePlace].
func (r *Record) OnePlace(ctx context.Context, words string) (search.NameHit, error) {
	return search.OnePlace(ctx, r.Reader, r.opt.Names, words)
}

// find returns the events that a query and a filter take.
func (r *Record) find(ctx context.Context, q search.Query, f store.Filter) (search.EventHits, error) {
	if !q.Empty() {
		q.Events = q.In(f)
		found, err := search.Find(ctx, r.Reader, q, search.Options{Events: f.Limit, Reports: -1, After: f.After})
		return found.Events, err
	}
	f.Query = ""
	page, err := r.Events(ctx, f)
	out := search.EventHits{Total: page.Total, More: page.More, Next: page.Next}
	for _, e := range page.Events {
		out.Hits = append(out.Hits, search.EventHit{Event: e})
	}
	return out, err
}

// marked fills the lists of sentences.
func marked(of []search.Sentence) []search.Sentence {
	out := list(of)
	for i := range out {
		out[i].Marks = list(out[i].Marks)
	}
	return out
}
