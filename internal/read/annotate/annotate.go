// Package annotate reads a report's text into a [Doc]: tokens, sentences, numbers, times, places, actors and the
// lexicon's words, each tied to tokens and by them to the original. It decides nothing about who did what; that is the
// work of read/claim. It is what `tawatur annotate` prints.
package annotate

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"tawatur"
	"tawatur/arabic"
	"tawatur/arabic/date"
	"tawatur/arabic/number"
	"tawatur/internal/know"
	"tawatur/internal/know/actors"
	"tawatur/internal/know/gazetteer"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/layout"
	"tawatur/internal/reuse"
)

// Sentence is a run of tokens, End exclusive, with the kind of the block it stands in.
type Sentence struct {
	First, End int
	Kind       layout.Kind
	Block      int
}

// Doc is a text with everything below the claims. All layers are spans of tokens; -1 in an index means none.
type Doc struct {
	// Title is the report's headline field, which is not part of the text; Outlet is the id of its publisher, "" when unknown.
	Title     string
	Outlet    string
	Text      string
	Runes     []rune
	Tokens    []arabic.Token
	Blocks    []layout.Block
	Sentences []Sentence
	Numbers   []number.Mention
	Dates     []date.Expr
	Actors    []actors.Mention
	// ActorPro gives for each actor the proclitics written with it.
	ActorPro []string
	Places   []gazetteer.Resolved
	// ActorAt, PlaceAt, DateAt, NumberAt give for each token the index of the mention that covers it, or -1.
	ActorAt, PlaceAt, DateAt, NumberAt []int
	// Hits gives for each token the lexicon's acts and helper verbs that begin there.
	Hits [][]lexicon.Hit
	// Anchor is the publication time that relative dates are resolved against.
	Anchor date.Anchor
	Lex    *lexicon.Lexicon
	// bytes gives for each token where it begins and ends in Text, cues which cues begin there.
	bytes []stretch
	cues  []lexicon.Found
	// cueRoom is where the cues lie that depend on more than their first word.
	cueRoom []lexicon.FoundCue
	// moved says that some tokens stand elsewhere than in the text.
	moved bool
	// said are the signs of all tokens together.
	said lexicon.Signs
	// hits are those of all tokens, one after the other.
	hits []lexicon.Hit
	// named are the actors found first, and spare is room for others; covered is that for the tokens of actors and dates.
	named   actors.Names
	spare   []actors.Mention
	covered []bool
	// placeRoom is the memory of the places.
	placeRoom gazetteer.Room
}

// stretch is a part of a text, in bytes.
type stretch struct{ from, to int }

// Annotator annotates texts. It is safe for concurrent use.
type Annotator struct {
	base  *know.Base
	words *arabic.Splitter
	// closed are documents whose memory is free.
	closed sync.Pool
}

// New returns an annotator over the knowledge given.
func New(base *know.Base) *Annotator { return &Annotator{base: base, words: base.Splitter()} }

// Anchor returns the date anchor of a publication date.
func Anchor(p tawatur.Published) date.Anchor {
	if p.Value == nil {
		return date.Anchor{}
	}
	if len(*p.Value) == len(time.DateOnly) {
		t, err := time.Parse(time.DateOnly, *p.Value)
		return date.Anchor{Pub: t, Known: err == nil}
	}
	for _, f := range [...]string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(f, *p.Value); err == nil {
			return date.Anchor{Pub: t, Known: true}
		}
	}
	return date.Anchor{}
}

// Correct sets the document's anchor to the day on which its own words say that it came out, where that is not the day
// given, and returns the publication date with the reasons; else the date as it is.
func (d *Doc) Correct(pub tawatur.Published) tawatur.Published {
	day, sign, ok := date.Published(d.Dates, d.Anchor)
	if !ok || pub.Basis == tawatur.BasisInferred {
		return pub
	}
	value := day.Format(time.DateOnly)
	given := fmt.Sprintf("given as %s (%s), a %s", *pub.Value, pub.Basis, d.Anchor.Pub.Weekday())
	words := fmt.Sprintf("the text says %q: it came out on a %s", d.Span(sign.First, sign.End).Text, day.Weekday())
	d.Anchor = date.Anchor{Pub: day, Known: true}
	return tawatur.Published{Value: &value, Basis: tawatur.BasisInferred, Why: []string{given, words}}
}

// Annotate reads a text. Outlet is the id of its publisher, "" when unknown.
func (a *Annotator) Annotate(text string, pub tawatur.Published, outlet string) *Doc {
	d := a.Open(text)
	a.Fill(d, pub, outlet)
	d.FillActs()
	return d
}

// Open reads the layers of a text that need no publication date: tokens, blocks and sentences.
func (a *Annotator) Open(text string) *Doc {
	d := a.blank()
	doubtful := d.decode(text)
	if doubtful && !utf8.ValidString(text) {
		text = string(d.Runes) // so that both have the same code points
	}
	d.Text = text
	d.Tokens = a.words.Split(arabic.AppendTokens(d.Tokens, d.Runes), d.Runes)
	d.citizens()
	d.Blocks = layout.BlocksOf(d.Runes, d.Tokens)
	d.measure()
	d.cues = reuse.Zeros(d.cues, len(d.Tokens))
	d.findCues(0, len(d.Tokens))
	d.split()
	a.moveAsides(d)
	return d
}

// decode reads the code points of a text and reports whether one of them is that of bytes which are none. The letters of Arabic, two bytes
// each, are read here without a call for each.
func (d *Doc) decode(text string) (doubtful bool) {
	const two, long = 0xC2, 0xE0                             // the first bytes of code points of two bytes, and of more
	out, n := slices.Grow(d.Runes, len(text))[:len(text)], 0 // each has a byte at least
	for i := 0; i < len(text); n++ {
		c := text[i]
		if c < utf8.RuneSelf {
			out[n] = rune(c)
			i++
			continue
		}
		if c >= two && c < long && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
			out[n] = rune(c&0x1F)<<6 | rune(text[i+1]&0x3F)
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		out[n] = r
		doubtful = doubtful || r == utf8.RuneError
		i += size
	}
	d.Runes = out[:n]
	return doubtful
}

// blank returns an empty document, in the memory of a closed one where there is any.
func (a *Annotator) blank() *Doc {
	d, ok := a.closed.Get().(*Doc)
	if !ok {
		d = &Doc{}
	}
	*d = Doc{Lex: a.base.Lexicon, Runes: d.Runes[:0], Tokens: d.Tokens[:0], Sentences: d.Sentences[:0], Numbers: d.Numbers[:0],
		Actors: d.Actors[:0], ActorPro: d.ActorPro[:0], ActorAt: d.ActorAt, PlaceAt: d.PlaceAt, DateAt: d.DateAt, NumberAt: d.NumberAt,
		Hits: d.Hits, bytes: d.bytes, cues: d.cues, cueRoom: d.cueRoom[:0], hits: d.hits[:0],
		named: d.named, spare: d.spare, covered: d.covered, placeRoom: d.placeRoom}
	return d
}

// MostKept is the size of the largest texts whose memory is kept, in tokens.
const MostKept = 1 << 14

// Close gives the memory of a document to those that are opened next. Nothing of it may be used any more but what was cut from its
// text. A document that nobody closes is left to the collector.
func (a *Annotator) Close(d *Doc) {
	if len(d.Tokens) <= MostKept {
		a.closed.Put(d)
	}
}

// measure finds the tokens' bytes, in one pass.
func (d *Doc) measure() {
	d.bytes = reuse.Zeros(d.bytes, len(d.Tokens))
	point, at := 0, 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		from := at + width(d.Runes[point:t.Start])
		at = from + width(d.Runes[t.Start:t.End])
		point = t.End
		d.bytes[i] = stretch{from, at}
	}
}

// width is how many bytes code points take.
func width(rs []rune) int {
	n := len(rs)
	for _, r := range rs {
		if r >= utf8.RuneSelf {
			n++
		}
		if r >= 0x800 {
			n += utf8.RuneLen(r) - 2
		}
	}
	return n
}

// findCues finds the cues that begin with the tokens from..to: rules ask for many classes of cues at the same token.
func (d *Doc) findCues(from, to int) {
	for i := from; i < to; i++ {
		d.cues[i], d.cueRoom = d.Lex.CuesAt(&d.Tokens[i]).FindAll(d.Tokens, i, d.cueRoom)
		d.said.Add(d.cues[i].Signs())
	}
}

// Fill adds dates, actors and places to an opened text.
func (a *Annotator) Fill(d *Doc, pub tawatur.Published, outlet string) {
	d.Anchor, d.Outlet = Anchor(pub), outlet
	d.Dates = slices.DeleteFunc(date.Find(d.Tokens), d.namesThing)
	d.DateAt = index(d.DateAt, len(d.Tokens), len(d.Dates), func(i int) (int, int) { return d.Dates[i].First, d.Dates[i].End })
	a.fillNames(d, outlet)
}

// FillActs adds the numbers and the words of acts to a text that has the other layers. Where these show that it is not of war, nobody asks for them.
func (d *Doc) FillActs() {
	for _, n := range number.Find(d.Tokens) {
		if n.Value.Kind != "ordinal" && d.DateAt[n.First] < 0 && !d.inName(n.First) {
			d.Numbers = append(d.Numbers, n)
		}
	}
	d.NumberAt = index(d.NumberAt, len(d.Tokens), len(d.Numbers), func(i int) (int, int) { return d.Numbers[i].First, d.Numbers[i].End })
	d.findHits()
}

// namesThing reports whether a day of the year without its year is the name of something: "صحيفة 26 سبتمبر", "مجمع 22 مايو".
func (d *Doc) namesThing(e date.Expr) bool {
	if e.Grain != "day" || e.End != e.First+2 || d.Tokens[e.First].Kind != arabic.Number {
		return false
	}
	i := e.First - 1
	for i >= 0 && d.Tokens[i].Kind == arabic.Quote {
		i--
	}
	return i >= 0 && d.Cue("day-name", i) > 0
}

// fillNames finds the actors and the places. Each tells of the other: actors whose names mean the same everywhere settle the
// places, and these the country in which "the army" is meant.
func (a *Annotator) fillNames(d *Doc, outlet string) {
	named := a.base.Actors.Scan(d.Tokens, &d.named)
	a.setActors(d, named.Mentions)
	found := a.base.Gazetteer.Mentions(d.Tokens, d.taken(), &d.placeRoom)
	d.Places = a.base.Gazetteer.Resolve(d.Tokens, found, gazetteer.Context{Parties: a.parties(d.Actors)}, &d.placeRoom)
	d.PlaceAt = index(d.PlaceAt, len(d.Tokens), len(d.Places), func(i int) (int, int) { return d.Places[i].First, d.Places[i].End })
	a.setActors(d, a.base.Actors.Settle(d.Tokens, named, actors.Setting{Outlet: outlet, Day: d.Anchor.Pub, Spots: d.spots()}))
	d.dropNamesakes()
	d.cities()
	d.anaphors(a.base.Actors)
	for _, m := range d.Actors {
		d.ActorPro = append(d.ActorPro, a.base.Actors.Proclitics(d.Tokens, m))
	}
	d.indexActors()
}

// longestAgency is how many words the name of an agency behind the town of a dateline has at most: "(أ ف ب)".
const longestAgency = 6

// Dateline returns the mark that closes a dateline whose town is the tokens first to end, which opens a line: a dash or a stroke behind the town
// or behind an agency in brackets or between strokes, "بيروت (أ ف ب) - قصفت", "دمشق/ سانا/ سيطر"; -1 without one. A dash that opens an aside
// is none: "موسكو - التي تدعم النظام - قصفت".
func (d *Doc) Dateline(first, end int) int {
	if first > 0 && d.Tokens[first-1].Kind != arabic.Newline || end >= len(d.Tokens) {
		return -1
	}
	mark := end
	if d.Tokens[end].Norm == "(" {
		mark = d.within(end+1, ")") + 1
	}
	if mark == 0 || mark >= len(d.Tokens) || !dash(d.Tokens[mark].Norm) || d.Cue("relative", mark+1) > 0 {
		return -1
	}
	if next := d.within(mark+1, "/"); d.Tokens[mark].Norm == "/" && next >= 0 {
		return next
	}
	return mark
}

// within returns where a mark stands in the words of an agency's name that begins at token i; -1 for nowhere.
func (d *Doc) within(i int, norm string) int {
	for k := i; k < len(d.Tokens) && k < i+longestAgency && d.Tokens[k].Kind != arabic.Newline && d.Tokens[k].Norm != "،"; k++ {
		if d.Tokens[k].Norm == norm {
			return k
		}
	}
	return -1
}

// dash reports whether a word is a dash or a stroke.
func dash(norm string) bool {
	return norm == "-" || norm == "–" || norm == "—" || norm == "/" || norm == "ـ" || norm == "_"
}

// place reports whether token i belongs to a place that is no actor but for being a capital.
func (d *Doc) place(i int) bool {
	return i >= 0 && i < len(d.Tokens) && d.PlaceAt[i] >= 0 && (d.ActorAt[i] < 0 || d.Actors[d.ActorAt[i]].Capital)
}

// ends reports whether a line or a sentence ends at token i.
func (d *Doc) ends(i int) bool {
	return i >= len(d.Tokens) || d.Tokens[i].Kind == arabic.Newline || d.Tokens[i].Norm == "."
}

// beside returns the token a step away from token i in a list, past commas and quotation marks.
func (d *Doc) beside(i, step int) int {
	for i += step; i >= 0 && i < len(d.Tokens); i += step {
		if t := d.Tokens[i]; t.Kind != arabic.Quote && t.Norm != "،" && t.Norm != "," {
			break
		}
	}
	return i
}

// setActors takes the actors found, but for names that only begin the name of a place.
func (a *Annotator) setActors(d *Doc, ms []actors.Mention) {
	d.Actors = slices.DeleteFunc(append(d.Actors[:0], ms...), func(m actors.Mention) bool {
		return m.End-m.First == 1 && a.base.Gazetteer.NameOver(d.Tokens, m.First) || d.namedAfter(m) || m.Pattern && m.Kind == "media" && a.sitesNotNews(d, m)
	})
	d.indexActors()
}

// sitesNotNews reports whether what is spelled like a news site in quotation marks is a military one: it bears a place's name, is
// called military, or stands behind a word of attack: "استهدف المقاومون موقع «الراهب»".
func (a *Annotator) sitesNotNews(d *Doc, m actors.Mention) bool {
	if d.Cue("post", m.First) == 0 {
		return false
	}
	for k := m.End; k < len(d.Tokens) && k < m.End+2; k++ {
		if d.Cue("military", k) > 0 {
			return true
		}
	}
	return d.attackBefore(m.First) || a.base.Gazetteer.Names(d.Tokens, m.First+2, m.End-1) || a.base.Gazetteer.Names(d.Tokens, m.First+2, m.End)
}

// attackReach is how many words before a site the word for the attack on it may stand.
const attackReach = 10

// attackBefore reports whether a word for a strike stands before token i in its clause, and nobody's words between.
func (d *Doc) attackBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-attackReach && d.Tokens[k].Kind != arabic.Newline && d.Tokens[k].Norm != "."; k-- {
		if d.Cue("attribution", k) > 0 {
			return false
		}
		for _, h := range d.Lex.Append(nil, d.Tokens, k) {
			switch {
			case h.Entry.Class == "speech":
				return false
			case h.Entry.Class == "act" && (h.Entry.Type == "attack" || h.Entry.Type == "shelling"):
				return true
			}
		}
	}
	return false
}

// namedAfter reports whether a street or a hospital is named by mention m: "مستشفى شهداء الأقصى", "جسر الرئيس", "شارع هادي نصر الله".
func (d *Doc) namedAfter(m actors.Mention) bool {
	i := m.First
	for i > 0 && d.Tokens[i-1].Kind == arabic.Quote {
		i--
	}
	if i == 0 || m.Kind != "armed-group" && m.Kind != "person" && !d.headOfState(m.First) {
		return false
	}
	if m.Kind == "person" && i > 1 && d.Tokens[i-1].Kind == arabic.Word && d.Cue("street", i-2) > 0 {
		return true
	}
	return d.Cue("named-after", i-1) > 0 || d.Cue("street", i-1) > 0
}

// headOfState reports whether an office by which streets and bridges are named stands at token i.
func (d *Doc) headOfState(i int) bool { return d.Cue("honoured", i) > 0 }

func (d *Doc) indexActors() {
	d.ActorAt = index(d.ActorAt, len(d.Tokens), len(d.Actors), func(i int) (int, int) { return d.Actors[i].First, d.Actors[i].End })
}

// spots are the places whose country is settled, but for capitals, which may stand for their governments.
func (d *Doc) spots() []actors.Spot {
	var out []actors.Spot
	for i := range d.Places {
		r := &d.Places[i]
		if m := d.ActorAt[r.First]; r.Place == nil || r.Place.Country == "" || m >= 0 && d.Actors[m].Capital {
			continue
		}
		out = append(out, actors.Spot{At: r.First, Country: r.Place.Country, Within: r.Place.Type != "country", Speaks: d.speaks(r)})
	}
	return out
}

// parties counts the actors named by the country they belong to.
func (a *Annotator) parties(ms []actors.Mention) map[string]int {
	out := map[string]int{}
	for _, m := range ms {
		if k := a.base.Actors.ByID(m.ID); k != nil && k.Country != "" && k.Kind != "media" {
			out[k.Country]++
		}
	}
	return out
}

// findHits looks the words up in the lexicon that belong to no actor, place or date. The hits of all tokens lie in one row, so that
// a text does not cost an allocation a word.
func (d *Doc) findHits() {
	d.Hits = reuse.Zeros(d.Hits, len(d.Tokens))
	for i := range d.Tokens {
		if d.ActorAt[i] >= 0 || d.DateAt[i] >= 0 || d.inPlace(i) {
			continue
		}
		n := len(d.hits)
		d.hits = d.Lex.Append(d.hits, d.Tokens, i)
		if len(d.hits) > n {
			d.Hits[i] = d.hits[n:len(d.hits):len(d.hits)]
		}
	}
}

// anaphors adds mentions for words that stand for the armed actor named before: "الأخيرة", "قواتها", "الميليشيا".
func (d *Doc) anaphors(book *actors.Book) {
	if !d.Says("last") && !d.Says("own") {
		return
	}
	out, next, own := d.spare[:0], 0, -1
	either := lexicon.SignsOfAll("last", "own")
	for i := 0; i < len(d.Tokens); i++ {
		if !d.May(either, i) {
			continue
		}
		for next < len(d.Actors) && d.Actors[next].First <= i {
			out = append(out, d.Actors[next])
			i = max(i, d.Actors[next].End-1)
			next++
		}
		n := d.Cue("last", i)
		if n == 0 {
			n = d.Cue("own", i)
		}
		if n == 0 || len(out) > 0 && out[len(out)-1].End > i || d.Cue("last", i) > 0 && d.definite(i-1) {
			continue
		}
		b, ok := d.goesOn(out, own, i)
		if !ok {
			b, ok = d.ofGovernment(book, out, i)
		}
		if !ok {
			b, ok = d.armedBefore(d.inGender(out, i), d.Cue("last", i) > 0)
		}
		if ok {
			b.First, b.End, b.Label, b.Pattern = i, i+n, "", false
			if d.Cue("own", i) > 0 {
				own = len(out)
			}
			out = append(out, b)
		}
	}
	d.Actors, d.spare = append(out, d.Actors[next:]...), d.Actors
}

// goesOn returns whose the forces at token i are that a new clause names by the same pronoun as those named before in its sentence, own
// among the mentions: "قال الجيش إن طائراته قصفت مواقع للحركة، كما شنت مدفعيته".
func (d *Doc) goesOn(ms []actors.Mention, own, i int) (actors.Mention, bool) {
	if own < 0 || own == len(ms)-1 || d.Cue("own", i) == 0 || d.stopBetween(ms[own].End, i) {
		return actors.Mention{}, false
	}
	if pronoun := pronounOf(d.Tokens[i].Norm); pronoun == "" || pronoun != pronounOf(d.Tokens[ms[own].First].Norm) {
		return actors.Mention{}, false
	}
	for k := ms[len(ms)-1].End; k < i; k++ {
		if d.Tokens[k].Norm == "،" {
			return ms[own], true
		}
	}
	return actors.Mention{}, false
}

// pronounOf returns the pronoun of one owner that a word ends in, "" for none.
func pronounOf(word string) string {
	for _, p := range []string{"ها", "ه"} {
		if strings.HasSuffix(word, p) {
			return p
		}
	}
	return ""
}

// definite reports whether a noun with the article stands at token i or before a number there, so that "الأخيرة" behind it is
// its adjective: "الأيام الأخيرة", "الأيام الـ 15 الأخيرة".
func (d *Doc) definite(i int) bool {
	for i > 0 && (d.Tokens[i].Kind == arabic.Number || d.Tokens[i].Norm == "ال") {
		i--
	}
	return i >= 0 && d.Tokens[i].Kind == arabic.Word && (strings.HasPrefix(d.Tokens[i].Norm, "ال") || strings.HasPrefix(d.Tokens[i].Norm, "بال") || strings.HasPrefix(d.Tokens[i].Norm, "وال"))
}

// inGender returns the mentions up to the last body under arms whose gender the pronoun of one owner at token i has, where that stands in its sentence; all
// where none does: "قصف الجيش قوات الحركة وأسر خمسة من عناصرها", "وقتل من عناصره".
func (d *Doc) inGender(ms []actors.Mention, i int) []actors.Mention {
	pronoun := pronounOf(d.Tokens[i].Norm)
	if d.Cue("last", i) > 0 {
		return ms
	}
	for k := len(ms) - 1; pronoun != "" && k >= 0 && !d.stopBetween(ms[k].First, i); k-- {
		fem, masc := d.genders(ms[k])
		if actors.Armed(ms[k].Kind) && (pronoun == "ها" && (fem || !masc) || pronoun == "ه" && (masc || !fem)) {
			return ms[:k+1]
		}
	}
	return ms
}

// genders reports whether words in the feminine and in the masculine stand in a mention.
func (d *Doc) genders(m actors.Mention) (fem, masc bool) {
	for k := m.First; k < m.End; k++ {
		one := []arabic.Token{{Norm: d.Tokens[k].Norm, Kind: arabic.Word}}
		if rest, ok := strings.CutPrefix(one[0].Norm, "لل"); ok {
			one[0].Norm = "ال" + rest // "للجيش"
		}
		fem = fem || d.Lex.Cue("feminine", one, 0) > 0 || d.Tokens[k].Marbuta || strings.HasSuffix(one[0].Norm, "ات")
		masc = masc || d.Lex.Cue("masculine", one, 0) > 0
	}
	return fem, masc
}

// armedBefore returns the actor that an anaphor stands for: "the latter" the last named, forces by a pronoun the last
// that has forces.
func (d *Doc) armedBefore(ms []actors.Mention, last bool) (actors.Mention, bool) {
	for k := len(ms) - 1; k >= 0 && k > len(ms)-8; k-- {
		if !last && k > 0 && d.ofWing(ms[k-1].End, ms[k].First) {
			continue
		}
		switch ms[k].Kind {
		case "government", "authority", "tribe", "media-office":
			if last {
				return ms[k], true
			}
		default:
			if actors.Armed(ms[k].Kind) {
				return ms[k], true
			}
		}
	}
	return actors.Mention{}, false
}

// nearOwner is how many words back a government may be named whose forces a pronoun means.
const nearOwner = 14

// ofGovernment returns the forces of the state that is named last before token i, where the word there means somebody's own
// forces by a feminine pronoun: "أعلنت وزارة الدفاع التركية أن قواتها".
func (d *Doc) ofGovernment(book *actors.Book, ms []actors.Mention, i int) (actors.Mention, bool) {
	if len(ms) == 0 || !strings.HasSuffix(d.Tokens[i].Norm, "ها") {
		return actors.Mention{}, false
	}
	m := ms[len(ms)-1]
	if m.Kind != "government" && m.Kind != "capital" && m.Kind != "official" || i-m.End > nearOwner || d.stopBetween(m.End, i) {
		return actors.Mention{}, false
	}
	a := book.ByID(book.ForcesOf(m.ID))
	if a == nil {
		return actors.Mention{}, false
	}
	m.ID, m.Kind, m.Capital = a.ID, a.Kind, false
	return m, true
}

// stopBetween reports whether a full stop stands among the tokens from..to.
func (d *Doc) stopBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if d.Tokens[k].Norm == "." {
			return true
		}
	}
	return false
}

// inPlace reports whether a token belongs to a place's own name or its cue word.
func (d *Doc) inPlace(i int) bool { return d.PlaceAt[i] >= 0 && d.Tokens[i].Kind == arabic.Word }

// taken marks the tokens that belong to an actor (unless it may be a place too, as a capital) or to a date, and adverbs
// like "دوماً", which are spelled like names.
func (d *Doc) taken() []bool {
	out := reuse.Zeros(d.covered, len(d.Tokens))
	d.covered = out
	for i := range out {
		out[i] = d.DateAt[i] >= 0 || d.adverbial(i)
		if m := d.ActorAt[i]; m >= 0 && !d.Actors[m].AlsoPlace() {
			out[i] = true
		}
	}
	return out
}

// adverbial reports whether a word is written with the ending "ـاً", which no name of a place has.
func (d *Doc) adverbial(i int) bool {
	const fathatan, alef = 'ً', 'ا'
	t := d.Tokens[i]
	if t.End-t.Start < 3 {
		return false
	}
	last, before := d.Runes[t.End-1], d.Runes[t.End-2]
	return last == fathatan && before == alef || last == alef && before == fathatan
}

// ofWing reports whether the mention at token i names the body whose armed wing the one is that ends at token end, so that the men
// told of are the wing's: "كتائب القسام، الجناح العسكري لحماس".
func (d *Doc) ofWing(end, i int) bool {
	for j := end; j < i && j <= end+2; j++ {
		if n := d.Cue("wing", j); n > 0 {
			return j+n >= i
		}
	}
	return false
}

// index spreads mentions over tokens, in the memory of out.
func index(out []int, tokens, n int, span func(int) (int, int)) []int {
	out = slices.Grow(out[:0], tokens)[:tokens]
	for i := range out {
		out[i] = -1
	}
	for k := 0; k < n; k++ {
		f, e := span(k)
		for i := f; i < e && i < tokens; i++ {
			out[i] = k
		}
	}
	return out
}

// split cuts the blocks into sentences at full stops, question and exclamation marks. A stop inside a number, an
// abbreviation of one letter or the dots of an ellipsis does not end one.
func (d *Doc) split() {
	t := 0
	for b, blk := range d.Blocks {
		for t < len(d.Tokens) && d.Tokens[t].Start < blk.Start {
			t++
		}
		first := t
		for t < len(d.Tokens) && d.Tokens[t].Start < blk.End {
			if d.endsSentence(t) || d.tooLong(t, first) {
				d.addSentence(first, t+1, blk.Kind, b)
				first = t + 1
			}
			t++
		}
		d.addSentence(first, t, blk.Kind, b)
	}
}

// A text without full stops is cut where a person would draw breath, so that the work stays in proportion to its length.
const (
	longSentence   = 250 // tokens, after which a comma ends a sentence
	maxSentenceLen = 400 // tokens, after which anything does
)

func (d *Doc) tooLong(t, first int) bool {
	return t-first > maxSentenceLen || t-first > longSentence && d.Tokens[t].Norm == "،"
}

func (d *Doc) addSentence(first, end int, k layout.Kind, block int) {
	if n := len(d.Sentences); n > 0 && d.Sentences[n-1].Block == block && d.Cue("footer", d.Sentences[n-1].End) > 0 {
		return // the note that closes a block
	}
	end = d.NextCue("footer", first, end)
	for i := d.NextCue("tags", first, end); i < end; i = d.NextCue("tags", i+1, end) {
		if d.tags(i) {
			end = i
		}
	}
	for i := first; i < end; i++ {
		if d.Tokens[i].Kind == arabic.Word {
			d.Sentences = append(d.Sentences, Sentence{first, end, k, block})
			return
		}
	}
}

// longestTags is how many words the row of keywords may have that closes an article.
const longestTags = 25

// tags reports whether the row of keywords that closes a text opens at token i, with the words for it: words and nothing else to the text's end.
func (d *Doc) tags(i int) bool {
	if len(d.Tokens)-i > longestTags || i == 0 {
		return false
	}
	for _, t := range d.Tokens[i:] {
		if t.Kind == arabic.Punct {
			return false
		}
	}
	return true
}

func (d *Doc) endsSentence(t int) bool {
	k := d.Tokens[t]
	if k.Kind != arabic.Punct {
		return false
	}
	switch k.Norm {
	case "؛", ";":
		n := d.Cue("runs-on", t+1) // "قتل سبعة؛ جراء قصف": one sentence, but not "هاجموا الحاجز؛ إثر ذلك قصف الجيش"
		return n == 0 || d.Cue("this", t+1+n) > 0
	case "!", "؟", "?":
		return true
	case ".":
		next := k.End < len(d.Runes) && (d.Runes[k.End] == '.' || unicode.IsDigit(d.Runes[k.End]))
		short := t > 0 && d.Tokens[t-1].Kind == arabic.Word && d.Tokens[t-1].End-d.Tokens[t-1].Start == 1
		return !next && !short
	}
	return false
}

// Span returns the span of tokens first..end (exclusive) in the text, without quotation marks at its ends.
func (d *Doc) Span(first, end int) tawatur.Span {
	for end > first+1 && d.Tokens[end-1].Kind != arabic.Word && d.Tokens[end-1].Kind != arabic.Number && d.Tokens[end-1].Kind != arabic.Quote {
		end--
	}
	if first >= end {
		return tawatur.Span{}
	}
	a, z := d.Outer(first, end)
	return tawatur.Span{Start: d.Tokens[a].Start, End: d.Tokens[z].End, Text: d.Text[d.bytes[a].from:d.bytes[z].to]}
}

// Outer returns which of the tokens first to end, exclusive, stand first and last in the text: an aside is read behind words that it stands before.
func (d *Doc) Outer(first, end int) (a, z int) {
	a, z = first, end-1
	for k := first; d.moved && k < end; k++ {
		if d.Tokens[k].Start < d.Tokens[a].Start {
			a = k
		}
		if d.Tokens[k].End > d.Tokens[z].End {
			z = k
		}
	}
	return a, z
}

// hadFar is how many words before "قد" the auxiliary may stand of a past before the past.
const hadFar = 16

// SubjectOfHad returns the token at which the subject stands of a verb in a past before the past, where it is named: between the
// auxiliary and "قد", "وكان مسلحون قد هاجموا". So whoever is named behind the verb is its object. -1 for another verb.
func (d *Doc) SubjectOfHad(verb int) int {
	if verb < 3 || d.Tokens[verb-1].Norm != "قد" {
		return -1
	}
	for k := verb - 2; k >= 0 && k > verb-hadFar; k-- {
		if t := d.Tokens[k]; t.Kind == arabic.Punct && t.Norm != "،" || d.Cue("that", k) > 0 {
			return -1
		}
		if d.Cue("had", k) == 0 {
			continue
		}
		if k+1 == verb-1 {
			return -1
		}
		return k + 1
	}
	return -1
}

// SignsBefore gathers for each token the signs of the classes of cues that end right before it, but for quotation marks between, in the memory of
// out.
func (d *Doc) SignsBefore(out []lexicon.Signs) []lexicon.Signs {
	out = reuse.Zeros(out, len(d.Tokens))
	for i := range d.cues {
		for class, length := range d.cues[i].All {
			for k := i + length; k < len(out); k++ {
				out[k].Add(class)
				if d.Tokens[k].Kind != arabic.Quote {
					break
				}
			}
		}
	}
	return out
}

// Cue is Lexicon.Cue at a token of the document. It is asked dozens of times for each token and nearly always in vain, which the
// signs tell.
func (d *Doc) Cue(class string, i int) int {
	if uint(i) >= uint(len(d.cues)) || !d.cues[i].Hint(class) {
		return 0
	}
	return d.cues[i].Length(class)
}

// May reports whether a cue of one of the classes of which these are the signs may begin at a token: it is seldom wrong, and one question for many.
func (d *Doc) May(classes lexicon.Signs, i int) bool {
	return uint(i) < uint(len(d.cues)) && d.cues[i].May(classes)
}

// Says reports whether a cue of the class may begin anywhere in the document. Most classes are seldom in a text, and a rule that needs one
// of them has nothing to look for.
func (d *Doc) Says(class string) bool { return d.said.Has(class) }

// NextCue returns the first of the tokens from..to, to excluded, at which a cue of the class begins, and to where none does: what asking Cue at
// each of them would find.
func (d *Doc) NextCue(class string, from, to int) int {
	own := lexicon.SignsOf(class)
	if !d.said.May(own) {
		return to
	}
	from = max(from, 0)
	if end := min(to, len(d.cues)); from < end {
		for i := range d.cues[from:end] {
			if c := &d.cues[from+i]; c.May(own) && c.Length(class) > 0 {
				return from + i
			}
		}
	}
	return to
}
