package story

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/shelf"
)

// counted counts what is asked of a shelf in memory.
type counted struct {
	shelf.Memory
	asked, read, told int
}

func (c *counted) Near(key uint64, ranges []shelf.Range) ([]shelf.Entry, error) {
	c.asked++
	return c.Memory.Near(key, ranges)
}

func (c *counted) Group(event string) (shelf.Group, error) {
	c.read++
	return c.Memory.Group(event)
}

func (c *counted) Retell(gone []string, told []shelf.Tale) error {
	c.told += len(gone) + len(told)
	return c.Memory.Retell(gone, told)
}

// change puts events in the stead of others and brings the stories up to date, as a program does that has just started.
func (c *counted) change(t *testing.T, was, made []tawatur.Event) {
	t.Helper()
	var gone []string
	for _, e := range was {
		gone = append(gone, e.ID)
	}
	var groups []shelf.Group
	for _, e := range made {
		groups = append(groups, shelf.Group{Event: e, Day: shelf.NoDay})
	}
	if err := c.Replace(gone, groups); err != nil {
		t.Fatal(err)
	}
	if err := NewWeaver(c, world()).Settle(was, made); err != nil {
		t.Fatal(err)
	}
}

func newShelf() *counted {
	c := &counted{}
	c.Put(0, tawatur.Extraction{})
	return c
}

// called gives events the ids that they have in a record.
func called(events []tawatur.Event) []tawatur.Event {
	for i := range events {
		events[i].ID = event.IDBy(events[i].Claims[0])
	}
	return events
}

// TestAnEventAtATimeIsAsGoodAsAll puts events in one by one and some at a time, in any order, some of them otherwise at first, takes some out
// and puts others back, and asks for the very stories that all of them make at once.
func TestAnEventAtATimeIsAsGoodAsAll(t *testing.T) {
	many := 0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 3))
		n := 80 + r.IntN(120)
		all, before := called(wars(t, r, n, 20+r.IntN(100))), called(wars(t, r, n, 60))
		kept := all[:n-n/8]
		whole := newShelf()
		whole.change(t, nil, kept)

		c := newShelf()
		now := make([]tawatur.Event, n) // as they are in the record
		to := func(order []int, next func(i int) tawatur.Event) {
			for len(order) > 0 {
				some := 1 + r.IntN(min(8, len(order)))
				var was, made []tawatur.Event
				for _, i := range order[:some] {
					if now[i].ID != "" {
						was = append(was, now[i])
					}
					if now[i] = next(i); now[i].ID != "" {
						made = append(made, now[i])
					}
				}
				c.change(t, was, made)
				order = order[some:]
			}
		}
		to(r.Perm(n), func(i int) tawatur.Event {
			if r.IntN(4) == 0 {
				return before[i]
			}
			return all[i]
		})
		to(r.Perm(n), func(i int) tawatur.Event {
			if i < len(kept) {
				return all[i]
			}
			return tawatur.Event{}
		})
		if d := cmp.Diff(whole.Tales(), c.Tales()); d != "" {
			t.Fatalf("seed %d: all at once (-), event by event (+):\n%s", seed, d)
		}
		for _, tale := range whole.Tales() {
			if len(tale.Story.Steps) > 2 {
				many++
			}
		}
		to(r.Perm(n), func(int) tawatur.Event { return tawatur.Event{} })
		if left := c.Tales(); len(left) > 0 {
			t.Errorf("seed %d: without events there are %d stories", seed, len(left))
		}
	}
	if many < 40 {
		t.Errorf("only %d stories of three steps and more: there was little to go wrong", many)
	}
}

// TestWhatIsFoundFindsBack: where one event finds another by the index, the other finds it, and both say the same of whether they may hang
// together; and no pair that may is missed.
func TestWhatIsFoundFindsBack(t *testing.T) {
	ties := 0
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 9))
		c := newShelf()
		w := NewWeaver(c, world())
		facts := factsOf(called(wars(t, r, 80, 60)))
		for _, f := range facts {
			if err := c.Enter(w.b.entries(f)); err != nil {
				t.Fatal(err)
			}
		}
		near := map[[2]string]bool{}
		for _, f := range facts {
			items, err := w.near(f, w.b.asks(nil, f))
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range items {
				near[[2]string{f.ev.ID, idOf(i)}] = true
			}
		}
		for _, f := range facts {
			for _, g := range facts {
				if f == g || !w.b.tied(f, g) {
					continue
				}
				ties++
				if !w.b.tied(g, f) || !near[[2]string{f.ev.ID, g.ev.ID}] {
					t.Errorf("seed %d: %s %s may hang together with %s %s: back %v, found %v", seed, f.ev.Type, f.ev.Title.EN, g.ev.Type, g.ev.Title.EN,
						w.b.tied(g, f), near[[2]string{f.ev.ID, g.ev.ID}])
				}
			}
		}
	}
	if ties < 500 {
		t.Errorf("only %d pairs", ties)
	}
}

// TestAnEventCostsItsNeighbourhood asks how much is asked of the shelf for the same events in a war and in one four times as long.
func TestAnEventCostsItsNeighbourhood(t *testing.T) {
	cost := func(months int) (asked, read, told int) {
		c := newShelf()
		var all []tawatur.Event
		for m := range months {
			month := called(wars(t, rand.New(rand.NewPCG(uint64(m), 1)), 120, 28))
			for i := range month { // each month another's names, five weeks later
				month[i] = laterBy(month[i], 63*m)
			}
			all = append(all, called(month)...)
		}
		c.change(t, nil, all)
		c.asked, c.read, c.told = 0, 0, 0
		for i := range 60 {
			c.change(t, all[i:i+1], nil)
			c.change(t, nil, all[i:i+1])
		}
		return c.asked, c.read, c.told
	}
	asked, read, told := cost(3)
	asked4, read4, told4 := cost(12)
	if asked != asked4 || read != read4 || told != told4 {
		t.Errorf("in a war %d asked, %d read, %d told; in one four times as long %d, %d, %d", asked, read, told, asked4, read4, told4)
	}
	if read < 100 || told == 0 {
		t.Errorf("%d read, %d told: there was little to do", read, told)
	}
}

// laterBy returns an event as if of some days later, told by other reports.
func laterBy(e tawatur.Event, days int) tawatur.Event {
	on := func(day *string) {
		if *day != "" {
			*day = shelf.ISODay(shelf.Day(*day) + days)
		}
	}
	on(&e.Time.Start)
	on(&e.Time.End)
	e.Time.EDTF = e.Time.Start
	e.Claims = slices.Clone(e.Claims)
	for i := range e.Claims {
		c := &e.Claims[i]
		on(&c.Published)
		mark := shelf.ISODay(days)
		c.ID, c.Report = mark+c.ID, mark+c.Report
		if c.Answers != "" {
			c.Answers = mark + c.Answers
		}
	}
	return e
}
