package web

import (
	"fmt"
	"strings"
	"time"

	"tawatur/internal/store"
)

// healthView is how the watch goes: each source with its feeds, the pages that were withdrawn, and those that could not be had.
type healthView struct {
	page      frame
	Sources   []sourceHealth `json:"sources"`
	Withdrawn []addressView  `json:"withdrawn"`
	Failed    []addressView  `json:"given_up"`
}

func (v *healthView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *healthView) Page() *frame { return &v.page }

// sourceHealth is one source; the words are of the page alone.
type sourceHealth struct {
	store.SourceHealth
	Label   string       `json:"-"`
	Href    string       `json:"-"`
	Chip    term         `json:"-"`
	Last    string       `json:"-"`
	News    string       `json:"-"`
	Next    string       `json:"-"`
	Waiting int          `json:"-"`
	Kept    int          `json:"-"`
	Lost    int          `json:"-"`
	Feeds   []feedHealth `json:"-"`
}

// feedHealth is one feed in words.
type feedHealth struct {
	Feed              store.Feed
	Last, News, Next  string
	Failing           bool
	Trouble, Failures string
	Notes             []string
}

// addressView is a page that was named by a feed, with what became of it.
type addressView struct {
	URL       string    `json:"url"`
	Source    string    `json:"source"`
	Feed      string    `json:"feed,omitempty"`
	Title     string    `json:"title,omitempty"`
	Status    string    `json:"status"`
	Reason    string    `json:"reason,omitempty"`
	Report    string    `json:"report,omitempty"`
	Kept      time.Time `json:"kept,omitzero"`
	Asked     time.Time `json:"asked,omitzero"`
	Changed   time.Time `json:"changed,omitzero"`
	Withdrawn time.Time `json:"withdrawn,omitzero"`
	Returned  time.Time `json:"returned,omitzero"`
	// Gone says that it is withdrawn and has not come back.
	Gone  bool     `json:"gone,omitempty"`
	Href  string   `json:"-"`
	Words []string `json:"-"`
}

// mostListed is how many addresses of a kind the page lists.
const mostListed = 30

// health is the page of how the watch goes. It reads the record only; nobody is asked.
func (s *site) health(r *request) (view, error) {
	ctx, now := r.Context(), s.opt.Now()
	sources, err := store.Health(ctx, s.st, now)
	if err != nil {
		return nil, fmt.Errorf("web: health: %w", err)
	}
	v := &healthView{Sources: []sourceHealth{}, Withdrawn: []addressView{}, Failed: []addressView{}}
	n := s.namer(r)
	for _, h := range sources {
		v.Sources = append(v.Sources, n.sourceHealth(h, now))
	}
	for _, list := range []struct {
		into *[]addressView
		of   store.AddressFilter
	}{
		{&v.Withdrawn, store.AddressFilter{Withdrawn: true}}, {&v.Failed, store.AddressFilter{Status: store.AddressFailed}},
		{&v.Failed, store.AddressFilter{Status: store.AddressGone}}, {&v.Failed, store.AddressFilter{Status: store.AddressRefused}},
	} {
		list.of.Limit = mostListed
		as, err := s.st.Addresses(ctx, list.of)
		if err != nil {
			return nil, fmt.Errorf("web: health: %w", err)
		}
		for _, a := range as {
			*list.into = append(*list.into, n.addressView(a))
		}
	}
	v.page = frame{template: "health.html", Title: r.lang.T("health.title"), JSON: "/health.json"}
	return v, nil
}

func (n namer) sourceHealth(h store.SourceHealth, now time.Time) sourceHealth {
	out := sourceHealth{
		SourceHealth: h, Label: n.pick(h.Name.AR, h.Name.EN, h.ID), Href: n.outletPage(h.ID), Chip: n.term("health.state", h.State),
		Last: n.ago(h.Success, now), News: n.ago(h.NewItem, now), Next: n.ahead(h.Due, now), Waiting: h.Addresses[store.AddressWaiting],
		Kept: h.Addresses[store.AddressDone],
	}
	for _, status := range []string{store.AddressGone, store.AddressRefused, store.AddressFailed} {
		out.Lost += h.Addresses[status]
	}
	for _, f := range h.Feeds {
		out.Feeds = append(out.Feeds, n.feedHealth(f, now))
	}
	return out
}

func (n namer) feedHealth(f store.Feed, now time.Time) feedHealth {
	out := feedHealth{Feed: f, Last: n.ago(f.Success, now), News: n.ago(f.NewItem, now), Next: n.ahead(f.Due, now), Failing: f.Failures > 0}
	if out.Failing {
		out.Trouble, out.Failures = n.trouble(f.Error.Kind), n.N("health.failures", f.Failures)
	}
	if !f.Resting.IsZero() {
		out.Notes = append(out.Notes, n.T("health.resting", "d", n.dayWords(dayOf(f.Resting))))
	}
	if !f.Missed.IsZero() {
		out.Notes = append(out.Notes, n.T("health.missed", "d", n.dayWords(dayOf(f.Missed))))
	}
	if f.Moved != "" {
		out.Notes = append(out.Notes, n.T("health.moved", "x", f.Moved))
	}
	return out
}

// trouble says a kind of failure in words.
func (n namer) trouble(kind string) string {
	if status, ok := strings.CutPrefix(kind, "status-"); ok {
		return n.T("health.status", "n", status)
	}
	return n.Term("trouble", kind)
}

func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// addressView is an address with what became of it in words.
func (n namer) addressView(a store.Address) addressView {
	v := addressView{
		URL: a.URL, Source: a.Source, Feed: a.Feed, Title: a.Title, Status: a.Status, Reason: a.Reason, Report: a.Report, Kept: a.Kept, Asked: a.Asked,
		Changed: a.Changed, Withdrawn: a.Withdrawn, Returned: a.Returned,
		Gone: a.Withdrawn.After(a.Returned),
	}
	if a.Report != "" {
		v.Href = reportPath(a.Report)
	}
	for _, w := range []struct {
		key string
		at  time.Time
	}{{"watched.kept", a.Kept}, {"watched.changed", a.Changed}, {"watched.withdrawn", a.Withdrawn}, {"watched.returned", a.Returned}} {
		if !w.at.IsZero() {
			v.Words = append(v.Words, n.T(w.key, "d", n.dayWords(rfc3339(w.at))))
		}
	}
	return v
}

// ago says how long ago something was, ahead how long it is until then; the coarsest unit that fits is enough.
func (n namer) ago(at, now time.Time) string {
	if at.IsZero() {
		return n.T("health.never")
	}
	return n.roughly("health.ago", now.Sub(at))
}

func (n namer) ahead(at, now time.Time) string {
	if !at.After(now) {
		return n.T("health.now")
	}
	return n.roughly("health.in", at.Sub(now))
}

func (n namer) roughly(key string, d time.Duration) string {
	switch {
	case d < 2*time.Hour:
		return n.N(key+".minutes", max(int(d.Round(time.Minute).Minutes()), 0))
	case d < 48*time.Hour:
		return n.N(key+".hours", int(d.Round(time.Hour).Hours()))
	}
	return n.N(key+".days", int(d.Hours()/24))
}
