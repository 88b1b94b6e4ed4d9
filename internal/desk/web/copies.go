package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// kinView is another report of some of the same events, and how the two hang together.
type kinView struct {
	Report reportRef `json:"report"`
	Outlet *term     `json:"outlet"`
	// Share is how much of the shorter text stands in the other (0 to 1); Shares says so in words, Words is the longest run.
	Share  float64 `json:"share"`
	Shares string  `json:"shares"`
	Words  string  `json:"words,omitempty"`
	// First is the id of the one published first, "" when nobody can tell; Order says so in words.
	First       string `json:"first,omitempty"`
	Order       string `json:"-"`
	Independent term   `json:"independent"`
	Why         string `json:"why"`
	Reason      string `json:"reason"`
	Href        string `json:"-"`
}

// versionView is one version of the report.
type versionView struct {
	Report reportRef `json:"report"`
	Taken  string    `json:"taken,omitempty"`
	Words  string    `json:"-"`
	Shown  bool      `json:"shown,omitempty"`
	Href   string    `json:"-"`
}

// besideView is the report beside another one, word by word.
type besideView struct {
	Report reportRef `json:"report"`
	Outlet *term     `json:"outlet"`
	// Here and There count the words that only one of the two has.
	Here    int       `json:"only_here"`
	There   int       `json:"only_there"`
	Words   string    `json:"-"`
	TooLong bool      `json:"too_long,omitempty"`
	Rows    []diffRow `json:"-"`
}

func besidePath(id, other string) string {
	return reportPath(id) + "?" + url.Values{"with": {other}}.Encode() + "#h-beside"
}

// copies fills in the other versions of a report, the others of its events, and the one that it is held against.
func (s *site) copies(ctx context.Context, r *request, v *reportView, e store.Entry, events []tawatur.Event) error {
	n := s.namer(r).near(events...)
	var err error
	if v.Versions, err = n.versions(ctx, e.Report.ID); err != nil {
		return err
	}
	kin, err := s.opt.Kin(ctx, e, events)
	if err != nil {
		return err
	}
	v.Copies, v.Others = []kinView{}, []kinView{}
	for _, k := range kin {
		kv := n.kin(e, k)
		if k.Share > 0 || k.Independent == "no" {
			v.Copies = append(v.Copies, kv)
		} else {
			v.Others = append(v.Others, kv)
		}
	}
	if with := r.URL.Query().Get("with"); with != "" {
		v.Beside, err = n.heldAgainst(ctx, e.Report, with)
	}
	return err
}

// versions lists the versions of a report, none when there is but one.
func (n namer) versions(ctx context.Context, id string) ([]versionView, error) {
	out := []versionView{}
	ids, err := n.s.st.Versions(ctx, id)
	if err != nil || len(ids) < 2 {
		return out, err
	}
	taken, err := n.s.st.Taken(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for _, other := range ids {
		e, err := n.s.st.Report(ctx, other)
		if err != nil {
			return nil, err
		}
		v := versionView{Report: n.reportRef(e.Report), Shown: other == id, Href: besidePath(id, other), Words: n.T("archive.untaken")}
		if at, ok := taken[other]; ok {
			v.Taken = at.UTC().Format(time.RFC3339)
			v.Words = n.dayWords(v.Taken)
		}
		out = append(out, v)
	}
	return out, nil
}

func (n namer) kin(of store.Entry, k Kin) kinView {
	v := kinView{
		Report: n.reportRef(k.Report), Outlet: n.reportOutlet(k.Report), Share: k.Share, Shares: n.T("kin.share." + shareOf(k.Share)), Words: k.Words,
		First: k.First, Independent: n.term("kin.independent", k.Independent), Why: k.Why, Href: besidePath(of.Report.ID, k.Report.ID),
	}
	both := map[string]store.Entry{of.Report.ID: of, k.Report.ID: {Report: k.Report}}
	v.Reason = n.reasoner(both).one(k.Why)
	if k.Share > 0 {
		v.Order = n.T("kin.first.unknown")
		switch k.First {
		case of.Report.ID:
			v.Order = n.T("kin.first.here")
		case k.Report.ID:
			v.Order = n.T("kin.first.there")
		}
	}
	return v
}

// shareOf says roughly how much of a text is shared: a reader need not trust a figure that a rule of counting made.
func shareOf(share float64) string {
	switch {
	case share >= 0.9:
		return "all"
	case share >= 0.6:
		return "most"
	case share >= 0.3:
		return "much"
	case share > 0:
		return "some"
	}
	return "none"
}

// heldAgainst holds a report against another, word by word.
func (n namer) heldAgainst(ctx context.Context, r tawatur.Report, with string) (*besideView, error) {
	e, err := n.s.st.Report(ctx, with)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &problem{http.StatusNotFound, "err.404", "err.404.with", with}
	}
	if err != nil {
		return nil, fmt.Errorf("report beside it %q: %w", with, err)
	}
	v := &besideView{Report: n.reportRef(e.Report), Outlet: n.reportOutlet(e.Report)}
	stretches, ok := differ(r.Text, e.Report.Text)
	v.TooLong = !ok
	v.Here, v.There = differences(stretches)
	v.Rows = rows(stretches)
	v.Words = n.T("beside.same")
	if v.Here+v.There > 0 {
		v.Words = n.N("beside.here", v.Here) + n.T("sep") + n.N("beside.there", v.There)
	}
	return v, nil
}

// same returns whether nothing in a row differs.
func (r diffRow) same() bool {
	own := func(d diffRun) bool { return d.Own }
	return !slices.ContainsFunc(r.Here, own) && !slices.ContainsFunc(r.There, own)
}

// Class is the style of a row.
func (r diffRow) Class() string {
	if r.same() {
		return "row-same"
	}
	return "row-other"
}
