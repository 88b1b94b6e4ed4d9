package view

import (
	"context"
	"slices"
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
		return "the field " + p.Field + " knows no " + words
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

func (r *Record) query(text string) (search.Query, error) { return Query(text, r.opt.Names) }

// fields takes the names in a filter for those who bear them. One that nobody bears and no event is filed under is [NotUnderstood].
func (r *Record) fields(ctx context.Context, f store.Filter) (store.Filter, error) {
	f, fields := search.Fields(f, r.opt.Names)
	for _, x := range fields {
		if len(x.Names) > 0 {
			continue
		}
		n, err := r.Tally(ctx, x.Kind, x.Words)
		if err != nil {
			return f, err
		}
		if n == 0 {
			return f, &NotUnderstood{Problems: []search.Problem{{Kind: search.ProblemName, Words: x.Words, Field: x.Kind}}, Filter: x.Kind}
		}
	}
	return f, nil
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

// Called returns who or what of a kind bears a name or an id and has events in the record, those of most events first.
func (r *Record) Called(ctx context.Context, kind, name string) ([]search.NameHit, error) {
	bearers := []search.Named{}
	if r.opt.Names != nil {
		bearers = search.Meant(r.opt.Names(kind, name))
	}
	byID := slices.IndexFunc(bearers, func(n search.Named) bool { return n.ID == name })
	if byID >= 0 {
		bearers = bearers[byID : byID+1]
	} else if len(bearers) == 0 {
		bearers = []search.Named{{Kind: kind, ID: name}}
	}
	var out []search.NameHit
	for _, n := range bearers {
		events, err := r.Tally(ctx, kind, n.ID)
		if err != nil {
			return nil, err
		}
		if events > 0 {
			out = append(out, search.NameHit{Named: n, Events: events})
		}
	}
	slices.SortStableFunc(out, func(a, b search.NameHit) int { return b.Events - a.Events })
	return out, nil
}
