package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Subjects that go on from the sentences before, where a verb opens its own: "كما استهدفت مواقع".

// resumes reports whether a verb opens its sentence, behind a place or a day at most, and its object follows at once, so that
// the subject of the sentence before goes on: "كما استهدفت مواقع ...", "ومن بلدة كذا، اعتقلت شابا".
func (w *work) resumes(p *proto) bool {
	verb := w.verbOf(p)
	first := w.d.Sentences[p.sent].First
	if p.hit.Part || verb == first && !strings.HasPrefix(w.d.Tokens[verb].Norm, "و") {
		return false
	}
	if j := verb - 1; j > first && w.d.Cue("clause", j) == 1 && w.d.Tokens[j].Norm == "كما" && w.d.Tokens[j-1].Norm == "،" {
		first = j // "... أيضا، كما اقتحمت بلدة كذا"
	}
	for i := first; i < verb; i++ {
		if n := w.d.Cue("aside", i); n > 0 {
			i += n - 1
		} else if e := w.beforeOwnDeed(i, verb); e > i {
			i = e - 1
		} else if w.d.Cue("clause", i) == 0 && w.d.Cue("had", i) == 0 && w.d.Tokens[i].Norm != "قد" && !w.scenery(i) {
			return false
		}
	}
	i := w.pastAsides(verb + 1)
	return i == p.hit.First || i < len(w.d.Tokens) && w.openObject(p, i)
}

// pastAsides returns the first token from i on that is neither a day nor "أيضا" nor a comma.
func (w *work) pastAsides(i int) int {
	for i < len(w.d.Tokens) && (w.d.DateAt[i] >= 0 || w.d.Cue("also", i) > 0 || w.d.Tokens[i].Norm == "،") {
		i++
	}
	return i
}

// scenery reports whether token i only says where or when: a place, a day, a preposition, a comma.
func (w *work) scenery(i int) bool {
	if w.d.PlaceAt[i] >= 0 || w.d.DateAt[i] >= 0 || w.d.Tokens[i].Kind != arabic.Word {
		return true
	}
	return w.d.Cue("preposition", i) > 0 || w.d.Cue("aside", i) > 0 || w.d.Cue("there", i) > 0
}

// openObject reports whether the object or a place stands at token i, where a subject would: so that the verb has none.
func (w *work) openObject(p *proto, i int) bool {
	if w.d.Cue("preposition", i) > 0 || w.d.Cue("between", i) > 0 || w.d.Cue("site", i) > 0 || w.d.Cue("thing", i) > 0 || w.d.PlaceAt[i] >= 0 || w.d.NumberAt[i] >= 0 {
		return true
	}
	if !p.hit.Noun && p.hit.Entry.Type == "deployment" && strings.HasPrefix(p.hit.Entry.ID, "phrases/") && w.completion(p.hit.Entry, i) {
		return true // "نصبت حاجزا"
	}
	if strings.HasPrefix(w.d.Tokens[i].Norm, "ب") || w.d.Cue("portion", i) > 0 || w.nameAt(i) > 0 {
		return true
	}
	if g, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && p.typ == "detention" && g.Group != "same" {
		return true
	}
	m := w.d.ActorAt[i]
	return m >= 0 && (w.gripOf(m) == owned || w.struckMan(p, m))
}

// farDeed is how many sentences back a subject may stand that goes on.
const farDeed = 3

// lastDeed returns the act told last in the sentences before whose doer the verb of p agrees with: in the sentence right
// before of the same family, farther back where nobody else did anything since.
func (w *work) lastDeed(i int, p *proto) *proto {
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-farDeed; k-- {
		q := w.protos[k]
		if q.dropped != "" || q.sent == p.sent || speechActs[q.typ] || !w.hasRole(q, tawatur.RoleAgent) {
			continue
		}
		r := q.roles[slices.IndexFunc(q.roles, func(r role) bool { return r.role == tawatur.RoleAgent })]
		if r.first < 0 || !w.fits(p, r.first) {
			continue
		}
		if family(q.typ) == family(p.typ) || violent[q.typ] && violent[p.typ] || w.presses(p, q) {
			return q
		}
		return nil
	}
	return nil
}

// pressed are the acts behind which forces on the ground go on with others of theirs.
var pressed = map[string]bool{"raid": true, "detention": true, "deployment": true, "siege": true, "territory-taken": true}

// presses reports whether p goes on with what a body under arms did on the ground, told in the sentence right before: "اقتحمت القوات البلدة. ودفعت بتعزيزات". A
// verb that without its vowels may be a passive tells of anybody's deed: "انتشرت القوات في المدينة. وأحرقت مقرات".
func (w *work) presses(p, q *proto) bool {
	if !pressed[p.typ] || !pressed[q.typ] || q.sent != p.sent-1 || p.hit.Noun || p.hit.Passive || w.otherMatter(q.sent, p.sent) {
		return false
	}
	if (p.typ == "raid" || p.typ == "territory-taken") && p.hit.Gender == 'f' {
		return false
	}
	return !slices.ContainsFunc(q.roles, func(r role) bool {
		a := w.actorByID(r.id)
		return r.role == tawatur.RoleAgent && (a == nil || !armed(a.Kind))
	})
}

// ownDeedFar is how many words may stand between a deed of the doer's own and the comma behind it.
const ownDeedFar = 6

// beforeOwnDeed returns the token of the comma that closes a circumstance at token i which is a deed with the pronoun of who goes on: "وقبل اقتحامها القرية،"; i where
// none stands there.
func (w *work) beforeOwnDeed(i, verb int) int {
	k := i + 1
	if w.d.Cue("circumstance", i) == 0 || k >= verb || !slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return h.Noun && h.Pronoun != "" && h.Entry.Class == "act" }) {
		return i
	}
	for k++; k < verb && k < i+ownDeedFar; k++ {
		if w.d.Tokens[k].Norm == "،" {
			return k
		}
		if w.d.ActorAt[k] >= 0 {
			return i
		}
	}
	return i
}

// meanwhile reports whether the word at token j, right before the verb that carries a fight named right behind it, sets it beside what the same subject does: "فيما تخوض
// معارك".
func (w *work) meanwhile(p *proto, j int) bool {
	return p.typ == "armed-clash" && p.hit.Noun && p.gov != nil && p.gov.End == p.hit.First && w.d.Cue("then", j) > 0
}
