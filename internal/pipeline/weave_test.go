package pipeline

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/read/claim"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/pubdate"
)

// TestWeaveIsRebuild takes the samples into a record in several orders, a few at a time, and asks for the events that a rebuild
// makes, and for those that are made in memory without a record. Among the samples are reports that only others date.
func TestWeaveIsRebuild(t *testing.T) {
	rd, world := readerAndWorld(t)
	l := Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
	weaveIsRebuild(t, l, world, slices.Collect(acquire.Walk(t.Context(), []string{"../../samples"}, nil, acquire.Options{})), 6)
}

// TestWeaveIsRebuildOnThePress does the same with reports of the press.
func TestWeaveIsRebuildOnThePress(t *testing.T) {
	rd, world := readerAndWorld(t)
	l := Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
	items := slices.Collect(acquire.Walk(t.Context(), []string{seedsDir(t)}, nil, acquire.Options{}))
	items = append(items, corpus(t, filepath.Join(seedsDir(t), "..", "data", "corpora", "syria_reports.jsonl"), 100)...)
	weaveIsRebuild(t, l, world, items, 1)
}

// corpus returns the first reports of a file of the press, one in twelve of them without its date.
func corpus(t testing.TB, path string, n int) []acquire.Item {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []acquire.Item
	for dec := json.NewDecoder(f); len(out) < n; {
		var line struct{ ID, Outlet, Date, Title, Text string }
		if err := dec.Decode(&line); err != nil {
			t.Fatal(err)
		}
		r := tawatur.Report{ID: line.ID, Title: line.Title, Text: line.Text, TextSHA256: tawatur.HashText(line.Text), Outlet: &tawatur.Outlet{Name: line.Outlet}}
		if len(out)%12 > 0 {
			r.Published = tawatur.Published{Value: &line.Date, Basis: tawatur.BasisMetadata}
		}
		out = append(out, acquire.Item{Name: line.ID, Report: r})
	}
	return out
}

// taken takes reports into a record, and into its events.
func taken(t testing.TB, l Line, st store.Store, world event.Options, items iter.Seq[acquire.Item]) {
	t.Helper()
	if _, err := l.Ingest(t.Context(), items, st); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Weave(t.Context(), st, world); err != nil {
		t.Fatal(err)
	}
}

func readerAndWorld(t testing.TB) (*claim.Reader, event.Options) {
	t.Helper()
	rd, err := claim.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	world, err := World(rd.Base())
	if err != nil {
		t.Fatal(err)
	}
	return rd, world
}

func weaveIsRebuild(t *testing.T, l Line, world event.Options, items []acquire.Item, orders int) {
	var want []tawatur.Event
	for seed := range orders {
		rng := rand.New(rand.NewPCG(uint64(seed), 1))
		rng.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		st, atOnce := OpenStore(t), 0
		for rest := items; len(rest) > 0; {
			n := min(len(rest), 1+rng.IntN(max(3, len(items)/20)))
			if _, err := l.Ingest(t.Context(), slices.Values(rest[:n]), st); err != nil {
				t.Fatal(err)
			}
			atOnce = 1 + rng.IntN(n+2) // what one batch had at hand the next one has
			if _, err := l.weave(t.Context(), st, world, atOnce); err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		woven := eventsOf(t, st)
		storiesAreBuilt(t, st, woven, world)
		if want == nil {
			if _, err := l.rebuild(t.Context(), st, world, atOnce); err != nil {
				t.Fatal(err)
			}
			want = eventsOf(t, st)
			storiesAreBuilt(t, st, want, world)
			entries, err := l.Entries(t.Context(), st)
			if err != nil {
				t.Fatal(err)
			}
			made := Derive(entries, world)
			slices.SortFunc(made, byID)
			if d := cmp.Diff(sorted(want), made); d != "" {
				t.Fatalf("a rebuild is not what the reports make:\n%s", d)
			}
		}
		if d := cmp.Diff(want, woven); d != "" {
			t.Fatalf("order %d: what was woven report by report (+) is not what a rebuild makes (-):\n%s", seed, d)
		}
	}
	if len(want) == 0 {
		t.Error("no events")
	}
}

func byID(a, b tawatur.Event) int {
	if a.ID < b.ID {
		return -1
	}
	return 1
}

func sorted(events []tawatur.Event) []tawatur.Event {
	out := slices.Clone(events)
	slices.SortFunc(out, byID)
	return out
}

// TestIDsLead asks for an event by the name that it had before a report came in that was published earlier.
func TestIDsLead(t *testing.T) {
	rd, world := readerAndWorld(t)
	l := Line{Reader: rd}
	st := OpenStore(t)
	report := func(id, published, text string) acquire.Item {
		r := tawatur.Report{ID: id, Text: text, TextSHA256: tawatur.HashText(text), Published: tawatur.Published{Value: &published, Basis: tawatur.BasisMetadata}}
		return acquire.Item{Name: id, Report: r}
	}
	take := func(items ...acquire.Item) {
		t.Helper()
		if _, err := l.Ingest(t.Context(), slices.Values(items), st); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Weave(t.Context(), st, world); err != nil {
			t.Fatal(err)
		}
	}
	take(report("b", "2024-08-09T12:00:00Z", "قصفت المدفعية التركية قرية تل رفعت أمس الخميس وقتل ثلاثة مدنيين."))
	before := eventsOf(t, st)
	take(report("a", "2024-08-09T10:00:00Z", "قتل ثلاثة مدنيين في قصف مدفعي تركي على تل رفعت أمس الخميس."))
	after := eventsOf(t, st)
	if len(before) != 1 || len(after) != 1 || before[0].ID == after[0].ID {
		t.Fatalf("events %d and %d: want one that changes its name", len(before), len(after))
	}
	for range 2 {
		if e, err := st.Event(t.Context(), before[0].ID); err != nil || e.ID != after[0].ID {
			t.Errorf("%s leads to %s, %v; want %s", before[0].ID, e.ID, err, after[0].ID)
		}
		if _, err := l.Rebuild(t.Context(), st, world); err != nil {
			t.Fatal(err)
		}
	}
}

// TestCommonKeysDateNobody gives an undated report company that a rarer key brings, and that tells its date only under a key
// which so many reports have that it tells nothing.
func TestCommonKeysDateNobody(t *testing.T) {
	rd, world := readerAndWorld(t)
	st := OpenStore(t)
	claim := func(id, typ, place, day, agent string) tawatur.Claim {
		return tawatur.Claim{ID: id, Type: typ, Modality: tawatur.Asserted, Time: tawatur.When{Start: day, End: day},
			Places: []tawatur.PlaceRef{{ID: place, Precision: tawatur.PrecisionSettlement}},
			Actors: []tawatur.ActorRef{{Role: tawatur.RoleAgent, ID: agent}, {Role: tawatur.RoleTarget, ID: agent + "-foe"}}}
	}
	keep := func(id, published, text string, cs ...tawatur.Claim) {
		t.Helper()
		r := tawatur.Report{ID: id, Text: text, TextSHA256: tawatur.HashText(text)}
		if published != "" {
			r.Published = tawatur.Published{Value: &published, Basis: tawatur.BasisMetadata}
		}
		if _, err := st.AddEntry(t.Context(), tawatur.Extraction{Report: r, Claims: cs}); err != nil {
			t.Fatal(err)
		}
	}
	keep("dated", "2024-08-09", "نص", claim("d1", "shelling", "town", "2024-08-09", "a"), claim("d2", "siege", "village", "2024-08-09", "b"))
	keep("undated", "", "قصفت البلدة أمس الجمعة.", claim("u1", "shelling", "town", "", "a"), claim("u2", "siege", "village", "", "c"))
	date := func() string {
		t.Helper()
		if _, err := (Line{Reader: rd}).Rebuild(t.Context(), st, world); err != nil {
			t.Fatal(err)
		}
		e, err := st.Report(t.Context(), "undated")
		if err != nil {
			t.Fatal(err)
		}
		return e.Report.Published.Day()
	}
	if day := date(); day != "2024-08-10" {
		t.Fatalf("dated %q by its company", day)
	}
	for i := range pubdate.Common {
		id := fmt.Sprint("other", i)
		keep(id, fmt.Sprintf("%d-01-01", 1000+i), "نص", claim(id, "shelling", "town", fmt.Sprintf("%d-01-01", 1000+i), id))
	}
	if day := date(); day != "" {
		t.Errorf("dated %q by what is told of a town of which all tell", day)
	}
}
