package store

import (
	"context"
	"time"

	"tawatur"
)

// States of a source that is watched, the worst first: that of a source is the worst that holds.
const (
	StateFailing = "failing" // a feed of it did not answer well the last time
	StateResting = "resting" // a feed of it has been gone for long
	StateQuiet   = "quiet"   // its feeds answer, and have had nothing new for long
	StateNew     = "new"     // no feed of it has been asked yet
	StateWell    = "well"
)

// SourceStates returns the states of a source.
func SourceStates() []string {
	return []string{StateFailing, StateResting, StateQuiet, StateNew, StateWell}
}

// quietAfter is from how long without anything new on a source counts as quiet: a newspaper that says nothing for a week has moved, or its feed is no more filled.
const quietAfter = 7 * 24 * time.Hour

// SourceHealth is how it goes with a source that is watched. The zero time is never.
type SourceHealth struct {
	ID    string       `json:"id"`
	Name  tawatur.Name `json:"name"`
	State string       `json:"state"`
	// Success and NewItem are the last of any of its feeds, Due the next.
	Success time.Time `json:"success,omitzero"`
	NewItem time.Time `json:"new_item,omitzero"`
	Due     time.Time `json:"due,omitzero"`
	// Addresses counts its addresses by status.
	Addresses map[string]int `json:"addresses"`
	// Error is the last one of the feeds that fail, nil if none does.
	Error *Trouble `json:"error,omitempty"`
	Feeds []Feed   `json:"feeds"`
}

// Health returns how it goes with the sources that are watched, by their ids.
func Health(ctx context.Context, r WatchReader, now time.Time) ([]SourceHealth, error) {
	feeds, err := r.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	counts, err := r.AddressCounts(ctx)
	if err != nil {
		return nil, err
	}
	out := []SourceHealth{}
	for _, f := range feeds { // ordered by source
		if f.Dropped {
			continue
		}
		if n := len(out); n == 0 || out[n-1].ID != f.Source {
			out = append(out, SourceHealth{ID: f.Source, Name: f.Name, Addresses: counts[f.Source]})
		}
		out[len(out)-1].add(f)
	}
	for i := range out {
		if out[i].Addresses == nil {
			out[i].Addresses = map[string]int{}
		}
		out[i].State = out[i].state(now)
	}
	return out, nil
}

// add takes a feed in.
func (h *SourceHealth) add(f Feed) {
	h.Feeds = append(h.Feeds, f)
	if f.Success.After(h.Success) {
		h.Success = f.Success
	}
	if f.NewItem.After(h.NewItem) {
		h.NewItem = f.NewItem
	}
	if h.Due.IsZero() || f.Due.Before(h.Due) {
		h.Due = f.Due
	}
	if f.Failures > 0 && (h.Error == nil || f.Error.At.After(h.Error.At)) {
		h.Error = f.Error
	}
}

func (h *SourceHealth) state(now time.Time) string {
	failing, resting, asked := false, false, false
	for _, f := range h.Feeds {
		failing = failing || f.Failures > 0 && f.Resting.IsZero()
		resting = resting || !f.Resting.IsZero()
		asked = asked || !f.Asked.IsZero()
	}
	switch {
	case failing:
		return StateFailing
	case resting:
		return StateResting
	case !asked:
		return StateNew
	case !h.NewItem.IsZero() && now.Sub(h.NewItem) > quietAfter:
		return StateQuiet
	}
	return StateWell
}
