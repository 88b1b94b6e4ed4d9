package export

import (
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

// lines returns what writes a value as one line of JSON, its Arabic and its signs as they are.
func lines(w io.Writer) func(any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode
}
