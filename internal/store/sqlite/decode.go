package sqlite

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"tawatur"
)

// A report and its claims are read far more often than they are written, and half of that was the general reading of JSON. What is read here is the JSON that
// this package writes; whatever is not quite like it is left to encoding/json, so that both read the same (TestDecodeAsJSON).

// decodeReport reads the document of a report.
func decodeReport(doc string, r *tawatur.Report) error {
	p := parser{doc: doc}
	var got tawatur.Report
	if p.report(&got); p.whole() {
		*r = got
		return nil
	}
	return json.Unmarshal([]byte(doc), r)
}

// decodeBare reads the document of a claim without its derivation, which is long and of which no event is made.
func decodeBare(doc string, c *tawatur.Claim) error { return decodeClaim(doc, c, true) }

func decodeWhole(doc string, c *tawatur.Claim) error { return decodeClaim(doc, c, false) }

func decodeClaim(doc string, c *tawatur.Claim, bare bool) error {
	p := parser{doc: doc, bare: bare}
	got := tawatur.Claim{Report: c.Report}
	if p.claim(&got); p.whole() {
		*c = got
		return nil
	}
	err := json.Unmarshal([]byte(doc), c)
	if bare {
		c.Derivation = nil
	}
	return err
}

// parser reads a document from the left to the right. What it reads shares the memory of the document.
type parser struct {
	doc string
	at  int
	// bare leaves derivations out; bad says that the document is not as it is written here.
	bare, bad bool
}

// whole reports whether all was read.
func (p *parser) whole() bool { return !p.bad && p.at == len(p.doc) && utf8.ValidString(p.doc) }

// next reports whether a sign comes next, and passes it.
func (p *parser) next(c byte) bool {
	if p.bad || p.at >= len(p.doc) || p.doc[p.at] != c {
		return false
	}
	p.at++
	return true
}

func (p *parser) want(c byte) {
	if !p.next(c) {
		p.bad = true
	}
}

// word reports whether a word of JSON comes next, and passes it.
func (p *parser) word(w string) bool {
	if p.bad || !strings.HasPrefix(p.doc[p.at:], w) {
		return false
	}
	p.at += len(w)
	return true
}

// object reads an object: field reads the value of a field and returns its bit, 0 for one that is not known. None may come twice.
func (p *parser) object(field func(name string) uint) {
	p.want('{')
	if p.next('}') {
		return
	}
	for seen := uint(0); !p.bad; {
		name := p.string()
		p.want(':')
		if p.bad {
			return
		}
		bit := field(name)
		if bit == 0 || seen&bit != 0 {
			p.bad = true
		}
		seen |= bit
		if p.next('}') {
			return
		}
		p.want(',')
	}
}

// array reads an array, nil for null.
func array[T any](p *parser, room int, one func(*T)) []T {
	if p.word("null") {
		return nil
	}
	p.want('[')
	if p.bad || p.next(']') {
		return []T{}
	}
	out := make([]T, 0, room)
	for !p.bad {
		var v T
		one(&v)
		out = append(out, v)
		if p.next(']') {
			return out
		}
		p.want(',')
	}
	return out
}

// optional reads a value, nil for null.
func optional[T any](p *parser, one func(*T)) *T {
	if p.word("null") {
		return nil
	}
	v := new(T)
	one(v)
	return v
}

// string reads a string.
func (p *parser) string() string {
	p.want('"')
	if p.bad {
		return ""
	}
	from := p.at
	for ; p.at < len(p.doc); p.at++ {
		switch c := p.doc[p.at]; {
		case c == '"':
			p.at++
			return p.doc[from : p.at-1]
		case c == '\\':
			return p.escaped(from)
		case c < ' ':
			p.bad = true
			return ""
		}
	}
	p.bad = true
	return ""
}

// escaped reads a string that begins at a place and has a backslash at this one.
func (p *parser) escaped(from int) string {
	var b strings.Builder
	b.Grow(min(len(p.doc)-from, 2*(p.at-from)+1024))
	b.WriteString(p.doc[from:p.at])
	for p.at < len(p.doc) {
		run := p.at
		for p.at < len(p.doc) && p.doc[p.at] >= ' ' && p.doc[p.at] != '"' && p.doc[p.at] != '\\' {
			p.at++
		}
		b.WriteString(p.doc[run:p.at])
		switch {
		case p.next('"'):
			return b.String()
		case !p.next('\\') || p.at == len(p.doc):
			p.bad = true
			return ""
		}
		sign := unescaped(p.doc[p.at])
		if sign == 0 { // by its number, which is rare
			p.bad = true
			return ""
		}
		b.WriteByte(sign)
		p.at++
	}
	p.bad = true
	return ""
}

// unescaped is the sign that a letter behind a backslash stands for, 0 for none.
func unescaped(letter byte) byte {
	switch letter {
	case '"', '\\', '/':
		return letter
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return 0
}

// number returns the letters of a number.
func (p *parser) number() string {
	from := p.at
	p.next('-')
	if !p.next('0') { // none begins with a nought that has more before its point
		p.digits()
	}
	if p.next('.') {
		p.digits()
	}
	if p.next('e') || p.next('E') {
		if !p.next('+') {
			p.next('-')
		}
		p.digits()
	}
	return p.doc[from:p.at]
}

// digits passes digits, one at least.
func (p *parser) digits() {
	from := p.at
	for p.at < len(p.doc) && '0' <= p.doc[p.at] && p.doc[p.at] <= '9' {
		p.at++
	}
	if p.at == from {
		p.bad = true
	}
}

func (p *parser) int() int {
	n, err := strconv.Atoi(p.number())
	if err != nil {
		p.bad = true
	}
	return n
}

func (p *parser) float() float64 {
	f, err := strconv.ParseFloat(p.number(), 64)
	if err != nil {
		p.bad = true
	}
	return f
}

func (p *parser) bool() bool {
	if p.word("true") {
		return true
	}
	if !p.word("false") {
		p.bad = true
	}
	return false
}

func (p *parser) report(r *tawatur.Report) {
	p.object(func(name string) uint {
		switch name {
		case "id":
			r.ID = p.string()
			return 1
		case "url":
			r.URL = p.string()
			return 1 << 1
		case "outlet":
			r.Outlet = optional(p, p.outlet)
			return 1 << 2
		case "title":
			r.Title = p.string()
			return 1 << 3
		case "text":
			r.Text = p.string()
			return 1 << 4
		case "text_sha256":
			r.TextSHA256 = p.string()
			return 1 << 5
		case "language":
			r.Language = p.string()
			return 1 << 6
		case "published":
			p.published(&r.Published)
			return 1 << 7
		case "edited":
			r.Edited = p.string()
			return 1 << 8
		case "status":
			r.Status = p.string()
			return 1 << 9
		}
		return 0
	})
}

func (p *parser) outlet(o *tawatur.Outlet) {
	p.object(func(name string) uint {
		switch name {
		case "id":
			o.ID = p.string()
			return 1
		case "name":
			o.Name = p.string()
			return 1 << 1
		}
		return 0
	})
}

func (p *parser) published(d *tawatur.Published) {
	p.object(func(name string) uint {
		switch name {
		case "value":
			d.Value = optional(p, p.setString)
			return 1
		case "basis":
			d.Basis = p.string()
			return 1 << 1
		case "why":
			d.Why = array(p, 2, p.setString)
			return 1 << 2
		}
		return 0
	})
}

func (p *parser) setString(s *string) { *s = p.string() }

func (p *parser) setInt(n *int) { *n = p.int() }

func (p *parser) setFloat(f *float64) { *f = p.float() }

func (p *parser) claim(c *tawatur.Claim) {
	p.object(func(name string) uint {
		switch name {
		case "id":
			c.ID = p.string()
			return 1
		case "type":
			c.Type = p.string()
			return 1 << 1
		case "trigger":
			p.span(&c.Trigger)
			return 1 << 2
		case "evidence":
			p.span(&c.Evidence)
			return 1 << 3
		case "actors":
			c.Actors = array(p, 2, p.actor)
			return 1 << 4
		case "places":
			c.Places = array(p, 2, p.place)
			return 1 << 5
		case "time":
			p.when(&c.Time)
			return 1 << 6
		case "harm":
			c.Harm = array(p, 2, p.harm)
			return 1 << 7
		case "modality":
			c.Modality = p.string()
			return 1 << 8
		case "sources":
			c.Sources = array(p, 1, p.source)
			return 1 << 9
		}
		return p.seldom(c, name)
	})
}

// seldom reads the fields of a claim that most have not.
func (p *parser) seldom(c *tawatur.Claim, name string) uint {
	switch name {
	case "means":
		c.Means = array(p, 1, p.setString)
		return 1 << 10
	case "services":
		c.Services = array(p, 1, p.setString)
		return 1 << 11
	case "same_as":
		c.SameAs = p.string()
		return 1 << 12
	case "answers":
		c.Answers = p.string()
		return 1 << 13
	case "background":
		c.Background = p.bool()
		return 1 << 14
	case "rule":
		c.Rule = p.string()
		return 1 << 15
	case "derivation":
		if c.Derivation = array(p, 8, p.step); p.bare {
			c.Derivation = nil
		}
		return 1 << 16
	}
	return 0
}

func (p *parser) span(s *tawatur.Span) {
	p.object(func(name string) uint {
		switch name {
		case "start":
			s.Start = p.int()
			return 1
		case "end":
			s.End = p.int()
			return 1 << 1
		case "text":
			s.Text = p.string()
			return 1 << 2
		case "in":
			s.In = p.string()
			return 1 << 3
		}
		return 0
	})
}

func (p *parser) actor(a *tawatur.ActorRef) {
	p.object(func(name string) uint {
		switch name {
		case "role":
			a.Role = p.string()
			return 1
		case "id":
			a.ID = p.string()
			return 1 << 1
		case "mention":
			p.span(&a.Mention)
			return 1 << 2
		case "label":
			a.Label = p.string()
			return 1 << 3
		}
		return 0
	})
}

func (p *parser) place(l *tawatur.PlaceRef) {
	p.object(func(name string) uint {
		switch name {
		case "role":
			l.Role = p.string()
			return 1
		case "id":
			l.ID = p.string()
			return 1 << 1
		case "name_en":
			l.NameEN = p.string()
			return 1 << 2
		case "lat":
			l.Lat = optional(p, p.setFloat)
			return 1 << 3
		case "lon":
			l.Lon = optional(p, p.setFloat)
			return 1 << 4
		case "precision":
			l.Precision = p.string()
			return 1 << 5
		case "mention":
			p.span(&l.Mention)
			return 1 << 6
		}
		return 0
	})
}

func (p *parser) when(w *tawatur.When) {
	p.object(func(name string) uint {
		switch name {
		case "start":
			w.Start = p.string()
			return 1
		case "end":
			w.End = p.string()
			return 1 << 1
		case "edtf":
			w.EDTF = p.string()
			return 1 << 2
		case "ongoing":
			w.Ongoing = p.bool()
			return 1 << 3
		case "mention":
			w.Mention = optional(p, p.span)
			return 1 << 4
		case "lasted":
			w.Lasted = p.string()
			return 1 << 5
		}
		return 0
	})
}

func (p *parser) harm(h *tawatur.Harm) {
	p.object(func(name string) uint {
		switch name {
		case "kind":
			h.Kind = p.string()
			return 1
		case "who":
			h.Who = p.string()
			return 1 << 1
		case "min":
			h.Min = optional(p, p.setInt)
			return 1 << 2
		case "max":
			h.Max = optional(p, p.setInt)
			return 1 << 3
		case "mention":
			p.span(&h.Mention)
			return 1 << 4
		case "stage":
			h.Stage = p.string()
			return 1 << 5
		}
		return 0
	})
}

func (p *parser) source(s *tawatur.SourceRef) {
	p.object(func(name string) uint {
		switch name {
		case "id":
			s.ID = p.string()
			return 1
		case "mention":
			p.span(&s.Mention)
			return 1 << 1
		}
		return 0
	})
}

func (p *parser) step(s *tawatur.Step) {
	p.object(func(name string) uint {
		switch name {
		case "what":
			s.What = p.string()
			return 1
		case "words":
			s.Words = p.string()
			return 1 << 1
		case "why":
			s.Why = p.string()
			return 1 << 2
		}
		return 0
	})
}
