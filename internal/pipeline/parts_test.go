package pipeline_test

import (
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/pipeline"
	"tawatur/internal/read/claim"
)

// TestPartsOfAReport tells furniture from the sentences that are read, and finds the word by which somebody speaks.
func TestPartsOfAReport(t *testing.T) {
	rd, err := claim.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	text := "قذائف على قرية النخلة\n\nقال المتحدث باسم المجلس إن قذائف سقطت على قرية النخلة صباح اليوم وأدت إلى مقتل ثلاثة مدنيين.\n\n" +
		"وأغلقت المحال أبوابها في القرية حتى المساء، وغادرت عائلات كثيرة نحو القرى المجاورة.\n\nاقرأ أيضاً: حريق في سوق المدينة\n"
	got := map[string]string{}
	for _, p := range pipeline.Parts(rd, tawatur.Report{ID: "a", Text: text, Language: "ar", Status: tawatur.StatusRead}) {
		words := string([]rune(text)[p.Start:p.End])
		got[p.Kind] += words + "|"
	}
	for kind, want := range map[string]string{pipeline.PartUnread: "حريق في سوق المدينة", pipeline.PartSpeech: "قال", pipeline.PartSentence: "وأغلقت المحال"} {
		if !strings.Contains(got[kind], want) {
			t.Errorf("%s is %q, want %q in it", kind, got[kind], want)
		}
	}
	if strings.Contains(got[pipeline.PartUnread], "المتحدث") {
		t.Errorf("a sentence is taken for furniture: %q", got[pipeline.PartUnread])
	}
	if parts := pipeline.Parts(rd, tawatur.Report{Text: "plain words", Status: tawatur.StatusNotArabic}); parts != nil {
		t.Errorf("parts of a report that is not read: %v", parts)
	}
}
