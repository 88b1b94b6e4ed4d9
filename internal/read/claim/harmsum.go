package claim

import (
	"slices"

	"tawatur"
)

// From the groups of an expression to the figures of a claim: the total of each side, then its parts.

// counts turns an expression into harms: the total of each side, then its parts.
func (w *work) counts(e harmExpr) []tawatur.Harm {
	out := w.countsOf(e)
	stage := w.stage(e)
	for i := range out {
		out[i].Stage = stage
	}
	return out
}

// countsOf is counts without their stage.
func (w *work) countsOf(e harmExpr) []tawatur.Harm {
	var out []tawatur.Harm
	for _, side := range []string{"civilians", "fighters"} {
		if h, ok := w.total(e, side); ok {
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return nil
	}
	for _, who := range []string{"women", "children"} {
		if h, ok := w.portion(e, who); ok {
			out = append(out, h)
		}
	}
	return append(out, w.members(e)...)
}

// stage says whether a count is told as one that has risen, or as one that may: "ارتفعت حصيلة القتلى إلى خمسة", "في حصيلة أولية".
func (w *work) stage(e harmExpr) string {
	s := w.d.Sentences[e.sent]
	for i := s.First; i < s.End; i++ {
		switch {
		case i < e.end && e.rising && w.d.Cue("rises", i) > 0:
			return tawatur.StageRisen
		case w.d.Cue("provisional", i) > 0:
			return tawatur.StageProvisional
		}
	}
	return ""
}

// total sums the groups of one side that are no parts of another.
func (w *work) total(e harmExpr, side string) (tawatur.Harm, bool) {
	h := tawatur.Harm{Kind: e.kind, Who: side}
	lo, hi, known, n := 0, 0, true, 0
	for _, g := range e.groups {
		civil := g.who != "fighters"
		if g.sub || civil != (side == "civilians") {
			continue
		}
		n++
		if n == 1 {
			h.Mention = w.d.Span(g.first, g.end)
		}
		if g.min == nil && g.max == nil {
			known = false
			continue
		}
		if g.min != nil {
			lo += *g.min
		}
		if g.max != nil && hi >= 0 {
			hi += *g.max
		} else {
			hi = -1
		}
	}
	if n == 0 {
		return h, false
	}
	if known {
		if lo > 0 {
			h.Min = &lo
		}
		if hi > 0 {
			h.Max = &hi
		}
	} else if n > 1 && lo > 0 {
		h.Min = &lo
	}
	return h, true
}

// portion sums the women or the children of an expression, be they parts of the counted or counted themselves.
func (w *work) portion(e harmExpr, who string) (tawatur.Harm, bool) {
	h, n := tawatur.Harm{Kind: e.kind, Who: who}, 0
	for i, g := range e.groups {
		if g.who != who || g.sub && w.toldWhole(e.groups[:i], who) {
			continue
		}
		if n++; n == 1 {
			h.Min, h.Max, h.Mention = g.min, g.max, w.d.Span(g.first, g.end)
			continue
		}
		h.Min, h.Max = plus(h.Min, g.min), plus(h.Max, g.max)
	}
	return h, n > 0
}

// toldWhole reports whether one of the groups counts all of a kind, so that its parts add nothing: "طفلان (طفل وطفلة)".
func (w *work) toldWhole(gs []group, who string) bool {
	return slices.ContainsFunc(gs, func(g group) bool { return !g.sub && g.who == who && g.min != nil })
}

// plus adds two bounds; an unknown one makes the sum unknown.
func plus(a, b *int) *int {
	if a == nil || b == nil {
		return nil
	}
	n := *a + *b
	return &n
}

// members returns the counted parts that belong to a body or bear arms: "بينهم 3 من متطوعي الدفاع المدني", "بينهم جنديان".
func (w *work) members(e harmExpr) []tawatur.Harm {
	var out []tawatur.Harm
	for _, g := range e.groups {
		if !g.sub || g.min == nil || g.who == "women" || g.who == "children" {
			continue
		}
		who := w.bodyBehind(g.end)
		if who == "" && g.who == "fighters" && e.groups[0].who != "fighters" {
			who = "fighters"
		}
		if who == "" && g.who == "civilians" && !g.sideless && e.groups[0].who == "fighters" {
			who = "civilians"
		}
		if who != "" {
			out = append(out, tawatur.Harm{Kind: e.kind, Who: who, Min: g.min, Max: g.max, Mention: w.d.Span(g.first, g.end)})
		}
	}
	return out
}

// bodyBehind returns the unarmed body to which those counted before token k belong.
func (w *work) bodyBehind(k int) string {
	for n := k; n < len(w.d.Tokens) && n < k+3; n++ {
		if m := w.d.ActorAt[n]; m >= 0 && !armed(w.d.Actors[m].Kind) && w.d.Actors[m].Kind != "civilians" {
			return w.d.Actors[m].ID
		}
		if w.d.Cue("ranks", n) == 0 && w.d.Cue("preposition", n) == 0 {
			break
		}
	}
	return ""
}
