package attribution_test

import (
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/know"
	"tawatur/internal/read/annotate"
	"tawatur/internal/read/attribution"
)

// speechCases give a text, a word of it, and who says that word, nearest first: an id, or for speakers that the tables do not
// know their words between « ». "-" is the outlet's own voice. The last place of the word in the text is meant.
var speechCases = []struct{ text, word, speakers string }{
	// a verb before and behind its subject
	{"قالت مصادر محلية إن القصف أصاب السوق.", "السوق", "local-sources"},
	{"المرصد السوري لحقوق الإنسان أكد أن القصف أصاب السوق.", "السوق", "sohr"},
	{"وكان المرصد السوري لحقوق الإنسان، قد أعلن أن القصف أصاب السوق.", "السوق", "sohr"},
	{"أصاب القصف السوق.", "السوق", "-"},
	// speakers that no table knows
	{"وقال مدير مستشفى البلدة إن المستشفى استقبل الجرحى.", "الجرحى", "«مدير مستشفى البلدة»"},
	{"وأفاد ثلاثة رعاة بأن الطائرة أصابت الخيام.", "الخيام", "«ثلاثة رعاة»"},
	{"وقال المهندس سعدون الراوي، رئيس بلدية القرية، إن الجسر انهار.", "انهار", "«المهندس سعدون الراوي، رئيس بلدية القرية»"},
	{"وأشار رئيس المجلس المحلي إلى أن الطريق مغلق.", "مغلق", "«رئيس المجلس المحلي»"},
	{"أعلن محافظ المدينة وصول المساعدات إلى المخيم.", "وصول", "«محافظ المدينة»"},
	{"حسابات محلية نشرت أن القصف أصاب السوق.", "السوق", "«حسابات محلية»"},
	{"قتل راعيان، وفقا لمسؤولين محليين.", "قتل", "«لمسؤولين محليين»"},
	{"أكدت نائبة المتحدث باسم وزارة الدفاع الروسية، سلمى الراوي، أن الجسر انهار.", "انهار", "«نائبة المتحدث باسم وزارة الدفاع الروسية، سلمى الراوي»"},
	{"وكان رئيس بلدية القرية، سعدون الراوي، قد أعلن أن الجسر انهار.", "انهار", "«رئيس بلدية القرية، سعدون الراوي»"},
	{"وحذر الباحث المتخصص سعدون الراوي من قصف البلدة.", "قصف", "«الباحث المتخصص سعدون الراوي»"},
	{"أعلنت الفصائل استهداف موقع قرب البلدة.", "استهداف", "«الفصائل»"},
	{"وقال بيان صادر عن البلدية للصحافيين إن الجسر انهار.", "انهار", "«بيان صادر عن البلدية»"},
	// in short, and carried on
	{"قال سعدون الراوي إن القصف أصاب السوق. وقال الراوي إن الجسر انهار.", "انهار", "«الراوي»"},
	{"قال الدفاع المدني السوري إن القصف أصاب السوق. وأضاف أن الجسر انهار.", "انهار", "white-helmets"},
	{"قال الدفاع المدني السوري إن القصف أصاب السوق. وانهار الجسر لاحقا.", "الجسر", "-"},
	{"قالت قسد إن القصف أصاب السوق، مؤكدة أن الجسر انهار.", "انهار", "sdf"},
	{"قالت قسد إن القصف أصاب السوق. يذكر أن الجسر انهار قبل عام.", "انهار", "-"},
	{"قالت قسد إن القصف أصاب السوق. وأفيد بأن الجسر انهار.", "انهار", "-"},
	{"شنت إسرائيل غارات على البلدة، مؤكدة أن الجسر انهار.", "انهار", "israel"},
	// behind and before a clause
	{"أصاب القصف السوق، بحسب المرصد السوري لحقوق الإنسان.", "السوق", "sohr"},
	{"أصاب القصف السوق وفق ما ذكرت مصادر طبية.", "السوق", "medical-sources"},
	{"أصاب القصف السوق، وقصفت قسد الجسر، بحسب مصادر طبية.", "السوق", "-"},
	{"أصاب القصف السوق، بحسب مصادر طبية، فيما انهار الجسر.", "الجسر", "-"},
	{"قالت قسد إن القصف أصاب السوق. وانهار الجسر، بحسب قولها.", "الجسر", "sdf"},
	{"وجاء في بيان وزارة الدفاع الروسية أن الجسر انهار.", "انهار", "russian-defence-ministry"},
	// nested, and one behind another
	{"نقلت وكالة رويترز عن مصدر أمني أن الجسر انهار.", "انهار", "security-sources reuters"},
	{"وقال شهود عيان لوكالة فرانس برس إن الجسر انهار.", "انهار", "witnesses afp"},
	{"علمت الصحيفة من مصدر أمني أن الجسر انهار.", "انهار", "security-sources"},
	{"قالت قسد إن القصف أصاب السوق، فيما قالت روسيا إن الجسر انهار.", "انهار", "russia"},
	{"قالت قسد إن القصف أصاب السوق، فيما قالت روسيا إن الجسر انهار.", "السوق", "sdf"},
	{"بعد إعلان الجيش الإسرائيلي مقتل جندي.", "مقتل", "israeli-forces"},
	// quotations that go on
	{"وقال سعدون الراوي: «أصاب القصف السوق. وانهار الجسر القديم». وأغلق الطريق.", "الجسر", "«سعدون الراوي»"},
	{"وقال سعدون الراوي: «أصاب القصف السوق. وانهار الجسر القديم». وأغلق الطريق.", "الطريق", "-"},
	// what only looks like speech
	{"نشرت قسد عناصرها في محيط السوق.", "السوق", "-"},
	{"تدور المواجهات بين قسد والعشائر قرب السوق.", "السوق", "-"},
	{"أصاب القصف مدرسة تابعة للبلدية قرب السوق.", "السوق", "-"},
}

// TestShortTexts reads texts that end where a speaker would stand.
func TestShortTexts(t *testing.T) {
	base, err := know.Load()
	if err != nil {
		t.Fatal(err)
	}
	ann := annotate.New(base)
	for _, text := range []string{"بحسب", "بحسب ما ذكر", "وفقا ل", "قال", "قالت قسد", "نقلت عن", "وأضاف: «", "أعلن محافظ", "لـ", "وجاء في بيان", "حذر فلان،", "أكد المتحدث باسم قسد،"} {
		attribution.Find(ann.Annotate(text, tawatur.Published{}, ""))
	}
}

func TestSpeakers(t *testing.T) {
	base, err := know.Load()
	if err != nil {
		t.Fatal(err)
	}
	ann := annotate.New(base)
	for _, c := range speechCases {
		d := ann.Annotate(c.text, tawatur.Published{}, "")
		if got := speakers(d, attribution.Find(d), c.word); got != c.speakers {
			t.Errorf("%s\n %s: said by %s, want %s", c.text, c.word, got, c.speakers)
		}
	}
}

// speakers writes who says the last token that is spelled as a word.
func speakers(d *annotate.Doc, att attribution.Attribution, word string) string {
	at := -1
	for i := range d.Tokens {
		if d.Span(i, i+1).Text == word {
			at = i
		}
	}
	if at < 0 {
		return "no such word"
	}
	var out []string
	for _, s := range att.At(at) {
		if s.ID != "" {
			out = append(out, s.ID)
		} else {
			out = append(out, "«"+d.Span(s.First, s.End).Text+"»")
		}
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, " ")
}
