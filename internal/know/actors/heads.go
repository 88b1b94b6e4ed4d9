package actors

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// zealot is the kind of a head that names men by their creed or their arms, and not as soldiers; fighter of one that soldiers are called by too.
const (
	zealot  = "zealot"
	fighter = "fighter"
)

// headed reads a phrase by its head noun: a force, a part of a group, an act with a nationality, a group or outlet
// that only its head word gives away.
func (s *scan) headed(i, depth int) (Mention, bool) {
	f, ok := s.b.heads.Find(s.ts, i)
	if !ok || i > 0 && s.b.facts(&s.ts[i-1]).counter {
		return Mention{}, false // "عبوة مضادة للأفراد في قوة إسرائيلية"
	}
	var best Mention
	found := false
	for _, h := range f.Values {
		m, ok := s.withHead(h, i, f.End, depth)
		if ok && (!found || m.End > best.End) {
			best, found = m, true
		}
	}
	return best, found
}

func (s *scan) withHead(h head, i, j, depth int) (Mention, bool) {
	switch h.class {
	case "group", "media":
		if h.alone {
			return s.pattern(h, i, j)
		}
		if m, ok := s.target(h, i, j, depth); ok && h.class == "group" {
			return m, true
		}
		return s.pattern(h, i, j)
	case "front":
		return s.pattern(h, i, j)
	case "unit":
		return s.numbered(i, j, depth)
	case "ally":
		return Mention{}, false // read by coordinated
	case "correspondent":
		return s.correspondent(h, i, j), true
	case "act":
		return s.act(h, i, j)
	}
	return s.target(h, i, j, depth)
}

// target reads what the head belongs to: a nationality, a name straight behind it, or one behind "من", "التابعة ل".
func (s *scan) target(h head, first, j, depth int) (Mention, bool) {
	skipped := j
	j = s.skipMods(j)
	if n, end := s.nationality(j); n != nil && !s.conjoined(j) {
		id := n.body(h.class, false)
		loose := h.kind == zealot || h.kind == fighter && s.b.words["torn"][arabic.Fold(n.country)]
		if a := s.b.byID[id]; loose && n.country != "" && (a == nil || a.Kind != "armed-group") {
			return Mention{}, false // "الجهاديون الأتراك", "مسلحون سوريون" are no forces of the state
		}
		return s.mention(first, end, s.child(id, h.kind)), id != ""
	}
	if skipped != j && h.class != "state" {
		if m, ok := s.belongs(h, first, skipped, depth, false); ok {
			return m, true // a word that qualifies a nationality names somebody by itself: "جنود العدو"
		}
	}
	if h.class == "state" {
		return Mention{}, false // "الحكومة في ..." is no body's part
	}
	if skipped != j && h.class == "force" && s.opensForce(j) {
		return Mention{}, false // "ضربت طائرة بدون طيار قاعدة للتحالف"
	}
	loyal, unlinked := false, j
	if k := s.wordAt(j); k >= 0 {
		switch {
		case s.b.facts(&s.ts[k]).loyal:
			if s.hasArticle(first) && s.ts[k].Norm == bare(s.ts[k].Norm) {
				return Mention{}, false // "تقدمت القوات الحكومية مدعومة من التحالف" says how they did
			}
			loyal, j = true, k+1
		case s.b.facts(&s.ts[k]).link:
			if s.ts[k].Norm == "في" && s.landAt(k+1) {
				return Mention{}, false // "قاعدة في الأردن" is nobody's
			}
			j = k + 1
		}
	}
	if k := s.memberAt(j); k >= 0 && h.class != "official" && h.class != "leader" {
		return s.belongs(h, first, k, depth, false)
	}
	if k := s.wordAt(j); k >= 0 && (s.ts[k].Norm == "ل" || loyal && (s.ts[k].Norm == "من" || s.ts[k].Norm == "مع")) {
		j = k + 1
	}
	if j == unlinked && s.b.words["manner"][s.ts[first].Norm] {
		return Mention{}, false // "قصف بقوة مواقع للحزب"
	}
	if j == unlinked && s.nunated(skipped-1) && !s.behindL(j) && !s.within(j) && !s.describes(skipped-1, j) {
		return Mention{}, false // "هاجم مسلحون الجيش": with its nun a noun has no owner right behind it
	}
	if j == unlinked && (s.hasArticle(first) || s.definiteForm(first, skipped)) && !s.owns(h, first, j) {
		return Mention{}, false // a noun with the article has no owner right behind it
	}
	if h.owned && j == unlinked && !s.behindL(j) || j == unlinked && s.objectAt(j) {
		return Mention{}, false
	}
	return s.belongs(h, first, j, depth, loyal)
}

// memberAt returns the token of the body that the men named before token j are told to be of, which stands behind "إلى" or with "ل":
// "مسلحون ينتمون إلى جماعة", "المقاتلون الذين يتبعون لفصيل"; -1 where nobody is told.
func (s *scan) memberAt(j int) int {
	k := s.wordAt(j)
	if k >= 0 && s.b.facts(&s.ts[k]).who {
		k = s.wordAt(k + 1)
	}
	if k < 0 || !s.b.facts(&s.ts[k]).member {
		return -1
	}
	k = s.wordAt(k + 1)
	switch {
	case k < 0:
	case s.ts[k].Norm == "الي" || s.ts[k].Norm == "ل":
		return s.wordAt(k + 1)
	case s.behindL(k):
		return k
	}
	return -1
}

// objectAt reports whether one man or body stands at token j in the accusative, who is done to and owns nothing: "قتل قناص جنديا".
func (s *scan) objectAt(j int) bool {
	k := s.wordAt(j)
	if k < 0 || !strings.HasSuffix(s.ts[k].Norm, "ا") || s.landAt(k) {
		return false
	}
	word := s.ts[k].Norm
	stem := strings.TrimSuffix(word, "ا")
	return (s.b.heads.Begins(word) || s.b.names.Begins(word)) && (s.b.heads.Begins(stem) || s.b.names.Begins(stem))
}

// owns reports whether a head with the article, at token first, can have its owner at token j: a force or a group only behind "ل"
// ("الطيران الحربي للتحالف" and not "قذائف المدفعية مواقع قسد", "استهدفت السرايا جنود الاحتلال"), an office, a part or a militia not at
// all. A plural of people may be described by a name that agrees with it: "المقاتلون الحوثيون".
func (s *scan) owns(h head, first, j int) bool {
	switch h.class {
	case "part":
		return h.owned && s.behindL(j) || s.agrees(first, j)
	case "official", "militia":
		return h.owned && s.behindL(j)
	case "force":
		return s.behindL(j)
	case "group":
		return s.behindL(j) || j < len(s.ts) && (s.ts[j].Kind == arabic.Quote || strings.HasPrefix(s.ts[j].Norm, "ال"))
	}
	return true
}

// definiteForm reports whether the words from token i up to j are a short form that ends with the article, which has no owner right behind
// it: "منع الاحتلال طواقم الإسعاف", "منع جيش الاحتلال طواقم الإسعاف".
func (s *scan) definiteForm(i, j int) bool {
	m, ok := s.b.shorts.Find(s.ts, i)
	return ok && m.End == j && strings.HasPrefix(strings.TrimLeft(s.ts[j-1].Norm, "وفبل"), "ال")
}

// agrees reports whether the words at tokens i and j are plurals of people with the article in one case: "المقاتلين الحوثيين".
func (s *scan) agrees(i, j int) bool {
	k := s.wordAt(j)
	if k < 0 || !strings.HasPrefix(s.ts[k].Norm, "ال") {
		return false
	}
	for _, ending := range [...]string{"ون", "ين"} {
		if strings.HasSuffix(s.ts[i].Norm, ending) && strings.HasSuffix(s.ts[k].Norm, ending) {
			return true
		}
	}
	return false
}

// nunated reports whether the head at token i is a plural or a dual with its nun ("مسلحون", "عنصران"), or one man in the accusative
// ("قياديا"): "طيران" and "بيان", of which no table has the other case, are none.
func (s *scan) nunated(i int) bool {
	w := s.ts[i].Norm
	if strings.HasSuffix(w, "ون") || strings.HasSuffix(w, "ين") {
		return true
	}
	if stem, ok := strings.CutSuffix(w, "ان"); ok {
		return s.b.heads.Begins(stem + "ين")
	}
	stem, ok := strings.CutSuffix(w, "ا")
	return ok && strings.HasSuffix(stem, "ي") && s.b.heads.Begins(stem)
}

// describes reports whether the word at token j agrees with the plural of people or the dual at token i in its case and article:
// "مقاتلين حوثيين", "المقاتلون الحوثيون".
func (s *scan) describes(i, j int) bool {
	k := s.wordAt(j)
	if k < 0 || s.article(i) != s.article(k) {
		return false
	}
	for _, ending := range [...]string{"ون", "ين", "ان", "يا"} {
		if strings.HasSuffix(s.ts[i].Norm, ending) && strings.HasSuffix(s.ts[k].Norm, ending) {
			return true
		}
	}
	return false
}

// opensForce reports whether a force has its head at token j, with no link before it: behind a head that is qualified it is another.
func (s *scan) opensForce(j int) bool {
	k := s.wordAt(j)
	if k < 0 {
		return false
	}
	f, ok := s.b.heads.Find(s.ts, k)
	return ok && f.Pro == "" && slices.ContainsFunc(f.Values, func(h head) bool { return h.class == "force" })
}

// behindL reports whether the word at token j has the preposition "ل".
func (s *scan) behindL(j int) bool {
	k := s.wordAt(j)
	return k >= 0 && strings.HasPrefix(s.ts[k].Norm, "ل")
}

// within reports whether the word at token j has the preposition "ب", its name known without it: "قياديا بقسد", "مقاتلين بالتنظيم".
func (s *scan) within(j int) bool {
	k := s.wordAt(j)
	if k < 0 || !strings.HasPrefix(s.ts[k].Norm, "ب") {
		return false
	}
	if m, ok := s.b.names.Find(s.ts, k); ok {
		return strings.HasPrefix(m.Pro, "ب")
	}
	return true
}

// landAt reports whether the name of a country stands at token k, which says where and not whose.
func (s *scan) landAt(k int) bool {
	m, ok := s.name(k)
	return ok && s.b.byGov[m.ID] != nil && m.End == k+1
}

func (s *scan) belongs(h head, first, j, depth int, loyal bool) (Mention, bool) {
	k := s.wordAt(j)
	if k < 0 || s.conjoined(k) || s.commanded(k) {
		return Mention{}, false
	}
	m, ok := s.phrase(k, depth+1)
	if n, found := s.shortForm(k); found && (!ok || n.before(m)) {
		m, ok = n, true
	}
	if !ok || m.First > k || m.Generic && h.class != "part" {
		return Mention{}, false // the nationality of an act owns nothing: "الجيش لهجوم الحوثيين"
	}
	if s.behindL(j) && (m.Kind == "media" || s.b.IsOutlet(m.ID)) {
		return Mention{}, false // to whom he said it: "مسؤول أمني لوكالة فرانس برس"
	}
	if m.Pattern && m.Kind == "media" && (h.class == "force" || h.class == "militia" || h.class == "part") {
		return Mention{}, false // a site where forces are, not one that tells news: "القوات في موقع «مسكاف عام»"
	}
	if h.class == "leader" && m.Kind == "person" {
		return s.mention(first, m.End, m.ID), true
	}
	id := m.ID
	if body := s.b.menOf(id, h.class); m.Kind == "person" && body != "" && !s.hasArticle(first) && !s.commanded(first) {
		return s.mention(first, m.End, body), true
	}
	n := s.b.byGov[id]
	if n == nil && loyal {
		n = s.b.byForces[id]
	}
	if n != nil {
		id = n.body(h.class, loyal)
	}
	out := s.mention(first, m.End, s.child(id, h.kind))
	if m.Pattern || m.Open {
		out.Pattern, out.Open, out.Kind, out.Name = m.Pattern, m.Open, m.Kind, m.Name
	}
	out.short, out.titled = m.short, h.class == "leader" || h.owned && h.class == "official"
	out.voiced = h.class == "official" && slices.ContainsFunc(s.ts[first:j], func(t arabic.Token) bool { return t.Norm == "باسم" })
	return out, id != "" || m.Pattern || m.Open
}

// commanded reports whether "بقيادة" stands at token k, which says under whom a body fights and not whose it is.
func (s *scan) commanded(k int) bool { return s.ts[k].Norm == "بقياده" }

// menOf returns the armed body that a head of this class makes of a person: his own ("قوات صالح"), or that of the government or
// group he belongs to ("عناصر الأسد"). "" for none.
func (b *Book) menOf(person, class string) string {
	if class != "force" && class != "militia" && class != "part" {
		return ""
	}
	if body := b.kids[person+" armed-group"]; body != "" {
		return body
	}
	a := b.ByID(person)
	if a == nil {
		return ""
	}
	if n := b.byGov[a.Parent]; n != nil {
		return n.body(class, false)
	}
	if above := b.ByID(a.Parent); above != nil && Armed(above.Kind) {
		return above.ID
	}
	return ""
}

// child returns the part of a body that the head asks for ("المتحدث باسم", "المكتب الإعلامي"), or the body itself.
func (s *scan) child(id, kind string) string {
	if c := s.b.kids[id+" "+kind]; kind != "" && c != "" {
		return c
	}
	return id
}

// body is the actor that a head of this class makes of the nation.
func (n *nation) body(class string, loyal bool) string {
	switch {
	case loyal:
		return n.loyal
	case class == "militia":
		return n.militias
	case class == "force", class == "group", class == "part", class == "act":
		return n.forces
	}
	return n.government
}

// act reads the nationality behind the noun of an act ("غارات جوية روسية"); the mention is the adjective alone, so that
// the act's own word stays free.
func (s *scan) act(h head, i, j int) (Mention, bool) {
	j = s.skipMods(j)
	n, end := s.nationality(j)
	if a := s.accusative(i, j); a != nil {
		n, end = a, s.wordAt(j)+1
	}
	if n == nil || n.forces == "" || s.conjoined(j) || s.nationals(i, end-1) {
		return Mention{}, false
	}
	id := n.forces
	if h.kind == "government" {
		id = n.government
	}
	m := s.mention(end-1, end, id)
	m.Adjective, m.Noun = true, i
	return m, true
}

// nationals reports whether a nationality in the plural of people stands at token k behind the noun of an act at token i, which no plural
// of people describes, so that it names the people: "استهداف لفلسطينيين", but not "هجومين تركيين", "العدوان
// والحصار الإسرائيليين".
func (s *scan) nationals(i, k int) bool {
	n, head := s.ts[k].Norm, s.ts[i].Norm
	many := strings.HasSuffix(n, "ين") && !strings.HasSuffix(n, "تين") || strings.HasSuffix(n, "ون")
	return many && !strings.HasPrefix(head, "و") && !strings.HasSuffix(head, "ين") && !strings.HasSuffix(head, "ان")
}

// coordinated reads a second nationality under the same head: "القوات السورية والروسية".
func (s *scan) coordinated(m Mention) (Mention, bool) {
	if n, ok := s.besides(m); ok {
		return n, true
	}
	if m.End >= len(s.ts) || s.ts[m.End].Kind != arabic.Word || !s.conjoined(m.End) {
		return Mention{}, false
	}
	if n, ok := s.ally(m); ok {
		return n, true
	}
	n, end := s.nationality(m.End)
	if last, _ := s.nationality(m.End - 1); last == nil {
		if w := bare(s.ts[m.First].Norm); n != nil && n.forces != "" && (w == "جيشان" || w == "جيشين") {
			return s.mention(m.End, end, n.forces), true // "الجيشان الوطني والتركي"
		}
		return Mention{}, false
	}
	switch {
	case n != nil && m.Kind == "state-forces" && n.forces != "":
		return s.mention(m.End, end, n.forces), true
	case n != nil && s.b.byGov[m.ID] != nil:
		return s.mention(m.End, end, n.government), true
	case n != nil && n.offices[s.b.officeOf[m.ID]] != "":
		return s.mention(m.End, end, n.offices[s.b.officeOf[m.ID]]), true // "وزيرا الخارجية التركي والروسي"
	}
	return Mention{}, false
}

// besides reads a second adjective of nationality right behind the first, a dash between at most, under the noun of one act: "العدوان
// الأمريكي البريطاني", "غارات أميركية - بريطانية".
func (s *scan) besides(m Mention) (Mention, bool) {
	i := m.End
	if i < len(s.ts) && s.ts[i].Norm == "-" {
		i++
	}
	if last, _ := s.nationality(m.End - 1); last == nil || !m.Adjective && (m.Kind != "state-forces" || m.End < m.First+2) {
		return Mention{}, false
	}
	if i >= len(s.ts) || s.ts[i].Kind != arabic.Word || s.conjoined(i) || s.article(i) != s.article(m.End-1) {
		return Mention{}, false
	}
	n, end := s.nationality(i)
	if n == nil || n.forces == "" || n.forces == m.ID || end != i+1 || m.Adjective && s.nationals(m.Noun, i) {
		return Mention{}, false
	}
	id := n.forces
	if m.Kind == "government" {
		id = n.government
	}
	out := s.mention(i, end, id)
	if out.Adjective, out.Noun = true, m.Noun; !m.Adjective {
		out.Noun = m.First
	}
	return out, true
}

// article reports whether the word at token i is written with the article.
func (s *scan) article(i int) bool { return strings.HasPrefix(s.ts[i].Norm, "ال") }

// ally reads a person behind an armed group as his own forces: "ميليشيات الحوثي وصالح".
func (s *scan) ally(m Mention) (Mention, bool) {
	f, ok := s.b.heads.Find(s.ts, m.End)
	if !ok || m.Kind != "armed-group" || !conjoining(f.Pro) {
		return Mention{}, false
	}
	for _, h := range f.Values {
		if h.class == "ally" {
			return s.mention(m.End, f.End, h.kind), true
		}
	}
	return Mention{}, false
}

// nationality reads an adjective of nationality at token j.
func (s *scan) nationality(j int) (*nation, int) {
	k := s.wordAt(j)
	if k < 0 {
		return nil, j
	}
	if n := s.b.facts(&s.ts[k]).nation; n != nil {
		return n, k + 1
	}
	return nil, j
}

// accusative reads an adjective of nationality at token j that agrees with a noun of act in the accusative at token i, be it spelled
// like a country: "قصفا إسرائيليا", "هجوما تركيا". Nil for none.
func (s *scan) accusative(i, j int) *nation {
	k := s.wordAt(j)
	if k < 0 || strings.HasPrefix(s.ts[i].Norm, "ال") || !strings.HasSuffix(s.ts[i].Norm, "ا") {
		return nil
	}
	if adj, ok := strings.CutSuffix(s.ts[k].Norm, "ا"); ok && strings.HasSuffix(adj, "ي") {
		return s.b.adjs[adj]
	}
	return nil
}

// conjoined reports whether token j begins with "و" or "ف" before a word that the tables know without it.
func (s *scan) conjoined(j int) bool {
	k := s.wordAt(j)
	if k < 0 {
		return false
	}
	if !conjoining(s.ts[k].Norm) || s.b.facts(&s.ts[k]).adjective {
		return false
	}
	if m, ok := s.b.names.Find(s.ts, k); ok {
		return conjoining(m.Pro)
	}
	if m, ok := s.b.heads.Find(s.ts, k); ok {
		return conjoining(m.Pro)
	}
	return true
}

// wordAt returns the first word at or behind token j past quotation marks, or -1.
func (s *scan) wordAt(j int) int {
	j = s.skipQuotes(j)
	if j >= len(s.ts) || s.ts[j].Kind != arabic.Word {
		return -1
	}
	return j
}

// skipMods skips the adjectives of kind and arm between a head and what it belongs to: "الحربية", "المسيرة". A word that
// begins a name ("الوطني السوري") is not skipped.
func (s *scan) skipMods(j int) int {
	for n := 0; n < 4; n++ {
		k := s.wordAt(j)
		if k < 0 || !s.b.facts(&s.ts[k]).mod {
			return j
		}
		if _, ok := s.b.names.Find(s.ts, k); ok {
			return j
		}
		j = k + 1
	}
	return j
}
