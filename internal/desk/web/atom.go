package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// The feed of changes as Atom (RFC 4287).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID         string     `xml:"id"`
		Title      string     `xml:"title"`
		Updated    string     `xml:"updated"`
		Links      []atomLink `xml:"link"`
		Categories []atomTerm `xml:"category"`
		Summary    string     `xml:"summary"`
	}
	atomTerm struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr"`
	}
)

// atom serves the feed of changes to feed readers.
func (s *site) atom(w http.ResponseWriter, r *http.Request) {
	s.sendFeed(w, r, func(r *request) (atomFeed, error) {
		v, err := s.changed(r)
		if err != nil {
			return atomFeed{}, err
		}
		return feedOf(r, v), nil
	})
}

// feedOf makes the feed of a list of changes.
func feedOf(r *request, v *changesView) atomFeed {
	f := newFeed(r, urn("changes", v.Event), v.page.Title, v.page.Feed, "/changes"+strings.TrimPrefix(v.page.Feed, "/changes.atom"))
	for i, c := range v.Changes {
		e := entryOf(r.lang, c, origin(r))
		if i == 0 {
			f.Updated = e.Updated
		}
		f.Entries = append(f.Entries, e)
	}
	return f
}

// entryOf makes the entry of a change. Its id hangs on the event and the instant alone, so that no reader shows it twice.
func entryOf(l lang, c changeView, base string) atomEntry {
	at := ""
	if c.At != nil {
		at = c.At.UTC().Format(time.RFC3339Nano)
	}
	return atomEntry{
		ID: urn("change", c.Event.ID, c.Kind.ID, at), Title: visible(c.Kind.Label + l.T("colon") + c.Event.Title), Updated: at,
		Links:      []atomLink{{"alternate", "text/html", base + c.Event.Href}},
		Categories: []atomTerm{{c.Kind.ID, c.Kind.Label}, {c.Cause.ID, c.Cause.Label}},
		Summary:    visible(summaryOf(l, c)),
	}
}

// summaryOf says what changed in lines of words.
func summaryOf(l lang, c changeView) string {
	lines := []string{c.Cause.Label}
	for _, f := range c.Fields {
		none := l.T("changes.nothing")
		now := cmp.Or(f.NowWords, none)
		if f.Was != "" {
			now = cmp.Or(f.WasWords, none) + " " + l.T("arrow") + " " + now
		}
		lines = append(lines, f.Label+l.T("colon")+now)
	}
	for _, spot := range c.Claims {
		who := spot.Report
		if spot.Outlet != nil {
			who = spot.Outlet.Label
		}
		lines = append(lines, l.T("changes.because")+l.T("colon")+spot.ID+" ("+who+")")
	}
	return strings.Join(lines, "\n")
}

// urn names a thing by what makes it up: a UUID (RFC 9562, version 8) that is the same wherever the record is served.
func urn(parts ...string) string {
	h := sha256.Sum256([]byte("tawatur\x00" + strings.Join(parts, "\x00")))
	h[6], h[8] = h[6]&0x0f|0x80, h[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}
