package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/acquire/source"
	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/proof"
	"tawatur/internal/proof/ledger"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

type redactCmd struct {
	dbFlag
	Reason   string   `required:"" enum:"${reasons}" placeholder:"CODE" help:"Why, which readers are told: ${enum}."`
	Note     string   `placeholder:"TEXT" help:"A sentence that readers are shown with the reason. Name nobody in it."`
	Versions bool     `help:"All versions of the report, and none that comes later."`
	Yes      bool     `help:"Do it. Without this, what would be done is listed and nothing is changed."`
	Reports  []string `arg:"" name:"report" help:"Ids of reports."`
}

// Help is shown below the flags.
func (*redactCmd) Help() string {
	return `Takes the text of a report out of everything: the record, its claims and their quotations, the events (which are made anew from what is left), the search, the feed of changes, and the archive beside the record, also where a feed that was fetched carries its sentences. A tombstone stays: its page says when it was redacted and why, and the text is refused when it comes again. Other reports with the very same text go with it; those that share sentences stay and are listed. It cannot be undone.

Copies of the files that you made before still have the text, and so have pages and exports that you gave away: docs/proof.md. End watch and serve first: they hold the files open.

Examples:

    tawatur redact --db record.db outlet.example-1f0c… --reason safety            # what would be done
    tawatur redact --db record.db outlet.example-1f0c… --reason safety --yes
    tawatur redact --db record.db outlet.example-1f0c… --versions --reason legal-request --note "Order of 2024-09-02." --yes
`
}

// Run redacts, or says what would be done.
func (c *redactCmd) Run(ctx context.Context, s *streams) (err error) {
	st, err := sqlite.OpenExisting(ctx, c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	k, err := openProof(c.DB)
	if err != nil {
		return err
	}
	if k != nil {
		defer func() { err = errors.Join(err, k.Close()) }()
	}
	r, err := c.plan(ctx, s, st, k)
	if err != nil {
		return err
	}
	r.tell(printer{s.out}, c.Yes)
	if !c.Yes {
		s.say("nothing was changed; --yes does it, and it cannot be undone")
		return nil
	}
	return c.do(ctx, s, st, k, r)
}

// openProof opens the proof beside a record, nil where there is none.
func openProof(db string) (*proof.Keeper, error) {
	if _, err := os.Lstat(proof.Dir(db)); errors.Is(err, fs.ErrNotExist) { // a link to a disk that is away is not no proof
		return nil, nil
	}
	return writeProof(db, source.Proof{})
}

// redaction is what is to be taken away.
type redaction struct {
	entries  []tawatur.Extraction
	already  []tawatur.Tombstone
	events   []tawatur.Event
	captures []tawatur.Capture
	// feeds are captures of nothing that is a report, with sentences of it; others are reports that share sentences, and stay.
	feeds  []tawatur.Capture
	others []string
}

// ids are those of the reports.
func (r *redaction) ids() (out []string) {
	for _, e := range r.entries {
		out = append(out, e.Report.ID)
	}
	return out
}

// plan finds all that is to be taken away, and what is not.
func (c *redactCmd) plan(ctx context.Context, s *streams, st *sqlite.Store, k *proof.Keeper) (*redaction, error) {
	r := &redaction{}
	for _, id := range c.Reports {
		if err := c.add(ctx, st, r, id); err != nil {
			return nil, err
		}
	}
	kept, err := st.Captures(ctx)
	if err != nil {
		return nil, err
	}
	ids := r.ids()
	for _, id := range ids {
		for _, cp := range kept[id] {
			if cp.Kept && !slices.Contains(r.captures, cp) {
				r.captures = append(r.captures, cp)
			}
		}
		events, err := st.EventsOfReport(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, e := range events {
			if !slices.ContainsFunc(r.events, func(o tawatur.Event) bool { return o.ID == e.ID }) {
				r.events = append(r.events, e)
			}
		}
	}
	if k == nil || len(ids) == 0 {
		return r, nil
	}
	return r, r.carriers(s, k, kept)
}

// add adds a report, with the others that go with it.
func (c *redactCmd) add(ctx context.Context, st *sqlite.Store, r *redaction, id string) error {
	all := []string{id}
	if c.Versions {
		versions, err := st.Versions(ctx, id)
		if err != nil {
			return err
		}
		all = append(all, versions...)
	}
	for i := 0; i < len(all); i++ {
		e, err := st.Report(ctx, all[i])
		var gone *store.RedactedError
		switch {
		case errors.As(err, &gone):
			r.already = append(r.already, gone.Tombstone)
			continue
		case err != nil:
			return err
		}
		if slices.Contains(r.ids(), e.Report.ID) {
			continue
		}
		r.entries = append(r.entries, e)
		same, err := st.SameText(ctx, e.Report.TextSHA256)
		if err != nil {
			return err
		}
		all = append(all, same...)
	}
	return nil
}

// mostSought is how large a page or feed may be in which the text is looked for.
const mostSought = 64 << 20

// carriers looks through the archive for the sentences of the text.
func (r *redaction) carriers(s *streams, k *proof.Keeper, kept map[string][]tawatur.Capture) error {
	type place struct {
		file   string
		offset int64
	}
	of := map[place][]string{}
	for id, cs := range kept {
		for _, c := range cs {
			of[place{c.File, c.Offset}] = append(of[place{c.File, c.Offset}], id)
		}
	}
	var texts []string
	for _, e := range r.entries {
		texts = append(texts, e.Report.Text)
	}
	shown, end := s.progress("captures looked through")
	found, err := k.Find(mostSought, pipeline.Holding(texts...), shown)
	end()
	if err != nil {
		return err
	}
	ids := r.ids()
	for _, c := range found {
		others := slices.DeleteFunc(of[place{c.File, c.Offset}], func(id string) bool { return slices.Contains(ids, id) })
		mine := slices.ContainsFunc(r.captures, func(o tawatur.Capture) bool { return o.File == c.File && o.Offset == c.Offset })
		switch {
		case len(others) > 0:
			r.others = append(r.others, others...)
		case !mine:
			r.feeds = append(r.feeds, c)
		}
	}
	slices.Sort(r.others)
	r.others = slices.Compact(r.others)
	return nil
}

// tell says what is taken away; done is that it will be.
func (r *redaction) tell(p printer, done bool) {
	verb := "would redact"
	if done {
		verb = "redacts"
	}
	for _, t := range r.already {
		p.line("%s was redacted on %.10s (%s)", t.ID, t.At, t.Reason)
	}
	for _, e := range r.entries {
		outlet := ""
		if e.Report.Outlet != nil {
			outlet = e.Report.Outlet.Name
		}
		p.line("%s %s", verb, strings.Join(strings.Fields(e.Report.ID+"  "+e.Report.Title+"  "+outlet+"  "+e.Report.Published.Day()), " "))
		p.field("claims", fmt.Sprint(len(e.Claims)))
	}
	for _, e := range r.events {
		p.field("event", e.ID+", made anew from what is left")
	}
	for _, c := range r.captures {
		p.field("capture", fmt.Sprintf("%s at byte %d, of %s", c.File, c.Offset, c.At))
	}
	for _, c := range r.feeds {
		p.field("carrier", fmt.Sprintf("%s at byte %d, of %s: %s holds sentences of it", c.File, c.Offset, c.At, c.URL))
	}
	for _, id := range r.others {
		p.field("stays", id+" shares sentences with it; redact it too if it has to go")
	}
}

// do takes all away: the archive first, since the record says what of it has to go. Each step can be repeated where it was broken off.
func (c *redactCmd) do(ctx context.Context, s *streams, st *sqlite.Store, k *proof.Keeper, r *redaction) error {
	now := time.Now().UTC().Truncate(time.Second)
	var reports *ledger.Ledger
	if k != nil {
		var err error
		if reports, err = openLedger(ctx, s, st, k, ledger.Options{}); err != nil {
			return err
		}
		if err := c.outOfProof(s, k, slices.Concat(r.captures, r.feeds)); err != nil {
			return err
		}
	}
	if len(r.entries) > 0 {
		line, world, err := s.deriverOn(ctx, st)
		if err != nil {
			return err
		}
		done, err := line.Redact(ctx, st, world, r.ids(), tawatur.Tombstone{At: now.Format(time.RFC3339), Reason: c.Reason, Note: c.Note, Always: c.Versions})
		if err != nil {
			return err
		}
		s.say("%s redacted; %s", count.Of(len(r.entries), "report"), wovenWords(done))
	}
	if reports != nil {
		if err := reports.CatchUp(context.WithoutCancel(ctx)); err != nil {
			return err
		}
	}
	if err := st.Sweep(ctx); err != nil {
		return err
	}
	s.say("the files of the record and of its proof hold nothing of it any more; copies of them that you have elsewhere do")
	return nil
}

// outOfProof takes captures out of the proof. One that its log does not tell of, as in a proof of another record, is named and keeps
// nothing else from being done.
func (c *redactCmd) outOfProof(s *streams, k *proof.Keeper, captures []tawatur.Capture) error {
	for _, cp := range captures {
		err := k.Redact(c.Reason, cp)
		switch {
		case errors.Is(err, proof.ErrUnknown):
			s.failures++
			s.complain(err)
		case err != nil:
			return err
		}
	}
	return nil
}

// forgetting takes out of the proof what was kept and then turned out to have been redacted.
func forgetting(s *streams, k *proof.Keeper) func(acquire.Item, tawatur.Tombstone) {
	return func(it acquire.Item, tomb tawatur.Tombstone) {
		if it.Capture == nil || !it.Capture.Kept {
			return
		}
		if err := k.Redact(tomb.Reason, *it.Capture); err != nil {
			s.complain(err)
		}
	}
}
