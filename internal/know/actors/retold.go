package actors

import (
	"tawatur/arabic"
)

// Groups that no list has, told again in the same text by half of their names.

// retoldHead reads a head with the article at token i as the group that was last named with it, if no list has that: "كتائب الفجر ... الكتائب".
func (s *scan) retoldHead(i int) (Mention, bool) {
	head := s.b.facts(&s.ts[i]).retold
	if head == "" || s.qualified(i+1) || s.titleAt(i) && !s.ends(i+1) {
		return Mention{}, false
	}
	s.ask(false)
	for k := len(s.before) - 1; k >= 0; k-- {
		m := &s.before[k]
		if i-m.End > nearBy {
			break
		}
		if s.headedBy(m, head) < 0 {
			continue
		}
		ok := m.unlisted() && m.First < i && !s.listedSince(m, i)
		return Mention{First: i, End: i + 1, Kind: m.Kind, Name: m.Name, Pattern: true, short: true}, ok
	}
	return Mention{}, false
}

// listedSince reports whether a short form at token i may stand for somebody whom a table has and who was named after mention m, or was called by that
// form before: "نعت حركة الفجر قائدها وهاجمت حماس موقعا. وقالت الحركة", "أعلن التحالف ... تحالف الفتح ... وقال التحالف".
func (s *scan) listedSince(m *Mention, i int) bool {
	found, ok := s.b.shorts.Find(s.ts, i)
	if !ok {
		return false
	}
	f := found.Values[0]
	return s.last(f, i, func(o Mention) bool {
		return o.First >= m.End || o.short && bare(s.ts[o.First].Norm) == bare(s.ts[i].Norm)
	}) != ""
}

// unlisted reports whether a mention names a group by its pattern alone.
func (m *Mention) unlisted() bool { return m.Pattern && m.ID == "" && hasGroupName(m.Kind) }

// qualified reports whether the words at token k say which of several is meant: an adjective, a number, a man's name, a quotation.
func (s *scan) qualified(k int) bool {
	if k >= len(s.ts) || s.ts[k].Kind == arabic.Newline {
		return false
	}
	t := &s.ts[k]
	switch t.Kind {
	case arabic.Number:
		return true
	case arabic.Quote:
		return !s.closes(k)
	case arabic.Word:
		w := bare(t.Norm)
		return s.epithets(k) > k || s.b.facts(t).nation != nil || s.b.words["ordinal"][t.Norm] || s.b.words["given"][t.Norm] || s.b.words["loyal"][w] || w == "تابع" || w == "تابعه"
	}
	return false
}

// ends reports whether what stands at token k cannot be a man's name: no word, or one that says where.
func (s *scan) ends(k int) bool {
	return k >= len(s.ts) || s.ts[k].Kind != arabic.Word || s.b.facts(&s.ts[k]).inside
}

// headedBy returns the token of a mention that is this head without the article, -1 for none.
func (s *scan) headedBy(m *Mention, head string) int {
	for k := m.First; k < m.End; k++ {
		if s.ts[k].Kind != arabic.Word {
			continue
		}
		for _, r := range s.ts[k].Readings() {
			if r.Bare() == head {
				return k
			}
		}
	}
	return -1
}

// retoldName reads words in quotation marks at token i as the group that was named by them behind its head before: "لواء «صقور الرمال» ... «صقور الرمال»".
func (s *scan) retoldName(i int) (Mention, bool) {
	if s.ts[i].Kind != arabic.Word {
		return Mention{}, false
	}
	for k := len(s.before) - 1; k >= 0; k-- {
		m := &s.before[k]
		if !m.unlisted() || m.short {
			continue
		}
		if end := s.sameName(m, i); end > 0 {
			return Mention{First: i, End: end, Kind: m.Kind, Name: m.Name, Pattern: true, Whole: true, short: true}, true
		}
	}
	return Mention{}, false
}

// sameName returns the end of the words from token i on, up to the mark that closes their quotation, that are the name of a mention behind its
// head; 0 where they are not.
func (s *scan) sameName(m *Mention, i int) int {
	from, to := m.First, m.End
	for to > from && s.ts[to-1].Kind == arabic.Quote {
		to--
	}
	n := 0
	for i+n < len(s.ts) && s.ts[i+n].Kind != arabic.Quote && n <= maxName+1 {
		n++
	}
	if n == 0 || n == 1 && s.b.heads.Begins(s.ts[i].Norm) || i+n >= len(s.ts) || s.ts[i+n].Kind != arabic.Quote || to-n <= from {
		return 0
	}
	for k := range n {
		if s.ts[to-n+k].Norm != s.ts[i+k].Norm {
			return 0
		}
	}
	if before := s.ts[to-n-1]; before.Kind != arabic.Quote && !s.b.heads.Begins(before.Norm) && !s.b.heads.Opens(before.Form()) {
		return 0 // only the end of its name
	}
	return i + n
}
