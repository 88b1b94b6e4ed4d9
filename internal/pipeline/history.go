package pipeline

import (
	"context"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/lineage"
	"tawatur/internal/weigh/shelf"
)

// History returns an event as it was known at the end of each day on which that changed, earliest first: derived from the reports
// near it (see [Near]) that were published until then. A report whose day nobody can tell is in none. Where the claims of the event
// were in several then, it is the one that had most of them.
func History(ctx context.Context, st store.Reader, e tawatur.Event, opt event.Options) ([]tawatur.Known, error) {
	entries, err := Near(ctx, st, e)
	if err != nil {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(x tawatur.Extraction) bool { return x.Report.Published.Day() == "" })
	slices.SortStableFunc(entries, func(a, b tawatur.Extraction) int {
		return strings.Compare(a.Report.Published.Day(), b.Report.Published.Day())
	})
	opt.Texts = lineage.New()
	m := &shelf.Memory{}
	w := event.NewWeaver(m, opt)
	var out []tawatur.Known
	for i, x := range entries {
		m.Put(int64(i), x)
		if err := w.Add(int64(i)); err != nil {
			return nil, err
		}
		day := x.Report.Published.Day()
		if i+1 < len(entries) && entries[i+1].Report.Published.Day() == day {
			continue
		}
		if err := interrupted(ctx); err != nil {
			return nil, err
		}
		if _, _, err := w.Settle(); err != nil {
			return nil, err
		}
		out = known(out, day, m.Events(), e)
	}
	return out, nil
}

// known adds an event as it is on a day to its history, where it is told by then and not as before.
func known(history []tawatur.Known, day string, events []tawatur.Event, e tawatur.Event) []tawatur.Known {
	now, told := holding(events, e)
	if !told {
		return history
	}
	now.ID = e.ID // that it had another founding claim, and so another id, is no change of what is known
	var before []tawatur.Event
	if len(history) > 0 {
		before = []tawatur.Event{history[len(history)-1].Event}
	}
	changes := event.Diff(before, []tawatur.Event{now})
	if len(changes) == 0 {
		return history
	}
	return append(history, tawatur.Known{Day: day, Event: now, Change: changes[0]})
}

// holding returns the event that has most of the claims of another, the first of equals; false when none has any.
func holding(events []tawatur.Event, e tawatur.Event) (tawatur.Event, bool) {
	of := map[string]bool{}
	for _, ref := range e.Claims {
		of[ref.ID] = true
	}
	best, most := tawatur.Event{}, 0
	for _, o := range events {
		n := 0
		for _, ref := range o.Claims {
			if of[ref.ID] {
				n++
			}
		}
		if n > most {
			best, most = o, n
		}
	}
	return best, most > 0
}
