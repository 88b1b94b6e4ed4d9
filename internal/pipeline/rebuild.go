package pipeline

import (
	"context"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
)

// Rebuild derives all events afresh from the reports and claims of the record and replaces those kept. Dates that are
// inferred are used and not kept: the record holds what the reports say. It returns how many events there are.
func (l Line) Rebuild(ctx context.Context, st store.Store, opt event.Options) (int, error) {
	entries, err := l.Entries(ctx, st)
	if err != nil {
		return 0, err
	}
	events := Derive(entries, opt)
	if err := interrupted(ctx); err != nil {
		return 0, err
	}
	return len(events), st.ReplaceEvents(ctx, events)
}

// all returns every entry of the record.
func (l Line) all(ctx context.Context, st store.Reader) ([]tawatur.Extraction, error) {
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
	return out, nil
}

func reports(entries []tawatur.Extraction) []tawatur.Report {
	out := make([]tawatur.Report, len(entries))
	for i, e := range entries {
		out[i] = e.Report
	}
	return out
}
