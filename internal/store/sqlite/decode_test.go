package sqlite

import (
	"encoding/json"
	"reflect"
	"testing"

	"tawatur"
)

// documents are reports and claims as they are written, and as they are not.
func documents(t testing.TB) []string {
	t.Helper()
	value, lat, n, zero := "2024-08-09T16:02:00+03:00", 36.123456789, 7, 0
	span := tawatur.Span{Start: 3, End: 12, Text: "قُصفت \"القرية\"\n\tليلا \\ / <b>", In: tawatur.InTitle}
	var out []string
	for _, v := range []any{
		tawatur.Report{}, tawatur.Claim{},
		tawatur.Report{
			ID: "a", URL: "https://outlet.example/؟a=1&b", Outlet: &tawatur.Outlet{ID: "o", Name: "صحيفة"}, Title: "عنوان", Text: "سطر\r\n سطر\u2028\x7f\b\f", TextSHA256: "00",
			Language: "ar", Published: tawatur.Published{Value: &value, Basis: tawatur.BasisMetadata, Why: []string{"a", ""}}, Edited: value, Status: tawatur.StatusRead,
		},
		tawatur.Report{ID: "f", Forwarded: &tawatur.Forward{From: &tawatur.Outlet{ID: "o"}, URL: "u"}, Text: "bad \xff"},
		tawatur.Claim{
			ID: "c", Type: "shelling", Trigger: span, Evidence: span, Actors: []tawatur.ActorRef{{Role: "agent", ID: "x", Mention: span, Label: "l"}, {}},
			Places: []tawatur.PlaceRef{{Role: "at", ID: "p", NameEN: "P", Lat: &lat, Lon: &lat, Precision: "site", Mention: span}, {}}, Harm: []tawatur.Harm{{Kind: "killed", Who: "w", Min: &n, Max: &zero, Mention: span, Stage: "risen"}, {}},
			Time: tawatur.When{Start: value, End: value, EDTF: value, Ongoing: true, Mention: &span, Lasted: "P7D"}, Means: []string{"m"}, Services: []string{"s", "t"}, Modality: tawatur.Asserted,
			Sources: []tawatur.SourceRef{{ID: "s", Mention: span}, {}}, SameAs: "b", Answers: "d", Background: true, Rule: "r", Derivation: []tawatur.Step{{What: "w", Words: "x", Why: "y"}, {}},
		},
		tawatur.Claim{Actors: []tawatur.ActorRef{}, Places: []tawatur.PlaceRef{}, Harm: []tawatur.Harm{}, Sources: []tawatur.SourceRef{}},
	} {
		doc, err := encode(v)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, doc)
	}
	return append(out, "", "null", "{}", "[]", `{"id":1}`, `{"id":"a","id":"b"}`, `{"ID":"a"}`, `{"id":"a","more":[1,{"x":null}]}`, `{"id":"a"} `, ` {"id":"a"}`, `{"id":"a"}x`, `{"id":null}`,
		`{"id":"\u0642\ud83d\ude00\ud83d"}`, "{\"id\":\"a\nb\"}", "{\"id\":\"\xff\"}", `{"id":"a",}`, `{,}`, `{"id":"\q"}`, `{"id":"\`, `{"actors":[null]}`, `{"actors":[{},]}`, `{"actors":{}}`,
		`{"places":[{"lat":1e400}]}`, `{"places":[{"lat":-0.5E+1},{"lat":01}]}`, `{"places":[{"lat":-}]}`, `{"harm":[{"min":1.0}]}`, `{"harm":[{"min":-0,"max":99999999999999999999}]}`,
		`{"harm":[{"min":01}]}`, `{"time":null}`, `{"time":{"ongoing":null}}`, `{"derivation":null}`, `{"derivation":[{"what":1}]}`, `{"derivation":[{}],"derivation":null}`, `{"published":{"value":null,"why":null}}`)
}

// asJSON holds the reading of a document against that of encoding/json.
func asJSON(t *testing.T, doc string) {
	t.Helper()
	same := func(what string, got, want any, err, wanted error) {
		if (err == nil) != (wanted == nil) || err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%s %q:\n%+v, %v, want\n%+v, %v", what, doc, got, err, want, wanted)
		}
	}
	var r, report tawatur.Report
	err, wanted := decodeReport(doc, &r), json.Unmarshal([]byte(doc), &report)
	same("report", r, report, err, wanted)
	c, claim := tawatur.Claim{Report: "a"}, tawatur.Claim{Report: "a"}
	err, wanted = decodeWhole(doc, &c), json.Unmarshal([]byte(doc), &claim)
	same("claim", c, claim, err, wanted)
	c, claim.Derivation = tawatur.Claim{Report: "a"}, nil
	same("bare claim", c, claim, decodeBare(doc, &c), wanted)
}

func TestDecodeAsJSON(t *testing.T) {
	for _, doc := range documents(t) {
		asJSON(t, doc)
	}
}

func FuzzDecodeAsJSON(f *testing.F) {
	for _, doc := range documents(f) {
		f.Add(doc)
	}
	f.Fuzz(asJSON)
}
