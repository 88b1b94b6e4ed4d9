package arabic

import "strings"

// Dict is a dictionary of phrases of folded words, matched word by word and so never inside a word. The first word of a
// phrase is found behind proclitics ("وقوات", "للجيش"); quotation marks between the words are looked through.
// It is built once with Add and safe for concurrent reading afterwards.
type Dict[T any] struct {
	root  node[T]
	words int
	opens Memo[[]opening[T]]
}

// opening is a reading of a word with which phrases begin.
type opening[T any] struct {
	pro  string
	node *node[T]
}

type node[T any] struct {
	next map[string]*node[T]
	// signs has the sign of each word in next, so that most others are told without looking them up.
	signs  uint64
	values []T
}

// Sign is one bit that stands for a word or name, and for one in sixty-four of all others: so a set of words shows that others are not
// in it.
func Sign(w string) uint64 {
	if w == "" {
		return 1
	}
	return 1 << ((uint(w[len(w)-1]) + uint(w[len(w)/2])*3 + uint(len(w))*5) % 64)
}

// Match is a phrase found in a text.
type Match[T any] struct {
	// First and End are the tokens, End exclusive.
	First, End int
	// Pro are the proclitics split off the first word.
	Pro    string
	Values []T
}

// Add enters a phrase, folded here. Values of a phrase entered twice are kept in order.
func (d *Dict[T]) Add(phrase string, v T) { d.AddWords(Words(phrase), v) }

// AddWords enters a phrase given as folded words.
func (d *Dict[T]) AddWords(words []string, v T) {
	if len(words) == 0 {
		return
	}
	n := &d.root
	for _, w := range words {
		if n.next == nil {
			n.next = map[string]*node[T]{}
		}
		c := n.next[w]
		if c == nil {
			c = &node[T]{}
			n.next[w], n.signs = c, n.signs|Sign(w)
		}
		n = c
	}
	n.values = append(n.values, v)
	d.words++
}

// Len returns how many phrases were entered.
func (d *Dict[T]) Len() int { return d.words }

// Get returns the values of exactly this folded phrase.
func (d *Dict[T]) Get(folded string) []T {
	n := &d.root
	for _, w := range strings.Fields(folded) {
		if n = n.next[w]; n == nil {
			return nil
		}
	}
	return n.values
}

// Begins reports whether a phrase begins with exactly this folded word.
func (d *Dict[T]) Begins(word string) bool { return d.root.next[word] != nil }

// Find returns the longest phrase that begins at token i, the reading with the fewest clitics split winning ties.
func (d *Dict[T]) Find(ts []Token, i int) (Match[T], bool) {
	if ts[i].Kind != Word && ts[i].Kind != Number {
		return Match[T]{}, false
	}
	w := ts[i].Form()
	if d.opens.Silent(w) {
		return Match[T]{}, false
	}
	opens := d.opens.Of(w, d.openings)
	if opens == nil {
		return Match[T]{}, false
	}
	return Opening[T]{*opens}.Find(ts, i)
}

// Opening is what phrases of a dictionary begin with some word, for callers that keep it with other facts of the word.
type Opening[T any] struct{ list []opening[T] }

// Opening returns the phrases that begin with the word.
func (d *Dict[T]) Opening(w *WordForm) Opening[T] {
	if list := d.openings(w); list != nil {
		return Opening[T]{*list}
	}
	return Opening[T]{}
}

// Empty reports whether no phrase begins with the word.
func (o Opening[T]) Empty() bool { return len(o.list) == 0 }

// Find is [Dict.Find] where the word stands at token i.
func (o Opening[T]) Find(ts []Token, i int) (Match[T], bool) {
	best, ok := Match[T]{}, false
	for _, r := range o.list {
		m, found := r.node.longest(ts, i+1)
		if found && (!ok || m.End > best.End) {
			m.First, m.Pro = i, r.pro
			best, ok = m, true
		}
	}
	return best, ok
}

// Alone returns what Find gives for the word at token 0 of a text of one word, and whether Find gives the same wherever it
// stands: that is so when no phrase of several words begins with it.
func (o Opening[T]) Alone() (Match[T], bool) {
	best := Match[T]{}
	for _, r := range o.list {
		if r.node.next != nil {
			return Match[T]{}, false
		}
		if best.End == 0 && len(r.node.values) > 0 {
			best = Match[T]{End: 1, Pro: r.pro, Values: r.node.values}
		}
	}
	return best, true
}

// Further returns the signs of all second words of the phrases.
func (o Opening[T]) Further() uint64 {
	signs := uint64(0)
	for _, r := range o.list {
		signs |= r.node.signs
	}
	return signs
}

// SignBehind returns the sign of the word with which a phrase that begins at token i may go on, 0 where no word stands there.
func SignBehind(ts []Token, i int) uint64 {
	for i++; i < len(ts) && ts[i].Kind == Quote; i++ {
	}
	if i >= len(ts) || ts[i].Kind != Word && ts[i].Kind != Number {
		return 0
	}
	return Sign(ts[i].Norm)
}

// Opens reports whether a phrase may begin with the word.
func (d *Dict[T]) Opens(w *WordForm) bool { return d.opens.Of(w, d.openings) != nil }

// openings lists the readings of a word with which phrases begin, in the order of its readings; nil for none.
func (d *Dict[T]) openings(w *WordForm) *[]opening[T] {
	var out []opening[T]
	for _, r := range w.readings {
		if n := d.root.next[r.Stem]; n != nil {
			out = append(out, opening[T]{r.Pro, n})
		}
	}
	if out == nil {
		return nil
	}
	return &out
}

// Openers calls yield for the first words of all phrases, each once.
func (d *Dict[T]) Openers(yield func(word string) bool) {
	for w := range d.root.next {
		if !yield(w) {
			return
		}
	}
}

// longest follows the words from token i and returns the longest phrase that ends on the way.
func (n *node[T]) longest(ts []Token, i int) (Match[T], bool) {
	best, ok := Match[T]{End: i, Values: n.values}, len(n.values) > 0
	for n.next != nil {
		for i < len(ts) && ts[i].Kind == Quote {
			i++
		}
		if i >= len(ts) || ts[i].Kind != Word && ts[i].Kind != Number {
			break
		}
		if n.signs&Sign(ts[i].Norm) == 0 {
			break
		}
		c := n.next[ts[i].Norm]
		if c == nil {
			break
		}
		n = c
		i++
		if len(n.values) > 0 {
			best, ok = Match[T]{End: i, Values: n.values}, true
		}
	}
	return best, ok
}
