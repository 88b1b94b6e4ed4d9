package main

import (
	"context"
	"errors"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/pipeline"
	"tawatur/internal/read/claim"
)

type annotateCmd struct {
	intake
}

// Help is shown below the flags.
func (*annotateCmd) Help() string {
	return `One line for each report (annotate.schema.json). Relative times are resolved against the publication date that came with the report or stands in it; without one they keep their under-specified value.

Example:

    tawatur annotate report.txt | jq '.places'
`
}

// Run annotates the reports, one after the other.
func (c *annotateCmd) Run(ctx context.Context, s *streams) error {
	rd, err := claim.NewReader()
	if err != nil {
		return err
	}
	write, flush := s.jsonLines()
	update, end := s.progress("reports annotated")
	defer end()
	done := 0
	for it := range s.items(ctx, c.intake) {
		if ctx.Err() != nil {
			return errors.Join(pipeline.ErrInterrupted, flush())
		}
		for _, it := range it.Open() {
			if err := annotateItem(rd, it, s, write); err != nil {
				return err
			}
		}
		if done++; update != nil {
			update(done)
		}
	}
	return flush()
}

func annotateItem(rd *claim.Reader, it acquire.Item, s *streams, write func(any) error) error {
	if it.Err != nil {
		s.fail(it)
		return nil
	}
	pub, err := published(rd, it.Report)
	if err != nil {
		it.Err = err
		s.fail(it)
		return nil
	}
	return write(layersOf(it.Report, rd.Annotate(it.Report, pub)))
}

// published returns the publication date as the reader knows it: given, or read in the text.
func published(rd *claim.Reader, r tawatur.Report) (tawatur.Published, error) {
	e, err := rd.Read(r)
	return e.Report.Published, err
}
