package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Which act told before a harm it came of: in its sentence, or in one earlier.

// actBefore finds the nearest violent act before the harm in its sentence, unless a new clause of its own begins between.
func (w *work) actBefore(e *harmExpr) *proto {
	for _, p := range slices.Backward(w.inSentences(e.sent, e.sent)) {
		if p.hit.First >= e.first || !w.live(p) || w.intended(p) || w.wreckage(p) {
			continue
		}
		if w.reason(e.first, p.hit.End) {
			return nil
		}
		if (p.typ == "raid" || p.typ == "detention" || (falls[p.typ] || p.typ == "explosion") && w.byGuns(e)) && w.shotElsewhere(p, e) {
			return nil
		}
		if p.typ == "protest" && e.first-p.hit.End > 8 || (e.verb || e.found) && w.parted(p.hit.End, e.first) || w.otherCause(p.hit.End, e.first) || w.likened(p.hit.End, e.first) {
			return nil
		}
		return revive(p)
	}
	return nil
}

// byGuns reports whether a firearm, which no shelling has, is the weapon named right behind a harm, and whose it was behind that: "وقتل ثلاثة
// برصاص مجهولين". The gun of those told before, by a pronoun, is none of another's, and neither is one of which nobody says whose it was.
func (w *work) byGuns(e *harmExpr) bool {
	if e.end+1 >= len(w.d.Tokens) || w.killsThem(e) {
		return false
	}
	m, n := w.d.Lex.Mean(w.d.Tokens, e.end)
	whose := e.end + max(n, 1)
	if !firearms[m.ID] || whose >= len(w.d.Tokens) || w.sentOf0(whose) != e.sent || w.d.Tokens[whose].Kind != arabic.Word {
		return false
	}
	return w.d.Cue("preposition", whose) == 0 && !w.owned(whose) && !w.owned(e.end) && !strings.HasPrefix(w.d.Tokens[e.end].Norm, "بال")
}

// killsThem reports whether the verb of a harm is active by its agreement, since it is not that of those harmed: "وقتلت خمسة مدنيين", "وقتلوا".
func (w *work) killsThem(e *harmExpr) bool {
	h, verb := w.harmVerb(e.first)
	if !verb || len(e.groups) == 0 {
		return false
	}
	g := e.groups[0]
	many := h.Gender == 'f' && g.who != "women" && !one(g)
	return h.Number == 'p' || many || one(g) && w.accusative(g.first)
}

// shotElsewhere reports whether somebody was shot in a clause of its own behind a raid or an arrest, which so is an act beside it and no
// outcome: "اقتحمت القوات البلدة، حيث أصيب شاب برصاصها".
func (w *work) shotElsewhere(p *proto, e *harmExpr) bool {
	if !w.ownWeapon(e) {
		return false
	}
	apart := p.typ != "raid" && p.typ != "detention" && strings.HasPrefix(w.d.Tokens[e.first].Norm, "و")
	for k := p.hit.End; k < e.first; k++ {
		if w.result(k) {
			return false
		}
		apart = apart || w.open[k]
	}
	return apart
}

// reason reports whether the harm at i is why an act was done, or when, and so came before it: "ردا على مقتل جنديين",
// "بعد مقتل طفل", "منذ وفاة زعيمهم". What stands before from says so of the act: "ردا على هجمات قتلت مدنيين".
func (w *work) reason(i, from int) bool {
	for k := i - 1; k >= from && k >= i-3 && w.sentOf[k] == w.sentOf[i]; k-- {
		if h := w.harmWord(k); w.d.Cue("answer", k) > 0 || h == "since" || h == "after" && w.d.Cue("that", k+1) == 0 {
			return true
		}
		if w.result(k) || w.d.Tokens[k].Kind == arabic.Punct {
			return false
		}
	}
	return false
}

// announcedApart reports whether the fighters of a harm are whom a body under arms announces to have killed in a clause of its own behind the act of
// another country's, which neither it nor they are named with, so that they fell elsewhere: "قصفت قسد بلدة مارع، فيما أعلن الجيش التركي قتل خمسة من عناصر الحزب".
func (w *work) announcedApart(e *harmExpr) bool {
	if e.groups[0].who != "fighters" || w.d.Cue("kills", e.first) == 0 {
		return false
	}
	from := w.d.Sentences[e.sent].First
	for k := e.first - 1; k > from && !w.result(k) && !w.typeAt(k, violent); k-- {
		if !w.announces(k) {
			continue
		}
		turn, m := false, w.d.ActorAt[k+1]
		for j := max(from, k-2); j < k; j++ {
			turn = turn || w.d.Cue("turn", j) == k-j && w.d.Cue("clause", j) > 0
		}
		return turn && m >= 0 && w.foreignDoer(m, from, k)
	}
	return false
}

// foreignDoer reports whether the body of mention m, which announces, bears arms or is a ministry of those who do, and an act in a stretch has a
// body of another country right behind its verb, or behind "من قبل". Of one country they may be one side, and who is nobody's may tell of anybody's act.
func (w *work) foreignDoer(m, from, to int) bool {
	book := w.r.base.Actors
	own := book.ByID(w.d.Actors[m].ID)
	if own == nil || own.Country == "" || !armed(own.Kind) && (own.Parent == "" || book.ForcesOf(own.ID) == "") {
		return false
	}
	for k := from; k+1 < to; k++ {
		n := w.d.Cue("agent", k)
		if _, verb := w.finite(k); verb && n == 0 {
			n = 1
		}
		if n == 0 || k+n >= to || w.d.ActorAt[k+n] < 0 {
			continue
		}
		a := w.d.Actors[w.d.ActorAt[k+n]]
		if b := book.ByID(a.ID); b != nil && a.First == k+n && armed(b.Kind) && b.Country != "" && b.Country != own.Country {
			return true
		}
	}
	return false
}

// ownCount reports whether p is told by a verb of the very harm of e, of another number of people, and so is another killing: "قتلت القوات سبعة
// جنود. وأعلنت مقتل أربعة".
func ownCount(p *proto, e *harmExpr) bool {
	if p.hit.Entry.Class != "harm" || len(p.harm) == 0 || p.harm[0].kind != e.kind || e.kind != tawatur.HarmKilled {
		return false
	}
	a, b := p.harm[0].groups[0].min, e.groups[0].min
	return a != nil && b != nil && *a != *b
}

// onlyAnswered reports whether an act is only what another, or a harm, of its sentence is told to have answered: "قتلت سبعة جنود ردا على هجوم". What the
// next sentence tells is no outcome of it.
func (w *work) onlyAnswered(p *proto) bool {
	s := w.d.Sentences[p.sent]
	k := p.hit.First - 1
	for k >= s.First && k >= p.hit.First-2 && w.d.Cue("answer", k) == 0 {
		k--
	}
	if k < s.First || w.d.Cue("answer", k) == 0 {
		return false
	}
	return w.anyAct(s.First, k) || slices.ContainsFunc(w.harms, func(e harmExpr) bool { return e.sent == p.sent && e.end <= k && e.joined != p })
}

// parted reports whether "كما", "فيما", "إلا أن" with no outcome word stands between an act and a harm told by a verb.
func (w *work) parted(from, to int) bool {
	parted := false
	for k := from; k < to; k++ {
		if w.result(k) {
			parted = false
		} else if w.d.Cue("clause", k) > 0 && w.d.Cue("turn", k) > 0 || w.d.Cue("contrast", k) > 0 {
			parted = true
		}
	}
	return parted
}

// likened reports whether an act is only likened, before the harm, to another that cost it: "أحبطوا الهجوم على غرار ما جرى قبل أيام وأسفر عن مقتل
// عشرين".
func (w *work) likened(from, to int) bool { return w.anyCue("likened", from, to) }

// otherCause reports whether a clause of outcome with a subject of its own that is no act stands between: "وأدى التصعيد
// العسكري إلى مقتل".
func (w *work) otherCause(from, to int) bool {
	for k := from; k < to-1; k++ {
		for _, h := range w.d.Hits[k] {
			if h.Entry.Class != "cause" || !strings.Contains(h.Pro, "و") {
				continue
			}
			next := strings.TrimLeft(w.d.Tokens[k+1].Norm, "بل")
			if w.d.Cue("preposition", k+1) == 0 && strings.HasPrefix(next, "ال") && len(w.d.Hits[k+1]) == 0 {
				return true
			}
		}
	}
	return false
}

// actEarlier finds the strike of one of the two sentences before, when this sentence has neither place nor day nor weapon
// of its own: reports tell the strike first and its toll next.
func (w *work) actEarlier(e *harmExpr) *proto {
	s := w.d.Sentences[e.sent]
	if w.ownScene(s.First, s.End) {
		return nil
	}
	if w.ofThemAll(e) {
		return nil
	}
	kind := s.Kind
	operation := w.operation(s.First, e.end)
	var search *proto
	for _, p := range slices.Backward(w.inSentences(e.sent-2, e.sent-1)) {
		if w.d.Sentences[p.sent].Kind != kind || p.hit.First > e.first || !w.live(p) || p.typ == "harm" || w.wards(p) || w.onlyAnswered(p) || w.otherMatter(p.sent, e.sent) {
			continue
		}
		if ownCount(p, e) {
			return nil
		}
		switch p.typ {
		case "detention":
			if search == nil && operation {
				search = p
			}
		case "raid", "protest":
			if search == nil {
				search = p
			}
			if p.typ == "raid" && operation {
				return p
			}
		default:
			if !operation {
				return p
			}
			if search == nil || search.typ != "raid" {
				search = p
			}
		}
	}
	return search
}

// ofThemAll reports whether a harm is put down to deeds in the plural that are pointed back to, where acts of two sentences were told
// before, so that it is no single act's: "وأدت تلك العمليات إلى مقتل".
func (w *work) ofThemAll(e *harmExpr) bool {
	pointed := false
	for k := w.d.Sentences[e.sent].First; k+1 < e.first; k++ {
		pointed = pointed || k > 0 && w.result(k-1) && w.harmWord(k) == "that" && strings.HasPrefix(w.d.Tokens[k+1].Norm, "ال") && strings.HasSuffix(w.d.Tokens[k+1].Norm, "ات")
	}
	last := -1
	for _, p := range w.inSentences(e.sent-2, e.sent-1) {
		if !pointed || !strikes[p.typ] || !w.live(p) || p.hit.Noun && p.hit.Definite {
			continue
		}
		if last >= 0 && p.sent != last {
			return true
		}
		last = p.sent
	}
	return false
}

// operation reports whether "العملية" is named between two tokens as what did the harm: a raid rather than the clash in it.
func (w *work) operation(from, to int) bool {
	for k := from; k < to; k++ {
		if strings.HasSuffix(w.d.Tokens[k].Norm, "العمليه") && w.harmWord(k) == "deed" {
			return true
		}
	}
	return false
}
