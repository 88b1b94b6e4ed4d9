package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"tawatur"
	"tawatur/internal/store"
)

type timelineCmd struct {
	dbFlag
	What string `arg:"" name:"story-or-place" help:"The id of a story, or a place by id or name."`
	JSON bool   `name:"json" help:"Write JSON: a story, or one step a line for a place."`
}

// Help is shown below the flags.
func (*timelineCmd) Help() string {
	return `Two lanes: when a thing happened, as far as anybody says, and when it was told. "by 2024-08-09" is an act without a day, first told then; "~2024-08-14" is worked out, with the reason; "?" is unknown. A step in brackets belongs to another story: a report says that a step of this one answers it.

Examples:

    tawatur timeline s-0123456789ab --db record.db
    tawatur timeline القامشلي --db record.db
    tawatur timeline C4564 --db record.db --json
`
}

// Run shows the timeline of a story, else of a place.
func (c *timelineCmd) Run(ctx context.Context, s *streams) error {
	return s.tell(ctx, c.DB, func(t teller) error {
		st, err := t.st.Story(ctx, c.What)
		switch {
		case err == nil:
			return c.story(s, st)
		case !errors.Is(err, store.ErrNotFound):
			return err
		case strings.HasPrefix(c.What, "s-"):
			return fmt.Errorf("timeline: there is no story %q in %s, nor was one that has become another", c.What, c.DB)
		}
		place, err := t.place(ctx, c.What)
		if err != nil {
			return err
		}
		events, err := t.at(ctx, place.ID)
		if err != nil {
			return err
		}
		of, err := t.st.StoryOf(ctx)
		if err != nil {
			return err
		}
		steps := t.Timeline(events, of, place.ID)
		if c.JSON {
			return writeAll(s, steps)
		}
		out := bufio.NewWriter(s.out)
		p := printer{out}
		p.line("%s  %s / %s", place.ID, place.Name.EN, place.Name.AR)
		p.steps(steps)
		return out.Flush()
	})
}

func (c *timelineCmd) story(s *streams, st tawatur.Story) error {
	if c.JSON {
		return writeAll(s, []tawatur.Story{st})
	}
	out := bufio.NewWriter(s.out)
	p := printer{out}
	p.storyHead(st)
	p.steps(st.Steps)
	p.tolls(st.Tolls)
	for _, d := range st.Disputes {
		p.line("disputed: %s of %s", d.Field, d.Event)
	}
	return out.Flush()
}

// steps writes the two lanes with each step and the reasons for it.
func (p printer) steps(steps []tawatur.StoryStep) {
	p.line("")
	p.line("%-15s %-18s %s", "happened", "told", "what")
	for _, st := range steps {
		role := st.Role
		if role == "" {
			role = st.Story
		}
		if st.Context {
			role = "(" + role + ")"
		}
		title := st.Title.EN
		if st.Planned {
			title += " (not told as done)"
		}
		p.line("%-15s %-18s %-18s %s  %s", happened(st), toldOn(st), role, title, st.Event)
		for _, why := range st.Why {
			p.line("%-15s %-18s   %s", "", "", why)
		}
	}
}

// happened writes the day of a step with how it is known.
func happened(st tawatur.StoryStep) string {
	switch st.Basis {
	case tawatur.DayUnknown:
		return "?"
	case tawatur.DayBy:
		return "by " + st.Day
	case tawatur.DayAbout:
		return "~" + st.Day
	}
	return st.Day
}

// toldOn writes the days of publication.
func toldOn(st tawatur.StoryStep) string {
	switch {
	case st.Told == "":
		return "?"
	case st.ToldLast == st.Told:
		return st.Told
	}
	return st.Told + ".." + strings.TrimPrefix(st.ToldLast, st.Told[:5])
}

// tolls writes the numbers that changed from report to report.
func (p printer) tolls(series []tawatur.TollSeries) {
	for _, t := range series {
		what := "differs between reports"
		if t.Rises {
			what = "rises"
		}
		p.line("")
		p.line("%s (%s) of %s %s:", t.Kind, t.Who, t.Event, what)
		for _, s := range t.Said {
			day := s.Published
			if day == "" {
				day = "?"
			}
			by := s.Outlet
			if s.Speaker != "" {
				by = strings.TrimSuffix(s.Speaker+" in "+s.Outlet, " in ")
			}
			if by == "" {
				by = s.Report
			}
			p.line("  %-25s  %s  %s", day, bounds(s.Min, s.Max), by)
		}
	}
}
