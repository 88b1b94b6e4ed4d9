package web

import (
	"context"

	"tawatur/internal/store"
)

// coverageView says which outlets were read and which were not: a list that is silent about a town may be so because nobody who
// writes of it was read.
type coverageView struct {
	// Outlets is how many outlets the record has reports of, Watched how many sources are followed.
	Outlets int `json:"outlets"`
	Watched int `json:"watched"`
	// Well is how many of the watched are read as they publish; Missing are the others.
	Well    int            `json:"well"`
	Missing []missedSource `json:"missing"`
	// Unread counts the reports that are kept and could not be read, by the reason.
	Unread []countView `json:"unread"`
}

// missedSource is a source that is watched and not read as it publishes, with why.
type missedSource struct {
	term
	Href  string `json:"-"`
	State term   `json:"state"`
	// Last is when something new of it last came, in words.
	Last string `json:"-"`
	News string `json:"new_item,omitempty"`
}

// watched reads how the watch goes. It is kept for a while: the overview shows it to everybody.
func (s *site) watched(ctx context.Context) ([]store.SourceHealth, error) {
	return store.Health(ctx, s.st, s.opt.Now())
}

func (s *site) coverage(ctx context.Context, n namer, counts store.Counts) (*coverageView, error) {
	sources, err := s.watch.Get(ctx)
	if err != nil {
		return nil, err
	}
	v := &coverageView{Outlets: counts.Outlets, Watched: len(sources), Missing: []missedSource{}, Unread: n.unread(counts)}
	for _, h := range sources {
		if h.State == store.StateWell {
			v.Well++
			continue
		}
		m := missedSource{term: term{h.ID, n.pick(h.Name.AR, h.Name.EN, h.ID)}, Href: n.outletPage(h.ID), State: n.term("health.state", h.State), Last: n.ago(h.NewItem, s.opt.Now())}
		if !h.NewItem.IsZero() {
			m.News = dayOf(h.NewItem)
		}
		v.Missing = append(v.Missing, m)
	}
	return v, nil
}
