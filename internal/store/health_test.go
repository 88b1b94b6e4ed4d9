package store

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// watched is a record with some feeds.
type watched struct {
	WatchReader
	feeds  []Feed
	counts map[string]map[string]int
}

func (w watched) Feeds(context.Context) ([]Feed, error) { return w.feeds, nil }

func (w watched) AddressCounts(context.Context) (map[string]map[string]int, error) {
	return w.counts, nil
}

func TestHealth(t *testing.T) {
	now := time.Date(2024, 8, 9, 12, 0, 0, 0, time.UTC)
	ago := func(d time.Duration) time.Time { return now.Add(-d) }
	bad := &Trouble{At: ago(time.Minute), Kind: "timeout"}
	got, err := Health(t.Context(), watched{
		feeds: []Feed{
			{Source: "failing", Asked: ago(1), Success: ago(time.Hour), NewItem: ago(2 * time.Hour), Failures: 3, Error: bad, Due: ago(-time.Minute)},
			{Source: "failing", Asked: ago(1), Success: ago(2 * time.Hour), Due: ago(-time.Hour), Failures: 1, Error: &Trouble{At: ago(time.Hour)}},
			{Source: "gone", Asked: ago(1), Failures: 9, Error: bad, Resting: ago(time.Hour)},
			{Source: "mended", Asked: ago(1), Success: ago(1), NewItem: ago(time.Hour), Error: bad},
			{Source: "never"},
			{Source: "out", Dropped: true, Failures: 1, Error: bad},
			{Source: "quiet", Asked: ago(1), Success: ago(1), NewItem: ago(8 * 24 * time.Hour)},
		},
		counts: map[string]map[string]int{"gone": {"done": 3}, "out": {"done": 1}},
	}, now)
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, h := range got {
		states[h.ID] = h.State
	}
	want := map[string]string{"failing": StateFailing, "gone": StateResting, "mended": StateWell, "never": StateNew, "quiet": StateQuiet}
	if d := cmp.Diff(want, states); d != "" {
		t.Errorf("want -, got +\n%s", d)
	}
	f := got[0]
	if !f.Success.Equal(ago(time.Hour)) || !f.NewItem.Equal(ago(2*time.Hour)) || !f.Due.Equal(ago(-time.Minute)) || f.Error != bad || len(f.Feeds) != 2 {
		t.Errorf("%+v", f)
	}
	if got[1].Addresses["done"] != 3 || got[2].Error != nil {
		t.Errorf("%+v", got[1:3])
	}
}
