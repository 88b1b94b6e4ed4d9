package web

import "testing"

func TestWording(t *testing.T) {
	w, err := NewWording(options())
	if err != nil {
		t.Fatal(err)
	}
	got := w.Status(sampleEvent())
	check(t, got.EN, []string{"3 articles → 2 outlets → 2 independent origins", "Reported by 2 independent sources", "Disputed: "}, []string{"onfirmed", "%"})
	check(t, got.AR, []string{"3 مقالات ← وسيلتا إعلام ← مصدران مستقلان", "أورده مصدران مستقلان", "مختلَف فيه"}, []string{"مؤكد"})
	none := sampleEvent()
	none.Disputes, none.Status.Disputed = nil, false
	check(t, w.Status(none).EN, nil, []string{"isputed"})
}
