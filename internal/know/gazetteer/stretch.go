package gazetteer

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// longestStretch is how many kilometres apart the ends of a stretch lie at most; what lies farther apart says nothing of where an act was.
const longestStretch = 300

// stretch returns the land between the two places that an id joins, nil where it joins none. Its point is the middle between them,
// and its precision that of the unit whose usual half width is half their distance, as the practice of georeferencing has it for
// "between A and B" and for roads (A. D. Chapman and J. R. Wieczorek, Georeferencing Best Practices, GBIF 2020).
func (g *Gazetteer) stretch(id string) *Place {
	first, second, ok := tawatur.StretchEnds(id)
	a, b := g.listed(first), g.listed(second)
	if !ok || a == nil || b == nil {
		return nil
	}
	p := &Place{ID: id, NameAR: a.NameAR + " – " + b.NameAR, NameEN: a.NameEN + " – " + b.NameEN, Type: typeStretch,
		Precision: stretchPrecision(Distance(a, b) / 2), Lat: (a.Lat + b.Lat) / 2, Lon: (a.Lon + b.Lon) / 2}
	if a.Country == b.Country {
		p.Country = a.Country
	}
	if a.ADM1 == b.ADM1 {
		p.ADM1, p.ADM1AR, p.ADM1EN = a.ADM1, a.ADM1AR, a.ADM1EN
	}
	if a.ADM2 == b.ADM2 {
		p.ADM2, p.ADM2AR = a.ADM2, a.ADM2AR
	}
	if a.ADM3 == b.ADM3 {
		p.ADM3, p.ADM3AR = a.ADM3, a.ADM3AR
	}
	return p
}

// stretchPrecision is the unit of the half width given in kilometres.
func stretchPrecision(half float64) string {
	switch {
	case half <= 12:
		return tawatur.PrecisionSubdistrict
	case half <= 30:
		return tawatur.PrecisionDistrict
	}
	return tawatur.PrecisionRegion
}

// stretches notes which mentions are the first end of a stretch whose other end is the next: "طريق تدمر - دير الزور", "بين بلدتي
// الشحيل وذيبان". An end told by the name of a governorate is its seat.
func (ev *evidence) stretches(ts []arabic.Token, out []Resolved) {
	for i := range out[:max(len(out)-1, 0)] {
		a, b := &out[i], &out[i+1]
		if !a.leadsTo(ts, b) || a.govern() && b.govern() && !ev.roadBefore(ts, a) {
			continue
		}
		to := ev.end(b, nil)
		from := ev.end(a, to)
		if to = ev.end(b, from); from != nil && to != nil && from != to && Distance(from, to) <= longestStretch {
			a.settle(from)
			b.settle(to)
			a.Stretch = true
		}
	}
}

// govern reports whether a mention is taken for a governorate: between two of them runs their border, unless a road is told.
func (r *Resolved) govern() bool { return r.Place != nil && r.Place.Type == typeADM1 }

// aRoad is how many words before the first end of a road its noun stands at most: "الطريق الدولي الواصل بين".
const aRoad = 4

// roadBefore reports whether a road is named in r or right before it.
func (ev *evidence) roadBefore(ts []arabic.Token, r *Resolved) bool {
	return slices.ContainsFunc(ts[max(0, r.First-aRoad):r.End], func(t arabic.Token) bool {
		c := ev.g.cues[t.Norm]
		return c != nil && c.road
	})
}

// end is the town that stands for a mention at an end of a road: the seat of a governorate, and where the name alone settled nothing the best
// known town of that name that the other end, if it is known, can lead to.
func (ev *evidence) end(r *Resolved, other *Place) *Place {
	switch {
	case r.Place != nil && r.Place.isSettlement():
		return r.Place
	case r.Place != nil && r.Place.Type == typeADM1:
		return ev.g.seats[r.Place.ID]
	case r.Place != nil || other == nil:
		return nil
	}
	i := slices.IndexFunc(r.Candidates, func(p *Place) bool { return p.isSettlement() && Distance(p, other) <= longestStretch })
	if i < 0 {
		return nil
	}
	return r.Candidates[i]
}

// settle takes a mention for the town at the end of a road.
func (r *Resolved) settle(p *Place) {
	if r.Place != p {
		r.Place, r.Precision, r.Why = p, p.Precision, "place/stretch: "+p.NameEN+", at the end of a road"
	}
}

// leadsTo reports whether a and b are named as the ends of a road or of the land between them.
func (r *Resolved) leadsTo(ts []arabic.Token, b *Resolved) bool {
	if r.cue != nil && r.cue.road {
		return (b.cue == nil || b.listed) && r.Tail <= b.First && b.First-r.Tail <= 2 && b.begins(ts) && joinsEnds(ts[r.Tail:b.First])
	}
	if r.First == 0 || r.Countryside || r.Direction != "" || ts[r.First-1].Norm != "بين" && ts[r.First-1].Norm != "وبين" {
		return false
	}
	gap := ts[min(r.Tail, b.First):b.First]
	return (len(gap) == 0 && strings.HasPrefix(ts[b.First].Norm, "و")) || len(gap) == 1 && (gap[0].Norm == "و" || gap[0].Norm == "وبين")
}

// begins reports whether the name of b is written with no word before it in one.
func (r *Resolved) begins(ts []arabic.Token) bool {
	return strings.HasPrefix(r.spelling, ts[r.First].Norm)
}

// joinsEnds reports whether nothing but a dash, a pair of brackets or "to" stands among the tokens. What a bracket that opens there holds
// says where the road is: "طريق أريحا (إدلب)".
func joinsEnds(ts []arabic.Token) bool {
	open := 0
	for _, t := range ts {
		switch t.Norm {
		case "(":
			open++
		case ")":
			open--
		}
		if t.Kind == arabic.Newline || t.Kind == arabic.Word && t.Norm != "الي" || t.Kind == arabic.Punct && strings.ContainsAny(t.Norm, ".،؛:,؟!") {
			return false
		}
	}
	return open == 0
}
