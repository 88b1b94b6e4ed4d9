package web

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// storyRef leads from an event to a story that it stands in.
type storyRef struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Role    term   `json:"role"`
	Context bool   `json:"context,omitempty"`
	Href    string `json:"-"`
}

// storiesOf lists the stories that an event stands in, its own first.
func (n namer) storiesOf(ctx context.Context, event string) ([]storyRef, error) {
	stories, err := n.s.st.StoriesOf(ctx, event)
	if err != nil {
		return nil, err
	}
	var out []storyRef
	for _, st := range stories {
		at := slices.IndexFunc(st.Steps, func(x tawatur.StoryStep) bool { return x.Event == event })
		out = append(out, storyRef{st.ID, n.pick(st.Title.AR, st.Title.EN, st.ID), n.term("step", st.Steps[at].Role), st.Steps[at].Context, storyPath(st.ID)})
	}
	return out, nil
}

// storyRow is a story in a list.
type storyRow struct {
	ID    string       `json:"id"`
	Href  string       `json:"-"`
	Kind  term         `json:"kind"`
	Title string       `json:"title"`
	Names tawatur.Name `json:"titles"`
	Time  timeView     `json:"time"`
	Place *placeView   `json:"place"`
	State term         `json:"state"`
	Steps int          `json:"steps"`
	// Triple says how many articles, outlets and origins at least tell it.
	Triple   string `json:"triple"`
	Articles int    `json:"articles"`
	Outlets  int    `json:"outlets"`
	Origins  int    `json:"origins"`
}

func (n namer) storyRow(st tawatur.Story) storyRow {
	state := term{st.State, n.T("story.state.none")}
	if st.State != "" {
		state = n.term("state", st.State)
	}
	return storyRow{
		ID: st.ID, Href: storyPath(st.ID), Kind: n.term("kind", st.Kind), Title: n.pick(st.Title.AR, st.Title.EN, st.ID), Names: st.Title,
		Time: n.storyTime(st.Time), Place: n.place(st.Place), State: state, Steps: len(st.Steps),
		Triple:   n.triple(tawatur.Status{Articles: st.Articles, Outlets: st.Outlets, Unnamed: st.Unnamed, Origins: st.Origins}),
		Articles: st.Articles, Outlets: st.Outlets, Origins: st.Origins,
	}
}

// storyTime says a story's time in words; an end that is worked out is said as such.
func (n namer) storyTime(t tawatur.EventTime) timeView {
	v := n.time(t.Start, t.End, t.EDTF, t.Ongoing)
	if _, end, ok := strings.Cut(t.EDTF, "/"); ok && strings.HasSuffix(end, "~") {
		v.Words = n.T("time.between", "a", n.dayWords(t.Start), "b", n.T("time.about", "a", n.dayWords(t.End)))
	}
	return v
}

// storiesView is the list of stories, newest first.
type storiesView struct {
	page    frame
	Filter  storyFilter `json:"filter"`
	Total   int         `json:"total"`
	Stories []storyRow  `json:"stories"`
	More    bool        `json:"more,omitempty"`
	Shown   string      `json:"-"`
	// Named say whom names in the filter were taken for, where that is not one.
	Named []namedView `json:"-"`
}

func (v *storiesView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *storiesView) Page() *frame { return &v.page }

// storyFilter is the filter as asked for, and the choices that the form offers.
type storyFilter struct {
	Kind    string   `json:"kind,omitempty"`
	Place   string   `json:"place,omitempty"`
	Actor   string   `json:"actor,omitempty"`
	Outlet  string   `json:"outlet,omitempty"`
	From    string   `json:"from,omitempty"`
	To      string   `json:"to,omitempty"`
	Active  bool     `json:"-"`
	Selects []choice `json:"-"`
}

func (f storyFilter) asked() search.StoriesAsked {
	return search.StoriesAsked{Kind: f.Kind, Place: f.Place, Actor: f.Actor, Outlet: f.Outlet, From: f.From, To: f.To}
}

// maxStories is how many stories one page lists.
const maxStories = 200

func (s *site) stories(r *request) (view, error) {
	f, err := readStoryFilter(r.URL.Query())
	if err != nil {
		return nil, err
	}
	sought, of, err := search.Stories(r.Context(), s.st, f.asked(), s.opt.Names)
	if err != nil {
		return nil, fmt.Errorf("web: stories: %w", err)
	}
	sought.Limit = maxStories
	page, err := s.st.Stories(r.Context(), sought)
	if err != nil {
		return nil, fmt.Errorf("web: stories: %w", err)
	}
	counts, err := s.st.Counts(r.Context())
	if err != nil {
		return nil, fmt.Errorf("web: stories: %w", err)
	}
	n := s.namer(r)
	v := &storiesView{Stories: []storyRow{}, Shown: fmt.Sprint(maxStories), Total: page.Total, More: page.Next != ""}
	for _, st := range page.Stories {
		v.Stories = append(v.Stories, n.storyRow(st))
	}
	if v.Filter, err = n.storyChoices(r.Context(), f); err != nil {
		return nil, fmt.Errorf("web: stories: %w", err)
	}
	v.Named = n.named(of, "/stories", r.URL.Query())
	v.page = frame{template: "stories.html", Title: r.lang.T("stories.title"), JSON: "/stories.json", Stale: counts.Stale, Feed: storiesFeedHref(r.URL.Query(), r.lang.code)}
	return v, nil
}

// readStoryFilter reads the filter from the query string; a day that is none is an error and not left out.
func readStoryFilter(q url.Values) (storyFilter, error) {
	get := func(k string) string { return shorten(strings.TrimSpace(q.Get(k)), 300) }
	f := storyFilter{Kind: get("kind"), Place: get("place"), Actor: get("actor"), Outlet: get("outlet"), From: get("from"), To: get("to")}
	if err := days(f.From, f.To); err != nil {
		return f, err
	}
	f.Active = f.Kind+f.Place+f.Actor+f.Outlet+f.From+f.To != ""
	return f, nil
}

// storyChoices fills in the fields of the form: the kinds that there are, and place, party and outlet as in the overview.
func (n namer) storyChoices(ctx context.Context, f storyFilter) (storyFilter, error) {
	ids, err := n.s.st.StoryKinds(ctx)
	if err != nil {
		return f, err
	}
	kinds := map[string]term{}
	for _, id := range ids {
		kinds[id] = n.term("kind", id)
	}
	ch, err := n.s.offered(ctx)
	if err != nil {
		return f, err
	}
	f.Selects = append([]choice{n.choice("kind", f.Kind, kinds, func(id string) term { return n.term("kind", id) })}, n.whereAndWho(f.Place, f.Actor, f.Outlet, ch)...)
	return f, nil
}

// storyView is a story with its steps in two lanes.
type storyView struct {
	page frame
	storyRow
	Lanes    []stepView     `json:"lanes"`
	Threads  *threadGrid    `json:"threads,omitempty"`
	Tolls    []tollView     `json:"tolls"`
	Disputes []storyDispute `json:"disputes"`
}

func (v *storyView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *storyView) Page() *frame { return &v.page }

// stepView is one line of a timeline.
type stepView struct {
	Event    eventRef  `json:"event"`
	Role     *term     `json:"role,omitempty"`
	Story    *storyRef `json:"story,omitempty"`
	Day      string    `json:"day,omitempty"`
	Basis    string    `json:"basis"`
	Happened string    `json:"happened"`
	Told     string    `json:"told"`
	Planned  bool      `json:"planned,omitempty"`
	Context  bool      `json:"context,omitempty"`
	Why      []string  `json:"why,omitempty"`
	Reasons  []string  `json:"-"` // the same in words of the page
}

// tollView is a number that changed from report to report.
type tollView struct {
	Event eventRef       `json:"event"`
	Kind  term           `json:"kind"`
	Who   term           `json:"who"`
	Rises bool           `json:"rises"`
	Said  []tollSaidView `json:"said"`
}

type tollSaidView struct {
	Published string `json:"published"`
	Words     string `json:"words"`
	Quote     string `json:"quote"`
	By        term   `json:"by"`
	Href      string `json:"-"`
}

type storyDispute struct {
	Event eventRef `json:"event"`
	Field term     `json:"field"`
}

func (s *site) story(r *request) (view, error) {
	st, err := s.st.Story(r.Context(), r.id)
	if err == nil && st.ID != r.id {
		return nil, &moved{r.twin(storyPath(st.ID))}
	}
	if err != nil {
		return nil, fmt.Errorf("web: story %q: %w", r.id, err)
	}
	counts, err := s.st.Counts(r.Context())
	if err != nil {
		return nil, fmt.Errorf("web: story %q: %w", r.id, err)
	}
	n := s.namer(r)
	v := &storyView{storyRow: n.storyRow(st), Lanes: n.steps(st.Steps, nil), Tolls: []tollView{}, Disputes: []storyDispute{}}
	v.Threads = n.threads(v.Lanes)
	titles := map[string]eventRef{}
	for _, l := range v.Lanes {
		titles[l.Event.ID] = l.Event
	}
	for _, series := range st.Tolls {
		v.Tolls = append(v.Tolls, n.toll(series, titles[series.Event]))
	}
	for _, d := range st.Disputes {
		v.Disputes = append(v.Disputes, storyDispute{titles[d.Event], n.term("dispute", d.Field)})
	}
	v.page = frame{template: "story.html", Title: visible(v.Title), JSON: storyPath(r.id) + ".json", Stale: counts.Stale,
		Correct: n.correct(v.Title, v.ID, origin(r)+storyPath(r.id))}
	return v, nil
}

// steps makes the lines of a timeline, each with the story that it is a step of.
func (n namer) steps(steps []tawatur.StoryStep, stories map[string]tawatur.Story) []stepView {
	out := []stepView{}
	for _, st := range steps {
		v := stepView{
			Event: n.eventRef(st.Event, st.Title, st.Type), Day: st.Day, Basis: st.Basis,
			Happened: n.happened(st), Told: n.T("story.untold"), Planned: st.Planned, Context: st.Context, Why: st.Why, Reasons: n.reasons(st.Why),
		}
		if st.Role != "" {
			role := n.term("step", st.Role)
			v.Role = &role
		}
		if st.Told != "" {
			v.Told = n.span(st.Told, st.ToldLast, false)
		}
		if s, ok := stories[st.Story]; ok {
			v.Story = &storyRef{ID: s.ID, Title: n.pick(s.Title.AR, s.Title.EN, s.ID), Href: storyPath(s.ID)}
		}
		out = append(out, v)
	}
	return out
}

// happened says the day of a step with how it is known.
func (n namer) happened(st tawatur.StoryStep) string {
	switch st.Basis {
	case tawatur.DayStated:
		end := st.End
		if end == "" {
			end = st.Day
		}
		return n.span(st.Day, end, false)
	case tawatur.DayAbout:
		return n.T("time.about", "a", n.dayWords(st.Day))
	case tawatur.DayBy:
		return n.T("story.by", "a", n.dayWords(st.Day))
	}
	return n.T("story.unknown")
}

// toll says who states which number, by publication.
func (n namer) toll(series tawatur.TollSeries, ev eventRef) tollView {
	v := tollView{Event: ev, Kind: n.term("harm", series.Kind), Who: n.who(series.Who), Rises: series.Rises, Said: []tollSaidView{}}
	for _, s := range series.Said {
		said := tollSaidView{Published: n.T("report.nodate"), Words: n.rangeWords(s.Min, s.Max), Quote: s.Words, By: n.outlet(s.Outlet, ""), Href: reportPath(s.Report)}
		if s.Published != "" {
			said.Published = n.dayWords(s.Published)
		}
		if s.Speaker != "" {
			said.By = n.actor(s.Speaker, "")
		} else if s.Outlet == "" {
			said.By = term{s.Report, s.Report}
		}
		v.Said = append(v.Said, said)
	}
	return v
}

// storiesIn returns the stories that steps are of, by their ids.
func (s *site) storiesIn(ctx context.Context, steps []tawatur.StoryStep) (map[string]tawatur.Story, error) {
	out := map[string]tawatur.Story{}
	for _, st := range steps {
		if _, had := out[st.Story]; had || st.Story == "" {
			continue
		}
		story, err := s.st.Story(ctx, st.Story)
		if err != nil && !errors.Is(err, store.ErrNotFound) { // one that was told anew meanwhile may be gone
			return nil, err
		}
		out[st.Story] = story
	}
	return out, nil
}
