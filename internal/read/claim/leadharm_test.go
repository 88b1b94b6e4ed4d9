package claim

import "testing"

// TestSameToll holds tellings of one strike, known by its dead and hurt, to one event, and two strikes apart.
func TestSameToll(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"قتل ستة مدنيين وأصيب 24 آخرون بقصف صاروخي على مدينة عفرين. وبث الدفاع المدني صورا بعد قصف صاروخي خلف 6 قتلى مدنيين و24 جريحا في عفرين.":     1,
		"أطلق مسلحون النار على سيارة قرب مدينة درعا، ما أدى إلى مقتل مدني وإصابة أربعة آخرين. وأكد الإسعاف مقتل مدني وإصابة أربعة آخرين في العملية.": 1,
		"استشهد 26 شخصا في عدوان إسرائيلي على منزلين في مدينة رفح. وقال مراسل إن 26 شخصا استشهدوا بغارة جوية إسرائيلية على مدينة رفح.":               1,
		"قتل خمسة مدنيين بقصف مدفعي على مدينة سرمين. وقتل خمسة عناصر من قوات النظام بقصف مدفعي على مدينة درعا.":                                      2,
		"قتل مدني بقصف مدفعي على مدينة سرمين. وقتل مدني بغارة جوية على مدينة أريحا.":                                                                 2,
	} {
		ext, _, err := r.Try(text, "2023-05-10")
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, c := range ext.Claims {
			if len(c.Harm) > 0 && c.SameAs == "" {
				got++
			}
		}
		if got != want {
			t.Errorf("%s\n\t%d events, want %d", text, got, want)
		}
	}
}
