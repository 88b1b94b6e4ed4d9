package eval

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"tawatur"
)

// defaultKM is how far a place may be from gold's where gold does not say.
const defaultKM = 10.0

// find lists where a piece stands in a text, overlapping ones too.
func find(text, piece string) []span {
	if piece == "" {
		return nil
	}
	var out []span
	n := utf8.RuneCountInString(piece)
	runes, from := 0, 0
	for {
		i := strings.Index(text[from:], piece)
		if i < 0 {
			return out
		}
		runes += utf8.RuneCountInString(text[from : from+i])
		out = append(out, span{runes, runes + n})
		_, w := utf8.DecodeRuneInString(text[from+i:])
		runes++
		from += i + w
	}
}

// evidence lists where an event's evidence stands.
func (e *goldEvent) evidence(text string) []span {
	if e.EvidenceSpans != nil {
		return e.EvidenceSpans
	}
	var out []span
	for _, piece := range e.Evidence {
		out = append(out, find(text, piece)...)
	}
	return out
}

// accepts reports whether a claim of this type can belong to the event.
func (e *goldEvent) accepts(kind string) bool {
	return kind == e.Type || slices.Contains(e.AltTypes, kind)
}

// spans lists where a mention stands: its own span, else inside the evidence, else anywhere.
func (m mention) spans(text string, near []span) []span {
	if m.Span != nil {
		return []span{*m.Span}
	}
	if m.Spans != nil {
		return m.Spans
	}
	found := find(text, m.Words)
	var inside []span
	for _, s := range found {
		if touches(s, near) {
			inside = append(inside, s)
		}
	}
	if inside != nil {
		return inside
	}
	return found
}

// inText returns the offsets of a claim's span and whether it points into the body.
func inText(s tawatur.Span) (span, bool) {
	return span{s.Start, s.End}, s.In == "" || s.In == tawatur.InText
}

// on reports whether a claim's mention touches one of the spans in the body.
func on(s tawatur.Span, where []span) bool {
	p, ok := inText(s)
	return ok && touches(p, where)
}

// sameRole lets a party of something mutual be either side.
func sameRole(gold, claim string) bool {
	switch gold {
	case claim:
		return true
	case tawatur.RoleParty:
		return claim == tawatur.RoleAgent || claim == tawatur.RoleTarget
	case tawatur.RoleAgent, tawatur.RoleTarget:
		return claim == tawatur.RoleParty
	}
	return false
}

// sameActor compares ids; the words decide where the codebook does not know the claim's id.
func (r *reader) sameActor(g goldActor, near []span, a tawatur.ActorRef) bool {
	switch {
	case !sameRole(g.Role, a.Role):
		return false
	case g.ID != "" && a.ID == g.ID:
		return true
	case a.ID == "" || !r.known[a.ID]:
		return on(a.Mention, g.spans(r.text, near))
	}
	return false
}

// samePlace compares coordinates where both have them, else ids, else the words.
func (r *reader) samePlace(g goldPlace, near []span, p tawatur.PlaceRef) bool {
	if g.Lat != nil && p.Lat != nil {
		return g.within(p)
	}
	return g.ID != "" && p.ID == g.ID || on(p.Mention, g.spans(r.text, near))
}

// within reports whether a claim's place is as near as gold asks for.
func (g goldPlace) within(p tawatur.PlaceRef) bool {
	if g.Lat == nil || g.Lon == nil || p.Lat == nil || p.Lon == nil {
		return false
	}
	limit := defaultKM
	if g.KM != nil {
		limit = *g.KM
	}
	return distance(*g.Lat, *g.Lon, *p.Lat, *p.Lon) <= limit
}

// distance is the great-circle distance in kilometres between two points in degrees.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad, diameter = math.Pi / 180, 12742
	h := 0.5 - math.Cos((lat2-lat1)*rad)/2 + math.Cos(lat1*rad)*math.Cos(lat2*rad)*(1-math.Cos((lon2-lon1)*rad))/2
	return diameter * math.Asin(math.Sqrt(h))
}

func day(s string) string {
	if len(s) > 10 {
		return s[:10]
	}
	return s
}

// matches reports whether one of the times is a reading that gold accepts.
func (g goldTime) matches(times []tawatur.When) bool {
	start := day(g.Start)
	want := map[[2]string]bool{{start, day(g.End)}: true}
	if g.Start != "" && g.End == "" {
		want[[2]string{start, start}] = true
	}
	if g.Ongoing {
		want[[2]string{start, ""}] = true
	}
	for _, a := range g.Accept {
		parts := strings.Split(a, "/")
		want[[2]string{parts[0], parts[len(parts)-1]}] = true
	}
	return slices.ContainsFunc(times, func(t tawatur.When) bool {
		s := day(t.Start)
		return want[[2]string{s, day(t.End)}] || g.Ongoing && s != "" && s == start
	})
}

// sameSource compares ids, else the words wherever they stand.
func (r *reader) sameSource(g goldSource, s tawatur.SourceRef) bool {
	if g.ID != "" && s.ID == g.ID {
		return true
	}
	return on(s.Mention, g.spans(r.text, nil))
}
