package main

import (
	"cmp"
	"fmt"
	"os"
	"sync"

	"tawatur"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/fetch"
	"tawatur/internal/acquire/source"
	"tawatur/internal/store"
	"tawatur/internal/watch"
)

// sourcesFile is sources.toml while it is watched. It is safe for concurrent use.
type sourcesFile struct {
	path string
	opt  source.Options

	mu sync.Mutex
	// stamp tells a state of the file from others.
	stamp string
	// list is what it says of outlets; named finds the outlet of a source by its id, chosen the selectors for a page.
	list   *followList
	named  func(id string) *tawatur.Outlet
	chosen func(address string) article.Selectors
}

// read reads the file.
func (f *sourcesFile) read() ([]watch.Source, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stamp, _ = f.state() // before it is read; one with an error in it is read again when it changes
	file, err := source.Load(f.path, f.opt)
	if err != nil {
		return nil, err
	}
	out := []watch.Source{}
	for _, s := range file.Enabled() {
		out = append(out, watched(s))
	}
	f.list, f.named = listOf(file), outletsBy(file.Enabled())
	f.chosen = selectorsOf(f.list.outlets)
	return out, nil
}

// state tells whether the file is another than it was.
func (f *sourcesFile) state() (string, error) {
	info, err := os.Stat(f.path)
	if err != nil {
		return "", fmt.Errorf("read sources: %w", err)
	}
	return fmt.Sprint(info.ModTime().UnixNano(), info.Size()), nil
}

// changed reads the file if it changed, and returns nil if it did not.
func (f *sourcesFile) changed() ([]watch.Source, error) {
	f.mu.Lock()
	stamp, err := f.state()
	same := err == nil && stamp == f.stamp
	f.mu.Unlock()
	if same || err != nil {
		return nil, err
	}
	return f.read()
}

// reload returns what reads the file again and tells what it says of outlets, nil for one that did not change. What could not be told is read
// once more the next time.
func (f *sourcesFile) reload(tell func(*followList) error) func() ([]watch.Source, error) {
	return func() ([]watch.Source, error) {
		list, err := f.changed()
		if err != nil || list == nil {
			return nil, err
		}
		if err := tell(f.said()); err != nil {
			f.forget()
			return nil, err
		}
		return list, nil
	}
}

// said is what the file says of outlets.
func (f *sourcesFile) said() *followList {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.list
}

// forget lets the file count as changed.
func (f *sourcesFile) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stamp = ""
}

// outlet returns the outlet of a source.
func (f *sourcesFile) outlet(id string) *tawatur.Outlet {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.named(id)
}

// selectors returns those for a page.
func (f *sourcesFile) selectors(address string) article.Selectors {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.chosen(address)
}

// outletOf is a source as the outlet of reports.
func outletOf(s source.Source) *tawatur.Outlet {
	return &tawatur.Outlet{ID: s.ID, Name: cmp.Or(s.Name.AR, s.Name.EN)}
}

// outletsBy returns the outlet of a source by its id.
func outletsBy(list []source.Source) func(id string) *tawatur.Outlet {
	of := map[string]*tawatur.Outlet{}
	for _, s := range list {
		of[s.ID] = outletOf(s)
	}
	return func(id string) *tawatur.Outlet { return of[id] }
}

// watched is a source as a watch knows it.
func watched(s source.Source) watch.Source {
	out := watch.Source{ID: s.ID}
	for kind, addresses := range map[string][]string{store.KindFeed: s.Feeds, store.KindSitemap: s.Sitemaps} {
		for _, a := range addresses {
			out.Feeds = append(out.Feeds, store.Feed{URL: a, Source: s.ID, Name: s.Name, Host: fetch.HostOf(a), Kind: kind, Every: s.Every})
		}
	}
	return out
}
