package actors

import (
	"strings"
	"time"

	"tawatur/arabic"
)

// form is a short form: what a report calls a body that it has named in full, or that its readers know.
type form struct {
	id string
	// kind is what it is where nobody says who; empty: no mention then.
	kind string
	// foreign says what it is before an adjective of nationality that no table has: "open" somebody's body, "none" nothing
	// ("النظام العالمي"), "any" somebody's body before one that a table has too, empty what it is without; "joined" is told of a form that is one only where "و" joins
	// it to a body.
	foreign    string
	ids, kinds map[string]bool
	// signs has the signs of the ids and kinds.
	signs    uint64
	fallback string
	wars     []war
	// countries are those that a war of it speaks of; any says that it speaks of every country.
	countries map[string]bool
	any       bool
}

// war says whom a form means in one country, for some days, in the mouth of one camp.
type war struct {
	country, camp string
	days          period
	// actor is an id, or empty for nobody in particular; own is the country's own body of that name instead ("forces", "police").
	actor, own string
	// over says that it is meant whoever was named before.
	over bool
}

// period is some days, open where zero; to is the last day.
type period struct{ from, to time.Time }

// holds reports whether a day lies in the period.
func (p period) holds(day time.Time) bool {
	return !day.Before(p.from) && (p.to.IsZero() || day.Before(p.to.AddDate(0, 0, 1)))
}

// period reads the columns from and to.
func (r row) period() (period, error) {
	var p period
	for col, to := range map[string]*time.Time{"from": &p.from, "to": &p.to} {
		if r.get(col) == "" {
			continue
		}
		day, err := time.Parse(time.DateOnly, r.get(col))
		if err != nil {
			return p, r.errorf("%s: %v", col, err)
		}
		*to = day
	}
	return p, nil
}

func (b *Book) addShort(r row) error {
	f := &form{
		id: r.get("form"), kind: r.get("kind"), fallback: r.get("otherwise"), foreign: r.get("foreign"),
		ids: map[string]bool{}, kinds: map[string]bool{}, countries: map[string]bool{},
	}
	if f.id == "" || b.forms[f.id] != nil {
		return r.errorf("form %q: a name of its own is needed", f.id)
	}
	if f.fallback != "" && b.byID[f.fallback] == nil {
		return r.errorf("unknown actor %q", f.fallback)
	}
	for _, id := range r.list("means") {
		if k, ok := strings.CutPrefix(id, "kind:"); ok {
			f.kinds[k], f.signs = true, f.signs|arabic.Sign(k)
			continue
		}
		if b.byID[id] == nil {
			return r.errorf("unknown actor %q", id)
		}
		f.ids[id], f.signs = true, f.signs|arabic.Sign(id)
	}
	b.forms[f.id] = f
	for _, w := range r.list("words") {
		if len(b.shorts.Get(arabic.Fold(w))) > 0 {
			return r.errorf("%q stands in two forms", w)
		}
		b.shorts.Add(w, f)
	}
	return nil
}

func (b *Book) addWar(r row) error {
	f := b.forms[r.get("form")]
	if f == nil {
		return r.errorf("unknown form %q", r.get("form"))
	}
	days, err := r.period()
	if err != nil {
		return err
	}
	if c := r.get("camp"); c != "" && !b.camps[c] {
		return r.errorf("unknown camp %q", c)
	}
	w := war{camp: r.get("camp"), days: days, actor: r.get("actor"), over: r.get("over") == "yes"}
	if own, ok := strings.CutPrefix(w.actor, "="); ok {
		w.actor, w.own = "", own
	}
	if w.actor == "-" {
		w.actor = ""
	} else if w.actor != "" && b.byID[w.actor] == nil {
		return r.errorf("unknown actor %q", w.actor)
	}
	for _, c := range r.list("country") {
		w.country = c
		f.wars = append(f.wars, w)
		f.countries[c] = true
		f.any = f.any || c == "*"
		if c != "*" && w.own != "" && b.body(c, w.own) == "" {
			return r.errorf("%s has no %q", c, w.own)
		}
	}
	return nil
}

// body is a country's own body: its "government", its "forces", or what an office of actor-offices.tsv makes of it.
func (b *Book) body(country, own string) string {
	n := b.states[country]
	if n == nil {
		return ""
	}
	switch own {
	case "government":
		return n.government
	case "forces":
		return n.forces
	}
	return n.offices[own]
}

// about returns the country that a form at token i is about. A digest tells of several wars in a row: what the names in its own sentence
// speak for counts, unless the text speaks of that country together with the one that it is about around it.
func (s *scan) about(f *form, i int) string {
	country := s.setting.near(i, f, span{})
	if s.setting == nil {
		return country
	}
	own := s.setting.near(i, f, s.sentence(i))
	if own == country || country != "" && (s.together(own, country) || s.atWarIn(f, i, country, own)) {
		return country
	}
	return own
}

// atWarIn reports whether those whom a form means in one country are of the state whose body was named last before token i, and its forces
// are known to fight in another: "هاجمت إسرائيل غزة. وتوغل الجيش في بلدة لبنانية".
func (s *scan) atWarIn(f *form, i int, country, other string) bool {
	w, ok := s.warOf(f, country)
	a := s.b.byID[w.actor]
	if !ok || a == nil || !s.b.FightsIn(a.Country, other) {
		return false
	}
	for k := len(s.before) - 1; k >= 0; k-- {
		if m := &s.before[k]; m.End <= i && !m.short && s.b.byID[m.ID] != nil && (m.Kind == "state-forces" || m.Kind == "government") {
			return s.b.byID[m.ID].Country == a.Country
		}
	}
	return false
}

// together reports whether names that speak for two countries stand in one sentence of the text.
func (s *scan) together(a, b string) bool {
	first, second := s.setting.indexOf(a), s.setting.indexOf(b)
	if first < 0 || second < 0 {
		return false
	}
	lastFirst, lastSecond := -1, -1
	for _, g := range s.setting.signs {
		if g.country != first && g.country != second {
			continue
		}
		if g.country == first {
			lastFirst = g.at
		}
		if g.country == second {
			lastSecond = g.at
		}
		if x, y := min(lastFirst, lastSecond), max(lastFirst, lastSecond); x >= 0 && s.sentence(y).from <= x {
			return true
		}
	}
	return false
}

// sentence returns the tokens around i up to the next full stop or end of a line on each side, as far as [around].
func (s *scan) sentence(i int) span {
	from, to := i, i+1
	for from > 0 && i-from < around && !s.stops(from-1) {
		from--
	}
	for to < len(s.ts) && to-i < around && !s.stops(to) {
		to++
	}
	return span{from, to}
}

// stops reports whether a sentence ends at token i.
func (s *scan) stops(i int) bool { return s.ts[i].Kind == arabic.Newline || s.ts[i].Norm == "." }

// warOf returns what a form means in a country, and whether a row says so.
func (s *scan) warOf(f *form, country string) (war, bool) {
	for _, w := range f.wars {
		if w.country != country && w.country != "*" || country == "" {
			continue
		}
		if w.camp != "" && !s.setting.camps[w.camp] || !s.setting.within(w.days) {
			continue
		}
		if w.own != "" {
			w.actor = s.b.body(country, w.own)
		}
		return w, w.actor != "" || w.own == ""
	}
	return war{}, false
}

// nearBy is how many tokens back a name still speaks for a short form of another country.
const nearBy = 150

// shortForm reads "التنظيم", "الجيش", "المرصد": what was last named in full, or what the war at hand makes of it.
func (s *scan) shortForm(i int) (Mention, bool) {
	if m, ok := s.retoldHead(i); ok {
		return m, true
	}
	m, ok := s.b.shorts.Find(s.ts, i)
	if !ok || i > 0 && s.ts[i-1].Kind == arabic.Word && s.b.facts(&s.ts[i-1]).unsaid {
		return Mention{}, false
	}
	f := m.Values[0]
	s.ask(len(f.wars) > 0 || f.foreign == "joined")
	if f.foreign == "joined" && !s.joined(i, m.Pro) {
		return Mention{}, false
	}
	if end := s.foreignEnd(m.End); end > 0 && f.foreign != "" {
		return s.open(f, i, end), f.foreign != "none"
	}
	if n, end := s.nationality(m.End); n != nil && f.foreign == "any" && s.article(end-1) {
		return s.open(f, i, end), true
	}
	if n, ok := s.explained(f, i, m.End); ok {
		return n, true
	}
	id := ""
	if f.foreign == "joined" {
		id = s.theirs(f)
	} else {
		id = s.means(f, i)
	}
	out := s.mention(i, m.End, id)
	if out.ID == "" {
		out = s.open(f, i, m.End)
	}
	out.short = true
	return out, out.ID != "" || f.kind != ""
}

// joined reports whether "و" joins the word at token i, written with it, to a body named right before: "روسيا وحلفاؤها".
func (s *scan) joined(i int, pro string) bool {
	j := i - 1
	for j >= 0 && s.ts[j].Kind == arabic.Quote {
		j--
	}
	return pro == "و" && len(s.before) > 0 && s.before[len(s.before)-1].End == j+1
}

// theirs is whom a form that "و" joins to a state's government or forces, named right before, stands for: the one of those it may mean who is of that state.
func (s *scan) theirs(f *form) string {
	of := s.before[len(s.before)-1].ID
	a := s.b.byID[of]
	if a == nil || of != s.b.body(a.Country, "government") && of != s.b.body(a.Country, "forces") {
		return ""
	}
	found := ""
	for id := range f.ids {
		if s.b.byID[id].Country != a.Country {
			continue
		}
		if found != "" {
			return ""
		}
		found = id
	}
	return found
}

// open is a mention of a form that nobody in the text settles.
func (s *scan) open(f *form, first, end int) Mention {
	return Mention{First: first, End: end, Kind: f.kind, Open: true, short: true}
}

// means is whom a form at token i stands for, "" for nobody in particular.
func (s *scan) means(f *form, i int) string {
	if len(f.wars) == 0 {
		return s.lastNamed(f, i)
	}
	country := s.about(f, i)
	w, ok := s.warOf(f, country)
	if ok && w.over {
		return w.actor
	}
	if id := s.last(f, i, func(m Mention) bool { return s.speaksFor(f, m, i, country) }); id != "" {
		return id
	}
	if ok {
		return w.actor
	}
	if country == "" || len(f.ids) > 0 {
		if id := s.last(f, i, func(m Mention) bool { return i-m.End < nearBy }); id != "" {
			return id
		}
	}
	if f.fallback == "" {
		return s.onlyLater(f, i)
	}
	return f.fallback
}

// onlyLater is whom a form at token i, which nothing before settles, stands for by the full names behind it: the one actor that is so
// named there, by the last word of the form too. A summary says "الاحتلال" whose text goes on with "الاحتلال الإسرائيلي". "" for none or two.
func (s *scan) onlyLater(f *form, i int) string {
	if s.first == nil {
		return "" // a few words by themselves
	}
	found, _ := s.b.shorts.Find(s.ts, i)
	id, word := "", bare(s.ts[found.End-1].Norm)
	for k := range s.first.Mentions {
		m := &s.first.Mentions[k]
		if m.ID == "" || m.ID == id || m.First <= i || !f.ids[m.ID] || !s.says(m, word) {
			continue
		}
		if id != "" {
			return ""
		}
		id = m.ID
	}
	return id
}

// says reports whether one of the words of a mention is this one, the article left out.
func (s *scan) says(m *Mention, word string) bool {
	for _, t := range s.ts[m.First:m.End] {
		if bare(t.Norm) == word {
			return true
		}
	}
	return false
}

// speaksFor reports whether a form at token i, in a text about a country, goes on about an actor that was named before: one of that
// country, or one named just before that the text is about no less.
func (s *scan) speaksFor(f *form, m Mention, i int, country string) bool {
	c := s.b.byID[m.ID].Country
	switch {
	case f.kinds[m.Kind] && bare(s.ts[m.First].Norm) == bare(s.ts[i].Norm):
		// "الجيش" soon after "الجيش التركي", unless the one is of a sentence on a war in which the other does not fight
		return i-m.End < nearBy && (c == "" || country == "" || c == country || s.b.FightsIn(c, country) || s.toldOn(m, i) || m.First >= s.sentence(i).from || s.together(c, country))
	case c == country || c == "":
		return true
	case country == "":
		return i-m.End < nearBy
	}
	return f.ids[m.ID] && f.countries[c] && i-m.End < around && s.setting.asMuch(c, country)
}

// toldOn reports whether a form at token i stands behind a verb that opens its sentence and a word for "that", so that whoever is named behind
// the verb that opens the sentence before goes on to speak: "قال الجيش التركي ... وأضاف أن الجيش".
func (s *scan) toldOn(m Mention, i int) bool {
	from := s.sentence(i).from
	return from == i-2 && from > 0 && s.ts[i-1].Norm == "ان" && m.First == s.sentence(from-1).from+1
}

// explained reads a form with its name behind it: "المقاومة الإسلامية (حزب الله)", "المقاومة الإسلامية في لبنان - حزب الله".
func (s *scan) explained(f *form, i, j int) (Mention, bool) {
	k := s.skipQuotes(j)
	if k >= len(s.ts) || s.ts[k].Norm != "(" && s.ts[k].Norm != "-" && s.ts[k].Norm != "–" {
		return Mention{}, false
	}
	k = s.skipQuotes(k + 1)
	if k >= len(s.ts) || s.ts[k].Kind != arabic.Word {
		return Mention{}, false
	}
	m, ok := s.b.names.Find(s.ts, k)
	if !ok || m.Pro != "" || !f.ids[m.Values[0].actor.ID] {
		return Mention{}, false
	}
	return s.mention(i, m.End, m.Values[0].actor.ID), true
}

// lastNamed is what was named last of those that a form may stand for, else what the table gives otherwise.
func (s *scan) lastNamed(f *form, i int) string {
	head := bare(s.ts[i].Norm)
	if len(f.ids) == 0 {
		if id := s.last(f, i, func(m Mention) bool { return bare(s.ts[m.First].Norm) == head }); id != "" {
			return id // "الوزارة" is the last one called a ministry
		}
	}
	if id := s.last(f, i, func(Mention) bool { return true }); id != "" {
		return s.socalled(f, i, head, id)
	}
	return f.fallback
}

// socalled is whom a form at token i means of two groups of which the one named last, id, was called by another word of what groups are in the text and never
// by the form's, and another was: behind "تنظيم القاعدة" and then "حركة الشباب", "التنظيم" is the first. A bare name ("داعش") says nothing of that.
func (s *scan) socalled(f *form, i int, head, id string) string {
	called := s.last(f, i, func(m Mention) bool { return s.says(&m, head) })
	if called == "" || called == id || !f.ids[called] {
		return id
	}
	own := func(m Mention) bool { return m.ID == id && s.says(&m, head) }
	other := func(m Mention) bool {
		return m.ID == id && (s.besideName(m.First) || !s.article(m.First) && s.b.heads.Begins(s.ts[m.First].Norm))
	}
	if s.last(f, i, own) != "" || s.last(f, i, other) == "" {
		return id
	}
	return called
}

// besideName reports whether what stands at token i only says more of a name before: «تنظيم "ألف"/ باء», «تنظيم "ألف" (ذراع باء)».
func (s *scan) besideName(i int) bool {
	return i > 0 && s.ts[i-1].Norm == "/" || i > 0 && s.ts[i-1].Norm == "(" || i > 1 && s.ts[i-2].Norm == "("
}

// last returns the actor named last before token i that a form may stand for and that fits.
func (s *scan) last(f *form, i int, fits func(Mention) bool) string {
	for k := len(s.before) - 1; k >= 0; k-- {
		if m := &s.before[k]; m.ID != "" && m.End <= i && f.stands(m) && fits(*m) {
			return m.ID
		}
	}
	return ""
}

// stands reports whether a form may stand for the actor of a mention.
func (f *form) stands(m *Mention) bool {
	return f.signs&(arabic.Sign(m.ID)|arabic.Sign(m.Kind)) != 0 && (f.ids[m.ID] || f.kinds[m.Kind] && !m.Pattern)
}

// foreignEnd returns the token behind an adjective of nationality that no table has, at token j: "وزارة الخارجية
// الإسبانية", "الجيش الباكستاني"; 0 where there is none.
func (s *scan) foreignEnd(j int) int {
	if j >= len(s.ts) || s.ts[j].Kind != arabic.Word {
		return 0
	}
	w := s.ts[j].Norm
	if !strings.HasPrefix(w, "ال") || !strings.HasSuffix(w, "يه") && !strings.HasSuffix(w, "ي") || len(w) < minForeign {
		return 0
	}
	if f := s.b.facts(&s.ts[j]); f.mod || f.adjective || s.b.words["common"][bare(w)] || s.b.words["stop"][w] {
		return 0
	}
	return j + 1
}

// minForeign is how many bytes an adjective of nationality has at least, with its article.
const minForeign = 12
