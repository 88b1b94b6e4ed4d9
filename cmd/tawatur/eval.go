package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/eval"
)

type evalCmd struct {
	Gold      []string `arg:"" name:"gold_dir" help:"Directories with NAME.gold.json (a report's events) and NAME.json (the report)."`
	Corpora   string   `placeholder:"DIR" help:"Directory of the corpora that annotations without a text of their own point into."`
	JSON      bool     `name:"json" help:"Write the figures as JSON, one object for each directory."`
	Misses    bool     `help:"List the gold events that were missed and the claims that are wrong."`
	PerReport bool     `help:"Add a line for each report."`
	Types     bool     `help:"Add a line for each event type."`
	Lost      bool     `help:"Say what each slot costs end to end, and list the events that are not all right with what is missing and made up."`
	Unpack    string   `placeholder:"OUT" xor:"form" help:"Do not score: write texts and annotations with their words into OUT/GOLD_DIR, for reading."`
	Pack      string   `placeholder:"OUT" xor:"form" help:"Do not score: write the annotations as offsets, without a word of the texts, into OUT/GOLD_DIR."`
	Corpus    string   `placeholder:"FILE" help:"With --pack: the name of the corpus whose reports these are."`
}

// Help is shown below the flags.
func (*evalCmd) Help() string {
	return `Reads the reports of the directories and scores the claims against the annotations.

Examples:

    tawatur eval gold/
    tawatur eval gold/ --misses --per-report
    tawatur eval gold/ --lost
    tawatur eval eval/gold/work eval/gold/unseen --corpora ../shared/data/corpora
    tawatur eval eval/gold/work --corpora ../shared/data/corpora --unpack build/gold
    tawatur eval build/gold/work --pack eval/gold --corpus reports.jsonl
`
}

// Run scores each directory.
func (c *evalCmd) Run(ctx context.Context, s *streams) error {
	for _, dir := range c.Gold {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return fmt.Errorf("%w: %s is not a directory with gold", errUsage, dir)
		}
	}
	for i, dir := range c.Gold {
		set, err := eval.Open(dir, c.Corpora, nil)
		if err != nil {
			return err
		}
		if c.Unpack != "" || c.Pack != "" {
			if err := c.rewrite(set, filepath.Base(dir)); err != nil {
				return err
			}
			continue
		}
		res, err := c.score(ctx, s, set)
		if err != nil {
			return err
		}
		if err := c.write(s.out, heading(i, dir, len(c.Gold)), res); err != nil {
			return err
		}
	}
	return nil
}

// rewrite writes a set in the other form.
func (c *evalCmd) rewrite(set *eval.Set, name string) error {
	if c.Unpack != "" {
		return set.Unpack(filepath.Join(c.Unpack, name))
	}
	if c.Corpus == "" {
		return fmt.Errorf("%w: --pack needs --corpus, the file that holds the reports", errUsage)
	}
	return set.Pack(filepath.Join(c.Pack, name), c.Corpus)
}

// heading names the directory above its figures where there are several.
func heading(i int, dir string, of int) string {
	switch {
	case of == 1:
		return ""
	case i == 0:
		return dir + "\n"
	}
	return "\n" + dir + "\n"
}

// score extracts the reports of a set and compares.
func (c *evalCmd) score(ctx context.Context, s *streams, set *eval.Set) (eval.Result, error) {
	line, _, err := s.line(nil)
	if err != nil {
		return eval.Result{}, err
	}
	var reports bytes.Buffer
	if err := set.Reports(&reports); err != nil {
		return eval.Result{}, err
	}
	update, end := s.progress("reports read")
	line.Progress = update
	found := map[string]tawatur.Extraction{}
	err = line.Extract(ctx, acquire.Walk(ctx, nil, &reports, acquire.Options{}), func(e tawatur.Extraction) error {
		found[e.Report.ID] = e
		return nil
	})
	end()
	if err != nil {
		return eval.Result{}, err
	}
	return set.Score(found)
}

// write writes the figures as text or as JSON.
func (c *evalCmd) write(w io.Writer, heading string, res eval.Result) error {
	out := bufio.NewWriter(w)
	if !c.JSON {
		_, err := out.WriteString(heading)
		return errors.Join(err, res.Write(out, eval.Options{Misses: c.Misses, PerReport: c.PerReport, Types: c.Types, Lost: c.Lost}), out.Flush())
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return errors.Join(enc.Encode(res), out.Flush())
}
