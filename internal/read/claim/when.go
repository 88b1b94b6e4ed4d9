package claim

import (
	"tawatur"
	"tawatur/arabic/date"
)

// time gives a proposal the date expression of its clause, else the one that opens its sentence.
func (w *work) time(p *proto) {
	if speechActs[p.typ] {
		p.date = -1
		return
	}
	p.date = w.nearest(p.from, p.to, p.hit.First)
	if p.date < 0 {
		for _, h := range p.more {
			f, t := w.clause(h.First)
			if p.date = w.nearest(f, t, h.First); p.date >= 0 {
				break
			}
		}
	}
	if p.date < 0 {
		s := w.d.Sentences[p.sent]
		if k := w.nearest(s.First, p.from, s.First); k >= 0 && w.usable(k) {
			p.date = k
		}
	}
	if p.date >= 0 {
		e := w.d.Dates[p.date]
		p.step("time", w.words(e.First, e.End), e.Unresolved)
	}
}

// nearest returns the date expression in from..to closest to a token, a day before a bare time of day; -1 without one.
func (w *work) nearest(from, to, tok int) int {
	best, dist := -1, 1<<30
	for i := from; i < to; i++ {
		k := w.d.DateAt[i]
		if k < 0 || w.d.Dates[k].First != i || !w.usable(k) {
			continue
		}
		gap := i - tok
		if gap < 0 {
			gap = -gap
		}
		if w.d.Dates[k].Kind == "set" {
			continue
		}
		if gap < dist {
			best, dist = k, gap
		}
	}
	return best
}

// usable reports whether an expression can date an act: it names a day or a span, and is no bare duration or frequency.
func (w *work) usable(k int) bool {
	e := w.d.Dates[k]
	if e.Kind == "set" {
		return false
	}
	r := e.Resolve(w.d.Anchor)
	return r.OK || w.d.Anchor == (date.Anchor{})
}

// when resolves a proposal's time.
func (w *work) when(p *proto) tawatur.When {
	if p.date < 0 {
		return tawatur.When{}
	}
	e := w.d.Dates[p.date]
	sp := w.d.Span(e.First, e.End)
	out := tawatur.When{Mention: &sp}
	r := e.Resolve(w.d.Anchor)
	if !r.OK {
		return out
	}
	out.Start, out.End, out.EDTF, out.Ongoing = r.From, r.To, r.EDTF, r.Ongoing
	if p.lasting {
		out.End, out.EDTF, out.Ongoing = "", r.From+"~/..", true
	}
	return out
}
