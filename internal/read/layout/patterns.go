package layout

import (
	"bufio"
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"tawatur/arabic"
	"tawatur/knowledge"
)

// pattern is one row of furniture.tsv, folded.
type pattern struct {
	kind, match string
	most        int
	// padded is the folded text with a blank on either side.
	padded string
	// signs has the signs of its words.
	signs uint64
	why   string
	// text and example are as the file has them; the example is tested.
	text, example string
}

// patternList is all patterns in the order of the file.
type patternList struct {
	all []pattern
	// fitting are, for each number of words, the patterns that a line of so many may meet.
	fitting [][]*pattern
}

// patterns reads furniture.tsv once; it is part of the program, so a fault in it is a fault of the build.
var patterns = sync.OnceValue(func() *patternList {
	out := &patternList{}
	for _, f := range rows("furniture.tsv", 5) {
		most, err := strconv.Atoi(f[2])
		if err != nil {
			panic(fmt.Sprintf("layout: furniture.tsv: %q: %v", f[3], err))
		}
		words := arabic.Fold(f[3])
		out.all = append(out.all, pattern{kind: f[0], match: f[1], most: most, padded: " " + words + " ", signs: signs(words), why: f[1] + " " + f[3], text: f[3], example: f[4]})
	}
	out.fit()
	return out
})

// signs returns the signs of folded words.
func signs(words string) (out uint64) {
	for w := range strings.FieldsSeq(words) {
		out |= arabic.Sign(w)
	}
	return out
}

// fit sorts the patterns by the length of the lines that may meet them.
func (ps *patternList) fit() {
	longest := 0
	for i := range ps.all {
		longest = max(longest, ps.all[i].most)
	}
	ps.fitting = make([][]*pattern, longest+1)
	for i := range ps.all {
		p := &ps.all[i]
		for words := 0; words <= p.most; words++ {
			ps.fitting[words] = append(ps.fitting[words], p)
		}
	}
}

// rows reads the rows of a knowledge file that have at least n columns, comments left out.
func rows(name string, n int) [][]string {
	b, err := knowledge.Files.ReadFile(name)
	if err != nil {
		panic(fmt.Sprintf("layout: %s: %v", name, err))
	}
	var out [][]string
	for sc := bufio.NewScanner(bytes.NewReader(b)); sc.Scan(); {
		f := strings.Split(sc.Text(), "\t")
		if len(f) >= n && !strings.HasPrefix(f[0], "#") {
			out = append(out, f)
		}
	}
	return out
}

// match returns the kind of the first pattern that a line meets.
func (ps *patternList) match(l *line) (Kind, string, bool) {
	p := ps.first(l)
	switch {
	case p == nil:
		return "", "", false
	case p.kind == "section":
		return Furniture, p.why, true
	}
	return Kind(p.kind), p.why, true
}

// first returns the first pattern that a line meets, or nil. A line that is but a section's heading is marked so.
func (ps *patternList) first(l *line) *pattern {
	if l.words >= len(ps.fitting) {
		return nil
	}
	var found *pattern
	for _, p := range ps.fitting[l.words] {
		if p.signs&^l.signs != 0 || !p.meets(l) {
			continue
		}
		if p.kind == "section" {
			l.section = true
		}
		if found == nil {
			found = p
		}
	}
	return found
}

// meets reports whether a line, which is not too long, meets the pattern.
func (p *pattern) meets(l *line) bool {
	switch p.match {
	case "equals":
		return l.pad() == p.padded
	case "starts":
		return strings.HasPrefix(l.pad(), p.padded)
	case "ends":
		return !l.stop && strings.HasSuffix(l.pad(), p.padded)
	case "contains":
		return strings.Contains(l.pad(), p.padded)
	}
	return false
}
