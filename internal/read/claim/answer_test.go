package claim

import (
	"strings"
	"testing"

	"tawatur"
)

func TestWhatAnActAnswersIsToldByWords(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"فرضت قوات سوريا الديمقراطية حصارا على مدينة القامشلي ردا على هجوم مقاتلي العشائر على بلدة ذيبان.", "siege<attack"},
		{"جاء قرار الحصار في إطار ردها على هجمات شنتها مجموعات مسلحة في دير الزور.", "siege<attack"},
		// behind one another is not because of one another
		{"فرضت قوات سوريا الديمقراطية حصارا على مدينة القامشلي بعد هجوم مقاتلي العشائر على بلدة ذيبان.", ""},
		// the last act before the words is the answer, not one before it
		{"قصفت قوات النظام بلدة النيرب، وقصفت فصائل المعارضة مدينة سراقب ردا على القصف.", "shelling<shelling"},
		// words are no act
		{"قصفت قوات النظام بلدة النيرب ردا على اتهام تركيا لها بخرق الهدنة.", ""},
	} {
		ext, err := r.Read(tawatur.Report{ID: "t", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		typ := map[string]string{}
		for _, cl := range ext.Claims {
			typ[cl.ID] = cl.Type
		}
		var got []string
		for _, cl := range ext.Claims {
			if cl.Answers != "" {
				got = append(got, cl.Type+"<"+typ[cl.Answers])
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
