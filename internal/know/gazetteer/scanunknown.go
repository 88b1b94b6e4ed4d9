package gazetteer

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// Names that no list has: a cue makes places of them.

// unknownName returns the end of a name that no list has and that its cue makes a place, or i.
func (s *scanner) unknownName(i int, c *cue) int {
	w := s.ts[i].Norm
	if s.g.words.never[w] || s.g.words.prep[w] || clitic(w) || c.facility && strings.HasPrefix(w, "و") {
		return i
	}
	if s.g.words.opening[w] && s.free(i+1) && !s.g.words.never[s.ts[i+1].Norm] {
		return i + 2
	}
	if len(w) < 6 || strings.HasPrefix(w, "ال") {
		if len(w) >= 6 {
			return i + 1
		}
		return i
	}
	if c.part && c.facility {
		return i + 1 // "دوار فرعون"
	}
	if c.name != "قريه" && c.name != "بلده" && c.name != "مدينه" || strings.HasSuffix(w, "يه") || c.name == "مدينه" && strings.HasSuffix(w, "ه") {
		return i
	}
	if s.bounded(i + 1) {
		return i + 1
	}
	if s.free(i+1) && s.bounded(i+2) && !s.g.words.never[s.ts[i+1].Norm] {
		return i + 2
	}
	return i
}

// clitic reports whether a word has a particle and the article before it, and so is no name: "قرية [بالقرب] من".
func clitic(w string) bool { return !strings.HasPrefix(w, "ال") && arabic.Bare(w) != w }

// bounded reports whether a name can end before token i: a mark, a preposition or the cue of what it lies in stands there.
func (s *scanner) bounded(i int) bool {
	if i >= len(s.ts) || s.ts[i].Kind != arabic.Word {
		return true
	}
	return s.g.facts(&s.ts[i]).prep || len(s.g.facts(&s.ts[i]).cues) > 0
}

// situates reports whether the cue at token i tells where something is: behind a preposition, or as what is struck, or as one more of a
// list, or as what others words before it lie around, "محيط منطقة كذا".
func (s *scanner) situates(i int, h *head) bool {
	if h.next > i+1 || s.afterPreposition(i) || i > 0 && s.g.words.struck[s.ts[i-1].Norm] {
		return true
	}
	if len(s.out) > 0 && s.out[len(s.out)-1].Tail == i && conjoined(s.ts[i]) {
		return true
	}
	return slices.ContainsFunc(s.g.facts(&s.ts[i]).cues, func(c cueReading) bool { return strings.HasSuffix(c.pro, "ب") })
}

// Unlisted reports whether a mention is that of an area, a front or a camp that was taken for none on the lists: "منطقة كذا".
func (r *Resolved) Unlisted() bool {
	return r.Place == nil && r.cue != nil && r.cue.named && !r.listed
}

// shortest is how many bytes a name has at least that no list has: three letters.
const shortest = 3 * 2

// nameBehind returns the end of the name at token i that no list has, behind a cue that situates something, or i for an ordinary word:
// "منطقة [مانسيلا] قرب الحدود", "وادي [خر]", "موقع [الصدح] الإسرائيلي", but not "منطقة [سكنية]", "منطقة [العمليات]".
func (s *scanner) nameBehind(i int) int {
	w := s.ts[i].Norm
	if s.g.words.never[w] || s.g.words.prep[w] || clitic(w) || s.g.words.compass[w] || s.g.words.other[w] || s.g.words.tail[w] {
		return i
	}
	if s.g.words.opening[w] {
		if s.free(i+1) && !s.g.words.never[s.ts[i+1].Norm] && (s.bounded(i+2) || s.closes(i+2)) {
			return i + 2
		}
		return i
	}
	if s.g.words.plain[w] || strings.HasPrefix(w, "و") || !strings.HasPrefix(w, "ال") && (s.ts[i].Marbuta || len(w) < shortest) {
		return i
	}
	if s.bounded(i+1) || s.closes(i+1) || strings.HasPrefix(w, "ال") && s.ofNation(i+1) {
		return i + 1
	}
	return i
}

// closes reports whether an adjective of a site stands at token i, or a word that is never part of a name, or with a particle and the article.
func (s *scanner) closes(i int) bool {
	w := s.ts[i].Norm
	return s.g.words.tail[w] || s.g.words.never[w] || clitic(w)
}

// ofNation reports whether an adjective that says whose a site is stands at token i, and nothing more of a name behind it: "موقع الصدح
// [الإسرائيلي]".
func (s *scanner) ofNation(i int) bool {
	if i >= len(s.ts) {
		return false
	}
	w := s.ts[i].Norm
	return strings.HasPrefix(w, "ال") && strings.HasSuffix(w, "ي") && (s.bounded(i+1) || s.closes(i+1))
}
