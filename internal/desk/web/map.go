package web

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"tawatur"
	"tawatur/internal/store"
)

// mapView is where the events of a filter happened, counted by place. It is the page for those who cannot use a map, and its twin is
// what a map is drawn from.
type mapView struct {
	page   frame
	Filter filterView `json:"filter"`
	Total  int        `json:"total"`
	// Nowhere and Wide are how many events are not drawn: those without a place, and those of which only the country is told.
	Nowhere  int        `json:"without_place"`
	Wide     int        `json:"only_country"`
	Places   []spotView `json:"places"`
	ListHref string     `json:"-"`
	More     int        `json:"-"`
	Draw     *drawing   `json:"-"`
}

func (v *mapView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *mapView) Page() *frame { return &v.page }

// Rows are the places that the table shows.
func (v *mapView) Rows() []spotView { return v.Places[:len(v.Places)-v.More] }

// spotView is a place on the map: an area of so many kilometres around a point, or the division of that code.
type spotView struct {
	ID        string  `json:"id"`
	Name      string  `json:"name"`
	Precision string  `json:"precision"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	RadiusKM  float64 `json:"radius_km"`
	Area      string  `json:"area,omitempty"`
	Events    int     `json:"events,omitempty"`
	// Words are the precision in words, Href the list of its events.
	Words string `json:"-"`
	Href  string `json:"-"`
}

// tableRows is how many places the table shows.
const tableRows = 300

func (s *site) places(r *request) (view, error) {
	f, err := readFilter(r.URL.Query())
	if err != nil {
		return nil, err
	}
	ctx, n := r.Context(), s.namer(r)
	sought, _, err := s.asked(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("web: map: %w", err)
	}
	spots, err := s.st.Places(ctx, sought)
	if err != nil {
		return nil, fmt.Errorf("web: map: %w", err)
	}
	ch, err := s.offered(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: map: %w", err)
	}
	v := &mapView{Filter: n.filter(f, ch), Places: []spotView{}}
	q := r.URL.Query()
	q.Del("after")
	v.ListHref = "/?" + q.Encode()
	for _, spot := range spots {
		v.Total += spot.Events
		v.add(n, spot, r)
	}
	if v.Draw, err = n.drawing("/map.json?"+q.Encode(), nil); err != nil {
		return nil, err
	}
	v.More = max(0, len(v.Places)-tableRows)
	v.page = frame{template: "map.html", Title: r.lang.T("map.title"), JSON: "/map.json"}
	return v, nil
}

// add puts a place among those that are drawn, or its events among those that are not.
func (v *mapView) add(n namer, spot store.Spot, r *request) {
	drawn, ok := n.spot(spot.Place)
	switch {
	case spot.Place == nil || spot.Place.Precision == "" || spot.Place.Precision == tawatur.PrecisionUnknown:
		v.Nowhere += spot.Events
	case !ok:
		v.Wide += spot.Events
	default:
		drawn.Events = spot.Events
		if !r.json {
			q := r.URL.Query()
			q.Del("after")
			q.Set("place", drawn.ID)
			drawn.Href, drawn.Words = "/?"+q.Encode(), n.Term("precision", drawn.Precision)
		}
		v.Places = append(v.Places, drawn)
	}
}

// spot is a place as it is drawn; false when no part of a map says where it is. Positions are given to a hundred metres: no
// place is known better.
func (n namer) spot(p *tawatur.EventPlace) (spotView, bool) {
	if p == nil {
		return spotView{}, false
	}
	if !slices.Contains(drawnPrecisions(), p.Precision) {
		return spotView{}, false
	}
	v := spotView{
		ID: p.ID, Name: visible(n.pick(p.Name.AR, p.Name.EN, p.ID)), Precision: p.Precision,
		Lat: rounded(p.Lat), Lon: rounded(p.Lon), RadiusKM: math.Ceil(p.RadiusKM*10) / 10,
	}
	switch p.Precision {
	case tawatur.PrecisionGovernorate:
		v.Area = cmp.Or(p.PCode, p.ID)
	case tawatur.PrecisionDistrict:
		v.Area = p.PCode
	}
	return v, true
}

func rounded(degrees float64) float64 { return math.Round(degrees*1000) / 1000 }

// readBox reads a part of the map: west, south, east and north in degrees. Nil stands for the whole.
func readBox(text string) (*store.Box, error) {
	if text == "" {
		return nil, nil
	}
	var at []float64
	for part := range strings.SplitSeq(text, ",") {
		if d, err := strconv.ParseFloat(part, 64); err == nil && math.Abs(d) <= 180 {
			at = append(at, d)
		}
	}
	if strings.Count(text, ",") != 3 || len(at) != 4 || at[0] >= at[2] || at[1] >= at[3] {
		return nil, &problem{http.StatusBadRequest, "err.400", "err.400.box", shorten(text, 60)}
	}
	return &store.Box{West: at[0], South: at[1], East: at[2], North: at[3]}, nil
}

// boxText writes a part of the map as readBox reads it.
func boxText(b *store.Box) string {
	if b == nil {
		return ""
	}
	var out []string
	for _, d := range []float64{b.West, b.South, b.East, b.North} {
		out = append(out, strconv.FormatFloat(rounded(d), 'f', -1, 64))
	}
	return strings.Join(out, ",")
}

// drawing is what a page says to the script that draws a map: where the data is, or the places themselves.
type drawing struct {
	Base, Data, Spots, Words string
}

// drawing returns what draws a map of the places in data, or of spots; nil when the pages have no scripts.
func (n namer) drawing(data string, spots []spotView) (*drawing, error) {
	if n.s.assets.ui.Script == "" {
		return nil, nil
	}
	d := &drawing{Base: n.s.assets.href("basemap.json"), Data: data}
	words := map[string]string{}
	for _, key := range mapWords() {
		words[key] = n.T("map." + key)
	}
	for _, form := range []string{"zero", "one", "two", "few", "many", "other"} {
		words["events."+form] = n.words["total#"+form]
	}
	for _, id := range drawnPrecisions() {
		words["precision."+id] = n.Term("precision", id)
	}
	for _, part := range []struct {
		into *string
		from any
		fill bool
	}{{&d.Words, words, true}, {&d.Spots, spots, data == ""}} {
		if !part.fill {
			continue
		}
		text, err := json.Marshal(part.from)
		if err != nil {
			return nil, fmt.Errorf("web: map: %w", err)
		}
		*part.into = string(text)
	}
	return d, nil
}

// drawnPrecisions are those of places that are drawn.
func drawnPrecisions() []string {
	return []string{tawatur.PrecisionSite, tawatur.PrecisionSettlement, tawatur.PrecisionSubdistrict, tawatur.PrecisionDistrict,
		tawatur.PrecisionGovernorate, tawatur.PrecisionRegion}
}

// mapWords are the words that the script of the map needs.
func mapWords() []string {
	return []string{"in", "out", "whole", "radius", "here", "list", "page", "nowhere", "country", "failed", "gesture.ctrl", "gesture.cmd", "gesture.touch"}
}

// placesDrawn draws the places of one event, each once.
func (n namer) placesDrawn(ev tawatur.Event) (*drawing, error) {
	var spots []spotView
	all := ev.Places
	if ev.Place != nil {
		all = append([]tawatur.EventPlace{*ev.Place}, all...)
	}
	for _, p := range all {
		if v, ok := n.spot(&p); ok && !slices.ContainsFunc(spots, func(s spotView) bool { return s.ID == v.ID }) {
			spots = append(spots, v)
		}
	}
	if len(spots) == 0 {
		return nil, nil
	}
	return n.drawing("", spots)
}

// where puts the map and the brush on the overview.
func (s *site) where(r *request, n namer, v *indexView) (err error) {
	if r.json {
		return nil
	}
	q := r.URL.Query()
	q.Del("after")
	v.Table = "/map?" + q.Encode()
	q.Del("box") // the map shows what lies beyond, so that one can go there
	if v.Map, err = n.drawing("/map.json?"+q.Encode(), nil); err != nil {
		return err
	}
	return nil
}

// bars sends the histogram of the overview, which its script fetches: counting a part of a large record takes longer than listing it.
func (s *site) bars(w http.ResponseWriter, r *http.Request) {
	f, err := readFilter(r.URL.Query())
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	from, to := f.From, f.To
	f.From, f.To = "", ""
	var days []store.Day
	sought, _, err := s.asked(r.Context(), f)
	if err == nil {
		days, err = s.st.Days(r.Context(), sought)
	}
	if err != nil {
		s.opt.Log.Error("web: histogram failed", "path", r.URL.Path, "err", err)
		http.Error(w, "histogram failed", http.StatusInternalServerError)
		return
	}
	n := s.namer(s.newRequest(w, r))
	brush := brushOf(days, from, to)
	var b bytes.Buffer
	if err := s.pages.ExecuteTemplate(&b, "bars", map[string]any{"p": n.lang, "c": brush}); err != nil {
		s.opt.Log.Error("web: histogram failed", "path", r.URL.Path, "err", err)
		http.Error(w, "histogram failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Vary", "Accept-Language, Cookie")
	send(w, r, http.StatusOK, "text/html; charset=utf-8", b.Bytes())
}
