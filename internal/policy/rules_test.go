package policy

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// rules says for each name of the file which names stand directly below it.
type rules struct {
	below map[string][]string
}

// parseRules reads a policy; the error names the statement that is not understood.
func parseRules(text string) (rules, error) {
	r := rules{below: map[string][]string{}}
	for statement := range strings.SplitSeq(withoutComments(text), ";") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		if err := r.statement(statement); err != nil {
			return r, fmt.Errorf("policy: parse %q: %w", strings.Join(strings.Fields(statement), " "), err)
		}
	}
	for name := range r.below {
		if r.allowed(name)[name] {
			return r, fmt.Errorf("policy: %s stands below itself", name)
		}
	}
	return r, nil
}

func withoutComments(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		b.WriteString(strings.TrimRight(line, "\n") + "\n")
	}
	return b.String()
}

func (r rules) statement(s string) error {
	var below []string
	for i, part := range strings.Split(s, "<") {
		names, err := nameList(part)
		if err != nil {
			return err
		}
		for _, n := range names {
			r.below[n] = append(r.below[n], below...)
			if n == "NONE" && i > 0 {
				return fmt.Errorf("NONE is not first")
			}
		}
		below = names
	}
	return nil
}

func nameList(s string) ([]string, error) {
	var out []string
	for n := range strings.SplitSeq(s, ",") {
		n = strings.TrimSpace(n)
		if n == "" || strings.ContainsAny(n, " \t\n!") {
			return nil, fmt.Errorf("%q is not a name", n)
		}
		out = append(out, n)
	}
	return out, nil
}

// allowed returns everything below a name.
func (r rules) allowed(name string) map[string]bool {
	seen := map[string]bool{}
	todo := slices.Clone(r.below[name])
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[n] {
			seen[n] = true
			todo = append(todo, r.below[n]...)
		}
	}
	return seen
}

// nameOf returns the name under which a package stands in the policy.
func (r rules) nameOf(pkg string) (string, bool) {
	for _, n := range []string{pkg, strings.TrimPrefix(pkg, "internal/")} {
		if _, ok := r.below[n]; ok {
			return n, true
		}
	}
	return "", false
}

// outside reports whether a package need not be mentioned and may import what it likes.
func outside(pkg string) bool {
	return pkg == "knowledge" || pkg == "internal/policy" || pkg == "internal/tools" || strings.HasPrefix(pkg, "internal/tools/")
}

// knows reports whether a package is one of those that read the knowledge files.
func knows(pkg string) bool {
	return pkg == "internal/know" || strings.HasPrefix(pkg, "internal/know/")
}

// violations lists what a package does against the rules. Imports are paths within the module.
func (r rules) violations(pkg string, imports []string) []string {
	name, ok := r.nameOf(pkg)
	switch {
	case outside(pkg):
		return nil
	case !ok:
		return []string{pkg + ": not in import-policy.txt"}
	}
	var out []string
	allowed := r.allowed(name)
	for _, i := range imports {
		n, ok := r.nameOf(i)
		if ok && allowed[n] || i == "knowledge" && knows(pkg) {
			continue
		}
		out = append(out, fmt.Sprintf("%s may not import %s", pkg, i))
	}
	return out
}

func TestRulesFollowChains(t *testing.T) {
	r, err := parseRules("NONE < a, b; # the floor\na < c < d;\nb, c < internal/know/x;\nd < WING;\nWING < e")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		pkg     string
		imports []string
		want    int
	}{
		{"c", []string{"a"}, 0}, {"d", []string{"a", "c"}, 0}, {"c", []string{"d"}, 1}, {"a", []string{"b"}, 1},
		{"internal/know/x", []string{"knowledge", "internal/a", "b"}, 0}, {"know/x", nil, 1}, {"d", []string{"knowledge"}, 1},
		{"e", []string{"a", "c", "d"}, 0}, {"unlisted", nil, 1}, {"internal/tools/m", []string{"e"}, 0}, {"internal/e", []string{"internal/d"}, 0},
	} {
		if got := r.violations(c.pkg, c.imports); len(got) != c.want {
			t.Errorf("%s imports %v: %v, want %d violations", c.pkg, c.imports, got, c.want)
		}
	}
}

func TestBadRulesAreErrors(t *testing.T) {
	for _, s := range []string{"a < b; b < a;", "a b < c;", "a < , b;", "a < NONE;", "a !< b;"} {
		if _, err := parseRules(s); err == nil {
			t.Errorf("%q was accepted", s)
		}
	}
}
