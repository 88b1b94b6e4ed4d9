package main

import (
	"bufio"
	"context"
	"strings"

	"tawatur"
)

type controlCmd struct {
	dbFlag
	Place string `arg:"" help:"A place, by id or name; what lies in it counts."`
	JSON  bool   `name:"json" help:"Write one line of JSON for each event."`
}

// Help is shown below the flags.
func (*controlCmd) Help() string {
	return `Every event in which a party is said to have taken or left the place, with the day, the origins that say so, and who denies it. A party's own word is marked. The program does not say who holds a place: after the last line nothing is known.

Examples:

    tawatur control ذيبان --db record.db
    tawatur control C5202 --db record.db --json
`
}

// Run lists who is said to have taken or left a place.
func (c *controlCmd) Run(ctx context.Context, s *streams) error {
	return s.tell(ctx, c.DB, func(t teller) error {
		place, err := t.place(ctx, c.Place)
		if err != nil {
			return err
		}
		events, err := t.at(ctx, place.ID)
		if err != nil {
			return err
		}
		claims := t.Control(events, place.ID)
		if c.JSON {
			return writeAll(s, claims)
		}
		out := bufio.NewWriter(s.out)
		p := printer{out}
		p.line("%s  %s / %s", place.ID, place.Name.EN, place.Name.AR)
		for _, cl := range claims {
			p.control(t, cl)
		}
		if len(claims) == 0 {
			p.line("nobody is said to have taken or left it")
		}
		return out.Flush()
	})
}

// control writes one line of what is said, and those who say and deny it below.
func (p printer) control(t teller, c tawatur.ControlClaim) {
	verb := "said to have been taken by"
	switch {
	case len(c.By) == 0 && c.What == tawatur.ControlTaken:
		verb = "only denied: taken by"
	case len(c.By) == 0:
		verb = "only denied: left by"
	case c.Planned && c.What == tawatur.ControlTaken:
		verb = "planned to be taken by"
	case c.Planned:
		verb = "planned to be left by"
	case c.What == tawatur.ControlLeft:
		verb = "said to have been left by"
	}
	from := ""
	if len(c.From) > 0 {
		from = ", from " + t.names(c.From)
	}
	p.line("%-15s %s %s %s%s  %s", happened(tawatur.StoryStep{Day: c.Day, Basis: c.Basis}), c.Place.Name.EN, verb, t.names(c.Actors), from, c.Event)
	p.voices("says", c.By)
	p.voices("denies", c.DeniedBy)
}

func (p printer) voices(what string, vs []tawatur.ControlVoice) {
	for _, v := range vs {
		own := ""
		if v.Own {
			own = " (the party's own word)"
		}
		through := ""
		if others := strings.Join(v.Outlets, ", "); others != "" && others != v.Origin {
			through = ", in " + others
		}
		p.line("                %s: %s%s%s", what, v.Origin, own, through)
	}
}

// names writes actors by their English names.
func (t teller) names(ids []string) string {
	var out []string
	for _, id := range ids {
		name := id
		if t.World.ActorName != nil {
			name = t.World.ActorName(id).EN
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}
