package export

// Formats lists the formats in the order in which users are told of them.
func Formats() []Format {
	csvFile := func(t Table) file { return tableFile(t, ".csv", "csv", "text/csv", newCSV) }
	parquetFile := func(t Table) file {
		return tableFile(t, ".parquet", "parquet", "application/vnd.apache.parquet", newParquet)
	}
	guarded := "A text that a spreadsheet would take for a formula (one that begins with =, +, -, @, a tab or a line's end) has an apostrophe before it."
	oneRow := "Who says what is lost: one row an event, without claims, quotations and chains of speakers. The tables of csv, xlsx and parquet have them."
	return []Format{
		{"jsonl", "JSON Lines: events as they are, and claims as W3C Web Annotations", nil, []file{eventLines(), claimLines()}},
		{"csv", "CSV in our own terms: events, casualties, claims, sources", []string{guarded, "Lists are joined with a bar."},
			[]file{csvFile(eventsTable()), csvFile(casualtiesTable()), csvFile(claimsTable()), csvFile(sourcesTable())}},
		{"acled", "CSV in the columns of ACLED", []string{oneRow, guarded,
			"Types that ACLED has no word for are left out and counted in the descriptor: talks, statements, aid, displacement, tolls tied to no act and others.",
			"What is told as denied, planned or hypothetical by all is left out and counted.",
			"A period becomes its first day with a precision; several places become one; a place is the middle of an area.",
			"The dead of all groups are one number, and only where nobody states another. Injured, captured and missing are lost.",
			"Sub-event types are by the kind of act alone: who is a rebel and who a militia is a judgement that the table of the codebook makes.",
		}, []file{csvFile(acledTable())}},
		{"ucdp", "CSV in the columns of UCDP GED", []string{oneRow, guarded,
			"Only organised violence of which somebody tells dead; the rest is left out and counted in the descriptor.",
			"There is no best estimate: the column best is always empty. Take low and high, or choose and say why.",
			"No threshold of 25 dead a year, no dyads and no conflicts: these are judgements of UCDP's staff.",
		}, []file{csvFile(ucdpTable())}},
		{"hapi", "CSV: events by district and month in the columns of HDX HAPI", []string{guarded,
			"Everything of the single event is lost.",
			"A sum of dead is given only where every event of the row states one number; the table hapi_uncertainty has the ranges.",
			"Events without a country or a month are left out and counted in the descriptor; those known to the governorate alone have an empty admin2_code.",
		}, []file{csvFile(hapiTable()), csvFile(hapiUncertaintyTable())}},
		{"geojson", "GeoJSON (RFC 7946): events as areas", []string{oneRow,
			"An area is a circle of the radius that the precision of the place has; it is no boundary. A place that nobody tells or that is unresolved has no geometry.",
			"Events of one place lie on one another.",
		}, []file{geoFile()}},
		{"xlsx", "Workbook with sheets from right to left: events, casualties, claims, sources, README", []string{
			"A cell holds 32,767 characters; a longer quotation is cut there. Lists are joined with a bar.",
			"A table with more than 1,048,575 rows goes on in a further sheet.",
		}, []file{workbook()}},
		{"parquet", "Parquet: events, casualties, claims, sources", []string{"Days are dates, lists are lists, unknown is null. The chain from outlet to speaker is in JSON Lines only."},
			[]file{parquetFile(eventsTable()), parquetFile(casualtiesTable()), parquetFile(claimsTable()), parquetFile(sourcesTable())}},
	}
}

// eventShape describes the fields of a line of events.jsonl.
func eventShape() Table {
	return Table{Name: "events", Title: "Events", Key: []string{"id"}, Description: "One event a line, with everything that is derived of it.", Columns: []Column{
		{"id", kindText, "", "Stable id of the event."},
		{"type", kindText, "", "Id of the event type; the codebook defines it."},
		{"title", kindObject, "", "Neutral title in Arabic (ar) and English (en), made by the program."},
		{"time", kindObject, "", "start and end as ISO days, edtf, and ongoing; without start nobody tells."},
		{"place", kindObject, "", "id, name, lat, lon, precision, radius_km, adm1 and pcode; null where none is told or resolved."},
		{"places", kindArray, "", "All places that its claims name, with that one."},
		{"actors", kindArray, "", "role, id, and the claims that say so."},
		{"harm", kindArray, "", "kind, who, min and max as the claims state them (null: no bound), and by: what each claim says, with its words."},
		{"status", kindObject, "", "articles, outlets, articles that name none, and origins; corroborated and disputed."},
		{"origins", kindArray, "", "Each origin with its outlets, reports, why they count as one, and why it is not counted where nobody can tell it from the others."},
		{"disputes", kindArray, "", "Fields on which the claims differ, with every value and who says it."},
		{"claims", kindArray, "", "The claims, with report, outlet, day of publication, speaker and modality."},
		{"recalls", kindArray, "", "Claims of later reports that tell it as history."},
		{"story", kindText, "", "Id of the story that it is a step of; absent where there is none."},
		{"why", kindArray, "", "The reasons for which its claims were linked."},
	}}
}

// claimShape describes the fields of a line of claims.jsonl.
func claimShape() Table {
	return Table{Name: "claims", Title: "Claims as W3C Web Annotations", Key: []string{"id"}, Description: "One claim a line: an annotation of the words that carry it.", Columns: []Column{
		{"@context", kindText, "", "The context of the Web Annotation Data Model."},
		{"id", kindText, "", "urn:tawatur:claim: and the id of the claim."},
		{"type", kindText, "", "Annotation."},
		{"motivation", kindText, "", "describing."},
		{"body", kindObject, "", "event: the event that it tells; recall: it recalls it as history; claim: the claim as `tawatur extract` writes it."},
		{"target", kindObject, "", "source: address of the report; report, outlet, published; part: text or title; sha256 of that part in UTF-8; selector: a TextQuoteSelector (exact, prefix, suffix) and a TextPositionSelector (start, end in code points of that part)."},
	}}
}
