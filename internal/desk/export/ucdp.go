package export

import (
	"slices"
	"strings"

	"tawatur"
)

// ucdpTable is one row a deadly event, in the columns of UCDP's georeferenced events.
func ucdpTable() Table {
	return Table{
		Name: "ucdp", Title: "Deadly events in the columns of UCDP GED", Key: []string{"id"},
		Description: "One row an event of organised violence in which somebody tells of dead. The columns are UCDP's, the contents are this record's: it is no data of UCDP and not coded by its staff. There is no best estimate: the column best is always empty.",
		Columns: []Column{
			{"id", kindText, "", "Our own id of the event, no UCDP id."},
			{"year", kindInteger, "", "Year of date_start."},
			{"type_of_violence", kindInteger, "", "1: a state's forces against an armed side; 2: armed sides that are no state; 3: against civilians. Empty: the sides are not told."},
			{"side_a", kindText, "", "Neutral names of those who are said to have done it, or of the first party, with a semicolon between."},
			{"side_b", kindText, "", "Neutral names of the other side."},
			{"number_of_sources", kindInteger, "", "Independent origins, a lower bound; not the number of reports."},
			{"source_article", kindText, "", "Our ids of the reports, with a semicolon between; their titles and addresses are in the table sources of other forms."},
			{"source_office", kindText, "", "Outlets that carry it, with a semicolon between."},
			{"source_date", kindText, "", "Days on which the reports were published, with a semicolon between."},
			{"source_headline", kindText, "", "Always empty: headlines belong to their outlets; the table sources has them."},
			{"source_original", kindText, "", "The origins: speakers that are cited, or outlets that speak for themselves."},
			{"where_prec", kindInteger, "", "1: a site, town or village; 2: within 25 km; 3: a district; 4: a governorate; 5: a region; 6: a country."},
			{"where_coordinates", kindText, "", "Name of the place of the coordinates, in English."},
			{"where_description", kindText, "", "How fine the place is, in words, with its radius."},
			{"adm_1", kindText, "", "Governorate, in English."},
			{"adm_2", kindText, "", "District, in English where known, else in Arabic."},
			{"latitude", kindNumber, "", "Middle of the place; see where_prec."},
			{"longitude", kindNumber, "", "Middle of the place; see where_prec."},
			{"country", kindText, "", "Country, in English."},
			{"region", kindText, "", "Region of the world."},
			{"event_clarity", kindInteger, "", "1: one event; 2: a toll that reports tie to no single act."},
			{"date_prec", kindInteger, "", "1: the day; 2: two to six days; 3: a week; 4: within a month; 5: longer."},
			{"date_start", kindDate, "", "First day on which it may have happened."},
			{"date_end", kindDate, "", "Last such day. Empty: nobody tells of an end."},
			{"deaths_a", kindInteger, "", "Dead of side_a, where the claims name them as its own and state one number; else empty."},
			{"deaths_b", kindInteger, "", "Dead of side_b, in the same way."},
			{"deaths_civilians", kindInteger, "", "Dead civilians, where the claims state one number; else empty."},
			{"deaths_unknown", kindInteger, "", "Dead of no side that is told, where the claims state one number; else empty."},
			{"best", kindInteger, "", "Always empty: nobody here chooses among the numbers."},
			{"high", kindInteger, "", "Greatest number of dead that the claims state. Empty: open."},
			{"low", kindInteger, "", "Least number of dead that the claims state. Empty: dead are told of without a number."},
		},
		rows: eachEvent(ucdpRow),
	}
}

// violent reports whether an event type is organised violence, or a toll.
func violent(typ string) bool {
	return slices.Contains([]string{"armed-clash", "shelling", "air-strike", "explosion", "attack", "territory-taken", "raid", "siege", "detention", "harm"}, typ)
}

// ucdpRow makes the row of an event.
func ucdpRow(x *Exporter, e tawatur.Event, emit emitter) error {
	t := killed(e)
	switch {
	case !happened(e):
		emit.left(leftModality)
		return nil
	case !violent(e.Type):
		emit.left(leftViolence + e.Type)
		return nil
	case !t.said:
		emit.left(leftDeaths)
		return nil
	}
	first, second := sides(e)
	clarity := 1
	if e.Type == "harm" {
		clarity = 2
	}
	row := []any{e.ID, yearOf(firstDay(e)), x.violence(e, first, second), strings.Join(x.names(first), "; "), strings.Join(x.names(second), "; "), e.Status.Origins}
	row = append(row, x.ucdpSources(e)...)
	row = append(row, x.ucdpPlace(e)...)
	row = append(row, clarity, ucdpDatePrecision(e), firstDay(e), day(e.Time.End))
	row = append(row, deathsBySide(e, first, second)...)
	return emit.row(append(row, nil, number(t.high), number(t.low)))
}

// violence is the type of violence, nil when the sides do not tell.
func (x *Exporter) violence(e tawatur.Event, first, second []string) any {
	country := x.place(e).Country
	if x.targetsCivilians(e, second, country) {
		return 3
	}
	var a, b int
	if len(first) > 0 {
		a = x.Book.Inter(first[0], country)
	}
	if len(second) > 0 {
		b = x.Book.Inter(second[0], country)
	}
	state := func(n int) bool { return n == interState || n == interExternal }
	switch {
	case a == 0 || b == 0:
		return nil
	case state(a) || state(b):
		return 1
	}
	return 2
}

// ucdpSources is the columns source_article to source_original.
func (x *Exporter) ucdpSources(e tawatur.Event) []any {
	var reports, days []string
	for _, c := range e.Claims {
		reports = append(reports, c.Report)
		if d := c.Day(); d != "" {
			days = append(days, d)
		}
	}
	slices.Sort(reports)
	slices.Sort(days)
	var origins []string
	for _, id := range originIDs(e) {
		name := id
		if n, ok := x.Book.ActorName(id); ok {
			name = n.EN
		} else if n, ok := x.Book.OutletName(id); ok {
			name = n.EN
		}
		origins = append(origins, name)
	}
	return []any{strings.Join(slices.Compact(reports), "; "), strings.Join(x.outlets(e), "; "), strings.Join(slices.Compact(days), "; "), nil, strings.Join(origins, "; ")}
}

// ucdpPlace is the columns where_prec to region.
func (x *Exporter) ucdpPlace(e tawatur.Event) []any {
	p := x.place(e)
	lat, lon := coordinates(e)
	name, words, precision := "", "", any(nil)
	if e.Place != nil {
		name, words, precision = e.Place.Name.EN, areaWords(*e.Place), ucdpPrecision(e.Place.Precision)
	}
	return []any{precision, name, words, english(p.ADM1), english(p.ADM2), lat, lon, p.CountryEN, p.Region}
}

func ucdpPrecision(precision string) any {
	switch precision {
	case tawatur.PrecisionSite, tawatur.PrecisionSettlement:
		return 1
	case tawatur.PrecisionSubdistrict:
		return 2
	case tawatur.PrecisionDistrict:
		return 3
	case tawatur.PrecisionGovernorate:
		return 4
	case tawatur.PrecisionRegion:
		return 5
	case tawatur.PrecisionCountry:
		return 6
	}
	return nil
}

func ucdpDatePrecision(e tawatur.Event) any {
	days, known := span(e)
	switch {
	case !known:
		return nil
	case days <= 1:
		return 1
	case days < 7:
		return 2
	case days == 7:
		return 3
	case days <= 31:
		return 4
	}
	return 5
}

// deathsBySide is the columns deaths_a to deaths_unknown. Only one number that all state counts, and only the dead whom a claim
// calls a side's own are its dead.
func deathsBySide(e tawatur.Event, first, second []string) []any {
	out := make([]any, 4)
	if disputed(e, tawatur.DisputeKilled) || disputed(e, tawatur.DisputeVictimStatus) {
		return out
	}
	groups := tolls(e, tawatur.HarmKilled)
	sums := make([]*int, 4)
	for _, who := range sortedKeys(groups) {
		n := groups[who].exact()
		at := 3
		switch {
		case who == whoCivilians:
			at = 2
		case slices.Contains(first, who):
			at = 0
		case slices.Contains(second, who):
			at = 1
		}
		if n != nil {
			sums[at] = atLeast(sums[at], n, true)
		}
	}
	for i, s := range sums {
		out[i] = number(s)
	}
	return out
}
