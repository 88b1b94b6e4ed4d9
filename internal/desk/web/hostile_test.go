package web

import (
	"net/http"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/storetest"
)

// TestHostileReport shows a report of one endless word, of markup and of directional overrides as it is, on every page that quotes it,
// beside another one too.
func TestHostileReport(t *testing.T) {
	st := open(t, true)
	word := strings.Repeat("قصف", 300_000)
	text := "</script><script>alert(1)</script> \u202E" + word
	r := hashed(tawatur.Report{ID: "h/<x>", Title: `"><svg onload=alert(1)>`, URL: "javascript:alert(1)", Text: text, Status: tawatur.StatusRead,
		Outlet: &tawatur.Outlet{ID: "<o>", Name: "<b>o</b>"}})
	c := tawatur.Claim{ID: "h#1", Report: r.ID, Type: "shelling", Modality: tawatur.Asserted, Rule: "<i>", Trigger: storetest.Span(t, text, "alert"),
		Evidence: storetest.Span(t, text, text), Actors: []tawatur.ActorRef{{Role: tawatur.RoleAgent, ID: "<script>", Mention: storetest.Span(t, text, "alert"), Label: "<script>l"}},
		Harm: []tawatur.Harm{{Kind: tawatur.HarmKilled, Who: "<script>", Min: num(1), Max: num(1), Mention: storetest.Span(t, text, "</script>")}}}
	if _, err := st.AddEntry(t.Context(), store.Entry{Report: r, Claims: []tawatur.Claim{c}}); err != nil {
		t.Fatal(err)
	}
	ev := sampleEvent()
	ev.ID, ev.Claims = "hostile", append(ev.Claims, tawatur.ClaimRef{ID: c.ID, Report: r.ID})
	ev.Why = []string{"h#1 + a/1#1: same place <script>; same side acts: <script>"}
	if err := storetest.Replace(t.Context(), st, ev); err != nil {
		t.Fatal(err)
	}
	h := handler(t, st)
	for _, path := range []string{"/events/hostile?lang=en", "/reports/h%2F%3Cx%3E?lang=en", "/reports/h%2F%3Cx%3E?with=a%2F1", "/reports/a%2F1?with=h%2F%3Cx%3E"} {
		w := get(h, http.MethodGet, path)
		if w.Code != http.StatusOK {
			t.Fatalf("GET %s: status %d", path, w.Code)
		}
		for _, bad := range []string{"<script>", "<svg onload", "\u202E", `href="javascript`, "ZgotmplZ", "<b>o"} {
			if strings.Contains(w.Body.String(), bad) {
				t.Errorf("GET %s: page has %q", path, bad)
			}
		}
		if !strings.Contains(strings.ReplaceAll(w.Body.String(), string(zeroWidthSpace), ""), word) {
			t.Errorf("GET %s: the text is not whole", path)
		}
	}
}
