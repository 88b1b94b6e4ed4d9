package actors

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/arabic/date"
)

// groupEnd returns the token behind the unquoted name of a group whose head ends at token j, or j where none stands there. A name is a man's
// ("خالد بن الوليد"), a day's ("13 يونيو"), a genitive behind a noun that groups take ("صقور البادية"), or a definite noun, with the adjectives
// behind it; which nouns make a name depends on the head: "كتائب" is followed by hardly anything else, "حركة" by what moves.
func (s *scan) groupEnd(j int, h head) int {
	if h.kind == "quoted" || j >= len(s.ts) {
		return j
	}
	if end := s.dayName(j); end > j {
		return end
	}
	if end := s.quotedWhole(j, h); end > j {
		return end
	}
	if s.ts[j].Kind != arabic.Word {
		return j
	}
	if h.kind != "self" {
		if end := s.namesake(j); end > j+1 || end > j && h.kind == "" {
			return end
		}
		if end := s.genitive(j); end > j {
			return s.epithets(end)
		}
	}
	if !s.namesGroup(j, h) {
		return j
	}
	if end := s.pair(j); end > j {
		return end
	}
	return s.epithets(j + 1)
}

// quotedEnd returns the token of the mark that closes a quoted name, which a mark at token j opens, or j; a group's name may begin or end in a
// number: "قوات «14 تموز»".
func (s *scan) quotedEnd(j int, h head) int {
	if s.closes(j) {
		return j
	}
	group := h.class != "media"
	if h.kind == "self" {
		return j // "ناقلة جند «نمر»"
	}
	for e := j + 1; e < len(s.ts) && e <= j+maxName+2; e++ {
		switch k := s.ts[e].Kind; {
		case h.class == "front" && k == arabic.Quote && s.groupEnd(j+1, h) != e:
			return j // "جبهة «سراقب»"
		case k == arabic.Quote && e == j+1, group && k == arabic.Quote && e == j+2 && s.describing(j+1):
			return j
		case group && k == arabic.Quote && s.listed(j+1, e):
			return j
		case k == arabic.Quote:
			return e
		case k == arabic.Word, group && k == arabic.Number && (e == j+1 || e+1 < len(s.ts) && s.ts[e+1].Kind == arabic.Quote):
		default:
			return j
		}
	}
	return j
}

// quotedWhole returns the token of the mark that closes a quotation which the head before token j opens, or j: «تجمع المحاربين القدامى». All words
// in it have the article, as those of no clause have.
func (s *scan) quotedWhole(j int, h head) int {
	if h.class != "group" || h.kind != "" && h.kind != "named" || j < 2 || s.ts[j-2].Kind != arabic.Quote || s.closes(j-2) {
		return j
	}
	if _, short := s.b.shorts.Find(s.ts, j-1); short {
		return j
	}
	for e := j; e < len(s.ts) && e <= j+maxName; e++ {
		if s.ts[e].Kind == arabic.Quote && e > j {
			return e
		}
		if s.ts[e].Kind != arabic.Word || !strings.HasPrefix(strings.TrimPrefix(s.ts[e].Norm, "و"), "ال") || s.b.words["common"][bare(s.ts[e].Norm)] {
			break
		}
	}
	return j
}

// listed reports whether the tokens from..end are the name of an actor that a table has, which is then no other's, or begin one that goes on
// behind the quotation: "تحالف «هيئة تحرير الشام»", "قوات «جيش» الاحتلال".
func (s *scan) listed(from, end int) bool {
	m, ok := s.b.names.Find(s.ts, from)
	f, short := s.b.shorts.Find(s.ts, from)
	return ok && m.End >= end || short && f.End > end
}

// closes reports whether the quotation mark at token j closes what was quoted before: it is written to the word before it, and has a blank or
// the end of a clause behind it.
func (s *scan) closes(j int) bool {
	if j == 0 || s.ts[j].Start != s.ts[j-1].End {
		return false
	}
	if j+1 == len(s.ts) || s.ts[j+1].Start > s.ts[j].End || s.ts[j+1].Kind != arabic.Word && s.ts[j+1].Kind != arabic.Number {
		return true
	}
	open := false // with no blank on either side it closes one that is open
	for k := j - 1; k >= 0 && k > j-longestQuotation && s.ts[k].Kind != arabic.Newline; k-- {
		open = open != (s.ts[k].Norm == s.ts[j].Norm)
	}
	return open
}

// longestQuotation is how many tokens back a quotation may have been opened.
const longestQuotation = 40

// describing reports whether a word in quotation marks is an adjective that only says of what kind a group is: "مجموعة «إرهابية»", "فصائل «جهادية»".
func (s *scan) describing(k int) bool {
	w := s.ts[k].Norm
	return s.ts[k].Kind == arabic.Word && !strings.HasPrefix(w, "ال") && (strings.HasSuffix(w, "يه") || s.b.facts(&s.ts[k]).mod)
}

// dayName returns the end of a day of the year, without its year, by which a group is named: "كتائب 17 فبراير".
func (s *scan) dayName(j int) int {
	if s.ts[j].Kind != arabic.Number || j+1 >= len(s.ts) {
		return j
	}
	if j+2 < len(s.ts) && (s.ts[j+2].Kind == arabic.Number || s.b.words["stop"][s.ts[j+2].Norm]) {
		return j // "13 يونيو الماضي", "13 يونيو 2019"
	}
	if ds := date.Find(s.ts[j : j+2]); len(ds) == 1 && ds[0].Grain == "day" && ds[0].First == 0 && ds[0].End == 2 {
		return j + 2
	}
	return j
}

// namesake returns the end of the name of a man, or of a battle without article, at token j, or j.
func (s *scan) namesake(j int) int {
	w := s.ts[j].Norm
	switch {
	case s.b.words["namesake"][w]:
		return s.epithets(j + 1)
	case s.b.words["honour"][w], s.b.words["martyr"][w]:
		if !s.wordIs(j + 1) {
			return j
		}
		if s.surname(j + 1) {
			return j + 2
		}
		if end := s.man(j + 1); end > j+1 {
			return end
		}
		if s.b.words["martyr"][w] {
			return s.honoured(j + 1)
		}
		return j
	case w == "علي":
		return j // spelled like a preposition
	}
	return s.man(j)
}

// man returns the end of a man's name that begins at token j with his given name or a kunya, or j: "أبو علي مصطفى", "عز الدين القسام".
func (s *scan) man(j int) int {
	if !s.wordIs(j) {
		return j
	}
	k := j
	switch {
	case kunya(s.ts[j].Norm):
		if !s.wordIs(j + 1) {
			return j
		}
		k = j + 2
	case s.ts[j].Norm == "عبد" && s.wordIs(j+1):
		k = j + 2
	case s.b.words["given"][s.ts[j].Norm], s.wordIs(j+1) && ofGod(s.ts[j+1].Norm):
		k = j + 1
	default:
		return j
	}
	return s.further(k)
}

// honoured returns the end of the name at token j, of which no list has the first word, of a man who is called a martyr before it: "الشهيد كامل
// نصر"; the token before, where none stands there.
func (s *scan) honoured(j int) int {
	w := s.ts[j].Norm
	if s.b.facts(&s.ts[j]).inside || s.b.words["stop"][w] || s.b.words["link"][w] || s.b.words["loyal"][w] || strings.HasPrefix(w, "و") {
		return j - 1
	}
	return s.further(j + 1)
}

// further returns the end of the rest of a man's name that may go on at token k.
func (s *scan) further(k int) int {
	for n := 0; n < maxName && s.wordIs(k); n++ {
		w := s.ts[k].Norm
		switch {
		case (w == "بن" || w == "ابن") && s.wordIs(k+1):
			k += 2
		case ofGod(w), s.b.words["given"][w] && w != "علي":
			k++
		case s.surname(k):
			return k + 1
		default:
			return k
		}
	}
	return k
}

// surname reports whether the word at token k is one by its shape, so that no object of a verb before is taken for one: "الحسيني", "القاسم",
// "المختار".
func (s *scan) surname(k int) bool {
	w := s.ts[k].Norm
	if !strings.HasPrefix(w, "ال") {
		return false
	}
	return s.b.words["emblem"][bare(w)] || s.b.words["given"][bare(w)] || strings.HasSuffix(w, "ي") && s.nameWord(k, true)
}

// kunya reports whether a word opens a name that says whose father or son a man is.
func kunya(w string) bool { return w == "ابو" || w == "ابي" || w == "ابا" || w == "ابن" }

// ofGod reports whether a word is the second half of a given name: "عز الدين", "عبد الرحمن".
func ofGod(w string) bool { return w == "الدين" || w == "الله" || w == "الرحمن" }

// wordIs reports whether a word stands at token k.
func (s *scan) wordIs(k int) bool { return k < len(s.ts) && s.ts[k].Kind == arabic.Word }

// genitive returns the end of a noun that groups take for their names, at token j, with its genitive, or j: "شهداء البلدة", "أحرار حوران".
func (s *scan) genitive(j int) int {
	if !s.b.words["bearer"][s.ts[j].Norm] || !s.wordIs(j+1) {
		return j
	}
	w := s.ts[j+1].Norm
	if strings.HasPrefix(w, "ال") && !s.b.words["stop"][w] {
		return j + 2
	}
	if end := s.man(j + 1); end > j+1 {
		return end
	}
	if strings.HasPrefix(w, "و") || s.b.facts(&s.ts[j+1]).inside || s.b.words["link"][w] || s.b.words["loyal"][w] || s.b.words["stop"][w] || s.b.facts(&s.ts[j+1]).mod {
		return j
	}
	return j + 2
}

// namesGroup reports whether the word at token j names a group behind its head.
func (s *scan) namesGroup(j int, h head) bool {
	w := s.ts[j].Norm
	if !strings.HasPrefix(w, "ال") || s.b.words["stop"][w] || s.titleAt(j) {
		return false
	}
	n := bare(w)
	switch {
	case s.b.words["emblem"][n], s.b.words["region"][n] && h.class != "front":
		return true
	case h.kind == "self":
		return false
	case s.b.words["virtue"][n]:
		return h.class == "front" || s.pair(j) > j
	case h.class == "front":
		return s.nameWord(j, false) && s.epithets(j+1) > j+1 && !s.somebody(j) // "جبهة التحرير الجزائرية", not "جبهة العدو الإسرائيلي"
	}
	return h.kind == "" && s.nameWord(j, false)
}

// somebody reports whether an actor's name or a noun with one stands at token j.
func (s *scan) somebody(j int) bool {
	m, ok := s.phrase(j, 1)
	return ok && m.First == j
}

// titleAt reports whether a man's title stands at token j, which no group bears: "لواء العميد فلان".
func (s *scan) titleAt(j int) bool {
	f, ok := s.b.heads.Find(s.ts, j)
	return ok && slices.ContainsFunc(f.Values, func(h head) bool { return h.class == "leader" })
}

// pronounced reports whether the head at token i ends in a pronoun that is spelled like the ta marbuta, with no quotation behind it at token j:
// "فرقه المختصة".
func (s *scan) pronounced(i, j int) bool {
	t := s.ts[i]
	return strings.HasSuffix(t.Norm, "ه") && !t.Marbuta && t.Start < t.End && j == i+1 && j < len(s.ts) && s.ts[j].Kind != arabic.Quote
}

// banner reports whether the head at token i, whose name ends at token end, is a flag that is carried, or a rank: "حمل الشهداء لواء الكرامة", "برتبة لواء". A
// group is who has a thing of his own, or one with the article, behind him ("رفع لواء الفتح جاهزيته"), and of whom others are a part ("تحمل كتائب لواء الفتح").
func (s *scan) banner(i, end int) bool {
	if !s.b.words["flag"][s.ts[i].Norm] || i == 0 || s.ts[i-1].Kind != arabic.Word {
		return false
	}
	if s.b.words["banner"][s.ts[i-1].Norm] {
		return !s.objectOf(end)
	}
	part := !s.article(i-1) && s.b.heads.Begins(s.ts[i-1].Norm)
	return i > 1 && !part && s.ts[i-2].Kind == arabic.Word && s.b.words["banner"][s.ts[i-2].Norm]
}

// objectOf reports whether a noun that can only be the object of a verb before stands at token k: one with the article or a pronoun.
func (s *scan) objectOf(k int) bool {
	if !s.wordIs(k) || s.b.facts(&s.ts[k]).inside || s.b.words["link"][s.ts[k].Norm] || s.b.words["stop"][s.ts[k].Norm] {
		return false
	}
	w := s.ts[k].Norm
	return strings.HasPrefix(w, "ال") || !s.ts[k].Marbuta && len(arabic.PronounReadings(w)) > 0 && !conjoining(w)
}

// pair returns the end of two virtues that name a group together, or j: "العدل والمساواة".
func (s *scan) pair(j int) int {
	if !s.wordIs(j+1) || !s.b.words["virtue"][bare(s.ts[j].Norm)] {
		return j
	}
	second, ok := strings.CutPrefix(s.ts[j+1].Norm, "وال")
	if !ok || !s.b.words["virtue"][second] {
		return j
	}
	return j + 2
}

// epithets returns the end of the adjectives of a name that stand from token k on: those that names bear, and relative ones.
func (s *scan) epithets(k int) int {
	for n := 0; n < 2 && s.wordIs(k); n++ {
		w := s.ts[k].Norm
		if !strings.HasPrefix(w, "ال") || s.b.words["stop"][w] || !s.b.words["epithet"][bare(w)] && !s.b.facts(&s.ts[k]).mod && !s.nameWord(k, true) {
			break
		}
		k++
	}
	return k
}
