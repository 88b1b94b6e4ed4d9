package arabic

import (
	"slices"
	"strings"
)

// minOnPage is how many glued words a text has that is taken to have lost its links: its other words are looked at more boldly.
const minOnPage = 3

// leads are short words that stand glued before a known word on such a page: "كمااستهدفت". Longer ones need only be known.
var leads = map[string]bool{
	"كما": true, "بعد": true, "وسط": true, "عبر": true, "ذلك": true, "حين": true, "مثل": true, "هذا": true, "نحو": true, "منذ": true, "عقب": true, "حيث": true,
	"قال": true, "ذكر": true, "نشر": true, "اكد": true,
}

// sides are words for a place beside or a time that stand glued behind a name: "نابلسشمالي".
var sides = map[string]bool{"شمالي": true, "جنوبي": true, "شرقي": true, "غربي": true, "خلال": true, "باتجاه": true, "بالقرب": true}

// Proclitics before a hamza that only starts words, the likelier first, and what has nothing but such before it: "والإعلام", "اللاإنساني".
var (
	beforeHamza = []string{"ال", "لل", "و", "ب", "ل", "ف", "ك", "وب", "ول", "وال", "بال", "فال", "كال", "ولل", "وبال", "فبال"}
	noFirst     = map[string]bool{"لا": true, "ولا": true, "بلا": true, "اللا": true, "واللا": true, "باللا": true, "الا": true, "الل": true, "بالل": true, "يال": true, "اال": true, "جيو": true, "الجيو": true, "عبدال": true, "وعبدال": true, "لعبدال": true}
)

// hamzaSeam returns the bytes before an alef with its hamza below, which only starts words, or before the article and the prepositions in front of
// it, 0 where there is none: "قررإنهاء", "القصفالإسرائيلي".
func (s *Splitter) hamzaSeam(t *Token, rs []rune) int {
	n, all := 0, 0
	for i := t.Start; i < t.End; i++ {
		if rs[i] == 'إ' && all >= minShort && n == 0 {
			n = all
		}
		if IsLetter(rs[i]) {
			all++
		}
	}
	if n == 0 || all-n < 2 || 2*all != len(t.Norm) || s.whole(t.Form()) {
		return 0
	}
	before, to := t.Norm[:2*n], t.Norm[2*n:] == "الي"                    // "to", which has no preposition in front
	if noFirst[before] || onlyClitics(before) || t.Norm[2*n:] == "ايل" { // of names: "بتسلإيل"
		return 0
	}
	if rest, ok := strings.CutSuffix(before, "ال"); ok && !s.known(before) && (openers[rest] || rest == "او" || s.known(rest) && !strings.HasPrefix(rest, "ال")) {
		return len(rest) // "بعدالإطاحة", although "بعدال" might be a word
	}
	if to || s.stands(before) {
		return len(before)
	}
	for _, pro := range beforeHamza {
		if rest, ok := strings.CutSuffix(before, pro); ok && (rest == "او" || letters(rest) >= minShort && s.stands(rest)) {
			return len(rest)
		}
	}
	if n < minFirst || all-n < minFirst {
		return 0
	}
	for _, pro := range []string{"فال", "بال", "وال", "ال", "لل", "و", "ب", "ل"} {
		if rest, ok := strings.CutSuffix(before, pro); ok && letters(rest) >= minShort {
			return len(rest)
		}
	}
	return len(before)
}

// onlyClitics reports whether letters are proclitics alone.
func onlyClitics(w string) bool { return slices.Contains(beforeHamza, w) }

// stands reports whether a first part is a word or a name.
func (s *Splitter) stands(first string) bool { return s.first(first) != "" || s.name(FormOf(first)) }

// touches reports whether the word at token i was parted from the one before it by a letter that only ends words.
func touches(ts []Token, i int) bool {
	return i > 0 && ts[i].Kind == Word && ts[i-1].Kind == Word && ts[i-1].End == ts[i].Start
}

// onPage parts the words of a page that glues many, where both parts are known but look less sure than elsewhere. Names of all the world have known
// words inside by chance, so no other page is read like this.
func (s *Splitter) onPage(ts []Token, rs []rune) []Token {
	var out []Token
	kept := 0
	for i := range ts {
		t := ts[i]
		if t.Kind != Word || letters(t.Norm) < minGlued {
			continue
		}
		at := s.bold.Of(t.Form(), s.cutBoldly)
		if at == nil {
			continue
		}
		first, last := part(&t, rs, *at)
		out, kept = append(append(out, ts[kept:i]...), first, last), i+1
	}
	if kept == 0 {
		return ts
	}
	return append(out, ts[kept:]...)
}

// cutBoldly returns the bytes of a word's first part, as long as may be, nil where it is one word.
func (s *Splitter) cutBoldly(w *WordForm) *int {
	if len(w.Text) != 2*len([]rune(w.Text)) || s.whole(w) {
		return nil
	}
	for i := len(w.Text) - 2*minVerb; i >= 2*minShort; i -= 2 {
		if first, last := w.Text[:i], w.Text[i:]; s.goBoldly(first, last) {
			return &i
		}
	}
	return nil
}

// goBoldly reports whether two words stand glued on a page that glues many.
func (s *Splitter) goBoldly(first, last string) bool {
	if sides[last] {
		return letters(first) >= minFirst && s.stands(first)
	}
	bare := strings.TrimPrefix(first, "و")
	if !s.known(last) || endsWords(last) || strings.HasPrefix(bare, "ال") && letters(bare) < minWhole || strings.HasSuffix(first, "بالا") {
		return false
	}
	if bare == "بعدم" || strings.HasPrefix(last, "ي") && s.stands(first+"ي") { // "بعدماأعلن", "السعودييوقف"
		return false
	}
	if letters(bare) < minFirst {
		return leads[bare]
	}
	return s.known(first) || s.known(bare) || letters(first) >= minWhole && s.first(first) != ""
}

// endsWords reports whether a known word is also what words end in: a plural, or a letter or two before a pronoun.
func endsWords(w string) bool {
	for _, end := range []string{"ات", "اب", "ون", "ين", "ان", "ال", "ميا", "هم", "ها", "نا", "وا", "يا"} {
		if strings.HasPrefix(w, end) {
			return true
		}
	}
	for _, pro := range []string{"هم", "هما", "ها", "نا"} {
		if rest, ok := strings.CutSuffix(w, pro); ok && letters(rest) < minShort {
			return true
		}
	}
	return false
}
