package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"tawatur/internal/store"
)

// sinceView is what changed since somebody was last here.
type sinceView struct {
	When    string
	Href    string
	Changes []changeView
	More    bool
}

const (
	// visitCookie holds when somebody was here before and when now: two instants in seconds. It goes nowhere else.
	visitCookie = "visits"
	// visitPause is after how long without a page a visit is another one.
	visitPause = 30 * time.Minute
	// visitAge is for how long a browser keeps the two.
	visitAge = 180 * 24 * time.Hour
	// visitChanges is how many changes the overview shows.
	visitChanges = 5
)

// visited notes a visit and returns when the one before it ended; the zero time when there was none.
func visited(w http.ResponseWriter, r *http.Request, now time.Time) time.Time {
	var before, last time.Time
	if c, err := r.Cookie(visitCookie); err == nil {
		a, b, _ := strings.Cut(c.Value, "-")
		before, last = instant(a, now), instant(b, now)
	}
	if now.Sub(last) > visitPause {
		before = last
	}
	http.SetCookie(w, &http.Cookie{
		Name: visitCookie, Value: fmt.Sprintf("%d-%d", max(before.Unix(), 0), now.Unix()), Path: "/", MaxAge: int(visitAge.Seconds()),
		HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteLaxMode,
	})
	return before
}

// instant reads seconds of the past; anything else is the zero time.
func instant(s string, now time.Time) time.Time {
	sec, err := strconv.ParseInt(s, 10, 64)
	if t := time.Unix(sec, 0); err == nil && sec > 0 && !t.After(now) {
		return t
	}
	return time.Time{}
}

// since tells what changed since the visit before this one, nil when this is the first or nothing did.
func (s *site) since(r *request) (*sinceView, error) {
	before := r.before
	if before.IsZero() {
		return nil, nil
	}
	page, err := s.st.Changes(r.Context(), store.ChangeFilter{Since: before, Limit: visitChanges})
	if err != nil || len(page.Changes) == 0 {
		return nil, err
	}
	places, err := s.placesOf(r.Context())
	if err != nil {
		return nil, err
	}
	n, at := s.namer(r), before.UTC().Format(time.RFC3339)
	v := &sinceView{When: n.dayWords(at), Href: "/changes?" + url.Values{"since": {at}}.Encode(), More: page.Next != ""}
	for _, c := range page.Changes {
		v.Changes = append(v.Changes, n.change(c, places))
	}
	return v, nil
}
