package web

import (
	"slices"
	"testing"

	"tawatur"
)

// TestReasonsInWords says the merge's reasons in both languages; what has no form stays as it is written.
func TestReasonsInWords(t *testing.T) {
	table, err := readWords(stringFiles)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]tawatur.Name{"council": {AR: "المجلس", EN: "the Council"}}
	s := &site{opt: withDefaults(Options{ActorName: func(id string) (tawatur.Name, bool) { n, ok := names[id]; return n, ok }})}
	entries, _ := sample(t)
	en := namer{lang: table.in("en"), s: s}.reasoner(nil)
	en.entries = map[string]tawatur.Extraction{"a/1": entries[0], "c": entries[2]}
	ar := en
	ar.namer.lang = table.in("ar")
	for line, want := range map[string][]string{
		"told by one report":                      {"told by one report", "ورد في تقرير واحد"},
		"told by one report, citing council":      {"told by one report, citing the Council", "ورد في تقرير واحد نقلًا عن المجلس"},
		"both cite council; both cite council":    {"they cite the same speaker: the Council", "تنقل عن المتحدث نفسه: المجلس"},
		"a/1 shares a passage with zz":            {"شبكة النهر shares a passage with zz", "نص مشترك بين شبكة النهر وzz"},
		"same number killed: 7":                   {"same number (Killed: 7)", "العدد نفسه (القتلى: 7)"},
		"a reason that nobody has foreseen {yet}": {"a reason that nobody has foreseen {yet}", "a reason that nobody has foreseen {yet}"},
	} {
		if got := slices.Concat(en.say(line), ar.say(line)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// TestChainDrawing lays two outlets that cite one speaker out in a box, and mirrors it for Arabic.
func TestChainDrawing(t *testing.T) {
	claim := func(report, outlet string, speakers ...string) claimView {
		c := claimView{Report: reportRef{ID: report}, Outlet: &term{outlet, outlet}}
		for _, s := range speakers {
			c.Speakers = append(c.Speakers, speaker{term: term{s, s}})
		}
		return c
	}
	claims := []claimView{claim("1", "nahr", "agency", "ministry"), claim("2", "jisr", "ministry"), claim("3", "hadath")}
	origins := []originView{{term: term{"ministry", "ministry"}, Reports: []reportRef{{ID: "1"}, {ID: "2"}}}, {term: term{"hadath", "hadath"}, Reports: []reportRef{{ID: "3"}}}}
	en := namer{lang: lang{code: "en", words: map[string]string{}}}.chain(origins, claims)
	if len(en.Boxes) != 2 || len(en.Nodes) != 6 || len(en.Edges) != 3 {
		t.Fatalf("%d boxes, %d nodes, %d edges: %+v", len(en.Boxes), len(en.Nodes), len(en.Edges), en)
	}
	for _, n := range en.Nodes {
		if n.X < 0 || n.X+nodeW > en.Width || n.Y < 0 || n.Y+nodeH > en.Height {
			t.Errorf("node %q at %d,%d stands outside %d x %d", n.Label, n.X, n.Y, en.Width, en.Height)
		}
		if n.Outlet != (n.X > en.Width/2) {
			t.Errorf("node %q at %d: outlets stand at the end of the line", n.Label, n.X)
		}
	}
	ar := namer{lang: lang{code: "ar", words: map[string]string{}}}.chain(origins, claims)
	for i, n := range ar.Nodes {
		if n.X != en.Width-en.Nodes[i].X-nodeW {
			t.Errorf("node %q is not mirrored: %d and %d", n.Label, en.Nodes[i].X, n.X)
		}
	}
}
