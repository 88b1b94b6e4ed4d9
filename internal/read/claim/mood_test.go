package claim

import (
	"testing"

	"tawatur"
)

func TestASecondAimIsIntendedToo(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, typ, want string }{
		{"قال المصدر إن روسيا تسعى إلى تهدئة التوتر وإنهاء الحصار الذي تفرضه قوات سوريا الديمقراطية على القامشلي.", "siege-lifted", tawatur.Planned},
		{"سعت الأمم المتحدة إلى التهدئة، وجرى رفع الحصار عن مدينة القامشلي أمس.", "siege-lifted", tawatur.Asserted},
		{"أعلنت النقابات في مدينة السويداء إضرابا شاملا يوم غد السبت.", "protest", tawatur.Planned},
		{"وضعت برلين خطة تقضي بنشر ألمانيا صواريخ في ليتوانيا.", "deployment", tawatur.Planned},
		{"عقدت جولة انتهت باتفاق يقضي بتهجير عشرين شخصا من مدينة درعا.", "displacement", tawatur.Planned},
		{"المدفعية السورية تقصف بلدة البارة بريف إدلب والمحكمة تصدر حكمها غدا.", "shelling", tawatur.Asserted},
	} {
		ext, err := r.Read(tawatur.Report{ID: "t", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, cl := range ext.Claims {
			if cl.Type == c.typ {
				got += cl.Modality
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
