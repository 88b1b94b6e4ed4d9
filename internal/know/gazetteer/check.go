package gazetteer

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"tawatur/knowledge"
)

// extraFile holds the places that the imported lists lack.
const extraFile = "places-extra.tsv"

// extraColumns is the number of its columns; the last may be left out.
const extraColumns = 9

// extraTypes are the types that a row of the file may have.
func extraTypes() []string {
	return []string{"country", "region", "sea", "capital", "adm1_seat", "populated_place", "neighbourhood", "airport", "oil_field", "gas_field",
		"dam", "crossing", "base", "camp", "bridge", "prison", "hill", "site", "alias"}
}

// linter checks the rows of the file one after the other.
type linter struct {
	g *Gazetteer
	// country matches the code of a country, division that of a part of one (ISO 3166-2).
	country, division *regexp.Regexp
	// seen gives the line of each id that is not an alias.
	seen map[string]int
	errs []error
	line int
}

// Check lints the hand-written places and returns an error, with file and line, for each flaw: columns missing, an id
// that is there twice or of no kind, an unknown type, a point that is not on the globe, a country that is no code of two
// letters, a governorate that is not in the gazetteer.
func (g *Gazetteer) Check() []error { return g.lint(knowledge.Files) }

// lint is Check on the files given.
func (g *Gazetteer) lint(files fs.FS) []error {
	raw, err := fs.ReadFile(files, extraFile)
	if err != nil {
		return []error{fmt.Errorf("gazetteer: check: %w", err)}
	}
	l := &linter{g: g, country: regexp.MustCompile(`^[A-Z]{2}$`), division: regexp.MustCompile(`^[A-Z]{2}-[A-Z0-9]{1,3}$`), seen: map[string]int{}}
	head := false
	for i, text := range strings.Split(string(raw), "\n") {
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if !head {
			head = true
			continue
		}
		l.line = i + 1
		l.row(strings.Split(text, "\t"))
	}
	return l.errs
}

func (l *linter) errorf(format string, args ...any) {
	l.errs = append(l.errs, fmt.Errorf("knowledge/%s:%d: %s", extraFile, l.line, fmt.Sprintf(format, args...)))
}

// row checks one row.
func (l *linter) row(c []string) {
	if len(c) < 5 || len(c) > extraColumns {
		l.errorf("%d columns, want %d", len(c), extraColumns)
		return
	}
	for len(c) < extraColumns {
		c = append(c, "")
	}
	if !slices.Contains(extraTypes(), c[4]) {
		l.errorf("unknown type %q", c[4])
	}
	l.names(c)
	if c[4] == "alias" {
		l.alias(c)
		return
	}
	l.place(c)
}

// names checks the other spellings.
func (l *linter) names(c []string) {
	if c[2] == "" {
		return
	}
	for n := range strings.SplitSeq(c[2], "|") {
		if strings.TrimSpace(n) != n || n == "" {
			l.errorf("spelling %q of %s is empty or has blanks around it", n, c[0])
		}
	}
}

// alias checks a row that adds spellings or better names.
func (l *linter) alias(c []string) {
	if l.g.ByID(c[0]) == nil {
		l.errorf("alias of unknown place %q", c[0])
	}
	if c[1] == "" && c[2] == "" && c[3] == "" {
		l.errorf("alias of %s adds no spelling and no name", c[0])
	}
}

// place checks a row that adds a place.
func (l *linter) place(c []string) {
	if !strings.HasPrefix(c[0], "x:") || strings.ContainsAny(c[0], " \u00a0") {
		l.errorf("id %q does not begin with x: or has a blank", c[0])
	}
	if n, ok := l.seen[c[0]]; ok {
		l.errorf("place %q is there since line %d", c[0], n)
	} else {
		l.seen[c[0]] = l.line
	}
	if c[1] == "" || c[3] == "" {
		l.errorf("place %q has no name_ar or no name_en", c[0])
	}
	if _, _, err := parsePoint(c[5], c[6]); err != nil {
		l.errorf("place %q: %v", c[0], err)
	}
	if c[7] != "" && !l.country.MatchString(c[7]) || c[7] == "" && c[4] != typeRegion && c[4] != typeSea {
		l.errorf("place %q: country %q is no code of two letters", c[0], c[7])
	}
	for _, code := range strings.Fields(c[8]) {
		l.within(c[0], code)
	}
}

// within checks the code of what holds a place: a country, a part of one, or a place or governorate of the gazetteer.
func (l *linter) within(id, code string) {
	if l.country.MatchString(code) || l.division.MatchString(code) || l.g.ByID(code) != nil {
		return
	}
	if !slices.ContainsFunc(l.g.places, func(p Place) bool { return p.ADM1 == code && !strings.HasPrefix(p.ID, "x:") }) {
		l.errorf("place %q lies within %q, which is not in the gazetteer", id, code)
	}
}
