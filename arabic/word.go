package arabic

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync"
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
	// own is what memos have on a word that is not kept, for as long as its text is read.
	own atomic.Pointer[ownFact]
}

// ownFact is the value that a memo has for one word.
type ownFact struct {
	memo, value any
	next        *ownFact
}

// Readings lists the splits of the word as [Readings] does. The result is shared and must not be changed.
func (w *WordForm) Readings() []Reading { return w.readings }

// maxForms bounds the words that are kept; further ones are worked out anew in each text. The words of ten million words of news
// fit, in some thirty megabytes.
const maxForms = 1 << 17

// formTable keeps words by their letters, for readers without a lock: a number in a slot is never changed, and stands there only when all of
// its word is written. Every word of a text is looked up, mostly in vain hope that it is near in memory. So words lie in the order in
// which they were met, which has those of every text in front, and so do their letters; the first of them have slots of their own.
type formTable struct {
	seed maphash.Seed
	// memos counts the bits of WordForm.silent that are given away.
	memos atomic.Int32
	first [4 * firstForms]formSlot
	rest  [2 * maxForms]formSlot
	words [maxForms / formBlock]atomic.Pointer[[formBlock]WordForm]
	// full says that there is no more room.
	full atomic.Bool
	// adding is held while a word is added; what follows belongs to whoever holds it.
	adding  sync.Mutex
	count   int32
	letters strings.Builder
}

const (
	// firstForms is how many words are found by the first slots alone: nine in ten of those of a text.
	firstForms = 1 << 13
	formBlock  = 1 << 8
	// letterBlock is how many bytes of letters lie together.
	letterBlock = 1 << 14
)

// formSlot holds one more than the number of a word, and above it bits of the hash that tell the word from most others; 0 for none.
type formSlot struct{ atomic.Uint32 }

// numberBits are those of a slot that hold a word's number, and one.
const numberBits = 18

// forms is the only table: a cache of what depends on nothing but the word itself, whoever asks.
var forms = &formTable{seed: maphash.MakeSeed()}

// find returns the word with these letters, nil where it is not kept.
func (t *formTable) find(letters []byte) *WordForm {
	return t.hashed(letters, maphash.Bytes(t.seed, letters))
}

// hashed is find for letters whose hash is known.
func (t *formTable) hashed(letters []byte, hash uint64) *WordForm {
	if w, _ := t.among(t.first[:], letters, hash); w != nil {
		return w
	}
	w, _ := t.among(t.rest[:], letters, hash)
	return w
}

// among looks for a word in slots of which a power of two are there and one at least is free. Without the word it returns the free slot at which
// that would stand.
func (t *formTable) among(slots []formSlot, letters []byte, hash uint64) (*WordForm, *formSlot) {
	mask, bits := uint64(len(slots)-1), hashBits(hash)
	for at := hash & mask; ; at = (at + 1) & mask {
		slot := &slots[at]
		v := slot.Load()
		if v == 0 {
			return nil, slot
		}
		if v>>numberBits != bits {
			continue
		}
		id := v&(1<<numberBits-1) - 1
		if w := &t.words[id/formBlock].Load()[id%formBlock]; w.Text == string(letters) {
			return w, slot
		}
	}
}

// hashBits are the bits of a hash that stand in a slot; others choose the slot.
func hashBits(hash uint64) uint32 { return uint32(hash >> (32 + numberBits)) }

// keep returns the word with these letters, and keeps it if it is new and there is room.
func (t *formTable) keep(letters []byte) *WordForm {
	hash := maphash.Bytes(t.seed, letters)
	if w := t.hashed(letters, hash); w != nil {
		return w
	}
	if t.full.Load() {
		return newForm(string(letters))
	}
	return t.add(letters, hash)
}

// add keeps a new word, unless another text has just done so or there is no room.
func (t *formTable) add(letters []byte, hash uint64) *WordForm {
	t.adding.Lock()
	defer t.adding.Unlock()
	if w := t.hashed(letters, hash); w != nil {
		return w
	}
	if t.count >= maxForms {
		return newForm(string(letters))
	}
	id := t.count
	t.count++
	t.full.Store(t.count == maxForms)
	if id%formBlock == 0 {
		t.words[id/formBlock].Store(new([formBlock]WordForm))
	}
	w := &t.words[id/formBlock].Load()[id%formBlock]
	w.Text, w.id = t.write(letters), id
	w.readings = readingsOf(w.Text)
	slots := t.rest[:]
	if id < firstForms {
		slots = t.first[:]
	}
	_, free := t.among(slots, letters, hash)
	free.Store(uint32(id+1) | hashBits(hash)<<numberBits)
	return w
}

// write returns the letters as a string that lies behind those of the word before.
func (t *formTable) write(letters []byte) string {
	if t.letters.Cap()-t.letters.Len() < len(letters) {
		t.letters.Reset()
		t.letters.Grow(max(letterBlock, len(letters)))
	}
	from := t.letters.Len()
	t.letters.Write(letters)
	return t.letters.String()[from:]
}

// newForm is a word that is not kept.
func newForm(word string) *WordForm { return &WordForm{Text: word, id: -1, readings: readingsOf(word)} }

// readingsOf splits a word; the clone has no room left over.
func readingsOf(word string) []Reading { return slices.Clone(Readings(word)) }

// FormOf returns a folded word. A word that no text had before is not kept.
func FormOf(word string) *WordForm {
	if w := forms.find([]byte(word)); w != nil {
		return w
	}
	return newForm(word)
}

// Memo keeps what a package knows of words: a value that follows from the word alone and is the same each time it is worked
// out, or nothing. The zero value is ready for use, concurrently too; it holds as many values as words are kept, and those of other words are with
// the word itself: it is asked about dozens of times while its text is read.
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

// Silent reports whether it is known that there is nothing on a word, which is so of most. It is compiled into its callers, and spares them [Memo.Of].
func (m *Memo[T]) Silent(w *WordForm) bool { return w.silent.Load()&m.bit.Load() != 0 }

// Zero returns the zero value that stands for nothing. It is shared and must not be changed.
func (m *Memo[T]) Zero() *T { return &m.nothing }

// Of returns the value of a word, nil for nothing; work makes it when the word is asked for the first time.
func (m *Memo[T]) Of(w *WordForm, work func(*WordForm) *T) *T {
	if m.Silent(w) {
		return nil
	}
	if w.id < 0 {
		return m.beside(w, work)
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

// beside is Of for a word that is not kept. Two who ask at once may both work.
func (m *Memo[T]) beside(w *WordForm, work func(*WordForm) *T) *T {
	for f := w.own.Load(); f != nil; f = f.next {
		if f.memo == any(m) {
			return f.value.(*T)
		}
	}
	v := work(w)
	if bit := m.ownBit(); v == nil && bit != 0 {
		w.silent.Or(bit)
		return nil
	}
	f := &ownFact{memo: m, value: v, next: w.own.Load()}
	for !w.own.CompareAndSwap(f.next, f) {
		f.next = w.own.Load()
	}
	return v
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
