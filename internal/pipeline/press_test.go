package pipeline

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"tawatur/internal/store"
)

func TestAFeedNamesAPageOnce(t *testing.T) {
	var items []store.Address
	for _, a := range []string{"https://a.example/x", "http://www.a.example/x/", "https://a.example/x?id=12", "https://a.example/x?id=13", "https://a.example/x/?utm_source=rss", "https://m.a.example/x"} {
		u, err := url.Parse(a)
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, Asked(u))
	}
	once, left := eachOnce(items)
	if len(once) != 4 || left != 0 || once[0].URL != "https://a.example/x" || once[3].URL != "https://m.a.example/x" {
		t.Errorf("%d left of %+v", left, once)
	}
}

func TestFreshFor(t *testing.T) {
	now := time.Date(2024, 8, 9, 12, 0, 0, 0, time.UTC)
	at := func(d time.Duration) string { return now.Add(d).Format(http.TimeFormat) }
	for name, c := range map[string]struct {
		head http.Header
		want time.Duration
	}{
		"nothing":                  {http.Header{}, 0},
		"max-age":                  {http.Header{"Cache-Control": {"public, Max-Age=600"}}, 10 * time.Minute},
		"quoted":                   {http.Header{"Cache-Control": {`max-age="60"`}}, time.Minute},
		"in two fields":            {http.Header{"Cache-Control": {"public", "max-age=60, max-age=90"}}, time.Minute},
		"older by what it took":    {http.Header{"Cache-Control": {"max-age=600"}, "Age": {"240"}}, 6 * time.Minute},
		"not to be kept":           {http.Header{"Cache-Control": {"max-age=600, no-store"}, "Expires": {at(time.Hour)}}, 0},
		"to be asked for again":    {http.Header{"Cache-Control": {"no-cache"}, "Expires": {at(time.Hour)}}, 0},
		"max-age before expires":   {http.Header{"Cache-Control": {"max-age=0"}, "Expires": {at(time.Hour)}}, 0},
		"expires":                  {http.Header{"Expires": {at(time.Hour)}}, time.Hour},
		"by the server's own time": {http.Header{"Expires": {at(time.Hour)}, "Date": {at(50 * time.Minute)}}, 10 * time.Minute},
		"expired":                  {http.Header{"Expires": {at(-time.Hour)}}, 0},
		"expires at nothing":       {http.Header{"Expires": {"0"}}, 0},
		"without measure":          {http.Header{"Cache-Control": {"max-age=99999999999999999999"}}, (1<<31 - 1) * time.Second},
		"no number":                {http.Header{"Cache-Control": {"max-age=-5, max-age=x"}}, 0},
	} {
		if got := freshFor(c.head, now); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
