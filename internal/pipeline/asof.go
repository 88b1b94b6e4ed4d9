package pipeline

import (
	"context"
	"time"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/lineage"
)

// Entries returns the record's entries as events are made of them: undated reports with the dates that the others imply.
func (l Line) Entries(ctx context.Context, st store.Reader) ([]tawatur.Extraction, error) {
	var out []tawatur.Extraction
	for e, err := range st.Entries(ctx) {
		if err := interrupted(ctx); err != nil {
			return nil, err
		}
		if err != nil {
			return nil, err
		}
		out = append(out, e)
		l.progress(len(out))
	}
	return out, l.date(out, nil)
}

// PublishedBy tells the reports that were published until the end of a day. One whose day nobody can tell is none of them.
func PublishedBy(day time.Time) func(tawatur.Report) bool {
	last := day.Format(time.DateOnly)
	return func(r tawatur.Report) bool { return r.Published.Day() != "" && r.Published.Day() <= last }
}

// TakenBy tells the reports that a record had taken in until the end of a day.
func TakenBy(taken map[string]time.Time, day time.Time) func(tawatur.Report) bool {
	end := day.AddDate(0, 0, 1)
	return func(r tawatur.Report) bool { at, known := taken[r.ID]; return known && at.Before(end) }
}

// Until takes those reports of a record of which known says so into another, which is empty, and derives their events there. What is held
// does not grow with the record.
func (l Line) Until(ctx context.Context, st store.Reader, known func(tawatur.Report) bool, past store.Store, opt event.Options) error {
	var some []store.Arrival
	for e, err := range st.Entries(ctx) {
		if err != nil {
			return err
		}
		if err := interrupted(ctx); err != nil {
			return err
		}
		if known(e.Report) {
			some = append(some, store.Arrival{Entry: e})
		}
		if len(some) == keptAtOnce {
			if _, err := past.AddEntries(ctx, some); err != nil {
				return err
			}
			some = some[:0]
		}
	}
	if _, err := past.AddEntries(ctx, some); err != nil {
		return err
	}
	_, err := l.Weave(ctx, past, opt)
	return err
}

// AsOf derives the events as they were known at the end of a day: from the reports published until then. A report whose
// day nobody can tell is not in any such view.
func AsOf(entries []tawatur.Extraction, day time.Time, opt event.Options) []tawatur.Event {
	return until(entries, opt, PublishedBy(day))
}

// AsTaken derives the events as a record had them at the end of a day: from the reports that it had taken in until then.
func AsTaken(entries []tawatur.Extraction, taken map[string]time.Time, day time.Time, opt event.Options) []tawatur.Event {
	return until(entries, opt, TakenBy(taken, day))
}

func until(entries []tawatur.Extraction, opt event.Options, known func(tawatur.Report) bool) []tawatur.Event {
	var out []tawatur.Extraction
	for _, e := range entries {
		if known(e.Report) {
			out = append(out, e)
		}
	}
	return Derive(out, opt)
}

// Derive makes the events of some entries.
func Derive(entries []tawatur.Extraction, opt event.Options) []tawatur.Event {
	opt.Texts = lineage.New()
	return event.Build(entries, opt)
}
