package sqlite

import (
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// What the tallies count beside what events are filed under.
const (
	tallyReports  = "reports"
	tallyClaims   = "claims"
	tallyEvents   = "events"
	tallyOutlets  = "outlets"  // of reports
	tallyStatuses = "statuses" // of reports
	tallySpots    = "spot"     // main places of events
	tallyDays     = "day"      // on which events begin
)

// Marks of events in the index that are no ids: every event has the first, one of several days the second.
const (
	markEvent = "x"
	markLong  = "l"
)

// filing is an event as it goes into the index once the transaction ends. Together and in order they go in fastest.
type filing struct {
	title, keys string
	evidence    []string
}

// mostFilings is how many events wait for the index.
const mostFilings = 20_000

// pending is what a transaction writes at its end.
type pending struct {
	filings map[int64]filing
	tallies map[[2]string]int
}

func (p *pending) reset() { p.filings, p.tallies = map[int64]filing{}, map[[2]string]int{} }

// tally counts n more of what is filed under an id.
func (p *pending) tally(kind, id string, n int) { p.tallies[[2]string{kind, id}] += n }

// token is an id of a kind as a word of the index, which is parted at whatever is no letter or digit.
func token(kind, id string) string { return kind[:1] + hex.EncodeToString([]byte(id)) }

// statuses lists the statuses that an event is filed under.
func statuses(s tawatur.Status) (out []string) {
	if s.Disputed {
		out = append(out, store.StatusDisputed)
	}
	if s.Corroborated {
		out = append(out, store.StatusCorroborated)
	}
	if s.Origins <= 1 {
		out = append(out, store.StatusSingle)
	}
	return out
}

// file puts an event among those that go into the index.
func (t *transaction) file(seq int64, g *shelf.Group, by map[string][]string) {
	e := &g.Event
	words := []string{markEvent}
	if first, last := days(e); first != last {
		words = append(words, markLong)
	}
	for _, kind := range store.Kinds() {
		for _, id := range by[kind] {
			words = append(words, token(kind, id))
			t.tally(kind, id, 1)
		}
	}
	t.tallyEvent(e, 1)
	t.filings[seq] = filing{arabic.Fold(e.Title.AR + " \n " + e.Title.EN), strings.Join(words, " "), g.Evidence}
}

// finish writes what waits.
func (t *transaction) finish() error {
	if err := t.index(); err != nil {
		return err
	}
	for _, k := range slices.SortedFunc(maps.Keys(t.tallies), func(a, b [2]string) int {
		return strings.Compare(a[0]+"\n"+a[1], b[0]+"\n"+b[1])
	}) {
		if n := t.tallies[k]; n != 0 {
			if err := t.exec("INSERT INTO tallies (kind, id, n) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", k[0], k[1], n); err != nil {
				return err
			}
		}
	}
	t.reset()
	return nil
}

// index puts the events that wait into the index, with the sentences of their claims, in the order of their numbers: the index
// writes down what it holds whenever a number is less than the one before.
func (t *transaction) index() error {
	seqs := slices.Sorted(maps.Keys(t.filings))
	for part := range slices.Chunk(seqs, 512) {
		unheard := slices.DeleteFunc(slices.Clone(part), func(seq int64) bool { return len(t.filings[seq].evidence) > 0 })
		looked, err := t.evidence(unheard)
		if err != nil {
			return err
		}
		rows := make([]any, 0, 4*len(part))
		for _, seq := range part {
			f := t.filings[seq]
			rows = append(rows, seq, f.title, folded(append(f.evidence, looked[seq]...)), f.keys)
		}
		if err := t.put("INSERT INTO events_fts (rowid, title, words, keys) VALUES", 4, rows); err != nil {
			return err
		}
	}
	clear(t.filings)
	return nil
}

// folded returns sentences as they are searched, each once.
func folded(sentences []string) string {
	var out []string
	for _, s := range sentences {
		if f := arabic.Fold(s); !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return strings.Join(out, " \n ")
}

// evidence looks up the evidence of the claims of events.
func (t *transaction) evidence(seqs []int64) (map[int64][]string, error) {
	type row struct {
		seq  int64
		text sql.NullString
	}
	rows, err := get(t, `WITH a (n) AS (VALUES) SELECT n, c.json ->> '$.evidence.text' FROM a CROSS JOIN event_claims ec ON ec.event = n
		CROSS JOIN claims c ON c.id = ec.claim`, 1, list(seqs), func(rows *sql.Rows, r *row) error { return rows.Scan(&r.seq, &r.text) })
	if err != nil {
		return nil, err
	}
	out := make(map[int64][]string, len(seqs))
	for _, r := range rows {
		out[r.seq] = append(out[r.seq], r.text.String)
	}
	return out, nil
}

// unfile takes an event out of the index and the tallies.
func (t *transaction) unfile(seq int64, doc string) error {
	var e tawatur.Event
	if err := json.Unmarshal([]byte(doc), &e); err != nil {
		return err
	}
	t.tallyEvent(&e, -1)
	t.tally(store.KindType, e.Type, -1)
	for _, s := range statuses(e.Status) {
		t.tally(store.KindStatus, s, -1)
	}
	for kind, query := range map[string]string{
		store.KindActor:  "DELETE FROM event_actors WHERE event = ? RETURNING id",
		store.KindPlace:  "DELETE FROM event_places WHERE event = ? RETURNING id",
		store.KindOutlet: "DELETE FROM event_outlets WHERE event = ? RETURNING id",
	} {
		ids, err := column[string](t, query, seq)
		if err != nil {
			return err
		}
		for _, id := range ids {
			t.tally(kind, id, -1)
		}
	}
	if _, waits := t.filings[seq]; waits {
		delete(t.filings, seq)
		return nil
	}
	return t.exec("DELETE FROM events_fts WHERE rowid = ?", seq)
}

// renumber gives the events of a record of an older schema the numbers of this one, and puts them into the index. The areas that
// their places lie in are not known here.
func (t *transaction) renumber() error {
	var done bool
	if err := t.one("SELECT numbered FROM derivation", nil, &done); err != nil || done {
		return err
	}
	seqs, err := column[int64](t, "SELECT seq FROM events ORDER BY seq")
	if err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM event_claims", "DELETE FROM event_actors", "DELETE FROM event_places", "DELETE FROM event_outlets", "DELETE FROM event_days", "DELETE FROM spots"} {
		if err := t.exec(q); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(seqs, 512) {
		groups := make([]shelf.Group, 0, len(part))
		for _, seq := range part {
			g, err := t.taken(seq)
			if err != nil {
				return err
			}
			groups = append(groups, g)
		}
		if err := t.insert(groups, false); err != nil {
			return err
		}
	}
	return t.exec("UPDATE derivation SET numbered = 1")
}

// taken takes an event away by its number and returns it.
func (t *transaction) taken(seq int64) (g shelf.Group, err error) {
	var doc string
	if err := t.one("SELECT json, day FROM events WHERE seq = ?", []any{seq}, &doc, &g.Day); err != nil {
		return g, err
	}
	if err := json.Unmarshal([]byte(doc), &g.Event); err != nil {
		return g, err
	}
	return g, t.exec("DELETE FROM events WHERE seq = ?", seq)
}

// tidy puts the indexes together in one piece each, in which a search looks up each word once and not in every piece. It reads and
// writes them whole, so it is for when all is made anew.
func (t *transaction) tidy() error {
	if err := t.index(); err != nil {
		return err
	}
	for _, q := range []string{"INSERT INTO events_fts (events_fts) VALUES ('optimize')", "INSERT INTO reports_fts (reports_fts) VALUES ('optimize')"} {
		if err := t.exec(q); err != nil {
			return err
		}
	}
	return nil
}
