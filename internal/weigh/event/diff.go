package event

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tawatur"
)

// Diff compares two views of a record, such as those of two days. Changes come in the order of the events' ids.
func Diff(before, after []tawatur.Event) []tawatur.Change {
	was, holder, known := map[string]tawatur.Event{}, map[string]string{}, map[string]bool{}
	for _, e := range before {
		was[e.ID] = e
		for _, c := range e.Claims {
			known[c.ID] = true
		}
	}
	now := map[string]tawatur.Event{}
	for _, e := range after {
		now[e.ID] = e
		for _, c := range slices.Concat(e.Claims, e.Recalls) {
			holder[c.ID] = e.ID
		}
	}
	var out []tawatur.Change
	for _, id := range keys(now) {
		if c, differs := compareViews(was, now[id], known); differs {
			out = append(out, c)
		}
	}
	for _, id := range keys(was) {
		if _, stays := now[id]; !stays {
			out = append(out, lost(was[id], holder))
		}
	}
	slices.SortStableFunc(out, func(a, b tawatur.Change) int { return strings.Compare(a.Event, b.Event) })
	return out
}

// compareViews describes how an event of the later view differs from the earlier view.
func compareViews(was map[string]tawatur.Event, e tawatur.Event, known map[string]bool) (tawatur.Change, bool) {
	c := tawatur.Change{Kind: tawatur.ChangeNew, Event: e.ID, Type: e.Type, Title: e.Title}
	for _, ref := range e.Claims {
		if !known[ref.ID] {
			c.Claims = append(c.Claims, ref)
		}
	}
	old, ok := was[e.ID]
	if ok {
		c.Kind = tawatur.ChangeField
	}
	a, b := findings(old), findings(e)
	for _, f := range keys(b) {
		if a[f] != b[f] {
			c.Fields = append(c.Fields, tawatur.FieldChange{Field: f, Was: a[f], Now: b[f]})
		}
	}
	for _, f := range keys(a) {
		if _, still := b[f]; !still {
			c.Fields = append(c.Fields, tawatur.FieldChange{Field: f, Was: a[f], Now: ""})
		}
	}
	return c, !ok || len(c.Fields) > 0
}

// lost says what became of an event that the later view has not: most of its claims are in another, or in none.
func lost(e tawatur.Event, holder map[string]string) tawatur.Change {
	c := tawatur.Change{Kind: tawatur.ChangeGone, Event: e.ID, Type: e.Type, Title: e.Title}
	in := map[string]int{}
	for _, ref := range e.Claims {
		if h := holder[ref.ID]; h != "" {
			in[h]++
		}
	}
	for _, id := range keys(in) {
		if c.Into == "" || in[id] > in[c.Into] {
			c.Kind, c.Into = tawatur.ChangeMerged, id
		}
	}
	return c
}

// findings writes what an event says as words by field, so that two views can be held against each other.
func findings(e tawatur.Event) map[string]string {
	f := map[string]string{}
	put := func(field, v string) {
		if v != "" {
			f[field] = v
		}
	}
	put("type", e.Type)
	put("time", e.Time.EDTF)
	if e.Place != nil {
		put("place", e.Place.ID)
	}
	for _, a := range e.Actors {
		put("actor "+a.Role, strings.TrimPrefix(f["actor "+a.Role]+", "+a.ID, ", "))
	}
	for _, h := range e.Harm {
		put(h.Kind+" "+h.Who, cmp.Or(rangeWords(h.Min, h.Max), "unknown number"))
	}
	for _, d := range e.Disputes {
		var values []string
		for _, v := range d.Values {
			values = append(values, v.Value)
		}
		put("dispute "+d.Field, strings.Join(values, " | "))
	}
	if e.ID != "" {
		put("articles", strconv.Itoa(e.Status.Articles))
		put("origins", strconv.Itoa(e.Status.Origins))
	}
	return f
}
