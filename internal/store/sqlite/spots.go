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
	r.spots = append(r.spots, seq, e.Place.ID)
	if r.drawn[e.Place.ID] {
		return nil
	}
	r.drawn[e.Place.ID] = true
	doc, err := r.encode(e.Place)
	if err != nil {
		return err
	}
	r.points = append(r.points, e.Place.ID, e.Place.Lat, e.Place.Lon, doc)
	return nil
}

// tallyEvent counts n more of an event among all, at its place and on its day.
func (p *pending) tallyEvent(e *tawatur.Event, n int) {
	p.tally(tallyEvents, "", n)
	place := ""
	if e.Place != nil {
		place = e.Place.ID
	}
	p.tally(tallySpots, place, n)
	p.tally(tallyDays, dayOf(minute(cmp.Or(e.Time.Start, e.Time.End))), n)
}

// few is how many events in a box are fetched by their places; of more, the newest are found sooner by walking down the list.
const few = 20_000

// survey finds out how many events are in the box of a list.
func (s *Store) survey(ctx context.Context, q *found) error {
	if q.box == nil {
		return nil
	}
	var n int
	err := s.read.QueryRowContext(ctx, "SELECT coalesce(sum(t.n), 0) FROM ("+boxQuery+") b CROSS JOIN tallies t ON t.kind = 'spot' AND t.id = b.id",
		boxArgs(q.box)...).Scan(&n)
	q.few = n <= few
	return err
}

// boxQuery asks for the places in a box, whose bounds boxArgs gives.
const boxQuery = "SELECT id FROM places WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?"

func boxArgs(b *store.Box) []any { return []any{b.South, b.North, b.West, b.East} }

// boxed returns the query of a stretch of all events that are in a box. The sign keeps the walk down the list from becoming one by place.
func (p part) boxed(columns string) (string, []any) {
	from, sign := " FROM spots s", "+"
	if strings.Contains(columns, "e.") {
		from += " CROSS JOIN events e ON e.seq = s.event"
	}
	if p.few {
		sign = ""
	}
	return "SELECT " + columns + from + " WHERE s.event BETWEEN ? AND ? AND " + sign + "s.place IN (" + boxQuery + ")",
		append([]any{p.least, p.most}, boxArgs(p.box)...)
}

// inBox is the further condition of a stretch of the index that its events are in a box, with its arguments. It is asked event by event: the
// index is slow to look events up by number.
func (p part) inBox() (string, []any) {
	if p.box == nil {
		return "", nil
	}
	return " AND (SELECT s.place FROM spots s WHERE s.event = f.rowid) IN (" + boxQuery + ")", boxArgs(p.box)
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
	if err := s.survey(ctx, &q); err != nil {
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
	count, err := s.counted(ctx, f, tallySpots)
	if err == nil && count == nil {
		count, err = s.countPlaces(ctx, f)
	}
	if err != nil {
		return nil, err
	}
	return s.spotsOf(ctx, count)
}

func (s *Store) countPlaces(ctx context.Context, f store.Filter) (map[string]int, error) {
	count := map[string]int{}
	err := s.each(ctx, f, "SELECT s.place, count(*) FROM (", ") e CROSS JOIN spots s ON s.event = e.event GROUP BY s.place", func(rows *sql.Rows) error {
		var place string
		var n int
		err := rows.Scan(&place, &n)
		count[place] += n
		return err
	})
	return count, err
}

// counted returns how often each id of a kind is counted already, nil where a filter asks for a part of the events only.
func (s *Store) counted(ctx context.Context, f store.Filter, kind string) (map[string]int, error) {
	q, ok, err := asked(f)
	if err != nil || !ok || q.tally[0] != tallyEvents {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT id, n FROM tallies WHERE kind = ? AND n > 0", kind)
	if err != nil {
		return nil, err
	}
	count := map[string]int{}
	err = taken(rows, func(rows *sql.Rows) error {
		var id string
		var n int
		err := rows.Scan(&id, &n)
		count[id] = n
		return err
	})
	return count, err
}

// spotsOf adds what is known of the places that are counted.
func (s *Store) spotsOf(ctx context.Context, count map[string]int) ([]store.Spot, error) {
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
	count, err := s.counted(ctx, f, tallyDays)
	if err != nil || count != nil {
		return daysOf(count), err
	}
	count = map[string]int{}
	before := fmt.Sprintf("SELECT (event >> %d) / %d AS day, count(*) FROM (", tieBits, minutesOfDay)
	err = s.each(ctx, f, before, ") GROUP BY day", func(rows *sql.Rows) error {
		var day int64
		var n int
		err := rows.Scan(&day, &n)
		count[dayOf(day*minutesOfDay)] += n
		return err
	})
	return daysOf(count), err
}

// daysOf puts days into order.
func daysOf(count map[string]int) []store.Day {
	out := make([]store.Day, 0, len(count))
	for _, day := range slices.Sorted(maps.Keys(count)) {
		out = append(out, store.Day{Day: day, Events: count[day]})
	}
	return out
}
