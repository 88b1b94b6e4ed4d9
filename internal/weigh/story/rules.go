package story

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tawatur"
	"tawatur/internal/tsv"
)

//go:embed kinds.tsv
var kindsTSV string

//go:embed steps.tsv
var stepsTSV string

// kind is a row of kinds.tsv with the rows of steps.tsv that belong to it.
type kind struct {
	id               string
	who, where       string
	gap, least, days int
	name             tawatur.Name
	roles            []role
}

// role is a row of steps.tsv.
type role struct {
	role string
	// order is its row.
	order int
	// founds says that its events found stories; opens, that it is the role of a story's first step.
	// follows, that it comes after a deal; during, that the story's days must be told; soon, that it comes within talksWithin.
	founds, opens, follows, during, soon bool
	typ, modality                        string
	who, where                           string
	before, after                        int
	state                                string
}

// fits reports whether the row is about a fact's type and modality.
func (r *role) fits(f *fact) bool {
	return (r.typ == "*" || r.typ == f.ev.Type) && (r.modality == f.modality || r.modality == "any" && f.modality != tawatur.Denied)
}

// rules is the content of the data files.
type rules struct{ kinds []*kind }

// mustRules reads the embedded files. They are part of the program, so an error in them is a fault of the build, which the
// package's tests find.
func mustRules() *rules {
	r, err := parseRules(kindsTSV, stepsTSV)
	if err != nil {
		panic(err)
	}
	return r
}

// whos and wheres are the conditions that rows may name.
func whos() []string {
	return []string{"-", "doer", "sides", "two", "any", "never", "undone", "nobody", "side", "both", "either", "between", "freed"}
}

func wheres() []string {
	return []string{"-", "same", "district", "loose", "report", "wide", "beside"}
}

func parseRules(kinds, steps string) (*rules, error) {
	r := &rules{}
	byID := map[string]*kind{}
	for i, f := range tsv.Rows(kinds) {
		if len(f) != 8 || !slices.Contains(whos(), f[1]) || !slices.Contains(wheres(), f[2]) {
			return nil, fmt.Errorf("story: kinds.tsv row %d: want 8 fields with known conditions: %q", i+1, f)
		}
		n, err := numbers(f[3:6])
		if err != nil {
			return nil, fmt.Errorf("story: kinds.tsv row %d: %w", i+1, err)
		}
		k := &kind{id: f[0], who: f[1], where: f[2], gap: n[0], least: n[1], days: n[2],
			name: tawatur.Name{AR: f[6], EN: f[7]}}
		r.kinds, byID[k.id] = append(r.kinds, k), k
	}
	for i, f := range tsv.Rows(steps) {
		if len(f) != 10 || byID[f[0]] == nil || !slices.Contains(whos(), f[5]) || !slices.Contains(wheres(), f[6]) {
			return nil, fmt.Errorf("story: steps.tsv row %d: want 10 fields with a known kind and known conditions: %q", i+1, f)
		}
		n, err := numbers(f[7:9])
		if err != nil {
			return nil, fmt.Errorf("story: steps.tsv row %d: %w", i+1, err)
		}
		k := byID[f[0]]
		k.roles = append(k.roles, role{role: f[1], order: i, founds: f[2] == "opens" || f[2] == "found", opens: f[2] == "opens", follows: f[2] == "follows", during: f[2] == "during", soon: f[2] == "soon",
			typ: f[3], modality: f[4], who: f[5], where: f[6],
			before: n[0], after: n[1], state: strings.Trim(f[9], "-")})
	}
	return r, nil
}

// rulesVersion is counted up when stories come out otherwise for another reason than the tables.
const rulesVersion = 1

// Rules names the rules by which stories are told, so that those of other rules are told anew.
func Rules() string {
	h := sha256.Sum256([]byte(kindsTSV + "\x00" + stepsTSV))
	return fmt.Sprintf("%d-%s", rulesVersion, hex.EncodeToString(h[:6]))
}

func numbers(fields []string) ([]int, error) {
	out := make([]int, len(fields))
	for i, f := range fields {
		var err error
		if out[i], err = strconv.Atoi(f); err != nil {
			return nil, err
		}
	}
	return out, nil
}
