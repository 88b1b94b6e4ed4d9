package claim

import (
	"cmp"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"tawatur"
)

// variant is a row of testdata/invariance.tsv: a text, the same changed in a way that may not matter, and what the change does if it does
// anything.
type variant struct {
	line               int
	kind, text, retold string
	but                string
}

// changes yields what the change does, each as slot and value.
func (v variant) changes() iter.Seq[[2]string] {
	return func(yield func([2]string) bool) {
		for change := range strings.SplitSeq(v.but, ";") {
			slot, value, _ := strings.Cut(change, "=")
			if slot = strings.TrimSpace(slot); slot != "" && slot != "none" && !yield([2]string{slot, strings.TrimSpace(value)}) {
				return
			}
		}
	}
}

// variants reads the table.
func variants(t *testing.T) []variant {
	t.Helper()
	const table = "testdata/invariance.tsv"
	b, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	var out []variant
	heading := true
	for i, l := range strings.Split(string(b), "\n") {
		l = strings.TrimSuffix(l, "\r")
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		if heading {
			heading = false
			continue
		}
		f := append(strings.Split(l, "\t"), "")
		if len(f) < 4 || len(f) > 5 {
			t.Errorf("%s:%d: %d columns, want change, text, changed and but", table, i+1, len(f)-1)
			continue
		}
		v := variant{i + 1, f[0], f[1], f[2], f[3]}
		for change := range v.changes() {
			if !slices.Contains(slots[:], change[0]) {
				t.Errorf("%s:%d: no slot %q", table, v.line, change[0])
			}
		}
		out = append(out, v)
	}
	return out
}

// slots are what a claim says besides its words and where they stand, in the order in which they are shown.
var slots = [...]string{"type", "modality", "actors", "places", "time", "harm", "means", "services", "sources", "background"}

// slotsOf returns what a claim says in each of the slots; what is on no list is "?", whatever its words.
func slotsOf(c tawatur.Claim) map[string]string {
	var actors, places, harm, sources []string
	for _, a := range c.Actors {
		actors = append(actors, a.Role+":"+cmp.Or(a.ID, "?"))
	}
	for _, p := range c.Places {
		places = append(places, p.Role+":"+cmp.Or(p.NameEN, p.ID, "?"))
	}
	for _, h := range c.Harm {
		harm = append(harm, fmt.Sprintf("%s %s %s..%s", h.Kind, h.Who, bound(h.Min), bound(h.Max)))
	}
	for _, s := range c.Sources {
		sources = append(sources, cmp.Or(s.ID, "?"))
	}
	when := c.Time.Start + "/" + c.Time.End + " " + c.Time.Lasted
	if c.Time.Ongoing {
		when += " ongoing"
	}
	background := ""
	if c.Background {
		background = "yes"
	}
	return map[string]string{"type": c.Type, "modality": c.Modality, "actors": listed(actors), "places": listed(places), "time": strings.TrimSpace(when),
		"harm": listed(harm), "means": listed(c.Means), "services": listed(c.Services), "sources": strings.Join(sources, " "), "background": background}
}

// listed shows words whose order does not matter.
func listed(words []string) string {
	return strings.Join(slices.Sorted(slices.Values(words)), ", ")
}

// reading returns what a text tells, a line for each claim after these changes to it, sorted; what is only told again alike counts once.
func reading(t *testing.T, text string, changes iter.Seq[[2]string]) []string {
	t.Helper()
	r, err := sharedReader()
	if err != nil {
		t.Fatal(err)
	}
	day := "2024-08-09"
	x, err := r.Plain().Read(tawatur.Report{ID: "t", Text: text, Published: tawatur.Published{Value: &day, Basis: tawatur.BasisMetadata}})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	lines := map[string]string{}
	for _, c := range x.Claims {
		s := slotsOf(c)
		for change := range changes {
			s[change[0]] = change[1]
		}
		line := shown(s)
		lines[c.ID] = line
		if c.SameAs == "" || lines[c.SameAs] != line {
			out = append(out, line)
		}
	}
	slices.Sort(out)
	return out
}

// shown writes the slots of a claim that say anything.
func shown(s map[string]string) string {
	var out []string
	for _, slot := range slots {
		if s[slot] != "" && s[slot] != "/" {
			out = append(out, slot+"="+s[slot])
		}
	}
	return strings.Join(out, "; ")
}

// TestInvariance holds that a change of words that changes nothing of what is told changes nothing of what is read.
func TestInvariance(t *testing.T) {
	for _, v := range variants(t) {
		told, retold := reading(t, v.text, v.changes()), reading(t, v.retold, variant{}.changes())
		if none := v.but == "none"; none != (len(told) == 0) || !slices.Equal(told, retold) {
			t.Errorf("testdata/invariance.tsv:%d: %s\n%s\n\t%s\n%s\n\t%s", v.line, v.kind, v.text, strings.Join(told, "\n\t"), v.retold, strings.Join(retold, "\n\t"))
		}
	}
}
