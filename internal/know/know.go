// Package know loads all knowledge of the program at once: the lexicon, the actors with the outlets, the gazetteer.
// It is read-only after Load and safe for concurrent use.
package know

import (
	"fmt"

	"tawatur/internal/know/actors"
	"tawatur/internal/know/gazetteer"
	"tawatur/internal/know/lexicon"
	"tawatur/knowledge"
)

// Base is the loaded knowledge.
type Base struct {
	Lexicon   *lexicon.Lexicon
	Actors    *actors.Book
	Gazetteer *gazetteer.Gazetteer
}

// Load reads the embedded knowledge files. An error names the file and, where there is one, the line.
func Load() (*Base, error) {
	l, err := lexicon.Load(knowledge.Files)
	if err != nil {
		return nil, fmt.Errorf("know: %w", err)
	}
	a, err := actors.Load()
	if err != nil {
		return nil, fmt.Errorf("know: %w", err)
	}
	g, err := gazetteer.Load()
	if err != nil {
		return nil, fmt.Errorf("know: %w", err)
	}
	return &Base{Lexicon: l, Actors: a, Gazetteer: g}, nil
}
