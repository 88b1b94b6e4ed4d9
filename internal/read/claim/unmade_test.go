package claim

import (
	"slices"
	"testing"

	"tawatur"
)

// TestUnmade: what is called for, planned or talked of was not done; what was decided, announced, reached or told behind "after" was.
func TestUnmade(t *testing.T) {
	r := exampleReader(t)
	for _, c := range []struct {
		text, typ string
		want      bool
	}{
		{"قدم النائب مشروع قرار لانسحاب القوات الأميركية من سوريا.", "withdrawal", false},
		{"تحدث الوزير عن جدول زمني لانسحاب القوات التركية من مدينة إدلب.", "withdrawal", false},
		{"انتقد الأهالي تخلي الرئيس السوداني عن قوات الجيش في مدينة نيالا.", "withdrawal", false},
		{"امتدت المعارك بعد انسحاب تداعيات القتال على مدينة الخرطوم.", "withdrawal", false},
		{"أعلنت لجنة المراقبة انسحاب القوات الأميركية من مدينة منبج.", "withdrawal", true},
		{"بعد انسحاب القوات الأميركية من مدينة منبج دخلها الجيش السوري.", "withdrawal", true},
		{"أكد شهود انسحاب قوات الدعم السريع من مدينة سنجة.", "withdrawal", true},
		{"أكد شهود انسحاب قوات الدعم السريع من مدينة سنجة.", "support", false},
		{"أكدت إيران دعم قوات الدعم السريع.", "support", true},
		{"أخلت قوات النظام مواقعها في بلدة سرمين.", "withdrawal", true},
		{"فشل الجيش السوداني والدعم السريع في التوصل إلى هدنة.", "agreement", false},
		{"طالبت الأمم المتحدة بدلا من هدنة بين الجيش السوداني والدعم السريع بحل.", "agreement", false},
		{"أسفرت المحادثات عن اتفاق هدنة بين الجيش السوداني والدعم السريع.", "agreement", true},
		{"انتهت المفاوضات باتفاق بين قسد والحكومة السورية.", "agreement", true},
		{"أعلنت الأمم المتحدة هدنة بين الجيش السوداني والدعم السريع.", "agreement", true},
		{"رغم أهمية المدينة وقع الجيش السوداني والدعم السريع اتفاق هدنة.", "agreement", true},
		{"أبحرت سفن كسر الحصار نحو مدينة غزة.", "siege-lifted", false},
		{"بحث وفد روسي في مدينة الحسكة آلية لفك الحصار عنها.", "siege-lifted", false},
		{"تم رفع الحصار عن بلدة مضايا.", "siege-lifted", true},
		{"نجح الجيش السوداني في فك الحصار عن مدينة الأبيض.", "siege-lifted", true},
		{"قال الوزير إن الخطوات تعين على مواجهة تنظيم داعش.", "leadership-change", false},
		{"تظاهر مئات في مدينة تل أبيب للمطالبة باستقالة نتنياهو.", "leadership-change", false},
		{"عينت الحكومة السورية محافظا جديدا لمدينة حلب.", "leadership-change", true},
		{"أتلف الجيش اللبناني مخلفات الحرب في بلدة الخيام.", "property-damage", false},
		{"نهب مسلحون منازل المدنيين في بلدة الجنينة.", "property-damage", true},
		{"ناقش الطرفان صفقة تبادل أسرى بين حماس وإسرائيل.", "prisoner-release", false},
		{"أفرجت قسد عن عشرة معتقلين في مدينة الرقة.", "prisoner-release", true},
	} {
		x, err := r.Read(tawatur.Report{ID: "case", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(x.Claims, func(q tawatur.Claim) bool { return q.Type == c.typ }); got != c.want {
			t.Errorf("%s: %s %v, want %v", c.text, c.typ, got, c.want)
		}
	}
}
