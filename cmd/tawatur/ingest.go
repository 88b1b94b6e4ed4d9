package main

import (
	"context"
	"errors"

	"tawatur/internal/store/sqlite"
)

// dbFlag is the record that a verb works on.
type dbFlag struct {
	DB string `name:"db" required:"" placeholder:"FILE" help:"The record: one SQLite file."`
}

type ingestCmd struct {
	dbFlag
	Paths []string `arg:"" optional:"" name:"path" help:"Files and directories (.txt, .json, .jsonl, .html); none or - reads JSON Lines from standard input."`
}

// Help is shown below the flags.
func (*ingestCmd) Help() string {
	return `Safe to repeat: reports that are in the record are skipped. Safe to interrupt: every report is kept whole or not at all, and the same command goes on where it was broken off. Events are not touched; rebuild derives them.

Examples:

    tawatur ingest --db record.db reports/
    cat reports.jsonl | tawatur ingest --db record.db
`
}

// Run keeps the reports with their claims.
func (c *ingestCmd) Run(ctx context.Context, s *streams) (err error) {
	line, _, err := s.line()
	if err != nil {
		return err
	}
	st, err := sqlite.Open(ctx, c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	update, end := s.progress("reports")
	line.Progress = update
	t, err := line.Ingest(ctx, s.items(ctx, c.Paths), st)
	end()
	s.say("%d reports added, %d kept already, %d failed", t.Added, t.Kept, t.Failed)
	return err
}
