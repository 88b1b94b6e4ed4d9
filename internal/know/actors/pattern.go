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
	if s.hasArticle(i) {
		return Mention{}, false
	}
	end := s.patternEnd(j, h.kind == "quoted")
	if end == j {
		return Mention{}, false
	}
	kind := "armed-group"
	if h.class == "media" {
		kind = "media"
	}
	return Mention{First: i, End: end, Kind: kind, Pattern: true}, true
}

// hasArticle reports whether the head at token i has the article: "المدفعية", and not "آليات", whose first letters only look like one.
func (s *scan) hasArticle(i int) bool {
	return slices.ContainsFunc(s.ts[i].Readings(), func(r arabic.Reading) bool {
		return r.HasArticle() && s.b.heads.Begins(r.Bare())
	})
}

// patternEnd returns the token behind the words of a name that begins at j, or j. A quoted name ends with its quotation;
// an unquoted one begins with the article and goes on over words with the article, which verbs and prepositions lack.
func (s *scan) patternEnd(j int, onlyQuoted bool) int {
	if j < len(s.ts) && s.ts[j].Kind == arabic.Quote {
		return s.quotedEnd(j)
	}
	end := j
	for end < len(s.ts) && end-j < maxName && !onlyQuoted && s.ts[end].Kind == arabic.Word && s.nameWord(end, end > j) {
		end++
	}
	return end
}

func (s *scan) quotedEnd(j int) int {
	for e := j + 2; e < len(s.ts) && e <= j+maxName+2; e++ {
		if s.ts[e].Kind == arabic.Quote {
			return e
		}
		if s.ts[e].Kind != arabic.Word {
			break
		}
	}
	return j
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
