package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/source"
	"tawatur/internal/know"
	"tawatur/internal/know/actors"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
)

// followFlag is a list of sources for a verb that reads reports or derives events.
type followFlag struct {
	Sources string `env:"TAWATUR_SOURCES" placeholder:"FILE" help:"A list of sources (sources.toml), whose outlets, owners and selectors are to be known; a record keeps what it says for the verbs that come after."`
}

// list reads it, nil for none.
func (f followFlag) list() (*followList, error) {
	if f.Sources == "" {
		return nil, nil
	}
	return readList(f.Sources)
}

// followList is what a list of sources says of outlets.
type followList struct {
	path    string
	outlets []store.Followed
	// proof says how what is fetched is kept.
	proof source.Proof
}

// readList reads a list of which nothing is asked for here.
func readList(path string) (*followList, error) {
	f, err := source.Load(path, source.Options{Private: true})
	if err != nil {
		return nil, err
	}
	return listOf(f), nil
}

// listOf is a list as a record keeps it.
func listOf(f *source.File) *followList {
	l := &followList{path: f.Path, proof: f.Proof}
	if l.proof.Folder != "" && !filepath.IsAbs(l.proof.Folder) {
		l.proof.Folder = filepath.Join(filepath.Dir(f.Path), l.proof.Folder)
	}
	for _, x := range f.Sources {
		o := store.Followed{ID: x.ID, Name: x.Name, Language: x.Language, Region: x.Region, Hosts: x.Hosts}
		for _, w := range x.Owners {
			o.Owners = append(o.Owners, store.StatedOwner(w))
		}
		if sel := store.PageSelectors(x.Selectors); sel.Text+sel.Title+sel.Date != "" || len(sel.Remove) > 0 {
			o.Selectors = &sel
		}
		l.outlets = append(l.outlets, o)
	}
	return l
}

// knowing loads the knowledge, with outlets that a user follows.
func knowing(outlets []store.Followed) (*know.Base, error) {
	base, err := know.Load()
	if err != nil {
		return nil, err
	}
	return base, base.Actors.Follow(asKnown(outlets))
}

// base loads the knowledge with the outlets that a record was told of.
func (s *streams) base(ctx context.Context, st store.FollowedReader) (*know.Base, error) {
	outlets, err := st.Followed(ctx)
	if err != nil {
		return nil, err
	}
	return knowing(outlets)
}

// asKnown are outlets as the knowledge takes them.
func asKnown(outlets []store.Followed) []actors.Followed {
	var out []actors.Followed
	for _, x := range outlets {
		country, _, _ := strings.Cut(x.Region, "-")
		o := actors.Followed{ID: x.ID, Name: x.Name, Country: country, Hosts: x.Hosts}
		for _, w := range x.Owners {
			o.Owners = append(o.Owners, actors.Owned{Owner: w.Name, Since: w.Since, Until: w.Until})
		}
		out = append(out, o)
	}
	return out
}

// deriverOn returns a pipeline that knows the outlets that a record was told of.
func (s *streams) deriverOn(ctx context.Context, st store.FollowedReader) (pipeline.Line, event.Options, error) {
	outlets, err := st.Followed(ctx)
	if err != nil {
		return pipeline.Line{}, event.Options{}, err
	}
	return s.deriver(outlets)
}

// deriverTold is deriverOn for a record that is first told of a list, nil for none.
func (s *streams) deriverTold(ctx context.Context, st store.Store, l *followList) (pipeline.Line, event.Options, error) {
	if l == nil {
		return s.deriverOn(ctx, st)
	}
	if _, err := s.follow(ctx, st, l); err != nil {
		return pipeline.Line{}, event.Options{}, err
	}
	return s.deriver(l.outlets)
}

// follow tells a record of a list. It says, and returns, whether that changes who belongs together.
func (s *streams) follow(ctx context.Context, st store.Store, l *followList) (otherwise bool, err error) {
	now, err := statedBy(l.outlets)
	if err != nil {
		return false, fmt.Errorf("%s: %w", l.path, err)
	}
	told, err := st.SetFollowed(ctx, l.outlets)
	if err != nil {
		return false, err
	}
	before, err := statedBy(told)
	if err != nil || before == now {
		return false, err
	}
	counts, err := st.Counts(ctx)
	if err == nil && counts.Events > 0 {
		s.say("%s: owners changed: events are made anew", l.path)
	}
	return true, err
}

// statedBy names what outlets state of their owners, by whatever names they call them.
func statedBy(outlets []store.Followed) (string, error) {
	if !slices.ContainsFunc(outlets, func(o store.Followed) bool { return len(o.Owners) > 0 }) {
		return "", nil
	}
	book, err := actors.Load()
	if err != nil {
		return "", err
	}
	err = book.Follow(asKnown(outlets))
	return book.Stated(), err
}

// selectorsOf finds the selectors for a page by the host of its address.
func selectorsOf(outlets []store.Followed) func(address string) article.Selectors {
	byHost := map[string]article.Selectors{}
	for _, x := range outlets {
		var sel article.Selectors // none, too, where those of a larger host would hold
		if x.Selectors != nil {
			sel = article.Selectors(*x.Selectors)
		}
		for _, h := range x.Hosts {
			byHost[h] = sel
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
