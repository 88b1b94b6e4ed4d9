package main

import (
	"fmt"
	"strings"

	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/source"
	"tawatur/internal/know"
	"tawatur/internal/know/actors"
)

// sourcesEnv names the environment's list of sources, which holds for every verb.
const sourcesEnv = "TAWATUR_SOURCES"

// followFlag is a list of sources for a verb that reads reports or derives events.
type followFlag struct {
	Sources string `env:"TAWATUR_SOURCES" placeholder:"FILE" help:"A list of sources (sources.toml), whose outlets, owners and selectors are to be known."`
}

// base loads the knowledge, with the outlets of the list of sources if there is one.
func (s *streams) base() (*know.Base, error) {
	base, err := know.Load()
	if err != nil || s.sources == "" {
		return base, err
	}
	f, err := source.Load(s.sources, source.Options{Private: true}) // nothing of it is asked for here
	if err != nil {
		return nil, err
	}
	if err := base.Actors.Follow(outletsOf(f)); err != nil {
		return nil, fmt.Errorf("%s: %w", s.sources, err)
	}
	s.selectors = selectorsOf(f)
	return base, nil
}

// outletsOf are the outlets of a list of sources as the knowledge takes them.
func outletsOf(f *source.File) []actors.Followed {
	var out []actors.Followed
	for _, x := range f.Sources {
		country, _, _ := strings.Cut(x.Region, "-")
		o := actors.Followed{ID: x.ID, Name: x.Name, Country: country, Hosts: x.Hosts}
		for _, w := range x.Owners {
			o.Owners = append(o.Owners, actors.Owned{Owner: w.Name, Since: w.Since, Until: w.Until})
		}
		out = append(out, o)
	}
	return out
}

// selectorsOf finds the selectors for a page by the host of its address.
func selectorsOf(f *source.File) func(address string) article.Selectors {
	byHost := map[string]article.Selectors{}
	for _, x := range f.Sources {
		for _, h := range x.Hosts {
			byHost[h] = article.Selectors(x.Selectors)
		}
	}
	return func(address string) article.Selectors {
		for h := source.HostOf(address); h != ""; _, h, _ = strings.Cut(h, ".") {
			if sel, ok := byHost[h]; ok {
				return sel
			}
		}
		return article.Selectors{}
	}
}
