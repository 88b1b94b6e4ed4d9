package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/desk/answer"
	"tawatur/internal/desk/web/ui"
	"tawatur/internal/store"
	"tawatur/internal/store/storetest"
)

// placed returns an event at a place of a precision.
func placed(id, place, precision string, lat, lon float64) tawatur.Event {
	ev := sampleEvent()
	ev.ID = id
	ev.Place = &tawatur.EventPlace{ID: place, Name: tawatur.Name{AR: "مكان " + place, EN: "Place " + place}, Lat: lat, Lon: lon, Precision: precision, RadiusKM: 2}
	return ev
}

// mapped is a record of a few places, with a handler that has scripts.
func mapped(t *testing.T, events ...tawatur.Event) http.Handler {
	t.Helper()
	st := open(t, true)
	if err := storetest.Replace(t.Context(), st, events...); err != nil {
		t.Fatal(err)
	}
	h, err := newHandler(st, Options{}, builtUI())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func mapOf(t *testing.T, h http.Handler, query string) mapView {
	t.Helper()
	w := get(h, http.MethodGet, "/map.json?lang=en&"+query)
	var v mapView
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK {
		t.Fatalf("GET /map.json?%s: status %d, %v: %s", query, w.Code, err, w.Body)
	}
	return v
}

func TestMapCountsByPlaceAndSaysWhatIsNotDrawn(t *testing.T) {
	nowhere := sampleEvent()
	nowhere.ID, nowhere.Place = "e9", nil
	h := mapped(t, placed("e1", "p1", "settlement", 35.12345, 40.4), placed("e2", "p1", "settlement", 35.12345, 40.4),
		placed("e3", "SY09", "governorate", 35.2, 40.1), placed("e4", "SY", "country", 35, 38), placed("e5", "p2", "unknown", 0, 0), nowhere)
	v := mapOf(t, h, "")
	if v.Total != 6 || v.Nowhere != 2 || v.Wide != 1 || len(v.Places) != 2 {
		t.Fatalf("%d events, %d without a place, %d by the country, %d places", v.Total, v.Nowhere, v.Wide, len(v.Places))
	}
	if p := v.Places[0]; p.ID != "p1" || p.Events != 2 || p.Lat != 35.123 || p.RadiusKM != 2 || p.Name != "Place p1" {
		t.Errorf("the first place is %+v", p)
	}
	if p := v.Places[1]; p.Area != "SY09" || p.Precision != "governorate" {
		t.Errorf("a governorate is %+v", p)
	}
	if v := mapOf(t, h, "box=40.2,35,41,36"); v.Total != 2 || len(v.Places) != 1 {
		t.Errorf("in a part of the map: %d events, %d places", v.Total, len(v.Places))
	}
	table := get(h, http.MethodGet, "/map?lang=en&type=shelling").Body.String()
	check(t, table, []string{`<a href="/places/p1">Place p1</a>`, `/?lang=en&amp;place=p1&amp;type=shelling`, "2 events", "to the governorate only", "Known by the country only", "Without a place"}, []string{"ZgotmplZ"})
}

func TestBoxNarrowsTheListAndStaysWithIt(t *testing.T) {
	h := mapped(t, placed("e1", "p1", "settlement", 35, 40), placed("e2", "p2", "settlement", 33, 36))
	body := get(h, http.MethodGet, "/?lang=en&box=39,34,41,36").Body.String()
	check(t, body, []string{`href="/events/e1"`, `name="box" value="39,34,41,36" checked`, "1 event"}, []string{`href="/events/e2"`})
	for _, bad := range []string{"1,2,3", "a,b,c,d", "5,5,4,6", "1,2,3,4,5", "1,2,3,nan", "1,2,999,4"} {
		if w := get(h, http.MethodGet, "/?lang=en&box="+bad); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), bad) {
			t.Errorf("box=%s: status %d", bad, w.Code)
		}
	}
}

func TestMapIsOnPagesWithScriptsOnly(t *testing.T) {
	ev := placed("e1", "p1", "settlement", 35, 40)
	ev.Place.Name.EN = `"><script>alert(1)</script>`
	h := mapped(t, ev, placed("e2", "p2", "settlement", 33, 36))
	check(t, get(h, http.MethodGet, "/?lang=en&type=shelling&box=39,34,41,36").Body.String(),
		[]string{`data-map data-base="/static/basemap.json?v=`, `data-data="/map.json?lang=en&amp;type=shelling"`, `<script type="module" src="/static/app-1.js">`, `/map?box=39`}, nil)
	check(t, get(h, http.MethodGet, "/events/e1?lang=en").Body.String(), []string{"data-spots=", "alert(1)"}, []string{"<script>", "data-data"})
	check(t, get(h, http.MethodGet, "/places/p1?lang=en").Body.String(), []string{`data-data="/map.json?place=p1"`}, []string{"<script>"})
	plain, err := newHandler(open(t, true), Options{}, ui.UI{})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/map", "/events/e1", "/places/p1"} {
		check(t, get(plain, http.MethodGet, path).Body.String(), nil, []string{"data-map", `type="module"`})
	}
	check(t, get(h, http.MethodGet, "/?lang=en").Body.String(), []string{`<input type="date" name="from" value="" form="filter">`, "The places as a table"}, nil)
}

func TestBrush(t *testing.T) {
	many := func(day string, n int) store.Day { return store.Day{Day: day, Events: n} }
	v := brushOf([]store.Day{many("", 3), many("2024", 1), many("2024-08-01", 2), many("2024-08-04", 4), many("2024-08-10", 1)}, "2024-08-02", "2024-08-04")
	if v.Most() != 10 || v.Undated != 4 || v.From != 1 || v.To != 4 {
		t.Fatalf("%d bars, %d undated, chosen %d to %d", v.Most(), v.Undated, v.From, v.To)
	}
	if v.Bars[3].Events != 4 || v.Bars[3].Height != barHeight || v.Bars[1].Height != 0 || v.Bars[9].Height == 0 {
		t.Errorf("bars %+v", v.Bars)
	}
	words, err := readWords(stringFiles)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(v.Axis(words.in("ar")), "|"); got != "1 آب (أغسطس) 2024|6 آب (أغسطس) 2024|10 آب (أغسطس) 2024" {
		t.Errorf("the days below the bars: %s", got)
	}
	if v := brushOf([]store.Day{many("", 3), many("2024-08-01", 2)}, "", ""); len(v.Bars) > 0 || v.Undated != 3 {
		t.Errorf("one day is no time to choose from: %+v", v)
	}
	long := []store.Day{many("1982-02-02", 1)}
	for i := range 300 {
		long = append(long, many(fmt.Sprintf("2024-%02d-%02d", i/28+1, i%28+1), 1))
	}
	v = brushOf(long, "", "")
	if len(v.Bars) > mostBars || v.Bars[0].start < "2024" || v.From != 0 || v.To != len(v.Bars) {
		t.Errorf("%d bars from %s, chosen %d to %d", len(v.Bars), v.Bars[0].start, v.From, v.To)
	}
	total := 0
	for _, b := range v.Bars {
		total += b.Events
	}
	if total != 301 {
		t.Errorf("%d of 301 events stand in bars", total)
	}
}

func TestBarsFollowTheFilter(t *testing.T) {
	later := placed("e2", "p2", "settlement", 33, 36)
	later.Time.Start = "2024-08-11"
	undated := placed("e3", "p2", "settlement", 33, 36)
	undated.Time = tawatur.EventTime{}
	h := mapped(t, placed("e1", "p1", "settlement", 35, 40), later, undated)
	check(t, get(h, http.MethodGet, "/bars?lang=en&to=2024-08-08").Body.String(),
		[]string{`data-starts="2024-08-07,2024-08-08,2024-08-09,2024-08-10,2024-08-11"`, "1 event without a day", `class="in"`}, []string{"ZgotmplZ"})
	check(t, get(h, http.MethodGet, "/bars?lang=en&place=p1").Body.String(), []string{`data-starts=""`}, []string{"<rect"})
	if w := get(h, http.MethodGet, "/bars?to=soon"); w.Code != http.StatusBadRequest {
		t.Errorf("a day that is none: status %d", w.Code)
	}
}

// TestMapOfAllSyriaIsSmall draws as many places as the gazetteer has of Syria, all with events.
func TestMapOfAllSyriaIsSmall(t *testing.T) {
	v := &mapView{}
	words := strings.Fields("تل خربة عين بئر كفر دير جب قرية رأس أبو أم بيت شيخ باب مزرعة حارة وادي جسر النخيل الزيتون الحجر الشرقية الغربية الكبيرة الصغيرة الفوقاني التحتاني")
	seed := uint32(7)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for i := range 12_100 {
		v.Places = append(v.Places, spotView{
			ID: fmt.Sprintf("C%04d", i), Name: words[next(len(words))] + " " + words[next(len(words))] + " " + words[next(len(words))], Precision: "settlement",
			Lat: 32 + float64(next(5000))/1000, Lon: 35 + float64(next(7000))/1000, RadiusKM: 3, Events: 1 + next(90),
		})
	}
	body, err := encode(v)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(answer.Zip(body, -1)); n > 500_000 {
		t.Errorf("the map of 12,100 places has %d bytes, compressed", n)
	} else {
		t.Logf("%d bytes, compressed %d", len(body), n)
	}
}
