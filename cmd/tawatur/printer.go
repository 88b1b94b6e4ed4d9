package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"tawatur"
)

// printer writes claims and events for people. Errors of the writer are kept by the bufio.Writer beneath, whose Flush
// returns them.
type printer struct{ w io.Writer }

func (p printer) line(format string, args ...any) {
	_, _ = io.WriteString(p.w, oneLine(fmt.Sprintf(format, args...))+"\n")
}

// field writes one indented line, nothing when the value is empty.
func (p printer) field(name, value string) {
	if value != "" {
		p.line("  %-10s %s", name, value)
	}
}

func (p printer) published(v tawatur.Published) {
	if v.Value == nil {
		p.line("published: unknown; relative times stay open")
		return
	}
	p.line("published: %s (%s)", *v.Value, strings.Join(append([]string{v.Basis}, v.Why...), "; "))
}

// claim writes one claim with its derivation.
func (p printer) claim(c tawatur.Claim) {
	p.line("%s  %s, %s", c.ID, c.Type, c.Modality)
	p.field("words", c.Trigger.Text)
	p.field("evidence", c.Evidence.Text)
	for _, a := range c.Actors {
		p.field(a.Role, strings.TrimSpace(a.Mention.Text+"  "+a.ID))
	}
	for _, l := range c.Places {
		p.field(l.Role, place(l))
	}
	p.field("time", when(c.Time))
	for _, h := range c.Harm {
		p.field(h.Kind, strings.TrimSpace(bounds(h.Min, h.Max)+" "+h.Who+"  "+h.Mention.Text))
	}
	for _, src := range c.Sources {
		p.field("source", strings.TrimSpace(src.Mention.Text+"  "+src.ID))
	}
	p.field("rule", c.Rule)
	for _, st := range c.Derivation {
		words := ""
		if st.Words != "" {
			words = " «" + st.Words + "»"
		}
		p.line("    %s%s: %s", st.What, words, st.Why)
	}
}

// place writes a place with its point, or says that it is open.
func place(l tawatur.PlaceRef) string {
	if l.Lat == nil || l.Lon == nil {
		return l.Mention.Text + "  unresolved"
	}
	return fmt.Sprintf("%s  %s %s (%.3f, %.3f; %s)", l.Mention.Text, l.ID, l.NameEN, *l.Lat, *l.Lon, l.Precision)
}

func when(t tawatur.When) string {
	s := t.Start
	if t.End != "" && t.End != t.Start {
		s += ".." + t.End
	}
	if t.Ongoing {
		s += " ongoing"
	}
	if t.Mention != nil {
		s += "  " + t.Mention.Text
	}
	return strings.TrimSpace(s)
}

// bounds writes a count in words that do not claim more than is known.
func bounds(lo, hi *int) string {
	switch {
	case lo == nil && hi == nil:
		return "number not stated"
	case hi == nil:
		return "at least " + strconv.Itoa(*lo)
	case lo == nil:
		return "at most " + strconv.Itoa(*hi)
	case *lo == *hi:
		return strconv.Itoa(*lo)
	}
	return strconv.Itoa(*lo) + " to " + strconv.Itoa(*hi)
}
