package claim

import (
	"slices"
	"testing"

	"tawatur"
)

// TestUnspoken: dangers, aims and things published are no threats, accusations, pledges or deployments; those that somebody makes stay.
func TestUnspoken(t *testing.T) {
	r := exampleReader(t)
	for _, c := range []struct {
		text, typ string
		want      bool
	}{
		{"دعت حركة فتح مجلس الأمن إلى إدانة الهجوم على بلدة الخيام.", "accusation", false},
		{"تحولت القمة إلى منصة لإدانة روسيا بسبب الحرب.", "accusation", false},
		{"أعربت الأمم المتحدة عن إدانتها الهجوم على بلدة الخيام.", "accusation", true},
		{"قال الجيش السوداني إنه يعمل على مواجهة التهديدات التي تواجهها البلاد.", "threat", false},
		{"تحدثت وزارة الدفاع العراقية عن التهديد الذي يمثله تنظيم داعش.", "threat", false},
		{"باتت تركيا تواجه تهديدا على حدودها مع سوريا.", "threat", false},
		{"أكد الجيش اللبناني استعداده للقضاء على التهديدات في الجنوب.", "threat", false},
		{"تلقى سكان بلدة الخيام تهديدات من الجيش الإسرائيلي بقصفها.", "threat", true},
		{"وجهت تركيا تهديدات إلى قسد.", "threat", true},
		{"كررت تركيا تهديداتها باجتياح مدينة عين العرب.", "threat", true},
		{"تصاعدت التهديدات التركية لقسد في ريف حلب.", "threat", true},
		{"تحدث الأهالي عن تهديدات قسد لهم في بلدة ذيبان.", "threat", true},
		{"سياسات قسد تهدد المدنيين في بلدة ذيبان.", "threat", false},
		{"تهدد هذه الهجمات قوات النظام في ريف إدلب.", "threat", false},
		{"قال الدفاع المدني إن حياة الأطفال مهددة بسبب البرد.", "threat", false},
		{"هدد الجيش السوداني باقتحام مدينة نيالا.", "threat", true},
		{"هدد الجيش السوداني بضربات على مدينة نيالا.", "threat", true},
		{"يهدد تنظيم داعش سكان بلدة البصيرة.", "threat", true},
		{"طالبت قسد المقاتلين بالتسليم مهددة بقصف البلدة.", "threat", true},
		{"قالت الأمم المتحدة إن الصراع في السودان ينذر بكارثة.", "threat", false},
		{"أنذرت قسد أهالي بلدة ذيبان.", "threat", true},
		{"تساءل ناشطون عما إذا كانت تركيا سترد على قسد.", "threat", false},
		{"قال مسؤول أميركي إن الجيش يحدد الأهداف التي سترد القوات الأميركية عليها.", "threat", false},
		{"قال الوزير إن الجيش الأوكراني سيواجه صعوبات في الشتاء.", "threat", false},
		{"أكدت قسد أنها سترد على قصف قوات النظام.", "threat", true},
		{"أدى دعم واشنطن لقسد إلى غضب تركيا.", "support", false},
		{"أعلنت واشنطن دعمها لقسد.", "support", true},
		{"أكد وزير الخارجية العراقي، فؤاد حسين، دعمه للجيش اللبناني.", "support", true},
		{"قالت إيران إنها مستمرة في دعم حزب الله.", "support", true},
		{"أعطت روسيا ضمانات لقسد.", "support", true},
		{"نشر المساعد الأمني للمحافظ تفاصيل عن مقتل جنود في بلدة الخيام.", "deployment", false},
		{"أرسل قائد الجيش برقية تعزية بمقتل عناصر من قواته في مدينة الفلوجة.", "deployment", false},
		{"نشر الجيش السوري قوات في بلدة الخيام.", "deployment", true},
		{"دك مقاتلو حزب الله تمركزا لآليات الجيش الإسرائيلي في بلدة الخيام.", "deployment", false},
		{"وقع القصف بعد سقوط الهدنة بين الجيش السوداني وقوات الدعم السريع.", "agreement", false},
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
