package export

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"tawatur"
)

// hapiTable counts events by place, group and month, in the columns of HAPI's conflict events.
func hapiTable() Table {
	return Table{
		Name: "hapi", Title: "Events by district and month, in the columns of HDX HAPI", Key: hapiKey(),
		Description: "How many events the reports tell, by district, group and month. The columns are HAPI's, the contents are this record's. An event that targets civilians counts under civilian_targeting and under political_violence, as there.",
		Columns: append(hapiColumns(),
			Column{"events", kindInteger, "", "Events that somebody asserts. What no report tells is not counted: no row does not mean that nothing happened."},
			Column{"fatalities", kindInteger, "", "The dead of all of them, only where for every one all who state a number state the same. Empty: unknown for some. See hapi_uncertainty."},
			Column{"reference_period_start", kindDate, "", "First day of the month."},
			Column{"reference_period_end", kindDate, "", "Last day of the month."}),
		rows: aggregate(hapiRow),
	}
}

// hapiUncertaintyTable is what HAPI's columns have no room for, row by row.
func hapiUncertaintyTable() Table {
	return Table{
		Name: "hapi_uncertainty", Title: "What is unsure in the table hapi, row by row", Key: hapiKey(),
		Description: "The same rows as hapi, with the ranges and counts that its columns have no room for.",
		Columns: append(hapiColumns(),
			Column{"reference_period_start", kindDate, "", "First day of the month."},
			Column{"reference_period_end", kindDate, "", "Last day of the month."},
			Column{"events", kindInteger, "", "Events that somebody asserts."},
			Column{"events_with_number", kindInteger, "", "Events of which some claim states a number of dead."},
			Column{"events_disputed", kindInteger, "", "Events whose claims differ on some field."},
			Column{"events_single_origin", kindInteger, "", "Events told by one independent origin alone."},
			Column{"fatalities_low", kindInteger, "", "Least numbers of dead that the claims state, added up. Empty: no claim states one."},
			Column{"fatalities_high", kindInteger, "", "Greatest numbers, added up. Empty: open for some event, or none stated."},
			Column{"n_articles", kindInteger, "", "Reports that tell them, added up by event."},
			Column{"n_outlets", kindInteger, "", "Outlets, added up by event."},
			Column{"n_origins", kindInteger, "", "Independent origins, added up by event; a lower bound."}),
		rows: aggregate(hapiUncertaintyRow),
	}
}

func hapiKey() []string {
	return []string{"location_code", "admin1_code", "admin2_code", "event_type", "reference_period_start"}
}

func hapiColumns() []Column {
	return []Column{
		{"location_code", kindText, "", "ISO 3166-1 code of the country in three letters."},
		{"admin1_code", kindText, "", "P-code of the governorate in Syria, elsewhere its ISO 3166-2 code. Empty: not told as finely."},
		{"admin2_code", kindText, "", "P-code of the district. Empty: not told as finely, or not known."},
		{"event_type", kindText, "", "civilian_targeting, demonstration or political_violence."},
	}
}

// cell is one row of the aggregate.
type cell struct{ country, adm1, adm2, group, month string }

func compareCells(a, b cell) int {
	return cmp.Or(cmp.Compare(a.country, b.country), cmp.Compare(a.adm1, b.adm1), cmp.Compare(a.adm2, b.adm2),
		cmp.Compare(a.group, b.group), cmp.Compare(a.month, b.month))
}

// total is what is counted in a cell. exact and high are nil once an event leaves them open.
type total struct {
	events, numbered, disputed, single, articles, outlets, origins int
	exact, low, high                                               *int
}

func (t *total) add(e tawatur.Event) {
	k := killed(e)
	t.events++
	if k.low != nil || k.high != nil {
		t.numbered++
	}
	if e.Status.Disputed {
		t.disputed++
	}
	if e.Status.Origins <= 1 {
		t.single++
	}
	t.articles, t.outlets, t.origins = t.articles+e.Status.Articles, t.outlets+e.Status.Outlets, t.origins+e.Status.Origins
	t.exact, t.low, t.high = sum(t.exact, stated(e, k)), atLeast(t.low, k.low, true), sum(t.high, k.high)
}

// aggregate counts the events of the selection and hands over each cell in order.
func aggregate(row func(c cell, t *total) []any) func(context.Context, *Exporter, emitter) error {
	return func(ctx context.Context, x *Exporter, emit emitter) error {
		cells := map[cell]*total{}
		for e, err := range x.events(ctx) {
			if err != nil {
				return err
			}
			x.count(cells, e, emit)
		}
		for _, c := range slices.SortedFunc(maps.Keys(cells), compareCells) {
			if err := emit.row(row(c, cells[c])); err != nil {
				return err
			}
		}
		return nil
	}
}

// political and targeting are the groups under which an event that targets civilians counts twice.
const (
	political = "political_violence"
	targeting = "civilian_targeting"
)

// count adds an event to its cells.
func (x *Exporter) count(cells map[cell]*total, e tawatur.Event, emit emitter) {
	p := x.place(e)
	month := monthOf(e)
	c, _, _, ok := x.coding(e)
	switch {
	case !happened(e):
		emit.left(leftModality)
		return
	case !ok || c.HAPI == "":
		emit.left(leftType + e.Type)
		return
	case p.Country3 == "":
		emit.left(leftCountry)
		return
	case month == "":
		emit.left(leftDay)
		return
	}
	groups := []string{c.HAPI}
	if c.HAPI == targeting {
		groups = append(groups, political)
	}
	for _, g := range groups {
		at := cell{p.Country3, p.ADM1.Code, p.ADM2.Code, g, month}
		if cells[at] == nil {
			cells[at] = &total{exact: new(int), high: new(int)}
		}
		cells[at].add(e)
	}
}

// monthOf is the first day of the month in which an event happened, "" when its days lie in several or nobody tells them.
func monthOf(e tawatur.Event) string {
	first := firstDay(e)
	if _, known := span(e); !known || e.Time.End != "" && !strings.HasPrefix(e.Time.End, first[:len("2024-08")]) {
		return ""
	}
	return first[:len("2024-08")] + "-01"
}

// lastOfMonth is the last day of the month that begins on a day.
func lastOfMonth(first string) string {
	t, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 1, -1).Format(time.DateOnly)
}

func hapiRow(c cell, t *total) []any {
	return []any{c.country, c.adm1, c.adm2, c.group, t.events, number(t.exact), c.month, lastOfMonth(c.month)}
}

func hapiUncertaintyRow(c cell, t *total) []any {
	high := t.high
	if t.low == nil {
		high = nil
	}
	return []any{c.country, c.adm1, c.adm2, c.group, c.month, lastOfMonth(c.month), t.events, t.numbered, t.disputed, t.single,
		number(t.low), number(high), t.articles, t.outlets, t.origins}
}
