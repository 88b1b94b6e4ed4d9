package export

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"tawatur"
)

// StoriesJSONL writes stories as lines of JSON, as docs/stories.schema.json describes them, in the order in which they come.
func StoriesJSONL(w io.Writer, stories iter.Seq2[tawatur.Story, error]) error {
	line := lines(w)
	for s, err := range stories {
		if err != nil {
			return err
		}
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
