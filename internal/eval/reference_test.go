package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"tawatur"
)

// shared finds the folder of annotated reports that stands beside the repository, or skips.
func shared(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		s := filepath.Join(dir, "..", "shared")
		if _, err := os.Stat(filepath.Join(s, "tools", "score.py")); err == nil {
			return s
		}
	}
	t.Skip("../shared is not here: not compared with the reference scorer")
	return ""
}

// TestAgreesWithReferenceScorer scores the same claims with both scorers and compares every figure and every line.
func TestAgreesWithReferenceScorer(t *testing.T) {
	root := shared(t)
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here: not compared with the reference scorer")
	}
	for _, set := range []string{"dev", "seeds"} {
		dir := filepath.Join(root, "gold", set)
		gold := open(t, dir, nil)
		xs := damagedGold(gold)
		file := writeLines(t, xs)
		r, err := gold.Score(xs)
		if err != nil {
			t.Fatal(err)
		}
		script := filepath.Join(root, "tools", "score.py")
		compareJSON(t, set, r, run(t, python, script, dir, file, "--json"))
		var b bytes.Buffer
		if err := r.Write(&b, Options{Misses: true, PerReport: true, Types: true}); err != nil {
			t.Fatal(err)
		}
		if want := run(t, python, script, dir, file, "--misses", "--per-report", "--types"); b.String() != string(want) {
			t.Errorf("%s: text differs from the reference scorer's", set)
		}
	}
}

func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	out, err := c.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Logf("%s", exit.Stderr)
		}
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return out
}

func compareJSON(t *testing.T, set string, r Result, want []byte) {
	t.Helper()
	got, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var a, b any
	if err := json.Unmarshal(got, &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(want, &b); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%s: figures differ\ngot  %s\nwant %s", set, got, want)
	}
}

func writeLines(t *testing.T, xs map[string]tawatur.Extraction) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "claims.jsonl")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for _, x := range xs {
		if err := enc.Encode(x); err != nil {
			t.Fatal(err)
		}
	}
	return file
}

// damagedGold makes claims out of gold and spoils some of them by turns, so that every slot has hits and misses.
func damagedGold(set *Set) map[string]tawatur.Extraction {
	xs := map[string]tawatur.Extraction{}
	n := 0
	for i, name := range set.names {
		if i%11 == 5 {
			continue
		}
		text, g := set.docs[name].Text, set.golds[name]
		x := tawatur.Extraction{Report: tawatur.Report{ID: name, Text: text}, Claims: []tawatur.Claim{}}
		for k := range g.Events {
			x.Claims = append(x.Claims, damagedClaims(text, &g.Events[k], n)...)
			n++
		}
		xs[name] = x
	}
	return xs
}

// damagedClaims returns one or two claims for an event; n chooses the damage.
func damagedClaims(text string, e *goldEvent, n int) []tawatur.Claim {
	near := e.evidence(text)
	if n%7 == 3 || len(near) == 0 {
		return nil
	}
	ev := piece(text, near[0])
	c := tawatur.Claim{Type: e.Type, Trigger: ev, Evidence: ev, Modality: e.Modality, Means: e.Means, Rule: "test/rule",
		Actors: []tawatur.ActorRef{}, Places: []tawatur.PlaceRef{}, Harm: []tawatur.Harm{}, Sources: []tawatur.SourceRef{},
		Time: tawatur.When{Start: e.Time.Start, End: e.Time.End, Ongoing: e.Time.Ongoing}}
	if n%13 == 1 {
		c.Type = "siege"
	}
	if n%5 == 2 {
		c.Time.Start, c.Modality, c.Means = "2020-02-02", tawatur.Planned, append([]string{"tank"}, e.Means...)
	}
	fillActors(&c, text, e, near, n)
	fillPlaces(&c, text, e, near, n)
	fillRest(&c, text, e, n)
	if n%6 != 4 {
		return []tawatur.Claim{c}
	}
	second := c
	second.Time, second.Trigger.In = tawatur.When{}, []string{"", tawatur.InText, tawatur.InTitle}[n%3]
	return []tawatur.Claim{c, second}
}

func piece(text string, s span) tawatur.Span {
	return tawatur.Span{Start: s[0], End: s[1], Text: string([]rune(text)[s[0]:s[1]])}
}

func fillActors(c *tawatur.Claim, text string, e *goldEvent, near []span, n int) {
	for i, g := range e.Actors {
		a := tawatur.ActorRef{Role: g.Role, ID: g.ID}
		if s := g.spans(text, near); len(s) > 0 {
			a.Mention = piece(text, s[0])
		}
		switch (n + i) % 9 {
		case 1:
			a.ID = ""
		case 2:
			a.ID = "civilians"
		case 3:
			a.ID = "nobody-knows"
		case 4:
			a.Role = tawatur.RoleParty
		case 5:
			continue
		}
		c.Actors = append(c.Actors, a)
	}
}

func fillPlaces(c *tawatur.Claim, text string, e *goldEvent, near []span, n int) {
	for i, g := range e.Places {
		p := tawatur.PlaceRef{Role: tawatur.PlaceAt, ID: g.ID, Lat: g.Lat, Lon: g.Lon}
		if s := g.spans(text, near); len(s) > 0 {
			p.Mention = piece(text, s[0])
		}
		switch (n + i) % 8 {
		case 1:
			p.Lat, p.Lon = nil, nil
		case 2:
			p.Role = tawatur.PlaceOrigin
		case 3:
			if g.Lat != nil {
				p.Lat = ptr(*g.Lat + 0.1)
			}
		case 4:
			p.Mention.In = tawatur.InTitle
		}
		c.Places = append(c.Places, p)
	}
}

func fillRest(c *tawatur.Claim, text string, e *goldEvent, n int) {
	for i, h := range e.Harm {
		x := tawatur.Harm{Kind: h.Kind, Min: whole(h.Min), Max: whole(h.Max)}
		if (n+i)%4 == 1 {
			x.Max = nil
		}
		c.Harm = append(c.Harm, x)
	}
	for i, g := range e.Sources {
		s := tawatur.SourceRef{ID: g.ID}
		if f := find(text, g.Words); len(f) > 0 && (n+i)%5 != 0 {
			s.Mention = piece(text, f[len(f)-1])
		}
		if (n+i)%3 == 1 {
			s.ID = "anonymous-source"
		}
		c.Sources = append(c.Sources, s)
	}
}

func whole(f *float64) *int {
	if f == nil {
		return nil
	}
	return ptr(int(*f))
}
