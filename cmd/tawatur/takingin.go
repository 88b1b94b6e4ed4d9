package main

import (
	"context"
	"errors"
	"fmt"

	"tawatur/internal/pipeline"
	"tawatur/internal/proof"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/weigh/event"
)

// takingIn is a record with its proof, open to take in what servers answer.
type takingIn struct {
	line   pipeline.Line
	world  event.Options
	st     *sqlite.Store
	keeper *proof.Keeper
}

// takeIn opens a record and its proof, with the outlets of a list of sources. The caller closes what it returns.
func (c *dbFlag) takeIn(ctx context.Context, s *streams, sources string) (*takingIn, error) {
	s.sources = sources
	line, world, err := s.deriver()
	if err != nil {
		return nil, err
	}
	st, err := sqlite.Open(ctx, c.DB)
	if err != nil {
		return nil, err
	}
	keeper, err := proof.Open(proof.Dir(c.DB), proof.Options{Software: "tawatur " + version})
	if errors.Is(err, proof.ErrBusy) {
		err = fmt.Errorf("another watch or backfill, or a redaction, is at work on %s; let it end first (%w)", c.DB, err)
	}
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return &takingIn{pipeline.Line{Reader: line.Reader, Refused: forgetting(s, keeper)}, world, st, keeper}, nil
}

func (t *takingIn) close() error { return errors.Join(t.keeper.Close(), t.st.Close()) }

// weave takes what is kept into the events and says what became of them.
func (t *takingIn) weave(ctx context.Context) (string, error) {
	done, err := pipeline.Line{Reader: t.line.Reader}.Weave(ctx, t.st, t.world)
	return wovenWords(done), err
}
