package event

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// sameText is a stand-in for lineage: the title of a report is its passage, and reports with one title share it.
type sameText map[string]string

func (s sameText) Know(r tawatur.Report) { s[r.ID] = r.Title }
func (s sameText) Forget(report string)  { delete(s, report) }
func (s sameText) Keys(c tawatur.Claim) []uint64 {
	if s[c.Report] == "" {
		return nil
	}
	return []uint64{keyHash(s[c.Report], 't', "", 0, 0)}
}
func (s sameText) Near(a, b *tawatur.Claim) bool {
	return s[a.Report] != "" && s[a.Report] == s[b.Report]
}
func (s sameText) Share(a, b *tawatur.Claim, _ float64) float64 {
	return 0.8 * float64(boolInt(s.Near(a, b)))
}

// crowd makes reports of a small war: few places, days, parties and tolls, so that much is alike and much contradicts.
func crowd(rng *rand.Rand, n int) []tawatur.Extraction {
	types := []string{"shelling", "shelling", "attack", "harm", "armed-clash", "siege", "siege-lifted", "movement-restriction", "meeting", "appeal"}
	places := []struct {
		id   string
		lat  float64
		prec string
	}{
		{"village-1", 35, tawatur.PrecisionSettlement}, {"village-2", 35.02, tawatur.PrecisionSettlement},
		{"village-3", 35.03, tawatur.PrecisionSettlement}, {"city", 35.05, tawatur.PrecisionSettlement},
		{"village-9", 35.5, tawatur.PrecisionSettlement}, {"gov", 35.2, tawatur.PrecisionGovernorate},
	}
	parties := []string{"army-a", "state-a", "army-b", "army-c"}
	pick := func(xs []string) string { return xs[rng.IntN(len(xs))] }
	out := make([]tawatur.Extraction, n)
	for i := range out {
		pub := fmt.Sprintf("2024-03-%02dT%02d:00:00Z", 3+rng.IntN(9), rng.IntN(24))
		e := tawatur.Extraction{Report: tawatur.Report{ID: fmt.Sprintf("r%03d", i), Outlet: &tawatur.Outlet{ID: fmt.Sprint("outlet-", rng.IntN(5))}}}
		if rng.IntN(8) > 0 {
			e.Report.Published.Value = &pub
		}
		if rng.IntN(4) == 0 {
			e.Report.Title = fmt.Sprint("passage ", rng.IntN(4))
		}
		claims := 1 + rng.IntN(3)
		if rng.IntN(4) == 0 {
			claims += 5 // acts in a crowd
		}
		for j := range claims {
			c := tawatur.Claim{ID: fmt.Sprintf("%s/%d", e.Report.ID, j), Type: pick(types), Modality: tawatur.Asserted, Background: rng.IntN(6) == 0}
			if rng.IntN(3) > 0 {
				d := fmt.Sprintf("2024-03-%02d", 1+rng.IntN(9))
				c.Time = tawatur.When{Start: d, End: d}
			}
			c.Time.Ongoing = rng.IntN(8) == 0
			if rng.IntN(6) > 0 {
				p := places[rng.IntN(len(places))]
				lon := 40.0
				c.Places = []tawatur.PlaceRef{{ID: p.id, Lat: &p.lat, Lon: &lon, Precision: p.prec}}
			}
			for _, role := range []string{tawatur.RoleAgent, tawatur.RoleTarget} {
				if rng.IntN(3) > 0 {
					c.Actors = append(c.Actors, tawatur.ActorRef{Role: role, ID: pick(parties)})
				}
			}
			if rng.IntN(2) == 0 {
				k := 1 + rng.IntN(7)
				c.Harm = []tawatur.Harm{{Kind: tawatur.HarmKilled, Who: civilians, Min: &k, Max: &k}}
			}
			if j > 0 && rng.IntN(3) == 0 {
				c.SameAs = e.Claims[0].ID
			}
			e.Claims = append(e.Claims, c)
		}
		out[i] = e
	}
	return out
}

// TestAReportAtATimeIsAsGoodAsAll takes reports in one by one and in batches, in any order, with some taken out and put back
// changed, and asks for the very events that all of them make at once.
func TestAReportAtATimeIsAsGoodAsAll(t *testing.T) {
	many := 0
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 7))
		all := crowd(rng, 20+rng.IntN(60))
		o := opt()
		o.Texts = sameText{}
		kept := all[:len(all)-len(all)/10]
		want := Build(kept, o)

		o.Texts = sameText{}
		m := &shelf.Memory{}
		w := NewWeaver(m, o)
		w.most = rng.IntN(len(all)) // what is let go is read again
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		settle := func() {
			_, _, err := w.Settle()
			must(err)
		}
		old := crowd(rng, len(all))
		for _, i := range rng.Perm(len(all)) {
			first := all[i]
			if rng.IntN(5) == 0 { // it comes with other claims at first
				first = old[i]
			}
			m.Put(int64(i), first)
			must(w.Add(int64(i)))
			if rng.IntN(3) > 0 {
				settle()
			}
		}
		for _, i := range rng.Perm(len(all)) {
			must(w.Drop(int64(i)))
			if i < len(kept) {
				m.Put(int64(i), all[i])
				must(w.Add(int64(i)))
			}
			if rng.IntN(3) > 0 {
				settle()
			}
		}
		settle()
		if got := m.Events(); jsonOf(t, got) != jsonOf(t, want) {
			t.Fatalf("seed %d: %d events, want %d:\n%s", seed, len(got), len(want), firstDifference(jsonOf(t, got), jsonOf(t, want)))
		}
		for _, e := range want {
			many += boolInt(len(e.Claims) > 2)
		}
	}
	if many < 100 {
		t.Errorf("only %d events of three claims and more: there was little to go wrong", many)
	}
}

// TestOnlyTheNeighbourhoodIsMade asks that a report changes no event that it has nothing to do with.
func TestOnlyTheNeighbourhoodIsMade(t *testing.T) {
	m := &shelf.Memory{}
	w := NewWeaver(m, opt())
	for i := range 50 {
		day := fmt.Sprintf("20%02d-03-05", 10+i%15)
		m.Put(int64(i), mk(fmt.Sprintf("r%02d", i), on(day, day), at(fmt.Sprint("village-", i), float64(i), tawatur.PrecisionSettlement)))
		if err := w.Add(int64(i)); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := w.Settle(); err != nil {
		t.Fatal(err)
	}
	m.Put(99, mk("new", on("2010-03-05", "2010-03-05"), at("village-0", 0, tawatur.PrecisionSettlement)))
	if err := w.Add(99); err != nil {
		t.Fatal(err)
	}
	was, made, err := w.Settle()
	if err != nil || len(was) != 1 || len(made) != 1 || len(made[0].Claims) != 2 {
		t.Errorf("%d events became %d (%v), want the one of its village", len(was), len(made), err)
	}
}

// TestACommonKeyTellsNothing links a claim without time under a place, until so many speak of the place that it tells
// nothing, and again when they are taken away.
func TestACommonKeyTellsNothing(t *testing.T) {
	m := &shelf.Memory{}
	w := NewWeaver(m, opt())
	add := func(i int, e tawatur.Extraction) {
		t.Helper()
		m.Put(int64(i), e)
		if err := w.Add(int64(i)); err != nil {
			t.Fatal(err)
		}
	}
	events := func() int {
		t.Helper()
		if _, _, err := w.Settle(); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range m.Events() {
			n += boolInt(strings.Contains(jsonOf(t, e), "plain") || strings.Contains(jsonOf(t, e), "timeless"))
		}
		return n
	}
	add(0, mk("plain", killed(7, 7)))
	add(1, mk("timeless", undated, killed(7, 7)))
	if n := events(); n != 1 {
		t.Fatalf("%d events, want 1", n)
	}
	for i := range commonKey {
		add(10+i, mk(fmt.Sprint("other", i), on(fmt.Sprintf("%d-01-01", 1000+i), fmt.Sprintf("%d-01-01", 1000+i))))
	}
	if n := events(); n != 2 {
		t.Errorf("%d events beside %d others of the place, want 2", n, commonKey)
	}
	for i := range 10 {
		if err := w.Drop(int64(10 + i)); err != nil {
			t.Fatal(err)
		}
	}
	if n := events(); n != 1 {
		t.Errorf("%d events when the others are fewer, want 1", n)
	}
}

func firstDifference(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	from := max(0, n-200)
	return fmt.Sprintf("got  …%s\nwant …%s", a[from:min(len(a), n+200)], b[from:min(len(b), n+200)])
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// counting counts what is asked of a shelf and what it answers.
type counting struct {
	*shelf.Memory
	n int
}

func (c *counting) Near(key uint64, rs []shelf.Range) ([]shelf.Entry, error) {
	es, err := c.Memory.Near(key, rs)
	c.n += 1 + len(es)
	return es, err
}

func (c *counting) Holders(prints []shelf.Print, most int) ([][]int64, error) {
	held, err := c.Memory.Holders(prints, most)
	for _, h := range held {
		c.n += 1 + len(h)
	}
	return held, err
}

func (c *counting) Links(i shelf.Item) ([]shelf.Link, error) {
	ls, err := c.Memory.Links(i)
	c.n += 1 + len(ls)
	return ls, err
}

func (c *counting) Items(e string) ([]shelf.Item, error) {
	is, err := c.Memory.Items(e)
	c.n += 1 + len(is)
	return is, err
}

func (c *counting) Entry(report int64) (tawatur.Extraction, error) {
	c.n++
	return c.Memory.Entry(report)
}

// TestAReportCostsItsNeighbourhood adds reports to a war of 1,500 days and to one of 6,000, as dense, and counts what
// is asked of the shelf. No time is measured: a machine has other things to do.
func TestAReportCostsItsNeighbourhood(t *testing.T) {
	const aDay = 2
	cost := func(days int) (perReport float64) {
		rng := rand.New(rand.NewPCG(1, 2))
		c := &counting{Memory: &shelf.Memory{}}
		o := opt()
		o.Texts = sameText{}
		w := NewWeaver(c, o)
		number := int64(0)
		add := func(day int) {
			for _, e := range crowd(rng, 1) {
				number++
				e = shifted(e, day, number)
				c.Put(number, e)
				if err := w.Add(number); err != nil {
					t.Fatal(err)
				}
			}
			if _, _, err := w.Settle(); err != nil {
				t.Fatal(err)
			}
		}
		for i := range days * aDay {
			add(i / aDay)
		}
		before := c.n
		const more = 200
		for i := range more {
			add(days - 100 - i%3)
		}
		return float64(c.n-before) / more
	}
	short, long := cost(1500), cost(6000)
	t.Logf("%.0f asked of the shelf for a report to %d others, %.0f to %d", short, 1500*aDay, long, 6000*aDay)
	if long > 1.5*short {
		t.Errorf("a report costs %.1f times as much in a record four times as long", long/short)
	}
}

// shifted moves a report of [crowd] to other days and gives it ids of its own.
func shifted(e tawatur.Extraction, days int, number int64) tawatur.Extraction {
	move := func(s string) string {
		if s == "" {
			return s
		}
		d, err := time.Parse(time.DateOnly, s[:10])
		if err != nil {
			panic(err)
		}
		return d.AddDate(0, 0, days).Format(time.DateOnly) + s[10:]
	}
	e.Report.ID = fmt.Sprint("r", number)
	if e.Report.Published.Value != nil {
		p := move(*e.Report.Published.Value)
		e.Report.Published.Value = &p
	}
	if e.Report.Title != "" {
		e.Report.Title += fmt.Sprint(" of day ", days)
	}
	for i := range e.Claims {
		c := &e.Claims[i]
		c.ID, c.Report = fmt.Sprintf("%s/%d", e.Report.ID, i), e.Report.ID
		if c.SameAs != "" {
			c.SameAs = e.Report.ID + "/0"
		}
		c.Time.Start, c.Time.End = move(c.Time.Start), move(c.Time.End)
		if number%10 > 0 && strings.HasPrefix(c.Type, "siege") { // a war has fewer sieges than crowd tells
			c.Type = "raid"
		}
	}
	return e
}

// TestKeysComeOnce asks that what two places of a claim have in common counts as one entry, as the shelf keeps it.
func TestKeysComeOnce(t *testing.T) {
	e := mk("r", at("village-1", 35, tawatur.PrecisionSettlement))
	near := e.Claims[0].Places[0]
	near.ID = "village-2"
	e.Claims[0].Places = append(e.Claims[0].Places, near)
	m := &shelf.Memory{}
	m.Put(1, e)
	w := NewWeaver(m, opt())
	if err := w.Add(1); err != nil {
		t.Fatal(err)
	}
	for key, by := range w.grown {
		if n, _ := m.Count(key, 9); n != by {
			t.Errorf("a key that has %d entries is said to have %d more than before", n, by)
		}
	}
}

// TestAFormulaTellsNothing links claims by the passage that they stand in, until so many reports have it that it is a formula,
// and again when they are fewer.
func TestAFormulaTellsNothing(t *testing.T) {
	o := opt()
	o.Texts = sameText{}
	m := &shelf.Memory{}
	w := NewWeaver(m, o)
	links := func() int {
		t.Helper()
		if _, _, err := w.Settle(); err != nil {
			t.Fatal(err)
		}
		ls, _ := m.Links(shelf.NewItem(0, 0))
		return len(ls)
	}
	for i := range commonPrint {
		e := mk(fmt.Sprintf("r%02d", i), at(fmt.Sprint("village-", i%2), float64(20*(i%2)), tawatur.PrecisionSettlement))
		e.Report.Title = "passage"
		m.Put(int64(i), e)
		if err := w.Add(int64(i)); err != nil {
			t.Fatal(err)
		}
	}
	held := func() int {
		t.Helper()
		one := w.sheets[0].items[:1]
		if err := w.learn(one); err != nil {
			t.Fatal(err)
		}
		es, err := w.sharing(one[0])
		if err != nil {
			t.Fatal(err)
		}
		return len(es)
	}
	if n := held(); n != commonPrint-1 {
		t.Fatalf("%d others share the passage", n)
	}
	few := links()
	e := mk("one more", at("village-9", 60, tawatur.PrecisionSettlement))
	e.Report.Title = "passage"
	m.Put(99, e)
	if err := w.Add(99); err != nil {
		t.Fatal(err)
	}
	links()
	if n := held(); n != 0 {
		t.Errorf("%d others share what %d reports have", n, commonPrint+1)
	}
	if err := w.Drop(99); err != nil {
		t.Fatal(err)
	}
	if n := links(); n != few || held() != commonPrint-1 {
		t.Errorf("%d links and %d sharing when the report is gone, want %d and %d", n, held(), few, commonPrint-1)
	}
}
