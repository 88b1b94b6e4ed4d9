package actors

import (
	"fmt"
	"strings"

	"tawatur/arabic"
)

// example is a case of a table: a phrase and the id that must be found in it, or with not, must not.
type example struct {
	file   string
	line   int
	phrase string
	id     string
	not    bool
}

// newExample reads "phrase => id" or "phrase => !id".
func newExample(r row, s string) (example, error) {
	phrase, id, ok := strings.Cut(s, "=>")
	if !ok {
		return example{}, r.errorf("example %q has no =>", s)
	}
	id, not := strings.CutPrefix(strings.TrimSpace(id), "!")
	return example{r.file, r.line, strings.TrimSpace(phrase), id, not}, nil
}

// Check runs the examples of the tables and looks every actor's own name up. It returns one error, with file and line
// where there is one, for each that fails.
func (b *Book) Check() []error {
	var errs []error
	for _, c := range b.cases {
		if b.finds(c.phrase, c.id) == c.not {
			errs = append(errs, fmt.Errorf("%s:%d: example %q: %s", c.file, c.line, c.phrase, b.found(c.phrase)))
		}
	}
	for _, a := range b.actors {
		if a.Kind != "media" && !b.finds(a.NameAR, a.ID) {
			errs = append(errs, fmt.Errorf("actors: %s: its own name %q: %s", a.ID, a.NameAR, b.found(a.NameAR)))
		}
	}
	return errs
}

func (b *Book) finds(phrase, id string) bool {
	for _, m := range b.Mentions(arabic.Tokenize(phrase)) {
		if m.ID == id {
			return true
		}
	}
	return false
}

// found says what is found in a phrase, for messages.
func (b *Book) found(phrase string) string {
	var ids []string
	for _, m := range b.Mentions(arabic.Tokenize(phrase)) {
		ids = append(ids, m.ID)
	}
	return "found [" + strings.Join(ids, " ") + "]"
}
