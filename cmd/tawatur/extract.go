package main

import (
	"context"
	"errors"

	"tawatur"
)

type extractCmd struct {
	Why   bool     `help:"Add each claim's derivation."`
	Paths []string `arg:"" optional:"" name:"path" help:"Files and directories (.txt, .json, .jsonl, .html); none or - reads JSON Lines from standard input."`
}

// Help is shown below the flags.
func (*extractCmd) Help() string {
	return `Each report gives one line: the report and its claims, tied to the exact words (extract.schema.json). A report that cannot be read is named on standard error and the others go on; the exit code is then 1. A report without a date is dated when the others of the same run settle it.

Examples:

    tawatur extract reports/ > claims.jsonl
    tawatur extract page.html clipping.txt
    cat reports.jsonl | tawatur extract | jq -c '.claims[].type'
`
}

// Run reads the reports and writes their claims.
func (c *extractCmd) Run(ctx context.Context, s *streams) error {
	line, _, err := s.line()
	if err != nil {
		return err
	}
	write, flush := s.jsonLines()
	update, end := s.progress("reports read")
	line.Progress = update
	err = line.Extract(ctx, s.items(ctx, c.Paths), func(e tawatur.Extraction) error {
		if !c.Why {
			dropDerivations(e.Claims)
		}
		return write(e)
	})
	end()
	return errors.Join(err, flush())
}

func dropDerivations(claims []tawatur.Claim) {
	for i := range claims {
		claims[i].Derivation = nil
	}
}
