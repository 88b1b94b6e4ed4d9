package main

import (
	"context"
	"errors"

	"tawatur"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
)

type extractCmd struct {
	Why bool `help:"Add each claim's derivation."`
	intake
}

// Help is shown below the flags.
func (*extractCmd) Help() string {
	return `Each report gives one line: the report and its claims, tied to the exact words (extract.schema.json). A report that cannot be read is named on standard error and the others go on; the exit code is then 1. A report without a date is dated when the others of the same run settle it.

Examples:

    tawatur extract reports/ > claims.jsonl
    tawatur extract page.html clipping.txt
    tawatur extract --columns text=Foo --columns published=Bar posts.csv
    tawatur extract crawl.warc.gz ChatExport/result.json > claims.jsonl
    cat reports.jsonl | tawatur extract | jq -c '.claims[].type'
`
}

// Run reads the reports and writes their claims.
func (c *extractCmd) Run(ctx context.Context, s *streams) error {
	var followed []store.Followed
	l, err := c.list()
	if err != nil {
		return err
	}
	if l != nil {
		followed = l.outlets
	}
	line, reader, err := s.line(followed)
	if err != nil {
		return err
	}
	if !c.Why {
		line.Reader = reader.Plain()
	}
	pipeline.TuneCollector()
	write, flush := s.jsonLines()
	update, end := s.progress("reports read")
	line.Progress = update
	err = line.Extract(ctx, s.items(ctx, c.intake), func(e tawatur.Extraction) error { return write(e) })
	end()
	return errors.Join(err, flush())
}
