package main

import (
	"context"
	"reflect"
	"sync"

	"tawatur"
	"tawatur/internal/pipeline"
	"tawatur/internal/read/claim"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
)

// taught reads reports by the knowledge and the outlets that a record was told of, for work that goes on while it is told otherwise. It is
// safe for concurrent use.
type taught struct {
	st store.FollowedReader

	mu  sync.RWMutex
	now *knowledgeOf
}

var _ pipeline.Reader = (*taught)(nil)

// knowledgeOf is what is known with some outlets.
type knowledgeOf struct {
	outlets []store.Followed
	reader  *claim.Reader
	world   event.Options
}

// heed loads the knowledge anew when the record was told otherwise than at the last time.
func (t *taught) heed(ctx context.Context) error {
	outlets, err := t.st.Followed(ctx)
	if err != nil {
		return err
	}
	if k := t.known(); k != nil && reflect.DeepEqual(k.outlets, outlets) {
		return nil
	}
	base, err := knowing(outlets)
	if err != nil {
		return err
	}
	world, err := pipeline.World(base)
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.now = &knowledgeOf{outlets, claim.FromBase(base), world}
	return nil
}

// known is what is known now; nil before it first heeded.
func (t *taught) known() *knowledgeOf {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.now
}

// Read reads a report.
func (t *taught) Read(r tawatur.Report) (tawatur.Extraction, error) { return t.known().reader.Read(r) }
