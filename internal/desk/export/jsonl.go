// Package export writes the events of a record for other programs. It adds nothing and leaves nothing out of what the
// record holds; each format is one function. The same record gives the same bytes.
package export

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"tawatur"
	"tawatur/internal/store"
)

// StoriesJSONL writes stories as lines of JSON, as docs/stories.schema.json describes them, newest first.
func StoriesJSONL(w io.Writer, stories []tawatur.Story) error {
	line := lines(w)
	for _, s := range slices.SortedFunc(slices.Values(stories), tawatur.Newer) {
		if err := line(s); err != nil {
			return fmt.Errorf("export story %q: %w", s.ID, err)
		}
	}
	return nil
}

// EventsJSONL writes some events as [JSONL] writes those of a record.
func EventsJSONL(w io.Writer, events []tawatur.Event) error {
	newest := func(a, b tawatur.Event) int {
		return cmp.Or(cmp.Compare(b.Time.Start, a.Time.Start), cmp.Compare(a.ID, b.ID))
	}
	line := lines(w)
	for _, e := range slices.SortedFunc(slices.Values(events), newest) {
		if err := line(e); err != nil {
			return fmt.Errorf("export event %q: %w", e.ID, err)
		}
	}
	return nil
}

// JSONL writes every event as one line of JSON, newest first, as `events.schema.json` describes it. It returns the first
// error of the store or of w.
func JSONL(ctx context.Context, w io.Writer, st store.Reader) error {
	line := lines(w)
	for e, err := range store.AllEvents(ctx, st) {
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if err := line(e); err != nil {
			return fmt.Errorf("export event %q: %w", e.ID, err)
		}
	}
	return nil
}

// lines returns what writes a value as one line of JSON, its Arabic and its signs as they are.
func lines(w io.Writer) func(any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode
}
