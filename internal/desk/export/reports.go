package export

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"maps"
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

// fewReports is up to how many reports are asked for one by one; above, the record is read from end to end.
const fewReports = 2000

// tellings yields the reports that tell events of the selection, by report id.
func (x *Exporter) tellings(ctx context.Context) iter.Seq2[telling, error] {
	return func(yield func(telling, error) bool) {
		byReport, err := x.members(ctx)
		if err != nil {
			yield(telling{}, err)
			return
		}
		for entry, err := range x.entries(ctx, byReport) {
			of := byReport[entry.Report.ID]
			if err != nil {
				yield(telling{}, err)
				return
			}
			if len(of) > 0 && !yield(tellingOf(entry, of), nil) {
				return
			}
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

// members reads which claims the events of the selection have.
func (x *Exporter) members(ctx context.Context) (map[string]members, error) {
	out := map[string]members{}
	add := func(event string, claims []tawatur.ClaimRef, recall bool) {
		for _, c := range claims {
			if out[c.Report] == nil {
				out[c.Report] = members{}
			}
			out[c.Report][c.ID] = membership{event, recall}
		}
	}
	for e, err := range x.events(ctx) {
		if err != nil {
			return nil, err
		}
		add(e.ID, e.Recalls, true)
		add(e.ID, e.Claims, false)
	}
	return out, nil
}

// entries yields at least the reports asked for, in order of their ids. One that the record has no more is left out.
func (x *Exporter) entries(ctx context.Context, wanted map[string]members) iter.Seq2[store.Entry, error] {
	if len(wanted) > fewReports {
		return x.Store.Entries(ctx)
	}
	return func(yield func(store.Entry, error) bool) {
		for _, id := range slices.Sorted(maps.Keys(wanted)) {
			e, err := x.Store.Report(ctx, id)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
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
