package attribution

import (
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/annotate"
)

// The subject before a verb of speech, or before the words that stand between the two.

// leading reads the words at the head of a sentence as the speaker of the verb right behind them: "حسابات محلية نشرت", "وكان مجلس
// المدينة قد أعلن".
func (f *finder) leading(s annotate.Sentence, h lexicon.Hit) (Speaker, bool) {
	k := s.First
	if f.d.Cue("background", k) > 0 {
		k++
	}
	if k >= h.First || !f.speakerNoun(k) && f.quoted(k) == 0 {
		return Speaker{}, false
	}
	sp, ok := f.phrase(s, k, h.First)
	if !ok {
		return sp, false
	}
	sp = f.held(sp, h.First)
	for e := sp.End; ok && e < h.First; e++ {
		if t := f.d.Tokens[e].Norm; t != "،" && t != "قد" {
			return Speaker{}, false
		}
	}
	return sp, ok
}

// subjectLeft reads the actor that a clause opens with, right before a verb of speaking to or about others, so that the noun behind it
// is spoken to: "المجلس يطالب المجتمع الدولي", "إن المجلس يحمل الحكومة المسؤولية".
func (f *finder) subjectLeft(s annotate.Sentence, h lexicon.Hit) (Speaker, bool) {
	k := h.First - 1
	for k > s.First && f.d.Tokens[k].Kind == arabic.Quote {
		k--
	}
	if !speechAct(h) || h.Pro != "" || k < s.First {
		return Speaker{}, false
	}
	if f.d.Tokens[k].Norm == "،" {
		return f.apart(s, h)
	}
	if h.Entry.Frame != "transitive" || f.d.ActorAt[k] < 0 {
		return Speaker{}, false
	}
	a := f.d.Actors[f.d.ActorAt[k]]
	if a.Kind == "civilians" || a.Kind == "unknown" || f.governed(a.First) != "" {
		return Speaker{}, false
	}
	j := a.First - 1
	for j > s.First && f.d.Tokens[j].Kind == arabic.Quote {
		j--
	}
	if a.First > s.First && f.d.Tokens[j].Kind == arabic.Word && f.d.Cue("that", j) == 0 {
		return Speaker{}, false
	}
	return f.actor(f.d.ActorAt[k]), true
}

// apart reads the actor that a sentence opens with, whose name or more about him stands between commas before the verb: "رئيس الحكومة،
// فلان، يطالب الجيش", "الحركة، في بيان لها، تدعو".
func (f *finder) apart(s annotate.Sentence, h lexicon.Hit) (Speaker, bool) {
	sp, ok := f.topic(s, h.First)
	if !ok {
		sp, ok = f.leading(s, h)
	}
	if !ok || sp.Kind == "civilians" || sp.Kind == "unknown" || h.Number != 's' || h.Passive {
		return Speaker{}, false
	}
	if h.Gender == 'f' && f.d.Cue("masculine", sp.First) > 0 || h.Gender == 'm' && f.d.Cue("feminine", sp.First) > 0 {
		return Speaker{}, false
	}
	return sp, true
}

// longestTopic is how many tokens a speaker with his description may have at the head of a sentence.
const longestTopic = 24

// topic reads the speaker that a sentence opens with, whose verb stands behind a comma: "لكن وكالة الأنباء الرسمية التابعة للحكومة،
// تحدثت عن". No verb stands between but in a description.
func (f *finder) topic(s annotate.Sentence, verb int) (Speaker, bool) {
	k := s.First
	for n := 1; n > 0 && k < verb; k += n {
		n = max(f.d.Cue("clause", k), f.d.Cue("background", k))
	}
	if verb-k > longestTopic || k+2 > verb || f.d.Tokens[verb-1].Norm != "،" {
		return Speaker{}, false
	}
	sp, ok := f.speakerAt(k)
	if m := f.d.ActorAt[k]; !ok || m >= 0 && strings.ContainsAny(f.d.ActorPro[m], "بلك") {
		return Speaker{}, false
	}
	for i := sp.End; i < verb; i++ {
		if f.d.Cue("that", i) > 0 || f.d.Cue("clause", i) > 0 || f.mainVerb(i) {
			return Speaker{}, false
		}
	}
	return f.apposed(sp), true
}

// farthest is how many tokens behind a reporting verb what is said may begin.
const farthest = 34

// before looks for a subject in front of the verb in the same clause: "قسد أعلنت".
func (f *finder) before(s annotate.Sentence, verb int) (Speaker, bool) {
	d := f.d
	for k := verb - 1; k >= s.First && k >= verb-2; k-- {
		if k > s.First && d.Tokens[k-1].Kind == arabic.Word && !f.connective(k-1) {
			continue
		}
		if sp, ok := f.recalled(k, false); ok && sp.End == verb {
			return sp, true
		}
	}
	for k := verb - 1; k >= s.First && k >= verb-8; k-- {
		if d.Cue("relative", k) > 0 && k == verb-1 {
			return f.antecedent(s, k)
		}
		if d.Cue("that", k) > 0 || d.Cue("clause", k) > 0 || f.isVerb(k) || d.Tokens[k].Norm == "،" && k < verb-2 {
			return Speaker{}, false
		}
		m := d.ActorAt[k]
		if m < 0 {
			continue
		}
		if f.governed(d.Actors[m].First) != "" || f.owned(s, d.Actors[m].First) {
			k = d.Actors[m].First // "مصادر خاصة لـ X قالت", "عمدة موسكو يقول": the head stands before
			continue
		}
		if kind := d.Actors[m].Kind; kind == "civilians" || kind == "unknown" || d.Actors[m].First > s.First && f.isVerb(d.Actors[m].First-1) {
			return Speaker{}, false
		}
		return f.apposed(f.actor(m)), true
	}
	return Speaker{}, false
}

// antecedent reads the actor that a relative pronoun at token k goes on about: "المنظمة، التي وثقت".
func (f *finder) antecedent(s annotate.Sentence, k int) (Speaker, bool) {
	for k--; k >= s.First && f.d.Tokens[k].Kind != arabic.Word; k-- {
	}
	if k < s.First || f.d.ActorAt[k] < 0 {
		return Speaker{}, false
	}
	m := f.d.ActorAt[k]
	if i := f.d.Actors[m].First; f.governed(i) != "" || i > s.First && f.d.Cue("possession", i-1) > 0 {
		return Speaker{}, false
	}
	return f.actor(m), true
}

// mainVerb reports whether token k is a finite verb of its own clause, not one that describes with a pronoun ("ارتكبها").
func (f *finder) mainVerb(k int) bool {
	for _, h := range f.d.Hits[k] {
		if !h.Noun && !h.Part && h.Pronoun == "" {
			return true
		}
	}
	return false
}

// subjectBefore reads the subject that a further verb of the sentence shares with its main verb: "شنت إسرائيل غارات، مؤكدة أن". Only
// a participle shares that of a verb of saying.
func (f *finder) subjectBefore(s annotate.Sentence, verb int, part bool) (Speaker, bool) {
	for k := verb - 1; k > s.First; k-- {
		if f.d.Cue("that", k) > 0 || f.d.Cue("relative", k) > 0 {
			return Speaker{}, false
		}
		if _, ok := f.reporting(k); ok {
			return Speaker{}, false
		}
		m := f.d.ActorAt[k]
		if m < 0 || f.d.Actors[m].First != k || !f.mainVerb(k-1) || f.governed(k) != "" {
			continue
		}
		if k-2 > s.First && f.d.Cue("relative", k-2) > 0 {
			return Speaker{}, false // "دان الوزير الهجوم الذي شنته القوات، مطالبا"
		}
		if _, says := f.reporting(k - 1); says && !part {
			return Speaker{}, false
		}
		if left, ok := f.leftOf(s, k-1); ok {
			m = left
		}
		if a := f.d.Actors[m]; a.Kind == "civilians" || a.Kind == "unknown" {
			return Speaker{}, false
		}
		return f.actor(m), true
	}
	return Speaker{}, false
}

// leftOf returns the actor with whose name a sentence or a clause begins and that stands right before the verb at token k: its subject.
func (f *finder) leftOf(s annotate.Sentence, k int) (int, bool) {
	if k <= s.First || f.d.ActorAt[k-1] < 0 {
		return 0, false
	}
	m := f.d.ActorAt[k-1]
	first := f.d.Actors[m].First
	if first > s.First && f.d.Tokens[first-1].Kind == arabic.Word && f.d.Cue("that", first-1) == 0 || f.governed(first) != "" {
		return 0, false
	}
	return m, true
}

// owned reports whether the name that begins at token k belongs to a noun before it or is joined to one, which is the subject of a verb behind:
// "عمدة موسكو", "الهجمات الروسية", "رد الأهالي والجيش".
func (f *finder) owned(s annotate.Sentence, k int) bool {
	m := f.d.ActorAt[k]
	if k == s.First || f.d.Actors[m].Adjective {
		return k > s.First
	}
	before := f.d.Tokens[k-1]
	state := f.d.Actors[m].Kind == "government" || f.d.Actors[m].Kind == "capital" // "قصف حلب ودمشق تتوعد"
	return strings.Contains(f.d.ActorPro[m], "و") && before.Kind == arabic.Word && !state && f.d.PlaceAt[k-1] < 0 || f.speakerNoun(k-1) && !strings.HasPrefix(before.Norm, "ال")
}
