package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// watchedStore is the sample with a source that fails, one that goes well, and a page of the sample that was withdrawn.
func watchedStore(t *testing.T) store.Store {
	t.Helper()
	st := open(t, true)
	at := func(ago time.Duration) time.Time { return options().Now().Add(-ago) }
	bad := store.Feed{
		URL: "https://nahr.example/rss", Source: "nahr", Name: tawatur.Name{AR: "صحيفة النهر", EN: "The River"}, Kind: store.KindFeed,
		Asked: at(time.Minute), Success: at(3 * time.Hour), NewItem: at(49 * time.Hour), Due: at(-11 * time.Minute), Failures: 3,
		Error:  &store.Trouble{At: at(time.Minute), Kind: "status-503", Words: "get https://nahr.example/rss: <b>\u202Ebusy"},
		Missed: at(24 * time.Hour), Moved: "https://nahr.example/atom",
	}
	gone := store.Feed{URL: "https://jisr.example/rss", Source: "jisr", Asked: at(1), Failures: 20, Resting: at(50 * time.Hour), Due: at(-72 * time.Hour),
		Error: &store.Trouble{At: at(1), Kind: "robots", Words: "robots"}}
	addresses := []store.Address{
		{URL: "https://nahr.example/1", Source: "nahr", Feed: bad.URL, Found: at(9 * time.Hour), Status: store.AddressDone, Report: "a/1", Title: "<i>عنوان",
			Kept: at(9 * time.Hour), Withdrawn: at(2 * time.Hour), Changed: at(5 * time.Hour)},
		{URL: "https://nahr.example/2", Source: "nahr", Found: at(9 * time.Hour), Status: store.AddressWaiting},
		{URL: "https://nahr.example/3", Source: "nahr", Found: at(9 * time.Hour), Status: store.AddressFailed, Reason: "no <answer>"},
	}
	err := errors.Join(st.SetFeeds(t.Context(), []store.Feed{bad, gone}))
	if _, e := st.NoteFeed(t.Context(), bad, addresses); e != nil {
		err = errors.Join(err, e)
	}
	if _, e := st.NoteFeed(t.Context(), gone, nil); e != nil {
		err = errors.Join(err, e)
	}
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func TestHealthPage(t *testing.T) {
	h := handler(t, watchedStore(t))
	for path, c := range map[string]struct{ has, not []string }{
		"/health?lang=en": {[]string{"The River", "failing", "3 hours ago", "2 days ago", "in 11 minutes", "3 failures in a row", "answered with 503",
			"has moved to https://nahr.example/atom", "some may have come and gone", "at rest", "robots.txt asks", "withdrawn", `href="/reports/a%2F1"`,
			"&lt;i&gt;عنوان", "no &lt;answer&gt;", "gave nothing that could be read", "[U&#43;202E]"}, []string{"<i>", "\u202E", "<b>"}},
		"/health": {[]string{"صحيفة النهر", "متعثّر", "منذ 3 ساعات", "منذ يومين", "بعد 11 دقيقة", "3 إخفاقات متتالية", "أجاب بالرمز 503", "سُحبت"}, nil},
		"/reports/a%2F1?lang=en": {[]string{"How it was found", "named by the feed https://nahr.example/rss", "The page was gone",
			"said something else on"}, nil},
		"/reports/b?lang=en": {nil, []string{"How it was found"}},
	} {
		w := get(h, http.MethodGet, path)
		if w.Code != http.StatusOK {
			t.Fatalf("GET %s: status %d: %s", path, w.Code, w.Body)
		}
		t.Run(path, func(t *testing.T) { check(t, w.Body.String(), c.has, c.not) })
	}
}

func TestHealthTwin(t *testing.T) {
	var v struct {
		Sources []struct {
			ID, State string
			Feeds     []store.Feed
			Addresses map[string]int
		}
		Withdrawn []struct{ URL, Report string }
		GivenUp   []struct{ URL string } `json:"given_up"`
	}
	w := get(handler(t, watchedStore(t)), http.MethodGet, "/health.json")
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Sources) != 2 || v.Sources[1].State != store.StateFailing || v.Sources[0].State != store.StateResting || len(v.Sources[1].Feeds) != 1 ||
		v.Sources[1].Addresses["waiting"] != 1 || len(v.Withdrawn) != 1 || v.Withdrawn[0].Report != "a/1" || len(v.GivenUp) != 1 {
		t.Errorf("%s", w.Body)
	}
}

func TestHealthOfNothing(t *testing.T) {
	w := get(handler(t, open(t, false)), http.MethodGet, "/health?lang=en")
	check(t, w.Body.String(), []string{"No source is watched", "tawatur watch --db FILE"}, nil)
}
