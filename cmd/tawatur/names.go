package main

import (
	"tawatur/internal/desk/search"
	"tawatur/internal/know"
	"tawatur/internal/pipeline"
)

// namesOf lets a search find who and what is called by a name.
func namesOf(base *know.Base, types []pipeline.EventType) search.Names {
	return func(kind, name string) []search.Named {
		var out []search.Named
		for _, c := range pipeline.WhoIsCalled(base, types, kind, name) {
			out = append(out, search.Named(c))
		}
		return out
	}
}
