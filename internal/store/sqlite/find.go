package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/store"
)

// counted is how many of a list are counted; of longer ones it is said that they are longer.
const counted = 10_000

// found is where a list is read from: rows of the index or all events, newest first.
type found struct {
	// match is the expression that the index is asked, "" for all events.
	match string
	// most is the greatest number of an event that is asked for, least that of those that begin in the period; since is the day
	// that longer ones end on or after, "" for any.
	most, least int64
	since       string
	// tally says what counts it, where that is counted already.
	tally [2]string
	// box is the part of the map that events are in, nil for any; few says that only few of all events are.
	box *store.Box
	few bool
}

// asked reads a filter. ok is false where nothing can match it.
func asked(f store.Filter) (q found, ok bool, err error) {
	q = found{most: 1<<62 - 1, least: 0, box: f.Box}
	if f.After != "" {
		last, err := rowOf(listEvents, f.After)
		if err != nil {
			return q, false, err
		}
		q.most = last - 1
	}
	terms := slices.Clone(f.Terms)
	ids := 0
	for _, k := range []struct{ kind, id string }{
		{store.KindType, f.Type}, {store.KindActor, f.Actor}, {store.KindPlace, f.Place}, {store.KindOutlet, f.Outlet}, {store.KindStatus, f.Status},
	} {
		if k.id != "" {
			ids++
			q.tally = [2]string{k.kind, k.id}
			terms = append(terms, store.Term{Any: []store.Test{{Kind: k.kind, ID: k.id}}})
		}
	}
	if f.Query != "" {
		words := store.WordsOf(f.Query)
		if len(words) == 0 {
			return q, false, nil
		}
		terms = append(terms, words...)
	}
	switch {
	case f.From != "" || f.To != "" || f.Box != nil || len(terms) > 1 || len(terms) == 1 && ids == 0:
		q.tally = [2]string{}
	case len(terms) == 0:
		q.tally = [2]string{tallyEvents, ""}
	}
	if f.To != "" {
		q.most = min(q.most, lastOf(f.To))
		q.least = 1 << tieBits // with a date
	}
	if f.From != "" {
		q.least, q.since = firstOf(f.From), f.From
	}
	q.match, ok = expression(terms, eventTest)
	return q, ok, nil
}

// expression writes terms in the language of the index; ok is false where no event can meet them.
func expression(terms []store.Term, test func(store.Test) string) (match string, ok bool) {
	var with, without []string
	for _, term := range terms {
		var any []string
		for _, t := range term.Any {
			if x := test(t); x != "" {
				any = append(any, x)
			}
		}
		switch joined := "(" + strings.Join(any, " OR ") + ")"; {
		case term.Not && len(any) > 0:
			without = append(without, joined)
		case term.Not:
		case len(any) == 0:
			return "", false
		default:
			with = append(with, joined)
		}
	}
	if len(without) == 0 {
		return strings.Join(with, " AND "), true
	}
	if len(with) == 0 {
		with = []string{"keys : " + markEvent}
	}
	return "(" + strings.Join(with, " AND ") + ") NOT (" + strings.Join(without, " OR ") + ")", true
}

// eventTest writes a test of an event.
func eventTest(t store.Test) string {
	if t.Kind != "" {
		if !slices.Contains(store.Kinds(), t.Kind) {
			return ""
		}
		return "keys : " + token(t.Kind, t.ID)
	}
	if x := textTest(t); x != "" {
		return "{title words} : (" + x + ")"
	}
	return ""
}

// textTest writes a test of words.
func textTest(t store.Test) string {
	if len(t.Words) == 0 {
		return ""
	}
	forms := t.Forms()
	for i, f := range forms {
		forms[i] = quoted(append([]string{f}, t.Words[1:]...))
		if t.Prefix {
			forms[i] += " *"
		}
	}
	return strings.Join(forms, " OR ")
}

// quoted writes words as a phrase; so they can be no operators.
func quoted(words []string) string {
	return `"` + strings.ReplaceAll(strings.Join(words, " "), `"`, `""`) + `"`
}

func (s *Store) page(ctx context.Context, f store.Filter) (page store.Page, err error) {
	q, ok, err := asked(f)
	if err != nil || !ok {
		return page, err
	}
	if err := s.survey(ctx, &q); err != nil {
		return page, err
	}
	limit := cmp.Or(max(f.Limit, 0), pageSize)
	docs, total, err := s.listed(ctx, q, f, limit+1)
	if err != nil {
		return page, err
	}
	if len(docs) > limit {
		docs = docs[:limit]
		page.Next = cursorOf(listEvents, docs[limit-1].seq)
	}
	for _, d := range docs {
		var e tawatur.Event
		if err := json.Unmarshal([]byte(d.json), &e); err != nil {
			return page, err
		}
		page.Events = append(page.Events, e)
	}
	if page.Total = total; total > counted && q.tally[0] == "" {
		page.Total, page.More = counted, true
	}
	return page, nil
}

// listed returns the first events of a list and, where it is wanted, how many there are.
func (s *Store) listed(ctx context.Context, q found, f store.Filter, limit int) ([]doc, int, error) {
	if parts := q.parts(); len(parts) == 1 && q.match != "" && q.box == nil && f.After == "" && !f.NoTotal && q.tally[0] == "" {
		query, args := parts[0].query("f.rowid AS n")
		return s.first(ctx, hits{query + " ORDER BY f.rowid DESC", args, "events"}, counted, limit)
	}
	docs, err := s.docs(ctx, q, limit)
	if err != nil || f.NoTotal {
		return docs, 0, err
	}
	total, err := recently(ctx, s, "total", f, s.total)
	return docs, total, err
}

// doc is an event as it lies in the record.
type doc struct {
	seq  int64
	json string
}

// docs returns the first events of a list.
func (s *Store) docs(ctx context.Context, q found, limit int) ([]doc, error) {
	var out []doc
	for _, part := range q.parts() {
		query, args := part.query("e.seq, e.json")
		rows, err := s.read.QueryContext(ctx, query+" ORDER BY "+part.rowid()+" DESC LIMIT ?", append(args, limit)...)
		if err != nil {
			return nil, err
		}
		some, err := scanDocs(rows)
		if err != nil {
			return nil, err
		}
		if out = append(out, some...); len(out) >= limit {
			break
		}
	}
	return out[:min(limit, len(out))], nil
}

// hits is a query of numbers, called n, of the rows of a table, the greatest first.
type hits struct {
	query string
	args  []any
	table string
}

// first returns the first of what a query finds, and how many it finds, up to one more than most, in one pass: to open the index costs
// more than to go on in it.
func (s *Store) first(ctx context.Context, h hits, most, limit int) ([]doc, int, error) {
	rows, err := s.read.QueryContext(ctx, "WITH hits AS MATERIALIZED ("+h.query+" LIMIT ?) SELECT n, d.json, (SELECT count(*) FROM hits)"+
		" FROM (SELECT n FROM hits ORDER BY n DESC LIMIT ?) CROSS JOIN "+h.table+" d ON d.seq = n ORDER BY n DESC", append(h.args, most+1, limit)...)
	if err != nil {
		return nil, 0, err
	}
	var out []doc
	total := 0
	err = taken(rows, func(rows *sql.Rows) error {
		var d doc
		err := rows.Scan(&d.seq, &d.json, &total)
		out = append(out, d)
		return err
	})
	return out, total, err
}

// scanDocs reads numbers with what lies there and closes the rows.
func scanDocs(rows *sql.Rows) ([]doc, error) {
	defer rows.Close()
	var out []doc
	for rows.Next() {
		var d doc
		if err := rows.Scan(&d.seq, &d.json); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// total counts what a filter matches, up to one more than counted.
func (s *Store) total(ctx context.Context, f store.Filter) (n int, err error) {
	q, ok, err := asked(f)
	if err != nil || !ok {
		return 0, err
	}
	if q.tally[0] != "" {
		return s.Tally(ctx, q.tally[0], q.tally[1])
	}
	if err := s.survey(ctx, &q); err != nil {
		return 0, err
	}
	for _, part := range q.parts() {
		var some int
		query, args := part.query("1")
		err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM ("+query+" LIMIT ?)", append(args, counted+1-n)...).Scan(&some)
		if err != nil {
			return 0, err
		}
		if n += some; n > counted {
			break
		}
	}
	return n, nil
}

// part is a stretch of the order of lists; long holds only those events of several days that reach into the period.
type part struct {
	found
	long bool
}

// parts returns the stretches of a list in their order: what begins in the period, then what began before and lasted.
func (q found) parts() []part {
	out := []part{{found: q}}
	if q.since == "" {
		return out
	}
	before := q
	before.most, before.least = min(q.most, q.least-1), 1<<tieBits
	return append(out, part{found: before, long: true})
}

// rowid names what a stretch is ordered by.
func (p part) rowid() string {
	switch {
	case p.match != "" || p.long:
		return "f.rowid"
	case p.box != nil:
		return "s.event"
	}
	return "e.seq"
}

// query returns the query of a stretch for some columns; without those of events only the index is read.
func (p part) query(columns string) (string, []any) {
	if p.match == "" && !p.long {
		if p.box != nil {
			return p.boxed(columns)
		}
		return "SELECT " + columns + " FROM events e WHERE e.seq BETWEEN ? AND ?", []any{p.least, p.most}
	}
	from := "SELECT " + columns + " FROM events_fts f"
	where := " WHERE events_fts MATCH ? AND f.rowid BETWEEN ? AND ?"
	match := p.match
	if p.long {
		if match = "keys : " + markLong; p.match != "" {
			match = "(" + match + ") AND (" + p.match + ")"
		}
	}
	args := []any{match, p.least, p.most}
	if p.long || strings.Contains(columns, "e.") {
		from += " CROSS JOIN events e ON e.seq = f.rowid"
	}
	if p.long {
		where += " AND e.last_day >= ?"
		args = append(args, p.since)
	}
	box, in := p.inBox()
	return from + where + box, append(args, in...)
}
