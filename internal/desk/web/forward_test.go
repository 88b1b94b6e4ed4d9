package web

import (
	"net/http"
	"testing"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/storetest"
)

// TestForwardsShowWhoseWordsTheyAre shows the page of a forwarded report, in both languages, with a name or without one.
func TestForwardsShowWhoseWordsTheyAre(t *testing.T) {
	st := open(t, true)
	claim := tawatur.Claim{ID: "f#1", Report: "f", Type: "shelling", Modality: tawatur.Asserted, Rule: "frame/shell",
		Trigger: storetest.Span(t, textB, "قصف"), Evidence: storetest.Span(t, textB, "قصف قرية النخلة")}
	for id, forward := range map[string]*tawatur.Forward{
		"f": {From: &tawatur.Outlet{ID: "sidra", Name: "قناة السدرة"}, URL: "javascript:alert(1)", Published: "2024-08-07T08:00:00+03:00"},
		"g": {},
	} {
		c := claim
		c.ID, c.Report = id+"#1", id
		r := hashed(tawatur.Report{ID: id, Text: textB, Outlet: &tawatur.Outlet{ID: "nahr", Name: "شبكة النهر"}, Status: tawatur.StatusRead,
			Published: tawatur.Published{Basis: tawatur.BasisUnknown}, Forwarded: forward, Edited: "2024-08-08T10:00:00+03:00"})
		if _, err := st.AddEntry(t.Context(), store.Entry{Report: r, Claims: []tawatur.Claim{c}}); err != nil {
			t.Fatal(err)
		}
	}
	h := handler(t, st)
	for path, want := range map[string][]string{
		"/reports/f?lang=en": {"Forwarded from", "قناة السدرة", "7 August 2024", "Changed last, as the outlet says", "8 August 2024", "According to قناة السدرة via "},
		"/reports/f?lang=ar": {"معاد توجيهه من", "قناة السدرة", "آخر تعديل بحسب الوسيلة"},
		"/reports/g?lang=en": {"Forwarded from", "somebody whose name is not kept"},
		"/reports/g?lang=ar": {"جهة لم يُحفظ اسمها"},
		"/reports/b?lang=en": nil,
	} {
		deny := []string{"javascript:alert", "ZgotmplZ", "the outlet itself"}
		if want == nil {
			deny = []string{"Forwarded from"}
		}
		check(t, get(h, http.MethodGet, path).Body.String(), want, deny)
	}
}
