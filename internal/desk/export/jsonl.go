// Package export writes the events of a record for other programs. It adds nothing and leaves nothing out of what the
// record holds; each format is one function. The same record gives the same bytes.
package export

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"tawatur"
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

// JSONL writes events as lines of JSON, as `events.schema.json` describes them, newest first. It returns the first error of w.
func JSONL(w io.Writer, events []tawatur.Event) error {
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

// lines returns what writes a value as one line of JSON, its Arabic and its signs as they are.
func lines(w io.Writer) func(any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode
}
