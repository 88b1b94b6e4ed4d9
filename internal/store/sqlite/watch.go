package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"tawatur/internal/store"
)

// tallyAddresses counts addresses by source and status.
const tallyAddresses = "addresses"

// addressTally is under what an address is counted. No id of a source has a blank.
func addressTally(source, status string) string { return source + " " + status }

// due writes an instant as addresses are ordered by it, "" for never.
func due(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return stamp(t)
}

// SetFeeds makes some feeds the ones that are watched: see store.WatchWriter.
func (s *Store) SetFeeds(ctx context.Context, feeds []store.Feed) error {
	err := s.transact(ctx, func(t *transaction) error {
		known, err := scan(t, "SELECT json FROM feeds", nil, fromJSON[store.Feed])
		if err != nil {
			return err
		}
		now := map[string]store.Feed{}
		for _, f := range known {
			f.Dropped = true
			now[f.URL] = f
		}
		for _, f := range feeds {
			f.Dropped = false
			if was, ok := now[f.URL]; ok {
				f = named(was, f)
			}
			now[f.URL] = f
		}
		for _, f := range now {
			if err := t.putFeed(f); err != nil {
				return err
			}
		}
		return nil
	})
	return failed("set feeds of", s.path, err)
}

// named is the state of a feed under what the sources say of it.
func named(state, by store.Feed) store.Feed {
	state.Source, state.Name, state.Host, state.Kind, state.Every, state.Dropped = by.Source, by.Name, by.Host, by.Kind, by.Every, by.Dropped
	return state
}

func (t *transaction) putFeed(f store.Feed) error {
	if f.URL == "" {
		return errors.New("the feed has no address")
	}
	doc, err := encode(f)
	if err != nil {
		return err
	}
	return t.exec("INSERT INTO feeds (url, source, json) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET source = excluded.source, json = excluded.json",
		f.URL, f.Source, doc)
}

// NoteFeed keeps the new state of a feed with what it named: see store.WatchWriter.
func (s *Store) NoteFeed(ctx context.Context, f store.Feed, found []store.Address) (added int, err error) {
	err = s.transact(ctx, func(t *transaction) error {
		known, err := scan(t, "SELECT json FROM feeds WHERE url = ?", []any{f.URL}, fromJSON[store.Feed])
		if err != nil {
			return err
		}
		if len(known) > 0 { // the sources may have been read again since it was asked
			f = named(f, known[0])
		}
		if err := t.putFeed(f); err != nil {
			return err
		}
		added, err = t.addAddresses(found)
		return err
	})
	return added, failed("note feed", f.URL, err)
}

// AddAddresses keeps those addresses that are not known yet.
func (s *Store) AddAddresses(ctx context.Context, found []store.Address) (added int, err error) {
	err = s.transact(ctx, func(t *transaction) error {
		added, err = t.addAddresses(found)
		return err
	})
	return added, failed("add addresses to", s.path, err)
}

func (t *transaction) addAddresses(found []store.Address) (added int, err error) {
	for _, a := range found {
		var seq int64
		asked, err := spelt(a.Spellings())
		if err != nil {
			return added, err
		}
		if err := t.one("SELECT seq FROM addresses WHERE url IN "+ofSpellings, []any{asked}, &seq); err != nil {
			return added, err
		}
		if seq != 0 {
			continue
		}
		if err := t.putAddress(a); err != nil {
			return added, err
		}
		added++
	}
	return added, nil
}

// NoteAddress keeps the new state of an address.
func (s *Store) NoteAddress(ctx context.Context, a store.Address) error {
	err := s.transact(ctx, func(t *transaction) error {
		var source, status string
		if err := t.one("SELECT source, status FROM addresses WHERE url = ?", []any{a.URL}, &source, &status); err != nil {
			return err
		}
		if status != "" {
			t.tally(tallyAddresses, addressTally(source, status), -1)
		}
		return t.putAddress(a)
	})
	return failed("note address", a.URL, err)
}

// putAddress writes an address; one that was there is counted no more already.
func (t *transaction) putAddress(a store.Address) error {
	if a.URL == "" || a.Status == "" {
		return errors.New("the address is empty or has no status")
	}
	doc, err := encode(a)
	if err != nil {
		return err
	}
	t.tally(tallyAddresses, addressTally(a.Source, a.Status), 1)
	return t.exec(`INSERT INTO addresses (url, source, host, status, again, due, noted, report, withdrawn, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (url) DO UPDATE SET source = excluded.source, host = excluded.host, status = excluded.status, again = excluded.again,
		due = excluded.due, noted = excluded.noted, report = excluded.report, withdrawn = excluded.withdrawn, json = excluded.json`,
		a.URL, a.Source, a.Host, a.Status, a.Again(), due(a.Due), stamp(newer(a.Found, a.Asked)), a.Report, !a.Withdrawn.IsZero(), doc)
}

func newer(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// Feeds returns all feeds, ordered by source and address.
func (s *Store) Feeds(ctx context.Context) ([]store.Feed, error) {
	fs, err := query(ctx, s, "SELECT json FROM feeds ORDER BY source, url", nil, fromJSON[store.Feed])
	return fs, failed("list feeds of", s.path, err)
}

// Hosts returns the hosts at which addresses are due at some time.
func (s *Store) Hosts(ctx context.Context, again bool) ([]store.HostQueue, error) {
	hs, err := query(ctx, s, "SELECT host, min(due) FROM addresses WHERE due != '' AND again = ? GROUP BY host", []any{again},
		func(rows *sql.Rows) (h store.HostQueue, err error) {
			var at string
			if err := rows.Scan(&h.Host, &at); err != nil {
				return h, err
			}
			h.Due, err = time.Parse(time.RFC3339, at)
			return h, err
		})
	return hs, failed("list hosts of", s.path, err)
}

// DueAddresses returns the addresses of a host that are due at some time, the earliest first.
func (s *Store) DueAddresses(ctx context.Context, host string, again bool, most int) ([]store.Address, error) {
	as, err := query(ctx, s, "SELECT json FROM addresses WHERE due != '' AND again = ? AND host = ? ORDER BY due, seq LIMIT ?",
		[]any{again, host, most}, fromJSON[store.Address])
	return as, failed("list addresses of host", host, err)
}

// Address returns the state of an address.
func (s *Store) Address(ctx context.Context, spellings ...string) (store.Address, error) {
	asked, err := spelt(spellings)
	var as []store.Address
	if err == nil {
		as, err = query(ctx, s, "SELECT addresses.json FROM json_each(?) AS asked JOIN addresses ON url = asked.value ORDER BY asked.key LIMIT 1", []any{asked}, fromJSON[store.Address])
	}
	if err == nil && len(as) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return store.Address{}, failed("address", strings.Join(spellings, ", "), err)
	}
	return as[0], nil
}

// ofSpellings are the strings of what spelt returns.
const ofSpellings = "(SELECT value FROM json_each(?))"

// spelt writes spellings of an address as JSON, each as it is and as it is kept where its words are not to be.
func spelt(spellings []string) (string, error) {
	both := make([]string, 0, 2*len(spellings))
	for _, s := range spellings {
		both = append(both, s, concealed(s))
	}
	return encode(both)
}

// AddressesOf returns the addresses at which a report was found.
func (s *Store) AddressesOf(ctx context.Context, report string) ([]store.Address, error) {
	as, err := query(ctx, s, "SELECT json FROM addresses WHERE report != '' AND report = ? ORDER BY seq", []any{firstVersion(report)}, fromJSON[store.Address])
	return as, failed("addresses of report", report, err)
}

// Addresses returns the addresses of a filter, those first that were noted last.
func (s *Store) Addresses(ctx context.Context, f store.AddressFilter) ([]store.Address, error) {
	var w where
	w.addIf(f.Source, "source = ?")
	w.addIf(f.Status, "status = ?")
	if f.Withdrawn {
		w.add("withdrawn")
	}
	limit := f.Limit
	if limit <= 0 {
		limit = pageSize
	}
	as, err := query(ctx, s, "SELECT json FROM addresses"+w.String()+" ORDER BY noted DESC, seq DESC LIMIT ?", append(w.args, limit), fromJSON[store.Address])
	return as, failed("list addresses of", s.path, err)
}

// AddressCounts returns for each source how many of its addresses have each status.
func (s *Store) AddressCounts(ctx context.Context) (map[string]map[string]int, error) {
	out := map[string]map[string]int{}
	_, err := query(ctx, s, "SELECT id, n FROM tallies WHERE kind = ? AND n > 0", []any{tallyAddresses}, func(rows *sql.Rows) (struct{}, error) {
		var id string
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return struct{}{}, err
		}
		source, status, _ := strings.Cut(id, " ")
		if out[source] == nil {
			out[source] = map[string]int{}
		}
		out[source][status] = n
		return struct{}{}, nil
	})
	return out, failed("count addresses of", s.path, err)
}

// query reads the rows of a query outside a transaction.
func query[T any](ctx context.Context, s *Store, q string, args []any, row func(*sql.Rows) (T, error)) ([]T, error) {
	rows, err := s.read.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, err
	}
	return all(rows, row)
}

// fromJSON reads a row of one column that holds JSON.
func fromJSON[T any](rows *sql.Rows) (v T, err error) {
	var doc string
	if err := rows.Scan(&doc); err != nil {
		return v, err
	}
	return v, json.Unmarshal([]byte(doc), &v)
}
