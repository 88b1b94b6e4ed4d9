// Package number reads Arabic numbers, in digits and in words, with what narrows or widens them: "11", "ثلاثمئة وخمسة
// وعشرون", "ما لا يقل عن خمسة", "بين 7 و21", "عشرات". It knows nothing of what is counted, and a number that belongs to
// a date or a time is a number here too: package date claims those, and callers drop them.
//
//	m, ok := number.Read(arabic.Tokenize("أكثر من 11 ألفاً"), 0) // 11000, no upper bound
package number

import (
	"tawatur/arabic"
)

// Kind tells what a number phrase is for.
type Kind string

// The kinds of numbers. Only Cardinal and Vague count things.
const (
	Cardinal Kind = "cardinal"
	Ordinal  Kind = "ordinal"  // a place in a row; Min and Max hold it
	Fraction Kind = "fraction" // a part of a whole; Min and Max hold percents, nil when not a whole number of them
	Vague    Kind = "vague"    // "dozens", "several": no bounds
)

// Value is a number with its bounds, nil where the words give none.
type Value struct {
	Min, Max *int
	Kind     Kind
}

// Mention is a number phrase in a text. First and End are tokens, End exclusive.
type Mention struct {
	First, End int
	Value      Value
	// Approx marks "about", "nearly": the bounds are then those of the number named.
	Approx bool
}

// Exact returns a value with both bounds at n.
func Exact(n int, k Kind) Value { return Value{Min: &n, Max: &n, Kind: k} }

// Read returns the longest number phrase that begins at token i, with its modifiers before and behind. A modifier that
// stands behind the counted noun ("خمسة أشخاص على الأقل") changes the value but not End, so that the noun still follows.
func Read(ts []arabic.Token, i int) (Mention, bool) {
	if i < 0 || i >= len(ts) || ts[i].Kind != arabic.Word && ts[i].Kind != arabic.Number {
		return Mention{}, false
	}
	r := reader{ts: ts, lex: lexicon()}
	if ts[i].Kind == arabic.Word && !r.lex.facts(&ts[i]).opens {
		return Mention{}, false
	}
	if r.trap(i) {
		return Mention{}, false
	}
	m, ok := r.modified(i)
	if !ok {
		return Mention{}, false
	}
	m.First = i
	r.behind(&m)
	return m, true
}

// Find returns the number phrases of a text, in order and without overlap.
func Find(ts []arabic.Token) []Mention {
	var out []Mention
	l := lexicon()
	for i := 0; i < len(ts); {
		if !l.begins(&ts[i]) {
			i++
			continue
		}
		if n := l.trapEnd(ts, i); n > i {
			i = n
			continue
		}
		m, ok := Read(ts, i)
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = m.End
	}
	return out
}

// Plain reads a single number at token i without modifiers, ranges or vague words, for packages that give numbers
// another meaning (days of a month, hours). It returns the number, the token behind it and Cardinal or Ordinal.
func Plain(ts []arabic.Token, i int) (n, end int, k Kind, ok bool) {
	if i < 0 || i >= len(ts) {
		return 0, 0, "", false
	}
	r := reader{ts: ts, lex: lexicon()}
	if i = r.skipArticle(i); i >= len(ts) {
		return 0, 0, "", false
	}
	if ts[i].Kind == arabic.Number {
		n, ok = digits(ts[i].Norm)
		return n, i + 1, Cardinal, ok
	}
	if ts[i].Kind != arabic.Word || !r.lex.facts(&ts[i]).opens {
		return 0, i, Cardinal, false
	}
	if n, end, ok = r.ordinal(i); ok {
		return n, end, Ordinal, true
	}
	n, end, ok = r.cardinal(i)
	return n, end, Cardinal, ok
}

// modified reads modifiers and the number behind them.
func (r reader) modified(i int) (Mention, bool) {
	if m, ok := r.rangeAt(i); ok {
		return m, true
	}
	if m, ok := r.base(i); ok {
		return m, true
	}
	mod, end := r.modifier(i)
	if mod == "" || end >= len(r.ts) {
		return Mention{}, false
	}
	m, ok := r.modified(end)
	if !ok || m.Value.Kind == Ordinal || r.proclitic(end) {
		return Mention{}, false
	}
	bound(&m, mod)
	return m, true
}

// proclitic reports whether a conjunction opens token i: "أكثر من" does not reach over it.
func (r reader) proclitic(i int) bool {
	t := r.ts[i]
	return t.Kind == arabic.Word && t.Norm == "و"
}

// bound applies a modifier to a value; "more than five" keeps 5 as its lower bound, as the codebook counts.
func bound(m *Mention, mod class) {
	v := &m.Value
	switch {
	case mod == "approx" || mod == "after-approx":
		m.Approx = true
	case v.Kind != Cardinal:
	case mod == "ge" || mod == "after-ge":
		if v.Min == nil {
			v.Min = v.Max
		}
		v.Max = nil
	case mod == "le" || mod == "after-le":
		if v.Max == nil {
			v.Max = v.Min
		}
		v.Min = nil
	}
}

// base reads a single value, or the two of "7 إلى 10", without modifiers.
func (r reader) base(i int) (Mention, bool) {
	if n, end, ok := r.ordinal(i); ok {
		return Mention{End: end, Value: Exact(n, Ordinal)}, true
	}
	if end := r.vague(i); end > i {
		return Mention{End: end, Value: Value{Kind: Vague}}, true
	}
	if m, ok := r.part(i); ok {
		return m, true
	}
	n, end, ok := r.cardinal(i)
	if !ok {
		return Mention{}, false
	}
	if e := r.percent(end); e > end {
		return Mention{End: e, Value: Exact(n, Fraction)}, true
	}
	if hi, e, ok := r.second(end); ok && hi > n {
		least, most := n, hi // what is pointed at lies on the heap, and most tokens are no number
		return Mention{End: e, Value: Value{&least, &most, Cardinal}}, true
	}
	return Mention{End: end, Value: Exact(n, Cardinal)}, true
}

// behind applies a modifier that stands behind the number, or behind the noun it counts.
func (r reader) behind(m *Mention) {
	if m.Value.Kind != Cardinal {
		return
	}
	for k := m.End; k < len(r.ts) && k <= m.End+2; k++ {
		if c, end := r.lex.after(r.ts, k); c != "" {
			bound(m, c)
			if k == m.End {
				m.End = end
			}
			return
		}
		if r.ts[k].Kind != arabic.Word || r.conjoined(k) {
			return
		}
	}
}

// conjoined reports whether token k opens a new member ("وثلاث نساء"), to which a modifier farther on belongs.
func (r reader) conjoined(k int) bool {
	n, _, ok := r.joined(k)
	return ok && n > 0
}
