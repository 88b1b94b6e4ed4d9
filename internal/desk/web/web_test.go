package web

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/store/storetest"
)

// The sample record: three reports of our own writing on one shelling, one of them hostile.
const (
	textA = "دمشق في 7 آب 2024. قالت مصادر محلية إن قذائف سقطت على قرية النخلة ما أدى إلى مقتل ثلاثة مدنيين، ثم اندلعت اشتباكات قرب الجسر."
	textB = "نفى المجلس العسكري قصف قرية النخلة، وقال إن ما لا يقل عن شخصين قتلا بانفجار لغم."
	textC = "<script>alert(1)</script> سقط عدد من القتلى في النخلة \u202Egnp.exe"
)

func num(n int) *int { return &n }

func text(s string) *string { return &s }

func sample(t *testing.T) ([]store.Entry, []tawatur.Event) {
	a := tawatur.Report{
		ID: "a/1", URL: "https://news.example/a", Outlet: &tawatur.Outlet{ID: "nahr", Name: "شبكة النهر"}, Title: "قذائف على النخلة",
		Text: textA, Status: tawatur.StatusRead, Published: tawatur.Published{Value: text("2024-08-07"), Basis: tawatur.BasisDateline},
	}
	b := tawatur.Report{
		ID: "b", URL: "javascript:alert(1)", Outlet: &tawatur.Outlet{ID: "jisr", Name: "وكالة الجسر"}, Text: textB,
		Status:    tawatur.StatusRead,
		Published: tawatur.Published{Value: text("2024-08-08T10:00:00+03:00"), Basis: tawatur.BasisInferred, Why: []string{"الخميس"}},
	}
	c := tawatur.Report{
		ID: "c", Title: "عنوان \u202Eمقلوب <b>", Text: textC, Status: tawatur.StatusRead,
		Published: tawatur.Published{Basis: tawatur.BasisUnknown},
	}
	return []store.Entry{{Report: hashed(a), Claims: claimsA(t)}, {Report: hashed(b), Claims: claimsB(t)},
		{Report: hashed(c), Claims: claimsC(t)}}, []tawatur.Event{sampleEvent()}
}

func hashed(r tawatur.Report) tawatur.Report {
	r.TextSHA256 = tawatur.HashText(r.Text)
	return r
}

func claimsA(t *testing.T) []tawatur.Claim {
	return []tawatur.Claim{{
		ID: "a/1#1", Report: "a/1", Type: "shelling", Trigger: storetest.Span(t, textA, "قذائف سقطت"), Modality: tawatur.Asserted,
		Evidence: storetest.Span(t, textA, "قذائف سقطت على قرية النخلة ما أدى إلى مقتل ثلاثة مدنيين"), Rule: "frame/shell-fall",
		Harm:    []tawatur.Harm{{Kind: tawatur.HarmKilled, Who: "civilians", Min: num(3), Max: num(3)}},
		Sources: []tawatur.SourceRef{{ID: "local-sources", Mention: storetest.Span(t, textA, "مصادر محلية")}},
		Places:  []tawatur.PlaceRef{{Role: tawatur.PlaceAt, Precision: tawatur.PrecisionUnknown, Mention: storetest.Span(t, textA, "النخلة")}},
	}, {
		ID: "a/1#2", Report: "a/1", Type: "harm", Trigger: storetest.Span(t, textA, "مقتل"), Modality: tawatur.Asserted,
		Evidence: storetest.Span(t, textA, "مقتل ثلاثة مدنيين، ثم"), Rule: "frame/toll",
	}}
}

func claimsB(t *testing.T) []tawatur.Claim {
	return []tawatur.Claim{{
		ID: "b#1", Report: "b", Type: "shelling", Trigger: storetest.Span(t, textB, "قصف"), Evidence: storetest.Span(t, textB, "قصف قرية النخلة"),
		Modality: tawatur.Denied, Rule: "frame/shell", Sources: []tawatur.SourceRef{{Mention: storetest.Span(t, textB, "المجلس العسكري")}},
		Actors: []tawatur.ActorRef{{Role: tawatur.RoleAgent, ID: "council", Mention: storetest.Span(t, textB, "المجلس العسكري"), Label: "ميليشيا المجلس"}},
		Harm:   []tawatur.Harm{{Kind: tawatur.HarmKilled, Who: "civilians", Min: num(2)}},
	}}
}

func claimsC(t *testing.T) []tawatur.Claim {
	return []tawatur.Claim{{
		ID: "c#1", Report: "c", Type: "harm", Trigger: storetest.Span(t, textC, "القتلى"), Evidence: storetest.Span(t, textC, "عدد من القتلى في النخلة \u202Egnp"),
		Modality: tawatur.Asserted, Rule: "frame/toll", Harm: []tawatur.Harm{{Kind: tawatur.HarmKilled, Who: ""}},
	}, {
		ID: "c#2", Report: "c", Type: "harm", Evidence: tawatur.Span{Start: 5, End: 99999, Text: "خارج النص"}, Modality: tawatur.Asserted,
	}}
}

func sampleEvent() tawatur.Event {
	by := []tawatur.HarmBy{{Claim: "a/1#1", Min: num(3), Max: num(3), Words: "ثلاثة مدنيين"}, {Claim: "b#1", Min: num(2), Words: "ما لا يقل عن شخصين"}}
	return tawatur.Event{
		ID: "e1", Type: "shelling", Title: tawatur.Name{AR: "قصف على \u202Eالنخلة", EN: "Shelling of <i>al-Nakhla</i>"},
		Time:   tawatur.EventTime{Start: "2024-08-07", End: "2024-08-07", EDTF: "2024-08-07"},
		Place:  &tawatur.EventPlace{ID: "p1", Name: tawatur.Name{AR: "النخلة", EN: "al-Nakhla"}, Precision: "settlement", RadiusKM: 2.5, PCode: "SY1"},
		Actors: []tawatur.EventActor{{Role: tawatur.RoleAgent, ID: "council", Claims: []string{"b#1"}}},
		Harm: []tawatur.EventHarm{{Kind: tawatur.HarmKilled, Who: "civilians", Min: num(2), Max: num(3), By: by},
			{Kind: tawatur.HarmKilled, Who: "", By: []tawatur.HarmBy{{Claim: "c#1", Words: "عدد من القتلى"}}},
			{Kind: tawatur.HarmInjured, Who: "fighters", Min: num(4)}},
		Status: tawatur.Status{Articles: 3, Outlets: 2, Origins: 2, Corroborated: true, Disputed: true},
		Origins: []tawatur.Origin{{Origin: "local-sources", Outlets: []string{"nahr"}, Reports: []string{"a/1"}, Why: "cites local sources"},
			{Origin: "council", Outlets: []string{"jisr"}, Reports: []string{"b"}, Why: "states it itself"}},
		Disputes: []tawatur.Dispute{{Field: tawatur.DisputeKilled, Values: []tawatur.DisputeValue{{Value: "3", Claims: []string{"a/1#1"}}, {Value: "2..", Claims: []string{"b#1"}}}},
			{Field: tawatur.DisputeAgent, Values: []tawatur.DisputeValue{{Value: "council other", Claims: []string{"b#1"}}}},
			{Field: tawatur.DisputeOccurrence, Values: []tawatur.DisputeValue{{Value: "asserted", Claims: []string{"a/1#1"}}, {Value: "denied", Claims: []string{"b#1"}}}}},
		Claims: []tawatur.ClaimRef{{ID: "a/1#1", Report: "a/1", Outlet: "nahr"}, {ID: "b#1", Report: "b", Outlet: "jisr"},
			{ID: "c#1", Report: "c"}, {ID: "lost", Report: "gone"}},
		Why: []string{"النخلة"},
	}
}

// open returns a store with the sample, or an empty one.
func open(t *testing.T, filled bool) store.Store {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "web.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	if !filled {
		return st
	}
	entries, events := sample(t)
	for _, e := range entries {
		if _, err := st.AddEntry(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	if err := storetest.Replace(t.Context(), st, events...); err != nil {
		t.Fatal(err)
	}
	return st
}

func options() Options {
	names := map[string]tawatur.Name{
		"council": {AR: "المجلس العسكري", EN: "Military Council"}, "local-sources": {AR: "مصادر محلية", EN: "Local sources"},
	}
	return Options{
		Version: "9.9", Now: func() time.Time { return time.Date(2024, 8, 9, 0, 0, 0, 0, time.UTC) },
		Types:     []TypeLabel{{ID: "shelling", AR: "قصف", EN: "Shelling"}, {ID: "harm", AR: "ضحايا", EN: "Harm"}},
		ActorName: func(id string) (tawatur.Name, bool) { n, ok := names[id]; return n, ok },
	}
}

func handler(t *testing.T, st store.Store) http.Handler {
	t.Helper()
	h, err := New(st, options())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPages(t *testing.T) {
	h := handler(t, open(t, true))
	cases := []struct {
		name, path string
		has, not   []string
	}{
		{"overview in Arabic", "/", []string{`dir="rtl"`, "3 مقالات ← وسيلتا إعلام ← مصدران مستقلان", "أورده مصدران مستقلان", "بين 2 و3",
			"عدد غير مذكور", "[U&#43;202E]", "مختلَف فيه: عدد القتلى", "7 آب (أغسطس) 2024", "حدث واحد"}, []string{"\u202E", "مؤكد"}},
		{"overview in English", "/?lang=en", []string{`dir="ltr"`, "3 articles → 2 outlets → 2 independent origins",
			"Reported by 2 independent sources", "2 to 3", "Military Council", "&lt;i&gt;al-Nakhla"}, []string{"<i>al", "onfirmed"}},
		{"a filter without a match", "/?lang=en&type=siege", []string{"No event matches these filters", `value="siege" selected`}, nil},
		{"a filter with a match", "/?lang=en&type=shelling&actor=council&q=" + "النخلة", []string{"al-Nakhla", "1 event"}, nil},
		{"event", "/events/e1?lang=en", []string{"to the town or village", "within about 3 km", "at least 2", "at least 4", "number not stated",
			"whether it happened", `<blockquote lang="ar" dir="rtl">قذائف سقطت`, `href="/reports/a%2F1#mark-a_2f1_231"`, "frame/shell-fall",
			"no longer in the record", "ميليشيا المجلس", "according to 2 sources", "Military Council, other", "As of 9 August 2024", "nothing reported"},
			[]string{"\u202E", ">0<", "ZgotmplZ"}},
		{"event in Arabic", "/events/e1", []string{"2 على الأقل", "لم يرد شيء", "وقوع الحدث"}, []string{"ZgotmplZ"}},
		{"report", "/reports/a%2F1?lang=en", []string{`class="t-shelling`, `id="mark-a_2f1_231"`, `class="t-harm several`, "read in the text",
			`rel="noopener nofollow noreferrer external"`, tawatur.HashText(textA)}, []string{"ZgotmplZ"}},
		{"report with a hostile address", "/reports/b?lang=en", []string{"<code dir=\"ltr\">javascript:alert(1)</code>", "inferred"}, []string{`href="javascript`}},
		{"hostile report", "/reports/c?lang=en", []string{"&lt;script&gt;alert(1)", "[U&#43;202E]", "date not known", "not at the place"},
			[]string{"<script>", "\u202E"}},
		{"style", "/static/style.css", []string{".t-shelling"}, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := get(h, http.MethodGet, c.path)
			if w.Code != http.StatusOK {
				t.Fatalf("GET %s: status %d: %s", c.path, w.Code, w.Body)
			}
			check(t, w.Body.String(), c.has, c.not)
		})
	}
}

func check(t *testing.T, body string, has, not []string) {
	t.Helper()
	for _, s := range has {
		if !strings.Contains(body, s) {
			t.Errorf("page lacks %q", s)
		}
	}
	for _, s := range not {
		if strings.Contains(body, s) {
			t.Errorf("page has %q", s)
		}
	}
	if t.Failed() {
		t.Log(body)
	}
}

func TestTwins(t *testing.T) {
	h := handler(t, open(t, true))
	for path, keys := range map[string][]string{
		"/index.json": {"counts", "filter", "total", "events"}, "/events.json?type=shelling": {"events", "total"},
		"/events/e1.json":     {"id", "status", "claims", "disputes", "origins", "harm", "place"},
		"/reports/a%2F1.json": {"report", "claims", "events", "published"},
	} {
		w := get(h, http.MethodGet, path)
		var v map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK {
			t.Fatalf("GET %s: status %d, %v", path, w.Code, err)
		}
		for _, k := range keys {
			if _, ok := v[k]; !ok {
				t.Errorf("GET %s: no %q in %v", path, k, v)
			}
		}
	}
	w := get(h, http.MethodGet, "/reports/c.json")
	var v reportView
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || v.Report.Text != textC {
		t.Errorf("the twin does not carry the text as it is: %q, %v", v.Report.Text, err)
	}
}

func TestErrors(t *testing.T) {
	h := handler(t, open(t, true))
	cases := []struct {
		method, path string
		status       int
		has          string
	}{
		{http.MethodGet, "/events/none?lang=en", 404, "Nothing is kept under this address"},
		{http.MethodGet, "/reports/none.json?lang=en", 404, `"status": 404`},
		{http.MethodGet, "/nowhere", 404, "لا شيء محفوظ"},
		{http.MethodGet, "/places/C9?lang=en", 404, "told of the place C9"},
		{http.MethodGet, "/sources/nobody.example?lang=en", 404, "no reports of the outlet nobody.example"},
		{http.MethodGet, "/actors/nobody?lang=en", 404, "names the party nobody"},
		{http.MethodGet, "/static/..%2Fweb.go", 404, ""},
		{http.MethodGet, "/?from=yesterday%3Cb%3E&lang=en", 400, "yesterday&lt;b&gt;"},
		{http.MethodGet, "/?status=sure&lang=en", 400, "none of them: sure"},
		{http.MethodPost, "/?lang=en", 405, "Pages can only be read"},
	}
	for _, c := range cases {
		w := get(h, c.method, c.path)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.has) {
			t.Errorf("%s %s: status %d, want %d with %q:\n%s", c.method, c.path, w.Code, c.status, c.has, w.Body)
		}
	}
}

func TestClosedStoreGivesHelp(t *testing.T) {
	st := open(t, true)
	h := handler(t, st)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	w := get(h, http.MethodGet, "/?lang=en")
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "Nothing is lost") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
}

func TestEmptyAndStale(t *testing.T) {
	st := open(t, false)
	h := handler(t, st)
	check(t, get(h, http.MethodGet, "/?lang=en").Body.String(), []string{"tawatur ingest --db FILE DIR", "no reports here yet"}, []string{`<form class="filter"`})
	check(t, get(h, http.MethodGet, "/sources?lang=en").Body.String(), []string{"Outlets come with their reports", "tawatur watch"}, []string{"<table"})
	check(t, get(h, http.MethodGet, "/map?lang=en&type=siege").Body.String(), []string{"No event matches these filters", `href="/map">Clear the filters`}, []string{"<table"})
	entries, _ := sample(t)
	if _, err := st.AddEntry(t.Context(), entries[0]); err != nil {
		t.Fatal(err)
	}
	check(t, get(h, http.MethodGet, "/?lang=en").Body.String(), []string{"no events yet", "Reports came in after"}, nil)
}

func TestHeaders(t *testing.T) {
	h := handler(t, open(t, true))
	w := get(h, http.MethodGet, "/")
	for k, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; ", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Vary": "Accept-Language", "Content-Language": "ar",
	} {
		if !strings.HasPrefix(w.Header().Get(k), want) {
			t.Errorf("%s is %q, want %q", k, w.Header().Get(k), want)
		}
	}
	head := get(h, http.MethodHead, "/")
	if head.Code != http.StatusOK || head.Body.Len() != 0 || head.Header().Get("Content-Length") == "" {
		t.Errorf("HEAD /: status %d, %d bytes, %v", head.Code, head.Body.Len(), head.Header())
	}
	if w := get(h, http.MethodGet, "/", "If-None-Match", w.Header().Get("ETag")); w.Code != http.StatusNotModified {
		t.Errorf("GET / with its own tag: status %d", w.Code)
	}
}

func TestLanguage(t *testing.T) {
	h := handler(t, open(t, true))
	for accept, want := range map[string]string{
		"": "ar", "en-GB,en;q=0.8": "en", "fr, ar;q=0.4, en;q=0.3": "ar", "de": "ar", "en;q=0.2,ar-SY": "ar", "en;q=x": "ar",
	} {
		if got := get(h, http.MethodGet, "/", "Accept-Language", accept).Header().Get("Content-Language"); got != want {
			t.Errorf("Accept-Language %q: %s, want %s", accept, got, want)
		}
	}
	w := get(h, http.MethodGet, "/?lang=en")
	cookies := w.Result().Cookies()
	if i := slices.IndexFunc(cookies, func(c *http.Cookie) bool { return c.Name == "lang" }); i < 0 || cookies[i].Value != "en" || !cookies[i].HttpOnly {
		t.Errorf("cookies: %v", cookies)
	}
	if got := get(h, http.MethodGet, "/", "Cookie", "lang=en", "Accept-Language", "ar").Header().Get("Content-Language"); got != "en" {
		t.Errorf("with the cookie: %s", got)
	}
}

// TestPagingShowsEveryEventOnce follows the links to older events to the end, keeping the filter.
func TestPagingShowsEveryEventOnce(t *testing.T) {
	st := open(t, true)
	var events []tawatur.Event
	for i := range 120 {
		ev := sampleEvent()
		ev.ID = fmt.Sprintf("e%03d", i)
		events = append(events, ev)
	}
	if err := storetest.Replace(t.Context(), st, events...); err != nil {
		t.Fatal(err)
	}
	h, seen := handler(t, st), map[string]bool{}
	for path, pages := "/?lang=en&type=shelling", 0; path != ""; pages++ {
		body := get(h, http.MethodGet, path).Body.String()
		for _, m := range regexp.MustCompile(`<h2><a href="/events/(\w+)"`).FindAllStringSubmatch(body, -1) {
			if seen[m[1]] || pages > 9 {
				t.Fatalf("event %s again on page %d", m[1], pages)
			}
			seen[m[1]] = true
		}
		path = ""
		if m := regexp.MustCompile(`rel="next" href="([^"]+)"`).FindStringSubmatch(body); m != nil {
			path = html.UnescapeString(m[1])
		}
	}
	if len(seen) != len(events) {
		t.Errorf("%d of %d events shown", len(seen), len(events))
	}
}

func TestEndlessLettersMayBreak(t *testing.T) {
	word := strings.Repeat("ل", endless)
	if got := visible(word + " " + word); got != word+" "+word {
		t.Error("two long words were broken")
	}
	got := visible(word + word + word)
	if parts := strings.Split(got, string(zeroWidthSpace)); len(parts) != 3 || strings.Join(parts, "") != word+word+word {
		t.Errorf("three thousand letters come in %d parts", len(parts))
	}
}
