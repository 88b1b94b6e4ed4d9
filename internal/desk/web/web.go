// Package web serves the pages of the evidence record: the overview of events, an event with the claims that tell it, a
// report with its claims marked in the text, the stories that events make up, the timeline of a place and the feed of changes,
// in Arabic and in English.
//
// It only reads, through the contracts of package store, and knows neither the language nor the knowledge files: names
// that it shows come in through [Options]. Every page has a twin with the ending ".json" made from the same view. It never
// says what is true; it shows who says what and how many independent origins there are.
//
//	h, err := web.New(st, web.Options{Version: "0.1"})
//	...
//	srv := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
package web

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/desk/kept"
	"tawatur/internal/desk/prefs"
	"tawatur/internal/desk/search"
	"tawatur/internal/desk/told"
	"tawatur/internal/desk/web/ui"
	"tawatur/internal/store"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

//go:embed strings/*.tsv
var stringFiles embed.FS

// TypeLabel is the name of an event type in both languages, with the codebook's definition.
type TypeLabel struct {
	ID, AR, EN, Definition string
}

// Options is what the pages need beside the store. The zero value works: ids stand in for names.
type Options struct {
	// Version of the program, shown at the foot of every page.
	Version string
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Types are the event types in the order in which the filter offers them.
	Types []TypeLabel
	// ActorName returns the neutral name of an actor; nil or false shows the id.
	ActorName func(id string) (tawatur.Name, bool)
	// ActorParent returns the larger body of an actor, "" for none; nil knows none.
	ActorParent func(id string) string
	// OutletName returns the name of an outlet; nil or false shows the id.
	OutletName func(id string) (tawatur.Name, bool)
	// Names finds who and what is called by a name, for searching; nil: nobody.
	Names search.Names
	// Above lists the areas that a place lies in, the widest first, and Below the places right below one, the countries below ""; nil offers
	// no way through the hierarchy.
	Above, Below func(id string) []string
	// Teller derives timelines and control from events; nil shows none.
	Teller told.Teller
	// History derives an event as it was known at the end of each day on which that changed, earliest first; nil offers no views
	// of past days.
	History func(ctx context.Context, e tawatur.Event) ([]tawatur.Known, error)
	// Parts says of a report's text what reading took its stretches for; nil knows nothing of them.
	Parts func(r tawatur.Report) []Part
	// Kin holds a report against the others that tell of some of the same events, those with most text in common first; nil knows
	// of none.
	Kin func(ctx context.Context, e tawatur.Extraction, events []tawatur.Event) ([]Kin, error)
	// Corrections is what a link leads to by which readers tell mistakes, as [Corrections] returns it; "" leads nowhere.
	Corrections string
	// Exports writes the record for other programs; nil offers no downloads.
	Exports Exports
	// Ending is closed when the server is about to end, so that nobody goes on listening; nil never is.
	Ending <-chan struct{}
	// Log takes the causes of pages that could not be made; nil drops them.
	Log *slog.Logger
}

// Kinds of parts of a report's text.
const (
	PartSentence = "sentence" // read for claims
	PartUnread   = "unread"   // stands around the article
	PartSpeech   = "speech"   // a word by which somebody is given the word
)

// Part is a stretch of a report's text, by code points, with what reading took it for.
type Part struct {
	Start, End int
	Kind       string
}

// Kin is how a report hangs together with another: how much of the shorter one's words stand in the other (0 to 1), the longest run
// of them, the id of the one published first ("" when nobody can tell), and whether the two go back to different origins
// ("yes", "no", "unknown"), with the reason.
type Kin struct {
	Report           tawatur.Report
	Share            float64
	First, Words     string
	Independent, Why string
}

// silent tells of no place.
type silent struct{}

func (silent) Timeline([]tawatur.Event, map[string]string, string) []tawatur.StoryStep { return nil }

func (silent) Control([]tawatur.Event, string) []tawatur.ControlClaim { return nil }

// site is the handler's state: everything is fixed at New except the filter's choices.
type site struct {
	st    store.Reader
	opt   Options
	words *wordTable
	pages *template.Template
	types map[string]TypeLabel
	// assets are the files that pages link.
	assets *assets

	choices *kept.Value[choices]
	// watch is how the sources that are followed go.
	watch *kept.Value[[]store.SourceHealth]
	// digest is what the overview leads with.
	digest *kept.Value[digest]
	// listening holds one for each page that waits for what is derived.
	listening chan struct{}
	// exporting holds one for each export that is being written.
	exporting chan struct{}
}

// New returns the handler of all pages. It fails when the embedded templates or words are broken. Time limits for slow
// clients are the caller's, on its http.Server.
func New(st store.Store, opt Options) (http.Handler, error) {
	built, err := ui.Open()
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return newHandler(st, opt, built)
}

// newHandler is New with a front end.
func newHandler(st store.Store, opt Options, built ui.UI) (http.Handler, error) {
	s := &site{st: st, opt: withDefaults(opt), types: map[string]TypeLabel{}, exporting: make(chan struct{}, exportsAtOnce),
		listening: make(chan struct{}, mostListeners)}
	for _, t := range opt.Types {
		s.types[t.ID] = t
	}
	keep := kept.Options{Now: s.opt.Now, Failed: func(err error) { s.opt.Log.Error("web: not derived anew", "err", err) }}
	s.choices, s.watch = kept.New(s.choose, keep), kept.New(s.watched, keep)
	s.digest = kept.New(s.gatherDigest, keep)
	var err error
	if s.words, err = readWords(stringFiles); err != nil {
		return nil, fmt.Errorf("web: words of the pages: %w", err)
	}
	if s.pages, err = template.New("").Funcs(templateFuncs()).ParseFS(templateFiles, "templates/*.html"); err != nil {
		return nil, fmt.Errorf("web: templates of the pages: %w", err)
	}
	if s.assets, err = staticAssets(built); err != nil {
		return nil, fmt.Errorf("web: static files: %w", err)
	}
	return secured(choosing(s.routes())), nil
}

func withDefaults(opt Options) Options {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Teller == nil {
		opt.Teller = silent{}
	}
	if opt.ActorParent == nil {
		opt.ActorParent = func(string) string { return "" }
	}
	if opt.Parts == nil {
		opt.Parts = func(tawatur.Report) []Part { return nil }
	}
	if opt.Kin == nil {
		opt.Kin = func(context.Context, tawatur.Extraction, []tawatur.Event) ([]Kin, error) { return nil, nil }
	}
	none := func(string) (tawatur.Name, bool) { return tawatur.Name{}, false }
	if opt.ActorName == nil {
		opt.ActorName = none
	}
	if opt.OutletName == nil {
		opt.OutletName = none
	}
	return opt
}

func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page(s.index))
	mux.HandleFunc("GET /index.json", s.page(s.index))
	mux.HandleFunc("GET /events.json", s.page(s.index))
	mux.HandleFunc("GET /events.atom", s.eventsFeed)
	mux.HandleFunc("GET /events/{id}", s.page(s.event))
	mux.HandleFunc("GET /reports/{id}", s.page(s.report))
	mux.HandleFunc("GET /search", s.page(s.search))
	mux.HandleFunc("GET /search.json", s.page(s.search))
	mux.HandleFunc("GET /stories", s.page(s.stories))
	mux.HandleFunc("GET /stories.json", s.page(s.stories))
	mux.HandleFunc("GET /stories.atom", s.storiesFeed)
	mux.HandleFunc("GET /stories/{id}", s.page(s.story))
	mux.HandleFunc("GET /places/{id}", s.page(s.place))
	mux.HandleFunc("GET /sources", s.page(s.sources))
	mux.HandleFunc("GET /sources.json", s.page(s.sources))
	mux.HandleFunc("GET /sources/{id}", s.page(s.source))
	mux.HandleFunc("GET /health", s.page(s.health))
	mux.HandleFunc("GET /health.json", s.page(s.health))
	mux.HandleFunc("GET /actors/{id}", s.page(s.actor))
	mux.HandleFunc("GET /map", s.page(s.places))
	mux.HandleFunc("GET /map.json", s.page(s.places))
	mux.HandleFunc("GET /bars", s.bars)
	mux.HandleFunc("GET /changes", s.page(s.changes))
	mux.HandleFunc("GET /changes.json", s.page(s.changes))
	mux.HandleFunc("GET /changes.atom", s.atom)
	mux.HandleFunc("GET /export/{file}", s.export)
	mux.HandleFunc("GET /progress", s.progress)
	mux.HandleFunc("GET /static/{file}", s.static)
	mux.HandleFunc("/", s.page(s.nowhere))
	return mux
}

// request is one request with the language that its page is made in.
type request struct {
	*http.Request
	lang lang
	// json says that the data twin is wanted; id is the path's id without the twin's ending.
	json bool
	id   string
	// before is when the reader's visit before this one ended, zero where none is known.
	before time.Time
}

// twin returns the address of a page, or of its twin where the twin is asked for, with what else was asked.
func (r *request) twin(path string) string {
	if r.json {
		path += ".json"
	}
	if r.URL.RawQuery != "" {
		path += "?" + r.URL.RawQuery
	}
	return path
}

// view is what a page is made from, and its twin too.
type view interface {
	frame() *frame
}

// viewer makes the view of a page. Errors become the error page that fits them.
type viewer func(*request) (view, error)

func (s *site) page(make viewer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		req := s.newRequest(w, r)
		status := http.StatusOK
		v, err := make(req)
		if to := (*moved)(nil); errors.As(err, &to) {
			http.Redirect(w, r, to.path, http.StatusMovedPermanently)
			return
		}
		if err != nil {
			v, status = s.failure(req, err)
		}
		if errors.Is(err, kept.ErrPending) {
			pending(w.Header(), req.json)
		}
		if err := s.write(w, req, status, v); err != nil {
			s.opt.Log.Error("web: page not written", "path", r.URL.Path, "err", err)
			http.Error(w, req.lang.T("err.500"), http.StatusInternalServerError)
		}
	}
}

func (s *site) newRequest(w http.ResponseWriter, r *http.Request) *request {
	req := &request{Request: r, lang: s.words.in(prefs.Language(w, r)), id: r.PathValue("id")}
	if strings.HasSuffix(r.URL.Path, ".json") {
		req.json, req.id = true, strings.TrimSuffix(req.id, ".json")
	}
	if r.URL.Path == "/" {
		req.before = visited(w, r, s.opt.Now())
	}
	return req
}

// write renders into memory first, so that a page is sent whole or not at all.
func (s *site) write(w http.ResponseWriter, r *request, status int, v view) error {
	f := v.frame()
	s.fill(v, r)
	w.Header().Set("Vary", "Accept-Language, Cookie")
	w.Header().Set("Content-Language", r.lang.code)
	if r.json {
		body, err := encode(v)
		if err != nil {
			return err
		}
		send(w, r.Request, status, "application/json; charset=utf-8", body)
		return nil
	}
	var b bytes.Buffer
	if err := s.pages.ExecuteTemplate(&b, f.template, v); err != nil {
		return fmt.Errorf("render %s: %w", f.template, err)
	}
	send(w, r.Request, status, "text/html; charset=utf-8", b.Bytes())
	return nil
}

// moved says that what a page was about is now on another.
type moved struct{ path string }

func (m *moved) Error() string { return "web: moved to " + m.path }

// problem is an error that the reader of the page can do something about.
type problem struct {
	status int
	// key and help name words of the table; subject fills {x} in help.
	key, help, subject string
}

func (p *problem) Error() string { return "web: " + p.key + ": " + p.subject }

func (s *site) nowhere(r *request) (view, error) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return nil, &problem{http.StatusMethodNotAllowed, "err.405", "err.405.help", r.Method}
	}
	return nil, fmt.Errorf("web: path %q: %w", r.URL.Path, store.ErrNotFound)
}

// missing is the help for what is not there, by what it would be.
func missing(path string) string {
	for _, what := range []string{"events", "stories", "reports", "places", "actors", "sources"} {
		if strings.HasPrefix(path, "/"+what+"/") {
			return "err.404." + what
		}
	}
	return "err.404.help"
}

// failure chooses the page for an error. Only errors that are ours are logged: a missing page is the reader's.
func (s *site) failure(r *request, err error) (view, int) {
	var p *problem
	var gone *store.RedactedError
	switch {
	case errors.As(err, &p):
	case errors.Is(err, kept.ErrPending):
		p = &problem{http.StatusServiceUnavailable, "err.pending", "err.pending.help", ""}
	case errors.As(err, &gone):
		p = &problem{http.StatusGone, "err.410", "err.410.help", ""}
	case errors.Is(err, store.ErrNotFound):
		p = &problem{http.StatusNotFound, "err.404", missing(r.URL.Path), r.id}
	case errors.Is(err, store.ErrCursor):
		p = &problem{http.StatusBadRequest, "err.400", "err.400.cursor", ""}
	case errors.Is(err, store.ErrVersion):
		p = &problem{http.StatusInternalServerError, "err.version", "err.version.help", ""}
	case errors.Is(err, store.ErrDamaged):
		p = &problem{http.StatusInternalServerError, "err.damaged", "err.damaged.help", ""}
	default:
		p = &problem{http.StatusInternalServerError, "err.500", "err.500.help", ""}
	}
	if p.status >= http.StatusInternalServerError && p.status != http.StatusServiceUnavailable {
		s.opt.Log.Error("web: page failed", "path", r.URL.Path, "err", err)
	}
	v := &errorView{Status: p.status, Error: r.lang.T(p.key), Help: r.lang.T(p.help, "x", visible(p.subject))}
	v.page.template, v.page.Title = "error.html", v.Error
	if gone != nil {
		v.Redacted = &redactedView{At: gone.Tombstone.At, Reason: term{gone.Tombstone.Reason, r.lang.Term("redact", gone.Tombstone.Reason)}, Note: gone.Tombstone.Note, When: r.lang.dayWords(gone.Tombstone.At)}
	}
	if errors.Is(err, kept.ErrPending) {
		_, begun := s.deriving()
		v.Pending = s.atWork(r.lang, begun)
	}
	return v, p.status
}

// errorView is the page of a request that failed.
type errorView struct {
	page   frame
	Status int    `json:"status"`
	Error  string `json:"error"`
	Help   string `json:"help"`
	// Redacted says when and why what was asked for was taken away, nil where it was not.
	Redacted *redactedView `json:"redacted,omitempty"`
	// Pending says for how long what was asked for has been worked on, empty where it is not.
	Pending string `json:"-"`
}

// redactedView is what remains of a report.
type redactedView struct {
	At     string `json:"at"`
	Reason term   `json:"reason"`
	Note   string `json:"note,omitempty"`
	When   string `json:"-"`
}

func (v *errorView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *errorView) Page() *frame { return &v.page }

// frame is what every page has around its content; it is no part of the twins.
type frame struct {
	template string
	lang
	Title   string
	Version string
	// Style, Script, FontStyle, Font are the addresses of the files that every page links, empty where there is none.
	Style, Script, FontStyle, Font string
	// JSON, Other are the addresses of the twin and of the page in the other language.
	JSON, Other string
	OtherCode   string
	// Here is the address of the page, Today the day on which it was made: what a reader on paper cites.
	Here, Today string
	// Cite is a text to cite the page by, empty where the page has one of its own.
	Cite string
	// Correct is how mistakes in what the page is about are told, nil where it is about no one thing.
	Correct *correction
	// Feed is the address of the page as an Atom feed, where it is one.
	Feed  string
	Stale bool
	// Search is what the box in the head holds.
	Search string
	// Prefs is how the reader wants pages to look, Displays what there is to choose.
	prefs.Prefs
	Displays []display
	// Linked is the page's content for machines as schema.org has it, nil for none.
	Linked any
}

// today is the day on which a page is made, in words.
func (n namer) today() string { return n.dayWords(n.s.opt.Now().UTC().Format(time.DateOnly)) }

// fill puts around a view what every page has.
func (s *site) fill(v view, r *request) {
	f := v.frame()
	f.Prefs = prefs.Of(r.Request)
	f.Displays = displays(r, f.Prefs)
	f.lang, f.Version = r.lang, cmp.Or(s.opt.Version, "dev")
	f.Style, f.Script = s.assets.href("style.css"), s.assets.href(s.assets.ui.Script)
	f.FontStyle, f.Font = s.assets.href(s.assets.ui.FontStyle), s.assets.href(s.assets.ui.Font)
	f.Here, f.Today = origin(r)+readable(r.URL), s.namer(r).today()
	if _, own := v.(*eventView); !own && f.JSON != "" {
		f.Cite = s.namer(r).citePage(f.Title, f.Here)
	}
	f.OtherCode = "ar"
	if r.lang.code == "ar" {
		f.OtherCode = "en"
	}
	q := r.URL.Query()
	q.Set("lang", f.OtherCode)
	f.Other = "?" + q.Encode()
	if f.JSON == "" {
		return
	}
	q.Set("lang", r.lang.code)
	f.JSON += "?" + q.Encode()
}
