package search

import (
	_ "embed" // the names of fields are embedded
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"tawatur/arabic"
	"tawatur/internal/store"
)

// Bounds of what can be asked at once.
const (
	maxPieces   = 24  // words and phrases
	maxName     = 6   // words of a name
	maxBearers  = 12  // bearers of a name that are looked for
	maxAliases  = 24  // other names of one bearer that are looked for
	leastPrefix = 3   // letters of a beginning
	maxText     = 500 // code points
)

//go:embed words.tsv
var wordsTSV string

// vocabulary gives fields and statuses by what people call them, folded: "field place", "status single".
var vocabulary = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.SplitSeq(wordsTSV, "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.SplitSeq(f[2], "|") {
			out[f[0]+" "+arabic.Fold(name)] = f[1]
		}
	}
	return out
})

// parser is the state of reading a query.
type parser struct {
	names Names
	query Query
	terms []term
}

// Parse reads a query. It never fails: what it does not understand stands among the problems and is left out. names may be nil.
func Parse(text string, names Names) Query {
	if names == nil {
		names = func(string, string) []Named { return nil }
	}
	p := &parser{names: names}
	p.query.Text = text
	if rs := []rune(text); len(rs) > maxText {
		text = string(rs[:maxText])
		p.problem(ProblemLong, piece{text: string(rs[maxText:])})
	}
	ps := pieces(text)
	for i := 0; i < len(ps); {
		if len(p.query.Understood) >= maxPieces {
			p.problem(ProblemLong, ps[i])
			break
		}
		i += p.one(ps[i:])
	}
	p.compose()
	return p.query
}

func (p *parser) problem(kind string, at piece) {
	words := at.text
	if at.prefix {
		words += "*"
	}
	p.query.Problems = append(p.query.Problems, Problem{Kind: kind, Words: words, Field: at.field})
}

// one reads the first piece, with those behind it that belong to it, and returns how many it read.
func (p *parser) one(ps []piece) int {
	first := ps[0]
	if first.unclosed {
		p.problem(ProblemQuote, first)
	}
	if first.colon {
		if field, ok := vocabulary()["field "+arabic.Fold(first.field)]; ok {
			return p.fielded(field, ps)
		}
		if len(arabic.Words(first.text)) == 0 {
			p.problem(ProblemField, first)
			return 1
		}
		p.problem(ProblemField, first)
		first.text, first.colon = first.field+" "+first.text, false // its words are looked for
		p.plain(first)
		return 1
	}
	if len(arabic.Words(first.text)) == 0 {
		p.problem(ProblemEmpty, first)
		return 1
	}
	if first.quoted || first.prefix {
		p.plain(first)
		return 1
	}
	return p.name(ps)
}

// quotedName returns the actors whose full name stands in quotation marks: whoever writes the marks keeps the words of the name
// together, and means those who bear it. One word in quotation marks is that word, and so are words that name a place.
func (p *parser) quotedName(at piece) []Named {
	if !at.quoted || at.prefix || len(arabic.Words(at.text)) < 2 {
		return nil
	}
	bear, _ := sure(p.names(store.KindActor, at.text))
	return bear
}

// plain takes a piece for a phrase, a beginning or a word.
func (p *parser) plain(at piece) {
	words := arabic.Words(at.text)
	part := Part{Kind: PartWord, Words: at.text, Not: at.not}
	test := store.Test{Words: words, Prefix: at.prefix, Exact: at.quoted}
	switch {
	case at.prefix && len(words) == 1 && utf8.RuneCountInString(words[0]) < leastPrefix:
		p.problem(ProblemPrefix, at)
		return
	case at.prefix:
		part.Kind = PartPrefix
	case at.quoted || len(words) > 1:
		part.Kind = PartPhrase
	}
	part.Names = p.quotedName(at)
	t := term{words: []store.Test{test}, Term: store.Term{Any: []store.Test{test}}}
	p.add(at, part, p.with(t, part.Names))
}

// name takes words for the longest name that begins with the first of them, or the first for a word. It returns how many pieces
// that are.
func (p *parser) name(ps []piece) int {
	n := 1
	for n < len(ps) && n < maxName && bare(ps[n]) && !ps[0].not {
		n++
	}
	for ; n > 0; n-- {
		at := ps[0]
		at.text = typed(ps[:n])
		bearers := slices.DeleteFunc(p.names("", at.text), func(b Named) bool { return b.Kind == store.KindType })
		if len(bearers) == 0 && n > 1 {
			continue
		}
		bearers, perhaps := sure(bearers)
		words := arabic.Words(at.text)
		part := Part{Kind: PartWord, Words: at.text, Not: at.not, Names: bearers, Perhaps: perhaps}
		if len(words) > 1 {
			part.Kind = PartPhrase
		}
		t := term{words: []store.Test{{Words: words}}}
		t.Any = slices.Clone(t.words)
		p.add(at, part, p.with(t, bearers))
		break
	}
	return max(n, 1)
}

// bare reports whether a piece is a plain word, which may be one of a name.
func bare(at piece) bool { return !at.colon && !at.quoted && !at.not && !at.prefix && !at.or }

func typed(ps []piece) string {
	words := make([]string, len(ps))
	for i, p := range ps {
		words[i] = p.text
	}
	return strings.Join(words, " ")
}

// with adds bearers of a name to a term: events that are filed under them, and the words that other texts have for them. Reports
// are found by these words alone; events are too, where they are names of actors or spellings of places and the term is not bound to what
// is filed: so an actor's short name and its full one find the same, and البوكمال what is told of ابو كمال.
func (p *parser) with(t term, bearers []Named) term {
	if len(bearers) == 0 {
		return t
	}
	t.ids = map[string][]string{}
	for _, b := range bearers[:min(len(bearers), maxBearers)] {
		t.Any = append(t.Any, store.Test{Kind: b.Kind, ID: b.ID})
		t.ids[b.Kind] = append(t.ids[b.Kind], b.ID)
		if b.Kind == store.KindType || b.Kind == store.KindStatus {
			continue
		}
		for _, w := range aliases(b) {
			test := store.Test{Words: w}
			if slices.ContainsFunc(t.words, func(have store.Test) bool { return slices.Equal(have.Words, w) }) {
				continue
			}
			t.words = append(t.words, test)
			if (b.Kind == store.KindActor || b.Kind == store.KindPlace) && !t.bounded && p.namesOnly(b.Kind, w, bearers) {
				t.Any = append(t.Any, test)
			}
		}
	}
	return t
}

// namesOnly reports whether words name nobody of a kind but some who are named already: "الجيش" is no other way to write the one of a
// country, and a spelling that other places share is none of this one.
func (p *parser) namesOnly(kind string, words []string, bearers []Named) bool {
	bear, _ := sure(p.names(kind, strings.Join(words, " ")))
	for _, n := range bear {
		if !slices.ContainsFunc(bearers, func(b Named) bool { return b.Kind == n.Kind && b.ID == n.ID }) {
			return false
		}
	}
	return true
}

// aliases returns the folded words of a bearer's names, but for names that hold a shorter one of them: whoever finds "قسد" finds
// "ميليشيا قسد".
func aliases(b Named) [][]string {
	var all [][]string
	for _, n := range append([]string{b.Name.AR, b.Name.EN}, b.Also...) {
		if w := arabic.Words(n); len(w) > 0 && len(w) <= maxName && (len(w) > 1 || utf8.RuneCountInString(w[0]) >= leastPrefix) {
			all = append(all, w)
		}
	}
	var out [][]string
	for i, w := range all {
		held := slices.IndexFunc(all, func(v []string) bool { return len(v) < len(w) && holds(w, v) }) >= 0
		again := slices.ContainsFunc(all[:i], func(v []string) bool { return slices.Equal(v, w) })
		if !held && !again {
			out = append(out, w)
		}
	}
	return out[:min(len(out), maxAliases)]
}

// holds reports whether some words stand together in others.
func holds(in, words []string) bool {
	for i := 0; i+len(words) <= len(in); i++ {
		if slices.Equal(in[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// fielded reads a field with its value, which goes on over bare words as long as they are a name. It returns how many pieces that
// are.
func (p *parser) fielded(field string, ps []piece) int {
	at := ps[0]
	if strings.TrimSpace(at.text) == "" {
		p.problem(ProblemEmpty, at)
		return 1
	}
	switch field {
	case PartFrom, PartTo:
		p.day(field, at)
		return 1
	case store.KindStatus:
		return p.status(ps)
	}
	n := 1
	if !at.quoted {
		for n < len(ps) && n < maxName && bare(ps[n]) {
			n++
		}
	}
	for ; n > 0; n-- {
		at.text = typed(ps[:n])
		bearers := Meant(p.names(field, at.text))
		if len(bearers) == 0 {
			continue
		}
		t := p.with(term{bounded: true}, bearers)
		t.bounded = field != store.KindPlace && field != store.KindActor
		p.add(at, Part{Kind: field, Words: at.text, Not: at.not, Names: bearers}, t)
		return n
	}
	at.text = ps[0].text
	p.problem(ProblemName, piece{text: at.text, field: field})
	// nothing that is known has the name: rather nothing found than all
	p.add(at, Part{Kind: field, Words: at.text, Not: at.not}, term{bounded: true, Term: store.Term{Any: []store.Test{{Kind: field, ID: at.text}}}})
	return 1
}

func (p *parser) status(ps []piece) int {
	for n := min(2, len(ps)); n > 0; n-- {
		if n == 2 && !bare(ps[1]) {
			continue
		}
		at := ps[0]
		at.text = typed(ps[:n])
		if id, ok := vocabulary()["status "+arabic.Fold(at.text)]; ok {
			p.add(at, Part{Kind: store.KindStatus, Words: id, Not: at.not}, term{bounded: true, Term: store.Term{Any: []store.Test{{Kind: store.KindStatus, ID: id}}}})
			return n
		}
	}
	p.problem(ProblemName, piece{text: ps[0].text, field: store.KindStatus})
	return 1
}

// day reads the first or last day of a period: a day, a month or a year.
func (p *parser) day(field string, at piece) {
	first, last, ok := period(arabic.Digits(at.text))
	if !ok || at.not {
		p.problem(ProblemDay, piece{text: at.text, field: field})
		return
	}
	day := first
	if field == PartFrom {
		p.query.Events.From, p.query.Reports.From = day, day
	} else {
		day = last
		p.query.Events.To, p.query.Reports.To = day, day
	}
	p.query.Understood = append(p.query.Understood, Part{Kind: field, Words: day})
}

// period returns the first and last day of what a date names, written 2024, 2024-08, 2024-08-09 or 9/8/2024.
func period(s string) (first, last string, ok bool) {
	s = strings.NewReplacer("/", "-", ".", "-").Replace(s)
	for _, l := range []struct {
		form                string
		years, months, days int
	}{{"2006-1-2", 0, 0, 1}, {"2-1-2006", 0, 0, 1}, {"2006-1", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(l.form, s); err == nil {
			end := t.AddDate(l.years, l.months, l.days).AddDate(0, 0, -1)
			return t.Format(time.DateOnly), end.Format(time.DateOnly), t.Year() > 0
		}
	}
	return "", "", false
}

// add takes a part, as a further choice of the one before where "OR" or "|" says so.
func (p *parser) add(at piece, part Part, t term) {
	t.Not = part.Not
	if at.or && len(p.terms) > 0 && !part.Not && !p.terms[len(p.terms)-1].Not {
		part.Or = true
		before := &p.terms[len(p.terms)-1]
		before.Any = append(before.Any, t.Any...)
		before.words = append(before.words, t.words...)
		before.bounded = before.bounded || t.bounded
		for kind, ids := range t.ids {
			if before.ids == nil {
				before.ids = map[string][]string{}
			}
			before.ids[kind] = append(before.ids[kind], ids...)
		}
	} else {
		p.terms = append(p.terms, t)
	}
	p.query.Understood = append(p.query.Understood, part)
	if part.Not {
		return
	}
	for _, b := range slices.Concat(part.Names, part.Perhaps) {
		if !slices.ContainsFunc(p.query.Names, func(n Named) bool { return n.Kind == b.Kind && n.ID == b.ID }) {
			p.query.Names = append(p.query.Names, b)
		}
	}
}

// compose makes the filters of what was read.
func (p *parser) compose() {
	q := &p.query
	q.terms = p.terms
	for _, t := range p.terms {
		q.Events.Terms = append(q.Events.Terms, t.Term)
		switch outlets := t.ids[store.KindOutlet]; {
		case t.bounded && len(outlets) == 1 && len(t.Any) == 1 && !t.Not:
			q.Reports.Outlets = outlets
		case t.bounded || len(t.words) == 0:
			q.Partly = true
		default:
			q.Reports.Terms = append(q.Reports.Terms, store.Term{Any: t.words, Not: t.Not})
		}
	}
}

// String says for logs and tests what a query was taken for.
func (q Query) String() string {
	var out []string
	for _, p := range q.Understood {
		s := p.Kind + ":" + p.Words
		if p.Not {
			s = "-" + s
		}
		if p.Or {
			s = "or " + s
		}
		for _, n := range p.Names {
			s += " " + n.Kind + "=" + n.ID
		}
		for _, n := range p.Perhaps {
			s += " " + n.Kind + "?" + n.ID
		}
		out = append(out, s)
	}
	for _, p := range q.Problems {
		out = append(out, fmt.Sprintf("?%s:%s", p.Kind, p.Words))
	}
	return strings.Join(out, "; ")
}
