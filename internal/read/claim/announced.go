package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Acts that somebody announces or shows of himself, told by a verbal noun: "أعلنت المقاومة مهاجمة موقع", "بثت السرايا مشاهد
// لاستهداف دبابة".

// announcedReach is how many words before a verbal noun the verb may stand that announces it.
const announcedReach = 24

// announcedBy returns the body whose announcement the noun at token i is, past the day, the place and the statement of it:
// "أعلنت المقاومة، اليوم السبت، في بيان ثان مهاجمة موقع"; -1 without one.
func (w *work) announcedBy(i int) int {
	for j := w.prevWord(i); j >= 0 && i-j < announcedReach; j = w.prevWord(j) {
		m := w.d.ActorAt[j]
		if m < 0 {
			if !w.occasional(j) {
				return -1
			}
			continue
		}
		j = w.d.Actors[m].First
		if k := w.prevWord(j); k >= 0 && w.announces(k) {
			return m
		}
		if !w.describes(j) {
			return -1
		}
	}
	return -1
}

// managed reports whether a verb of managing or of going on, with nobody but its subject and no more than the day between, carries the noun of an act as its own
// verb would: "تمكنت القوات أمس من تدمير دبابة", "واصل الثوار تقدمهم نحو"; or violence stands right behind a verb that announces it: "يعلن تدمير آليات". What is
// not violence needs its subject there.
func (w *work) managed(p *proto) bool {
	j := w.prevWord(p.hit.First)
	if j < p.from || strings.ContainsAny(p.hit.Pro, "ول") {
		return false
	}
	if strikes[p.typ] && w.announces(j) {
		return true
	}
	if p.gov == nil || p.gov.Entry.Class != "phase" || p.gov.First > j {
		return false
	}
	_, told := w.finite(p.gov.First)
	named := violent[p.typ]
	if w.d.Tokens[j].Norm == "من" || w.d.Tokens[j].Norm == "في" {
		j = w.prevWord(j)
	}
	for ; j > p.gov.First; j = w.prevWord(j) {
		if m := w.d.ActorAt[j]; m >= 0 {
			j, named = w.d.Actors[m].First, named || p.typ == "aid"
		} else if !w.occasional(j) && (j > p.gov.First+2 || w.d.Cue("preposition", j) > 0 || len(w.d.Hits[j]) > 0) {
			return false
		}
	}
	return told && named && j == p.gov.First
}

// occasional reports whether token j only says when, where or in which statement something is announced, or joins a wing to its
// body.
func (w *work) occasional(j int) bool {
	if w.scenery(j) || w.d.Cue("statement", j) > 0 || w.d.Cue("wing", j) > 0 {
		return true
	}
	k := w.prevWord(j)
	return k >= 0 && (w.d.Cue("statement", k) > 0 || w.d.Cue("wing", k) > 1)
}

// asAnnounced reports whether a word at token i that may be a verbal noun stands behind the subject of a verb that announces,
// so that it is what is announced: "أعلنت كتائب القسام قصف مدينة عسقلان", "كتائب القسام تعلن قصف".
func (w *work) asAnnounced(i int) bool {
	if !slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool { return h.Noun && h.Pro == "" }) {
		return false
	}
	j := w.prevWord(i)
	return j >= 0 && (w.announces(j) || w.announcedBy(i) >= 0)
}

// announces reports whether a verb stands at token k whose object is what is announced.
func (w *work) announces(k int) bool {
	return slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool {
		return !h.Noun && !h.Part && h.Entry.Class == "speech" && h.Entry.Lemma != "قال"
	})
}

// nounAnnounced reports whether a participle is spelled like the verbal noun of its verb and stands where an act is announced:
// "أعلنت كتائب القسام مهاجمة قوة", or refused: "رفض الجيش مداهمة الحي".
func (w *work) nounAnnounced(h lexicon.Hit) bool {
	return h.Part && strings.HasSuffix(w.d.Tokens[h.First].Norm, "ه") && (w.asAnnounced(h.First) || w.asObject(h.First)) &&
		slices.ContainsFunc(w.d.Hits[h.First], func(o lexicon.Hit) bool { return o.Noun && o.Entry.Type == h.Entry.Type })
}

// footageReach is how many words before a verbal noun the footage may stand that shows the act, and its publisher before that.
const footageReach = 10

// castShown gives a strike that published footage shows to the body under arms that published it: "نشر الإعلام الحربي لسرايا
// القدس مشاهد لاستهداف دبابة".
func (w *work) castShown(p *proto) {
	struck := w.indefiniteBehind(p)
	if !p.hit.Noun || !strikes[p.typ] || w.hasRole(p, tawatur.RoleAgent) && struck < 0 {
		return
	}
	k := w.footage(p.hit.First)
	for j := k - 1; k >= 0 && j >= 0 && j > k-footageReach && w.sentOf0(j) == p.sent; j-- {
		m := w.d.ActorAt[j]
		if m < 0 {
			continue
		}
		if w.publishes(m) {
			w.addShown(p, m)
			if struck >= 0 && w.hasRole(p, tawatur.RoleAgent) {
				w.add(p, struck, tawatur.RoleTarget)
			}
			return
		}
		if !w.betweenCommas(m) {
			return
		}
		j = w.d.Actors[m].First
	}
}

// indefiniteBehind returns the body named right behind the noun of a strike by indefinite words, which in footage is what was struck: "مشاهد
// من استهداف قوة إسرائيلية شرقي المخيم"; -1 for another.
func (w *work) indefiniteBehind(p *proto) int {
	if !p.hit.Noun || p.hit.End >= len(w.d.Tokens) {
		return -1
	}
	m := w.d.ActorAt[p.hit.End]
	if m < 0 || w.d.Actors[m].First != p.hit.End || w.d.Actors[m].End < p.hit.End+2 || !armed(w.d.Actors[m].Kind) {
		return -1
	}
	for k := p.hit.End; k < w.d.Actors[m].End; k++ {
		if strings.HasPrefix(w.d.Tokens[k].Norm, "ال") {
			return -1
		}
	}
	return m
}

// besideWords is how many words before a body, and behind it, the comma may stand where it is only named to say what the one before is.
const besideWords = 5

// betweenCommas reports whether mention m stands between commas to say what the body before is: "سرايا القدس، الجناح العسكري للحركة، مشاهد".
func (w *work) betweenCommas(m int) bool {
	a := w.d.Actors[m]
	return w.comma(a.End, a.End+besideWords) && w.comma(a.First-besideWords, a.First)
}

// comma reports whether a comma stands in a stretch.
func (w *work) comma(from, to int) bool {
	return slices.ContainsFunc(w.d.Tokens[max(from, 0):min(to, len(w.d.Tokens))], func(t arabic.Token) bool { return t.Norm == "،" })
}

// footage returns where footage is named whose content the noun at token i is, -1 for none: "مشاهد توثق استهداف", "فيديو عن".
func (w *work) footage(i int) int {
	for j := w.prevWord(i); j >= 0 && j > i-footageReach && w.d.Tokens[j].Kind == arabic.Word; j = w.prevWord(j) {
		if w.d.Cue("shows", j) > 0 {
			return j
		}
		if w.d.ActorAt[j] >= 0 {
			return -1
		}
	}
	return -1
}

// publishes reports whether a verb of giving out has mention m, or the media of that body, right behind it.
func (w *work) publishes(m int) bool {
	i := w.d.Actors[m].First
	for j := i - 1; j >= 0 && j > i-mediaWords-2 && w.sentOf0(j) == w.sentOf0(i) && w.d.Tokens[j].Kind == arabic.Word; j-- {
		if w.d.Cue("publishes", j) > 0 {
			return true
		}
	}
	return false
}

// mediaWords is how many words may name the media of a body before its name: "المكتب الإعلامي العسكري".
const mediaWords = 3

// addShown makes the body that mention m names, or whose media office it names, the doer.
func (w *work) addShown(p *proto, m int) {
	a := w.d.Actors[m]
	id := a.ID
	if known := w.actorByID(id); known != nil && known.Kind == "media-office" {
		id = known.Parent
	}
	if b := w.actorByID(id); b == nil && !armed(a.Kind) || b != nil && !armed(b.Kind) || has(w.idsOf(p, tawatur.RoleTarget), id) {
		return
	}
	p.roles = slices.DeleteFunc(p.roles, func(r role) bool { return r.role == tawatur.RoleAgent })
	p.roles = append(p.roles, role{actor: m, id: id, role: tawatur.RoleAgent, first: a.First, end: a.End})
	p.step(tawatur.RoleAgent, w.words(a.First, a.End), "who published what shows it")
}

// reportedAt reports whether a strike with a place is what somebody's words begin with: "أفادت مصادر بقصف على المدينة", "تحدثت مصادر عن
// قصف". What a speaker tells in a noun he tells to have happened.
func (w *work) reportedAt(p *proto) bool {
	if !strikes[p.typ] || len(p.places) == 0 || p.hit.Definite {
		return false
	}
	if j := w.prevWord(p.hit.First); j >= 0 && (w.d.Tokens[j].Norm == "عن" || w.d.Tokens[j].Norm == "الي") {
		return w.voicedBefore(j, p.from)
	}
	if !strings.Contains(p.hit.Pro, "ب") {
		return false
	}
	for _, s := range slices.Backward(w.att.Before(p.hit.First + 1)) {
		if w.sentOf0(s.From) != p.sent {
			return false
		}
		if s.Verb >= 0 && s.Content == p.hit.First {
			return true
		}
	}
	return false
}

// spokenFar is how many words may stand between a verb of speech and the preposition before what it speaks of: its subject.
const spokenFar = 6

// voicedBefore reports whether the preposition at token i belongs to a verb of speech before it: "تحدثت وسائل إعلام عن", "مشيرا إلى".
func (w *work) voicedBefore(i, from int) bool {
	for k := i - 1; k >= from && k >= i-spokenFar; k-- {
		for _, h := range w.d.Hits[k] {
			if !h.Noun && h.Entry.Class == "speech" {
				return true
			}
		}
		if _, verb := w.finite(k); verb || w.d.Cue("preposition", k) > 0 {
			return false
		}
	}
	return false
}

// ownsUp reports whether mention m stands right behind a verb of owning up to an act that its pronoun takes up, so that it did the
// act: "هجوم استهدف المقر وتبناه التنظيم".
func (w *work) ownsUp(m int) bool {
	j := w.prevWord(w.d.Actors[m].First)
	return j >= 0 && w.d.Cue("owns-up", j) > 0
}

// speaksFor returns the body under arms that mention m, a person, speaks for where he tells a strike that is read as his: its forces
// did it, "أعلن المتحدث باسم القوات المسلحة العميد فلان تنفيذ عملية استهدفت". Empty where he tells none.
func (w *work) speaksFor(p *proto, m int, as string) string {
	a := w.d.Actors[m]
	if as != tawatur.RoleAgent || a.Kind != "person" || !violent[p.typ] {
		return ""
	}
	for _, s := range w.att.At(p.hit.First) {
		b := w.actorByID(s.ID)
		if b != nil && armed(b.Kind) && s.First < a.First && a.End <= s.End {
			return b.ID
		}
	}
	return ""
}
