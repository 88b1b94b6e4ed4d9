package claim

import (
	"slices"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/actors"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/attribution"
)

// What a speaker lays to somebody without a verb of accusing: "إن إسرائيل تعرقل المفاوضات", "إن جرائم الاحتلال لن تتوقف". The speaker accuses, and whose the wrong is
// is accused.

// castBlame reads "النظام وإيران مسؤولان عن الهجوم": the speaker blames those before, as he threatens those in "ستدفع إسرائيل الثمن". Of a wrong, whoever it is laid to is
// found by [work.blamed].
func (w *work) castBlame(p *proto) {
	if p.wrongOf > 0 {
		w.addList(p, w.inClause(p.from, w.d.Sentences[p.sent].End), p.wrongOf-1, tawatur.RoleTarget)
	} else if ms := w.inClause(p.from, max(p.hit.First, p.hit.End-1)); w.lastBare(ms) >= 0 {
		w.addList(p, ms, w.lastBare(ms), tawatur.RoleTarget)
	}
	if sp := w.att.At(p.hit.First); len(sp) > 0 {
		p.roles = append(p.roles, role{actor: -1, id: sp[0].ID, role: tawatur.RoleAgent, first: sp[0].First, end: sp[0].End, copied: true})
		p.step(tawatur.RoleAgent, w.words(sp[0].First, sp[0].End), "the speaker blames")
	}
}

// layWrongs proposes an accusation for each wrong that a speaker lays to another in a sentence: by a verb of wrong, or by a noun that what he says opens with.
func (w *work) layWrongs(s int) {
	sent := w.d.Sentences[s]
	wrong, judged := w.d.NextCue("wrong", sent.First, sent.End), w.d.NextCue("judged", sent.First, sent.End)
	for i := sent.First; i < sent.End; i++ {
		if len(w.d.Hits[i]) == 0 && i != wrong && i != judged {
			continue
		}
		h, ok := w.wrongDone(i)
		if i == wrong {
			h, ok = w.wrongBy("wrong", i), w.opensContent(i)
			wrong = w.d.NextCue("wrong", i+1, sent.End)
		}
		if i == judged {
			h, ok = w.wrongBy("judged", i), true
			judged = w.d.NextCue("judged", i+1, sent.End)
		}
		if !ok {
			continue
		}
		sp := w.att.At(i)
		if len(sp) == 0 || !w.accuser(sp[0]) {
			continue
		}
		m := w.blamed(h, s)
		if m < 0 || !blamable(w.d.Actors[m]) || w.related([]string{sp[0].ID}, []string{w.d.Actors[m].ID}) || w.d.Actors[m].First < sp[0].End && w.d.Actors[m].End > sp[0].First {
			continue
		}
		if w.accusedIn(s) {
			return // one charge of one speaker, in more words
		}
		p := w.put(h, h.Entry.Type, s, "entry "+h.Entry.ID)
		p.wrongOf = m + 1
		w.check(p)
		w.putInOrder()
		if w.intent(p); p.modality != tawatur.Asserted || w.deniedBy(p) != nil {
			p.drop("not said to be so")
		}
	}
}

// wrongBy is the word at token i, a cue of a class, as an act of blame.
func (w *work) wrongBy(class string, i int) lexicon.Hit {
	return lexicon.Hit{First: i, End: i + w.d.Cue(class, i), Noun: true, Entry: &lexicon.Entry{ID: "cues/" + class, Class: "act", Type: "accusation", Frame: "blame"}}
}

// putInOrder moves the last proposal before those of its sentence that stand behind it.
func (w *work) putInOrder() {
	for k := len(w.protos) - 1; k > 0 && w.protos[k-1].sent == w.protos[k].sent && w.protos[k-1].hit.First > w.protos[k].hit.First; k-- {
		w.protos[k-1], w.protos[k] = w.protos[k], w.protos[k-1]
	}
}

// accusedIn reports whether a sentence has an accusation already.
func (w *work) accusedIn(s int) bool {
	return slices.ContainsFunc(w.inSentences(s, s), func(p *proto) bool { return p.typ == "accusation" && p.dropped == "" })
}

// accuser reports whether a speaker is somebody whose charge is news: a body, a man by name or by his office ("قال مسؤول"), not an outlet, nor unnamed
// sources.
func (w *work) accuser(sp attribution.Speaker) bool {
	switch sp.Kind {
	case "", "generic":
		return sp.First < sp.End && (w.d.Cue("officer-of", sp.First) > 0 || w.d.Cue("given-name", sp.First) > 0)
	case "generic-source", "media", "civilians":
		return false
	}
	return true
}

// blamable reports whether a mention names a body or a man to whom a wrong of war can be laid.
func blamable(a actors.Mention) bool {
	switch a.Kind {
	case "armed-group", "militia", "state-forces", "security-force", "coalition", "government", "capital", "authority", "party", "person", "official":
		return !a.Generic && a.ID != ""
	}
	return false
}

// wrongDone returns the finite verb at token i that tells of a wrong: "تنتهك", "تعرقل المفاوضات".
func (w *work) wrongDone(i int) (lexicon.Hit, bool) {
	for _, h := range w.d.Hits[i] {
		if isWrong(h) && !h.Noun && !h.Part && !h.Passive && !h.Future && w.d.Cue("relative", max(i-1, 0)) == 0 {
			return h, true
		}
	}
	return lexicon.Hit{}, false
}

// isWrong reports whether a hit is of an entry for a wrong by its verb.
func isWrong(h lexicon.Hit) bool { return h.Entry.Frame == "blame" && h.Entry.Condition == "speaker" }

// opensContent reports whether what somebody says opens with the noun at token i, or with one that it completes: "إن جرائم", "إن استمرار جرائم".
func (w *work) opensContent(i int) bool {
	for range 2 {
		j := w.prevWord(i)
		if j < 0 || w.d.Tokens[j].Norm == ":" || w.d.Cue("that", j) > 0 || w.d.Tokens[i-1].Kind == arabic.Quote && w.d.Tokens[j].Kind != arabic.Word {
			return true
		}
		if w.d.Cue("wrong-of", j) == 0 {
			return false
		}
		i = j
	}
	return false
}

// blamed returns the mention of the one whose wrong a verb or noun tells, -1 for nobody.
func (w *work) blamed(h lexicon.Hit, s int) int {
	if h.Entry.ID == "cues/judged" {
		return w.judgedHere(h, s)
	}
	if h.Noun {
		return w.whoseWrong(h, s)
	}
	if m := w.mentionAt(h.End); m >= 0 && !w.d.Actors[m].Adjective && w.gripOf(m) == bare {
		return m
	}
	from, _ := w.clause(h.First)
	return w.lastBare(w.inClause(from, h.First))
}

// lastBare returns the head of the list that ends with the last of these mentions behind no preposition, -1 where there is none.
func (w *work) lastBare(ms []int) int {
	for k := len(ms) - 1; k >= 0; k-- {
		if w.gripOf(ms[k]) == bare {
			return first(w, ms, k)
		}
	}
	return -1
}

// judgedFar is how many words behind the opening of what is said somebody's conduct may be judged.
const judgedFar = 60

// judgedHere returns the mention of the one whose conduct somebody judges, with which he opens: "إن قرار روسيا مخيب للآمال"; -1 for nobody.
func (w *work) judgedHere(h lexicon.Hit, s int) int {
	from := w.d.Sentences[s].First
	for k := h.First - 1; k > from; k-- {
		if h.First-k > judgedFar {
			return -1
		}
		if _, verb := w.finite(k); verb && w.d.Cue("deeds", k-1) < 2 {
			return -1 // what is judged may be its object: "إن القوات ضبطت أسلحة غير قانونية"
		}
		if w.d.Cue("that", k) > 0 || w.d.Tokens[k].Norm == ":" {
			from = k + 1
		}
	}
	for from < h.First && w.d.Tokens[from].Kind == arabic.Quote {
		from++
	}
	m := w.mentionAt(from + max(w.d.Cue("deeds", from), 1))
	if w.d.Cue("deeds", from) == 0 || m < 0 || w.d.Actors[m].End > h.First || w.d.Cue("agent", w.d.Actors[m].End) > 0 || len(w.att.At(from)) == 0 || w.d.Actors[m].Kind == "person" || w.d.Actors[m].Kind == "official" {
		return -1
	}
	return m
}

// wrongFar is how many words behind a wrong its doer is looked for.
const wrongFar = 8

// whoseWrong returns the mention of the one whose wrong a noun names: "جرائم الاحتلال", "الجرائم الإسرائيلية", "الجرائم التي يرتكبها الاحتلال"; -1 for nobody's.
func (w *work) whoseWrong(h lexicon.Hit, s int) int {
	told := false
	for i := h.End; i < min(h.End+wrongFar, w.d.Sentences[s].End); i++ {
		if m := w.mentionAt(i); m >= 0 {
			return m
		}
		v, verb := w.finite(i)
		switch {
		case w.d.Cue("relative", i) > 0:
			told = true
		case verb && !(told && v.Pronoun != "" && v.Entry.Class == "light"), // "الجرائم التي كشفها الجيش"
			w.d.Cue("preposition", i) > 0, w.d.Tokens[i].Kind != arabic.Word && w.d.Tokens[i].Kind != arabic.Quote:
			return -1
		}
	}
	return -1
}

// wrongdoers returns those to whom the accusation q lays a wrong as doers of p, whose verb agrees with them: "إن جرائم روسيا لن تمر، وقد قصفت مستشفى".
func (w *work) wrongdoers(p, q *proto) []role {
	var out []role
	for _, r := range q.roles {
		if r.role != tawatur.RoleTarget || !w.fits(p, r.first) {
			continue
		}
		r.role, r.copied = tawatur.RoleAgent, true
		out = append(out, r)
	}
	return out
}

// blamesHimself reports whether one would blame himself, as who only denies it seems to: "نفت القوات أن تكون وراء الهجوم".
func (w *work) blamesHimself(p *proto) bool {
	return p.hit.Entry.Frame == "blame" && p.typ == "accusation" && w.hasRole(p, tawatur.RoleTarget) && w.related(w.idsOf(p, tawatur.RoleTarget), w.idsOf(p, tawatur.RoleAgent))
}

// standsBehind is the entry of the words by which somebody "stands behind" a deed.
const standsBehind = "nouns/يقف وراء"

// behindThing reports whether a man stands behind what is no deed: "وقف وراء المنصة". A body or a state stands behind nothing else.
func (w *work) behindThing(p *proto) bool {
	if p.hit.Entry.ID != standsBehind || slices.ContainsFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleTarget && r.actor >= 0 && blamable(w.d.Actors[r.actor]) && w.d.Actors[r.actor].Kind != "person" && w.d.Actors[r.actor].Kind != "official"
	}) {
		return false
	}
	for k := p.hit.End; k < p.to && k < p.hit.End+behindFar; k++ {
		if w.deedAt(k) || w.d.Cue("deed-claimed", k) > 0 || w.d.Cue("what-was", k) > 0 {
			return false
		}
	}
	return true
}

// behindFar is within how many words behind "stands behind" the deed is named.
const behindFar = 4

// whoeverBehind reports whether mention m stands before "whoever is behind" the deed of p, and so did not do it: "أعلنت الشرطة اعتقال من يقف وراء
// التفجير".
func (w *work) whoeverBehind(p *proto, m int) bool {
	if !p.hit.Noun || w.d.Actors[m].First > p.hit.First {
		return false
	}
	for k := p.hit.First - 1; k > p.hit.First-behindFar && k > w.d.Sentences[p.sent].First; k-- {
		for _, h := range w.d.Hits[k] {
			if h.Entry.ID == standsBehind && w.d.Cue("whoever-that", k-1) > 0 {
				return w.d.Actors[m].First < k
			}
		}
	}
	return false
}
