package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// seen is what there is to ask for.
type seen struct {
	claims, events                           int
	ids, types, places, actors, names, words []string
	phrases, days                            []string
}

// list is a list of events as the desk hands it out.
type list struct {
	Counts struct{ Claims, Events int }
	Events []struct {
		ID, Title string
		Type      struct{ ID string }
		Time      struct{ Start string }
		Place     *struct{ ID, Name string }
		Actors    []struct{ ID, Label string }
	}
}

// looks is how many times are looked at.
const looks = 24

// look gathers events of several times.
func look(ctx context.Context, client *http.Client, s settings) (out seen, err error) {
	first, err := time.Parse(time.DateOnly, s.from)
	if err != nil {
		return out, err
	}
	last, err := time.Parse(time.DateOnly, s.to)
	if err != nil {
		return out, err
	}
	for i := range looks {
		day := first.Add(last.Sub(first) / looks * time.Duration(i+1)).Format(time.DateOnly)
		l, err := get(ctx, client, s.base+"/index.json?to="+day)
		if err != nil {
			return out, err
		}
		out.add(l)
	}
	if len(out.ids) == 0 {
		return out, fmt.Errorf("no events between %s and %s", s.from, s.to)
	}
	return out, nil
}

func get(ctx context.Context, client *http.Client, address string) (l list, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return l, err
	}
	res, err := client.Do(req)
	if err != nil {
		return l, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return l, fmt.Errorf("%s: %s", address, res.Status)
	}
	return l, json.NewDecoder(res.Body).Decode(&l)
}

// add takes up what a list names, each thing once.
func (s *seen) add(l list) {
	s.claims, s.events = l.Counts.Claims, l.Counts.Events
	note := func(to *[]string, v string) {
		if v != "" && !slices.Contains(*to, v) {
			*to = append(*to, v)
		}
	}
	for _, e := range l.Events {
		note(&s.ids, e.ID)
		note(&s.types, e.Type.ID)
		note(&s.days, e.Time.Start[:min(10, len(e.Time.Start))])
		if e.Place != nil {
			note(&s.places, e.Place.ID)
			note(&s.names, e.Place.Name)
		}
		for _, a := range e.Actors {
			note(&s.actors, a.ID)
			note(&s.names, a.Label)
		}
		words := strings.FieldsFunc(e.Title, func(r rune) bool { return strings.ContainsRune(" ،:–-()«»\"", r) })
		for i, w := range words {
			note(&s.words, w)
			if i > 0 {
				note(&s.phrases, words[i-1]+" "+w)
			}
		}
	}
}

// requests returns a function that chooses the next request.
func (s *seen) requests(o settings) func() request {
	r := rand.New(rand.NewPCG(o.seed, 0))
	one := func(of []string) string {
		if len(of) == 0 {
			return ""
		}
		return of[r.IntN(len(of))]
	}
	return func() request {
		switch r.IntN(4) {
		case 0:
			return request{"overview", "/"}
		case 1:
			return request{"list", "/?" + s.filter(r, one).Encode()}
		case 2:
			return request{"event", "/events/" + url.PathEscape(one(s.ids))}
		}
		return request{"search", "/search?" + url.Values{"q": {s.query(r, one)}}.Encode()}
	}
}

// filter chooses one to three filters.
func (s *seen) filter(r *rand.Rand, one func([]string) string) url.Values {
	v := url.Values{}
	for range 1 + r.IntN(3) {
		switch r.IntN(6) {
		case 0:
			v.Set("type", one(s.types))
		case 1:
			v.Set("place", one(s.places))
		case 2:
			v.Set("actor", one(s.actors))
		case 3:
			v.Set("status", one([]string{"disputed", "corroborated", "single"}))
		case 4:
			day := one(s.days)
			v.Set("to", day)
			if t, err := time.Parse(time.DateOnly, day); err == nil {
				v.Set("from", t.AddDate(0, -1, 0).Format(time.DateOnly))
			}
		default:
			v.Set("q", one(s.words))
		}
	}
	if len(v.Get("to")) != len(time.DateOnly) {
		v.Del("to")
	}
	return v
}

// query chooses what to search for.
func (s *seen) query(r *rand.Rand, one func([]string) string) string {
	switch r.IntN(6) {
	case 0:
		return one(s.words)
	case 1:
		return one(s.names)
	case 2:
		return one(s.words) + " " + one(s.words)
	case 3:
		return one(s.names) + " " + one(s.words)
	case 4:
		return "«" + one(s.phrases) + "»"
	}
	w := []rune(one(s.words))
	return string(w[:min(len(w), 4)]) + "*"
}
