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
	fold        string
	// text and example are as the file has them; the example is tested.
	text, example string
}

type patternList []pattern

// patterns reads furniture.tsv once; it is part of the program, so a fault in it is a fault of the build.
var patterns = sync.OnceValue(func() patternList {
	var out patternList
	for _, f := range rows("furniture.tsv", 5) {
		most, err := strconv.Atoi(f[2])
		if err != nil {
			panic(fmt.Sprintf("layout: furniture.tsv: %q: %v", f[3], err))
		}
		out = append(out, pattern{kind: f[0], match: f[1], most: most, fold: arabic.Fold(f[3]), text: f[3], example: f[4]})
	}
	return out
})

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

// match returns the kind of the first pattern that a line meets. A line that is but a section's heading is marked so.
func (ps patternList) match(l *line) (Kind, string, bool) {
	found := -1
	for i, p := range ps {
		if !p.meets(l) {
			continue
		}
		if p.kind == "section" {
			l.section = true
		}
		if found < 0 {
			found = i
		}
	}
	if found < 0 {
		return "", "", false
	}
	p := ps[found]
	why := p.match + " " + p.text
	if p.kind == "section" {
		return Furniture, why, true
	}
	return Kind(p.kind), why, true
}

func (p pattern) meets(l *line) bool {
	if l.words > p.most {
		return false
	}
	switch s := " " + l.fold + " "; p.match {
	case "equals":
		return l.fold == p.fold
	case "starts":
		return strings.HasPrefix(s, " "+p.fold+" ")
	case "ends":
		return !l.stop && strings.HasSuffix(s, " "+p.fold+" ")
	case "contains":
		return strings.Contains(s, " "+p.fold+" ")
	}
	return false
}
