package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"tawatur/internal/read/claim"
)

type tryCmd struct {
	Text      string `arg:"" help:"The sentence, or a whole text, in quotation marks."`
	Published string `placeholder:"DATE" help:"Publication date (2024-08-09 or a date with time), to which \"yesterday\" refers."`
	JSON      bool   `name:"json" help:"Write JSON as extract does, with derivations."`
}

// Help is shown below the flags.
func (*tryCmd) Help() string {
	return `Shows the claims with the words they rest on, the rule, and what was turned down and why.

Examples:

    tawatur try "قصفت المدفعية قرية النخلة مساء أمس"  --published 2024-08-09
    tawatur try --json "نفت الوزارة وقوع الهجوم"
`
}

// Run reads the sentence and shows what was read.
func (c *tryCmd) Run(_ context.Context, s *streams) error {
	if err := checkDate(c.Published); err != nil {
		return err
	}
	if strings.TrimSpace(c.Text) == "" {
		return fmt.Errorf("%w: the text is empty", errUsage)
	}
	rd, err := claim.NewReader()
	if err != nil {
		return err
	}
	ext, turned, err := rd.Try(c.Text, c.Published)
	if err != nil {
		return err
	}
	if c.JSON {
		write, flush := s.jsonLines()
		return errors.Join(write(ext), flush())
	}
	out := bufio.NewWriter(s.out)
	p := printer{out}
	p.published(ext.Report.Published)
	for _, cl := range ext.Claims {
		p.claim(cl)
	}
	if len(ext.Claims) == 0 {
		p.line("no claim")
	}
	for _, t := range turned {
		p.line("turned down: %s (%s): %s", t.Words, t.Type, t.Why)
	}
	return out.Flush()
}

// checkDate accepts what a publication date may look like, and nothing.
func checkDate(v string) error {
	if v == "" {
		return nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05"} {
		if _, err := time.Parse(layout, v); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%w: --published %q is no date such as 2024-08-09 or 2024-08-09T16:02:00+03:00", errUsage, v)
}
