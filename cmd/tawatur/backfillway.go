package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"tawatur/internal/acquire/backfill"
)

// way is how far backfills have come, in a file beside the record that is there only while one is under way or had failures: what it saves is
// to ask for sitemaps again; if it is lost, they are asked again and nothing is missing.
type way struct {
	path string
	mu   sync.Mutex
	jobs map[string]json.RawMessage
}

// openWay reads the file if there is one.
func openWay(path string) (*way, error) {
	w := &way{path: path, jobs: map[string]json.RawMessage{}}
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &w.jobs)
	}
	if err != nil {
		return nil, fmt.Errorf("read how far the last backfill came: %w (it can be deleted: the walk then begins anew)", err)
	}
	return w, nil
}

// state returns how far a job has come. What failed is tried again, and counted again.
func (w *way) state(job string) backfill.State {
	w.mu.Lock()
	defer w.mu.Unlock()
	var st backfill.State
	if b, ok := w.jobs[job]; !ok || json.Unmarshal(b, &st) != nil {
		return backfill.State{}
	}
	st.Tally.Failed = 0
	return st
}

// save notes how far a job has come.
func (w *way) save(job string, st backfill.State) error {
	b, err := json.Marshal(st)
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.jobs[job] = b
	return w.write()
}

// write replaces the file as a whole, so that it is never half.
func (w *way) write() error {
	b, err := json.Marshal(w.jobs)
	if err != nil {
		return err
	}
	if err := saveBytes(w.path, b); err != nil {
		return fmt.Errorf("note how far the backfill came: %w", err)
	}
	return nil
}

// close ends some jobs: they are forgotten, unless something failed that another run can try again.
func (w *way) close(jobs []string, failed int) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if failed > 0 {
		return nil
	}
	for _, j := range jobs {
		delete(w.jobs, j)
	}
	if len(w.jobs) > 0 {
		return w.write()
	}
	if err := os.Remove(w.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
