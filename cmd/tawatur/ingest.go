package main

import (
	"context"
	"errors"
	"fmt"

	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/store/sqlite"
)

// dbFlag is the record that a verb works on.
type dbFlag struct {
	DB string `name:"db" required:"" placeholder:"FILE" help:"The record: one SQLite file."`
}

type ingestCmd struct {
	dbFlag
	Keep     bool `help:"Copy the records of web archives that reports come from into the proof beside the record, so that it does not hang on the archive."`
	NoEvents bool `name:"no-events" help:"Only keep the reports; rebuild, or the next ingest, takes them into the events."`
	proofFlags
	intake
}

// Help is shown below the flags.
func (*ingestCmd) Help() string {
	return `Keeps reports with their claims, then takes them into the events: each costs what it touches, however large the record. Safe to repeat: reports that are in the record are skipped. Safe to interrupt: every report is kept whole or not at all, and the same command goes on where it was broken off.

Examples:

    tawatur ingest --db record.db reports/
    cat reports.jsonl | tawatur ingest --db record.db
    tawatur ingest --db record.db crawl.warc.gz collection.wacz
    tawatur ingest --db record.db --keep crawl.warc.gz         # with a copy of each page's record in record.db.proof
    tawatur ingest --db record.db ChatExport/result.json newsletters.mbox posts.csv

Archives of the web (.warc, .warc.gz, .warc.zst, .wacz) are read as a stream, whatever their size; each HTML page that was answered with status 200 is a report, and what was passed over is counted. So are exports of Telegram Desktop (result.json); only public channels in them are read; mail folders (.mbox); and tables (.csv, .tsv) of posts of Facebook, X or any other source, whose columns are told by their names. docs/input.md says more. With --keep, verify checks the copies, export --wacz packs them and redact takes them out; without it the archive is yours to keep.
`
}

// Run keeps the reports with their claims and brings the events up to date.
func (c *ingestCmd) Run(ctx context.Context, s *streams) (err error) {
	if !c.Keep && c.proofFlags != (proofFlags{}) {
		return fmt.Errorf("%w: --proof and --warc-size go with --keep", errUsage)
	}
	l, err := c.list()
	if err != nil {
		return err
	}
	st, err := sqlite.Open(ctx, c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	line, world, err := s.deriverTold(ctx, st, l)
	if err != nil {
		return err
	}
	cp, err := c.copying(s, &line, l)
	if err != nil {
		return err
	}
	t, err := c.keepAll(ctx, s, line, st, cp)
	s.say("%s", talliedWords(t))
	err = errors.Join(err, cp.end(s))
	if err != nil || c.NoEvents {
		return err
	}
	update, end := s.progress("reports taken into the events")
	line.Progress = update
	done, err := line.Weave(ctx, st, world)
	end()
	s.say("%s", wovenWords(done))
	return err
}

// keepAll keeps the reports, and has the proof that is there, or is wanted, tell of them.
func (c *ingestCmd) keepAll(ctx context.Context, s *streams, line pipeline.Line, st *sqlite.Store, cp *copier) (pipeline.Tally, error) {
	newest, err := st.Newest(ctx)
	if err != nil {
		return pipeline.Tally{}, err
	}
	to, err := cp.writer(ctx, s, st)
	if err != nil {
		return pipeline.Tally{}, err
	}
	update, end := s.progress("reports")
	line.Progress = update
	t, err := line.Ingest(ctx, s.items(ctx, c.intake), to)
	end()
	switch {
	case cp != nil:
		err = errors.Join(err, cp.ledger.CatchUp(context.WithoutCancel(ctx)))
	case t.Added > 0:
		c.logged(ctx, s, st, newest)
	}
	return t, err
}

// talliedWords says what became of the reports.
func talliedWords(t pipeline.Tally) string {
	words := fmt.Sprintf("%s added, %d kept already, %d failed", count.Of(t.Added, "report"), t.Kept, t.Failed)
	if t.Refused > 0 {
		words += fmt.Sprintf(", %d not taken in since they were redacted", t.Refused)
	}
	return words
}

// wovenWords says what became of the events.
func wovenWords(d pipeline.Woven) string {
	words := fmt.Sprintf("%s new or changed, %d no more", count.Of(d.Made, "event"), d.Gone)
	if d.Anew {
		words += "; all were made anew, since the program or its knowledge is another than before"
	}
	return words
}
