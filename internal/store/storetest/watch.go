package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// noon is a time of the tests, after some minutes.
func noon(minutes int) time.Time {
	return time.Date(2024, 8, 9, 12, 0, 0, 0, time.UTC).Add(time.Duration(minutes) * time.Minute)
}

func feed(source, path string) store.Feed {
	return store.Feed{
		URL: "https://" + source + ".example/" + path, Source: source, Name: tawatur.Name{AR: "صحيفة", EN: "Paper"},
		Host: source + ".example", Kind: store.KindFeed,
	}
}

// address is the n-th that a feed named, due a minute after the one before.
func address(source string, n int) store.Address {
	return store.Address{
		URL: fmt.Sprintf("https://%s.example/news/%d", source, n), Source: source, Feed: "https://" + source + ".example/rss", Host: source + ".example",
		Found: noon(0), Due: noon(n), Title: "عنوان <b> & \"نص\"", Text: "نص الخلاصة", Status: store.AddressWaiting,
		Published: tawatur.Published{Value: ptr("2024-08-09T11:00:00Z"), Basis: tawatur.BasisMetadata},
	}
}

// waiting returns the addresses of a host that are due at some time.
func waiting(t *testing.T, st store.Store, host string, again bool, most int) []string {
	t.Helper()
	as, err := st.DueAddresses(t.Context(), host, again, most)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, a := range as {
		out = append(out, a.URL)
	}
	return out
}

func mustNote(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func testFeeds(t *testing.T, st store.Store) {
	a, b, c := feed("amal", "rss"), feed("barq", "rss"), feed("amal", "atom")
	mustNote(t, st.SetFeeds(t.Context(), []store.Feed{b, a, c}))
	feeds := func() []store.Feed {
		t.Helper()
		fs, err := st.Feeds(t.Context())
		mustNote(t, err)
		return fs
	}
	same(t, "feeds", feeds(), []store.Feed{c, a, b})

	state := a
	state.ETag, state.Asked, state.Success, state.NewItem, state.Due = `"x"`, noon(1), noon(1), noon(1), noon(20)
	state.Failures, state.Error, state.Rate, state.Interval = 2, &store.Trouble{At: noon(0), Kind: "timeout", Words: "slow <server>"}, 3.5, 19*time.Minute
	added, err := st.NoteFeed(t.Context(), state, []store.Address{address("amal", 1), address("amal", 2), address("amal", 1)})
	mustNote(t, err)
	same(t, "added", added, 2)
	same(t, "state", feeds(), []store.Feed{c, state, b})

	renamed := a
	renamed.Name.EN, renamed.Every = "The Paper", time.Hour
	mustNote(t, st.SetFeeds(t.Context(), []store.Feed{renamed}))
	state.Name.EN, state.Every = "The Paper", time.Hour
	late := state
	late.Name.EN, late.Every = a.Name.EN, a.Every // it was asked before the sources were read again
	_, err = st.NoteFeed(t.Context(), late, nil)
	mustNote(t, err)
	b.Dropped, c.Dropped = true, true
	same(t, "after others were taken out", feeds(), []store.Feed{c, state, b})
	b.Dropped = false
	mustNote(t, st.SetFeeds(t.Context(), []store.Feed{renamed, b}))
	same(t, "named again", feeds(), []store.Feed{c, state, b})
}

func testFeedAtomic(t *testing.T, st store.Store) {
	f := feed("amal", "rss")
	mustNote(t, st.SetFeeds(t.Context(), []store.Feed{f}))
	bad := f
	bad.ETag = `"new"`
	if _, err := st.NoteFeed(t.Context(), bad, []store.Address{address("amal", 1), {}}); err == nil {
		t.Fatal("an address without an address was kept")
	}
	fs, err := st.Feeds(t.Context())
	mustNote(t, err)
	same(t, "feed", fs, []store.Feed{f})
	same(t, "addresses", waiting(t, st, "amal.example", false, 9), []string{})
	counts, err := st.AddressCounts(t.Context())
	mustNote(t, err)
	same(t, "counts", counts, map[string]map[string]int{})
}

func testAddresses(t *testing.T, st store.Store) {
	one, two, three, other := address("amal", 1), address("amal", 2), address("amal", 3), address("barq", 1)
	n, err := st.AddAddresses(t.Context(), []store.Address{three, one, two, other})
	mustNote(t, err)
	same(t, "added", n, 4)
	same(t, "due", waiting(t, st, "amal.example", false, 9), []string{one.URL, two.URL, three.URL})
	same(t, "so many", waiting(t, st, "amal.example", false, 2), []string{one.URL, two.URL})
	same(t, "none to look at again", waiting(t, st, "amal.example", true, 9), []string{})

	late := one
	late.Title = "عنوان آخر"
	n, err = st.AddAddresses(t.Context(), []store.Address{late})
	mustNote(t, err)
	same(t, "added again", n, 0)
	respelt := late
	respelt.URL, respelt.Also = "http://www.amal.example/news/1/", []string{"https://elsewhere.example/", one.URL}
	n, err = st.AddAddresses(t.Context(), []store.Address{respelt})
	mustNote(t, err)
	same(t, "added in another spelling", n, 0)
	inAny, err := st.Address(t.Context(), respelt.Spellings()...)
	mustNote(t, err)
	same(t, "in any spelling", inAny.URL, one.URL)
	got, err := st.Address(t.Context(), one.URL)
	mustNote(t, err)
	same(t, "as it was first found", got, one)

	hosts := func(again bool) map[string]time.Time {
		t.Helper()
		hs, err := st.Hosts(t.Context(), again)
		mustNote(t, err)
		out := map[string]time.Time{}
		for _, h := range hs {
			out[h.Host] = h.Due
		}
		return out
	}
	same(t, "hosts", hosts(false), map[string]time.Time{"amal.example": noon(1), "barq.example": noon(1)})
	other.Status, other.Due, other.Reason = store.AddressRefused, time.Time{}, "robots.txt"
	mustNote(t, st.NoteAddress(t.Context(), other))
	one.Status, one.Due, one.Report, one.Asked, one.Kept = store.AddressDone, noon(60), "amal-1", noon(4), noon(4)
	mustNote(t, st.NoteAddress(t.Context(), one))
	same(t, "hosts later", hosts(false), map[string]time.Time{"amal.example": noon(2)})
	same(t, "hosts again", hosts(true), map[string]time.Time{"amal.example": noon(60)})
	same(t, "to be kept", waiting(t, st, "amal.example", false, 9), []string{two.URL, three.URL})
	same(t, "to look at again", waiting(t, st, "amal.example", true, 9), []string{one.URL})
	_, err = st.Address(t.Context(), "https://none.example/")
	isNotFound(t, "Address", err)
}

func testAddressLists(t *testing.T, st store.Store) {
	var all []store.Address
	for i := range 5 {
		all = append(all, address("amal", i+1))
	}
	all = append(all, address("barq", 1))
	_, err := st.AddAddresses(t.Context(), all)
	mustNote(t, err)
	for i, status := range []string{store.AddressDone, store.AddressGone, store.AddressDone} {
		a := all[i]
		a.Status, a.Asked, a.Due = status, noon(10-i), time.Time{}
		if status == store.AddressDone {
			a.Report = "amal-" + fmt.Sprint(i)
		}
		if i == 2 {
			a.Withdrawn = noon(12)
		}
		all[i] = a
		mustNote(t, st.NoteAddress(t.Context(), a))
	}
	counts, err := st.AddressCounts(t.Context())
	mustNote(t, err)
	same(t, "counts", counts, map[string]map[string]int{"amal": {"done": 2, "gone": 1, "waiting": 2}, "barq": {"waiting": 1}})
	for _, c := range []struct {
		f    store.AddressFilter
		want []store.Address
	}{
		{store.AddressFilter{Status: store.AddressDone}, []store.Address{all[0], all[2]}},
		{store.AddressFilter{Withdrawn: true}, []store.Address{all[2]}},
		{store.AddressFilter{Source: "barq"}, []store.Address{all[5]}},
		{store.AddressFilter{Source: "amal", Limit: 2}, []store.Address{all[0], all[1]}},
		{store.AddressFilter{Source: "none"}, nil},
	} {
		got, err := st.Addresses(t.Context(), c.f)
		mustNote(t, err)
		same(t, fmt.Sprintf("%+v", c.f), got, c.want)
	}
	for id, want := range map[string][]store.Address{"amal-0": {all[0]}, "amal-0@0123abcd": {all[0]}, "amal-9": nil, "": nil} {
		got, err := st.AddressesOf(t.Context(), id)
		mustNote(t, err)
		same(t, "addresses of "+id, got, want)
	}
}

// testWatchedOnce lets several feeds name the same addresses at once.
func testWatchedOnce(t *testing.T, st store.Store) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	total := 0
	for i := range 4 {
		f := feed("amal", fmt.Sprint(i))
		wg.Go(func() {
			n, err := st.NoteFeed(context.Background(), f, []store.Address{address("amal", 1), address("amal", 2), address("amal", 3)})
			if err != nil {
				t.Errorf("NoteFeed: %v", err)
			}
			mu.Lock()
			defer mu.Unlock()
			total += n
		})
	}
	wg.Wait()
	same(t, "added in all", total, 3)
	same(t, "kept", len(waiting(t, st, "amal.example", false, 9)), 3)
}
