package main

import (
	"slices"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/read/annotate"
	"tawatur/internal/read/layout"
)

// The JSON of `tawatur annotate`, as annotate.schema.json describes it. Offsets are code points.
type layers struct {
	ID        string          `json:"id"`
	Text      string          `json:"text"`
	Sentences []sentenceLayer `json:"sentences"`
	Tokens    []tokenLayer    `json:"tokens"`
	Numbers   []numberLayer   `json:"numbers"`
	Times     []timeLayer     `json:"times"`
	Places    []placeLayer    `json:"places"`
	Actors    []actorLayer    `json:"actors"`
}

type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type sentenceLayer struct {
	span
	Furniture bool `json:"furniture,omitempty"`
}

type tokenLayer struct {
	span
	Norm     string   `json:"norm"`
	Segments []string `json:"segments"`
}

type numberLayer struct {
	span
	Min  *int   `json:"min"`
	Max  *int   `json:"max"`
	Kind string `json:"kind"`
}

type timeLayer struct {
	span
	Kind       string  `json:"kind"`
	EDTF       *string `json:"edtf"`
	From       *string `json:"from"`
	To         *string `json:"to"`
	Grain      string  `json:"grain,omitempty"`
	Unresolved *string `json:"unresolved"`
}

type placeLayer struct {
	span
	ID         *string  `json:"id"`
	Lat        *float64 `json:"lat"`
	Lon        *float64 `json:"lon"`
	Precision  string   `json:"precision"`
	TurnedDown []string `json:"turned_down,omitempty"`
}

type actorLayer struct {
	span
	ID    *string `json:"id"`
	Kind  string  `json:"kind,omitempty"`
	Label *string `json:"label,omitempty"`
}

// filled returns nil for "": unknown is null, not an empty word.
func filled(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func layersOf(r tawatur.Report, d *annotate.Doc) layers {
	return layers{r.ID, r.Text, sentences(d), tokens(d), numbers(d), times(d), places(d), actorLayers(d)}
}

// at returns the span of tokens first to end, exclusive: the reader moves some of them within their sentence.
func at(d *annotate.Doc, first, end int) span {
	a, z := d.Outer(first, end)
	return span{d.Tokens[a].Start, d.Tokens[z].End}
}

func sentences(d *annotate.Doc) []sentenceLayer {
	out := []sentenceLayer{}
	for _, s := range d.Sentences {
		furniture := s.Kind == layout.Furniture || s.Kind == layout.Caption || s.Kind == layout.Byline || s.Kind == layout.DateLine
		out = append(out, sentenceLayer{at(d, s.First, s.End), furniture})
	}
	return out
}

func numbers(d *annotate.Doc) []numberLayer {
	out := []numberLayer{}
	for _, n := range d.Numbers {
		out = append(out, numberLayer{at(d, n.First, n.End), n.Value.Min, n.Value.Max, string(n.Value.Kind)})
	}
	return out
}

func times(d *annotate.Doc) []timeLayer {
	out := []timeLayer{}
	for _, e := range d.Dates {
		l := timeLayer{span: at(d, e.First, e.End), Kind: e.Kind, Grain: e.Grain, Unresolved: filled(e.Unresolved)}
		if v := e.Resolve(d.Anchor); v.OK {
			l.EDTF, l.From, l.To = filled(v.EDTF), filled(v.From), filled(v.To)
		}
		out = append(out, l)
	}
	return out
}

func places(d *annotate.Doc) []placeLayer {
	out := []placeLayer{}
	for _, p := range d.Places {
		l := placeLayer{span: at(d, p.First, p.End), Precision: p.Precision, TurnedDown: p.TurnedDown()}
		if p.Place != nil {
			lat, lon := p.Place.Lat, p.Place.Lon
			l.ID, l.Lat, l.Lon = filled(p.Place.ID), &lat, &lon
		}
		out = append(out, l)
	}
	return out
}

func actorLayers(d *annotate.Doc) []actorLayer {
	out := []actorLayer{}
	for _, a := range d.Actors {
		l := actorLayer{span: at(d, a.First, a.End), ID: filled(a.ID), Kind: a.Kind}
		if a.Label != "" {
			l.Label = filled(string(d.Runes[l.Start:l.End]))
		}
		out = append(out, l)
	}
	return out
}

func tokens(d *annotate.Doc) []tokenLayer {
	out := []tokenLayer{}
	for i, t := range d.Tokens {
		if t.Kind == arabic.Newline {
			continue
		}
		out = append(out, tokenLayer{span{t.Start, t.End}, t.Norm, segments(d, i)})
	}
	slices.SortFunc(out, func(a, b tokenLayer) int { return a.Start - b.Start })
	return out
}

// segments splits a word as written where the lexicon knows its stem or the article shows where the stem begins; a word
// that could as well begin or end with those letters stays whole.
func segments(d *annotate.Doc, i int) []string {
	t := d.Tokens[i]
	rs := d.Runes[t.Start:t.End]
	if t.Kind != arabic.Word {
		return []string{string(rs)}
	}
	pro, enc := clitics(d, i)
	var out []string
	for range []rune(pro) {
		n := written(rs, 1)
		out = append(out, string(rs[:n]))
		rs = rs[n:]
	}
	if enc == "" {
		return append(out, string(rs))
	}
	keep := written(rs, arabicLetters(rs)-len([]rune(enc)))
	return append(out, string(rs[:keep]), string(rs[keep:]))
}

// clitics returns the folded letters before and behind the stem of a word.
func clitics(d *annotate.Doc, i int) (pro, enc string) {
	for _, h := range d.Hits[i] {
		if h.First == i && (h.Pro != "" || h.Pronoun != "") {
			return h.Pro, h.Pronoun
		}
	}
	for _, r := range d.Tokens[i].Readings() {
		if r.Pro != "" && r.HasArticle() && len([]rune(r.Bare())) >= 3 {
			return r.Pro, ""
		}
	}
	return "", ""
}

// written returns how many characters of a word hold its first n letters with the marks on them.
func written(rs []rune, n int) int {
	i := 0
	for ; i < len(rs) && n > 0; i++ {
		if arabic.IsLetter(rs[i]) {
			n--
		}
	}
	for i < len(rs) && !arabic.IsLetter(rs[i]) {
		i++
	}
	return i
}

func arabicLetters(rs []rune) int {
	n := 0
	for _, r := range rs {
		if arabic.IsLetter(r) {
			n++
		}
	}
	return n
}
