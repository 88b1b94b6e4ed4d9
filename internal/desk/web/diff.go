package web

import (
	"slices"
	"strings"
	"unicode"
)

// Two texts word by word. Words that stand once in each text and in the same order in both hold the comparison together; between two
// of them the rest is compared in the same way, and small rests by their longest common sequence.

// stretch is a run of words that both texts have, or that one has: Here and There are the words of the first and of the second.
type stretch struct {
	Same        bool
	Here, There string
}

// Bounds of the comparison: texts of more words than maxWords are not compared, and rests of more than maxRest words on a side are
// taken as other.
const (
	maxWords = 20000
	maxRest  = 300
)

// differ compares two texts; ok is false when they are too long.
func differ(a, b string) (out []stretch, ok bool) {
	x, y := wordsOf(a), wordsOf(b)
	if len(x) > maxWords || len(y) > maxWords {
		return nil, false
	}
	d := &differing{}
	d.compare(x, y)
	return d.out, true
}

// wordsOf cuts a text into words, each with the blanks behind it; what stands before the first word goes with it.
func wordsOf(text string) []string {
	var out []string
	start, blank, seen := 0, false, false
	for i, r := range text {
		if unicode.IsSpace(r) {
			blank = seen
			continue
		}
		if blank {
			out, start, blank = append(out, text[start:i]), i, false
		}
		seen = true
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}

type differing struct{ out []stretch }

// put adds words to the last stretch where it is of their kind.
func (d *differing) put(same bool, here, there []string) {
	if len(here)+len(there) == 0 {
		return
	}
	if n := len(d.out); n == 0 || d.out[n-1].Same != same {
		d.out = append(d.out, stretch{Same: same})
	}
	last := &d.out[len(d.out)-1]
	last.Here += strings.Join(here, "")
	last.There += strings.Join(there, "")
}

func equalWords(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }

func (d *differing) compare(x, y []string) {
	n := 0
	for n < len(x) && n < len(y) && equalWords(x[n], y[n]) {
		n++
	}
	d.put(true, x[:n], y[:n])
	x, y = x[n:], y[n:]
	m := 0
	for m < len(x) && m < len(y) && equalWords(x[len(x)-1-m], y[len(y)-1-m]) {
		m++
	}
	d.middle(x[:len(x)-m], y[:len(y)-m])
	d.put(true, x[len(x)-m:], y[len(y)-m:])
}

// middle compares words of which neither the first nor the last are the same.
func (d *differing) middle(x, y []string) {
	anchors := anchorsOf(x, y)
	switch {
	case len(x) == 0 || len(y) == 0:
		d.put(false, x, y)
	case len(anchors) > 0:
		i, j := 0, 0
		for _, a := range anchors {
			if a[0] < i || a[1] < j { // taken in by what came before
				continue
			}
			d.compare(x[i:a[0]], y[j:a[1]])
			d.put(true, x[a[0]:a[0]+1], y[a[1]:a[1]+1])
			i, j = a[0]+1, a[1]+1
		}
		d.compare(x[i:], y[j:])
	case len(x) <= maxRest && len(y) <= maxRest:
		d.small(x, y)
	default:
		d.put(false, x, y)
	}
}

// anchorsOf returns the places of words that stand once in both, as far as their order is the same in both.
func anchorsOf(x, y []string) [][2]int {
	in, once := once(x), once(y)
	var pairs [][2]int
	for i, w := range x {
		w = strings.TrimSpace(w)
		if j, ok := once[w]; ok && in[w] == i {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	return rising(pairs)
}

// once finds the words that stand once in a list, with their places.
func once(words []string) map[string]int {
	at, count := map[string]int{}, map[string]int{}
	for i, w := range words {
		w = strings.TrimSpace(w)
		at[w] = i
		count[w]++
	}
	for w, n := range count {
		if n > 1 {
			delete(at, w)
		}
	}
	return at
}

// rising returns the longest sequence of pairs whose second numbers rise, as their first do.
func rising(pairs [][2]int) [][2]int {
	var tails []int // the pair that ends the best sequence of each length
	before := make([]int, len(pairs))
	for i, p := range pairs {
		n, _ := slices.BinarySearchFunc(tails, p[1], func(t, v int) int { return pairs[t][1] - v })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	var out [][2]int
	for i := tails[len(tails)-1]; i >= 0; i = before[i] {
		out = append(out, pairs[i])
	}
	slices.Reverse(out)
	return out
}

// small compares by the longest common sequence.
func (d *differing) small(x, y []string) {
	best := make([][]int, len(x)+1)
	best[len(x)] = make([]int, len(y)+1)
	for i := len(x) - 1; i >= 0; i-- {
		best[i] = make([]int, len(y)+1)
		for j := len(y) - 1; j >= 0; j-- {
			if equalWords(x[i], y[j]) {
				best[i][j] = best[i+1][j+1] + 1
			} else {
				best[i][j] = max(best[i+1][j], best[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case equalWords(x[i], y[j]):
			d.put(true, x[i:i+1], y[j:j+1])
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			d.put(false, x[i:i+1], nil)
			i++
		default:
			d.put(false, nil, y[j:j+1])
			j++
		}
	}
	d.put(false, x[i:], y[j:])
}

// diffRow is a line of the two texts beside one another.
type diffRow struct{ Here, There []diffRun }

// diffRun is a run of words of one side; Own says that the other side has other words or none.
type diffRun struct {
	Text string
	Own  bool
}

// rows lays stretches out in lines: a line ends where a paragraph ends in both texts.
func rows(stretches []stretch) []diffRow {
	var out []diffRow
	row := diffRow{}
	add := func(side *[]diffRun, text string, own bool) {
		if text = strings.Trim(text, "\n"); strings.TrimSpace(text) != "" {
			*side = append(*side, diffRun{visible(text), own})
		}
	}
	end := func() {
		if len(row.Here)+len(row.There) > 0 {
			out = append(out, row)
		}
		row = diffRow{}
	}
	for _, s := range stretches {
		if !s.Same {
			add(&row.Here, s.Here, true)
			add(&row.There, s.There, true)
			continue
		}
		here, there := wordsOf(s.Here), wordsOf(s.There)
		from := 0
		for i := range here {
			if i+1 == len(here) || strings.ContainsRune(here[i], '\n') || strings.ContainsRune(there[min(i, len(there)-1)], '\n') {
				add(&row.Here, strings.Join(here[from:i+1], ""), false)
				add(&row.There, strings.Join(there[min(from, len(there)):min(i+1, len(there))], ""), false)
				from = i + 1
				if strings.ContainsRune(here[i], '\n') || strings.ContainsRune(there[min(i, len(there)-1)], '\n') {
					end()
				}
			}
		}
	}
	end()
	return out
}

// differences counts the differing words of both sides, as the page counts them.
func differences(stretches []stretch) (here, there int) {
	for _, s := range stretches {
		if !s.Same {
			here, there = here+len(strings.Fields(s.Here)), there+len(strings.Fields(s.There))
		}
	}
	return here, there
}
