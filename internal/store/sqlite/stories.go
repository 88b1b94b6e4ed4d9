package sqlite

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// The tables of stories beside their own, each with the story of a row.
var storyTables = []string{"story_steps", "story_places", "story_former"}

// TaleRules returns by which rules the stories are told.
func (d *derivation) TaleRules() (rules string, err error) {
	return rules, d.t.one("SELECT tales FROM derivation", nil, &rules)
}

// Untell takes all stories away, and notes by which rules they will be told.
func (d *derivation) Untell(rules string) error {
	before, err := d.TaleRules()
	if err != nil {
		return err
	}
	if before != "" { // else there is none, and to look through all keys takes a while
		if err := d.Flush(); err != nil {
			return err
		}
		d.Tray.Clear()
		if err := d.t.exec("DELETE FROM keys WHERE kind >= ?", shelf.KindTales); err != nil {
			return err
		}
	}
	for _, table := range append([]string{"stories"}, storyTables...) {
		if err := d.t.exec("DELETE FROM " + table); err != nil {
			return err
		}
	}
	return d.t.exec("UPDATE derivation SET tales = ?", rules)
}

// EventsAfter returns events behind a place in the order of lists from the last up.
func (d *derivation) EventsAfter(place int64, most int) (events []tawatur.Event, last int64, err error) {
	last = place
	events, err = scan(d.t, "SELECT seq, json FROM events WHERE seq > ? ORDER BY seq LIMIT ?", []any{place, most}, func(rows *sql.Rows) (e tawatur.Event, err error) {
		var doc string
		if err := rows.Scan(&last, &doc); err != nil {
			return e, err
		}
		return e, json.Unmarshal([]byte(doc), &e)
	})
	return events, last, err
}

// Telling returns the ids of the stories in which any of some events stands.
func (d *derivation) Telling(events []string) ([]string, error) {
	ids, err := get(d.t, "WITH a (e) AS (VALUES) SELECT s.id FROM a CROSS JOIN story_steps t ON t.event = e CROSS JOIN stories s ON s.seq = t.story", 1, list(events),
		func(rows *sql.Rows, id *string) error { return rows.Scan(id) })
	slices.Sort(ids)
	return slices.Compact(ids), err
}

// Retell takes stories away and puts others in their stead. One that is told as before stays.
func (d *derivation) Retell(gone []string, told []shelf.Tale) error {
	docs := make(map[string]string, len(told))
	for _, t := range told {
		doc, err := encode(t.Story)
		if err != nil {
			return err
		}
		docs[t.Story.ID] = doc
	}
	same := map[string]bool{}
	for _, id := range gone {
		var seq int64
		var doc string
		if err := d.t.one("SELECT seq, json FROM stories WHERE id = ?", []any{id}, &seq, &doc); err != nil {
			return err
		}
		if same[id] = doc != "" && docs[id] == doc; same[id] {
			// what it may have been called hangs on claims that a story does not name
			if err := d.t.exec("DELETE FROM story_former WHERE story = ?", seq); err != nil {
				return err
			}
			continue
		}
		if err := d.t.untell(seq); err != nil {
			return err
		}
	}
	for _, t := range told {
		if err := d.t.tell(t, docs[t.Story.ID], same[t.Story.ID]); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) untell(seq int64) error {
	for _, table := range storyTables {
		if err := t.exec("DELETE FROM "+table+" WHERE story = ?", seq); err != nil {
			return err
		}
	}
	return t.exec("DELETE FROM stories WHERE seq = ?", seq)
}

// tell keeps a story, or of one that is there only what it may have been called.
func (t *transaction) tell(tale shelf.Tale, doc string, there bool) error {
	s := &tale.Story
	if !there {
		if err := t.exec("INSERT INTO stories (id, kind, newest, days, steps, json) VALUES (?, ?, ?, ?, ?, ?)",
			s.ID, s.Kind, s.Newest(), writeDays(s.Days()), len(s.Steps), doc); err != nil {
			return err
		}
	}
	var seq int64
	if err := t.one("SELECT seq FROM stories WHERE id = ?", []any{s.ID}, &seq); err != nil {
		return err
	}
	var former []any
	for _, f := range tale.Former {
		former = append(former, f.ID, f.First, seq)
	}
	if err := t.put("INSERT OR IGNORE INTO story_former (id, first, story) VALUES", 3, former); err != nil || there {
		return err
	}
	var steps, places []any
	for _, st := range s.Steps {
		steps = append(steps, st.Event, seq, !st.Context)
	}
	for _, p := range s.Places {
		places = append(places, p.ID, seq, true)
	}
	for _, id := range tale.Within {
		places = append(places, id, seq, false)
	}
	if err := t.put("INSERT OR IGNORE INTO story_steps (event, story, own) VALUES", 3, steps); err != nil {
		return err
	}
	return t.put("INSERT OR IGNORE INTO story_places (id, story, own) VALUES", 3, places)
}

// writeDays writes stretches of days as "2024-08-07/2024-08-14 2024-08-20/2024-08-20".
func writeDays(days [][2]string) string {
	out := make([]string, len(days))
	for i, d := range days {
		out[i] = d[0] + "/" + d[1]
	}
	return strings.Join(out, " ")
}

func readDays(words string) [][2]string {
	var out [][2]string
	for w := range strings.FieldsSeq(words) {
		from, to, _ := strings.Cut(w, "/")
		out = append(out, [2]string{from, to})
	}
	return out
}

// TaleRules returns by which rules the stories are told: see store.StoryReader.
func (s *Store) TaleRules(ctx context.Context) (rules string, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT tales FROM derivation").Scan(&rules)
	return rules, failed("rules of stories in", s.path, err)
}

// Story returns one story, or the one that has its id now.
func (s *Store) Story(ctx context.Context, id string) (tawatur.Story, error) {
	found, err := query(ctx, s, "SELECT json FROM stories WHERE id = ?", []any{id}, fromJSON[tawatur.Story])
	if err == nil && len(found) == 0 {
		found, err = query(ctx, s, `SELECT s.json FROM story_former f JOIN stories s ON s.seq = f.story WHERE f.id = ?
			ORDER BY f.first DESC, s.id LIMIT 1`, []any{id}, fromJSON[tawatur.Story])
	}
	if err == nil && len(found) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return tawatur.Story{}, failed("story", id, err)
	}
	return found[0], nil
}

// listed is a story in a list, before it is read.
type listed struct {
	seq        int64
	id, newest string
	days       string
}

// Stories returns a page of stories, newest first: see store.StoryReader. There are few of them beside the events, so that which ones touch
// some days is looked up of all; none but those of the page are held.
func (s *Store) Stories(ctx context.Context, f store.StoryFilter) (store.StoryPage, error) {
	page, err := s.storyPage(ctx, f)
	return page, failed("list stories of", s.path, err)
}

func (s *Store) storyPage(ctx context.Context, f store.StoryFilter) (page store.StoryPage, err error) {
	after, err := s.storyAfter(ctx, f)
	if err != nil {
		return page, err
	}
	limit := f.Limit
	if limit <= 0 {
		limit = pageSize
	}
	some, err := s.storyList(ctx, f, after, limit+1)
	if err != nil {
		return page, err
	}
	if len(some) > limit {
		some = some[:limit]
		page.Next = some[limit-1].cursor()
	}
	for _, l := range some {
		found, err := query(ctx, s, "SELECT json FROM stories WHERE seq = ? AND id = ?", []any{l.seq, l.id}, fromJSON[tawatur.Story])
		if err != nil {
			return page, err
		}
		page.Stories = append(page.Stories, found...) // one that was told anew meanwhile is left out
	}
	if !f.NoTotal {
		page.Total, err = s.countStories(ctx, f)
	}
	return page, err
}

// storiesOfEvents are the stories of which an event that the index finds is a step of their own.
const storiesOfEvents = `SELECT t.story FROM events_fts f CROSS JOIN events e ON e.seq = f.rowid CROSS JOIN story_steps t ON t.event = e.id
	WHERE t.own AND events_fts MATCH ?`

// storyQuery is the query of the stories of a filter, but for its days, for some columns.
func storyQuery(columns string, f store.StoryFilter) (string, []any) {
	where, args := []string{"1"}, []any{}
	if f.Kind != "" {
		where, args = append(where, "kind = ?"), append(args, f.Kind)
	}
	if len(f.Places) > 0 {
		where = append(where, "seq IN (SELECT story FROM story_places WHERE id IN "+marks(len(f.Places))+" AND (own OR ?))")
		args = append(append(args, list(f.Places)...), f.Inside)
	}
	if len(f.Steps) > 0 {
		if match, ok := expression(f.Steps, eventTest); !ok {
			where = append(where, "0")
		} else {
			where = append(where, "seq IN ("+storiesOfEvents+")")
			args = append(args, match)
		}
	}
	return "SELECT " + columns + " FROM stories WHERE " + strings.Join(where, " AND "), args
}

// touches reports whether a story is one of those that touch the days of a filter.
func (l listed) touches(f store.StoryFilter) bool {
	return f.From+f.To == "" || tawatur.TouchDays(readDays(l.days), f.From, f.To)
}

// storyList lists so many stories of a filter at most, newest first, from behind one on.
func (s *Store) storyList(ctx context.Context, f store.StoryFilter, after *listed, most int) (some []listed, err error) {
	q, args := storyQuery("seq, id, newest, days", f)
	if after != nil {
		q += " AND newest <= ? AND (newest < ? OR id > ?)"
		args = append(args, after.newest, after.newest, after.id)
	}
	rows, err := s.read.QueryContext(ctx, q+" ORDER BY newest DESC, id", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for len(some) < most && rows.Next() {
		var l listed
		if err := rows.Scan(&l.seq, &l.id, &l.newest, &l.days); err != nil {
			return nil, err
		}
		if l.touches(f) {
			some = append(some, l)
		}
	}
	return some, rows.Err()
}

// countStories counts the stories of a filter.
func (s *Store) countStories(ctx context.Context, f store.StoryFilter) (n int, err error) {
	q, args := storyQuery("days", f)
	rows, err := s.read.QueryContext(ctx, q, args...)
	if err != nil {
		return 0, err
	}
	err = taken(rows, func(rows *sql.Rows) error {
		var l listed
		err := rows.Scan(&l.days)
		if l.touches(f) {
			n++
		}
		return err
	})
	return n, err
}

// cursor names a story with its place in the order, so that one whose place changed meanwhile is none that a page returned.
func (l listed) cursor() string {
	return base64.RawURLEncoding.EncodeToString([]byte(l.newest + "\n" + l.id))
}

// storyAfter returns the story behind which a page begins, nil for the first page.
func (s *Store) storyAfter(ctx context.Context, f store.StoryFilter) (*listed, error) {
	if f.After == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(f.After)
	newest, id, ok := strings.Cut(string(raw), "\n")
	if err != nil || !ok {
		return nil, store.ErrCursor
	}
	q, args := storyQuery("days", f)
	at, err := query(ctx, s, q+" AND newest = ? AND id = ?", append(args, newest, id),
		func(rows *sql.Rows) (l listed, err error) { return l, rows.Scan(&l.days) })
	if err != nil {
		return nil, err
	}
	if len(at) == 0 || !at[0].touches(f) {
		return nil, store.ErrCursor
	}
	return &listed{newest: newest, id: id}, nil
}

// StoriesOf returns the stories in which an event stands: see store.StoryReader.
func (s *Store) StoriesOf(ctx context.Context, event string) ([]tawatur.Story, error) {
	found, err := query(ctx, s, `SELECT s.json FROM story_steps t JOIN stories s ON s.seq = t.story WHERE t.event = ?
		ORDER BY t.own DESC, s.steps DESC, s.id`, []any{event}, fromJSON[tawatur.Story])
	return found, failed("stories of event", event, err)
}

// ownStories lists whose own step which event is, the story that it is a step of last.
const ownStories = "SELECT t.event, s.id FROM story_steps t JOIN stories s ON s.seq = t.story WHERE t.own"

// StoryOf returns which story each of some events is a step of: see store.StoryReader.
func (s *Store) StoryOf(ctx context.Context, events ...string) (map[string]string, error) {
	out := map[string]string{}
	note := func(q string, args ...any) error {
		rows, err := query(ctx, s, q+" ORDER BY s.steps, s.id DESC", args, func(rows *sql.Rows) (r [2]string, err error) { return r, rows.Scan(&r[0], &r[1]) })
		for _, r := range rows {
			out[r[0]] = r[1]
		}
		return err
	}
	if len(events) == 0 {
		return out, failed("stories of events in", s.path, note(ownStories))
	}
	for some := range slices.Chunk(events, groups[0]) {
		if err := note(ownStories+" AND t.event IN "+marks(len(some)), list(some)...); err != nil {
			return nil, failed("stories of events in", s.path, err)
		}
	}
	return out, nil
}

// StoryKinds returns the kinds that stories have, in order.
func (s *Store) StoryKinds(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT DISTINCT kind FROM stories ORDER BY kind")
	if err != nil {
		return nil, failed("list kinds of stories in", s.path, err)
	}
	ids, err := scanIDs(rows)
	return ids, failed("list kinds of stories in", s.path, err)
}
