package arabic

import (
	"hash/maphash"
	"slices"
	"sync/atomic"
)

// WordForm is a folded word with what follows from its letters alone. A text of a million words has some ten thousand
// different ones, so the ways to split a word are worked out when it is first met and kept: see [Memo] for what other
// packages keep beside it. It is never changed and safe for concurrent use.
type WordForm struct {
	// Text is the folded word.
	Text string
	// id numbers the words that are kept, from 0 on; -1 for a word that is not.
	id       int32
	readings []Reading
	// silent has the bits of those memos that have nothing on the word.
	silent atomic.Uint64
}

// Readings lists the splits of the word as [Readings] does. The result is shared and must not be changed.
func (w *WordForm) Readings() []Reading { return w.readings }

// maxForms bounds the words that are kept; further ones are worked out each time. The words of ten million words of news
// fit, in some thirty megabytes.
const maxForms = 1 << 17

// formTable keeps words by their letters: open addressing over twice as many slots as words, each set once and never
// changed, so that readers need no lock.
type formTable struct {
	seed  maphash.Seed
	count atomic.Int32
	// memos counts the bits of WordForm.silent that are given away.
	memos atomic.Int32
	slots [2 * maxForms]atomic.Pointer[WordForm]
}

// forms is the only table: a cache of what depends on nothing but the word itself, whoever asks.
var forms = &formTable{seed: maphash.MakeSeed()}

// find returns the word with these letters, or nil and the free slot at which it would stand.
func (t *formTable) find(letters []byte) (*WordForm, uint64) {
	const mask = uint64(len(t.slots) - 1)
	for at := maphash.Bytes(t.seed, letters) & mask; ; at = (at + 1) & mask {
		w := t.slots[at].Load()
		if w == nil || w.Text == string(letters) {
			return w, at
		}
	}
}

// keep returns the word with these letters, and keeps it if it is new and there is room.
func (t *formTable) keep(letters []byte) *WordForm {
	w, at := t.find(letters)
	if w != nil {
		return w
	}
	w = newForm(string(letters))
	id := t.count.Load()
	for {
		if id >= maxForms {
			return w
		}
		if t.count.CompareAndSwap(id, id+1) {
			break
		}
		id = t.count.Load()
	}
	w.id = id
	for !t.slots[at].CompareAndSwap(nil, w) {
		// Another text has filled the slot meanwhile, perhaps with this very word; the number then stays unused.
		var other *WordForm
		if other, at = t.find(letters); other != nil {
			return other
		}
	}
	return w
}

// newForm splits a word; the clone of its readings has no room left over.
func newForm(word string) *WordForm {
	return &WordForm{Text: word, id: -1, readings: slices.Clone(Readings(word))}
}

// FormOf returns a folded word. A word that no text had before is not kept.
func FormOf(word string) *WordForm {
	if w, _ := forms.find([]byte(word)); w != nil {
		return w
	}
	return newForm(word)
}

// Memo keeps what a package knows of words: a value that follows from the word alone and is the same each time it is worked
// out, or nothing. The zero value is ready for use, concurrently too; it holds as many values as words are kept.
//
// Of most words most packages know nothing. That is a bit in the word itself, so that a pass over a text looks at one place
// in memory for each word and not at one for each package.
type Memo[T any] struct {
	blocks [maxForms / memoBlock]atomic.Pointer[[memoBlock]atomic.Pointer[T]]
	// bit is the memo's own in WordForm.silent; 0 as long as it has none, or for good when all are given away.
	bit atomic.Uint64
	// nothing is the zero value; it stands in the place of a value where there is none and no bit to say so.
	nothing T
}

const memoBlock = 1024

// Of returns the value of a word, nil for nothing; work makes it when the word is asked for the first time.
func (m *Memo[T]) Of(w *WordForm, work func(*WordForm) *T) *T {
	if w.silent.Load()&m.bit.Load() != 0 {
		return nil
	}
	if w.id < 0 {
		return work(w)
	}
	id := uint32(w.id)
	b := m.blocks[id/memoBlock].Load()
	if b == nil {
		b = m.block(int(id / memoBlock))
	}
	slot := &b[id%memoBlock]
	switch v := slot.Load(); v {
	case nil:
		return m.learn(w, slot, work)
	case &m.nothing:
		return nil
	default:
		return v
	}
}

// OrZero is Of with a zero value in place of nil. The result is shared and must not be changed.
func (m *Memo[T]) OrZero(w *WordForm, work func(*WordForm) *T) *T {
	if v := m.Of(w, work); v != nil {
		return v
	}
	return &m.nothing
}

// learn works out the value of a word and keeps it.
func (m *Memo[T]) learn(w *WordForm, slot *atomic.Pointer[T], work func(*WordForm) *T) *T {
	v := work(w)
	if v != nil {
		slot.Store(v)
	} else if bit := m.ownBit(); bit != 0 {
		w.silent.Or(bit)
	} else {
		slot.Store(&m.nothing)
	}
	return v
}

// ownBit returns the memo's bit and takes one if it has none. A program has fewer memos than there are bits; only tests that
// load the knowledge many times run out of them.
func (m *Memo[T]) ownBit() uint64 {
	if bit := m.bit.Load(); bit != 0 {
		return bit
	}
	if forms.memos.Load() >= 64 {
		return 0
	}
	if n := forms.memos.Add(1); n <= 64 {
		m.bit.CompareAndSwap(0, 1<<(n-1))
	}
	return m.bit.Load()
}

// block returns the values of the n-th stretch of words.
func (m *Memo[T]) block(n int) *[memoBlock]atomic.Pointer[T] {
	if b := m.blocks[n].Load(); b != nil {
		return b
	}
	m.blocks[n].CompareAndSwap(nil, new([memoBlock]atomic.Pointer[T]))
	return m.blocks[n].Load()
}
