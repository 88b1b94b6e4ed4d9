package claim

import (
	"time"

	"tawatur"
	"tawatur/arabic"
	"tawatur/arabic/date"
	"tawatur/internal/know/gazetteer"
)

// A report dates once for several acts. This file carries the day of one act to another: where words count from it ("the
// next day"), where both are one occasion, and where a digest says whose day it tells.

// newsTypes are the acts that a report dates once for several sentences.
var newsTypes = map[string]bool{"attack": true, "shelling": true, "air-strike": true, "explosion": true, "armed-clash": true, "raid": true, "detention": true, "deployment": true, "territory-taken": true, "movement-restriction": true}

// occasion gives a proposal the day of another act that its own words point to.
func (w *work) occasion(i int, p *proto) {
	switch {
	case p.date >= 0 && w.d.Dates[p.date].Refers() && !p.told.OK:
		w.refer(i, p)
	case p.date < 0 && w.news(p):
		w.attendant(i, p)
	}
}

// news reports whether a proposal is told as news: not as history, habit, intention or what came before.
func (w *work) news(p *proto) bool {
	return !speechActs[p.typ] && !p.background && p.modality == tawatur.Asserted && w.d.Anchor.Known && !w.purpose(p) && !w.behindAfter(p) && !w.goingOn(p)
}

// refer resolves words that count from the day of an act before: "the next day", "a day after".
func (w *work) refer(i int, p *proto) {
	const far = 6
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-far; k-- {
		q := w.protos[k]
		if q.dropped != "" || speechActs[q.typ] || !q.told.Day() || q.date == p.date || w.otherMatter(q.sent, p.sent) {
			continue
		}
		day, err := time.Parse(time.DateOnly, q.told.From)
		if err != nil {
			continue
		}
		a := w.d.Anchor
		a.Ref = day
		p.told = w.d.Dates[p.date].Resolve(a)
		p.step("time", p.told.From, "counted from "+q.hit.Entry.ID+" told before")
		return
	}
}

// attendant dates an act told as the outcome or the company of the one before in its sentence: "أسفرت عن اعتقال",
// "خلال مداهمتها", "وسط إطلاق نار", "تبعه اشتباك".
func (w *work) attendant(i int, p *proto) {
	q := w.previous(i, p)
	if q == nil || q.date < 0 || !q.told.Day() || !p.hit.Noun && w.d.Cue("result", p.from) == 0 || !w.accompanies(p) {
		return
	}
	w.share(p, q, "on the occasion of the act before")
}

// accompanies reports whether an outcome's verb or a word of company stands close before an act.
func (w *work) accompanies(p *proto) bool {
	const close = 4
	for k := p.hit.First - 1; k >= 0 && k >= p.hit.First-close && w.sentOf[k] == p.sent; k-- {
		if w.d.Cue("result", k) > 0 || w.d.Cue("along", k) > 0 {
			return true
		}
	}
	return false
}

// newsDay gives an act told without a day the day of the news: the day of publication or the one before, told of the acts
// just before it, one of them at the same place. A mere time of day counts on that day wherever it is. An older day goes on
// only at a place that is named again.
func (w *work) newsDay(i int, p *proto) {
	if p.date >= 0 || !w.news(p) || p.hit.Present || !newsTypes[p.typ] && !w.clocked(p) || w.otherNews(p) {
		return
	}
	day := ""
	for k := i - 1; k >= 0; k-- {
		q := w.protos[k]
		if q.dropped != "" || speechActs[q.typ] {
			continue
		}
		if q.sent < p.sent-1 || w.otherMatter(q.sent, p.sent) || q.background || !q.told.Day() || day != "" && day != q.told.From {
			return
		}
		if !w.fresh(q.told.From) && (len(p.places) == 0 || w.turnsAway(p)) {
			return
		}
		day = q.told.From
		if w.onePlace(p, q) || q.dayOf != nil && w.onePlace(p, q.dayOf) || w.clocked(p) {
			w.share(p, q, "the day of the news told just before")
			return
		}
	}
}

// otherNews reports whether a sentence opens with words that turn to other news: "من جهة أخرى", "على صعيد متصل".
func (w *work) otherNews(p *proto) bool {
	s := w.d.Sentences[p.sent]
	for i := s.First; i < s.End && i < s.First+2; i++ {
		if w.d.Cue("aside", i) > 0 {
			return true
		}
	}
	return false
}

// turnsAway reports whether a sentence opens with words that turn to another side and add nothing to what was told before:
// "من جهتها", "في المقابل".
func (w *work) turnsAway(p *proto) bool {
	first := w.d.Sentences[p.sent].First
	return w.d.Cue("turn", first) > 0 && w.d.Cue("added", first) == 0
}

// clocked reports whether a time of day stands in a proposal's clause.
func (w *work) clocked(p *proto) bool {
	for i := p.from; i < p.to; i++ {
		if k := w.d.DateAt[i]; k >= 0 && w.d.Dates[k].Kind == date.Time {
			return true
		}
	}
	return false
}

// laterDay gives an act without a day the one that its retelling names just behind, as it is where a first line sums up what
// follows; or that of the act it is told to go along with: "حلقت طائرات بالتزامن مع وصول القائد".
func (w *work) laterDay(i int, p *proto) {
	const lead = 2
	if p.date >= 0 || !w.news(p) || p.hit.Present || !newsTypes[p.typ] {
		return
	}
	for _, r := range w.protos[i+1:] {
		if r.sent > p.sent+lead {
			return
		}
		if r.again == p && p.sent < lead && r.told.Day() && w.fresh(r.told.From) && r.dayOf == nil && !r.background {
			w.share(p, r, "the day that its retelling names")
			return
		}
		if q := r.again; q != nil && r.sent == p.sent && q != p && q.told.Day() && w.accompanies(r) {
			w.share(p, q, "told to go along with that act")
			return
		}
	}
}

// share gives p the day of q.
func (w *work) share(p, q *proto, why string) {
	p.date, p.told, p.dayOf = q.date, q.told, q
	if q.dayOf != nil {
		p.dayOf = q.dayOf
	}
	e := w.d.Dates[p.date]
	p.step("time", w.words(e.First, e.End), why)
}

// onePlace reports whether p names no place, one that q names, or one within a region in which q's doer acted: the parts of
// an act told before as a whole.
func (w *work) onePlace(p, q *proto) bool {
	if w.samePlace(p, q) {
		return true
	}
	mine, theirs := w.idsOf(p, tawatur.RoleAgent), w.idsOf(q, tawatur.RoleAgent)
	if len(mine) > 0 && len(theirs) > 0 && !w.related(mine, theirs) {
		return false
	}
	for _, a := range p.places {
		for _, b := range q.places {
			if w.holds(w.d.Places[b], w.d.Places[a]) {
				return true
			}
		}
	}
	return false
}

// holds reports whether the area a, less than a country, has b in it; the countryside of a town is that of its governorate.
func (w *work) holds(a, b gazetteer.Resolved) bool {
	if a.Place == nil || b.Place == nil || rank(a) >= rankCountry {
		return false
	}
	return w.r.base.Gazetteer.Contains(a.Place, b.Place) || a.Countryside && a.Place.ADM1 != "" && a.Place.ADM1 == b.Place.ADM1
}

// fresh reports whether an ISO day is the day of publication or the one before.
func (w *work) fresh(day string) bool {
	pub := w.d.Anchor.Pub
	return day == pub.Format(time.DateOnly) || day == pub.AddDate(0, 0, -1).Format(time.DateOnly)
}

// digestDay dates the acts of a digest by the day that its title names: "حصاد الأحداث الميدانية ليوم الثلاثاء".
func (w *work) digestDay() {
	day, where, ok := w.digest()
	if !ok {
		return
	}
	for _, p := range w.protos {
		if p.dropped == "" && p.date < 0 && w.news(p) {
			p.told, p.heading = day, &where
			p.step("time", where.Text, "the day that the digest tells")
		}
	}
}

// digest returns the day that a report names in its first lines or its headline field as the one of which it is a digest,
// and where.
func (w *work) digest() (date.Resolved, tawatur.Span, bool) {
	const head = 3
	for n := 0; n < len(w.d.Sentences) && n < head; n++ {
		s := w.d.Sentences[n]
		if r, e, ok := w.digestOf(w.d.Tokens[s.First:s.End]); ok {
			return r, w.d.Span(s.First+e.First, s.First+e.End), true
		}
	}
	title := arabic.Tokenize(w.d.Title)
	r, e, ok := w.digestOf(title)
	if !ok {
		return r, tawatur.Span{}, false
	}
	from, to := title[e.First].Start, title[e.End-1].End
	return r, tawatur.Span{Start: from, End: to, Text: string([]rune(w.d.Title)[from:to]), In: tawatur.InTitle}, true
}

// digestOf returns the day that a line names behind a word that makes it the head of a digest.
func (w *work) digestOf(line []arabic.Token) (date.Resolved, date.Expr, bool) {
	for i := range line {
		if w.d.Lex.Cue("digest", line, i) == 0 {
			continue
		}
		for _, e := range date.Find(line[i:]) {
			if r := e.Resolve(w.d.Anchor); r.Day() {
				e.First, e.End = e.First+i, e.End+i
				return r, e, true
			}
		}
		break
	}
	return date.Resolved{}, date.Expr{}, false
}
