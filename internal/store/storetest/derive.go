package storetest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// derived runs do on what is derived and fails the test on an error.
func derived(t *testing.T, st store.Store, do func(store.Derivation) error) {
	t.Helper()
	if err := st.Derive(t.Context(), do); err != nil {
		t.Fatalf("Derive: %v", err)
	}
}

// first returns the first error of some steps, each of which is run only after the one before.
func first(steps ...func() error) error {
	for _, s := range steps {
		if err := s(); err != nil {
			return err
		}
	}
	return nil
}

// testShelf asks a store's shelf for what the memory answers.
func testShelf(t *testing.T, st store.Store) {
	entries := []shelf.Entry{
		{Key: 1 << 63, Kind: 1, Lo: 10, Hi: 12, Item: shelf.NewItem(1, 0)}, {Key: 1 << 63, Kind: 1, Lo: 11, Hi: 11, Item: shelf.NewItem(2, 3)},
		{Key: 1 << 63, Kind: 2, Lo: -1 << 30, Hi: 5, Item: shelf.NewItem(3, 0)}, {Key: 7, Kind: 1, Lo: 10, Hi: 12, Item: shelf.NewItem(1, 0)},
		{Key: 1 << 62, Kind: 3, Item: shelf.NewItem(1, 0)}, {Key: 1 << 62, Kind: 3, Item: shelf.NewItem(2, 0)}, {Key: 1 << 62, Kind: 3, Item: shelf.NewItem(3, 0)},
		{Key: 1 << 61, Kind: 3, Item: shelf.NewItem(1, 0)},
	}
	e := event("e1", "2024-08-09")
	e.Places = []tawatur.EventPlace{{ID: "p1"}}
	items := []shelf.Item{shelf.NewItem(1, 0), shelf.NewItem(2, 3)}
	ask := func(s shelf.Shelf) string {
		var out []any
		note := func(v any, err error) { out = append(out, v, err) }
		near := func(key uint64, rs ...shelf.Range) {
			es, err := s.Near(key, rs)
			slices.SortFunc(es, func(a, b shelf.Entry) int { return int(a.Item - b.Item) })
			note(slices.Clone(es), err) // the next question takes its room
		}
		near(1<<63, shelf.Range{Kind: 1, From: 10, To: 10}, shelf.Range{Kind: 2, From: -1 << 30, To: 0})
		near(1<<63, shelf.Range{Kind: 1, From: 11, To: 99})
		near(9, shelf.Range{Kind: 1, To: 99})
		near(1<<62, shelf.Range{Kind: 3, Most: 2})
		near(1<<61, shelf.Range{Kind: 3, Most: 2})
		near(1<<62, shelf.Range{Kind: 3, Most: 9}, shelf.Range{Kind: 4, Most: 1})
		near(1<<62, shelf.Range{Kind: 3, Most: 1})
		note(s.Count(1<<63, 2))
		note(s.Count(1<<63, 9))
		for _, i := range items {
			ls, err := s.Links(i)
			note(ls, err)
			note(s.EventOf(i))
		}
		is, err := s.Items("e1")
		slices.Sort(is)
		note(is, err)
		note(s.At("p1", e.Type, 5, 7, 9))
		note(s.At("p1", e.Type, 8, 9, 9))
		note(s.At("p1", "other", 5, 7, 9))
		note(s.Group("e1"))
		return fmt.Sprintf("%+v", out)
	}
	do := func(s shelf.Shelf) error {
		return first(
			func() error { return s.Enter(entries) },
			func() error { return s.Enter(entries[:1]) },
			func() error { return s.Leave(entries[3:4]) },
			func() error { return s.Link(items[0], items[1], 50) },
			func() error { return s.Link(items[1], items[0], 60) },
			func() error { return s.Link(items[1], shelf.NewItem(3, 0), 70) },
			func() error { return s.Unlink(shelf.NewItem(3, 0), items[1]) },
			func() error { return s.Replace(nil, []shelf.Group{{Event: event("e0", ""), Items: items[:1], Day: 7}}) },
			func() error {
				return s.Replace([]string{"e0"}, []shelf.Group{{Event: e, Items: items, Founding: items[0], Day: 7}})
			},
		)
	}
	var m shelf.Memory
	m.Put(1, store.Entry{})
	if err := do(&m); err != nil {
		t.Fatal(err)
	}
	derived(t, st, func(d store.Derivation) error {
		if err := do(d); err != nil {
			return err
		}
		same(t, "the shelf", ask(d), ask(&m))
		return nil
	})
	derived(t, st, func(d store.Derivation) error {
		same(t, "the shelf later", ask(d), ask(&m))
		return nil
	})
}

func testNames(t *testing.T, st store.Store) {
	a, b := shelf.NewItem(1, 0), shelf.NewItem(2, 0)
	derived(t, st, func(d store.Derivation) error {
		return d.Replace(nil, []shelf.Group{{Event: event("e1", ""), Items: []shelf.Item{a}, Founding: a}, {Event: event("e2", ""), Items: []shelf.Item{b}, Founding: b}})
	})
	derived(t, st, func(d store.Derivation) error {
		return d.Replace([]string{"e1", "e2"}, []shelf.Group{{Event: event("e1", ""), Items: []shelf.Item{a, b}, Founding: a}})
	})
	for range 2 {
		got, err := st.Event(t.Context(), "e2")
		if err != nil || got.ID != "e1" {
			t.Errorf("e2 leads to %q, %v; want e1", got.ID, err)
		}
		derived(t, st, func(d store.Derivation) error { // made anew, both are still one
			if err := d.Clear("other"); err != nil {
				return err
			}
			return d.Replace(nil, []shelf.Group{{Event: event("e1", ""), Items: []shelf.Item{a, b}, Founding: a}})
		})
	}
}

// testWaiting asks for those that wait, by their claims: those without go along with those that have some.
func testWaiting(t *testing.T, st store.Store) {
	for i, claims := range []int{1, 0, 2, 0, 0, 1} {
		keep(t, st, entry(fmt.Sprint("r", i), fmt.Sprint("نص ", i), claims))
	}
	derived(t, st, func(d store.Derivation) error {
		for _, want := range []store.Waiting{
			{Telling: []int64{1}, More: true},
			{Telling: []int64{3}, Silent: []int64{2}, More: true},
			{Telling: []int64{6}, Silent: []int64{4, 5}, More: true},
			{},
		} {
			got, err := d.Waiting(1)
			if err != nil {
				return err
			}
			same(t, "waiting", got, want)
			if err := d.Woven(got.All()); err != nil {
				return err
			}
		}
		return nil
	})
	derived(t, st, func(d store.Derivation) error {
		if err := d.Clear("other"); err != nil {
			return err
		}
		got, err := d.Waiting(9)
		same(t, "waiting again", got, store.Waiting{Telling: []int64{1, 3, 6}, Silent: []int64{2, 4, 5}, Again: true})
		return err
	})
}

func testRedate(t *testing.T, st store.Store) {
	plain := entry("a", "نص", 2)
	keep(t, st, plain)
	again := entry("a", "نص", 2)
	again.Report.Published = tawatur.Published{Value: ptr("2024-08-14"), Basis: tawatur.BasisInferred, Why: []string{"company"}}
	again.Claims[1].Type = "attack"
	var number int64
	derived(t, st, func(d store.Derivation) error {
		waiting, err := d.Waiting(9)
		if err != nil || len(waiting.Telling) != 1 {
			t.Fatalf("waiting %v, %v", waiting, err)
		}
		number = waiting.Telling[0]
		return first(func() error { return d.Redate(number, &again) }, func() error {
			got, err := d.Entry(number)
			same(t, "Entry", got, shelf.Bare(again))
			if err == nil {
				got, err = d.Plain(number)
				same(t, "Plain", got, plain)
			}
			return err
		})
	})
	got, err := st.Report(t.Context(), "a")
	same(t, "error", err, nil)
	same(t, "Report", got, again)
	c, r, err := st.Claim(t.Context(), "a#2")
	same(t, "Claim's error", err, nil)
	same(t, "Claim", c, again.Claims[1])
	same(t, "its report", r, again.Report)
	derived(t, st, func(d store.Derivation) error { return d.Redate(number, nil) })
	got, err = st.Report(t.Context(), "a")
	same(t, "error", err, nil)
	same(t, "Report as it is", got, plain)
}

func testReconcile(t *testing.T, st store.Store) {
	keep(t, st, entry("a", "نص", 1))
	derived(t, st, func(d store.Derivation) error {
		return first(func() error { return d.Woven([]int64{1}) }, func() error { return d.Clear("one") }, func() error {
			waiting, err := d.Waiting(9)
			same(t, "waiting again", waiting, store.Waiting{Telling: []int64{1}, Again: true})
			return err
		})
	})
	counts, err := st.Counts(t.Context())
	same(t, "stale while reports wait again", counts.Stale, true)
	same(t, "its error", err, nil)
	derived(t, st, func(d store.Derivation) error { return d.Woven([]int64{1}) })
	derive(t, st, event("e1", ""), event("e2", ""), event("e3", ""))
	derived(t, st, func(d store.Derivation) error {
		rules, err := d.Rules()
		same(t, "rules", rules, "test")
		if err != nil {
			return err
		}
		changed := event("e2", "2024-08-09")
		return first(func() error { return d.Clear("two") }, func() error {
			return d.Replace(nil, []shelf.Group{{Event: event("e1", "")}, {Event: changed}, {Event: event("e4", "")}})
		}, func() error {
			was, made, err := reconciled(d)
			same(t, "was", ids(was), []string{"e2", "e3"})
			same(t, "made", ids(made), []string{"e2", "e4"})
			return err
		}, func() error {
			was, made, err := reconciled(d)
			same(t, "afterwards", len(was)+len(made), 0)
			return err
		}, func() error { return d.Clear("three") }, func() error {
			return d.Replace(nil, []shelf.Group{{Event: event("e1", "")}, {Event: changed}, {Event: event("e4", "")}, {Event: event("e5", "")}})
		}, func() error {
			was, made, err := reconciled(d)
			same(t, "what is no more", len(was), 0)
			same(t, "what is new, the others as before", ids(made), []string{"e5"})
			return err
		})
	})
}

// reconciled returns all that Reconcile goes through.
func reconciled(d store.Derivation) (was, made []tawatur.Event, err error) {
	err = d.Reconcile(func(w, m []tawatur.Event) error {
		was, made = append(was, w...), append(made, m...)
		return nil
	})
	return was, made, err
}

func ids(es []tawatur.Event) []string {
	var out []string
	for _, e := range es {
		out = append(out, e.ID)
	}
	slices.Sort(out)
	return out
}

func testChanges(t *testing.T, st store.Store) {
	at := func(hour int) *time.Time { return ptr(time.Date(2024, 8, 9, hour, 0, 0, 0, time.UTC)) }
	want := []tawatur.Change{
		{At: at(3), Cause: tawatur.CauseRules, Kind: tawatur.ChangeGone, Event: "e1", Type: "shelling"},
		{At: at(2), Cause: tawatur.CauseNews, Kind: tawatur.ChangeField, Event: "e1", Type: "shelling", Fields: []tawatur.FieldChange{{Field: "killed", Was: "2", Now: "2..5"}}},
		{At: at(1), Cause: tawatur.CauseNews, Kind: tawatur.ChangeNew, Event: "e2", Type: "siege", Claims: []tawatur.ClaimRef{{ID: "a#1", Report: "a"}}},
	}
	derived(t, st, func(d store.Derivation) error {
		return d.Record([]tawatur.Change{want[2], want[1], want[0]})
	})
	list := func(f store.ChangeFilter) (out []tawatur.Change) {
		t.Helper()
		for {
			page, err := st.Changes(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, page.Changes...)
			if f.After = page.Next; f.After == "" {
				return out
			}
		}
	}
	same(t, "all, one by one", list(store.ChangeFilter{Limit: 1}), want)
	same(t, "of one event", list(store.ChangeFilter{Event: "e1"}), want[:2])
	same(t, "since", list(store.ChangeFilter{Since: *at(1)}), want[:2])
	if _, err := st.Changes(t.Context(), store.ChangeFilter{After: "x"}); err == nil {
		t.Error("a cursor that no page returned is taken")
	}
}
