package actors

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// maxName is how many words a name read by its head may have.
const maxName = 3

// pattern reads a group or an outlet that no table has: "لواء ...", "صحيفة ...". The head stands without the article.
func (s *scan) pattern(h head, i, j int) (Mention, bool) {
	if s.hasArticle(i) || s.pronounced(i, j) {
		return Mention{}, false
	}
	end := s.patternEnd(j, h)
	if end == j || s.banner(i, end) || h.guards && s.b.words["guarded"][bare(s.ts[j].Norm)] {
		return Mention{}, false
	}
	kind := "armed-group"
	switch {
	case h.class == "media":
		kind = "media"
	case h.party:
		kind = "party"
	}
	m := Mention{First: i, End: end, Kind: kind, Pattern: true, Whole: h.class != "media"}
	if m.Whole {
		f, _ := s.b.heads.Find(s.ts, i)
		m.Name = strings.TrimPrefix(s.wording(m), f.Pro)
	}
	return m, true
}

// numbered reads a unit of an army by its number, with its arm where it is told: "اللواء 22 مشاة", "الفوج السابع"; what stands behind a word
// for inside or near is where something is.
func (s *scan) numbered(i, j, depth int) (Mention, bool) {
	if j >= len(s.ts) || i > 0 && s.ts[i-1].Kind == arabic.Word && (s.b.facts(&s.ts[i-1]).inside || s.b.facts(&s.ts[i-1]).place) {
		return Mention{}, false
	}
	if s.ts[j].Kind != arabic.Number && !s.b.words["ordinal"][s.ts[j].Norm] {
		return Mention{}, false
	}
	if _, ok := s.b.sites.Find(s.ts, i); ok || depth > 1 {
		return Mention{}, false
	}
	end := j + 1
	for end < len(s.ts) && s.ts[end].Kind == arabic.Word && s.b.words["arm"][bare(s.ts[end].Norm)] {
		end++
	}
	if k := s.wordAt(end); k >= 0 && s.b.words["link"][bare(s.ts[k].Norm)] && s.ts[k].Norm != bare(s.ts[k].Norm) {
		m, ok := s.belongs(head{class: "part"}, i, s.ownerAt(k+1), depth, false)
		return m, ok && m.ID != "" // "الفرقة 23 التابعة للجيش الوطني"
	}
	if end == j+1 && s.ts[j].Kind != arabic.Number {
		return Mention{}, false // "الكتيبة الأولى" may be any
	}
	if m, ok := s.b.shorts.Find(s.ts, i); ok && m.End >= end {
		return Mention{}, false // known by its number: "الفرقة الرابعة"
	}
	return Mention{First: i, End: end, Kind: "armed-group", Pattern: true}, true
}

// ownerAt passes over the preposition that is written by itself before an owner's name at token j.
func (s *scan) ownerAt(j int) int {
	if k := s.wordAt(j); k >= 0 && s.ts[k].Norm == "ل" {
		return k + 1
	}
	return j
}

// hasArticle reports whether the head at token i has the article: "المدفعية", and not "آليات", whose first letters only look like one.
func (s *scan) hasArticle(i int) bool {
	return slices.ContainsFunc(s.ts[i].Readings(), func(r arabic.Reading) bool {
		return r.HasArticle() && s.b.heads.Begins(r.Bare())
	})
}

// patternEnd returns the token behind the words of a name that begins at j, or j. A quoted name ends with its quotation;
// an unquoted one of an outlet begins with the article and goes on over words with the article, which verbs and prepositions lack.
func (s *scan) patternEnd(j int, h head) int {
	if j < len(s.ts) && s.ts[j].Kind == arabic.Quote {
		return s.quotedEnd(j, h)
	}
	if h.class != "media" {
		return s.groupEnd(j, h)
	}
	end := j
	for end < len(s.ts) && end-j < maxName && h.kind != "quoted" && s.ts[end].Kind == arabic.Word && s.nameWord(end, end > j) {
		end++
	}
	return end
}

// nameWord reports whether token k can be a word of a name; behind the first only an adjective can, so that the object
// of a verb before its subject stays out.
func (s *scan) nameWord(k int, adjective bool) bool {
	w := s.ts[k].Norm
	if !strings.HasPrefix(w, "ال") || len(w) < 8 {
		return false
	}
	if adjective && !strings.HasSuffix(w, "ي") && !strings.HasSuffix(w, "يه") {
		return false
	}
	return !s.b.words["stop"][w] && !s.b.words["common"][bare(w)]
}

// correspondent reads "مراسل" with the outlet behind it, if there is one; the outlet's own name is part of the mention.
func (s *scan) correspondent(h head, i, j int) Mention {
	m := s.mention(i, j, "correspondent")
	k := s.wordAt(j)
	if k < 0 || s.conjoined(k) {
		return m
	}
	if n, ok := s.name(k); ok && n.Kind == "media" {
		m.End = n.End
		return m
	}
	if f, ok := s.b.heads.Find(s.ts, k); ok && f.Pro == "" && f.Values[0].class == "media" {
		if n, ok := s.pattern(f.Values[0], k, f.End); ok {
			m.End = n.End
			return m
		}
	}
	m.End = s.outletEnd(k, j)
	return m
}

// outletEnd returns where a bare outlet name of the table ends that begins at token k, or otherwise.
func (s *scan) outletEnd(k, otherwise int) int {
	words := ""
	end := otherwise
	for e := k; e < len(s.ts) && e < k+4 && s.ts[e].Kind == arabic.Word; e++ {
		words = strings.TrimSpace(words + " " + s.ts[e].Norm)
		if _, ok := s.b.outlets[words]; ok {
			end = e + 1
		}
	}
	return end
}
