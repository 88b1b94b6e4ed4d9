package main

import (
	"bufio"
	"context"
	"errors"
	"slices"

	"tawatur"
	"tawatur/internal/count"
	"tawatur/internal/desk/export"
	"tawatur/internal/desk/search"
	"tawatur/internal/know"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/weigh/story"
)

type storiesCmd struct {
	dbFlag
	Kind   string `enum:",siege,fighting,bombardment,talks,detention,displacement,toll" default:"" placeholder:"KIND" help:"siege, fighting, bombardment, talks, detention, displacement or toll."`
	Place  string `placeholder:"PLACE" help:"A place, by name or id; stories inside it count."`
	Actor  string `placeholder:"ACTOR" help:"Stories of which an event is told of this actor, by name or id: قسد, SDF."`
	Outlet string `placeholder:"OUTLET" help:"Stories of which this outlet tells an event, by name, address or id."`
	From   string `placeholder:"DAY" help:"Stories that touch this day or a later one, as 2024-08-07."`
	To     string `placeholder:"DAY" help:"Stories that touch this day or an earlier one."`
	JSON   bool   `name:"json" help:"Write one story a line (docs/stories.schema.json)."`
}

// Help is shown below the flags.
func (*storiesCmd) Help() string {
	return `A story is several events that belong together over time: a siege is opened, described and lifted; talks lead to a deal; people are held and let go; a toll rises. Stories are derived from the events of the record, newest first. The number of origins is a lower bound.

Examples:

    tawatur stories --db record.db
    tawatur stories --db record.db --kind siege --place القامشلي --from 2024-08-01 --to 2024-08-31
    tawatur stories --db record.db --actor قسد --kind talks
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
		f, err := s.storiesAsked(ctx, t, search.StoriesAsked{Kind: c.Kind, Place: c.Place, Actor: c.Actor, Outlet: c.Outlet, From: c.From, To: c.To})
		if err != nil {
			return err
		}
		stories := store.EachStory(ctx, t.st, f)
		out := bufio.NewWriterSize(s.out, 1<<16)
		if c.JSON {
			return errors.Join(export.StoriesJSONL(out, stories), out.Flush())
		}
		n := 0
		for st, err := range stories {
			if err != nil {
				return err
			}
			printer{out}.storyHead(st)
			n++
		}
		s.say("%s", count.Of(n, "story"))
		return out.Flush()
	})
}

// storiesAsked reads which stories are asked for, and says whom names were taken for.
func (s *streams) storiesAsked(ctx context.Context, t teller, asked search.StoriesAsked) (store.StoryFilter, error) {
	f, of, err := search.Stories(ctx, t.st, asked, t.called)
	if err != nil {
		return f, err
	}
	return f, s.readings(of)
}

// teller is a record with what derives timelines from its events.
type teller struct {
	story.Teller
	st     store.Reader
	base   *know.Base
	called search.Names
}

// tell opens a record whose stories are told, for work on what hangs together over time.
func (s *streams) tell(ctx context.Context, db string, work func(teller) error) error {
	return s.reading(ctx, db, func(st *sqlite.Store) error {
		if err := s.told(ctx, st); err != nil {
			return err
		}
		base, err := s.base(ctx, st)
		if err != nil {
			return err
		}
		world, err := pipeline.World(base)
		if err != nil {
			return err
		}
		types, err := pipeline.EventTypes()
		if err != nil {
			return err
		}
		return work(teller{story.Teller{World: world}, st, base, namesOf(base, types)})
	})
}

// told tells the stories of a record that has none of these rules yet: one that an earlier program made. It happens once.
func (s *streams) told(ctx context.Context, st *sqlite.Store) error {
	if told, err := pipeline.Told(ctx, st); told || err != nil {
		return err
	}
	if st.ReadOnly() {
		s.say("the stories of this record are those of another tawatur, or were never told, and it cannot be written where it lies: they are shown as they are")
		return nil
	}
	line, world, err := s.deriverOn(ctx, st)
	if err != nil {
		return err
	}
	counts, err := st.Counts(ctx)
	if err != nil {
		return err
	}
	if counts.Events > 0 {
		s.say("the stories of this record are told now, once, from %s; the longer the more it holds", count.Of(counts.Events, "event"))
	}
	update, end := s.progress("events taken up")
	defer end()
	line.Progress = update
	return line.Tell(ctx, st, world)
}

// place finds a place of which the record tells, by its id or a name.
func (t teller) place(ctx context.Context, what string) (tawatur.EventPlace, error) {
	found, err := search.OnePlace(ctx, t.st, t.called, what)
	if err != nil {
		return tawatur.EventPlace{}, oneOf(err)
	}
	p, listed := t.World.Geo.Place(found.ID)
	if listed {
		return p, nil
	}
	for e, err := range store.Each(ctx, t.st, store.Filter{Place: found.ID}) {
		if err != nil {
			return p, err
		}
		if i := slices.IndexFunc(e.Places, func(p tawatur.EventPlace) bool { return p.ID == found.ID }); i >= 0 {
			return e.Places[i], nil
		}
	}
	return tawatur.EventPlace{ID: found.ID, Name: found.Name}, nil
}

// at returns the events that name a place or one that lies in it.
func (t teller) at(ctx context.Context, place string) (out []tawatur.Event, err error) {
	for e, err := range store.Each(ctx, t.st, store.Filter{Place: place}) {
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
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
