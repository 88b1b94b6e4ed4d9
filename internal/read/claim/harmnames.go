package claim

import (
	"strings"

	"tawatur/arabic"
)

// longName is how many words a person's name may have.
const longName = 5

// peopleNamed counts the people told by their names right behind a word of harm: "مقتل أحمد العلي وخالد الحسن", "أصيب محمود دياب
// وزوجته". The first word of the first name must be a given name; a body or an office known by name is no victim to count.
func (w *work) peopleNamed(i, end int) ([]group, int) {
	g, to, ok := w.personNamed(i, end)
	if !ok {
		return nil, i
	}
	out := []group{g}
	for to < end && strings.HasPrefix(w.d.Tokens[to].Norm, "و") {
		n, t, ok := w.personNamed(to, end)
		if !ok {
			n, t, ok = w.next(to, end)
		}
		if !ok || w.ownKind(n) != "" {
			break
		}
		out, to = append(out, n), t
	}
	return w.parts(out, to, end)
}

// personNamed reads one person by a name that begins at token i, with an age in brackets behind it. Who is told to have been a
// fighter right behind his name is one.
func (w *work) personNamed(i, end int) (group, int, bool) {
	k := w.pastMarks(i, end)
	if k >= end || w.d.ActorAt[k] >= 0 || w.d.Cue("given-name", k) == 0 || w.prepositional(k) {
		return group{}, i, false
	}
	to := k + 1
	if w.surname(to, end) {
		to++
	}
	for to < end && to < k+longName && w.d.Tokens[to].Kind == arabic.Word && !w.endsName(to) {
		to++
	}
	if to < k+2 {
		return group{}, i, false
	}
	n := 1
	g := group{who: "civilians", min: &n, max: &n, first: k, end: to, named: true}
	if w.armedMan(to, end) {
		g.who = "fighters"
	}
	return g, w.pastAge(to, end), true
}

// surname reports whether the word at k, right behind a given name, is a noun for one man that is a family's name there: "أحمد الخطيب". Without
// the article and with a genitive behind it, it says who he was: "أحمد خطيب المسجد".
func (w *work) surname(k, end int) bool {
	if k >= end || strings.HasPrefix(w.d.Tokens[k].Norm, "و") || w.owned(k) || k+1 < end && w.d.Tokens[k+1].Kind == arabic.Quote {
		return false // in quotation marks a fighter's name of war
	}
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	if !ok || p.Group != "civilians" || p.Kind != "" || p.Number != 1 {
		return false
	}
	if k+1 == end || w.d.Tokens[k+1].Kind == arabic.Punct || w.d.Cue("preposition", k+1) > 0 || w.d.Cue("because", k+1) > 0 {
		return true
	}
	next := w.d.Tokens[k+1].Norm
	return strings.HasPrefix(next, "و") || strings.HasPrefix(w.d.Tokens[k].Norm, "ال") && strings.HasPrefix(next, "ال")
}

// prepositional reports whether the word at k, spelled like a name, is a preposition: "على" for "علي".
func (w *work) prepositional(k int) bool {
	return w.d.Cue("preposition", k) > 0 && !strings.HasSuffix(w.words(k, k+1), "ي")
}

// endsName reports whether the word at k is no part of a name any more.
func (w *work) endsName(k int) bool {
	joined := strings.HasPrefix(w.d.Tokens[k].Norm, "و") && !w.nameInW(k)
	if w.d.Cue("given-name", k) > 0 && !w.prepositional(k) {
		return joined
	}
	_, verb := w.finite(k)
	_, person := w.d.Lex.PersonAt(&w.d.Tokens[k])
	return verb || person || joined || w.endsNames(k) || w.harmWord(k) == "gap" || w.harmWord(k) == "aged" || w.d.PlaceAt[k] >= 0 && w.d.Cue("preposition", k-1) > 0
}

// armedMan reports whether a word for a man under arms stands right behind a name that ends at k: "أحمد العلي وهو عنصر في".
func (w *work) armedMan(k, end int) bool {
	for n := k; n < end && n < k+4; n++ {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[n]); ok && p.Kind == "" {
			return p.Group == "fighters"
		}
		if w.d.Cue("because", n) > 0 || w.result(n) {
			return false
		}
	}
	return false
}

// pastAge steps over an age in brackets: "أحمد العلي (40 عاما)".
func (w *work) pastAge(k, end int) int {
	if k >= end || w.d.Tokens[k].Norm != "(" {
		return k
	}
	for n := k + 1; n < end && n < k+6; n++ {
		if w.d.Tokens[n].Norm == ")" {
			return n + 1
		}
	}
	return k
}

// eachOf counts the people of a list of names: "كل من خالد حنيفة وبشار بركات".
func (w *work) eachOf(i, end int) (group, int, bool) {
	if n := strings.TrimPrefix(w.d.Tokens[i].Norm, "و"); n != "كل" && n != "كلا" || i+2 >= end || w.d.Tokens[i+1].Norm != "من" {
		return group{}, i, false
	}
	from := i + 2
	if w.d.Tokens[from].Norm == ":" {
		from++
	}
	if from < end && w.country(from) && i > 0 && w.d.Cue("preposition", i-1) > 0 {
		return group{}, i, false // "في كل من لبنان وسوريا"
	}
	n, to := w.names(from, end, true)
	if n < 2 || strings.HasPrefix(w.d.Tokens[from].Norm, "ي") && w.d.Cue("given-name", from) == 0 {
		return group{}, i, false // "القبض على كل من يحاول التسلل"
	}
	return group{who: "people", min: &n, max: &n, first: i, end: to}, to, true
}

// names counts the names of a list that begins at k: each of a few words, parted by و or a comma, up to a word that goes on
// with the sentence, or to a quotation mark or bracket unless each name may stand in those of its own. It returns where the list ends.
func (w *work) names(k, end int, marked bool) (n, to int) {
	words := 0
	for ; k < end && words < 7; k++ {
		t := w.d.Tokens[k]
		switch {
		case t.Norm == "،" || t.Norm == "و":
			if words == 0 {
				return n, k
			}
			n, words = n+1, 0
			continue
		case t.Norm == "/" || marked && (t.Kind == arabic.Quote || t.Norm == "(" || t.Norm == ")") || t.Kind == arabic.Number || w.d.Cue("years-old", k) > 0:
			continue
		case t.Kind != arabic.Word || w.endsNames(k):
			if words > 0 {
				n++
			}
			return n, k
		case strings.HasPrefix(t.Norm, "و") && !w.nameInW(k) && words > 0:
			n, words = n+1, 0
		}
		words++
	}
	return 0, k
}

// endsNames reports whether the word at k goes on with the sentence behind a list of names.
func (w *work) endsNames(k int) bool {
	if w.d.Cue("preposition", k) > 0 || w.d.Cue("because", k) > 0 || w.d.Cue("clause", k) > 0 || w.d.Cue("that", k) > 0 || w.result(k) || w.head(k) != "" || w.d.DateAt[k] >= 0 {
		return true
	}
	for _, h := range w.d.Hits[k] {
		if h.Entry.Class == "act" || h.Entry.Class == "harm" {
			return true
		}
	}
	return false
}
