package feed

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestCDX(t *testing.T) {
	one := Capture{Key: "example,wadi)/17", Address: "https://wadi.example/17", Type: "text/html", Digest: "ABC", At: time.Date(2024, 8, 11, 10, 30, 0, 0, time.UTC), Status: 200, Length: 1234}
	revisit := Capture{Key: "example,wadi)/17", Address: "https://wadi.example/17", Type: "warc/revisit", Digest: "ABC", At: time.Date(2024, 8, 12, 0, 0, 0, 0, time.UTC)}
	for name, c := range map[string]struct {
		body   string
		fields []string
		want   CDX
	}{
		"JSON": {`[["urlkey","timestamp","original","mimetype","statuscode","digest","length"],
["example,wadi)/17","20240811103000","https://wadi.example/17","text/html","200","ABC","1234"],
["example,wadi)/17","20240812000000","https://wadi.example/17","warc/revisit","-","ABC","-"],
[],["example,wadi)/17 20240812000001"]]`, nil, CDX{Captures: []Capture{one, revisit}, Resume: "example,wadi)/17 20240812000001"}},
		"JSON of other fields": {`[["original","timestamp"],["https://wadi.example/17","20240811103000"]]`, nil, CDX{Captures: []Capture{{Address: one.Address, At: one.At}}}},
		"JSON cut off":         {`[["original","timestamp"],["https://wadi.example/17","20240811103000"],["https`, nil, CDX{Captures: []Capture{{Address: one.Address, At: one.At}}, Notes: []string{"cut off after 1 captures"}}},
		"text": {"example,wadi)/17 20240811103000 https://wadi.example/17 text/html 200 ABC 1234\n\nexample%2Cwadi%29%2F17+20240812\n", nil,
			CDX{Captures: []Capture{one}, Resume: "example,wadi)/17 20240812"}},
		"text of other fields": {"20240811103000 https://wadi.example/17\nwhat\n", []string{"timestamp", "original"}, CDX{Captures: []Capture{{Address: one.Address, At: one.At}}, Notes: []string{"lines that are no capture: 1"}}},
		"a file with a head":   {" CDX N b a m s k r M S V g\nexample,wadi)/17 20240811103000 https://wadi.example/17 text/html 200 ABC - - 1234 99 a.warc.gz\n", nil, CDX{Captures: []Capture{one}}},
		"pywb":                 {`example,wadi)/17 20240811103000 {"url": "https://wadi.example/17", "mime": "text/html", "status": "200", "digest": "ABC", "length": "1234"}`, nil, CDX{Captures: []Capture{one}}},
		"pywb in JSON":         {`{"urlkey": "example,wadi)/17", "timestamp": "20240811103000", "url": "https://wadi.example/17", "mime": "text/html", "status": 200, "digest": "ABC", "length": 1234}`, nil, CDX{Captures: []Capture{one}}},
		"nothing":              {"", nil, CDX{}},
		"nothing in JSON":      {"[]", nil, CDX{}},
	} {
		got, err := ParseCDX([]byte(c.body), c.fields...)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	for _, bad := range []string{"<html>busy</html>", `["x"`, "x y z", "a 00010101 https://wadi.example/17"} {
		if _, err := ParseCDX([]byte(bad)); !errors.Is(err, ErrNotFeed) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestQuery(t *testing.T) {
	q := Query{Server: "https://archive.example/cdx", Site: "wadi.example", From: time.Date(2024, 8, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2024, 8, 31, 0, 0, 0, 0, time.UTC), Limit: 500, Resume: "a b"}
	u, err := url.Parse(q.Address())
	if err != nil {
		t.Fatal(err)
	}
	want := url.Values{
		"url": {"wadi.example"}, "matchType": {"domain"}, "from": {"20240801"}, "to": {"20240831"}, "limit": {"500"}, "resumeKey": {"a b"}, "showResumeKey": {"true"},
		"output": {"json"}, "fl": {"urlkey,timestamp,original,mimetype,statuscode,digest,length"}, "filter": {"statuscode:200", "mimetype:text/html"}, "collapse": {"digest"},
	}
	if diff := cmp.Diff(want, u.Query()); diff != "" {
		t.Error(diff)
	}
	if q.Site = "wadi.example/news/"; !strings.Contains(q.Address(), "matchType=prefix") {
		t.Errorf("of a part of a site: %s", q.Address())
	}
	c := Capture{Address: "https://wadi.example/17", At: time.Date(2024, 8, 11, 10, 30, 0, 0, time.UTC)}
	if got := c.Raw("https://archive.example/web/"); got != "https://archive.example/web/20240811103000id_/https://wadi.example/17" {
		t.Errorf("raw: %s", got)
	}
}

func FuzzParseCDX(f *testing.F) {
	for _, s := range []string{`[["original","timestamp"],["https://wadi.example/17","20240811"],[],["x"]]`, "a 20240811103000 https://wadi.example/17 text/html 200 ABC 1\n\nkey", " CDX N b a\n", `a 20240811 {"url":1}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := ParseCDX(body)
		if err != nil {
			return
		}
		for _, c := range got.Captures {
			if c.At.IsZero() || !strings.HasPrefix(c.Address, "http") {
				t.Errorf("%+v", c)
			}
		}
	})
}
