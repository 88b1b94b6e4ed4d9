package web

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// aroundView is what stands around an event's claims: how often it changed, how to cite it, what happened near it, and the texts it
// rests on as they are kept.
type aroundView struct {
	// Revision counts the changes in the feed, 0 where the record keeps none; More says that there are more than are listed.
	Revision int          `json:"revision"`
	More     bool         `json:"revision_more,omitempty"`
	Changes  []changeView `json:"changes"`
	Related  []eventRef   `json:"related"`
	Archive  []keptText   `json:"archive"`
	Caveats  []string     `json:"caveats"`
	// Permalink leads to the event as it is known today.
	Permalink string     `json:"permalink"`
	Citations []citation `json:"citations"`
}

// citation is a ready text to cite the event by.
type citation struct {
	Lang string `json:"lang"`
	Name string `json:"-"`
	Dir  string `json:"-"`
	Text string `json:"text"`
}

// keptText is one text as the record keeps it.
type keptText struct {
	Report reportRef `json:"report"`
	Outlet *term     `json:"outlet"`
	// Taken is when the record took it in, empty in records of before that was kept.
	Taken  string `json:"taken,omitempty"`
	Words  string `json:"-"`
	SHA256 string `json:"text_sha256"`
	// Captures are where the bytes are that it was read from, none for what came as a text.
	Captures []captureView `json:"captures,omitempty"`
}

// Bounds of what the page lists around an event.
const (
	mostChanges = 50
	mostRelated = 8
	relatedDays = 3
	// mostQuoted is how many letters of a sentence are repeated where it is cited.
	mostQuoted = 2000
)

func (s *site) around(ctx context.Context, r *request, v *eventView, ev tawatur.Event, entries map[string]store.Entry) error {
	n := s.namer(r).near(ev)
	a := &v.aroundView
	a.Changes, a.Related = []changeView{}, []eventRef{}
	if v.Known == nil { // a view of a past day tells nothing of later ones
		log, err := s.st.Changes(ctx, store.ChangeFilter{Event: ev.ID, Limit: mostChanges})
		if err != nil {
			return err
		}
		for _, c := range log.Changes {
			a.Changes = append(a.Changes, n.change(c, ev))
		}
		a.Revision, a.More = len(log.Changes), log.Next != ""
		if a.Related, err = n.related(ctx, ev); err != nil {
			return err
		}
	}
	var err error
	if a.Archive, err = n.archive(ctx, entries); err != nil {
		return err
	}
	a.Caveats = n.caveats(v, ev)
	n.cite(a, r, v, ev)
	return nil
}

// related lists other events at the place within some days.
func (n namer) related(ctx context.Context, ev tawatur.Event) ([]eventRef, error) {
	out := []eventRef{}
	from, to := daysAround(ev.Time, relatedDays)
	if ev.Place == nil || from == "" {
		return out, nil
	}
	page, err := n.s.st.Events(ctx, store.Filter{Place: ev.Place.ID, From: from, To: to, Limit: mostRelated + 1})
	if err != nil {
		return nil, err
	}
	for _, e := range page.Events {
		if e.ID != ev.ID && len(out) < mostRelated {
			ref := eventRef{e.ID, n.title(e), n.typ(e.Type), eventPath(e.ID)}
			ref.Title += n.T("sep") + n.time(e.Time.Start, e.Time.End, e.Time.EDTF, e.Time.Ongoing).Words
			out = append(out, ref)
		}
	}
	return out, nil
}

// daysAround returns the days that lie some days before and after a time, "" when it has no start.
func daysAround(t tawatur.EventTime, days int) (from, to string) {
	start, err := time.Parse(time.DateOnly, t.Start[:min(10, len(t.Start))])
	if err != nil {
		return "", ""
	}
	end, err := time.Parse(time.DateOnly, t.End[:min(10, len(t.End))])
	if err != nil {
		end = start
	}
	return start.AddDate(0, 0, -days).Format(time.DateOnly), end.AddDate(0, 0, days).Format(time.DateOnly)
}

// archive lists the texts by publication.
func (n namer) archive(ctx context.Context, entries map[string]store.Entry) ([]keptText, error) {
	out := []keptText{}
	if len(entries) == 0 {
		return out, nil
	}
	var ids []string
	for id := range entries {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	taken, err := n.s.st.Taken(ctx, ids...)
	if err != nil {
		return nil, err
	}
	captures, err := n.capturesOf(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		r := entries[id].Report
		k := keptText{Captures: captures[id], Report: n.reportRef(r), Outlet: n.reportOutlet(r), SHA256: r.TextSHA256, Words: n.T("archive.untaken")}
		if at, ok := taken[id]; ok {
			k.Taken = at.UTC().Format(time.RFC3339)
			k.Words = n.dayWords(k.Taken)
		}
		out = append(out, k)
	}
	slices.SortStableFunc(out, func(a, b keptText) int {
		return strings.Compare(orLast(a.Report.Published.Value), orLast(b.Report.Published.Value))
	})
	return out, nil
}

// caveats are what a reader of this very event must know.
func (n namer) caveats(v *eventView, ev tawatur.Event) []string {
	out := []string{n.T("caveat.machine"), n.T("caveat.origins")}
	inferred, undated := 0, 0
	for _, k := range v.Archive {
		switch k.Report.Published.Basis.ID {
		case tawatur.BasisInferred:
			inferred++
		case tawatur.BasisUnknown:
			undated++
		}
	}
	if inferred > 0 {
		out = append(out, n.N("caveat.inferred", inferred))
	}
	if undated > 0 {
		out = append(out, n.N("caveat.undated", undated))
	}
	if ev.Place == nil {
		out = append(out, n.T("caveat.noplace"))
	}
	if slices.ContainsFunc(v.Claims, func(c claimView) bool { return c.Gone || !c.Anchored }) {
		out = append(out, n.T("caveat.quotes"))
	}
	return out
}

// cite writes the permalink and the citations in both languages.
func (n namer) cite(a *aroundView, r *request, v *eventView, ev tawatur.Event) {
	day := v.Known.day()
	if day == "" {
		day = n.s.opt.Now().Format(time.DateOnly)
	}
	a.Permalink = origin(r) + eventPath(ev.ID)
	if n.s.opt.History != nil {
		a.Permalink = origin(r) + knownPath(ev.ID, day)
	}
	for _, code := range languages() {
		l := namer{lang: n.s.words.in(code), s: n.s}
		revision := ""
		if a.Revision > 0 {
			revision = l.T("cite.revision", "n", strconv.Itoa(a.Revision))
		}
		text := l.T("cite", "title", l.title(ev), "id", ev.ID, "rev", revision, "triple", l.triple(ev.Status), "d", l.dayWords(day), "url", a.Permalink)
		a.Citations = append(a.Citations, citation{code, l.T("lang.own"), l.Dir(), visible(text)})
	}
}

// citeClaim writes a text to cite one sentence by: its words, who says them, where they were published and where they are kept.
func (n namer) citeClaim(r *request, c claimView) string {
	if c.Gone {
		return ""
	}
	published := ""
	if c.Report.address != "" {
		published = " " + c.Report.address
	}
	return visible(n.T("cite.claim", "quote", shorten(c.Quote, mostQuoted), "said", c.Sentence, "title", c.Report.Title, "published", published, "id", c.ID, "url", origin(r)+c.Href))
}

// cited gives each claim its text to cite.
func (n namer) cited(r *request, claims []claimView) {
	for i := range claims {
		claims[i].Cite = n.citeClaim(r, claims[i])
	}
}

// origin is the scheme and host under which the reader reached the pages.
func origin(r *request) string {
	u := url.URL{Scheme: "http", Host: r.Host}
	if r.TLS != nil {
		u.Scheme = "https"
	}
	return u.String()
}

// Revised says how often the event changed.
func (v *eventView) Revised() string {
	if v.Revision == 0 {
		return ""
	}
	n := strconv.Itoa(v.Revision)
	if v.More {
		n += "+"
	}
	return v.page.T("event.revision", "n", n)
}
