package sqlite

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

var _ shelf.Medium = (*transaction)(nil)

// bareClaim is a claim without its derivation, which is long and of which no event is made.
type bareClaim struct {
	tawatur.Claim
	Derivation unread `json:"derivation"`
}

// unread takes any JSON and keeps nothing of it.
type unread struct{}

// UnmarshalJSON does nothing.
func (*unread) UnmarshalJSON([]byte) error { return nil }

func decodeBare(doc string, c *tawatur.Claim) error {
	b := bareClaim{Claim: *c}
	err := json.Unmarshal([]byte(doc), &b)
	*c = b.Claim
	return err
}

func decodeWhole(doc string, c *tawatur.Claim) error { return json.Unmarshal([]byte(doc), c) }

// plain returns reports by what the record has of them, and not by dates that others give them: whole, or bare, as events are made of them. Of
// one without claims, which tells nothing, that is the id alone.
func (t *transaction) plain(numbers []int64, bare bool) (map[int64]tawatur.Extraction, error) {
	doc, decode := "r.json", decodeWhole
	if bare {
		doc, decode = "CASE WHEN EXISTS (SELECT 1 FROM claims c WHERE c.report = r.id) THEN r.json ELSE '' END", decodeBare
	}
	type row struct {
		report  int64
		id, doc string
	}
	reports, err := get(t, "WITH a (n) AS (VALUES) SELECT n, r.id, "+doc+" FROM a CROSS JOIN reports r ON r.seq = n", 1, list(numbers),
		func(rows *sql.Rows, r *row) error { return rows.Scan(&r.report, &r.id, &r.doc) })
	if err != nil {
		return nil, err
	}
	out := make(map[int64]tawatur.Extraction, len(reports))
	for _, r := range reports {
		e := tawatur.Extraction{Report: tawatur.Report{ID: r.id}}
		if r.doc != "" {
			if err := json.Unmarshal([]byte(r.doc), &e.Report); err != nil {
				return nil, fmt.Errorf("report number %d: %w", r.report, err)
			}
		}
		out[r.report] = e
	}
	for _, n := range numbers {
		if _, ok := out[n]; !ok {
			return nil, fmt.Errorf("report number %d: %w", n, store.ErrNotFound)
		}
	}
	claims, err := get(t, `WITH a (n) AS (VALUES) SELECT n, c.json FROM a CROSS JOIN reports r ON r.seq = n
		CROSS JOIN claims c ON c.report = r.id ORDER BY n, c.ord`, 1, list(numbers),
		func(rows *sql.Rows, r *row) error { return rows.Scan(&r.report, &r.doc) })
	if err != nil {
		return nil, err
	}
	for _, r := range claims {
		e := out[r.report]
		c := tawatur.Claim{Report: e.Report.ID}
		if err := decode(r.doc, &c); err != nil {
			return nil, fmt.Errorf("claim of report %q: %w", e.Report.ID, err)
		}
		e.Claims = append(e.Claims, c)
		out[r.report] = e
	}
	return out, nil
}

// Reports returns reports as events are made of them: without derivations, and see plain.
func (t *transaction) Reports(numbers []int64) (map[int64]tawatur.Extraction, error) {
	type row struct {
		report int64
		doc    string
	}
	redated, err := get(t, "WITH a (n) AS (VALUES) SELECT n, json FROM a CROSS JOIN redated ON report = n", 1, list(numbers),
		func(rows *sql.Rows, r *row) error { return rows.Scan(&r.report, &r.doc) })
	if err != nil {
		return nil, err
	}
	out := make(map[int64]tawatur.Extraction, len(numbers))
	for _, r := range redated {
		e, err := decodeRedated(r.doc)
		if err != nil {
			return nil, err
		}
		out[r.report] = shelf.Bare(e)
	}
	var rest []int64
	for _, n := range numbers {
		if _, there := out[n]; there {
			continue
		}
		if e, there := t.hand.reports[n]; there {
			out[n] = e
			continue
		}
		rest = append(rest, n)
	}
	plain, err := t.plain(rest, true)
	maps.Copy(out, plain)
	return out, err
}

func decodeRedated(doc string) (e tawatur.Extraction, err error) {
	if err := json.Unmarshal([]byte(doc), &e); err != nil {
		return e, fmt.Errorf("redated report: %w", err)
	}
	for i := range e.Claims {
		e.Claims[i].Report = e.Report.ID
	}
	return e, nil
}

// Change takes entries away and puts others under their keys.
func (t *transaction) Change(leave, enter []shelf.Entry) error {
	for _, e := range leave {
		if err := t.exec("DELETE FROM keys WHERE key = ? AND kind = ? AND lo = ? AND item = ?", int64(e.Key), e.Kind, e.Lo, e.Item); err != nil {
			return err
		}
	}
	args := make([]any, 0, 5*len(enter))
	for _, e := range enter {
		args = append(args, int64(e.Key), int64(e.Kind), int64(e.Lo), int64(e.Item), int64(e.Hi))
	}
	return t.put("INSERT OR IGNORE INTO keys (key, kind, lo, item, hi) VALUES", 5, args)
}

// Keys returns the entries of each of some keys, in order, any most of them.
func (t *transaction) Keys(keys []uint64, most int) ([][]shelf.Entry, error) {
	out, all := make([][]shelf.Entry, len(keys)), []shelf.Entry(nil)
	args := make([]any, len(keys))
	for i, k := range keys {
		args[i] = int64(k)
	}
	const query = "WITH a (k) AS (VALUES) SELECT key, kind, lo, hi, item FROM a CROSS JOIN keys ON key = k"
	for from := 0; from < len(keys); {
		at := from
		err := t.grouped(query, 1, args[from:], func(st *sql.Stmt, args []any) error {
			return each(t, st, args, func(rows *sql.Rows) error {
				var e shelf.Entry
				var key int64
				if err := rows.Scan(&key, &e.Kind, &e.Lo, &e.Hi, &e.Item); err != nil {
					return err
				}
				e.Key = uint64(key)
				for keys[at] != e.Key {
					at++
				}
				all = append(all, e)
				if out[at] = all[len(all)-1-len(out[at]) : len(all) : len(all)]; len(out[at]) == most {
					return errFull
				}
				return nil
			})
		})
		if err == nil {
			break
		}
		if !errors.Is(err, errFull) {
			return nil, err
		}
		from = at + 1
	}
	return out, nil
}

// Under returns the entries that any of the asks is for.
func (t *transaction) Under(asks []shelf.Ask) (out []shelf.Entry, err error) {
	for rest := asks; len(rest) > 0; {
		var full int
		if out, full, err = t.under(out, rest); err != nil || full < 0 {
			return out, err
		}
		rest = rest[full+1:]
	}
	return out, nil
}

// under adds the entries that asks are for, in their order, up to the first ask of which there are as many as it is for; that is
// full, -1 when there is none.
func (t *transaction) under(out []shelf.Entry, asks []shelf.Ask) (_ []shelf.Entry, full int, err error) {
	const query = `WITH a (n, k, d, f, t) AS (VALUES) SELECT n, key, kind, lo, hi, item FROM a
		CROSS JOIN keys ON key = k AND kind = d AND lo BETWEEN f AND t`
	args := make([]any, 0, 5*len(asks))
	for i, a := range asks {
		args = append(args, i, int64(a.Key), int64(a.Kind), a.From, a.To)
	}
	last, had := -1, 0
	err = t.grouped(query, 5, args, func(st *sql.Stmt, args []any) error {
		return each(t, st, args, func(rows *sql.Rows) error {
			var e shelf.Entry
			var n int
			var key int64
			if err := rows.Scan(&n, &key, &e.Kind, &e.Lo, &e.Hi, &e.Item); err != nil {
				return err
			}
			if n != last {
				last, had = n, 0
			}
			e.Key = uint64(key)
			out = append(out, e)
			if had++; had == asks[n].Most {
				return errFull
			}
			return nil
		})
	})
	if errors.Is(err, errFull) {
		return out, last, nil
	}
	return out, -1, err
}

// errFull ends the reading of what nobody asked for.
var errFull = errors.New("as many as were asked for")

// Counts counts the entries of each key, up to a number.
func (t *transaction) Counts(keys []uint64, most int) ([]int, error) {
	limit := 64 // few limits make few statements
	for limit < most {
		limit *= 4
	}
	query := fmt.Sprintf("WITH a (k) AS (VALUES) SELECT (SELECT count(*) FROM (SELECT 1 FROM keys WHERE key = k LIMIT %d)) FROM a", limit)
	args := make([]any, len(keys))
	for i, k := range keys {
		args[i] = int64(k)
	}
	return get(t, query, 1, args, func(rows *sql.Rows, n *int) error {
		err := rows.Scan(n)
		*n = min(*n, most)
		return err
	})
}

// LinksOf returns the links of items.
func (t *transaction) LinksOf(items []shelf.Item) ([]shelf.Tie, error) {
	const query = "WITH x (i) AS (VALUES) SELECT a, b, worth FROM x CROSS JOIN links ON a = i"
	return get(t, query, 1, list(items), func(rows *sql.Rows, l *shelf.Tie) error {
		return rows.Scan(&l.From, &l.Other, &l.Worth)
	})
}

// Retie makes or changes links, and removes others.
func (t *transaction) Retie(made, gone []shelf.Tie) error {
	for _, l := range gone {
		if err := t.exec("DELETE FROM links WHERE a = ? AND b = ?", l.From, l.Other); err != nil {
			return err
		}
	}
	args := make([]any, 0, 3*len(made))
	for _, l := range made {
		args = append(args, int64(l.From), int64(l.Other), int64(l.Worth))
	}
	return t.put("INSERT OR REPLACE INTO links (a, b, worth) VALUES", 3, args)
}

// EventsOf returns which events items are in.
func (t *transaction) EventsOf(items []shelf.Item) ([]shelf.Place, error) {
	return get(t, "WITH a (i) AS (VALUES) SELECT item, event FROM a CROSS JOIN items ON item = i", 1, list(items), readPlace)
}

// Members returns which items are in events.
func (t *transaction) Members(events []string) ([]shelf.Place, error) {
	return get(t, "WITH a (e) AS (VALUES) SELECT item, event FROM a CROSS JOIN items ON event = e", 1, list(events), readPlace)
}

func readPlace(rows *sql.Rows, p *shelf.Place) error { return rows.Scan(&p.Item, &p.Event) }

// Group returns an event, without its items.
func (t *transaction) Group(event string) (g shelf.Group, err error) {
	e, err := t.standing(event)
	if err == nil && e == nil {
		err = fmt.Errorf("event %q: %w", event, store.ErrNotFound)
	}
	if err != nil {
		return g, err
	}
	if len(t.stand) < mostStanding {
		t.stand[event] = e
	}
	return shelf.Group{Event: e.event, Day: e.day}, nil
}

// standing is an event as it stands in its table.
type standing struct {
	seq   int64
	event tawatur.Event
	filed string
	day   int
}

// mostStanding is how many of those that were asked for are at hand, since what is asked for is most often replaced.
const mostStanding = 10_000

// standing returns an event, nil where there is none.
func (t *transaction) standing(id string) (*standing, error) {
	if e := t.stand[id]; e != nil {
		return e, nil
	}
	var doc string
	e := &standing{}
	if err := t.one("SELECT seq, json, filed, day FROM events WHERE id = ?", []any{id}, &e.seq, &doc, &e.filed, &e.day); err != nil || doc == "" {
		return nil, err
	}
	return e, json.Unmarshal([]byte(doc), &e.event)
}

// At returns the events of a type that name a place and have a day between two.
func (t *transaction) At(place, typ string, from, to, most int) ([]shelf.Group, error) {
	const query = `SELECT e.json, e.day FROM event_days d JOIN events e ON e.seq = d.event
		WHERE d.place = ? AND d.type = ? AND d.day BETWEEN +? AND +? LIMIT (SELECT ?)`
	return scan(t, query, []any{place, typ, from, to, most}, func(rows *sql.Rows) (g shelf.Group, err error) {
		var doc string
		if err := rows.Scan(&doc, &g.Day); err != nil {
			return g, err
		}
		return g, json.Unmarshal([]byte(doc), &g.Event)
	})
}

// Replace takes events away and puts groups in their stead.
func (t *transaction) Replace(gone []string, made []shelf.Group) error {
	if err := t.remove(gone); err != nil {
		return err
	}
	return t.insert(made, true)
}

// insert puts groups in, with what is named after them or without.
func (t *transaction) insert(made []shelf.Group, named bool) error {
	seqs, err := t.vacant(made)
	if err != nil {
		return err
	}
	order := make([]int, len(made)) // rows go in fastest in the order of their numbers
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(seqs[i], seqs[j]) })
	rows := &eventRows{drawn: map[string]bool{}, encode: t.encode}
	for _, i := range order {
		delete(t.stand, made[i].Event.ID)
		if err := rows.add(seqs[i], &made[i], t.file(seqs[i], &made[i]), named); err != nil {
			return fmt.Errorf("event %q: %w", made[i].Event.ID, err)
		}
	}
	if err := rows.insert(t); err != nil || len(t.filings)+len(t.unfiled) < mostFilings {
		return err
	}
	return t.index()
}

// remove takes events away.
func (t *transaction) remove(ids []string) error {
	var seqs, there []any
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		e, err := t.standing(id)
		if err != nil {
			return fmt.Errorf("event %q: %w", id, err)
		}
		if e == nil {
			continue
		}
		delete(t.stand, id)
		t.unfile(e.seq, &e.event, e.filed)
		seqs, there = append(seqs, e.seq), append(there, id)
		for _, report := range reportsOf(&e.event) {
			if err := t.exec("DELETE FROM event_reports WHERE report = ? AND event = ?", report, e.seq); err != nil {
				return err
			}
		}
	}
	for _, table := range [...]string{"event_days WHERE event", "spots WHERE event", "events WHERE seq"} {
		if err := t.put("WITH a (e) AS (VALUES) DELETE FROM "+table+" IN (SELECT e FROM a)", 1, seqs); err != nil {
			return err
		}
	}
	return t.put("WITH a (e) AS (VALUES) DELETE FROM items WHERE event IN (SELECT e FROM a)", 1, there)
}

// eventRows are the rows of events, by table.
type eventRows struct {
	events, reports, items, names, days, spots, points []any
	// drawn are the places that have a point.
	drawn  map[string]bool
	encode func(v any) (string, error)
}

// insert puts the rows into their tables.
func (r *eventRows) insert(t *transaction) error {
	for _, into := range []struct {
		query string
		width int
		rows  []any
	}{
		{"INSERT INTO events (seq, id, type, start, first_day, last_day, origins, corroborated, disputed, day, filed, json) VALUES", 12, r.events},
		{"INSERT INTO event_reports (report, event) VALUES", 2, r.reports},
		{"INSERT OR REPLACE INTO items (item, event) VALUES", 2, r.items},
		{"INSERT OR REPLACE INTO names (id, item) VALUES", 2, r.names},
		{"INSERT OR IGNORE INTO event_days (place, type, day, event) VALUES", 4, r.days},
		{"INSERT INTO spots (event, place) VALUES", 2, r.spots},
		{"INSERT OR REPLACE INTO places (id, lat, lon, json) VALUES", 4, r.points},
	} {
		if err := t.put(into.query, into.width, into.rows); err != nil {
			return err
		}
	}
	return nil
}

// add makes the rows of an event that is filed under some words, with those that its name is kept by or without.
func (r *eventRows) add(seq int64, g *shelf.Group, filed string, named bool) error {
	e := &g.Event
	doc, err := r.encode(e)
	if err != nil {
		return err
	}
	first, last := days(e)
	r.events = append(r.events, seq, e.ID, e.Type, e.Time.Start, first, last, e.Status.Origins, e.Status.Corroborated, e.Status.Disputed, g.Day, filed, doc)
	for _, report := range reportsOf(e) {
		r.reports = append(r.reports, report, seq)
	}
	for _, i := range g.Items {
		r.items = append(r.items, i, e.ID)
	}
	if named {
		r.names = append(r.names, e.ID, g.Founding)
	}
	if err := r.addSpot(seq, e); err != nil {
		return err
	}
	for _, p := range e.Places {
		if g.Day != shelf.NoDay {
			r.days = append(r.days, p.ID, e.Type, g.Day, seq)
		}
	}
	return nil
}

// reportsOf lists the reports that tell or recall an event, each once.
func reportsOf(e *tawatur.Event) []string {
	var out []string
	for _, refs := range [...][]tawatur.ClaimRef{e.Claims, e.Recalls} {
		for _, c := range refs {
			if !slices.Contains(out, c.Report) {
				out = append(out, c.Report)
			}
		}
	}
	return out
}

// days returns the first and last day that an event is known to touch, "" when it has no date. What is told as going on does so
// until the last report of it.
func days(e *tawatur.Event) (first, last string) {
	first, last = day(e.Time.Start), day(e.Time.End)
	if e.Time.Ongoing && first != "" {
		for _, c := range e.Claims {
			last = max(last, c.Day())
		}
	}
	if first == "" {
		first = last
	}
	if last == "" {
		last = first
	}
	return first, last
}

func day(s string) string { return s[:min(10, len(s))] }
