package sqlite

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"hash/fnv"
	"io"
	"iter"
	"slices"

	"tawatur"
)

// reconciledAtOnce is how many events, or a few more, are at hand at once when what was is held against what is.
const reconciledAtOnce = 2000

// Reconcile goes through the events as they were before Clear that did not come out the same, and those that are otherwise now or were
// not there, and forgets the former: see store.Derivation.
func (d *derivation) Reconcile(each func(was, made []tawatur.Event) error) error {
	there := false
	if err := d.t.one("SELECT EXISTS (SELECT 1 FROM former)", nil, &there); err != nil || !there {
		return err
	}
	families, err := d.families()
	if err != nil {
		return err
	}
	for some := range families.parts(reconciledAtOnce) {
		was, err := d.events("SELECT json FROM a CROSS JOIN former ON id = i", some.was)
		if err != nil {
			return err
		}
		made, err := d.events("SELECT json FROM a CROSS JOIN events ON id = i", some.made)
		if err != nil {
			return err
		}
		if err := each(was, made); err != nil {
			return err
		}
	}
	if err := d.t.exec("DELETE FROM former"); err != nil {
		return err
	}
	return d.t.tidy()
}

// events returns events by their ids, in their order.
func (d *derivation) events(query string, ids []string) ([]tawatur.Event, error) {
	return get(d.t, "WITH a (i) AS (VALUES) "+query, 1, list(ids), func(rows *sql.Rows, e *tawatur.Event) error {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		return json.Unmarshal([]byte(doc), e)
	})
}

// families groups the events that are otherwise by the claims that they have in common, before and now: what became of an event shows
// in its family.
func (d *derivation) families() (*families, error) {
	f := &families{first: map[uint64]int32{}}
	for _, side := range []struct {
		made  bool
		query string
	}{
		{false, "SELECT f.id, f.json FROM former f LEFT JOIN events e ON e.id = f.id WHERE e.json IS NOT f.json"},
		{true, "SELECT e.id, e.json FROM events e LEFT JOIN former f ON f.id = e.id WHERE e.json IS NOT f.json"},
	} {
		st, err := d.t.stmt(side.query)
		if err != nil {
			return nil, err
		}
		if err := each(d.t, st, nil, func(rows *sql.Rows) error {
			var id, doc string
			if err := rows.Scan(&id, &doc); err != nil {
				return err
			}
			var e struct{ Claims, Recalls []struct{ ID string } }
			if err := json.Unmarshal([]byte(doc), &e); err != nil {
				return err
			}
			n := f.add(id, side.made)
			for _, c := range slices.Concat(e.Claims, e.Recalls) {
				f.join(n, "c"+c.ID)
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// families are events of two times that hang together by what they are made of.
type families struct {
	events []member
	// elder is an event before each, of the same family; the first of a family is its own.
	elder []int32
	// first is the first event with an id or a claim. Hashes keep it small: who shares one by chance is only looked at together.
	first map[uint64]int32
}

// member is an event as it was, or as it was made.
type member struct {
	id   string
	made bool
}

// add puts an event into the family of the one with its id.
func (f *families) add(id string, made bool) int32 {
	n := int32(len(f.events))
	f.events, f.elder = append(f.events, member{id, made}), append(f.elder, n)
	f.join(n, "e"+id)
	return n
}

// join puts an event into the family of those that have something.
func (f *families) join(n int32, what string) {
	hash := fnv.New64a()
	io.WriteString(hash, what) // a hash takes any text
	h := hash.Sum64()
	if o, there := f.first[h]; there {
		a, b := f.head(n), f.head(o)
		f.elder[max(a, b)] = min(a, b)
		return
	}
	f.first[h] = n
}

// head returns the first event of a family.
func (f *families) head(n int32) int32 {
	for f.elder[n] != n {
		f.elder[n] = f.elder[f.elder[n]]
		n = f.elder[n]
	}
	return n
}

// kindred are some whole families.
type kindred struct{ was, made []string }

// parts yields the families, as many at once as have so many events together, or more.
func (f *families) parts(most int) iter.Seq[kindred] {
	order := make([]int32, len(f.events))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(f.head(a), f.head(b)), cmp.Compare(a, b)) })
	return func(yield func(kindred) bool) {
		var p kindred
		for i, n := range order {
			if m := f.events[n]; m.made {
				p.made = append(p.made, m.id)
			} else {
				p.was = append(p.was, m.id)
			}
			whole := i+1 == len(order) || f.head(order[i+1]) != f.head(n)
			if full := len(p.was)+len(p.made) >= most || i+1 == len(order); whole && full {
				if !yield(p) {
					return
				}
				p = kindred{}
			}
		}
	}
}
