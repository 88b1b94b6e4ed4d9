package export

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tawatur"
)

// acledTable is one row an event, in the columns of ACLED.
func acledTable() Table {
	return Table{
		Name: "acled", Title: "Events in the columns of ACLED", Key: []string{"event_id_cnty"},
		Description: "One row an event whose type ACLED has a word for and that somebody asserts. The columns are ACLED's, the contents are this record's: it is no data of ACLED and not coded by its staff.",
		Columns: []Column{
			{"event_id_cnty", kindText, "", "Our own id of the event, no ACLED id."},
			{"event_date", kindDate, "", "First day on which it may have happened. Empty: no report tells."},
			{"year", kindInteger, "", "Year of event_date."},
			{"time_precision", kindInteger, "", "1: the day; 2: within a week; 3: within a month or longer."},
			{"disorder_type", kindText, "", "ACLED's disorder type, by the crosswalk in the codebook."},
			{"event_type", kindText, "", "ACLED's event type, by the crosswalk. Empty: the reports do not tell enough."},
			{"sub_event_type", kindText, "", "ACLED's sub-event type, by the crosswalk. Empty: the reports do not tell enough."},
			{"actor1", kindText, "", "Neutral name of the first who is said to have done it, or of the first party. Empty: not told."},
			{"assoc_actor_1", kindText, "", "Others of that side, with a semicolon between."},
			{"inter1", kindInteger, "", "Kind of actor1: 1 state forces, 2 rebels, 3 political militias, 4 identity militias, 5 rioters, 6 protesters, 7 civilians, 8 external or other forces."},
			{"actor2", kindText, "", "Neutral name of the first to whom it is said to have been done, or of the second party."},
			{"assoc_actor_2", kindText, "", "Others of that side, with a semicolon between."},
			{"inter2", kindInteger, "", "Kind of actor2."},
			{"interaction", kindInteger, "", "Both kinds, the smaller first; one alone is followed by 0. Empty: neither is known."},
			{"civilian_targeting", kindText, "", "\"Civilian targeting\" where civilians are the target or the only ones harmed."},
			{"iso", kindText, "", "ISO 3166-1 code in digits."},
			{"region", kindText, "", "Region of the world, as ACLED names it."},
			{"country", kindText, "", "Country, in English."},
			{"admin1", kindText, "", "Governorate, in English."},
			{"admin2", kindText, "", "District, in English where known, else in Arabic."},
			{"admin3", kindText, "", "Sub-district, in English where known, else in Arabic."},
			{"location", kindText, "", "Place, in English. Empty: none told, or none that could be resolved."},
			{"latitude", kindNumber, "", "Middle of the place; see geo_precision."},
			{"longitude", kindNumber, "", "Middle of the place; see geo_precision."},
			{"geo_precision", kindInteger, "", "1: a site, town or village; 2: a sub-district or district; 3: a governorate or more."},
			{"source", kindText, "", "Outlets that carry it, with a semicolon between."},
			{"source_scale", kindText, "", "Always empty: outlets are not ranked here."},
			{"notes", kindText, "", "Neutral title, made by the program, with how many tell it. No text of a report."},
			{"fatalities", kindInteger, "", "The dead, only where all who state a number state the same. Empty: unknown, disputed or a range; never 0 for unknown."},
			{"tags", kindText, "", "Our own event type, what is disputed, and corroborated or not, with a semicolon between."},
			{"timestamp", kindText, "", "Always empty: the same record gives the same bytes."},
			{"fatalities_low", kindInteger, "", "Least number of dead that the claims state."},
			{"fatalities_high", kindInteger, "", "Greatest number. Empty: nobody states one, or somebody tells of more without a number."},
			{"n_articles", kindInteger, "", "Reports that tell it."},
			{"n_outlets", kindInteger, "", "Outlets that carry them."},
			{"n_origins", kindInteger, "", "Independent origins, a lower bound."},
		},
		rows: eachEvent(acledRow),
	}
}

// Reasons for which an event is left out of a form.
const (
	leftModality = "nobody asserts it: denied, planned or hypothetical"
	leftType     = "no word for the type "
	leftDeaths   = "no report of dead"
	leftViolence = "no organised violence: "
	leftCountry  = "country not told"
	leftDay      = "month not told"
)

// coding returns what other codebooks call an event, and the inter codes of its sides.
func (x *Exporter) coding(e tawatur.Event) (c Coding, first, second []string, ok bool) {
	first, second = sides(e)
	country := x.place(e).Country
	s := Sides{TargetCivilians: x.targetsCivilians(e, second, country)}
	for _, id := range first {
		switch n := x.Book.Inter(id, country); n {
		case 0:
		case interState, interExternal:
			s.AgentState = true
		default:
			s.AgentOther = true
		}
	}
	c, ok = x.Book.Coding(e.Type, s)
	return c, first, second, ok
}

// Inter codes that rules ask for.
const (
	interState     = 1
	interCivilians = 7
	interExternal  = 8
)

// targetsCivilians reports whether civilians are the target of an event, or, where no target is told, among those harmed.
func (x *Exporter) targetsCivilians(e tawatur.Event, targets []string, country string) bool {
	if len(actors(e, tawatur.RoleParty)) > 1 {
		return false
	}
	return slices.ContainsFunc(targets, func(id string) bool { return x.Book.Inter(id, country) == interCivilians })
}

// acledRow makes the row of an event.
func acledRow(x *Exporter, e tawatur.Event, emit emitter) error {
	if !happened(e) {
		emit.left(leftModality)
		return nil
	}
	c, first, second, ok := x.coding(e)
	if !ok {
		emit.left(leftType + e.Type)
		return nil
	}
	row := append(acledDate(e), c.Disorder, c.Event, c.SubEvent)
	row = append(row, x.acledSides(e, first, second)...)
	row = append(row, x.acledPlace(e)...)
	t := killed(e)
	return emit.row(append(row, strings.Join(x.outlets(e), "; "), nil, notes(e), number(stated(e, t)), acledTags(e), nil,
		number(t.low), number(t.high), e.Status.Articles, e.Status.Outlets, e.Status.Origins))
}

// stated returns the number of dead when nobody disputes it and all state the same, else nil: no number is chosen here.
func stated(e tawatur.Event, t toll) *int {
	if disputed(e, tawatur.DisputeKilled) || disputed(e, tawatur.DisputeVictimStatus) {
		return nil
	}
	return t.exact()
}

// acledDate is the columns event_id_cnty to time_precision.
func acledDate(e tawatur.Event) []any {
	days, known := span(e)
	if !known {
		return []any{e.ID, nil, nil, nil}
	}
	precision := 3
	switch {
	case days <= 1:
		precision = 1
	case days <= 7:
		precision = 2
	}
	first := firstDay(e)
	return []any{e.ID, first, yearOf(first), precision}
}

// firstDay is the first day on which an event may have happened, "" when nobody tells.
func firstDay(e tawatur.Event) string { return day(cmp.Or(e.Time.Start, e.Time.End)) }

func yearOf(day string) any {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil
	}
	return t.Year()
}

// span returns over how many days an event may have happened, and false when nobody tells. One that goes on has no end.
func span(e tawatur.Event) (days int, known bool) {
	const open = 1 << 20
	first, err := time.Parse(time.DateOnly, firstDay(e))
	if err != nil {
		return 0, false
	}
	last, err := time.Parse(time.DateOnly, day(e.Time.End))
	if err != nil {
		return open, true
	}
	return int(last.Sub(first).Hours()/24) + 1, true
}

// acledSides is the columns actor1 to civilian_targeting.
func (x *Exporter) acledSides(e tawatur.Event, first, second []string) []any {
	country := x.place(e).Country
	a, aOthers, i1 := x.side(first, country)
	b, bOthers, i2 := x.side(second, country)
	var both, targeting any
	switch {
	case i1 != 0 && i2 != 0:
		both = min(i1, i2)*10 + max(i1, i2)
	case i1+i2 != 0:
		both = (i1 + i2) * 10
	}
	if x.targetsCivilians(e, second, country) {
		targeting = "Civilian targeting"
	}
	return []any{a, aOthers, code(i1), b, bOthers, code(i2), both, targeting}
}

// side returns the first actor of a side by name, the others, and the first one's inter code.
func (x *Exporter) side(ids []string, country string) (name, others string, inter int) {
	names := x.names(ids)
	if len(names) == 0 {
		return "", "", 0
	}
	return names[0], strings.Join(names[1:], "; "), x.Book.Inter(ids[0], country)
}

// acledPlace is the columns iso to geo_precision.
func (x *Exporter) acledPlace(e tawatur.Event) []any {
	p := x.place(e)
	lat, lon := coordinates(e)
	name, precision := "", any(nil)
	if e.Place != nil {
		name, precision = e.Place.Name.EN, acledPrecision(e.Place.Precision)
	}
	return []any{p.Numeric, p.Region, p.CountryEN, english(p.ADM1), english(p.ADM2), english(p.ADM3), name, lat, lon, precision}
}

// english is a division's name in English where there is one.
func english(d Division) string { return cmp.Or(d.Name.EN, d.Name.AR) }

func acledPrecision(precision string) any {
	switch precision {
	case tawatur.PrecisionSite, tawatur.PrecisionSettlement:
		return 1
	case tawatur.PrecisionSubdistrict, tawatur.PrecisionDistrict:
		return 2
	case tawatur.PrecisionUnknown, "":
		return nil
	}
	return 3
}

// acledTags says what the columns have no room for.
func acledTags(e tawatur.Event) string {
	tags := []string{"type=" + e.Type}
	for _, f := range disputedFields(e) {
		tags = append(tags, "disputed="+f)
	}
	if e.Status.Corroborated {
		tags = append(tags, "corroborated")
	}
	return strings.Join(tags, "; ")
}
