package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/store"
)

// addSpot makes the rows of where an event is drawn.
func (r *eventRows) addSpot(seq int64, e *tawatur.Event) error {
	if e.Place == nil || e.Place.ID == "" {
		r.spots = append(r.spots, seq, "")
		return nil
	}
	doc, err := encode(e.Place)
	if err != nil {
		return err
	}
	r.spots = append(r.spots, seq, e.Place.ID)
	r.points = append(r.points, e.Place.ID, e.Place.Lat, e.Place.Lon, doc)
	return nil
}

// inBox is the further condition that the events of a stretch are in a box, with its arguments.
func (p part) inBox() (string, []any) {
	if p.box == nil {
		return "", nil
	}
	return " AND " + p.rowid() + ` IN (SELECT s.event FROM places b JOIN spots s ON s.place = b.id
		WHERE b.lat BETWEEN ? AND ? AND b.lon BETWEEN ? AND ?)`, []any{p.box.South, p.box.North, p.box.West, p.box.East}
}

// spots returns the query of the numbers of the events of a stretch, as "event". All events are counted where they lie closest.
func (p part) spots() (string, []any) {
	if p.match == "" && !p.long && p.box == nil {
		return "SELECT event FROM spots WHERE event BETWEEN ? AND ?", []any{p.least, p.most}
	}
	return p.query(p.rowid() + " AS event")
}

// each runs a query over the numbers of the events of a filter, stretch by stretch: before and after stand around the numbers.
func (s *Store) each(ctx context.Context, f store.Filter, before, after string, take func(*sql.Rows) error) error {
	f.After = ""
	q, ok, err := asked(f)
	if err != nil || !ok {
		return err
	}
	for _, p := range q.parts() {
		query, args := p.spots()
		rows, err := s.read.QueryContext(ctx, before+query+after, args...)
		if err != nil {
			return err
		}
		if err := taken(rows, take); err != nil {
			return err
		}
	}
	return nil
}

// taken hands over every row and closes the rows.
func taken(rows *sql.Rows, take func(*sql.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := take(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Places counts events by their main place, the most first.
func (s *Store) Places(ctx context.Context, f store.Filter) ([]store.Spot, error) {
	found, err := recently(ctx, s, "places", f, s.places)
	return found, failed("count the places of", s.path, err)
}

func (s *Store) places(ctx context.Context, f store.Filter) ([]store.Spot, error) {
	count := map[string]int{}
	err := s.each(ctx, f, "SELECT s.place, count(*) FROM (", ") e CROSS JOIN spots s ON s.event = e.event GROUP BY s.place", func(rows *sql.Rows) error {
		var place string
		var n int
		err := rows.Scan(&place, &n)
		count[place] += n
		return err
	})
	if err != nil {
		return nil, err
	}
	ids, err := json.Marshal(slices.Collect(maps.Keys(count)))
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT p.json FROM json_each(?) i CROSS JOIN places p ON p.id = i.value", string(ids))
	if err != nil {
		return nil, err
	}
	out := make([]store.Spot, 0, len(count))
	if n := count[""]; n > 0 {
		out = append(out, store.Spot{Events: n})
	}
	err = taken(rows, func(rows *sql.Rows) error {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		spot := store.Spot{Place: &tawatur.EventPlace{}}
		if err := json.Unmarshal([]byte(doc), spot.Place); err != nil {
			return err
		}
		spot.Events = count[spot.Place.ID]
		out = append(out, spot)
		return nil
	})
	slices.SortFunc(out, func(a, b store.Spot) int { return cmp.Or(b.Events-a.Events, strings.Compare(a.ID(), b.ID())) })
	return out, err
}

// Days counts events by the day on which they begin, in order.
func (s *Store) Days(ctx context.Context, f store.Filter) ([]store.Day, error) {
	found, err := recently(ctx, s, "days", f, s.days)
	return found, failed("count the days of", s.path, err)
}

func (s *Store) days(ctx context.Context, f store.Filter) ([]store.Day, error) {
	count := map[string]int{}
	before := fmt.Sprintf("SELECT (event >> %d) / %d AS day, count(*) FROM (", tieBits, minutesOfDay)
	err := s.each(ctx, f, before, ") GROUP BY day", func(rows *sql.Rows) error {
		var day int64
		var n int
		err := rows.Scan(&day, &n)
		count[dayOf(day*minutesOfDay)] += n
		return err
	})
	out := make([]store.Day, 0, len(count))
	for _, day := range slices.Sorted(maps.Keys(count)) {
		out = append(out, store.Day{Day: day, Events: count[day]})
	}
	return out, err
}
