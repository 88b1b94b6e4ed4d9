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

// piece is a stretch of a text that belongs to a claim; claim is its index among the claims shown.
type piece struct {
	start, end, claim int
	// trigger marks the word that names the act.
	trigger bool
}

// segment is a stretch of text over which the same claims hold. Overlapping evidence comes out as several segments, since
// HTML elements cannot overlap.
type segment struct {
	Text string
	// Claims are the indexes of the claims that hold here, the narrowest first; Starts are those that begin here.
	Claims, Starts []int
	Trigger        bool
}

// segments cuts a text at every beginning and end of a piece.
func segments(text []rune, pieces []piece) []segment {
	cuts := []int{0, len(text)}
	for _, p := range pieces {
		cuts = append(cuts, p.start, p.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for i := 0; i+1 < len(cuts); i++ {
		out = append(out, cut(text, cuts[i], cuts[i+1], pieces))
	}
	return out
}

func cut(text []rune, start, end int, pieces []piece) segment {
	seg := segment{Text: string(text[start:end])}
	var over []piece
	for _, p := range pieces {
		if p.start > start || p.end < end {
			continue
		}
		if p.trigger {
			seg.Trigger = true
			continue
		}
		over = append(over, p)
		if p.start == start {
			seg.Starts = append(seg.Starts, p.claim)
		}
	}
	slices.SortStableFunc(over, func(a, b piece) int { return (a.end - a.start) - (b.end - b.start) })
	for _, p := range over {
		seg.Claims = append(seg.Claims, p.claim)
	}
	return seg
}

// pieces returns the evidence and triggers of claims that lie in the body, or in the headline.
func pieces(t bothTexts, claims []tawatur.Claim, title bool) []piece {
	var out []piece
	for i, c := range claims {
		if _, ok := wordsAt(t, c.Evidence); !ok || c.Evidence.IsTitle() != title {
			continue
		}
		out = append(out, piece{c.Evidence.Start, c.Evidence.End, i, false})
		if _, ok := wordsAt(t, c.Trigger); ok && c.Trigger.IsTitle() == title {
			out = append(out, piece{c.Trigger.Start, c.Trigger.End, i, true})
		}
	}
	return out
}

// markView is a segment ready for the template.
type markView struct {
	Text  string
	Class string
	// Label names the types of the claims that hold here.
	Label   string
	Trigger bool
	Starts  []startView
}

// startView is the number at which a claim begins in the text.
type startView struct {
	ID, Href string
	Number   int
}

// marks makes the segments of a text ready, given the views of the claims in the same order as their indexes.
func marks(segs []segment, claims []claimView) []markView {
	out := make([]markView, 0, len(segs))
	for _, s := range segs {
		m := markView{Text: visible(s.Text), Trigger: s.Trigger && len(s.Claims) > 0}
		var labels []string
		for _, i := range s.Claims {
			if l := claims[i].Type.Label; !slices.Contains(labels, l) {
				labels = append(labels, l)
			}
		}
		if len(s.Claims) > 0 {
			m.Class = typeClass(claims[s.Claims[0]].Type.ID)
		}
		if len(s.Claims) > 1 {
			m.Class += " several"
		}
		m.Label = strings.Join(labels, " + ")
		for _, i := range s.Starts {
			m.Starts = append(m.Starts, startView{claims[i].Mark, "#" + claims[i].Card, claims[i].Number})
		}
		out = append(out, m)
	}
	return out
}
