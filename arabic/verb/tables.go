package verb

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed patterns.tsv
var patternsTSV string

//go:embed endings.tsv
var endingsTSV string

//go:embed lemmas.tsv
var lemmasTSV string

// pattern holds the stems of one measure and class by the column names of patterns.tsv.
type pattern map[string]string

// ending is one line of endings.tsv.
type ending struct {
	prefix, ending string
	stem           byte
	person         int
	gender, number byte
}

// mark fills in person, gender and number.
func (e ending) mark(f Form) Form {
	f.Person, f.Gender, f.Number = e.person, e.gender, e.number
	return f
}

// exception is one line of lemmas.tsv.
type exception struct{ measure, class, present string }

// tables are the data files, parsed; they do not change afterwards.
type tables struct {
	patterns map[string]pattern
	endings  map[string][]ending
	lemmas   map[string]exception
}

// loadTables parses the embedded files once.
var loadTables = sync.OnceValues(func() (*tables, error) {
	t := &tables{patterns: map[string]pattern{}, endings: map[string][]ending{}, lemmas: map[string]exception{}}
	for _, f := range []struct {
		name, text string
		columns    int
		line       func([]string)
	}{
		{"patterns.tsv", patternsTSV, 13, t.addPattern},
		{"endings.tsv", endingsTSV, 6, t.addEnding},
		{"lemmas.tsv", lemmasTSV, 4, t.addLemma},
	} {
		if err := eachLine(f.name, f.text, f.columns, f.line); err != nil {
			return nil, err
		}
	}
	return t, nil
})

// eachLine calls line with the columns of every line that is not a comment.
func eachLine(name, text string, columns int, line func([]string)) error {
	for i, s := range strings.Split(text, "\n") {
		if s == "" || strings.HasPrefix(s, "#") {
			continue
		}
		f := strings.Split(s, "\t")
		if len(f) != columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", name, i+1, len(f), columns)
		}
		for k, v := range f {
			if v == "-" {
				f[k] = ""
			}
		}
		line(f)
	}
	return nil
}

func (t *tables) addPattern(f []string) {
	columns := []string{"past", "pastC", "past-passive", "past-passiveC", "present", "presentC", "present-passive",
		"present-passiveC", "active", "passive", "masdar"}
	p := pattern{}
	for i, c := range columns {
		p[c] = f[i+2]
	}
	t.patterns[f[0]+" "+f[1]] = p
}

func (t *tables) addEnding(f []string) {
	k := f[0] + " " + f[1]
	e := ending{prefix: f[3], ending: f[5], stem: f[4][0], person: int(f[2][0] - '0'), gender: f[2][1], number: f[2][2]}
	t.endings[k] = append(t.endings[k], e)
}

func (t *tables) addLemma(f []string) {
	t.lemmas[string(bare(f[0]))] = exception{f[1], f[2], f[3]}
}
