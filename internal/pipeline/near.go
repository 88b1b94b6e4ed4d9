package pipeline

import (
	"context"
	"errors"
	"slices"
	"time"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/lineage"
)

// Bounds of the neighbourhood of an event: by how many days around its own, at how many of its places, how many events at each,
// and how many reports in all. They keep an answer about one event apart from the size of the record.
const (
	nearDays    = 10
	nearPlaces  = 8
	nearEvents  = 60
	nearReports = 200
)

// Near returns the reports that can have a say in an event, its own first: those that tell or recall it, and those of events at
// its places around its days. Dates that reports have from others are those that the record gives them.
func Near(ctx context.Context, st store.Reader, e tawatur.Event) ([]tawatur.Extraction, error) {
	ids := reportsOf(nil, e)
	least := len(ids)
	from, to := aroundDays(e)
	for _, p := range e.Places[:min(len(e.Places), nearPlaces)] {
		page, err := st.Events(ctx, store.Filter{Place: p.ID, From: from, To: to, Limit: nearEvents})
		if err != nil {
			return nil, err
		}
		ids = reportsOf(ids, page.Events...)
	}
	return reports(ctx, st, ids[:min(len(ids), max(least, nearReports))])
}

// reportsOf adds to some ids those of the reports that tell or recall some events, each once.
func reportsOf(ids []string, events ...tawatur.Event) []string {
	for _, e := range events {
		for _, ref := range slices.Concat(e.Claims, e.Recalls) {
			if !slices.Contains(ids, ref.Report) {
				ids = append(ids, ref.Report)
			}
		}
	}
	return ids
}

// aroundDays returns the days around those of an event, or around those on which it was told; "" where nobody can tell.
func aroundDays(e tawatur.Event) (from, to string) {
	from, to = e.Time.Start, max(e.Time.Start, e.Time.End)
	for _, ref := range e.Claims {
		told := ref.Day()
		to = max(to, told)
		if told != "" && (from == "" || told < from) {
			from = told
		}
	}
	return shifted(from, -nearDays), shifted(to, nearDays)
}

// shifted returns an ISO day some days on, "" for what is none.
func shifted(iso string, days int) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

// reports returns the reports of some ids that the record has.
func reports(ctx context.Context, st store.Reader, ids []string) ([]tawatur.Extraction, error) {
	var out []tawatur.Extraction
	for _, id := range ids {
		r, err := st.Report(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// Refused lists the claims near an event that are like it and not in it, the most alike first, with what spoke against each.
func Refused(ctx context.Context, st store.Reader, e tawatur.Event, opt event.Options) ([]event.Refusal, error) {
	entries, err := Near(ctx, st, e)
	if err != nil {
		return nil, err
	}
	var others []tawatur.Event
	for _, x := range entries {
		events, err := st.EventsOfReport(ctx, x.Report.ID)
		if err != nil {
			return nil, err
		}
		others = append(others, events...)
	}
	opt.Texts = lineage.New()
	return event.Refused(e, others, entries, opt), nil
}
