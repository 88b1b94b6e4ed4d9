package shelf

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"tawatur"
)

// table is a medium that answers from a memory.
type table struct{ Memory }

func (m *table) Reports(numbers []int64) (map[int64]tawatur.Extraction, error) {
	out := map[int64]tawatur.Extraction{}
	for _, n := range numbers {
		out[n] = m.reports[n]
	}
	return out, nil
}

func (m *table) Change(leave, enter []Entry) error {
	if err := m.Leave(leave); err != nil {
		return err
	}
	return m.Enter(enter)
}

func (m *table) Keys(keys []uint64, most int) (out [][]Entry, err error) {
	for _, k := range keys {
		out = append(out, slices.Clone(m.under[k][:min(most, len(m.under[k]))]))
	}
	return out, nil
}

func (m *table) Under(asks []Ask) (out []Entry, err error) {
	for _, a := range asks {
		es, err := m.Near(a.Key, []Range{a.Range})
		if err != nil {
			return nil, err
		}
		out = append(out, es...)
	}
	return out, nil
}

func (m *table) Counts(keys []uint64, most int) (out []int, err error) {
	for _, k := range keys {
		out = append(out, min(most, len(m.under[k])))
	}
	return out, nil
}

func (m *table) Stamp(made, gone []Imprint) error {
	for _, p := range made {
		if err := m.Imprint(p.Report, []Print{p.Print}); err != nil {
			return err
		}
	}
	for _, p := range gone {
		if err := m.Efface(p.Report, []Print{p.Print}); err != nil {
			return err
		}
	}
	return nil
}

func (m *table) LinksOf(items []Item) (out []Tie, err error) {
	for _, i := range items {
		for o, w := range m.links[i] {
			out = append(out, Tie{i, Link{o, w}})
		}
	}
	return out, nil
}

func (m *table) Retie(made, gone []Tie) error {
	for _, t := range made {
		if m.links[t.From] == nil {
			m.links[t.From] = map[Item]int{}
		}
		m.links[t.From][t.Other] = t.Worth
	}
	for _, t := range gone {
		delete(m.links[t.From], t.Other)
	}
	return nil
}

func (m *table) EventsOf(items []Item) (out []Place, err error) {
	for _, i := range items {
		if e := m.eventOf[i]; e != "" {
			out = append(out, Place{i, e})
		}
	}
	return out, nil
}

func (m *table) Members(events []string) (out []Place, err error) {
	for _, e := range events {
		for _, i := range m.groups[e].Items {
			out = append(out, Place{i, e})
		}
	}
	return out, nil
}

// TestATrayAnswersAsItsMedium changes a tray and a memory alike and asks both, while the tray is told what to fetch, flushed and
// cleared as it comes.
func TestATrayAnswersAsItsMedium(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 3))
		var want Memory
		var have table
		want.Put(1, tawatur.Extraction{})
		have.Put(1, tawatur.Extraction{})
		tray := NewTray(&have)
		tray.few = rng.IntN(20)
		for range 400 {
			step(t, rng, &want, tray)
			if rng.IntN(20) == 0 {
				must(t, tray.Flush())
				if rng.IntN(2) == 0 {
					tray.Clear()
				}
			}
		}
		must(t, tray.Flush())
		for k, es := range want.under {
			if !slices.Equal(es, have.under[k]) {
				t.Fatalf("seed %d: the medium has %v under %d, want %v", seed, have.under[k], k, es)
			}
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// step changes both shelves or asks them.
func step(t *testing.T, rng *rand.Rand, want *Memory, tray *Tray) {
	t.Helper()
	item := func() Item { return Item(1 + rng.IntN(12)) }
	key := func() uint64 { return uint64(1 + rng.IntN(3)) }
	ranges := func() []Range {
		rs := []Range{{Kind: 1, From: rng.IntN(30), To: rng.IntN(40)}, {Kind: 1, From: 5, To: 50}, {Kind: 2, Most: 1 + rng.IntN(5)}}
		return rs[rng.IntN(3):]
	}
	entry := Entry{Key: key(), Kind: 1, Lo: rng.IntN(40), Item: item()}
	if rng.IntN(2) == 0 {
		entry.Kind, entry.Lo = 2, 0
	}
	a, b := item(), item()
	for _, s := range []Shelf{want, tray} {
		switch rng := rand.New(rand.NewPCG(uint64(entry.Item)<<32|uint64(entry.Lo), uint64(a)<<8|uint64(b))); rng.IntN(8) {
		case 0, 1:
			must(t, s.Enter([]Entry{entry}))
		case 2:
			must(t, s.Leave([]Entry{entry}))
		case 3:
			must(t, s.Link(a, b, 50+rng.IntN(9)))
		case 4:
			must(t, s.Unlink(a, b))
		case 5:
			must(t, s.Imprint(int64(a), []Print{Print(entry.Key), Print(b)}))
		case 6:
			must(t, s.Efface(int64(a), []Print{Print(entry.Key), Print(b)}))
		case 7:
			id := fmt.Sprint("e", a)
			if _, err := s.Group(id); err == nil {
				must(t, s.Replace([]string{id}, nil))
			} else if in, err := s.EventOf(b); err == nil && in == "" {
				must(t, s.Replace(nil, []Group{{Event: tawatur.Event{ID: id}, Items: []Item{b}, Day: NoDay}}))
			}
		}
	}
	k, rs := key(), ranges()
	if rng.IntN(3) == 0 {
		w := Wants{Counts: []uint64{k}, Most: 1 + rng.IntN(9), Links: []Item{a, b}, Events: []Item{a, item()}}
		for _, r := range rs {
			w.Under = append(w.Under, Ask{k, r})
		}
		must(t, tray.Bring(w))
	}
	if was, now := answers(t, want, k, rs, a), answers(t, tray, k, rs, a); !reflect.DeepEqual(was, now) {
		t.Fatalf("%v under %d:\n%v, want\n%v", rs, k, now, was)
	}
}

// answers asks a shelf for all that there is to ask.
func answers(t *testing.T, s Shelf, key uint64, rs []Range, i Item) []any {
	t.Helper()
	es, err := s.Near(key, rs)
	must(t, err)
	for _, r := range rs { // which of many there are is open
		of := func(e Entry) bool { return e.Kind == r.Kind }
		if first := slices.IndexFunc(es, of); r.Most > 0 && first >= 0 && len(es)-first == r.Most {
			es = append(es[:first], Entry{Kind: r.Kind, Lo: r.Most})
		}
	}
	n, err := s.Count(key, 4)
	must(t, err)
	ls, err := s.Links(i)
	must(t, err)
	slices.SortFunc(ls, func(a, b Link) int { return cmp.Compare(a.Other, b.Other) })
	held, err := s.Holders([]Print{Print(i), Print(key), Print(i)}, 9)
	must(t, err)
	for i := range held {
		held[i] = append([]int64{}, held[i]...)
	}
	e, err := s.EventOf(i)
	must(t, err)
	is, err := s.Items(e)
	must(t, err)
	return []any{append([]Entry{}, es...), n, append([]Link{}, ls...), held, e, append([]Item{}, is...)}
}
