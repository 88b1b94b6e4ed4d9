package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"tawatur"
	"tawatur/internal/desk/view"
	"tawatur/internal/desk/view/viewtest"
)

func get1(h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	return ask(h, http.MethodGet, path, headers...)
}

func ask(h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// decoded asks for an answer and reads it.
func decoded[T any](t *testing.T, h http.Handler, path string) T {
	t.Helper()
	w := get1(h, path)
	var v T
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK {
		t.Fatalf("GET %s: status %d, %v: %.300s", path, w.Code, err, w.Body)
	}
	if kind := w.Header().Get("Content-Type"); kind != "application/json" {
		t.Errorf("GET %s: %s", path, kind)
	}
	return v
}

func handler(t *testing.T, rec *view.Record, opt Options) http.Handler {
	t.Helper()
	h, err := New(rec, opt)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAPI(t *testing.T) {
	rec := viewtest.Record(t)
	h := handler(t, rec, Options{Version: "9.9"})
	t.Run("answers are as described", func(t *testing.T) { testContract(t, h) })
	t.Run("pages", func(t *testing.T) { testPages(t, h) })
	t.Run("filters", func(t *testing.T) { testFilters(t, h) })
	t.Run("problems", func(t *testing.T) { testProblems(t, h) })
	t.Run("hostile reports", func(t *testing.T) { testHostile(t, h) })
	t.Run("headers", func(t *testing.T) { testHeaders(t, h) })
	t.Run("tags", func(t *testing.T) { testTags(t, h) })
	t.Run("other sites", func(t *testing.T) { testOrigins(t, rec) })
	t.Run("page", func(t *testing.T) { testPage(t, h) })
	t.Run("limit", func(t *testing.T) { testLimit(t, rec) })
}

// paths lists addresses of every operation for what is in the record.
func paths(t *testing.T, h http.Handler) map[string][]string {
	t.Helper()
	out := map[string][]string{
		"/events": {"?limit=500", "?status=disputed", "?q=القامشلي&limit=2", "?place=القامشلي&actor=قسد"}, "/sources": {"", "?limit=1"}, "/actors": {""}, "/places": {"?limit=500"},
		"/stories": {"", "?kind=siege", "?place=القامشلي"}, "/changes": {"?limit=500"}, "/counts": {""}, "/types": {""}, "/health": {""}, "/reports": {"?q=القامشلي", "?q=قصف&from=2024-08-08&to=2024-08-09", "?q=قصف&outlet=outlet:عيّنة:-وكالة"},
	}
	for _, e := range decoded[view.Events](t, h, Base+"/events?limit=500").Events {
		out["/events/{id}"] = append(out["/events/{id}"], "/events/"+e.ID)
		out["/events/{id}/claims"] = append(out["/events/{id}/claims"], "/events/"+e.ID+"/claims")
		for _, c := range e.Claims {
			out["/claims/{id}"] = append(out["/claims/{id}"], "/claims/"+url.PathEscape(c.ID))
			out["/reports/{id}"] = append(out["/reports/{id}"], "/reports/"+url.PathEscape(c.Report))
		}
		for _, p := range e.Places {
			out["/places/{id}/timeline"] = append(out["/places/{id}/timeline"], "/places/"+url.PathEscape(p.ID)+"/timeline")
		}
	}
	for _, s := range decoded[view.Stories](t, h, Base+"/stories").Stories {
		out["/stories/{id}"] = append(out["/stories/{id}"], "/stories/"+s.ID)
	}
	return out
}

// testContract asks every operation for everything and holds the answers against the description.
func testContract(t *testing.T, h http.Handler) {
	spec := described(t)
	all := paths(t, h)
	for pattern, path := range spec.Paths {
		short := strings.TrimPrefix(pattern, Base)
		asked := all[short]
		if len(asked) == 0 {
			t.Errorf("GET %s is not tested", pattern)
		}
		slices.Sort(asked)
		for _, a := range slices.Compact(asked) {
			if !strings.HasPrefix(a, "/") {
				a = short + a
			}
			checker{t, spec, a}.fits("", decoded[any](t, h, Base+a), path.Get.Responses["200"].Content[jsonKind].Schema)
		}
	}
}

// described returns the description as served.
func described(t *testing.T) *huma.OpenAPI {
	t.Helper()
	spec, err := define(http.NewServeMux(), &service{})
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// checker holds an answer against its schema. Unlike a client, it refuses fields that are not described.
type checker struct {
	t    *testing.T
	spec *huma.OpenAPI
	path string
}

func (c checker) fits(at string, v any, s *huma.Schema) {
	c.t.Helper()
	if s.Ref != "" {
		s = c.spec.Components.Schemas.SchemaFromRef(s.Ref)
	}
	if len(s.OneOf) > 0 {
		if v == nil {
			return
		}
		c.fits(at, v, s.OneOf[0])
		return
	}
	if v == nil && s.Nullable {
		return
	}
	if len(s.Enum) > 0 && !slices.Contains(s.Enum, v) {
		c.t.Errorf("GET %s: %s is %v, want one of %v", c.path, at, v, s.Enum)
	}
	switch x := v.(type) {
	case map[string]any:
		c.object(at, x, s)
	case []any:
		for i, e := range x {
			c.fits(fmt.Sprintf("%s[%d]", at, i), e, s.Items)
		}
		c.kind(at, s, huma.TypeArray)
	case string:
		c.kind(at, s, huma.TypeString)
	case bool:
		c.kind(at, s, huma.TypeBoolean)
	case float64:
		c.kind(at, s, huma.TypeNumber, huma.TypeInteger)
	default:
		c.t.Errorf("GET %s: %s is %v, want %s", c.path, at, v, s.Type)
	}
}

func (c checker) kind(at string, s *huma.Schema, kinds ...string) {
	c.t.Helper()
	if !slices.Contains(kinds, s.Type) {
		c.t.Errorf("GET %s: %s is a %s, want %s", c.path, at, kinds[0], s.Type)
	}
}

func (c checker) object(at string, v map[string]any, s *huma.Schema) {
	c.t.Helper()
	c.kind(at, s, huma.TypeObject)
	for _, name := range s.Required {
		if _, ok := v[name]; !ok {
			c.t.Errorf("GET %s: %s lacks %s", c.path, at, name)
		}
	}
	of, isMap := s.AdditionalProperties.(*huma.Schema)
	for name, x := range v {
		prop := s.Properties[name]
		if isMap {
			prop = of
		}
		if prop == nil {
			c.t.Errorf("GET %s: %s.%s is not described", c.path, at, name)
			continue
		}
		c.fits(at+"."+name, x, prop)
	}
}

// TestDescription holds the committed description against the definition.
func TestDescription(t *testing.T) {
	want, err := Spec()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../../docs/api/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error("docs/api/openapi.json is stale: make openapi writes it")
	}
}

// TestEverythingIsDescribed looks for parameters, operations and fields without words.
func TestEverythingIsDescribed(t *testing.T) {
	spec := described(t)
	tags := map[string]bool{}
	for _, tag := range spec.Tags {
		tags[tag.Name] = tag.Description != ""
	}
	for path, p := range spec.Paths {
		op := p.Get
		if op.Summary == "" || op.OperationID == "" || len(op.Tags) != 1 || !tags[op.Tags[0]] || p.Post != nil || p.Put != nil || p.Delete != nil || p.Patch != nil {
			t.Errorf("%s: %+v", path, op)
		}
		for _, in := range op.Parameters {
			if in.Description == "" || in.Schema == nil {
				t.Errorf("%s: parameter %s has no words", path, in.Name)
			}
		}
		for status, r := range op.Responses {
			if r.Description == "" {
				t.Errorf("%s: answer %s has no words", path, status)
			}
		}
	}
	for name, s := range spec.Components.Schemas.Map() {
		for prop, f := range s.Properties {
			if f.Description == "" || f.Ref == "" && f.Type == "" && len(f.OneOf) == 0 && name != "ErrorDetail" {
				t.Errorf("%s.%s has no words or no type", name, prop)
			}
		}
	}
}

func TestFieldsTable(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"a column missing", "Event\tid", "line 1"},
		{"an empty column", "# head\nEvent\t\tx", "line 2"},
		{"a field twice", "Event\tid\tx\nEvent\tid\ty", "twice"},
	} {
		if _, err := parseFields(c.table); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	s := &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{"id": {Type: huma.TypeString}}}
	for _, c := range []struct {
		name string
		rows map[string]field
	}{
		{"the schema has no words", map[string]field{"id": {words: "x"}}},
		{"a field has no words", map[string]field{".": {words: "x"}}},
		{"words have no field", map[string]field{".": {words: "x"}, "id": {words: "x"}, "gone": {words: "x"}}},
	} {
		if err := annotateSchema("Event", s, c.rows); err == nil {
			t.Errorf("%s: no error", c.name)
		}
	}
}

// testPages follows next to the end: every event once, whatever the size of the pages.
func testPages(t *testing.T, h http.Handler) {
	all := decoded[view.Events](t, h, Base+"/events?limit=500")
	for _, limit := range []int{1, 3, 7, 100} {
		var got []string
		after := ""
		for range 500 {
			page := decoded[view.Events](t, h, fmt.Sprintf("%s/events?limit=%d&after=%s", Base, limit, url.QueryEscape(after)))
			if page.Total != all.Total {
				t.Errorf("limit %d: total %d, want %d", limit, page.Total, all.Total)
			}
			for _, e := range page.Events {
				got = append(got, e.ID)
			}
			if after = page.Next; after == "" {
				break
			}
		}
		var want []string
		for _, e := range all.Events {
			want = append(want, e.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("limit %d: %d events, want %d in the same order", limit, len(got), len(want))
		}
	}
}

func testFilters(t *testing.T, h http.Handler) {
	all := decoded[view.Events](t, h, Base+"/events?limit=500").Events
	for _, c := range []struct {
		query string
		takes func(view.Event) bool
	}{
		{"type=siege", func(e view.Event) bool { return e.Type == "siege" }},
		{"status=disputed", func(e view.Event) bool { return e.Status.Disputed }},
		{"status=corroborated", func(e view.Event) bool { return e.Status.Corroborated }},
		{"actor=sdf", func(e view.Event) bool {
			return slices.ContainsFunc(e.Actors, func(a tawatur.EventActor) bool { return a.ID == "sdf" })
		}},
		{"from=2030-01-01", func(view.Event) bool { return false }},
		{"actor=" + url.QueryEscape("قسد"), func(e view.Event) bool { // a name is who bears it
			return slices.ContainsFunc(e.Actors, func(a tawatur.EventActor) bool { return a.ID == "sdf" })
		}},
		{"place=" + url.QueryEscape("دير الزور"), func(e view.Event) bool { // the governorate, wherever in it
			return slices.ContainsFunc(e.Places, func(p tawatur.EventPlace) bool { return strings.HasPrefix(p.ADM1, "Deir") })
		}},
	} {
		want := 0
		for _, e := range all {
			if c.takes(e) {
				want++
			}
		}
		page := decoded[view.Events](t, h, Base+"/events?limit=500&"+c.query)
		if page.Total != want || len(page.Events) != want || page.Events == nil {
			t.Errorf("%s: total %d with %d events, want %d", c.query, page.Total, len(page.Events), want)
		}
	}
}

func testProblems(t *testing.T, h http.Handler) {
	huge := strings.Repeat("9", 2000)
	cases := []struct {
		method, path string
		status       int
		has          string
	}{
		{"GET", "/events/none", 404, `the record has no event \"none\"`},
		{"GET", "/claims/none", 404, "claim"},
		{"GET", "/reports/none", 404, "report"},
		{"GET", "/stories/s-none", 404, "story"},
		{"GET", "/places/none/timeline", 404, "place"},
		{"GET", "/nothing", 404, "openapi.json"},
		{"GET", "/events?status=sure", 422, "corroborated, disputed, single"},
		{"GET", "/events?type=quarrel", 422, "shelling"},
		{"GET", "/events?place=zzqqx", 422, `query.place`},
		{"GET", "/events?place=القامشلا", 422, "near it: C4564 (Quamishli, القامشلي"},
		{"GET", "/stories?actor=zzqqx", 422, "query.actor"},
		{"GET", "/reports?q=قصف&outlet=none", 422, "query.outlet"},
		{"GET", "/events?outlet=nowhere.example", 422, `the field outlet knows no \"nowhere.example\"`},
		{"GET", "/events?from=yesterday", 422, "query.from"},
		{"GET", "/events?to=2024-13-01", 422, "query.to"},
		{"GET", "/events?place_id=x", 422, "there is q, type, place, actor"},
		{"GET", "/counts?x=1", 422, "takes no parameters"},
		{"GET", "/events?limit=0", 422, "query.limit"},
		{"GET", "/events?limit=501", 422, "query.limit"},
		{"GET", "/events?limit=-1", 422, "query.limit"},
		{"GET", "/events?limit=many", 422, "query.limit"},
		{"GET", "/events?limit=" + huge, 422, "query.limit"},
		{"GET", "/events?after=" + huge, 422, "query.after"},
		{"GET", "/events?after=%00", 422, "query.after"},
		{"GET", "/events?after=xx", 422, "query.after"},
		{"GET", "/changes?after=7", 422, "query.after"},
		{"GET", "/events?after=no-cursor", 422, "without it the list begins anew"},
		{"GET", "/sources?after=bm9uZQ", 422, "query.after"},
		{"GET", "/stories?after=%F0%9F", 422, "query.after"},
		{"GET", "/stories?kind=tale", 422, "siege"},
		{"GET", "/changes?since=soon", 422, "2024-08-07T10:00:00Z"},
		{"GET", "/changes?after=%E2%80%AE", 422, "query.after"},
		{"GET", "/reports", 422, "query.q"},
		{"GET", "/reports?q=*", 422, "query.q"},
		{"GET", "/reports?q=-a%20-b", 422, "no word to look for"},
		{"GET", "/reports?published=2024-08-07", 422, "query.published"},
		{"GET", "/reports?q=%D9%82%D8%B5%D9%81&after=x!", 422, "query.after"},
		{"GET", "/events?q=%D9%85%D9%83%D8%A7%D9%86:xyzzy", 422, "query.q"},
		{"GET", "/events?q=%D9%85%D9%86:yesterday", 422, "is no day"},
		{"GET", "/reports?q=" + strings.Repeat("a", 301), 422, "query.q"},
		{"GET", "/reports?q=x&limit=99999999999", 422, "query.limit"},
		{"GET", "/events/" + strings.Repeat("e", 401), 422, "path.id"},
		{"POST", "/events", 405, "only reads"},
		{"DELETE", "/events/e1", 405, "only reads"},
	}
	for _, c := range cases {
		w := ask(h, c.method, Base+c.path)
		var p huma.ErrorModel
		err := json.Unmarshal(w.Body.Bytes(), &p)
		if err != nil || w.Code != c.status || p.Status != c.status || p.Title == "" || !strings.Contains(w.Body.String(), c.has) {
			t.Errorf("%s %.80s: status %d, want %d with %q: %.300s", c.method, c.path, w.Code, c.status, c.has, w.Body)
		}
		if kind := w.Header().Get("Content-Type"); kind != problemKind {
			t.Errorf("%s %.80s: %s", c.method, c.path, kind)
		}
	}
	for _, path := range []string{"/events?known=2024-08-09", "/events?q=" + url.QueryEscape("قسد OR ( \" * NEAR")} {
		if w := get1(h, Base+path); w.Code >= 500 {
			t.Errorf("GET %s: status %d", path, w.Code)
		}
	}
	id := decoded[view.Events](t, h, Base+"/events?limit=1").Events[0].ID
	if w := get1(h, Base+"/events/"+id+"?known=2001-01-01"); w.Code != 404 || !strings.Contains(w.Body.String(), "tells it") {
		t.Errorf("an event before anybody told it: %d %s", w.Code, w.Body)
	}
}

// testHostile reads what attacks whoever shows it: it comes as it is, as JSON, and cannot be taken for a page.
func testHostile(t *testing.T, h http.Handler) {
	doc := decoded[view.ReportDoc](t, h, Base+"/reports/"+url.PathEscape(viewtest.Hostile))
	if doc.Report.Text != viewtest.HostileText || len(doc.Claims) == 0 {
		t.Errorf("text %q with %d claims", doc.Report.Text, len(doc.Claims))
	}
	for _, q := range []string{"\x00", "\u202E\u202Cقصف", "' OR 1=1 --", strings.Repeat("ا", 299), "%", "\xff\xfe", "<script>"} {
		for _, path := range []string{"/events?q=", "/reports?q=", "/events?place=", "/events?actor="} {
			if w := get1(h, Base+path+url.QueryEscape(q)); w.Code != 200 && w.Code != 422 {
				t.Errorf("GET %s%q: status %d: %.200s", path, q, w.Code, w.Body)
			}
		}
	}
}

func testHeaders(t *testing.T, h http.Handler) {
	w := get1(h, Base+"/events")
	for k, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache",
		"Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "no-referrer",
	} {
		if !strings.HasPrefix(w.Header().Get(k), want) {
			t.Errorf("%s is %q, want %q", k, w.Header().Get(k), want)
		}
	}
	head := ask(h, http.MethodHead, Base+"/events")
	if head.Code != 200 || head.Body.Len() != 0 || head.Header().Get("ETag") != w.Header().Get("ETag") {
		t.Errorf("HEAD: %d, %d bytes, %v", head.Code, head.Body.Len(), head.Header())
	}
	if w := ask(h, http.MethodOptions, Base+"/events"); w.Code != 204 || w.Header().Get("Allow") != methods {
		t.Errorf("OPTIONS: %d %v", w.Code, w.Header())
	}
}

func testTags(t *testing.T, h http.Handler) {
	for _, path := range []string{"/events", "/counts", "/openapi.json", "/openapi.yaml"} {
		tag := get1(h, Base+path).Header().Get("ETag")
		if w := get1(h, Base+path, "If-None-Match", tag); tag == "" || w.Code != 304 || w.Body.Len() != 0 {
			t.Errorf("GET %s with its own tag %s: %d", path, tag, w.Code)
		}
	}
	if w := get1(h, Base+"/events?limit=1", "If-None-Match", get1(h, Base+"/events?limit=2").Header().Get("ETag")); w.Code != 200 {
		t.Errorf("another page has the same tag: %d", w.Code)
	}
}

func testOrigins(t *testing.T, rec *view.Record) {
	h := handler(t, rec, Options{Origins: []string{"https://desk.example"}})
	for origin, want := range map[string]string{"https://desk.example": "https://desk.example", "https://other.example": "", "null": "", "": ""} {
		for _, method := range []string{http.MethodGet, http.MethodOptions} {
			w := ask(h, method, Base+"/health", "Origin", origin)
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != want || !slices.Contains(w.Header().Values("Vary"), "Origin") {
				t.Errorf("%s from %q: allowed %q, want %q", method, origin, got, want)
			}
		}
	}
}

func testPage(t *testing.T, h http.Handler) {
	for path, has := range map[string][]string{
		"/api?lang=ar": {`dir="rtl"`, "الواجهة البرمجية", "/api/v1/events/{id}", `id="schema-EventPlace"`},
		"/api?lang=en": {`dir="ltr"`, "The API of this record", "status=disputed", ">null</code> is unknown and never 0"},
	} {
		w := get1(h, path)
		for _, s := range has {
			if !strings.Contains(w.Body.String(), s) {
				t.Errorf("GET %s lacks %q", path, s)
			}
		}
		for _, s := range []string{"<script", "http://cdn", "https://", "onfirmed"} {
			if strings.Contains(w.Body.String(), s) {
				t.Errorf("GET %s has %q", path, s)
			}
		}
	}
	for accept, want := range map[string]string{"": "ar", "en-GB,en;q=0.9,ar;q=0.8": "en", "fr,ar": "ar", "de": "ar", "x": "ar", "english": "ar"} {
		if got := get1(h, "/api", "Accept-Language", accept).Header().Get("Content-Language"); got != want {
			t.Errorf("Accept-Language %q: %s, want %s", accept, got, want)
		}
	}
	if w := get1(h, "/api/style.css"); w.Code != 200 || w.Header().Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("style: %d %v", w.Code, w.Header())
	}
	for i, l := range strings.Split(strings.TrimSpace(wordsTSV), "\n") {
		if f := strings.Split(l, "\t"); l[0] != '#' && (len(f) != 3 || slices.Contains(f, "")) {
			t.Errorf("words.tsv:%d: %q", i+1, l)
		}
	}
}

func testLimit(t *testing.T, rec *view.Record) {
	now := time.Date(2024, 8, 9, 0, 0, 0, 0, time.UTC)
	h := handler(t, rec, Options{Rate: 1, Burst: 3, Now: func() time.Time { return now }})
	from := func(addr string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, Base+"/health", nil)
		r.RemoteAddr = addr
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	for i := range 3 {
		if w := from("192.0.2.1:1000"); w.Code != 200 {
			t.Fatalf("request %d: %d", i, w.Code)
		}
	}
	w := from("192.0.2.1:2000")
	if w.Code != 429 || w.Header().Get("Retry-After") != "1" || w.Header().Get("Content-Type") != problemKind {
		t.Errorf("too many: %d %v", w.Code, w.Header())
	}
	if w := from("192.0.2.2:1000"); w.Code != 200 {
		t.Errorf("another address: %d", w.Code)
	}
	now = now.Add(time.Second)
	if w := from("192.0.2.1:1000"); w.Code != 200 {
		t.Errorf("a second later: %d", w.Code)
	}
}

func TestClientOf(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"192.0.2.1:1", "192.0.2.1:65535"}, {"[::ffff:192.0.2.1]:1", "192.0.2.1:2"}, {"[2001:db8::1]:1", "[2001:db8::ffff]:2"},
		{"[fe80::1%eth0]:1", "[fe80::1]:1"}, {"nonsense", ""}, {"192.0.2.1", "192.0.2.1:1"},
	} {
		if clientOf(c.a) != clientOf(c.b) {
			t.Errorf("%q and %q are two", c.a, c.b)
		}
	}
	for _, c := range []struct{ a, b string }{{"192.0.2.1:1", "192.0.2.2:1"}, {"[2001:db8::1]:1", "[2001:db8:0:1::1]:1"}} {
		if clientOf(c.a) == clientOf(c.b) {
			t.Errorf("%q and %q are one", c.a, c.b)
		}
	}
}

// TestLimiterForgets keeps its memory bounded and forgets whoever was away longest.
func TestLimiterForgets(t *testing.T) {
	now := time.Date(2024, 8, 9, 0, 0, 0, 0, time.UTC)
	l := newLimiter(1, 1, func() time.Time { return now })
	for i := range mostClients + 100 {
		l.wait(clientOf(fmt.Sprintf("10.%d.%d.%d:1", i>>16, i>>8&255, i&255)))
	}
	if l.recent.Len() != mostClients || len(l.by) != mostClients {
		t.Errorf("%d and %d clients remembered, want %d", l.recent.Len(), len(l.by), mostClients)
	}
	if _, ok := l.by[clientOf("10.0.0.0:1")]; ok {
		t.Error("the first is remembered")
	}
	if newLimiter(0, 5, nil) != nil {
		t.Error("a rate of 0 limits")
	}
}

// FuzzQuery asks for lists with any query string: there is an answer or a problem, never a failure, and always JSON.
func FuzzQuery(f *testing.F) {
	for _, q := range []string{
		"", "q=%D9%82%D8%B3%D8%AF&limit=3", "q=%C2%AB%22*-", "after=%00", "limit=1e9", "limit=+1", "from=2024-02-30&to=0000-00-00", "type=siege&type=harm", "q=%ff%fe", "%",
		"a;b=c", "q=" + strings.Repeat("(", 200), "q=%E2%80%AE%E2%80%AC", "after=zzzzzzzzzzzzz", "status[]=disputed", "q=-a%20-b", "since=9999-12-31T23:59:59Z",
	} {
		f.Add(q)
	}
	h, err := New(viewtest.Record(f), Options{})
	if err != nil {
		f.Fatal(err)
	}
	asked := func(path, query string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, Base+path, nil)
		r.URL.RawQuery = query
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	asked("/events", "q=-a%20-b") // what is learnt of names once takes long, and an input may take ten seconds
	f.Fuzz(func(t *testing.T, query string) {
		for _, path := range []string{"/events", "/reports", "/sources", "/stories", "/changes"} {
			if w := asked(path, query); w.Code != 200 && w.Code != 422 || !json.Valid(w.Body.Bytes()) {
				t.Errorf("GET %s?%q: status %d: %.300s", path, query, w.Code, w.Body)
			}
		}
	})
}
