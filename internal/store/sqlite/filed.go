package sqlite

import (
	"cmp"
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

// filing is an event as it goes into the index once the transaction ends. Together and in order they go in fastest. Of an event whose evidence
// is not at hand it has the claims.
type filing struct {
	title, keys      string
	evidence, claims []string
}

// foldedText is a report as it is searched.
type foldedText struct {
	seq         int64
	title, body string
}

// mostFilings is how many events wait to go into the index or out of it.
const mostFilings = 20_000

// pending is what a transaction writes at its end.
type pending struct {
	// filings go into the index of events, unfiled go out of it.
	filings map[int64]filing
	unfiled map[int64]bool
	tallies map[[2]string]int
	// texts are reports as they go into their index.
	texts []foldedText
	// stand are events that were asked for, as they stand.
	stand map[string]*standing
	// kept is what is done once all is written.
	kept []func()
}

func (p *pending) reset() {
	*p = pending{filings: map[int64]filing{}, unfiled: map[int64]bool{}, tallies: map[[2]string]int{}, stand: map[string]*standing{}}
}

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

// file puts an event among those that go into the index, and returns the words that it is filed under.
func (t *transaction) file(seq int64, g *shelf.Group) string {
	e := &g.Event
	words := []string{markEvent}
	if first, last := days(e); first != last {
		words = append(words, markLong)
	}
	for _, key := range filedUnder(g) {
		words = append(words, token(key[0], key[1]))
		t.tallies[key]++
	}
	t.tallyEvent(e, 1)
	f := filing{title: arabic.Fold(e.Title.AR + " \n " + e.Title.EN), keys: strings.Join(words, " "), evidence: g.Evidence}
	if len(f.evidence) == 0 {
		for _, c := range slices.Concat(e.Claims, e.Recalls) {
			f.claims = append(f.claims, c.ID)
		}
	}
	t.filings[seq] = f
	return f.keys
}

// filedUnder lists the ids that an event is filed under, each with its kind before it and once.
func filedUnder(g *shelf.Group) [][2]string {
	e := &g.Event
	keys := make([][2]string, 0, 8+len(g.Within))
	add := func(kind, id string) {
		if key := [2]string{kind, id}; id != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	add(store.KindType, e.Type)
	for _, a := range e.Actors {
		add(store.KindActor, a.ID)
	}
	for _, p := range e.Places {
		add(store.KindPlace, p.ID)
	}
	if e.Place != nil {
		add(store.KindPlace, e.Place.ID)
	}
	for _, id := range g.Within {
		add(store.KindPlace, id)
	}
	for _, c := range e.Claims {
		add(store.KindOutlet, c.Outlet)
	}
	for _, s := range statuses(e.Status) {
		add(store.KindStatus, s)
	}
	return keys
}

// finish writes what waits.
func (t *transaction) finish() error {
	if err := t.indexTexts(); err != nil {
		return err
	}
	if err := t.index(); err != nil {
		return err
	}
	var rows []any
	for _, k := range slices.SortedFunc(maps.Keys(t.tallies), func(a, b [2]string) int {
		return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1]))
	}) {
		if n := t.tallies[k]; n != 0 {
			rows = append(rows, k[0], k[1], n)
		}
	}
	clear(t.tallies)
	return t.put("INSERT INTO tallies (kind, id, n) VALUES ON CONFLICT DO UPDATE SET n = n + excluded.n", 3, rows)
}

// indexTexts puts reports into their index. They wait until all else is written: see index.
func (t *transaction) indexTexts() error {
	for _, r := range t.texts {
		if err := t.exec("INSERT INTO reports_fts (rowid, title, body) VALUES (?, ?, ?)", r.seq, r.title, r.body); err != nil {
			return err
		}
	}
	t.texts = nil
	return nil
}

// index takes the events that are no more out of the index and puts those that wait into it, with the sentences of their claims, in the
// order of their numbers: the index writes down what it holds whenever a number is less than the one before, and behind every statement of
// several rows.
func (t *transaction) index() error {
	folds := folds{}
	seqs := slices.AppendSeq(slices.Collect(maps.Keys(t.unfiled)), maps.Keys(t.filings))
	slices.Sort(seqs)
	for _, seq := range slices.Compact(seqs) {
		if t.unfiled[seq] {
			if err := t.exec("DELETE FROM events_fts WHERE rowid = ?", seq); err != nil {
				return err
			}
		}
		f, waits := t.filings[seq]
		if !waits {
			continue
		}
		looked, err := t.evidence(f.claims)
		if err != nil {
			return err
		}
		words := folds.of(append(f.evidence, looked...))
		if err := t.exec("INSERT INTO events_fts (rowid, title, words, keys) VALUES (?, ?, ?, ?)", seq, f.title, words, f.keys); err != nil {
			return err
		}
	}
	clear(t.filings)
	clear(t.unfiled)
	return nil
}

// folds are sentences as they are searched. One that tells several events is folded once.
type folds map[string]string

// of returns sentences as they are searched, each once.
func (fs folds) of(sentences []string) string {
	var out []string
	for _, s := range sentences {
		f, had := fs[s]
		if !had {
			f = arabic.Fold(s)
			fs[s] = f
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return strings.Join(out, " \n ")
}

// evidence looks up the evidence of claims.
func (t *transaction) evidence(claims []string) ([]string, error) {
	return get(t, "WITH a (n) AS (VALUES) SELECT coalesce(json ->> '$.evidence.text', '') FROM a CROSS JOIN claims ON id = n", 1, list(claims),
		func(rows *sql.Rows, text *string) error { return rows.Scan(text) })
}

// unfile takes an event out of the index and the tallies.
func (t *transaction) unfile(seq int64, e *tawatur.Event, filed string) {
	t.tallyEvent(e, -1)
	for word := range strings.FieldsSeq(filed) {
		for _, kind := range store.Kinds() {
			if word[:1] != kind[:1] || len(word) == 1 {
				continue
			}
			if id, err := hex.DecodeString(word[1:]); err == nil {
				t.tally(kind, string(id), -1)
			}
		}
	}
	if _, waits := t.filings[seq]; waits {
		delete(t.filings, seq)
		return
	}
	t.unfiled[seq] = true
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
	for _, q := range []string{"DELETE FROM event_reports", "DELETE FROM event_days", "DELETE FROM spots"} {
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
