// Package know loads all knowledge of the program at once: the lexicon, the actors with the outlets, the gazetteer.
// It is read-only after Load and safe for concurrent use.
package know

import (
	"fmt"
	"sync"

	"tawatur/arabic"
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

// Splitter returns a splitter of glued words that goes by all that is known.
func (b *Base) Splitter() *arabic.Splitter {
	return arabic.NewSplitter(
		func(stem string) bool { return b.Lexicon.Knows(stem) || b.Actors.Knows(stem) },
		func(w *arabic.WordForm) bool { return b.Lexicon.Has(w) || b.Actors.Has(w) },
		b.Gazetteer.Has)
}

// Load reads the embedded knowledge files, side by side. An error names the file and, where there is one, the line.
func Load() (*Base, error) {
	var b Base
	var errs [3]error
	var wg sync.WaitGroup
	wg.Go(func() { b.Lexicon, errs[0] = lexicon.Load(knowledge.Files) })
	wg.Go(func() { b.Actors, errs[1] = actors.Load() })
	wg.Go(func() { b.Gazetteer, errs[2] = gazetteer.Load() })
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("know: %w", err)
		}
	}
	return &b, nil
}
