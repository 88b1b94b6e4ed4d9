package claim

import (
	"time"

	"tawatur/arabic/date"
)

// A toll has the time over which it was counted, not the day on which it is told.

// cumulative reports whether harm is a toll that grows, or counted since the beginning of a war: the day on which it is
// told is not its time.
func (w *work) cumulative(p *proto) bool {
	if w.sinceOnset(p) >= 0 {
		return true
	}
	for i := w.d.Sentences[p.sent].First; i < p.hit.End; i++ {
		if w.d.Cue("toll", i) > 0 {
			return true
		}
	}
	return false
}

// tollDate returns the time over which a toll was counted: a span of its sentence, no day.
func (w *work) tollDate(p *proto) int {
	best := -1
	s := w.d.Sentences[p.sent]
	for i := s.First; i < s.End; i++ {
		if k := w.dateAt(p, i); k >= 0 && w.usable(k) && !w.d.Dates[k].Resolve(w.d.Anchor).Day() && (best < 0 || i <= p.hit.First) {
			best = k
		}
	}
	return best
}

// onset dates "since the beginning of the war" by the one day that the report names as such a beginning.
func (w *work) onset(p *proto) int {
	if w.sinceOnset(p) < 0 {
		return -1
	}
	found := -1
	for k, e := range w.d.Dates {
		r := e.Resolve(w.d.Anchor)
		if !e.Since || !e.Calendar() || !r.OK || e.Grain != "day" {
			continue
		}
		if found >= 0 && w.d.Dates[found].Resolve(w.d.Anchor).From != r.From {
			return -1
		}
		found = k
	}
	return found
}

// sinceOnset returns the token of "since" before the beginning of a war, behind a proposal or in its clause; -1 without one.
func (w *work) sinceOnset(p *proto) int {
	if !w.d.Says("onset") {
		return -1
	}
	s := w.d.Sentences[p.sent]
	for i := p.from; i+1 < s.End && (i <= p.hit.End || !w.tollOpens(i)) && (i < p.hit.End || !w.another(i) || w.d.Cue("onset", i) > 0 || w.d.Cue("onset", i-1) > 0); i++ {
		if w.d.Tokens[i].Norm == "منذ" && w.d.Cue("onset", i+1) > 0 && !w.compared(i) {
			return i
		}
	}
	return -1
}

// warReach is how many words behind "since" the name of the war, and the place that it is called by, may end.
const warReach = 5

// warBegan dates "since the beginning of the war" by the day on which that of its country began, where the report names none.
func (w *work) warBegan(p *proto) {
	i := w.sinceOnset(p)
	if i < 0 || !w.d.Anchor.Known {
		return
	}
	end := min(i+warReach, w.d.Sentences[p.sent].End)
	last := -1
	country := ""
	for k := i + 1; k < end; k++ {
		if w.d.Cue("whole-war", k) > 0 {
			last = k
		}
		if at := w.d.PlaceAt[k]; at >= 0 && w.d.Places[at].Place != nil {
			country = w.d.Places[at].Place.Country
			break
		}
	}
	if country == "" && len(p.places) > 0 && w.d.Places[p.places[0]].Place != nil {
		country = w.d.Places[p.places[0]].Place.Country
	}
	day := w.d.Lex.WarBegan(country)
	if last < 0 || day == "" || day > w.d.Anchor.Pub.Format(time.DateOnly) {
		return
	}
	sp := w.d.Span(i, last+1)
	p.told, p.heading = date.Resolved{From: day, EDTF: day + "/..", Grain: "day", OK: true, Ongoing: true}, &sp
	p.step("time", sp.Text, "the war there began on "+day)
}
