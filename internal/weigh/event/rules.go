package event

import (
	_ "embed"
	"fmt"
	"strconv"
	"sync"

	"tawatur"
	"tawatur/internal/tsv"
)

//go:embed types.tsv
var typesTSV string

//go:embed pairs.tsv
var pairsTSV string

//go:embed words.tsv
var wordsTSV string

// The rules a type is compared by; see types.tsv.
const (
	ruleAct     = "act"
	ruleMutual  = "mutual"
	ruleSpeech  = "speech"
	ruleLasting = "lasting"
)

type typeRule struct {
	family   string
	specific int
	rule     string
}

type pairRule struct {
	worth int
	same  bool
}

// rules is the content of the data files.
type rules struct {
	types map[string]typeRule
	pairs map[[2]string]pairRule
	words map[string]tawatur.Name
}

// mustRules reads the embedded files, once. They are part of the program, so an error in them is a fault of the build, which
// the package's tests find.
var mustRules = sync.OnceValue(func() *rules {
	r, err := parseRules(typesTSV, pairsTSV, wordsTSV)
	if err != nil {
		panic(err)
	}
	return r
})

func parseRules(types, pairs, words string) (*rules, error) {
	r := &rules{map[string]typeRule{}, map[[2]string]pairRule{}, map[string]tawatur.Name{}}
	for i, f := range tsv.Rows(types) {
		n, err := field(f, 4, 2)
		if err != nil {
			return nil, fmt.Errorf("event: types.tsv row %d: %w", i+1, err)
		}
		r.types[f[0]] = typeRule{f[1], n, f[3]}
	}
	for i, f := range tsv.Rows(pairs) {
		n, err := field(f, 4, 2)
		if err != nil {
			return nil, fmt.Errorf("event: pairs.tsv row %d: %w", i+1, err)
		}
		p := pairRule{n, f[3] == "yes"}
		r.pairs[[2]string{f[0], f[1]}], r.pairs[[2]string{f[1], f[0]}] = p, p
	}
	for i, f := range tsv.Rows(words) {
		if len(f) != 3 {
			return nil, fmt.Errorf("event: words.tsv row %d: %d fields, want 3", i+1, len(f))
		}
		r.words[f[0]] = tawatur.Name{AR: f[1], EN: f[2]}
	}
	return r, nil
}

// field returns the number in column i of a row that must have n columns.
func field(f []string, n, i int) (int, error) {
	if len(f) != n {
		return 0, fmt.Errorf("%d fields, want %d", len(f), n)
	}
	return strconv.Atoi(f[i])
}

// of returns the rule of a type; an unknown type is its own family and compared as an act.
func (r *rules) of(t string) typeRule {
	if x, ok := r.types[t]; ok {
		return x
	}
	return typeRule{family: "?" + t, specific: 2, rule: ruleAct}
}
