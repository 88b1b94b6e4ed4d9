package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"tawatur/internal/acquire"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/source"
	"tawatur/internal/pipeline"
	"tawatur/internal/read/claim"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/weigh/event"
)

// streams are where a verb reads and writes, and what it has failed at so far.
type streams struct {
	in       io.Reader
	out, err io.Writer
	failures int
	// known reports whether a name is that of an outlet or a public actor; nil until knowledge is loaded.
	known func(name string) bool
	// selectors are those of the pages of followed outlets; nil until knowledge is loaded.
	selectors func(address string) article.Selectors

	mu    sync.Mutex
	meter *mpb.Progress // nil while no progress is shown
}

// say writes one line to standard error, above the progress if there is any.
func (s *streams) say(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := oneLine("tawatur: "+fmt.Sprintf(format, args...)) + "\n"
	if s.meter != nil {
		if _, err := io.WriteString(s.meter, line); err == nil {
			return
		}
	}
	// Standard error is the last place to complain to; when it fails there is none.
	_, _ = io.WriteString(s.err, line)
}

// complain writes an error, of a file with several mistakes a line for each.
func (s *streams) complain(err error) {
	var several source.Problems
	if !errors.As(err, &several) {
		s.say("%v", err)
	}
	for _, p := range several {
		s.say("%v", p)
	}
}

// oneLine makes control characters visible, so that a file's name can neither break a line nor steer a terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return '\uFFFD'
		}
		return r
	}, s)
}

// fail lists a report that could not be worked on.
func (s *streams) fail(it acquire.Item) {
	s.failures++
	s.complain(it.Err)
}

// line returns a pipeline that reports to these streams and knows the outlets that are followed, and the reader in it.
func (s *streams) line(followed []store.Followed) (pipeline.Line, *claim.Reader, error) {
	pipeline.LargePages()
	base, err := knowing(followed)
	if err != nil {
		return pipeline.Line{}, nil, err
	}
	s.selectors = selectorsOf(followed)
	rd := claim.FromBase(base)
	s.known = func(name string) bool { return pipeline.IsPublic(rd.Base(), name) }
	return pipeline.Line{Reader: rd, Fail: s.fail, Note: func(m string) { s.say("%s", m) }}, rd, nil
}

// deriver returns a pipeline that reports to these streams, and by what events are derived.
func (s *streams) deriver(followed []store.Followed) (pipeline.Line, event.Options, error) {
	line, rd, err := s.line(followed)
	if err != nil {
		return line, event.Options{}, err
	}
	world, err := pipeline.World(rd.Base())
	return line, world, err
}

// derive opens a record for work that derives events from it, shows the progress, and closes it. The record is told of a list of sources, nil
// for none.
func (s *streams) derive(ctx context.Context, db string, l *followList, work func(pipeline.Line, event.Options, store.Store) error) (err error) {
	st, err := sqlite.OpenExisting(ctx, db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	line, world, err := s.deriverTold(ctx, st, l)
	if err != nil {
		return err
	}
	defer s.showing(&line)()
	return work(line, world, st)
}

// showing shows how far a pipeline is with reports, until end is called.
func (s *streams) showing(line *pipeline.Line) (end func()) {
	line.Progress, end = s.progress("reports taken up")
	return end
}

// derived opens a record for work that derives something from it and writes nothing into it, and closes it.
func (s *streams) derived(ctx context.Context, db string, work func(pipeline.Line, event.Options, store.Reader) error) (err error) {
	st, err := sqlite.OpenToRead(ctx, db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	line, world, err := s.deriverOn(ctx, st)
	if err != nil {
		return err
	}
	defer s.showing(&line)()
	return work(line, world, st)
}

// reading opens a record for work that only reads it, says when it is stale, and closes it.
func (s *streams) reading(ctx context.Context, db string, work func(*sqlite.Store) error) (err error) {
	st, err := sqlite.OpenToRead(ctx, db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if err := warnStale(ctx, s, st); err != nil {
		return err
	}
	return work(st)
}

// intake is what a verb takes in.
type intake struct {
	followFlag
	Columns  map[string]string `placeholder:"FIELD=COLUMN" help:"Which column of a table (.csv, .tsv) holds a field: text, published, outlet, url, title, ...; others are told by their names."`
	Channels bool              `help:"Exports of Telegram in HTML among the paths are of public channels, which they do not say themselves."`
	records  bool
	Paths    []string `arg:"" optional:"" name:"path" help:"Files and directories (.txt, .json, .jsonl, .html, .csv, archives); none or - reads JSON Lines from standard input."`
}

// items walks the arguments; pages among them are still to be opened. A read of standard input that waits is given up when the context ends.
func (s *streams) items(ctx context.Context, in intake) func(func(acquire.Item) bool) {
	if len(in.Paths) == 0 && isTerminal(s.in) {
		s.say("reading JSON Lines from the terminal; Ctrl-D ends, tawatur --help helps")
	}
	pr, pw := io.Pipe()
	context.AfterFunc(ctx, func() { pw.CloseWithError(ctx.Err()) })
	var once sync.Once
	lazy := readerFunc(func(p []byte) (int, error) {
		once.Do(func() {
			go func() {
				_, err := io.Copy(pw, s.in)
				pw.CloseWithError(err)
			}()
		})
		return pr.Read(p)
	})
	return acquire.Walk(ctx, in.Paths, lazy, acquire.Options{Closed: true, Note: func(m string) { s.say("%s", m) }, Known: s.known, Selectors: s.selectors, Columns: in.Columns, Channels: in.Channels, Records: in.records})
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// patience is how long work goes on before its progress is shown.
const patience = time.Second

// progress returns a function that shows how many things are done, once it takes longer than a second and only on a
// terminal, and one that ends the showing.
func (s *streams) progress(what string) (update func(int), end func()) {
	if !isTerminal(s.err) {
		return nil, func() {}
	}
	begun := time.Now()
	var bar *mpb.Bar
	update = func(done int) {
		if bar == nil && time.Since(begun) > patience {
			p := mpb.New(mpb.WithOutput(s.err))
			bar = p.New(0, mpb.SpinnerStyle(), mpb.BarRemoveOnComplete(),
				mpb.AppendDecorators(decor.CurrentNoUnit("%d "+what+" "), decor.NewElapsed(decor.ET_STYLE_GO, begun)))
			s.mu.Lock()
			s.meter = p
			s.mu.Unlock()
		}
		if bar != nil {
			bar.SetCurrent(int64(done))
		}
	}
	return update, func() { s.endProgress(bar) }
}

func (s *streams) endProgress(bar *mpb.Bar) {
	if bar == nil {
		return
	}
	bar.SetTotal(-1, true)
	s.mu.Lock()
	p := s.meter
	s.meter = nil
	s.mu.Unlock()
	p.Wait()
}

// jsonLines returns a function that writes values to standard output, one line of JSON each, and one that flushes.
func (s *streams) jsonLines() (write func(any) error, flush func() error) {
	b := bufio.NewWriterSize(s.out, 1<<16)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	return enc.Encode, b.Flush
}

// writeAll writes values as lines of JSON.
func writeAll[T any](s *streams, values []T) error {
	write, flush := s.jsonLines()
	for _, v := range values {
		if err := write(v); err != nil {
			return err
		}
	}
	return flush()
}
