package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tawatur/internal/count"
	"tawatur/internal/desk/export"
	"tawatur/internal/desk/search"
	"tawatur/internal/desk/view"
	"tawatur/internal/know"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/weigh/event"
)

type exportCmd struct {
	dbFlag
	Format string `enum:"jsonl,csv,acled,ucdp,hapi,geojson,xlsx,parquet" default:"jsonl" help:"jsonl, csv, acled, ucdp, hapi, geojson, xlsx or parquet; see below."`
	Out    string `short:"o" placeholder:"PATH" help:"Where to: a file, FOLDER/ or FILE.zip. Without it, standard output."`
	Table  string `placeholder:"NAME" help:"Another table of the format than its first: claims, casualties, sources, hapi_uncertainty."`
	Force  bool   `help:"Overwrite what is there."`
	Query  string `short:"q" placeholder:"WORDS" help:"Only events that this finds, as the search box reads it."`
	Type   string `placeholder:"ID" help:"Only this event type, as shelling."`
	Place  string `placeholder:"PLACE" help:"Only events in this place and what lies in it, by name or id: إدلب, Idlib, SY07."`
	Actor  string `placeholder:"ACTOR" help:"Only events with this actor, by name or id: قسد, SDF, sdf."`
	Outlet string `placeholder:"OUTLET" help:"Only events that this outlet tells, by name, address or id: «عنب بلدي», enabbaladi.net, enab-baladi."`
	Status string `enum:",disputed,corroborated,single" default:"" placeholder:"STATUS" help:"disputed, corroborated or single."`
	From   string `placeholder:"DAY" help:"Only events on this day or later, as 2024-08-07."`
	To     string `placeholder:"DAY" help:"Only events on this day or earlier."`
	WACZ   string `name:"wacz" placeholder:"EVENT" help:"The evidence of an event instead: its pages as they were fetched, as WACZ for viewers of web archives (ReplayWeb.page, pywb)."`
	archivesFlag
	Event   string `placeholder:"ID" help:"Only this event."`
	AsKnown string `name:"as-known" placeholder:"DAY" help:"The events as they were known at the end of a day: from the reports published until then."`
	Taken   bool   `help:"With --as-known: from the reports that the record had taken in by then."`
	Stories bool   `help:"Write the stories instead of the events (docs/stories.schema.json): those of --place, --actor and --outlet that touch the days from --from to --to."`
}

// Help is shown below the flags.
func (*exportCmd) Help() string {
	var b strings.Builder
	b.WriteString("Newest events first. The same record gives the same bytes. Unknown is empty and never 0; nobody chooses a best number.\n\nFormats:\n\n")
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "    %-8s %s\n", f.Name, f.Title)
	}
	b.WriteString(`
With -o FOLDER/ or -o FILE.zip all tables of the format are written with a codebook and a Frictionless descriptor
(datapackage.json): what every column means, what the form loses, version, filter, and the SHA-256 of each file. With -o FILE the
descriptor stands beside it as FILE.datapackage.json. docs/exports.md says more.

--place, --actor and --outlet take names as the pages do. A name that several bear takes them all and says which, with their ids and how much is told of
each; one that nobody bears is an error that says which names come near.

Examples:

    tawatur export --db record.db > events.jsonl
    tawatur export --db record.db --format xlsx --place القامشلي --from 2024-08-01 --to 2024-08-31 -o qamishli.xlsx
    tawatur export --db record.db --actor قسد --outlet "عنب بلدي" > events.jsonl
    tawatur export --db record.db --place "إدلب (محافظة)" --format csv -o idlib/
    tawatur export --db record.db --format acled --status corroborated -o acled/
    tawatur export --db record.db --format parquet -o record.zip
    tawatur export --db record.db --format jsonl --table claims --type siege > claims.jsonl
    tawatur export --db record.db --as-known 2024-08-10 --place القامشلي
    tawatur export --db record.db --wacz e-25ac4768e16c -o event.wacz
    tawatur export --db record.db --wacz e-25ac4768e16c --archives /mnt/crawls -o event.wacz
    tawatur export --db record.db --stories --place القامشلي --from 2024-08-01 > stories.jsonl
`)
	return b.String()
}

// Run writes the events, or the stories.
func (c *exportCmd) Run(ctx context.Context, s *streams) error {
	if err := c.check(s); err != nil {
		return err
	}
	if c.WACZ != "" {
		return c.pack(ctx, s)
	}
	if c.Stories {
		return c.stories(ctx, s)
	}
	if c.AsKnown != "" {
		return s.derived(ctx, c.DB, func(line pipeline.Line, world event.Options, st store.Reader) error {
			return c.asKnown(ctx, s, line, world, st)
		})
	}
	return c.record(ctx, s)
}

// stories writes the stories that the filters find, as `tawatur stories --json` does.
func (c *exportCmd) stories(ctx context.Context, s *streams) error {
	return s.tell(ctx, c.DB, func(t teller) error {
		f, err := s.storiesAsked(ctx, t, search.StoriesAsked{Place: c.Place, Actor: c.Actor, Outlet: c.Outlet, From: c.From, To: c.To})
		if err != nil {
			return err
		}
		return c.to(s, func(w io.Writer) error { return export.StoriesJSONL(w, store.EachStory(ctx, t.st, f)) })
	})
}

// record writes the events as they are in the record.
func (c *exportCmd) record(ctx context.Context, s *streams) error {
	return s.reading(ctx, c.DB, func(st *sqlite.Store) error {
		if err := s.told(ctx, st); err != nil {
			return err
		}
		return c.from(ctx, s, st, st, "")
	})
}

// from writes what is asked for of a record of events, which may be another than that which knows the outlets. Known says what the events are where they
// are not those of today.
func (c *exportCmd) from(ctx context.Context, s *streams, events, knowing store.Reader, known string) error {
	x, base, err := s.exporter(ctx, knowing)
	if err != nil {
		return err
	}
	x.Store, x.Known = events, known
	if x.Selection, err = c.selection(ctx, s, base, events); err != nil {
		return err
	}
	var end func()
	x.Progress, end = s.progress("rows written")
	defer end()
	return c.write(ctx, s, x)
}

// check finds what cannot be meant before anything is opened.
func (c *exportCmd) check(s *streams) error {
	for flag, day := range map[string]string{"--from": c.From, "--to": c.To, "--as-known": c.AsKnown} {
		if _, err := aDay(flag, day); day != "" && err != nil {
			return err
		}
	}
	filtered := c.Query+c.Type+c.Place+c.Actor+c.Outlet+c.Status+c.From+c.To+c.Event != ""
	switch {
	case c.WACZ != "" && (filtered || c.AsKnown != "" || c.Stories || c.Format != "jsonl" || c.Table != ""):
		return fmt.Errorf("%w: --wacz EVENT takes no filter and no format", errUsage)
	case len(c.Archives) > 0 && c.WACZ == "":
		return fmt.Errorf("%w: --archives goes with --wacz EVENT", errUsage)
	case c.WACZ != "" && c.Out != "" && !strings.HasSuffix(c.Out, ".wacz"):
		return fmt.Errorf("%w: viewers know a WACZ file by its name: -o NAME.wacz", errUsage)
	case c.WACZ != "" && c.Out == "" && isTerminal(s.out):
		return fmt.Errorf("%w: a WACZ file is no text; say -o FILE", errUsage)
	case c.Taken && c.AsKnown == "":
		return fmt.Errorf("%w: --taken goes with --as-known DAY", errUsage)
	case c.Stories && c.Query+c.Type+c.Status+c.Event != "":
		return fmt.Errorf("%w: --stories takes --place, --actor, --outlet, --from and --to; the other filters are of events", errUsage)
	case c.Stories && (c.AsKnown != "" || c.Format != "jsonl" || c.Table != ""):
		return fmt.Errorf("%w: --stories are written as jsonl, as they are known today", errUsage)
	case c.To != "" && c.To < c.From:
		return fmt.Errorf("%w: --to %s is before --from %s", errUsage, c.To, c.From)
	case c.Table != "" && c.whole():
		return fmt.Errorf("%w: a folder or ZIP file has all tables; leave --table out", errUsage)
	case c.Out == "" && (c.Format == "xlsx" || c.Format == "parquet") && isTerminal(s.out):
		return fmt.Errorf("%w: %s is no text; say -o FILE", errUsage, c.Format)
	}
	f, err := export.FormatOf(c.Format)
	if err == nil {
		_, err = f.File(c.Table)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	return nil
}

// filter is what of the record is asked for, as it was written.
func (c *exportCmd) filter() export.Selection {
	return export.Selection{Filter: store.Filter{Query: c.Query, Type: c.Type, Place: c.Place, Actor: c.Actor, Outlet: c.Outlet, Status: c.Status, From: c.From, To: c.To}, Event: c.Event}
}

// newExporter is an exporter of a record with the names and codes of the knowledge.
func newExporter(base *know.Base, st store.Reader) (*export.Exporter, error) {
	book, err := newExportBook(base)
	if err != nil {
		return nil, err
	}
	return &export.Exporter{Store: st, Book: book, Version: version, Rules: pipeline.Rules()}, nil
}

// exporter is an exporter of a record with the knowledge that the record has, which it returns too.
func (s *streams) exporter(ctx context.Context, st store.Reader) (*export.Exporter, *know.Base, error) {
	base, err := s.base(ctx, st)
	if err != nil {
		return nil, nil, err
	}
	x, err := newExporter(base, st)
	return x, base, err
}

// selection is what is asked for. What nothing can have is an error: an empty table would be taken for the answer.
func (c *exportCmd) selection(ctx context.Context, s *streams, base *know.Base, st store.Reader) (export.Selection, error) {
	out := c.filter()
	types, err := pipeline.EventTypes()
	if err != nil {
		return out, err
	}
	names := namesOf(base, types)
	q, err := view.Query(c.Query, names)
	if err != nil {
		return out, fmt.Errorf("%w: --query: %w", errUsage, err)
	}
	if err := c.exists(ctx, types, st); err != nil {
		return out, err
	}
	out.Words = out.Asked()
	f, of, err := search.Read(ctx, st, out.Filter, names)
	if err != nil {
		return out, err
	}
	if err := s.readings(of); err != nil {
		return out, err
	}
	for _, r := range of {
		if len(r.Of) == 1 {
			out.Words[r.Kind] = r.Of[0].ID
		}
	}
	out.Filter = q.In(f)
	return out, nil
}

// exists reports what is asked for and is not known: a type or an event.
func (c *exportCmd) exists(ctx context.Context, types []pipeline.EventType, st store.Reader) error {
	if c.Type != "" && !slices.ContainsFunc(types, func(t pipeline.EventType) bool { return t.ID == c.Type }) {
		var ids []string
		for _, t := range types {
			ids = append(ids, t.ID)
		}
		return fmt.Errorf("%w: no event type %q; there are %s", errUsage, c.Type, strings.Join(ids, ", "))
	}
	if c.Event == "" {
		return nil
	}
	_, err := st.Event(ctx, c.Event)
	return err
}

// isFolder reports whether a path is meant to be a folder.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return strings.HasSuffix(path, "/") || err == nil && info.IsDir()
}

func isZip(path string) bool { return strings.HasSuffix(strings.ToLower(path), ".zip") }

// whole reports whether all tables of the format are asked for.
func (c *exportCmd) whole() bool { return c.Out != "" && (isZip(c.Out) || isFolder(c.Out)) }

// to writes to standard output or to the file asked for.
func (c *exportCmd) to(s *streams, write func(io.Writer) error) error {
	buffered := func(w io.Writer) error {
		out := bufio.NewWriterSize(w, 1<<16)
		return errors.Join(write(out), out.Flush())
	}
	if c.Out == "" {
		return buffered(s.out)
	}
	if err := free(c.Out, c.Force); err != nil {
		return err
	}
	return saveFile(c.Out, buffered)
}

// write writes what is asked for to where it is wanted, and says how much it was.
func (c *exportCmd) write(ctx context.Context, s *streams, x *export.Exporter) (err error) {
	rows := 0
	switch {
	case c.Out == "":
		return c.to(s, func(w io.Writer) error { _, err := x.Write(ctx, w, c.Format, c.Table); return err })
	case isZip(c.Out):
		err = c.to(s, func(w io.Writer) (err error) { rows, err = x.Zip(ctx, w, c.Format); return err })
	case isFolder(c.Out):
		err = saveFolder(c.Out, c.Force, func(open func(string) (io.WriteCloser, error)) (err error) {
			rows, err = x.Package(ctx, c.Format, open)
			return err
		})
	default:
		rows, err = c.single(ctx, s, x)
	}
	switch {
	case err == nil && rows == 0:
		s.say("0 rows: %s; nothing in the record fits what was asked for, which the descriptor says too", c.Out)
	case err == nil:
		s.say("%s: %s", count.Of(rows, "row"), c.Out)
	}
	return err
}

// single writes one file with its descriptor beside it.
func (c *exportCmd) single(ctx context.Context, s *streams, x *export.Exporter) (rows int, err error) {
	beside := c.Out + ".datapackage.json"
	if err := free(beside, c.Force); err != nil {
		return 0, err
	}
	var descriptor []byte
	err = c.to(s, func(w io.Writer) (err error) {
		rows, descriptor, err = x.Single(ctx, w, c.Format, c.Table, filepath.Base(c.Out))
		return err
	})
	if err != nil {
		return rows, err
	}
	err = saveBytes(beside, descriptor)
	if f, found := export.FormatOf(c.Format); found == nil && c.Table == "" && len(f.Tables()) > 1 {
		s.say("%s has the tables %s; -o FOLDER/ writes all", c.Format, strings.Join(f.Tables(), ", "))
	}
	return rows, err
}

// warnStale says when reports came in after the events were derived.
func warnStale(ctx context.Context, s *streams, st store.Reader) error {
	n, err := st.Counts(ctx)
	if err == nil && n.Stale {
		s.say("reports came in after the events were derived; tawatur rebuild brings them up to date")
	}
	return err
}
