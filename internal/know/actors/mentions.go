package actors

import (
	"strings"

	"tawatur/arabic"
)

// maxDepth bounds how many heads may stand on one another: "عناصر من ضباط الجيش ..." is two.
const maxDepth = 4

// scan is the reading of one text.
type scan struct {
	b  *Book
	ts []arabic.Token
	// before are the mentions read so far, for short forms.
	before  []Mention
	theatre *theatre
}

// Mentions finds the actors named in a text: in order, without overlap, at each place the longest phrase.
func (b *Book) Mentions(ts []arabic.Token) []Mention {
	t := &theatre{}
	ms := scan{b: b, ts: ts, theatre: t}.all()
	if !t.asked {
		return ms
	}
	t.settle(b)
	return scan{b: b, ts: ts, theatre: t}.all()
}

// all reads the text from its beginning to its end.
func (s scan) all() []Mention {
	for i := 0; i < len(s.ts); i++ {
		m, ok := s.at(i)
		if !ok {
			continue
		}
		s.before = append(s.before, m)
		i = m.End - 1
		if n, ok := s.coordinated(m); ok {
			s.before = append(s.before, n)
			i = n.End - 1
		}
	}
	return s.before
}

// at reads the mention that begins at token i, if any.
func (s scan) at(i int) (Mention, bool) {
	if s.ts[i].Kind != arabic.Word {
		return Mention{}, false
	}
	facts := s.b.facts(&s.ts[i])
	if !facts.opens {
		return facts.glued.at(i)
	}
	m, ok := s.phrase(i, 0)
	if n, found := s.shortForm(i); found && (!ok || n.End >= m.End) {
		m, ok = n, true
	}
	if !ok {
		return facts.glued.at(i)
	}
	if s.theatre != nil && s.theatre.country == "" {
		s.theatre.count(s.b, m.ID)
	}
	if s.isPlace(m) {
		return Mention{}, false
	}
	return s.finish(m), true
}

// phrase reads the longest actor phrase at token i; of equal ones the name that a table spells out wins.
func (s scan) phrase(i, depth int) (Mention, bool) {
	if i >= len(s.ts) || s.ts[i].Kind != arabic.Word || depth > maxDepth {
		return Mention{}, false
	}
	best, ok := s.name(i)
	if m, found := s.headed(i, depth); found && (!ok || m.End > best.End && !m.Pattern) {
		best, ok = m, true
	}
	if ok {
		best = s.apposition(best)
	}
	return best, ok
}

// name reads a name of the dictionary.
func (s scan) name(i int) (Mention, bool) {
	m, ok := s.b.names.Find(s.ts, i)
	if !ok {
		return Mention{}, false
	}
	v := m.Values[0]
	out := s.mention(i, m.End, v.actor.ID)
	for _, v := range m.Values {
		if v.capital {
			out.Capital, out.Kind = true, "capital"
		}
	}
	return out, true
}

func (s scan) mention(first, end int, id string) Mention {
	m := Mention{First: first, End: end, ID: id}
	if a := s.b.byID[id]; a != nil {
		m.Kind = a.Kind
		m.Generic = generic(a.Kind)
	}
	return m
}

// generic reports whether actors of this kind have no name of their own.
func generic(kind string) bool {
	return kind == "civilians" || kind == "unknown" || kind == "generic-source" || kind == "generic"
}

// apposition takes in what names the same actor again ("قوات سوريا الديمقراطية" (قسد)) and the person who holds the
// office just named ("وزير الخارجية الروسي سيرغي لافروف").
func (s scan) apposition(m Mention) Mention {
	j := s.skipQuotes(m.End)
	if j < len(s.ts) && (s.ts[j].Norm == "-" || s.ts[j].Norm == "–" || s.ts[j].Norm == "،" && m.Kind == "official") {
		j = s.skipQuotes(j + 1)
	}
	if j >= len(s.ts) || s.ts[j].Kind != arabic.Word {
		return m
	}
	d, ok := s.b.names.Find(s.ts, j)
	if !ok || d.Pro != "" {
		return m
	}
	n := s.mention(m.First, d.End, d.Values[0].actor.ID)
	held := n.Kind == "person" && (m.Kind == "official" || m.Kind == "person" || m.Kind == "leader")
	if n.ID == m.ID || held {
		return n
	}
	return m
}

func (s scan) skipQuotes(j int) int {
	for j < len(s.ts) && s.ts[j].Kind == arabic.Quote {
		j++
	}
	return j
}

// shortForm reads "التنظيم", "الجيش", "المرصد": what was last named in full, or what the table gives otherwise.
func (s scan) shortForm(i int) (Mention, bool) {
	f, ok := s.b.shorts.Find(s.ts, i)
	if !ok {
		return Mention{}, false
	}
	if s.foreign(f.End) {
		return Mention{}, false
	}
	v := f.Values[0]
	if id := v.byCountry[s.country()]; v.always && id != "" {
		return s.mention(i, f.End, id), true
	}
	for k := len(s.before) - 1; k >= 0 && len(v.ids) == 0; k-- {
		if b := s.before[k]; v.kinds[b.Kind] && !b.Pattern && bare(s.ts[b.First].Norm) == bare(s.ts[i].Norm) {
			return s.mention(i, f.End, b.ID), true // "الوزارة" is the last one called a ministry
		}
	}
	for k := len(s.before) - 1; k >= 0; k-- {
		if b := s.before[k]; v.ids[b.ID] || v.kinds[b.Kind] && !b.Pattern {
			return s.mention(i, f.End, b.ID), true
		}
	}
	id := s.here(v)
	return s.mention(i, f.End, id), id != ""
}

// foreign reports whether an adjective of nationality that no table has stands at token j: "وزارة الخارجية الإسبانية".
func (s scan) foreign(j int) bool {
	if j >= len(s.ts) || s.ts[j].Kind != arabic.Word {
		return false
	}
	w := s.ts[j].Norm
	return strings.HasPrefix(w, "ال") && strings.HasSuffix(w, "يه") && !s.b.words["mod"][bare(w)] && !s.b.words["common"][bare(w)] && s.b.adjs[bare(w)] == nil
}

// country is the country that the text is about, "" where it is not known yet.
func (s scan) country() string {
	if s.theatre == nil {
		return ""
	}
	return s.theatre.country
}

// here is whom a short form means where nobody fitting was named before.
func (s scan) here(v short) string {
	if len(v.byCountry) == 0 || s.theatre == nil {
		return v.fallback
	}
	s.theatre.asked = true
	if id := v.byCountry[s.theatre.country]; id != "" {
		return id
	}
	return v.fallback
}

// isPlace reports whether a country, capital or person's name is used of a place: "في تركيا", "ريف دمشق", "بحيرة الأسد".
func (s scan) isPlace(m Mention) bool {
	if m.Kind != "government" && m.Kind != "capital" && m.Kind != "person" || m.End-m.First > 1 {
		return false
	}
	j := m.First - 1
	for j >= 0 && s.ts[j].Kind == arabic.Quote {
		j--
	}
	if j > 0 && m.Kind == "government" && strings.HasPrefix(s.ts[m.First].Norm, "و") && s.ts[j].Kind == arabic.Word && s.b.facts(&s.ts[j-1]).place {
		return true // "في فلسطين ولبنان"
	}
	return j >= 0 && s.b.facts(&s.ts[j]).place
}

// finish closes an open quotation and marks loaded wording.
func (s scan) finish(m Mention) Mention {
	open := 0
	for _, t := range s.ts[m.First:m.End] {
		if t.Kind == arabic.Quote {
			open++
		}
	}
	if open%2 == 1 && m.End < len(s.ts) && s.ts[m.End].Kind == arabic.Quote {
		m.End++
	}
	if s.loaded(m) {
		m.Label = s.wording(m)
	}
	return m
}

// loaded reports whether a word of a mention takes sides.
func (s scan) loaded(m Mention) bool {
	for i := m.First; i < m.End; i++ {
		if _, hit := s.b.labels.Find(s.ts, i); hit && s.ts[i].Kind == arabic.Word {
			return true
		}
	}
	return false
}

// wording returns the folded words of a mention.
func (s scan) wording(m Mention) string {
	var words []string
	for _, t := range s.ts[m.First:m.End] {
		if t.Kind == arabic.Word {
			words = append(words, t.Norm)
		}
	}
	return strings.Join(words, " ")
}
