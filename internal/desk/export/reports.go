package export

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"

	"tawatur"
	"tawatur/internal/store"
)

// members says to which events of the selection the claims of a report belong.
type members map[string]membership

// membership is one claim in an event.
type membership struct {
	event string
	// recall says that the claim tells the event as history.
	recall bool
}

// telling is a report with those of its claims that tell events of the selection.
type telling struct {
	report tawatur.Report
	claims []tawatur.Claim
	of     members
}

// fewClaims is up to how many claims their reports are asked for one by one; above, the record is read from end to end.
const fewClaims = 6000

// tellings yields the reports that tell events of the selection, by report id. Which claims these have is spooled, so that what is held
// does not grow with the selection.
func (x *Exporter) tellings(ctx context.Context) iter.Seq2[telling, error] {
	return func(yield func(telling, error) bool) {
		s := spool{most: cmp.Or(x.most, spoolMost)}
		err := x.gather(ctx, &s)
		stopped := errors.New("stopped")
		if err == nil {
			err = x.each(ctx, &s, func(e store.Entry, of members) error {
				if !yield(tellingOf(e, of), nil) {
					return stopped
				}
				return nil
			})
		}
		if more := s.close(); err != stopped && (err != nil || more != nil) {
			yield(telling{}, errors.Join(err, more))
		}
	}
}

func tellingOf(entry store.Entry, of members) telling {
	t := telling{report: entry.Report, of: of}
	for _, c := range entry.Claims {
		if _, in := of[c.ID]; in {
			t.claims = append(t.claims, c)
		}
	}
	return t
}

// gather spools the claims of the events of the selection. What recalls an event comes before what tells it.
func (x *Exporter) gather(ctx context.Context, s *spool) error {
	for e, err := range x.events(ctx) {
		if err != nil {
			return err
		}
		for i, c := range slices.Concat(e.Recalls, e.Claims) {
			if err := s.add(spooled{Report: c.Report, Claim: c.ID, Event: e.ID, Recall: i < len(e.Recalls)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// each hands over the reports of a spool with their claims, by report id. One that the record has no more is left out. Few reports are
// asked for one by one; many are picked from the whole record, which has the same order.
func (x *Exporter) each(ctx context.Context, s *spool, do func(store.Entry, members) error) error {
	if len(s.runs) == 0 && len(s.held) <= fewClaims {
		for g, err := range s.groups() {
			if err != nil {
				return err
			}
			e, err := x.Store.Report(ctx, g.report)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err == nil {
				err = do(e, g.of)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	next, stop := iter.Pull2(s.groups())
	defer stop()
	g, err, more := next()
	for entry, failed := range x.Store.Entries(ctx) {
		if failed != nil {
			return failed
		}
		for more && err == nil && g.report < entry.Report.ID {
			g, err, more = next()
		}
		if err != nil || !more {
			return err
		}
		if g.report == entry.Report.ID {
			if err := do(entry, g.of); err != nil {
				return err
			}
		}
	}
	return nil
}

// claimsTable is one row a claim, with its quotation.
func claimsTable() Table {
	return Table{
		Name: "claims", Title: "Claims with their quotations", Key: []string{"claim_id"},
		Description: "One row a claim: what one report says, with the exact words. It is what somebody said, never a verdict. Claims that recall an event long after its day are marked.",
		Columns: []Column{
			{"claim_id", kindText, "معرّف الادعاء", "Id of the claim."},
			{"event_id", kindText, "معرّف الحدث", "The event that it tells; see the table events."},
			{"recall", kindBoolean, "استذكار", "It recalls the event as history: it adds no origin, number or day."},
			{"event_type", kindText, "نوع الحدث", "Id of the event type."},
			{"modality", kindText, "الصيغة", "asserted, denied, planned or hypothetical."},
			{"quote", kindText, "الاقتباس", "The exact words of the report that carry the claim. They belong to the outlet."},
			{"quote_prefix", kindText, "ما قبله", "Up to 32 characters before them."},
			{"quote_suffix", kindText, "ما بعده", "Up to 32 characters behind them."},
			{"quote_in", kindText, "موضع الاقتباس", "text or title: in which of the two the words stand."},
			{"quote_start", kindInteger, "بداية الاقتباس", "First code point of the words, from 0."},
			{"quote_end", kindInteger, "نهاية الاقتباس", "Code point behind the last."},
			{"sha256", kindText, "بصمة النص", "SHA-256 of the text, or title, in which the positions count (UTF-8)."},
			{"trigger", kindText, "الكلمة الدالة", "The word that names the act."},
			{"agents", kindList, "الفاعلون", "Who did it, by id, or in the report's words where no id is known."},
			{"targets", kindList, "المستهدفون", "To whom it was done."},
			{"parties", kindList, "الأطراف", "The sides of something mutual."},
			{"labels", kindList, "أوصاف محمّلة", "Loaded words of the report for those named, as its quotations."},
			{"place_ids", kindList, "معرّفات الأماكن", "Ids of the places where it happened."},
			{"place_words", kindList, "الأماكن بكلمات التقرير", "Those places in the report's words."},
			{"date_start", kindDate, "من تاريخ", "First day, as the claim states it. Empty: not told."},
			{"date_end", kindDate, "إلى تاريخ", "Last day."},
			{"date_edtf", kindText, "التاريخ (EDTF)", "The date as EDTF."},
			{"killed_low", kindInteger, "القتلى، الحد الأدنى", "Least number of dead that it states, groups added up."},
			{"killed_high", kindInteger, "القتلى، الحد الأعلى", "Greatest number. Empty: open or not told."},
			{"injured_low", kindInteger, "الجرحى، الحد الأدنى", "Least number of injured that it states."},
			{"injured_high", kindInteger, "الجرحى، الحد الأعلى", "Greatest number. Empty: open or not told."},
			{"harm_words", kindList, "عبارات الضحايا", "The exact words of every number of people harmed."},
			{"speakers", kindList, "المتحدثون", "Whom the report cites for it, nearest first; empty: the outlet speaks for itself."},
			{"background", kindBoolean, "خلفية", "Told as history or habit beside the news."},
			{"report_id", kindText, "معرّف التقرير", "Id of the report; see the table sources."},
			{"outlet", kindText, "الوسيلة", "Id of the outlet."},
			{"published", kindDate, "تاريخ النشر", "Day on which the report was published. Empty: unknown."},
			{"url", kindText, "العنوان الإلكتروني", "Address of the report."},
			{"rule", kindText, "القاعدة", "The rule and knowledge entry by which it was read."},
		},
		rows: func(ctx context.Context, x *Exporter, emit emitter) error {
			return x.eachClaim(ctx, func(t telling, m membership, c tawatur.Claim) error { return emit.row(claimRow(t.report, m, c)) })
		},
	}
}

// eachClaim hands over the claims of the selection, by report id and then as they stand in the report.
func (x *Exporter) eachClaim(ctx context.Context, do func(telling, membership, tawatur.Claim) error) error {
	for t, err := range x.tellings(ctx) {
		if err != nil {
			return err
		}
		for _, c := range t.claims {
			if err := do(t, t.of[c.ID], c); err != nil {
				return err
			}
		}
	}
	return nil
}

// claimRow makes the row of a claim.
func claimRow(r tawatur.Report, m membership, c tawatur.Claim) []any {
	q := quoted(r, c.Evidence)
	row := []any{c.ID, m.event, m.recall, c.Type, cmp.Or(c.Modality, tawatur.Asserted),
		q.exact, q.prefix, q.suffix, q.in, q.start, q.end, q.sha256, c.Trigger.Text}
	var labels []string
	for _, a := range c.Actors {
		if a.Label != "" {
			labels = append(labels, a.Label)
		}
	}
	row = append(row, named(c, tawatur.RoleAgent), named(c, tawatur.RoleTarget), named(c, tawatur.RoleParty), labels)
	var ids, words []string
	for _, p := range c.Places {
		if p.Role == tawatur.PlaceAt || p.Role == "" {
			ids, words = append(ids, p.ID), append(words, p.Mention.Text)
		}
	}
	row = append(row, ids, words, day(c.Time.Start), day(c.Time.End), c.Time.EDTF)
	row = append(row, harmCells(c)...)
	var speakers []string
	for _, s := range c.Sources {
		speakers = append(speakers, cmp.Or(s.ID, s.Mention.Text))
	}
	return append(row, speakers, c.Background, r.ID, outletID(r), r.Published.Day(), r.URL, c.Rule)
}

// named lists a claim's actors of one role, by id or in the report's words.
func named(c tawatur.Claim, role string) []string {
	var out []string
	for _, a := range c.Actors {
		if a.Role == role {
			out = append(out, cmp.Or(a.ID, a.Mention.Text))
		}
	}
	return out
}

// harmCells is the columns killed_low to harm_words: the ranges of an event that this claim alone would tell.
func harmCells(c tawatur.Claim) []any {
	var alone tawatur.Event
	var words []string
	for _, h := range c.Harm {
		alone.Harm = append(alone.Harm, tawatur.EventHarm{Kind: h.Kind, Who: h.Who, Min: h.Min, Max: h.Max})
		words = append(words, h.Mention.Text)
	}
	k, i := killed(alone), all(alone, tawatur.HarmInjured)
	return []any{number(k.low), number(k.high), number(i.low), number(i.high), words}
}

func outletID(r tawatur.Report) string {
	if r.Outlet == nil {
		return ""
	}
	return r.Outlet.ID
}

// sourcesTable is one row for each report that tells an event.
func sourcesTable() Table {
	return Table{
		Name: "sources", Title: "Sources", Key: []string{"report_id", "event_id"},
		Description: "One row for each report that tells an event. No texts: the address and the hash lead to them.",
		Columns: []Column{
			{"report_id", kindText, "معرّف التقرير", "Id of the report."},
			{"event_id", kindText, "معرّف الحدث", "An event that it tells."},
			{"recall", kindBoolean, "استذكار", "It only recalls the event as history."},
			{"outlet", kindText, "معرّف الوسيلة", "Id of the outlet."},
			{"outlet_name", kindText, "الوسيلة", "Name of the outlet."},
			{"title", kindText, "العنوان", "Headline of the report. It belongs to the outlet."},
			{"url", kindText, "العنوان الإلكتروني", "Its address."},
			{"language", kindText, "اللغة", "Its language, BCP 47."},
			{"published", kindDate, "تاريخ النشر", "Day on which it was published. Empty: unknown."},
			{"published_basis", kindText, "أساس التاريخ", "How the day is known: metadata, dateline, inferred or unknown."},
			{"sha256", kindText, "بصمة النص", "SHA-256 of its text (UTF-8), so that a copy can be held against it."},
			{"n_claims", kindInteger, "عدد الادعاءات", "How many of its claims tell the event."},
		},
		rows: sourceRows,
	}
}

// sourceRows makes the rows of the reports.
func sourceRows(ctx context.Context, x *Exporter, emit emitter) error {
	for t, err := range x.tellings(ctx) {
		if err != nil {
			return err
		}
		claims, recall := map[string]int{}, map[string]bool{}
		for _, m := range t.of {
			if claims[m.event]++; claims[m.event] == 1 {
				recall[m.event] = true
			}
			recall[m.event] = recall[m.event] && m.recall
		}
		for _, id := range sortedKeys(claims) {
			if err := emit.row(x.sourceRow(t.report, id, recall[id], claims[id])); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *Exporter) sourceRow(r tawatur.Report, event string, recall bool, claims int) []any {
	name := ""
	if r.Outlet != nil {
		n, _ := x.Book.OutletName(r.Outlet.ID)
		name = cmp.Or(n.AR, r.Outlet.Name)
	}
	return []any{r.ID, event, recall, outletID(r), name, r.Title, r.URL, r.Language, r.Published.Day(), r.Published.Basis, r.TextSHA256, claims}
}
