package web

import (
	"fmt"
	"strings"

	"tawatur"
)

// Wording says in both languages what the pages say of how well an event is attested, for those who hand events on without a page.
type Wording struct{ by map[string]namer }

// NewWording returns the wording of the pages with the names in their options.
func NewWording(opt Options) (*Wording, error) {
	words, err := readWords(stringFiles)
	if err != nil {
		return nil, fmt.Errorf("web: words of the pages: %w", err)
	}
	s := &site{opt: withDefaults(opt), types: map[string]TypeLabel{}, words: words}
	w := &Wording{map[string]namer{}}
	for _, code := range languages() {
		w.by[code] = namer{lang: words.in(code), s: s}
	}
	return w, nil
}

// Status says how many articles, outlets and origins tell an event, and what is disputed.
func (w *Wording) Status(ev tawatur.Event) tawatur.Name {
	return tawatur.Name{AR: w.by["ar"].attested(ev), EN: w.by["en"].attested(ev)}
}

// attested is the triple, the sentence about the origins, and a mark for each dispute.
func (n namer) attested(ev tawatur.Event) string {
	v := n.status(ev, nil)
	parts := []string{v.Triple}
	if v.Words != "" {
		parts = append(parts, v.Words)
	}
	for _, c := range v.Chips {
		if c.Kind == "disputed" {
			parts = append(parts, c.Label)
		}
	}
	return strings.Join(parts, ". ")
}
