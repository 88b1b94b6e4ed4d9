package watch

import (
	"errors"
	"math"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

var noon = time.Date(2024, 8, 9, 12, 0, 0, 0, time.UTC)

func items(ages ...time.Duration) (out []store.Address) {
	for _, age := range ages {
		at := noon.Add(-age).Format(time.RFC3339)
		out = append(out, store.Address{URL: at, Published: tawatur.Published{Value: &at, Basis: tawatur.BasisMetadata}})
	}
	return out
}

func TestFirstInterval(t *testing.T) {
	day := "2024-08-09"
	for name, c := range map[string]struct {
		items []store.Address
		every time.Duration
		least time.Duration
		want  time.Duration
	}{
		"no items":                       {want: unknown},
		"one item":                       {items: items(time.Hour), want: unknown * 1},
		"two an hour":                    {items: items(10*time.Minute, time.Hour, 2*time.Hour, 2*time.Hour), want: 15 * time.Minute},
		"one a week":                     {items: items(0, 7*24*time.Hour), want: longest},
		"a hundred in an hour":           {items: items(make([]time.Duration, 99)...), want: unknown},
		"days without a clock say less":  {items: []store.Address{{Published: tawatur.Published{Value: &day}}, {}}, want: unknown},
		"dates to come":                  {items: items(-time.Hour, -2*time.Hour), want: unknown},
		"as the source says":             {every: 7 * time.Minute, items: items(0, time.Hour), want: 7 * time.Minute},
		"longer where the feed asks":     {every: 7 * time.Minute, least: time.Hour, want: time.Hour},
		"but not until it turned over":   {items: items(time.Minute, 30*time.Minute, time.Hour), least: 5 * time.Hour, want: 30 * time.Minute},
		"a feed cannot ask to be let be": {least: 30 * 24 * time.Hour, want: longest},
	} {
		f := answered(store.Feed{Every: c.every}, News{Items: c.items, Least: c.least}, len(c.items), noon, 0.5)
		if f.Interval != c.want || !f.Due.Equal(noon.Add(c.want)) {
			t.Errorf("%s: left alone for %v until %v, want %v", name, f.Interval, f.Due, c.want)
		}
	}
}

// TestRateFollows lets a feed publish at one pace, then at another.
func TestRateFollows(t *testing.T) {
	f, now, sum := store.Feed{}, noon, 0.0
	pace := func(perHour float64, hours int) {
		for end := now.Add(time.Duration(hours) * time.Hour); now.Before(end); {
			n := 0
			for ; sum >= 1; sum-- {
				n++
			}
			f = answered(f, News{Items: make([]store.Address, 30), Unchanged: n == 0}, n, now, 0.5)
			sum += perHour * f.Due.Sub(now).Hours()
			now = f.Due
		}
	}
	for _, c := range []struct{ perHour, within float64 }{{4, 0.3}, {0.1, 0.2}, {12, 0.3}} {
		pace(c.perHour, 72)
		if math.Abs(f.Rate-c.perHour) > c.perHour*c.within+0.05 {
			t.Errorf("at %.1f an hour the estimate is %.2f after three days", c.perHour, f.Rate)
		}
		if f.Interval < shortest || f.Interval > longest {
			t.Errorf("left alone for %v", f.Interval)
		}
	}
}

func TestTurnedOver(t *testing.T) {
	f := answered(store.Feed{}, News{Items: items(0, time.Hour, 2*time.Hour, 3*time.Hour, 4*time.Hour)}, 5, noon, 0.5)
	if !f.Missed.IsZero() {
		t.Error("a feed that is asked for the first time has not lost anything")
	}
	before := f.Interval
	f = answered(f, News{Items: items(0, time.Hour, 2*time.Hour, 3*time.Hour, 4*time.Hour)}, 5, noon.Add(time.Hour), 0.5)
	if f.Missed.IsZero() || f.Interval >= before {
		t.Errorf("all items were new: missed %v, left alone for %v after %v", f.Missed, f.Interval, before)
	}
}

func TestBackOff(t *testing.T) {
	for failures, want := range map[int]time.Duration{0: 2 * time.Minute, 1: 2 * time.Minute, 2: 4 * time.Minute, 5: 32 * time.Minute, 9: longest, 1000: longest} {
		if got := backOff(failures, 0.5); got != want {
			t.Errorf("after %d failures %v, want %v", failures, got, want)
		}
		if lo, hi := backOff(failures, 0), backOff(failures, 1); lo != want*3/4 || hi != want*5/4 {
			t.Errorf("after %d failures between %v and %v", failures, lo, hi)
		}
	}
}

func failure(c Class) *Failure { return &Failure{Class: c, Kind: "kind", Err: errors.New("words")} }

func TestFeedThatFails(t *testing.T) {
	f := store.Feed{Interval: time.Hour, Success: noon}
	wait := failure(Slow)
	wait.NotBefore = noon.Add(5 * time.Hour)
	f = unanswered(f, wait, noon, 0.5)
	if !f.Due.Equal(wait.NotBefore) || !f.NotBefore.Equal(wait.NotBefore) || f.Failures != 1 || f.Error.Kind != "kind" {
		t.Errorf("asked to wait: %+v", f)
	}
	for at := noon; at.Before(noon.Add(restAfter)); at = f.Due {
		if f = unanswered(f, failure(Gone), at, 0.5); !f.Resting.IsZero() {
			t.Fatalf("rests at %v", at)
		}
	}
	f = unanswered(f, failure(Gone), noon.Add(restAfter), 0.5)
	if f.Resting.IsZero() || f.Due.Sub(noon.Add(restAfter)) != restEvery {
		t.Errorf("does not rest: %+v", f)
	}
	f = answered(f, News{Items: items(time.Hour)}, 1, f.Due, 0.5)
	if !f.Resting.IsZero() || f.Failures != 0 || !f.Failing.IsZero() || f.Error == nil {
		t.Errorf("answers again: %+v", f)
	}
}

func TestPageThatFails(t *testing.T) {
	for name, c := range map[string]struct {
		class  Class
		tries  int
		age    time.Duration
		status string
	}{
		"first time-out":   {Passing, 0, 0, store.AddressWaiting},
		"after a day":      {Passing, 20, 24 * time.Hour, store.AddressWaiting},
		"after a week":     {Passing, 20, giveUp, store.AddressFailed},
		"asked to wait":    {Slow, 0, 30 * 24 * time.Hour, store.AddressWaiting},
		"gone":             {Gone, 0, 0, store.AddressGone},
		"refused":          {Refused, 0, 0, store.AddressRefused},
		"a film":           {Unfit, 0, 0, store.AddressFailed},
		"cannot be read":   {Unreadable, 0, 0, store.AddressWaiting},
		"cannot, for long": {Unreadable, 3, 0, store.AddressFailed},
	} {
		a := store.Address{Status: store.AddressWaiting, Found: noon.Add(-c.age), Tries: c.tries, Text: "text"}
		a = notKept(a, failure(c.class), noon, 0.5)
		if a.Status != c.status || a.Due.IsZero() != (c.status != store.AddressWaiting) || a.Reason == "" {
			t.Errorf("%s: %+v", name, a)
		}
	}
}

func TestLooks(t *testing.T) {
	a := kept(store.Address{Status: store.AddressWaiting, Text: "text"}, Page{Report: "r", New: 1, ETag: "x"}, noon)
	if a.Status != store.AddressDone || a.Text != "" || a.ETag != "x" || !a.Due.Equal(noon.Add(time.Hour)) {
		t.Fatalf("kept: %+v", a)
	}
	old := "2024-07-09T10:00:00Z"
	if a := kept(store.Address{Status: store.AddressWaiting, Published: tawatur.Published{Value: &old}}, Page{Report: "r"}, noon); !a.Due.IsZero() {
		t.Errorf("a page of a month ago is looked at again: %+v", a)
	}
	a = kept(a, Page{Unchanged: true}, noon.Add(time.Hour))
	if a.ETag != "x" || a.Looks != 1 || !a.Changed.IsZero() || !a.Due.Equal(noon.Add(6*time.Hour)) {
		t.Fatalf("looked at: %+v", a)
	}
	gone := notKept(a, failure(Gone), noon.Add(6*time.Hour), 0.5)
	if !gone.Withdrawn.Equal(noon.Add(6*time.Hour)) || gone.Status != store.AddressDone || gone.Report != "r" || !gone.Due.Equal(noon.Add(24*time.Hour)) {
		t.Fatalf("withdrawn: %+v", gone)
	}
	back := kept(gone, Page{New: 1, ETag: "y"}, noon.Add(24*time.Hour))
	if !back.Returned.Equal(noon.Add(24*time.Hour)) || !back.Changed.Equal(noon.Add(24*time.Hour)) || back.Withdrawn.IsZero() {
		t.Fatalf("there again, otherwise: %+v", back)
	}
	if end := kept(back, Page{Unchanged: true}, noon.Add(80*time.Hour)); !end.Due.IsZero() {
		t.Errorf("looked at for ever: %+v", end)
	}
	for range lookTries {
		a = notKept(a, failure(Passing), noon.Add(6*time.Hour), 0.5)
	}
	if !a.Due.Equal(noon.Add(24*time.Hour)) || a.Tries != 0 || a.Status != store.AddressDone {
		t.Errorf("a look that fails is left out: %+v", a)
	}
}

func TestRoughly(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Second: "0 s", 45 * time.Second: "45 s", 90 * time.Minute: "90 min", 3 * time.Hour: "3 h", 49 * time.Hour: "2 days",
	} {
		if got := Roughly(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}

// TestSkipped lets feeds say in which hours and on which days nothing new comes. It is noon on a Friday.
func TestSkipped(t *testing.T) {
	all := make([]int, 24)
	for h := range all {
		all[h] = h
	}
	hours := func(hs ...int) store.Rhythm { return store.Rhythm{SkipHours: hs} }
	days := func(ds ...time.Weekday) store.Rhythm { return store.Rhythm{SkipDays: ds} }
	old := make([]store.Address, 30)
	for name, c := range map[string]struct {
		says  store.Rhythm
		items []store.Address
		want  time.Duration
	}{
		"other hours":                       {hours(2, 3, 11), old, unknown},
		"this hour":                         {hours(12), old, time.Hour},
		"some hours":                        {hours(14, 13, 12, 12, 16), old, 3 * time.Hour},
		"over midnight":                     {hours(12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 0, 1), old, 14 * time.Hour},
		"all hours":                         {hours(all...), old, unknown},
		"all hours, some of them twice":     {hours(append(all, all...)...), old, unknown},
		"all but one":                       {hours(all[:23]...), old, 11 * time.Hour},
		"this day":                          {days(time.Friday), old, 12 * time.Hour},
		"a week-end is slept for a day":     {days(time.Friday, time.Saturday), old, 24 * time.Hour},
		"all days":                          {days(0, 1, 2, 3, 4, 5, 6), old, unknown},
		"all hours and all days but one":    {store.Rhythm{SkipHours: all[:23], SkipDays: []time.Weekday{1, 2, 3, 4, 5, 6}}, old, 24 * time.Hour},
		"an hour of which it has news":      {hours(11, 12), items(0, 24*time.Hour), longest},
		"a day of which it has news":        {days(time.Friday), items(0, 10*24*time.Hour), longest},
		"longer than half of it would last": {hours(10, 12, 13, 14, 15, 16, 17, 18), items(time.Minute, 30*time.Minute, 59*time.Minute), 29*time.Minute + 30*time.Second},
	} {
		f := answered(store.Feed{}, News{Items: c.items, Says: c.says}, len(c.items), noon, 0.5)
		if got := f.Due.Sub(noon); got.Round(time.Minute) != c.want.Round(time.Minute) {
			t.Errorf("%s: asked after %v, want %v (%+v)", name, got, c.want, f.Says)
		}
	}
	f := answered(store.Feed{}, News{Items: old, Says: hours(12, 13)}, 30, noon, 0.5)
	if f = answered(f, News{Unchanged: true}, 0, noon.Add(24*time.Hour), 0.5); f.Due.Sub(noon) != 26*time.Hour {
		t.Errorf("what it said holds while it is unchanged: %v", f.Due.Sub(noon))
	}
}
