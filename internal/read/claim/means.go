package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// arm reads the weapons of a proposal and lets them tell what an unspecific strike was.
func (w *work) arm(p *proto) {
	w.meansIn(p, w.ownFrom(p), p.to)
	for _, h := range p.more {
		f, t := w.clause(h.First)
		w.meansIn(p, f, t)
	}
	if p.typ == "service-disruption" {
		w.services(p)
	}
	w.strikeOf(p)
	p.means = fitting(p.typ, p.means)
}

// strikeOf lets the weapon tell what an unspecific strike was.
func (w *work) strikeOf(p *proto) {
	if p.typ != "attack" && p.typ != "shelling" || w.wards(p) || p.hit.Entry.Lemma == "دمر" {
		return
	}
	if p.typ == "attack" && !p.hit.Noun && p.hit.End < p.to && w.d.Cue("suicide", p.hit.End) > 0 {
		p.typ = "explosion"
		p.step("type", w.words(p.hit.End, p.hit.End+1), "attack told to be explosion by who does it")
		return
	}
	if w.d.Lex.Cue("by-hand", []arabic.Token{{Norm: p.hit.Entry.Lemma}}, 0) > 0 {
		return // a sniper's shot and an execution are no shelling and no strike from the air, whatever is named beside
	}
	if w.brings(p) {
		return
	}
	was, ground := p.typ, w.groundFire(p) || w.gunsBehind(p) || w.groundToo(p)
	for _, m := range p.means {
		switch m {
		case "drone", "aircraft", "helicopter", "barrel-bomb":
			if !ground && !w.onFoot(p) {
				p.typ = "air-strike"
			}
		case "mortar", "artillery", "rocket", "missile", "tank":
			if p.typ == "attack" && (p.hit.Entry.Frame != "strike" && p.hit.Entry.Lemma != "هاجم" || p.hit.Entry.Lemma == "استهداف" || w.byShells(p)) {
				p.typ = "shelling"
			}
		case "grenade":
			if p.typ == "attack" && p.hit.Entry.Lemma == "القي" {
				p.typ = "explosion"
			}
		case "ied", "mine", "vehicle-bomb":
			if p.typ == "attack" && !w.hasRole(p, tawatur.RoleAgent) || p.typ == "attack" && (p.hit.Entry.Lemma == "استهدف" || p.hit.Entry.Lemma == "استهداف" && len(p.means) == 1) {
				p.typ = "explosion"
			}
		}
	}
	if p.typ == "attack" && len(p.means) == 0 && strings.HasPrefix(p.hit.Entry.Lemma, "استهد") && w.shelled(p) {
		p.typ = "shelling"
	}
	if p.typ != was {
		p.step("type", strings.Join(p.means, " "), was+" told to be "+p.typ+" by its weapon")
	}
}

// groundToo reports whether aircraft strike together with forces on the ground, so that the strike is not theirs alone: "قصفت قوات النظام
// والطائرات الروسية".
func (w *work) groundToo(p *proto) bool {
	air, land := false, false
	for _, r := range p.roles {
		if p.typ != "shelling" || r.role != tawatur.RoleAgent || r.copied || r.actor < 0 || w.d.Actors[r.actor].Adjective || !armed(w.d.Actors[r.actor].Kind) {
			continue
		}
		flies := false
		for k := r.first; k < r.end; k++ {
			flies = flies || w.airborneAt(k)
		}
		air, land = air || flies, land || !flies && r.end-r.first > 1 // not "المقاتلات التركية والأميركية"
	}
	return air && land
}

// shelled reports whether shells, of which gun ever, are what an act is done with: "استهدفت بعشرات القذائف".
func (w *work) shelled(p *proto) bool {
	for i := p.from; i < p.to; i++ {
		if w.d.Cue("missile", i) == 0 {
			continue
		}
		for k := i; k > p.from && k > i-3 && w.d.Tokens[k].Kind != arabic.Punct; k-- {
			if strings.HasPrefix(w.d.Tokens[k].Norm, "ب") {
				return true
			}
		}
	}
	return false
}

// byShells reports whether guns and rockets behind a preposition on them are all that the noun of an attack is told to be done with:
// "هجوم بالصواريخ".
func (w *work) byShells(p *proto) bool {
	if !p.hit.Noun || !slices.ContainsFunc(p.means, func(m string) bool { return fits("shelling", m) && m != "machine-gun" }) {
		return false
	}
	to := p.to
	for _, h := range p.more {
		_, end := w.clause(h.First)
		to = max(to, end)
	}
	with := false
	for i := p.hit.End; i < to; i++ {
		m, n := w.weapon(i)
		if n == 0 {
			continue
		}
		if m.Implies != "ground" && m.ID != "missile" {
			return false
		}
		with = with || strings.HasPrefix(w.d.Tokens[i].Norm, "ب") || w.d.Cue("missile", i) > 0
		for k := i - 1; !with && k > p.hit.First && k >= i-2; k-- {
			with = strings.HasPrefix(w.d.Tokens[k].Norm, "ب")
		}
		i += n - 1
	}
	return with
}

// onFoot reports whether men who carry arms open fire, right behind the verb of it: an aircraft named beside is not theirs.
func (w *work) onFoot(p *proto) bool {
	if !strings.HasPrefix(p.hit.Entry.ID, "phrases/فتح") || p.hit.End >= len(w.d.Tokens) {
		return false
	}
	g, ok := w.d.Lex.PersonAt(&w.d.Tokens[p.hit.End])
	return ok && g.Group == "fighters"
}

// groundFire reports whether the noun of an act itself says that guns fired it: "القصف المدفعي". Rockets come from the air too.
func (w *work) groundFire(p *proto) bool {
	if !p.hit.Noun || p.typ != "shelling" {
		return false
	}
	for i := p.hit.First; i <= p.hit.End && i < p.to; i++ {
		if m, _ := w.d.Lex.Mean(w.d.Tokens, i); (m.ID == "artillery" || m.ID == "mortar" || m.ID == "tank") && !strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
			return true
		}
	}
	return false
}

// gunsBehind reports whether guns are named right behind a noun of strike as who does it: "استهداف مدفعية الجيش المدينة".
func (w *work) gunsBehind(p *proto) bool {
	if !p.hit.Noun || p.hit.End >= p.to {
		return false
	}
	m, _ := w.d.Lex.Mean(w.d.Tokens, p.hit.End)
	return m.ID == "artillery" || m.ID == "mortar" || m.ID == "tank"
}

// ownFrom returns where the words of an act begin in its clause: behind the strike that is named before it there and that
// another verb tells.
func (w *work) ownFrom(p *proto) int {
	from := p.from
	if p.gov == nil {
		return from
	}
	to := min(p.hit.First, p.gov.First)
	if p.gov.Entry.Frame == "answer" {
		to = p.hit.First // "رد الجيش على الغارات بقصف"
	}
	for _, q := range w.inTokens(p.from, to) {
		if q != p && q.hit.Noun && strikes[q.typ] && q.from == p.from {
			from = max(from, q.hit.End)
		}
	}
	return from
}

// meansIn adds the weapons named in a stretch of a proposal's sentence.
func (w *work) meansIn(p *proto, from, to int) {
	to = w.d.NextCue("pretext", from, to)
	for i := from; i < to; i++ {
		m, n := w.weapon(i)
		if n == 0 || w.inOutlet(i) {
			continue
		}
		if m.ID != "" && w.used(p, m, i) && !w.refined(m, i+n) && !has(p.means, m.ID) {
			p.means = append(p.means, m.ID)
		}
		i += n - 1
	}
}

// weapon returns the weapon named at token i with how many tokens name it. Three and more missiles are rockets fired in
// salvos: "20 صاروخا".
func (w *work) weapon(i int) (lexicon.Mean, int) {
	m, n := w.d.Lex.Mean(w.d.Tokens, i)
	if m.ID == "grenade" && n == 1 {
		m.ID = w.bomb(i)
	}
	if m.ID == "aircraft" && n == 1 && w.ofAirBase(i) {
		return lexicon.Mean{}, 0
	}
	if m.ID == "missile" && n == 1 && i > 0 && w.d.NumberAt[i-1] >= 0 {
		if v := w.d.Numbers[w.d.NumberAt[i-1]].Value; v.Min == nil || *v.Min > 2 {
			m.ID = "rocket"
		}
	}
	return m, n
}

// inOutlet reports whether the word at token i belongs to the name of an outlet: "قناة المسيرة".
func (w *work) inOutlet(i int) bool {
	m := w.d.ActorAt[i]
	return m >= 0 && w.d.Actors[m].Kind == "media"
}

// baseFar is how many words may stand between a base and the adjective of what flies from it: "قاعدة الأمير سلطان الجوية".
const baseFar = 6

// ofAirBase reports whether the adjective at token i says what a base behind its name is for: "قاعدة الملك خالد الجوية" is no weapon.
func (w *work) ofAirBase(i int) bool {
	if !strings.HasPrefix(w.d.Tokens[i].Norm, "الجوي") {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-baseFar && (w.d.Tokens[k].Kind == arabic.Word || w.d.Tokens[k].Kind == arabic.Quote) && w.d.Cue("preposition", k) == 0; k-- {
		if w.d.Cue("air-base", k) > 0 {
			return true
		}
	}
	return false
}

// bomb tells a bomb that blew up from one that was thrown: "انفجار قنبلة".
func (w *work) bomb(i int) string {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		for _, h := range w.d.Hits[k] {
			if h.Entry.Type == "explosion" && h.Entry.Class == "act" {
				return "ied"
			}
		}
	}
	return "grenade"
}

// used reports whether a weapon named at token i is what the act is done with. Vehicles are so behind "ب" only, or when they
// are what is sent; fire counts for an attack that names nothing more exact; what is stored, carried or aimed at is not used.
func (w *work) used(p *proto, m lexicon.Mean, i int) bool {
	with := strings.HasPrefix(strings.TrimPrefix(w.d.Tokens[i].Norm, "و"), "ب")
	switch m.Implies {
	case "air":
		if k := w.prevWord(i); !with && (w.wards(p) || p.typ == "attack" && k >= 0 && w.d.Cue("crash", k) > 0) {
			return false // what is brought down is no weapon of the act
		}
	case "move":
		return with || p.typ == "deployment"
	case "fire":
		return p.typ == "attack" && len(p.means) == 0 && (i == 0 || w.d.Tokens[i-1].Norm != "وقف")
	}
	if airborne[m.ID] && (w.covering(p, i) || !with && w.flies(p, i)) {
		return false
	}
	k := w.prevWord(i)
	if k < p.from {
		return true
	}
	if before := strings.TrimPrefix(w.d.Tokens[k].Norm, "ال"); strings.HasPrefix(before, "مزود") || strings.HasPrefix(before, "محمل") {
		return false
	}
	if w.d.Tokens[k].Norm == "اطلاق" && k > p.from {
		k--
	}
	return with || w.d.Cue("store", k) == 0
}

// flies reports whether token i stands in the name of what flies and is struck by an act of no certain kind: "استهدفت المقاومة طائرة مسيرة
// أميركية".
func (w *work) flies(p *proto, i int) bool {
	if p.typ != "attack" || !strings.HasPrefix(p.hit.Entry.Lemma, "استهد") {
		return false
	}
	for _, r := range p.roles {
		if r.role == tawatur.RoleAgent && r.first < i && w.airborneAt(r.first) {
			return false // "استهدفت طائرة تركية مسيرة سيارة"
		}
	}
	for _, r := range p.roles {
		if r.role != tawatur.RoleTarget || r.actor < 0 || i < r.first || i >= r.end {
			continue
		}
		if _, through := w.cueBefore("through", r.first); !through && r.first >= p.hit.End && w.gripOf(r.actor) == bare {
			return true
		}
	}
	return false
}

// brings reports whether what an act is done to is named by what flies, so that a missile makes no shelling of it.
func (w *work) brings(p *proto) bool {
	for _, r := range p.roles {
		for i := r.first; r.role == tawatur.RoleTarget && i < r.end; i++ {
			if w.airborneAt(i) && w.flies(p, i) {
				return true
			}
		}
	}
	return false
}

// airborneAt reports whether a word for what flies begins at token i.
func (w *work) airborneAt(i int) bool {
	m, _ := w.d.Lex.Mean(w.d.Tokens, i)
	return airborne[m.ID]
}

// covering reports whether the aircraft named at token i only cover who does the act: "وبمساندة الطيران", "بغطاء جوي".
func (w *work) covering(p *proto, i int) bool {
	if p.hit.Noun && i >= p.hit.First && i < p.hit.End+2 {
		return false
	}
	for k := i - 1; k >= p.from && k > i-5; k-- {
		if w.d.Tokens[k].Kind != arabic.Word {
			return false
		}
		if w.d.Cue("cover", k) > 0 {
			return true
		}
	}
	return false
}

// refined reports whether the word behind a weapon names it more exactly: "مدافع هاون", "الطائرات المروحية".
func (w *work) refined(m lexicon.Mean, i int) bool {
	for i < len(w.d.Tokens) && w.d.Tokens[i].Kind == arabic.Quote {
		i++
	}
	if i >= len(w.d.Tokens) || strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
		return false
	}
	next, _ := w.d.Lex.Mean(w.d.Tokens, i)
	return m.ID == "artillery" && next.ID == "mortar"
}

// vague are the weapons that a more exact one of the same act displaces.
var vague = map[string][]string{"aircraft": {"drone", "helicopter"}}

// airborne and planted are the weapons of strikes from the air and of explosions; the rest is fired from the ground.
var (
	airborne = map[string]bool{"aircraft": true, "drone": true, "helicopter": true, "barrel-bomb": true}
	planted  = map[string]bool{"ied": true, "mine": true, "vehicle-bomb": true, "grenade": true}
)

// fitting keeps the weapons that an act of a type can be done with.
func fitting(typ string, means []string) []string {
	var out []string
	for _, m := range means {
		if typ == "air-strike" && m == "rocket" {
			m = "missile"
		}
		if fits(typ, m) && !displaced(m, means) && !has(out, m) {
			out = append(out, m)
		}
	}
	return out
}

func fits(typ, m string) bool {
	gas := m == "chemical" || m == "incendiary"
	switch typ {
	case "air-strike":
		return airborne[m] || m == "missile" || gas
	case "explosion":
		return planted[m] || gas
	case "shelling":
		return !airborne[m] && !planted[m]
	case "armed-clash":
		return !airborne[m]
	case "raid":
		return m == "helicopter" || m == "drone" || m == "tank"
	case "attack", "harm", "property-damage", "deployment":
		return true
	}
	return false
}

func displaced(m string, means []string) bool {
	for _, exact := range vague[m] {
		if has(means, exact) {
			return true
		}
	}
	return false
}

// likeArm gives "قصفا مماثلا" and a strike that goes on elsewhere ("كما طال القصف بلدات") the weapons of the one before.
func (w *work) likeArm(i int, p *proto) {
	if len(p.means) > 0 || !p.hit.Noun || !strikes[p.typ] || w.d.Cue("alike", p.hit.End) == 0 && !(p.hit.Definite && w.goesOn(p)) {
		return
	}
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-3; k-- {
		q := w.protos[k]
		if q.typ != p.typ || len(q.means) == 0 || w.hasRole(p, tawatur.RoleAgent) && w.hasRole(q, tawatur.RoleAgent) && !w.sameHand(p, q) {
			continue
		}
		p.means = q.means
		p.step("means", strings.Join(p.means, " "), "the same as "+w.words(q.hit.First, q.hit.End)+" before")
		return
	}
}

// goesOn reports whether the doer of a strike is only known from the strike before.
func (w *work) goesOn(p *proto) bool {
	for _, r := range p.roles {
		if r.role != tawatur.RoleTarget && !r.copied {
			return false
		}
	}
	return w.hasRole(p, tawatur.RoleAgent)
}

// oneArm lets what is told of one event agree: a retelling that only names the act gives its weapons to the first telling,
// and "غارة" does not make an aircraft of what another sentence calls a drone.
func (w *work) oneArm() {
	for _, p := range w.protos {
		if q := p.again; q != nil && p.dropped != "" && q.dropped == "" {
			q.means = fitting(q.typ, append(q.means[:len(q.means):len(q.means)], p.means...))
		}
	}
	for _, p := range w.protos {
		p.means = fitting(p.typ, p.means)
	}
	for _, p := range w.protos {
		p.means = p.without(w.toldNear(p))
	}
}

// toldNear returns the weapons that the claims of p's event name within three sentences of it.
func (w *work) toldNear(p *proto) []string {
	var out []string
	for _, q := range w.inSentences(p.sent-3, p.sent+3) {
		if q.dropped == "" && root(q) == root(p) {
			out = append(out, q.means...)
		}
	}
	return out
}

// without returns the weapons of a proposal less those that the event's other weapons displace.
func (p *proto) without(told []string) []string {
	var out []string
	for _, m := range p.means {
		if !displaced(m, told) {
			out = append(out, m)
		}
	}
	return out
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (w *work) services(p *proto) {
	for i := p.from; i < p.to; i++ {
		if s, n := w.d.Lex.Service(w.d.Tokens, i); n > 0 {
			if !has(p.service, s) {
				p.service = append(p.service, s)
			}
			i += n - 1
		}
	}
}
