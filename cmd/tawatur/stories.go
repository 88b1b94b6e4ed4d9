package main

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/story"
)

type storiesCmd struct {
	dbFlag
	Kind  string `enum:",siege,fighting,bombardment,talks,detention,displacement,toll" default:"" placeholder:"KIND" help:"siege, fighting, bombardment, talks, detention, displacement or toll."`
	Place string `placeholder:"PLACE" help:"A place, by id or name; stories inside it count."`
	From  string `placeholder:"DAY" help:"Stories that touch this day or a later one, as 2024-08-07."`
	To    string `placeholder:"DAY" help:"Stories that touch this day or an earlier one."`
	JSON  bool   `name:"json" help:"Write one story a line (docs/stories.schema.json)."`
}

// Help is shown below the flags.
func (*storiesCmd) Help() string {
	return `A story is several events that belong together over time: a siege is opened, described and lifted; talks lead to a deal; people are held and let go; a toll rises. Stories are derived from the events of the record, newest first. The number of origins is a lower bound.

Examples:

    tawatur stories --db record.db
    tawatur stories --db record.db --kind siege --place القامشلي --from 2024-08-01 --to 2024-08-31
    tawatur stories --db record.db --json
`
}

// Run lists the stories.
func (c *storiesCmd) Run(ctx context.Context, s *streams) error {
	for flag, day := range map[string]string{"--from": c.From, "--to": c.To} {
		if day == "" {
			continue
		}
		if _, err := aDay(flag, day); err != nil {
			return err
		}
	}
	return s.tell(ctx, c.DB, func(t teller) error {
		var at func(string) bool
		if c.Place != "" {
			p, err := t.place(c.Place)
			if err != nil {
				return err
			}
			at = func(id string) bool { return t.Within(p.ID, id) }
		}
		stories := slices.DeleteFunc(t.Stories(t.events), func(st tawatur.Story) bool { return !st.Meets(c.Kind, at, c.From, c.To) })
		slices.SortFunc(stories, tawatur.Newer)
		if c.JSON {
			return writeAll(s, stories)
		}
		out := bufio.NewWriter(s.out)
		p := printer{out}
		for _, st := range stories {
			p.storyHead(st)
		}
		s.say("%s", count.Of(len(stories), "story"))
		return out.Flush()
	})
}

// teller is the events of a record with what derives stories from them.
type teller struct {
	story.Teller
	events []tawatur.Event
}

// tell reads the events of a record, for work that derives stories from them.
func (s *streams) tell(ctx context.Context, db string, work func(teller) error) error {
	return s.derived(ctx, db, func(_ pipeline.Line, world event.Options, st store.Reader) error {
		if err := warnStale(ctx, s, st); err != nil {
			return err
		}
		events, err := store.AllEvents(ctx, st)
		if err != nil {
			return err
		}
		return work(teller{story.Teller{World: world}, events})
	})
}

// place finds a place that events name.
func (t teller) place(what string) (tawatur.EventPlace, error) {
	return placeIn(each(t.events), what)
}

// each yields events as a record does.
func each(events []tawatur.Event) iter.Seq2[tawatur.Event, error] {
	return func(yield func(tawatur.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// placeIn finds a place that events name by its id or its name in either language. A name that several places bear is an error that
// lists them.
func placeIn(events iter.Seq2[tawatur.Event, error], what string) (tawatur.EventPlace, error) {
	want := arabic.Fold(what)
	found := map[string]tawatur.EventPlace{}
	for e, err := range events {
		if err != nil {
			return tawatur.EventPlace{}, err
		}
		for _, p := range e.Places {
			if p.ID == what {
				return p, nil
			}
			if arabic.Fold(p.Name.AR) == want || strings.EqualFold(p.Name.EN, what) {
				found[p.ID] = p
			}
		}
	}
	var ids []string
	for id, p := range found {
		ids = append(ids, fmt.Sprintf("%s (%s, %s)", id, p.Name.EN, p.ADM1))
	}
	slices.Sort(ids)
	switch len(ids) {
	case 1:
		for _, p := range found {
			return p, nil
		}
	case 0:
		return tawatur.EventPlace{}, fmt.Errorf("%w: no event of the record is at a place %q", errUsage, what)
	}
	return tawatur.EventPlace{}, fmt.Errorf("%w: several places bear the name %q; say which by its id: %s", errUsage, what, strings.Join(ids, ", "))
}

// storyHead writes what a story is, when, and who tells it.
func (p printer) storyHead(st tawatur.Story) {
	p.line("%s  %s / %s", st.ID, st.Title.EN, st.Title.AR)
	when := st.Time.EDTF
	if when == "" {
		when = "day not stated"
	}
	state := st.State
	if state == "" {
		state = "nothing told of an end"
	}
	p.line("  %s  %s, %s", st.Kind, when, state)
	p.line("  %s; told by %s", count.Of(len(st.Steps), "step"), triple(st.Articles, st.Outlets, st.Unnamed, st.Origins))
}
