package browser

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// takeIn adds to the record what only a watch or an archive brings: feeds that fail, pages that were withdrawn or could not be had, a report
// with its captures, a forwarded one, and one that was redacted.
func takeIn() error {
	ctx := context.Background()
	st, err := sqlite.Open(ctx, running.db)
	if err != nil {
		return err
	}
	if err := addTaken(ctx, st); err != nil {
		_ = st.Close()
		return err
	}
	if err := st.Close(); err != nil {
		return err
	}
	out, err := exec.Command(running.program, "redact", "--db", running.db, "--reason", tawatur.RedactLegal, "--yes", "taken-out").CombinedOutput()
	if err != nil {
		return fmt.Errorf("redact: %w\n%s", err, out)
	}
	return nil
}

func addTaken(ctx context.Context, st store.Store) error {
	now := time.Now().UTC()
	at := func(hours int) time.Time { return now.Add(-time.Duration(hours) * time.Hour) }
	failing := store.Feed{
		URL: "https://nahr.example/rss", Source: "nahr", Name: tawatur.Name{AR: "صحيفة النهر", EN: "The River"}, Kind: store.KindFeed, Asked: at(1), Success: at(30), NewItem: at(49),
		Due: at(0), Failures: 3, Error: &store.Trouble{At: at(1), Kind: "status-503", Words: "get https://nahr.example/rss: 503"}, Missed: at(24), Moved: "https://nahr.example/atom",
	}
	well := store.Feed{URL: "https://jisr.example/rss", Source: "jisr", Name: tawatur.Name{AR: "موقع الجسر", EN: "The Bridge"}, Kind: store.KindFeed, Asked: at(1), Success: at(1), NewItem: at(2), Due: at(-1)}
	if err := st.SetFeeds(ctx, []store.Feed{failing, well}); err != nil {
		return err
	}
	for _, n := range []struct {
		feed  store.Feed
		pages []store.Address
	}{{failing, []store.Address{
		{URL: "https://nahr.example/1", Source: "nahr", Feed: failing.URL, Found: at(9), Status: store.AddressDone, Report: "captured", Title: "خبر", Kept: at(9), Withdrawn: at(2), Changed: at(5)},
		{URL: "https://nahr.example/" + strings.Repeat("long-", 60), Source: "nahr", Found: at(9), Status: store.AddressFailed, Reason: "no answer"},
	}}, {well, nil}} {
		if _, err := st.NoteFeed(ctx, n.feed, n.pages); err != nil {
			return err
		}
	}
	captures := []tawatur.Capture{
		{At: "2024-08-07T09:01:00Z", File: "2024-08-07-001.warc.gz", Offset: 1234, Length: 5, SHA256: strings.Repeat("ab", 32), Kept: true},
		{At: "2024-08-09T09:01:00Z", File: "crawl.warc", Offset: 7},
	}
	for id, r := range map[string]tawatur.Report{
		"captured":  {URL: "https://nahr.example/1"},
		"forwarded": {Forwarded: &tawatur.Forward{From: &tawatur.Outlet{ID: "sidra", Name: "قناة السدرة"}, Published: "2024-08-07T08:00:00+03:00"}, Edited: "2024-08-08T10:00:00+03:00"},
		"taken-out": {},
	} {
		r.ID, r.Title, r.Text = id, "قصف على الدحلة", "قُتل مدنيان في قصف على قرية الدحلة يوم 9 آب 2024، وفق مصادر محلية. رقم "+id
		r.Outlet, r.Status, r.Published = &tawatur.Outlet{ID: "nahr", Name: "صحيفة النهر"}, tawatur.StatusRead, tawatur.Published{Basis: tawatur.BasisUnknown}
		var of []tawatur.Capture
		if id == "captured" {
			of = captures
		}
		if _, err := st.AddEntry(ctx, store.Entry{Report: r}, of...); err != nil {
			return err
		}
	}
	return nil
}
