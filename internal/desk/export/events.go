package export

import (
	"context"
	"io"
	"iter"

	"tawatur"
	"tawatur/internal/desk/view"
)

// harmKinds are the kinds of harm that the table of events has ranges of.
func harmKinds() []string {
	return []string{tawatur.HarmKilled, tawatur.HarmInjured, tawatur.HarmCasualties, tawatur.HarmMissing, tawatur.HarmCaptured, tawatur.HarmDisplaced}
}

// eventsTable is one row an event, in our own terms.
func eventsTable() Table {
	cols := []Column{
		{"event_id", kindText, "معرّف الحدث", "Stable id of the event; ids of events that were merged lead on to it."},
		{"event_type", kindText, "نوع الحدث", "Id of the event type; the codebook defines it."},
		{"title_ar", kindText, "العنوان بالعربية", "Neutral title in Arabic, made by the program."},
		{"title_en", kindText, "العنوان بالإنكليزية", "Neutral title in English, made by the program."},
		{"told_as", kindText, "صيغة الرواية", "asserted where at least one claim asserts it; else denied, planned or hypothetical: nobody says that it took place."},
		{"date_start", kindDate, "من تاريخ", "First day on which it may have happened, as far as its claims say. Empty: not told."},
		{"date_end", kindDate, "إلى تاريخ", "Last such day. Empty: nobody tells of an end."},
		{"date_edtf", kindText, "التاريخ (EDTF)", "The date as EDTF, which says how sure it is."},
		{"ongoing", kindBoolean, "مستمر", "Told as going on."},
		{"place_id", kindText, "معرّف المكان", "Id of the place in the gazetteer of the program. Empty: no place told, or none that could be resolved."},
		{"place_ar", kindText, "المكان بالعربية", "Its name in Arabic."},
		{"place_en", kindText, "المكان بالإنكليزية", "Its name in English."},
		{"place_precision", kindText, "دقة المكان", "How fine the place is: site, settlement, subdistrict, district, governorate, region or country."},
		{"radius_km", kindNumber, "نصف القطر (كم)", "How far from the coordinates, in kilometres, it may have happened: a rough half width of places of that precision."},
		{"latitude", kindNumber, "خط العرض", "Middle of the place, degrees (WGS 84). An area, not a point: see radius_km."},
		{"longitude", kindNumber, "خط الطول", "Middle of the place, degrees (WGS 84)."},
		{"country", kindText, "البلد", "ISO 3166-1 code in two letters."},
		{"iso_3166_2", kindText, "رمز المحافظة (ISO)", "ISO 3166-2 code of the governorate, where ISO has one."},
		{"admin1_pcode", kindText, "رمز المحافظة", "P-code of the governorate in Syria; elsewhere its ISO 3166-2 code."},
		{"admin1_ar", kindText, "المحافظة", "The governorate in Arabic."},
		{"admin1_en", kindText, "المحافظة بالإنكليزية", "The governorate in English."},
		{"admin2_pcode", kindText, "رمز المنطقة", "P-code of the district, where known."},
		{"admin2_ar", kindText, "المنطقة", "The district in Arabic."},
		{"admin3_pcode", kindText, "رمز الناحية", "P-code of the sub-district, where known."},
		{"admin3_ar", kindText, "الناحية", "The sub-district in Arabic."},
		{"pcode", kindText, "رمز المكان", "P-code of the place itself, where known."},
		{"geonames_id", kindText, "معرّف GeoNames", "Its id in GeoNames, where known."},
		{"wikidata_id", kindText, "معرّف ويكي بيانات", "Its id in Wikidata, where known."},
		{"agents", kindList, "الفاعلون", "Ids of those who are said to have done it."},
		{"targets", kindList, "المستهدفون", "Ids of those to whom it is said to have been done."},
		{"parties", kindList, "الأطراف", "Ids of the sides of something mutual: fighting, talks, an agreement."},
		{"mediators", kindList, "الوسطاء", "Ids of those who settle."},
		{"supporters", kindList, "الداعمون", "Ids of those who stand behind."},
	}
	for _, k := range harmKinds() {
		cols = append(cols, harmColumns(k)...)
	}
	return Table{
		Name: "events", Title: "Events", Key: []string{"event_id"},
		Description: "One row an event: the thing in the world that several claims are about. Derived from the claims.",
		Columns:     append(cols, statusColumns()...), rows: eachEvent(eventRow),
	}
}

// harmColumns are the range of one kind of harm.
func harmColumns(kind string) []Column {
	ar := map[string]string{tawatur.HarmKilled: "القتلى", tawatur.HarmInjured: "الجرحى", tawatur.HarmCasualties: "الضحايا (قتلى وجرحى)",
		tawatur.HarmMissing: "المفقودون", tawatur.HarmCaptured: "المحتجزون", tawatur.HarmDisplaced: "النازحون"}[kind]
	return []Column{
		{kind + "_low", kindInteger, ar + "، الحد الأدنى", "Least number of people " + kind + " that the claims state, groups added up. Empty: nobody states one. Never 0 for unknown."},
		{kind + "_high", kindInteger, ar + "، الحد الأعلى", "Greatest such number. Empty: nobody states one, or somebody tells of more without a number."},
	}
}

// statusColumns are what travels with every row: how many tell it, and whether they agree.
func statusColumns() []Column {
	return []Column{
		{"n_articles", kindInteger, "عدد التقارير", "Reports that tell it."},
		{"n_outlets", kindInteger, "عدد وسائل الإعلام", "Outlets that carry them."},
		{"n_unnamed", kindInteger, "تقارير بلا وسيلة معروفة", "How many of the reports name no outlet."},
		{"n_origins", kindInteger, "عدد المصادر المستقلة", "Independent origins, a lower bound: reports that share text or cite the same speaker count once, those that name nobody add none."},
		{"origins", kindList, "المصادر", "Ids of whom it goes back to: speakers that are cited, outlets that speak for themselves, reports that name neither. n_origins of them at least are independent."},
		{"corroborated", kindBoolean, "متقاطع", "Told by at least two independent origins, one of them no party to it. Not: true."},
		{"disputed", kindList, "محل خلاف", "Fields on which its claims differ."},
	}
}

// eventRow makes the row of an event.
func eventRow(x *Exporter, e tawatur.Event, emit emitter) error {
	p := x.place(e)
	row := []any{e.ID, e.Type, e.Title.AR, e.Title.EN, toldAs(e), day(e.Time.Start), day(e.Time.End), e.Time.EDTF, e.Time.Ongoing}
	row = append(row, placeCells(e)...)
	row = append(row, p.Country, p.ISO, p.ADM1.Code, p.ADM1.Name.AR, p.ADM1.Name.EN, p.ADM2.Code, p.ADM2.Name.AR, p.ADM3.Code, p.ADM3.Name.AR)
	pcode := ""
	if e.Place != nil {
		pcode = e.Place.PCode
	}
	row = append(row, pcode, p.GeoNames, p.Wikidata)
	for _, role := range []string{tawatur.RoleAgent, tawatur.RoleTarget, tawatur.RoleParty, tawatur.RoleMediator, tawatur.RoleSupporter} {
		row = append(row, actors(e, role))
	}
	for _, kind := range harmKinds() {
		t := all(e, kind)
		if kind == tawatur.HarmKilled {
			t = killed(e)
		}
		row = append(row, number(t.low), number(t.high))
	}
	return emit.row(append(row, e.Status.Articles, e.Status.Outlets, e.Status.Unnamed, e.Status.Origins, originIDs(e), e.Status.Corroborated, disputedFields(e)))
}

// placeCells are the columns place_id to longitude.
func placeCells(e tawatur.Event) []any {
	lat, lon := coordinates(e)
	if e.Place == nil {
		return []any{nil, nil, nil, nil, nil, lat, lon}
	}
	p := e.Place
	return []any{p.ID, p.Name.AR, p.Name.EN, p.Precision, p.RadiusKM, lat, lon}
}

// casualtiesTable is one row for each kind of harm and group of an event.
func casualtiesTable() Table {
	return Table{
		Name: "casualties", Title: "Casualties", Key: []string{"event_id", "kind", "who"},
		Description: "One row for each kind of harm and group of people of an event, with the range that its claims state. Children and women are part of the civilians where both are told. A toll that rises is not new dead.",
		Columns: []Column{
			{"event_id", kindText, "معرّف الحدث", "The event; see the table events."},
			{"date_start", kindDate, "من تاريخ", "First day on which it may have happened."},
			{"place_en", kindText, "المكان بالإنكليزية", "Name of the place in English."},
			{"pcode", kindText, "رمز المكان", "P-code of the place, where known."},
			{"kind", kindText, "نوع الضرر", "killed, injured, missing, captured, displaced; casualties where killed and injured are not told apart."},
			{"who", kindText, "الفئة", "civilians, children, women, men, fighters, or the id of a body whose members they are."},
			{"low", kindInteger, "الحد الأدنى", "Least number that a claim states. Empty: none states one. Never 0 for unknown."},
			{"high", kindInteger, "الحد الأعلى", "Greatest number that a claim states. Empty: nobody states one."},
			{"words", kindList, "العبارات", "The exact words of each claim, so that \"dozens\" stays as said. In a table of text a bar stands between them."},
			{"claims", kindList, "الادعاءات", "Ids of the claims, in the order of the words."},
			{"n_articles", kindInteger, "عدد التقارير", "Reports that tell the event."},
			{"n_outlets", kindInteger, "عدد وسائل الإعلام", "Outlets that carry them."},
			{"n_origins", kindInteger, "عدد المصادر المستقلة", "Independent origins of the event, a lower bound."},
		},
		rows: eachEvent(casualtyRows),
	}
}

// casualtyRows makes the rows of the people harmed in an event.
func casualtyRows(_ *Exporter, e tawatur.Event, emit emitter) error {
	name, pcode := "", ""
	if e.Place != nil {
		name, pcode = e.Place.Name.EN, e.Place.PCode
	}
	for _, h := range e.Harm {
		var words, claims []string
		for _, by := range h.By {
			words, claims = append(words, by.Words), append(claims, by.Claim)
		}
		err := emit.row([]any{e.ID, day(e.Time.Start), name, pcode, h.Kind, h.Who, number(h.Min), number(h.Max), words, claims,
			e.Status.Articles, e.Status.Outlets, e.Status.Origins})
		if err != nil {
			return err
		}
	}
	return nil
}

// eventLines is the file of events as lines of JSON.
func eventLines() file {
	return file{"events", "events.jsonl", "jsonl", "application/x-ndjson", []Table{eventShape()}, func(ctx context.Context, w io.Writer, x *Exporter) (tally, error) {
		var n tally
		line := lines(w)
		for e, err := range x.storied(ctx) {
			if err != nil {
				return n, err
			}
			if err := line(e); err != nil {
				return n, err
			}
			n.rows++
			x.progress(n.rows)
		}
		return n, nil
	}}
}

// storiedAtOnce is of how many events the stories are asked for at once.
const storiedAtOnce = 500

// storied yields the events of the selection with their stories, no list of theirs left out.
func (x *Exporter) storied(ctx context.Context) iter.Seq2[tawatur.Event, error] {
	return func(yield func(tawatur.Event, error) bool) {
		var some []tawatur.Event
		flush := func() bool {
			err := x.name(ctx, some)
			for _, e := range some {
				if !yield(view.Filled(e), err) || err != nil {
					return false
				}
			}
			some = some[:0]
			return true
		}
		for e, err := range x.events(ctx) {
			if err != nil {
				yield(e, err)
				return
			}
			if some = append(some, e); len(some) == storiedAtOnce && !flush() {
				return
			}
		}
		flush()
	}
}

// name gives some events the ids of their stories.
func (x *Exporter) name(ctx context.Context, events []tawatur.Event) error {
	if len(events) == 0 { // no ids would be all
		return nil
	}
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	of, err := x.Store.StoryOf(ctx, ids...)
	for i := range events {
		if id, told := of[events[i].ID]; told {
			events[i].Story = &id
		}
	}
	return err
}
