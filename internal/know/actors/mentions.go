package actors

import (
	"slices"
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
	before []Mention
	// setting tells the wars of the text; nil where it is not known yet.
	setting *setting
	// first is what the first reading of the text notes and the second goes by; nil in a reading of a few words.
	first *Names
}

// Mentions finds the actors named in a text of which nothing else is known: in order, without overlap, at each place the
// longest phrase.
func (b *Book) Mentions(ts []arabic.Token) []Mention {
	return b.Settle(ts, b.Scan(ts, nil), Setting{})
}

// Names are the actors found in a text before its setting is known. Open says that some depend on it.
type Names struct {
	Mentions []Mention
	Open     bool
	// certain says for each token who is named there whatever the setting is and whoever was named before: one more than the index of
	// the mention, nobody, or 0 where that is not said.
	certain []int32
	// asked counts the questions for the setting and for who was named before.
	asked int
	// settled and setting are the memory of the second reading.
	settled []Mention
	setting setting
}

// nobody stands in [Names] at a token where nobody is named.
const nobody = -1

// Scan finds the actors that a text names, before its setting is known. It uses the memory of names that are read no more, or of none (nil).
func (b *Book) Scan(ts []arabic.Token, out *Names) *Names {
	if out == nil {
		out = &Names{}
	}
	certain := slices.Grow(out.certain[:0], len(ts))[:len(ts)]
	clear(certain)
	*out = Names{certain: certain, Mentions: out.Mentions[:0], settled: out.settled, setting: out.setting}
	out.Mentions = (&scan{b: b, ts: ts, first: out}).all(out.Mentions)
	return out
}

// Settle finds whom the names mean that depend on a text's setting, now that it is known. What it returns lies in the memory of found.
func (b *Book) Settle(ts []arabic.Token, found *Names, in Setting) []Mention {
	at, ms := b.setIn(&found.setting, ts, found.Mentions, in), found.Mentions
	if found.Open {
		found.settled = (&scan{b: b, ts: ts, setting: at, first: found}).all(found.settled)
		ms = found.settled
	}
	ms = b.speaking(ms, in.Spots)
	b.asOf(at, ts, ms)
	return ms
}

// tokensPerActor is about how many tokens a text has for each actor that it names.
const tokensPerActor = 8

// all reads the text from its beginning to its end, in the memory of out.
func (s *scan) all(out []Mention) []Mention {
	s.before = slices.Grow(out[:0], len(s.ts)/tokensPerActor)
	for i := 0; i < len(s.ts); i++ {
		if i > 0 && s.ts[i-1].Kind == arabic.Quote {
			if m, ok := s.retoldName(i); ok {
				s.before = append(s.before, m)
				i = m.End - 1
				continue
			}
		}
		if s.setting != nil && s.first.certain[i] == nobody || !s.begins(i) {
			continue
		}
		m, ok := s.named(i)
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

// begins reports whether a mention can begin with the word at token i, whatever stands around it: with most words none can, which the
// first reading notes.
func (s *scan) begins(i int) bool {
	if s.ts[i].Kind == arabic.Word {
		if facts := s.b.facts(&s.ts[i]); facts.opens || facts.glued != nil {
			return true
		}
	}
	s.first.certain[i] = nobody
	return false
}

// named returns the mention that begins at token i. What the first reading is certain of, the second takes from it.
func (s *scan) named(i int) (Mention, bool) {
	if s.setting != nil {
		switch n := s.first.certain[i]; n {
		case 0:
			return s.withOtherName(i)
		default:
			return s.first.Mentions[n-1], true
		}
	}
	asked := s.first.asked
	m, ok := s.withOtherName(i)
	if s.first.asked == asked {
		s.first.certain[i] = nobody
		if ok {
			s.first.certain[i] = int32(len(s.before)) + 1
		}
	}
	return m, ok
}

// ask notes that what is read now depends on who was named before, or on the setting too.
func (s *scan) ask(setting bool) {
	if s.first != nil {
		s.first.asked++
		s.first.Open = s.first.Open || setting
	}
}

// withOtherName reads the mention that begins at token i, if any, with a group's second name.
func (s *scan) withOtherName(i int) (Mention, bool) {
	m, ok := s.mentionAt(i)
	if ok {
		m = s.dashed(m)
		m.End = s.otherName(m)
	}
	return m, ok
}

// dashed returns the group whose name goes on behind a dash, of which the part before it names another: "داعش - خراسان".
func (s *scan) dashed(m Mention) Mention {
	k := m.End
	if k+1 >= len(s.ts) || !hasGroupName(m.Kind) || s.ts[k].Norm != "-" && s.ts[k].Norm != "–" {
		return m
	}
	whole := slices.Concat(s.ts[m.First:k], s.ts[k+1:min(k+1+longestSecond, len(s.ts))])
	f, ok := s.b.names.Find(whole, 0)
	if !ok || f.End <= k-m.First {
		return m
	}
	return s.mention(m.First, m.First+f.End+1, f.Values[0].actor.ID)
}

// longestSecond is how many words a group's name has behind a dash.
const longestSecond = 3

// otherName returns the end of a group's second name behind a slash or a dash without blanks, of which it is the first:
// "واي بي جي/ بي كي كي", "YPG-PKK".
func (s *scan) otherName(m Mention) int {
	k := m.End
	if k+1 >= len(s.ts) || !hasGroupName(m.Kind) {
		return m.End
	}
	dash := (s.ts[k].Norm == "-" || s.ts[k].Norm == "_") && s.ts[k].Start == s.ts[k-1].End && s.ts[k+1].Start == s.ts[k].End
	if s.ts[k].Norm != "/" && !dash {
		return m.End
	}
	n, ok := s.mentionAt(k + 1)
	if !ok || !hasGroupName(n.Kind) || n.First != k+1 || n.ID == m.ID {
		return m.End
	}
	return n.End
}

// hasGroupName reports whether a kind of actor is one that may go by the names of two groups.
func hasGroupName(kind string) bool { return kind == "armed-group" || kind == "party" }

// Armed reports whether actors of a kind bear arms.
func Armed(kind string) bool {
	switch kind {
	case "armed-group", "state-forces", "militia", "security-force", "coalition":
		return true
	}
	return false
}

// mentionAt reads the mention that begins at token i, if any.
func (s *scan) mentionAt(i int) (Mention, bool) {
	if s.ts[i].Kind != arabic.Word {
		return Mention{}, false
	}
	facts := s.b.facts(&s.ts[i])
	if !facts.opens {
		return facts.glued.at(i)
	}
	m, ok := s.phrase(i, 0)
	if n, found := s.site(i); found && n.End >= m.End {
		return s.finish(n), n.ID != ""
	}
	if n, found := s.shortForm(i); found && (!ok || n.before(m)) {
		m, ok = n, true
		if m.Kind == "official" {
			m = s.apposition(m) // "رئيس الوزراء، شهباز شريف"
		}
	}
	if !ok {
		return facts.glued.at(i)
	}
	if s.isPlace(m) {
		return Mention{}, false
	}
	return s.finish(m), true
}

// before reports whether a short form is to be read rather than a name that begins with it: the longer, of equal ones the
// form that is settled.
func (m Mention) before(name Mention) bool { return m.End > name.End || m.End == name.End && !m.Open }

// phrase reads the longest actor phrase at token i; of equal ones the name that a table spells out wins.
func (s *scan) phrase(i, depth int) (Mention, bool) {
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

// name reads a name of the dictionary at token i, which may be behind the last.
func (s *scan) name(i int) (Mention, bool) {
	if i >= len(s.ts) {
		return Mention{}, false
	}
	m, ok := s.b.names.Find(s.ts, i)
	if !ok {
		return Mention{}, false
	}
	v := m.Values[0]
	out := s.mention(i, m.End, v.actor.ID)
	out.Whole = Armed(out.Kind)
	if s.relative(out) {
		return Mention{}, false
	}
	if s.today(out) {
		if m, ok = s.b.names.Find(s.ts[:out.End-1], i); !ok {
			return Mention{}, false
		}
		out = s.mention(i, m.End, m.Values[0].actor.ID)
	}
	for _, v := range m.Values {
		if v.capital {
			out.Capital, out.Kind = true, "capital"
		}
	}
	return out, true
}

// relative reports whether a family name alone is that of another man of the family, whose given name stands before it: "سليمان الأسد".
func (s *scan) relative(m Mention) bool {
	return m.Kind == "person" && m.End == m.First+1 && m.First > 0 && strings.HasPrefix(s.ts[m.First].Norm, "ال") && s.b.given[s.ts[m.First-1].Norm]
}

// today reports whether the last word of an outlet's name only says when: "قوات النظام وروسيا اليوم السبت".
func (s *scan) today(m Mention) bool {
	if m.Kind != "media" || m.End < m.First+2 || s.ts[m.End-1].Norm != "اليوم" || !strings.HasPrefix(s.ts[m.First].Norm, "و") || len(s.before) == 0 {
		return false
	}
	last := s.before[len(s.before)-1]
	return last.End == m.First && Armed(last.Kind)
}

func (s *scan) mention(first, end int, id string) Mention {
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
func (s *scan) apposition(m Mention) Mention {
	j := s.skipQuotes(m.End)
	comma := j < len(s.ts) && s.ts[j].Norm == "،" && (m.Kind == "official" || m.titled || m.Kind == "person" && s.title(m.First))
	if j < len(s.ts) && (s.ts[j].Norm == "-" || s.ts[j].Norm == "–" || comma) {
		j = s.skipQuotes(j + 1)
	}
	if j >= len(s.ts) || s.ts[j].Kind != arabic.Word {
		return m
	}
	if n, ok := s.furtherTitle(j); ok && comma {
		return s.mention(m.First, n.End, n.ID)
	}
	d, ok := s.b.names.Find(s.ts, j)
	if !ok || d.Pro != "" {
		return m
	}
	n := s.mention(m.First, d.End, d.Values[0].actor.ID)
	held := n.Kind == "person" && (m.titled || m.Kind == "official" || m.Kind == "person" || m.Kind == "leader")
	if n.ID == m.ID || held {
		return n
	}
	if m.voiced && n.Kind == "person" {
		m.End = n.End
	}
	return m
}

// furtherTitle reads another title of the same man at token j, up to his name: "رئيس مجلس السيادة، قائد الجيش، عبد الفتاح البرهان".
func (s *scan) furtherTitle(j int) (Mention, bool) {
	if !s.title(j) {
		return Mention{}, false
	}
	m, ok := s.headed(j, 0)
	if !ok {
		return Mention{}, false
	}
	m = s.apposition(m)
	return m, m.Kind == "person"
}

// title reports whether a title that no clitic joins to what is before opens at token i: "قائد", "الأمين العام".
func (s *scan) title(i int) bool {
	f, ok := s.b.heads.Find(s.ts, i)
	return ok && f.Pro == "" && slices.ContainsFunc(f.Values, func(h head) bool { return h.class == "leader" })
}

func (s *scan) skipQuotes(j int) int {
	for j < len(s.ts) && s.ts[j].Kind == arabic.Quote {
		j++
	}
	return j
}

// isPlace reports whether a country, capital or person's name is used of a place: "في تركيا", "ريف دمشق", "بحيرة الأسد".
func (s *scan) isPlace(m Mention) bool {
	if m.Kind != "government" && m.Kind != "capital" && m.Kind != "person" || m.End-m.First > 1 && !s.landName(m) {
		return false
	}
	j := m.First - 1
	for j >= 0 && s.ts[j].Kind == arabic.Quote {
		j--
	}
	if m.Kind == "government" && strings.HasPrefix(s.ts[m.First].Norm, "و") && s.listedIn(j) {
		return true // "في فلسطين ولبنان"
	}
	if j > 0 && m.Kind == "capital" && s.ts[j].Kind == arabic.Word && s.b.facts(&s.ts[j]).adjective {
		j-- // "العاصمة القطرية الدوحة"
	}
	if m.End-m.First > 1 && j >= 0 && s.ts[j].Norm == "الي" {
		return false // an address more often than a way: "الشكر إلى الولايات المتحدة"
	}
	j = s.beforeEach(j)
	return j >= 0 && s.b.facts(&s.ts[j]).place
}

// beforeEach returns the token before "كل من" that ends at token j, or j.
func (s *scan) beforeEach(j int) int {
	if j > 1 && s.ts[j].Norm == "من" && s.ts[j-1].Norm == "كل" {
		return j - 2
	}
	return j
}

// listedIn reports whether the word at token j is one of a list of lands before which a word of place stands: "في كل من [سوريا]",
// "في سوريا والعراق [واليمن]".
func (s *scan) listedIn(j int) bool {
	for ; j > 0 && s.ts[j].Kind == arabic.Word; j-- {
		if s.b.facts(&s.ts[s.beforeEach(j-1)]).place {
			return true
		}
		if !strings.HasPrefix(s.ts[j].Norm, "و") || !s.landAt(j) {
			return false
		}
	}
	return false
}

// landName reports whether a mention of several words is the name of a state's land: "في ساحل العاج", "في جنوب السودان".
func (s *scan) landName(m Mention) bool {
	a := s.b.byID[m.ID]
	return m.Kind == "government" && a != nil && s.b.byGov[m.ID] != nil && !s.b.heads.Begins(s.ts[m.First].Norm) &&
		strings.TrimLeft(s.wording(m), "ولبف") == strings.TrimLeft(arabic.Fold(a.NameAR), "ولبف")
}

// finish closes an open quotation and marks loaded wording.
func (s *scan) finish(m Mention) Mention {
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
func (s *scan) loaded(m Mention) bool {
	for i := m.First; i < m.End; i++ {
		if _, hit := s.b.labels.Find(s.ts, i); hit && s.ts[i].Kind == arabic.Word {
			return true
		}
	}
	return false
}

// wording returns the folded words of a mention.
func (s *scan) wording(m Mention) string {
	var words []string
	for _, t := range s.ts[m.First:m.End] {
		if t.Kind == arabic.Word {
			words = append(words, t.Norm)
		}
	}
	return strings.Join(words, " ")
}
