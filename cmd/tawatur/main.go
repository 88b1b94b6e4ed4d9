// Command tawatur reads Arabic war reports into claims, merges the claims into events, and shows who says what, through
// whom, and how many independent origins there are. It works offline, on files.
//
//	tawatur ingest --db record.db reports/
//	tawatur serve --db record.db
//
// It exits with 0 when all went well, 1 when something failed (each failure is named on standard error), and 2 when the
// command was not understood.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"tawatur"

	"github.com/alecthomas/kong"

	"tawatur/internal/pipeline"
)

// version is set by the linker.
var version = "dev"

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// commands is the command line: one field a verb, each in a file of its own.
type commands struct {
	Extract  extractCmd  `cmd:"" help:"Read reports and write their claims as JSON Lines."`
	Ingest   ingestCmd   `cmd:"" help:"Read reports and keep them with their claims in a record."`
	Sources  sourcesCmd  `cmd:"" help:"List, find, change and try the outlets to follow (sources.toml)."`
	Backfill backfillCmd `cmd:"" help:"Find and keep what sources published in some days of the past, from their sitemaps or an archive."`
	Watch    watchCmd    `cmd:"" help:"Follow the feeds of sources: keep what they publish, with proof."`
	Rebuild  rebuildCmd  `cmd:"" help:"Derive the events of a record afresh."`
	Export   exportCmd   `cmd:"" help:"Write the events of a record."`
	Diff     diffCmd     `cmd:"" help:"Show what changed in a record between two days, and because of which claims."`
	Changes  changesCmd  `cmd:"" help:"List what changed in the events of a record, when, and whether news or rules changed it."`
	Stories  storiesCmd  `cmd:"" help:"List the stories of a record: sieges, fighting, talks, detentions, tolls over time."`
	Timeline timelineCmd `cmd:"" help:"Show a story or a place day by day: when it happened, when it was told."`
	Control  controlCmd  `cmd:"" help:"Show who is said to have taken or left a place, and by whom."`
	Search   searchCmd   `cmd:"" help:"Search a record: words, names, phrases, fields."`
	Serve    serveCmd    `cmd:"" help:"Show a record as web pages."`
	MCP      mcpCmd      `cmd:"" name:"mcp" help:"Let language models read a record (Model Context Protocol)."`
	OpenAPI  openapiCmd  `cmd:"" name:"openapi" help:"Write the description of the API (OpenAPI 3.1)."`
	Page     pageCmd     `cmd:"" help:"Show what is taken from a page: a file or an address."`
	Try      tryCmd      `cmd:"" help:"Read one sentence and show the claims and the reasons."`
	Explain  explainCmd  `cmd:"" help:"Show why a claim or an event of a record is as it is."`
	Annotate annotateCmd `cmd:"" help:"Write what is read below the claims: tokens, numbers, times, places, actors."`
	Check    checkCmd    `cmd:"" help:"Check the knowledge files and run their examples."`
	Eval     evalCmd     `cmd:"" help:"Score the claims against annotated reports."`
	Redact   redactCmd   `cmd:"" help:"Take the text of a report out of everything, and leave a tombstone with the reason."`
	Stamp    stampCmd    `cmd:"" help:"Have the log of the proof stamped with a time by an authority (RFC 3161)."`
	Verify   verifyCmd   `cmd:"" help:"Check that a record and the proof beside it are as they were written."`

	Version kong.VersionFlag `help:"Print the version and exit."`
}

func main() { os.Exit(run()) }

// run is main with an exit code. The first interrupt lets the work end in order, the second ends it at once.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}
	parser, err := kong.New(&commands{}, kong.Name("tawatur"), kong.Vars{"version": "tawatur " + version, "reasons": strings.Join(tawatur.RedactReasons(), ",")},
		kong.Description("Reads Arabic war reports into claims and merges them into events. It never says what is true: it says who says what, and how many independent origins there are."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(s))
	if err != nil {
		s.complain(err)
		return exitFailed
	}
	parsed, err := parser.Parse(os.Args[1:])
	if err != nil {
		s.complain(fmt.Errorf("%w; see tawatur --help", err))
		return exitUsage
	}
	return s.exitCode(parsed.Run())
}

// errUsage marks an error that lies in the command and not in the work.
var errUsage = errors.New("wrong use")

// exitCode reports an error and chooses the exit code.
func (s *streams) exitCode(err error) int {
	switch {
	case err == nil && s.failures == 0:
		return exitOK
	case errors.Is(err, errUsage):
		s.complain(err)
		return exitUsage
	case errors.Is(err, pipeline.ErrInterrupted):
		s.say("interrupted: what was done until now stands, and the same command goes on from there")
	case errors.Is(err, context.Canceled):
		s.say("interrupted before it was done: files asked for are as they were, and what went to standard output is not whole")
	case err != nil:
		s.complain(err)
	}
	if s.failures > 0 {
		s.say("%d failed, listed above", s.failures)
	}
	return exitFailed
}
