package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"tawatur/internal/store"
)

// Bounds of what is kept of answers that cost much.
const (
	recentMost  = 512                   // answers
	recentCost  = 20 * time.Millisecond // one that took less is not kept
	recentTimes = 50                    // so many times as long as it took it may be out of date
	recentAge   = time.Minute           // but no longer
)

// recent keeps answers about many events. One is given again as long as the record is as it was, and a little longer where it took
// long to make: a count over half a million events may lag behind by seconds while reports come in.
type recent struct {
	mu      sync.Mutex
	conn    *sql.Conn // sees whether the record was changed by others than itself
	answers map[string]*answer
}

type answer struct {
	value   any
	version int64
	made    time.Time
	took    time.Duration
	making  bool
}

// fresh reports whether an answer still holds.
func (a *answer) fresh(version int64, now time.Time) bool {
	return a.version == version || now.Sub(a.made) < min(recentTimes*a.took, recentAge)
}

// version returns a number that is another one after each change of the record.
func (r *recent) version(ctx context.Context, db *sql.DB) (n int64, err error) {
	if r.conn == nil {
		if r.conn, err = db.Conn(context.WithoutCancel(ctx)); err != nil {
			return 0, err
		}
	}
	// A reader who goes away in the middle must not take the connection with them.
	if err = r.conn.QueryRowContext(context.WithoutCancel(ctx), "PRAGMA data_version").Scan(&n); err != nil {
		err = errors.Join(err, r.conn.Close())
		r.conn = nil
	}
	return n, err
}

func (r *recent) close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.conn == nil {
		return nil
	}
	return r.conn.Close()
}

// held returns the answer under a key where it holds, or where somebody makes it anew, with the record's version.
func (r *recent) held(ctx context.Context, db *sql.DB, key string) (any, int64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	version, err := r.version(ctx, db)
	if err != nil {
		return nil, 0, err
	}
	a := r.answers[key]
	if a == nil {
		return nil, version, nil
	}
	if a.making || a.fresh(version, time.Now()) {
		return a.value, version, nil
	}
	a.making = true
	return nil, version, nil
}

// keep keeps an answer, or forgets that it is made where there is none.
func (r *recent) keep(key string, a *answer, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil || a.took < recentCost {
		delete(r.answers, key)
		return
	}
	if r.answers == nil || len(r.answers) >= recentMost {
		r.answers = map[string]*answer{}
	}
	r.answers[key] = a
}

// recently returns what a function makes of a filter, as it was made not long ago where that cost much. Whoever gets it does not
// change it.
func recently[T any](ctx context.Context, s *Store, what string, f store.Filter, make func(context.Context, store.Filter) (T, error)) (T, error) {
	f.After, f.Limit = "", 0
	name, err := json.Marshal(f)
	if err != nil {
		return *new(T), err
	}
	key := what + string(name)
	held, version, err := s.recent.held(ctx, s.read, key)
	if err != nil {
		return *new(T), err
	}
	if v, ok := held.(T); ok {
		return v, nil
	}
	begun := time.Now()
	v, err := make(ctx, f)
	now := time.Now()
	s.recent.keep(key, &answer{value: v, version: version, made: now, took: now.Sub(begun)}, err)
	return v, err
}
