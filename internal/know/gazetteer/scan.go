package gazetteer

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// Mention is a place name in a text with the words that announce it.
type Mention struct {
	// First and End are the tokens of the narrow name with its cue words, End exclusive; NameFirst..End is the name alone.
	First, End int
	NameFirst  int
	// Tail is the end of the whole phrase with the adjectives behind the name: "ريف حلب [الغربي]", "مطار القامشلي [الدولي]".
	Tail int
	// Cue is the folded cue word nearest to the name ("قريه", "ريف", "شمالي"), "" when there is none.
	Cue string
	// Countryside says that the land around the name is meant: "ريف X", "بادية X".
	Countryside bool
	// Direction is the folded words of direction before or behind the name, or "".
	Direction string
	// Candidates are the places of that name, the best known first; none for a name that only its cue makes a place.
	Candidates []*Place

	cue *cue
	// spelling is the name's exact folded form.
	spelling string
	// listed says that it goes on a list whose earlier name is the mention before it.
	listed bool
	// quoted says that the name stands in quotation marks behind a cue that makes a place of any such.
	quoted bool
	// site says that a facility named after a place is meant.
	site bool
	// weak says that only a report about its country makes the name a place.
	weak bool
}

// scanner walks over the tokens of one text.
type scanner struct {
	g     *Gazetteer
	ts    []arabic.Token
	taken []bool
	out   []Mention
	// room has, of the names told so far, those that a cue or a preposition made places (seen), and all places (before).
	room *Room
	// open is the cue of a list that is still going on, and openEnd the token behind its last name.
	open    *cue
	openEnd int
}

// Mentions finds the place names of a text. taken, when not nil, marks the tokens that belong to an actor or a date; no
// name or cue is read in them. The time it takes is linear in the number of tokens. They lie in the room given.
func (g *Gazetteer) Mentions(ts []arabic.Token, taken []bool, in *Room) []Mention {
	in.empty()
	s := scanner{g: g, ts: ts, taken: taken, openEnd: -1, room: in, out: slices.Grow(in.mentions, len(ts)/tokensPerPlace)}
	for i := 0; i < len(ts); {
		if !s.free(i) || s.barren(i) {
			i++
			continue
		}
		m, ok := s.at(i)
		if !ok {
			i++
			continue
		}
		s.out = append(s.out, m)
		if len(m.Candidates) > 0 && !m.weak {
			in.seen[m.spelling] = true
			in.before[m.Candidates[0]] = true
		}
		i = m.Tail
	}
	in.mentions = s.out
	return s.out
}

// tokensPerPlace is about how many tokens a text has for each place that it names.
const tokensPerPlace = 16

// barren reports whether no mention can begin with the word at token i: it is no cue and by itself no name that needs none, with the word
// behind it neither, and what stands before it, an open list or a quotation mark, makes it none. That is so of most words, though names
// begin with most.
func (s *scanner) barren(i int) bool {
	f := s.g.facts(&s.ts[i])
	return f.cues == nil && !f.alone && !s.mayGoOn(i, f) && !s.mayList(i) && !(i > 0 && s.ts[i-1].Kind == arabic.Quote)
}

// mayList reports whether nothing but marks, or an "and", stands between the open list and token i.
func (s *scanner) mayList(i int) bool {
	if s.open == nil || i < s.openEnd {
		return false
	}
	return i == s.openEnd || s.ts[i-1].Kind != arabic.Word || s.ts[i-1].Norm == "و"
}

// mayGoOn reports whether the word behind token i, of which these are the facts, may be the second one of a name.
func (s *scanner) mayGoOn(i int, f *wordFacts) bool {
	if len(f.starts) == 0 || !s.within(i+1) {
		return false
	}
	for k := range f.starts {
		if f.starts[k].goesOn.mayHave(s.ts[i+1].Norm) {
			return true
		}
	}
	return false
}

// free reports whether token i is a word that nobody took.
func (s *scanner) free(i int) bool {
	return i < len(s.ts) && s.ts[i].Kind == arabic.Word && (s.taken == nil || i >= len(s.taken) || !s.taken[i])
}

// within reports whether token i may stand inside a name: a free word, or a number as in "الفوج 46".
func (s *scanner) within(i int) bool {
	return s.free(i) || i < len(s.ts) && s.ts[i].Kind == arabic.Number && (s.taken == nil || i >= len(s.taken) || !s.taken[i])
}

// at reads a mention that begins at token i.
func (s *scanner) at(i int) (Mention, bool) {
	if m, ok := s.cued(i); ok {
		s.openList(&m)
		return m, true
	}
	if m, ok := s.listed(i); ok {
		return m, true
	}
	if m, ok := s.apposed(i); ok {
		return m, true
	}
	return s.bare(i)
}

// openList starts or ends the list that may go on behind m.
func (s *scanner) openList(m *Mention) {
	s.tail(m)
	s.open, s.openEnd = m.cue, m.Tail
	if m.Nameless() {
		s.open = nil
	}
}

// Nameless reports whether a mention is a side of whatever the text speaks of: "بالريف الشمالي".
func (m *Mention) Nameless() bool { return m.Countryside && len(m.Candidates) == 0 }

// head is the cue words before a name.
type head struct {
	last        *cue
	next        int // the token behind the cues
	countryside bool
	direction   []string
	// village is the cue of a village before the last cue, which begins its name at token opening: "قرية تل كذا".
	village *cue
	opening int
}

// cued reads cue words and the name behind them.
func (s *scanner) cued(i int) (Mention, bool) {
	h := s.cueWords(i)
	if h.last == nil {
		return Mention{}, false
	}
	n := s.skipQuotes(h.next)
	if !s.free(n) {
		return Mention{}, false
	}
	if h.last.countryside && s.g.words.compass[s.ts[n].Norm] {
		return Mention{First: i, NameFirst: i, End: n, Cue: h.last.name, Countryside: true, cue: h.last}, true
	}
	m := Mention{First: i, NameFirst: n, Cue: h.last.name, Countryside: h.countryside, Direction: strings.Join(h.direction, " "),
		cue: h.last, site: h.last.facility, quoted: h.last.quoted && n > h.next && s.closed(n) > n}
	if nm, ok := s.longName(i); ok && nm.end > n {
		m.NameFirst, m.End, m.Candidates, m.spelling, m.site = i, nm.end, s.places(&nm), nm.spelling, false
		s.namesakes(&m, n)
		return m, true
	}
	if nm, ok := s.composed(h.last, n); ok {
		m.End, m.Candidates, m.spelling = nm.end, s.places(&nm), nm.spelling
		return m, true
	}
	if h.last.own {
		return Mention{}, false
	}
	nm, ok := s.name(n, true)
	if ok && s.agrees(h.last, nm) && !(m.quoted && s.goesOn(nm.end)) && !s.cutShort(h.last, nm) {
		m.End, m.Candidates, m.spelling = nm.end, s.places(&nm), nm.spelling
		return m, true
	}
	switch {
	case m.quoted:
		m.End = s.closed(n)
	case h.village != nil && h.opening+1 == n:
		m.NameFirst, m.cue, m.Cue, m.site = h.opening, h.village, h.village.name, false
		m.End = s.unknownName(h.opening, h.village)
	case h.last.bare:
		m.End = s.unknownName(n, h.last)
	case h.last.named && (s.situates(i, &h) || s.g.words.opening[s.ts[n].Norm]):
		if m.End = s.nameBehind(n); h.last.kinds["base"] && !s.ofNation(m.End) {
			m.End = n // "موقع التصوير": only of a post that is somebody's can the name be on no list
		}
	}
	return m, m.End > n
}

// cutShort reports whether what was found is only the first word of a village's name of two words that no list has: "قرية أبو
// الطيور".
func (s *scanner) cutShort(c *cue, nm found) bool {
	return (c.bare || c.named) && nm.words == 1 && nm.stop && s.g.words.opening[s.ts[nm.end-1].Norm] && s.free(nm.end) &&
		!s.bounded(nm.end) && !s.g.words.never[s.ts[nm.end].Norm]
}

// headsList reports whether a list of places goes on behind a name that is also an ordinary word, so that it is a place too:
// "محاور القصر، وكفرعمة", "(الباب وجرابلس وعفرين)".
func (s *scanner) headsList(nm found) bool {
	n := nm.end
	if n < len(s.ts) && isComma(s.ts[n]) {
		n++
	}
	if !s.free(n) {
		return false
	}
	next, ok := s.name(n, true)
	return ok && next.pro == "و" && next.exact && !next.stop && next.distinctOrKnown()
}

// bracketed reports whether token i is the first word in brackets.
func (s *scanner) bracketed(i int) bool { return i > 0 && s.ts[i-1].Norm == "(" }

// namesakes adds the places whose name is that of m without its cue, from token n on: a list may have one "بلدة الطيبة" among
// many a "الطيبة".
func (s *scanner) namesakes(m *Mention, n int) {
	nm, ok := s.name(n, true)
	if !ok || nm.end != m.End || !m.cue.village() {
		return
	}
	for _, p := range s.places(&nm) {
		if !slices.Contains(m.Candidates, p) {
			m.Candidates = append(m.Candidates, p)
		}
	}
}

// longestQuoted is the most words of a name in quotation marks that no list has.
const longestQuoted = 3

// closed returns the end of the words from token n on that a quotation mark closes, n where none does.
func (s *scanner) closed(n int) int {
	for k := n; k < len(s.ts) && k <= n+longestQuoted; k++ {
		switch {
		case s.ts[k].Kind == arabic.Quote:
			return k
		case !s.within(k) || s.g.words.never[s.ts[k].Norm]:
			return n
		}
	}
	return n
}

// goesOn reports whether a name in quotation marks has more words from token n on, and so is another.
func (s *scanner) goesOn(n int) bool { return s.free(n) && !s.g.words.tail[s.ts[n].Norm] }

// apposed reads the name of a facility in quotation marks behind words that say whose it is: "قاعدة الاحتلال «حرير»".
func (s *scanner) apposed(i int) (Mention, bool) {
	if i < 2 || s.ts[i-1].Kind != arabic.Quote {
		return Mention{}, false
	}
	from := i - 2
	if isComma(s.ts[from]) {
		from--
	}
	for k := from; k >= 0 && k >= i-apposedReach && s.ts[k].Kind == arabic.Word; k-- {
		c := s.cueAt(k, true)
		if c == nil || !c.facility {
			continue
		}
		nm, ok := s.composed(c, i)
		m := Mention{First: i, NameFirst: i, End: nm.end, Cue: c.name, Candidates: s.places(&nm), spelling: nm.spelling, cue: c, site: true}
		s.tail(&m)
		return m, ok
	}
	return Mention{}, false
}

// apposedReach is how many tokens before a name in quotation marks the word may stand that says what it is.
const apposedReach = 6

// composed looks for a site whose own name is its cue and the words from token n on, written apart or under a plural:
// "قاعدة «حرير»", "حقلي كونيكو والعمر".
func (s *scanner) composed(c *cue, n int) (found, bool) {
	if !c.facility && !c.quoted {
		return found{}, false
	}
	w := s.g.part(&s.ts[n])
	if f, ok := s.nameFrom(n, s.g.under(c, &nameStart{key: w.key, exact: w.exact}), true); ok {
		return f, true
	}
	starts := s.g.facts(&s.ts[n]).starts
	for k := range starts {
		if starts[k].pro == "و" {
			return s.nameFrom(n, s.g.under(c, &starts[k]), true)
		}
	}
	return found{}, false
}

// under returns the beginning of a name that is a cue and the word given.
func (g *Gazetteer) under(c *cue, w *nameStart) *nameStart {
	sites := g.index.narrow(g.index.all(), 0, c.key)
	n := nameStart{pro: w.pro, stem: c.name, key: c.key + w.key, exact: c.name + w.exact, keys: g.index.narrow(sites, len(c.key), w.key)}
	if n.keys.start == n.keys.end {
		return &n
	}
	return n.judged(&g.words)
}

// NameOver reports whether token i stands inside a name of a place that begins before it: "عين [الأسد]".
func (g *Gazetteer) NameOver(ts []arabic.Token, i int) bool {
	if i == 0 || ts[i-1].Kind != arabic.Word {
		return false
	}
	s := scanner{g: g, ts: ts}
	f, ok := s.longName(i - 1)
	return ok && f.end > i
}

// Names reports whether the tokens from i to end are the exact name of a place.
func (g *Gazetteer) Names(ts []arabic.Token, i, end int) bool {
	if i >= end || end > len(ts) || ts[i].Kind != arabic.Word {
		return false
	}
	s := scanner{g: g, ts: ts}
	nm, ok := s.name(i, true)
	return ok && nm.exact && nm.end == end
}

// agrees reports whether a cue can announce the name: vague cues announce only names that are no ordinary words.
func (s *scanner) agrees(c *cue, nm found) bool {
	if c.facility && nm.first.Type == typeCountry || c.countryside && s.g.words.compass[nm.spelling] {
		return false
	}
	if c.many && c.village() && !c.quoted && nm.stop && !s.headsList(nm) {
		return false // "مدن البلاد": of many the name would be one of a list
	}
	if c.direction || c.name == "محيط" || c.name == "تله" || c.name == "موقع" || c.name == "منطقه" || c.name == "محور" || c.area || c.name == "قاعده" {
		return nm.exact && (!nm.stop || c.many && s.headsList(nm)) && (c.facility || c.many && nm.stop || nm.prominent() || nm.pro != "" || c.name == "منطقه" || c.name == "محور" || c.name == "محيط")
	}
	return true
}

// cueWords reads the cues from token i on: "ريف مدينة", "شمال غربي بلدة". A name of its own that begins with a cue word
// ("تل رفعت") ends them.
func (s *scanner) cueWords(i int) head {
	var h head
	for k := i; s.free(k); k = s.skipQuotes(k + 1) {
		c := s.cueAt(k, k == i)
		if c == nil {
			break
		}
		if k > i {
			if _, ok := s.longName(k); ok || s.ts[k-1].Kind == arabic.Quote && h.last.quoted {
				break
			}
		}
		h.countryside = h.countryside || c.countryside
		if c.direction {
			h.direction = append(h.direction, c.name)
		}
		if h.last != nil && h.last.bare && h.last.village() && s.g.words.opening[s.ts[k].Norm] {
			h.village, h.opening = h.last, k
		}
		if h.last == nil || !c.direction && c.name != "محيط" || h.last.direction {
			h.last = c
		}
		h.next = k + 1
		if c.countryside {
			k = s.sides(k, &h)
		}
	}
	return h
}

// sides takes the directions between the word for a countryside at token k and the town that it belongs to, "الريف الغربي
// لمدينة منبج", into the head, and returns the last of them, or k.
func (s *scanner) sides(k int, h *head) int {
	n := k + 1
	for s.free(n) && s.g.words.compass[strings.TrimPrefix(s.ts[n].Norm, "و")] {
		n++
	}
	if n == k+1 || !s.free(n) || !strings.HasPrefix(s.ts[n].Norm, "ل") {
		return k
	}
	for _, t := range s.ts[k+1 : n] {
		h.direction = append(h.direction, strings.TrimPrefix(t.Norm, "و"))
	}
	h.next = n
	return n - 1
}

// cueAt returns the cue that token k is, behind proclitics; inside a phrase of cues only ل and و stand before one.
func (s *scanner) cueAt(k int, first bool) *cue {
	for _, c := range s.g.facts(&s.ts[k]).cues {
		if first || c.pro == "" || c.pro == "ل" || c.pro == "و" {
			return c.cue
		}
	}
	return nil
}

// skipQuotes returns the first token from k on that is no quotation mark and no sign of a hashtag.
func (s *scanner) skipQuotes(k int) int {
	for k < len(s.ts) && (s.ts[k].Kind == arabic.Quote || s.ts[k].Norm == hash) {
		k++
	}
	return k
}

// hash is what stands before a name in posts: "مدينة #منبج".
const hash = "#"

// afterPreposition reports whether a preposition of place stands before token i, over a quotation mark or the sign of a hashtag:
// "في «ديشون»", "في #منبج".
func (s *scanner) afterPreposition(i int) bool {
	for i--; i >= 0 && (s.ts[i].Kind == arabic.Quote || s.ts[i].Norm == hash); i-- {
	}
	return i >= 0 && s.g.facts(&s.ts[i]).prep
}

// listed reads a name that goes on the open list: "والحريجية", ", الربيضة".
func (s *scanner) listed(i int) (Mention, bool) {
	if s.open == nil || i < s.openEnd || s.g.words.compass[s.ts[i].Norm] {
		return Mention{}, false
	}
	comma, and, ok := s.link(i)
	if !ok {
		return Mention{}, false
	}
	nm, ok := s.composed(s.open, i)
	if !ok {
		nm, ok = s.name(i, true)
	}
	if !ok || !comma && !and && !strings.HasPrefix(nm.pro, "و") {
		return Mention{}, false
	}
	if !nm.exact && nm.first.Country != "SY" || !s.open.many && (nm.stop || !nm.exact) || nm.stop && comma && !strings.HasPrefix(nm.pro, "و") {
		return Mention{}, false
	}
	m := Mention{First: i, NameFirst: i, End: nm.end, Cue: s.open.name, Candidates: s.places(&nm), spelling: nm.spelling, cue: s.open, listed: true,
		site: s.open.facility, Countryside: s.open.countryside}
	s.tail(&m)
	s.openEnd = m.Tail
	return m, true
}

// link reads what joins token i to the last name of the open list: quotation marks, a comma, or an "and" that stands alone as
// in "حقلي «العمر» و«كونيكو»".
func (s *scanner) link(i int) (comma, and, ok bool) {
	k := s.skipQuotes(s.openEnd)
	switch {
	case k >= i:
	case isComma(s.ts[k]):
		comma = true
		k = s.skipQuotes(k + 1)
	case s.ts[k].Norm == "و":
		and = true
		k = s.skipQuotes(k + 1)
	}
	return comma || k > s.openEnd && !and, and, k == i
}

// isComma reports whether a token separates the items of a list.
func isComma(t arabic.Token) bool {
	return t.Kind == arabic.Punct && (t.Norm == "،" || t.Norm == "," || t.Norm == "-" || t.Norm == "/")
}

// bare reads a name without a cue: one that is well known, or a distinctive one behind a preposition.
func (s *scanner) bare(i int) (Mention, bool) {
	nm, ok := s.name(i, false)
	home := ok && nm.stop && (s.atHome(i, nm) || s.bracketed(i) && s.headsList(nm))
	if !ok || nm.stop && !home || s.afterTitle(i) {
		return Mention{}, false
	}
	prep := strings.Contains(nm.pro, "ب") || s.afterPreposition(i)
	beside := s.besideName(i, nm)
	if nm.words == 1 && !beside && s.pronoun(i, nm) {
		return Mention{}, false
	}
	prep = prep || nm.words > 1 && nm.first.Country != "SY" && i > 0 && s.g.words.struck[s.ts[i-1].Norm]
	known := nm.prominent() || s.newsName(i, &nm) || nm.first.Country == "SY" && (prep || beside) || nm.exact && s.room.seen[nm.spelling]
	weak := !known && nm.distinct() && (prep && (nm.words > 1 || !strings.Contains(nm.pro, "ب")) || beside)
	if !known && !weak || nm.adjective && !prep && !beside {
		return Mention{}, false
	}
	m := Mention{First: i, NameFirst: i, End: nm.end, Candidates: s.places(&nm), spelling: nm.spelling, listed: beside, weak: weak || nm.adjective || home}
	s.tail(&m)
	s.open, s.openEnd = nil, -1
	return m, true
}

// pronoun reports whether a word may be one with an attached pronoun that only looks like the name: "جده" for "جدة". Behind a
// preposition it is the name with a common slip.
func (s *scanner) pronoun(i int, nm found) bool {
	t := s.ts[i]
	return strings.HasSuffix(t.Norm, "ه") && !t.Marbuta && strings.HasSuffix(nm.first.NameAR, "ة") && !(i > 0 && s.g.facts(&s.ts[i-1]).prep)
}

// told reports whether the place of a name was named before by another.
func (s *scanner) told(nm found) bool {
	return slices.ContainsFunc(nm.places, func(e entry) bool { return s.room.before[&s.g.places[e.place]] })
}

// atHome reports whether an ordinary word may be the name that it is in the news of its country: a preposition written apart
// stands before it or the place was named in full, and no adjective behind, as in "في القطاع [الصحي]".
func (s *scanner) atHome(i int, nm found) bool {
	return s.g.words.home[nm.spelling] && nm.pro == "" && i > 0 && (s.g.facts(&s.ts[i-1]).prep || s.told(nm)) &&
		!(s.free(nm.end) && strings.HasPrefix(s.ts[nm.end].Norm, "ال"))
}

// afterTitle reports whether the word before token i makes it a person's or a tribe's name. "على" is no name, though it is
// folded to one.
func (s *scanner) afterTitle(i int) bool {
	if i == 0 || s.ts[i-1].Kind != arabic.Word {
		return false
	}
	f := s.g.facts(&s.ts[i-1])
	return f.title && !f.prep
}

// besideName reports whether the mention just before is joined to token i by و or a comma.
func (s *scanner) besideName(i int, nm found) bool {
	if len(s.out) == 0 {
		return false
	}
	end := s.out[len(s.out)-1].Tail
	return i == end && strings.HasPrefix(nm.pro, "و") || i == end+1 && isComma(s.ts[end])
}

// tail takes the adjectives behind a name into the phrase.
func (s *scanner) tail(m *Mention) {
	m.Tail = m.End
	for k := m.End; s.free(k); k++ {
		w := strings.TrimPrefix(s.ts[k].Norm, "و")
		switch {
		case (m.Countryside || m.cue != nil && m.cue.direction) && s.g.words.compass[w]:
			m.Direction = strings.TrimSpace(m.Direction + " " + w)
		case m.site && s.g.words.tail[w]:
		default:
			return
		}
		m.Tail = k + 1
	}
}
