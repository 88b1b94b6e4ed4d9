package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tawatur"
)

// reportView is a report with its claims; the twin carries the report's own text, unaltered.
type reportView struct {
	page      frame
	Report    tawatur.Report `json:"report"`
	Outlet    *term          `json:"outlet"`
	Published dayView        `json:"published"`
	// From is whose words the outlet passed on, nil for its own.
	From   *term       `json:"forwarded_from,omitempty"`
	Claims []claimView `json:"claims"`
	Events []eventRef  `json:"events"`

	// Versions are all that are kept of the report, none when there is but one; Copies are the reports of the same origin, Others those
	// that tell of the same events; Beside holds it against another one.
	Versions []versionView `json:"versions"`
	Copies   []kinView     `json:"copies"`
	Others   []kinView     `json:"others"`
	Beside   *besideView   `json:"beside,omitempty"`
	// Captures are where the bytes are that it was read from, none for what came as a text.
	Captures []captureView `json:"captures,omitempty"`
	// Watched are the addresses at which a watch found it, with what became of them since.
	Watched []addressView `json:"watched,omitempty"`
	// Read says how much of the text carries claims.
	Read       readView `json:"read"`
	Status     string   `json:"-"`
	URL        string   `json:"-"`
	OutletHref string   `json:"-"`
	// FromURL, FromDay and Edited say where and when a report was forwarded from and when it was changed last.
	FromURL, FromDay, Edited string     `json:"-"`
	Title                    []markView `json:"-"`
	Body                     []markView `json:"-"`
	Legend                   []term     `json:"-"`
	TextLang                 string     `json:"-"`
	TextDir                  string     `json:"-"`
	NoneReason               string     `json:"-"`
}

// eventRef leads to an event.
type eventRef struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Type  term   `json:"type"`
	Href  string `json:"-"`
}

func (n namer) eventRef(id string, title tawatur.Name, typ string) eventRef {
	return eventRef{id, n.pick(title.AR, title.EN, id), n.typ(typ), eventPath(id)}
}

func (v *reportView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *reportView) Page() *frame { return &v.page }

func (s *site) report(r *request) (view, error) {
	entry, err := s.st.Report(r.Context(), r.id)
	if err != nil {
		return nil, fmt.Errorf("web: report %q: %w", r.id, err)
	}
	events, err := s.st.EventsOfReport(r.Context(), r.id)
	if err != nil {
		return nil, fmt.Errorf("web: events of report %q: %w", r.id, err)
	}
	rep, n := entry.Report, s.namer(r).near(events...)
	v := &reportView{Report: rep, Outlet: n.reportOutlet(rep), Published: n.published(rep.Published), Claims: []claimView{}}
	v.URL, v.Status = webAddress(rep.URL), n.Term("rstatus", cmp.Or(rep.Status, tawatur.StatusRead))
	v.NoneReason = n.noClaims(rep.Status)
	n.passedOn(v)
	captures, err := n.capturesOf(r.Context(), r.id)
	if err != nil {
		return nil, fmt.Errorf("web: captures of report %q: %w", r.id, err)
	}
	v.Captures = captures[r.id]
	v.TextLang, v.TextDir = direction(rep.Language)
	if v.Outlet != nil && len(events) > 0 {
		v.OutletHref = sourcePath(v.Outlet.ID)
	} else if v.Outlet != nil {
		v.OutletHref = n.outletPage(v.Outlet.ID)
	}
	n.tell(v, entry.Claims, events)
	n.cited(r, v.Claims)
	if err := s.copies(r.Context(), r, v, entry, events); err != nil {
		return nil, fmt.Errorf("web: what report %q is like: %w", r.id, err)
	}
	found, err := s.st.AddressesOf(r.Context(), r.id)
	if err != nil {
		return nil, fmt.Errorf("web: where report %q was found: %w", r.id, err)
	}
	for _, a := range found {
		v.Watched = append(v.Watched, n.addressView(a))
	}
	v.page = frame{
		template: "report.html", Title: visible(cmp.Or(rep.Title, n.T("report.notitle"))), JSON: reportPath(r.id) + ".json",
		Correct: n.correct(cmp.Or(rep.Title, n.T("report.notitle")), rep.ID, origin(r)+reportPath(r.id)),
		Linked:  ldReport(r, rep, n.reportRef(rep), v.Outlet),
	}
	return v, nil
}

// passedOn fills in from whom a report was forwarded, and when it was changed last.
func (n namer) passedOn(v *reportView) {
	if v.From = n.forwardedFrom(v.Report); v.From != nil {
		v.FromURL = webAddress(v.Report.Forwarded.URL)
		if d := v.Report.Forwarded.Published; d != "" {
			v.FromDay = n.dayWords(d)
		}
	}
	if v.Report.Edited != "" {
		v.Edited = n.dayWords(v.Report.Edited)
	}
}

// tell fills in the claims, the marked texts and the events of a report.
func (n namer) tell(v *reportView, kept []tawatur.Claim, events []tawatur.Event) {
	claims := slices.Clone(kept)
	slices.SortStableFunc(claims, inTextOrder)
	byClaim := map[string][]eventRef{}
	v.Events = []eventRef{}
	for _, ev := range events {
		ref := eventRef{ev.ID, n.title(ev), n.typ(ev.Type), eventPath(ev.ID)}
		v.Events = append(v.Events, ref)
		for _, c := range slices.Concat(ev.Claims, ev.Recalls) {
			byClaim[c.ID] = append(byClaim[c.ID], ref)
		}
	}
	legend := map[string]term{}
	for i, c := range claims {
		cv := n.claim(i+1, c, v.Report)
		cv.Events = byClaim[c.ID]
		v.Claims = append(v.Claims, cv)
		legend[c.Type] = cv.Type
	}
	v.Legend = sorted(legend)
	t := texts(v.Report)
	v.Title = marks(segments(t.title, pieces(t, claims, true)), v.Claims)
	parts := n.s.opt.Parts(v.Report)
	segs := segments(t.body, unmarked(t.body, parts, pieces(t, claims, false)))
	v.Body, v.Read = marks(segs, v.Claims), n.readOf(t.body, parts, claims)
}

// readView says how much of a text was read and how much carries claims.
type readView struct {
	Sentences int `json:"sentences"`
	// Telling are the sentences with a claim, Unread the lines that are taken for furniture.
	Telling int    `json:"telling"`
	Unread  int    `json:"unread"`
	Words   string `json:"-"`
}

func (n namer) readOf(text []rune, parts []Part, claims []tawatur.Claim) readView {
	var v readView
	for _, p := range parts {
		told := slices.ContainsFunc(claims, func(c tawatur.Claim) bool {
			return !c.Evidence.IsTitle() && c.Evidence.Start < p.End && c.Evidence.End > p.Start && c.Evidence.End <= len(text)
		})
		switch {
		case p.Kind == PartUnread && !told:
			v.Unread++
		case p.Kind == PartSentence || p.Kind == PartUnread:
			v.Sentences++
			if told {
				v.Telling++
			}
		}
	}
	if v.Sentences > 0 {
		v.Words = n.N("report.sentences", v.Sentences) + n.T("sep") + n.N("report.telling", v.Telling) + n.T("semi") + n.N("report.unread", v.Unread)
	}
	return v
}

// inTextOrder puts claims of the headline first, then by place in the text.
func inTextOrder(a, b tawatur.Claim) int {
	if a.Evidence.IsTitle() != b.Evidence.IsTitle() {
		if a.Evidence.IsTitle() {
			return -1
		}
		return 1
	}
	return cmp.Or(a.Evidence.Start-b.Evidence.Start, a.Evidence.End-b.Evidence.End, strings.Compare(a.ID, b.ID))
}

func (n namer) noClaims(status string) string {
	switch status {
	case tawatur.StatusNotArabic, tawatur.StatusEmpty:
		return n.T("report.claims." + status)
	}
	return n.T("report.claims.none")
}

// direction returns the language tag and writing direction of a report's text; other languages than Arabic are left to
// the browser to tell.
func direction(language string) (code, dir string) {
	if language == "" || language == "ar" || strings.HasPrefix(language, "ar-") {
		return "ar", "rtl"
	}
	return language, "auto"
}
