package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"tawatur"
	"tawatur/internal/eval"
)

type evalCmd struct {
	Gold      string `arg:"" name:"gold_dir" help:"Directory with NAME.json (the report) and NAME.gold.json (its events)."`
	JSON      bool   `name:"json" help:"Write the figures as JSON."`
	Misses    bool   `help:"List the gold events that were missed and the claims that are wrong."`
	PerReport bool   `help:"Add a line for each report."`
	Types     bool   `help:"Add a line for each event type."`
}

// Help is shown below the flags.
func (*evalCmd) Help() string {
	return `Reads the reports of the directory and scores the claims against the annotations beside them.

Examples:

    tawatur eval gold/
    tawatur eval gold/ --misses --per-report
`
}

// Run extracts and scores.
func (c *evalCmd) Run(ctx context.Context, s *streams) error {
	if info, err := os.Stat(c.Gold); err != nil || !info.IsDir() {
		return fmt.Errorf("%w: %s is not a directory with gold", errUsage, c.Gold)
	}
	line, _, err := s.line()
	if err != nil {
		return err
	}
	update, end := s.progress("reports read")
	line.Progress = update
	found := map[string]tawatur.Extraction{}
	err = line.Extract(ctx, s.items(ctx, []string{c.Gold}), func(e tawatur.Extraction) error {
		found[e.Report.ID] = e
		return nil
	})
	end()
	if err != nil {
		return err
	}
	res, err := eval.Score(c.Gold, found, nil)
	if err != nil {
		return err
	}
	return c.write(s.out, res)
}

// write writes the figures as text or as JSON.
func (c *evalCmd) write(w io.Writer, res eval.Result) error {
	out := bufio.NewWriter(w)
	if !c.JSON {
		return errors.Join(res.Write(out, eval.Options{Misses: c.Misses, PerReport: c.PerReport, Types: c.Types}), out.Flush())
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return errors.Join(enc.Encode(res), out.Flush())
}
