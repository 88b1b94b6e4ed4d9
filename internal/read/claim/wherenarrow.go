package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/gazetteer"
)

// Which of the places of an act are the narrowest, and which only say in what another lies.

// narrow drops places that only say in what another lies or on which side of it, and repeats.
func (w *work) narrow(ks []int) []int {
	var out []int
	aside, narrowest := make([]bool, len(ks)), rankCountry
	for n, k := range ks {
		aside[n] = slices.ContainsFunc(ks, func(o int) bool { return o != k && w.bearing(w.d.Places[k], w.d.Places[o]) })
		if !aside[n] {
			narrowest = min(narrowest, rank(w.d.Places[k]))
		}
	}
	for n, k := range ks {
		drop := aside[n] || narrowest <= rankTown && rank(w.d.Places[k]) >= rankGovernorate && !w.listedWith(k, ks) || w.spotIn(k, ks)
		for m, o := range ks {
			if m == n {
				continue
			}
			if same(w.d.Places[k], w.d.Places[o]) {
				drop = drop || m < n && (!aside[m] || w.d.Places[k].Countryside)
				continue
			}
			drop = drop || !w.bearing(w.d.Places[o], w.d.Places[k]) && w.wider(w.d.Places[k], w.d.Places[o])
		}
		if !drop {
			out = append(out, k)
		}
	}
	if len(out) == 0 { // each is told to lie in the other: "جبل الزاوية، والكائنة في قرية مرعيان"
		return slices.DeleteFunc(slices.Clone(ks), func(k int) bool { return rank(w.d.Places[k]) > narrowest })
	}
	return out
}

// spotIn reports whether a roundabout or a crossroads that no list has is told beside the town where it is: "قرب دوار كاوا في
// مدينة عفرين".
func (w *work) spotIn(k int, ks []int) bool {
	r := w.d.Places[k]
	return r.Place == nil && r.Cue == "موقع" && slices.ContainsFunc(ks, func(o int) bool {
		b := w.d.Places[o]
		return b.Place != nil && rank(b) <= rankTown
	})
}

// listedWith reports whether another place is joined to the one at k by و on either side, and so stands beside it and not in it:
// "الضفة الغربية والقدس", "صنعاء ومحافظتي حجة وتعز".
func (w *work) listedWith(k int, ks []int) bool {
	a := w.d.Places[k]
	for _, o := range ks {
		b := w.d.Places[o]
		if (w.joined(a, b) || w.joined(b, a) && !w.holdsAny(o, ks)) && !w.lies(b, a) || w.sideBeside(a, b) {
			return true
		}
	}
	return false
}

// holdsAny reports whether one of the places lies in the one at k, which then only says where that is.
func (w *work) holdsAny(k int, ks []int) bool {
	return slices.ContainsFunc(ks, func(o int) bool {
		return o != k && rank(w.d.Places[o]) < rank(w.d.Places[k]) && w.lies(w.d.Places[o], w.d.Places[k])
	})
}

// sideBeside reports whether a is a side of a wide place that و joins to b, and so stands beside it: "رفح وغربي غزة".
func (w *work) sideBeside(a, b gazetteer.Resolved) bool {
	return a.Direction != "" && !a.Countryside && w.joined(b, a)
}

// joined reports whether b stands right behind a in a list, also over a quotation mark: "ذيبان واللطوة".
func (w *work) joined(a, b gazetteer.Resolved) bool {
	return w.prevWord(b.First) == a.Tail-1 && w.andAt(b.First)
}

// inList reports whether two places stand in one list whose members "and" joins: "مخيم الشاطئ وحيي الدرج والرمال".
func (w *work) inList(a, b gazetteer.Resolved) bool {
	if b.First < a.First {
		a, b = b, a
	}
	k := w.d.PlaceAt[a.First]
	for k >= 0 && k+1 < len(w.d.Places) && w.d.Places[k].First < b.First && w.joined(w.d.Places[k], w.d.Places[k+1]) {
		k++
	}
	return k >= 0 && w.d.Places[k].First == b.First
}

// andAt reports whether the first word of a place at token i begins with "and".
func (w *work) andAt(i int) bool {
	t := w.d.Tokens[i].Norm
	return strings.HasPrefix(t, "و") && t != "وسط" && t != "وادي"
}

// lies reports whether the gazetteer knows that b lies in a.
func (w *work) lies(b, a gazetteer.Resolved) bool {
	return a.Place != nil && b.Place != nil && w.r.base.Gazetteer.Contains(a.Place, b.Place)
}

// bearing reports whether a only says on which side of it, or near what, b lies: "قرية اليلانلي غرب مدينة منبج", "بلدة أجدابيا
// قرب ميناء البريقة", "قرية مريمين القريبة من مدينة عفرين".
func (w *work) bearing(a, b gazetteer.Resolved) bool {
	if j := w.prevWord(a.First); j >= b.Tail && w.d.Tokens[j].Norm == "قرب" && w.prevWord(j) < b.Tail && rank(b) <= rankTown && (rank(b) >= rankSettlement || b.Place == nil) {
		return true
	}
	if n := w.d.Cue("nearby", b.Tail); n > 0 && b.Tail+n == a.First && rank(b) <= rankTown {
		return true
	}
	return a.Direction != "" && !w.joined(b, a) && b.First < a.First && (a.First-b.End < 2 || w.rightBehind(b, a) || w.farFrom(b.End, a.First)) &&
		(rank(b) <= rank(a) || rank(b) <= rankTown && a.Place != nil && a.Place.IsSeat() || w.outside(a, b))
}

// rightBehind reports whether only marks stand between b and a behind it.
func (w *work) rightBehind(b, a gazetteer.Resolved) bool {
	return !slices.ContainsFunc(w.d.Tokens[min(b.Tail, a.First):a.First], func(t arabic.Token) bool { return t.Kind == arabic.Word || t.Kind == arabic.Newline })
}

// outside reports whether the town a does not lie in the wider land b, which therefore lies on a side of it: "محافظة لحج شمال عدن", "محور
// نتساريم جنوبي مدينة غزة".
func (w *work) outside(a, b gazetteer.Resolved) bool {
	return a.Place != nil && b.Place != nil && !b.Countryside && rank(a) <= rankTown && rank(b) <= rankGovernorate && (b.Precision == tawatur.PrecisionRegion || !w.lies(a, b))
}

// farFrom reports whether the words between two places say no more than how far apart they lie: "مدينة الفلوجة، 50 كلم شرق الرمادي".
func (w *work) farFrom(from, to int) bool {
	const most = 7
	if to-from > most {
		return false
	}
	for i := from; i < to; i++ {
		if w.d.Cue("kilometres", i) > 0 {
			return true
		}
	}
	return false
}

func same(a, b gazetteer.Resolved) bool {
	return a.Place != nil && b.Place != nil && a.Place.ID == b.Place.ID && a.Precision == b.Precision
}

// wider reports whether a only says in what b lies.
func (w *work) wider(a, b gazetteer.Resolved) bool {
	switch {
	case b.Nameless():
		return false
	case a.Nameless(), w.belongs(b, a), w.contains(a, b), w.bounds(a, b), w.areaBehind(a, b):
		return true
	case w.sideBeside(a, b):
		return false
	case b.First < a.First && w.listGoesOn(a.First) && (rank(a) < rankGovernorate || rank(a) == rankGovernorate && !w.lies(b, a)):
		return false // "جبل الزاوية وريف حلب"
	}
	if rank(a) < rankGovernorate && w.inList(a, b) {
		return false
	}
	if rank(a) <= rank(b) && !a.Countryside {
		return false
	}
	if rank(b) >= rankGovernorate && rank(a) <= rank(b) {
		return false
	}
	if a.Place == nil || b.Place == nil {
		return b.First < a.First && a.First-b.End < 4 || a.Place != nil && rank(a) >= rankGovernorate
	}
	if w.r.base.Gazetteer.Contains(a.Place, b.Place) || w.landAround(a, b) {
		return true
	}
	// "X بريف Y": the wider name stands right behind the narrower
	return b.First < a.First && a.First-b.End < 3 && w.d.Tokens[a.First].Kind == arabic.Word && rank(a) > rank(b)
}

// farAround is how many kilometres from a town the land around it reaches at most.
const farAround = 40

// landAround reports whether a is the land around a town near which b lies: "قرية مياسة التابعة لناحية شيراوا بريف عفرين".
func (w *work) landAround(a, b gazetteer.Resolved) bool {
	return b.First < a.First && !w.andAt(a.First) && a.Countryside && rank(a) <= rankDistrict && rank(b) <= rankTown && !b.Countryside && a.Place.ADM1 == b.Place.ADM1 &&
		gazetteer.Distance(a.Place, b.Place) < farAround
}

// areaBehind reports whether a is an area or a front that no list has, told right behind the settlement in it: "قرية كذا بمنطقة كذا".
func (w *work) areaBehind(a, b gazetteer.Resolved) bool {
	const near = 3
	return a.Unlisted() && !b.Unlisted() && b.First < a.First && a.First-b.End < near && rank(b) <= rankTown && !w.joined(b, a) && !w.andAt(a.First)
}

// bounds reports whether a is one of the places between which b is told to lie: "منطقة كذا الواقعة بين لحج وعدن".
func (w *work) bounds(a, b gazetteer.Resolved) bool {
	const reach = 3
	j := a.First - 1
	for j >= b.Tail && (w.d.PlaceAt[j] >= 0 || w.d.Tokens[j].Norm == "و" || w.d.Tokens[j].Kind == arabic.Quote) {
		j--
	}
	if j < b.Tail || w.d.Tokens[j].Norm != "بين" || j-b.Tail > reach || rank(b) > rank(a) && rank(b) > rankTown {
		return false
	}
	for k := b.Tail; k < j; k++ {
		if w.d.Tokens[k].Kind == arabic.Newline || w.d.Tokens[k].Kind == arabic.Word && w.d.Cue("lies-in", k) == 0 && !w.adjectiveAt(k) {
			return false
		}
	}
	return true
}

// belongs reports whether a word like "التابعة" or "الواقعة" says that b is part of a, named right behind it, but for marks.
func (w *work) belongs(b, a gazetteer.Resolved) bool {
	k := b.Tail
	for k < a.First && w.d.Tokens[k].Kind != arabic.Newline && (w.d.Tokens[k].Kind != arabic.Word || k == b.Tail && w.adjectiveAt(k)) {
		k++
	}
	return k < a.First && a.First-k <= 2 && (w.d.Cue("link", k) > 0 || w.d.Cue("lies-in", k) > 0)
}

// adjectiveAt reports whether a word with the article that puts nothing into anything stands at token k: "قاعدة العند [الاستراتيجية]
// الواقعة في لحج".
func (w *work) adjectiveAt(k int) bool {
	return strings.HasPrefix(w.d.Tokens[k].Norm, "ال") && w.d.Cue("link", k) == 0 && w.d.Cue("lies-in", k) == 0 && w.d.PlaceAt[k] < 0
}

// contains reports whether the words put b into a, named right behind it: "قرية عيدو في مدينة منبج", "بلدة صفيا بمدينة الحسكة",
// "إصبع الجليل، في شمالي إسرائيل".
func (w *work) contains(a, b gazetteer.Resolved) bool {
	if a.Place == nil || rank(a) < rank(b) {
		return false
	}
	if b.Tail == a.First {
		return strings.HasPrefix(w.d.Tokens[a.First].Norm, "ب") && (a.NameFirst > a.First && a.Cue != "بلده" || b.NameFirst > b.First && a.Place != nil && a.Place.IsSeat())
	}
	j := a.First - 1
	if j < b.Tail || w.d.Tokens[j].Norm != "في" {
		return false
	}
	return w.prevWord(j) < b.Tail || j == b.Tail+1 && w.d.Tokens[b.Tail].Norm == "،" && rank(a) >= rankGovernorate
}

// How wide places are, as steps from the narrowest to the widest.
const (
	rankSite = iota + 1
	rankSettlement
	rankTown
	rankDistrict
	rankGovernorate
	rankRegion
	rankCountry
)

// rank says how wide a place is named. A region that is part of one governorate is no wider than a district.
func rank(r gazetteer.Resolved) int {
	switch r.Precision {
	case tawatur.PrecisionSite:
		return rankSite
	case tawatur.PrecisionSubdistrict:
		return rankTown
	case tawatur.PrecisionDistrict:
		return rankDistrict
	case tawatur.PrecisionGovernorate:
		return rankGovernorate
	case tawatur.PrecisionRegion:
		if r.Place != nil && r.Place.ADM1 != "" {
			return rankDistrict
		}
		return rankRegion
	case tawatur.PrecisionCountry:
		return rankCountry
	}
	return rankSettlement
}
