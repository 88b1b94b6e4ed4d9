package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"tawatur"
	"tawatur/internal/store"
)

// countedReports is how many reports are counted, as counted is for events: a report has many more words.
const countedReports = 1000

// Reports returns a page of reports: see store.Reader.
func (s *Store) Reports(ctx context.Context, f store.ReportFilter) (store.ReportPage, error) {
	page, err := s.reports(ctx, f)
	return page, failed("search reports of", s.path, err)
}

func (s *Store) reports(ctx context.Context, f store.ReportFilter) (page store.ReportPage, err error) {
	match, ok := expression(f.Terms, textTest)
	// Where only words to leave out are given there is nothing to look for.
	if !ok || match == "" || !slices.ContainsFunc(f.Terms, func(t store.Term) bool { return !t.Not }) {
		return page, nil
	}
	from := " FROM reports_fts f CROSS JOIN reports r ON r.seq = f.rowid"
	var w where
	w.add("reports_fts MATCH ?", match)
	if len(f.Outlets) > 0 {
		w.add("r.outlet IN "+marks(len(f.Outlets)), list(f.Outlets)...)
	}
	w.addIf(f.From, "substr(r.published, 1, 10) >= ?")
	if f.To != "" {
		w.add("substr(r.published, 1, 10) <= ? AND r.published != ''", f.To)
	}
	if len(w.terms) == 1 {
		from = " FROM reports_fts f"
	}
	limit := cmp.Or(max(f.Limit, 0), pageSize)
	first := hits{"SELECT f.rowid AS n" + from + w.String() + " ORDER BY f.rowid DESC", w.args, "reports"}
	docs, total, err := s.first(ctx, first, countedReports, limit+1)
	if err != nil {
		return page, err
	}
	page.Total, page.More = min(total, countedReports), total > countedReports
	if f.After != "" {
		last, err := rowOf(listReports, f.After)
		if err != nil {
			return page, err
		}
		w.add("f.rowid < ?", last)
		if docs, err = s.reportDocs(ctx, w, limit+1); err != nil {
			return page, err
		}
	}
	if len(docs) > limit {
		docs = docs[:limit]
		page.Next = cursorOf(listReports, docs[limit-1].seq)
	}
	for _, d := range docs {
		var r tawatur.Report
		if err := json.Unmarshal([]byte(d.json), &r); err != nil {
			return page, err
		}
		page.Reports = append(page.Reports, r)
	}
	return page, nil
}

func (s *Store) reportDocs(ctx context.Context, w where, limit int) ([]doc, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT f.rowid, r.json FROM reports_fts f CROSS JOIN reports r ON r.seq = f.rowid"+w.String()+
		" ORDER BY f.rowid DESC LIMIT ?", append(w.args, limit)...)
	if err != nil {
		return nil, err
	}
	return scanDocs(rows)
}
