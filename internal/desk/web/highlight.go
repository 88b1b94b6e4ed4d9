package web

import (
	"slices"
	"strings"

	"tawatur"
)

// bothTexts are a report's body and headline by code point: spans count code points.
type bothTexts struct {
	body, title []rune
}

func texts(r tawatur.Report) bothTexts { return bothTexts{[]rune(r.Text), []rune(r.Title)} }

// wordsAt returns the words that a span points at; ok is false when it points outside the text or at other words than it
// quotes, which happens only in a damaged or forged record.
func wordsAt(t bothTexts, s tawatur.Span) (words string, ok bool) {
	text := t.body
	if s.IsTitle() {
		text = t.title
	}
	if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
		return "", false
	}
	words = string(text[s.Start:s.End])
	return words, s.Text == "" || s.Text == words
}

// Kinds of marks inside a text, beside the evidence of claims.
const (
	markTrigger = "trigger" // the word that names the act
	markSource  = "source"  // who speaks
	markSpeech  = "speech"  // the word by which somebody speaks
	markActor   = "actor"
	markPlace   = "place"
	markUnread  = "unread" // furniture
	markBare    = "bare"   // a sentence in which no claim was read
)

// piece is a stretch of a text that is marked: the evidence of a claim, whose index among the claims shown it carries, or what kind
// says.
type piece struct {
	start, end, claim int
	kind              string
}

// segment is a stretch of text over which the same claims hold. Overlapping evidence comes out as several segments, since
// HTML elements cannot overlap.
type segment struct {
	// Claims are the indexes of the claims that hold here, the narrowest first; Starts are those that begin here.
	Claims, Starts []int
	// Kind is markUnread or markBare for what no claim is read in, else empty.
	Kind string
	Bits []bit
}

// bit is a stretch within a segment with the kinds of marks that hold in it.
type bit struct {
	Text  string
	Kinds []string
}

// segments cuts a text at every beginning and end of evidence and of what is not read, and those at every mark within.
func segments(text []rune, pieces []piece) []segment {
	var wide, fine []piece
	for _, p := range pieces {
		if p.kind == "" || p.kind == markUnread || p.kind == markBare {
			wide = append(wide, p)
		} else {
			fine = append(fine, p)
		}
	}
	var out []segment
	between(0, len(text), wide, func(start, end int, over []piece) {
		seg := segment{}
		slices.SortStableFunc(over, func(a, b piece) int { return (a.end - a.start) - (b.end - b.start) })
		for _, p := range over {
			switch {
			case p.kind != "":
				seg.Kind = p.kind
				continue
			case p.start == start:
				seg.Starts = append(seg.Starts, p.claim)
			}
			seg.Claims = append(seg.Claims, p.claim)
		}
		between(start, end, fine, func(start, end int, over []piece) {
			b := bit{Text: string(text[start:end])}
			for _, p := range over {
				if !slices.Contains(b.Kinds, p.kind) {
					b.Kinds = append(b.Kinds, p.kind)
				}
			}
			seg.Bits = append(seg.Bits, b)
		})
		out = append(out, seg)
	})
	return out
}

// between calls do for every stretch from start to end over which the same pieces lie.
func between(start, end int, pieces []piece, do func(start, end int, over []piece)) {
	cuts := []int{start, end}
	var near []piece
	for _, p := range pieces {
		if p.start < end && p.end > start {
			near, cuts = append(near, p), append(cuts, max(p.start, start), min(p.end, end))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 0; i+1 < len(cuts); i++ {
		var over []piece
		for _, p := range near {
			if p.start <= cuts[i] && p.end >= cuts[i+1] {
				over = append(over, p)
			}
		}
		do(cuts[i], cuts[i+1], over)
	}
}

// pieces returns the evidence of claims with the words that they rest on, in the body or in the headline.
func pieces(t bothTexts, claims []tawatur.Claim, title bool) []piece {
	var out []piece
	add := func(s tawatur.Span, claim int, kind string) {
		if _, ok := wordsAt(t, s); ok && s.IsTitle() == title {
			out = append(out, piece{s.Start, s.End, claim, kind})
		}
	}
	for i, c := range claims {
		if _, ok := wordsAt(t, c.Evidence); !ok {
			continue
		}
		add(c.Evidence, i, "")
		if c.Evidence.IsTitle() == title {
			add(c.Trigger, i, markTrigger)
		}
		for _, s := range c.Sources {
			add(s.Mention, i, markSource)
		}
		for _, a := range c.Actors {
			add(a.Mention, i, markActor)
		}
		for _, p := range c.Places {
			add(p.Mention, i, markPlace)
		}
	}
	return out
}

// unmarked adds what reading took the rest of the body for: furniture, sentences without a claim, words of speaking.
func unmarked(text []rune, parts []Part, marked []piece) []piece {
	out := slices.Clone(marked)
	for _, p := range parts {
		if p.Start < 0 || p.Start >= p.End || p.End > len(text) {
			continue
		}
		told := slices.ContainsFunc(marked, func(m piece) bool { return m.kind == "" && m.start < p.End && m.end > p.Start })
		switch {
		case p.Kind == PartSpeech:
			out = append(out, piece{p.Start, p.End, 0, markSpeech})
		case told: // evidence reaches into it: it is neither
		case p.Kind == PartUnread:
			out = append(out, piece{p.Start, p.End, 0, markUnread})
		default:
			out = append(out, piece{p.Start, p.End, 0, markBare})
		}
	}
	return out
}

// markView is a segment ready for the template.
type markView struct {
	// Class is the style of the segment, empty for plain text; Kind is "claim" where claims hold.
	Class, Kind string
	// Label names the types of the claims that hold here.
	Label  string
	Bits   []bitView
	Starts []startView
	// Cards are the claims that hold here, for the card that shows on hover and focus.
	Cards []claimView
}

// bitView is a bit with its classes.
type bitView struct{ Text, Class string }

// startView is the number at which a claim begins in the text.
type startView struct {
	ID, Href string
	Number   int
}

// mostCards is how many claims a card on hover holds at most.
const mostCards = 3

// marks makes the segments of a text ready, given the views of the claims in the same order as their indexes.
func marks(segs []segment, claims []claimView) []markView {
	out := make([]markView, 0, len(segs))
	for _, s := range segs {
		m := markView{Class: s.Kind, Kind: s.Kind}
		var labels []string
		for _, i := range s.Claims {
			if l := claims[i].Type.Label; !slices.Contains(labels, l) {
				labels = append(labels, l)
			}
			if len(m.Cards) < mostCards {
				m.Cards = append(m.Cards, claims[i])
			}
		}
		if len(s.Claims) > 0 {
			m.Kind, m.Class = "claim", typeClass(claims[s.Claims[0]].Type.ID)
		}
		if len(s.Claims) > 1 {
			m.Class += " several"
		}
		m.Label = strings.Join(labels, " + ")
		for _, i := range s.Starts {
			m.Starts = append(m.Starts, startView{claims[i].Mark, "#" + claims[i].Card, claims[i].Number})
		}
		for _, b := range s.Bits {
			m.Bits = append(m.Bits, bitView{visible(b.Text), classes(b.Kinds)})
		}
		out = append(out, m)
	}
	return out
}

// classes are the styles of a bit: "w-actor w-place".
func classes(kinds []string) string {
	var out []string
	for _, k := range kinds {
		out = append(out, "w-"+k)
	}
	return strings.Join(out, " ")
}
