package claim

import (
	"strconv"
	"strings"
	"testing"

	"tawatur"
)

// TestForgone: what is refused, decided, a condition or asked about is not asserted, whatever the length of the name between.
func TestForgone(t *testing.T) {
	r := exampleReader(t)
	for _, c := range []struct{ text, typ, want string }{
		{"رفضت قوات النظام قصف بلدة سرمين.", "shelling", ""},
		{"امتنع الجيش الإسرائيلي عن اقتحام بلدة الخيام.", "raid", ""},
		{"رفض الجيش الإسرائيلي أمس مداهمة بلدة الخيام.", "raid", ""},
		{"قررت قوات النظام اقتحام بلدة سرمين.", "raid", "planned"},
		{"يجب على قوات الجيش الوطني السوري قصف بلدة سرمين.", "shelling", "hypothetical"},
		{"تساءل ناشطون عما إذا كانت قوات النظام قد قصفت بلدة سرمين.", "shelling", "hypothetical"},
		{"إن قصفت قوات النظام بلدة سرمين فسيكون هناك رد.", "shelling", "hypothetical"},
		{"لم يكن هناك أي قصف من قوات النظام على بلدة سرمين.", "shelling", ""},
		// what stands between is done, and what is decided or refused is another thing
		{"رفضت قوات النظام الهدنة وقصفت بلدة سرمين.", "shelling", "asserted"},
		{"ما إن قصفت قوات النظام بلدة سرمين حتى ردت الفصائل.", "shelling", "asserted"},
		{"ما إن اقتحمت القوات الإسرائيلية مدينة جنين حتى اندلعت اشتباكات.", "armed-clash", "asserted"},
		{"قال ناشطون إن قوات النظام قصفت بلدة سرمين.", "shelling", "asserted"},
		{"قررت قوات النظام بعد قصف بلدة سرمين وقف المحادثات.", "shelling", "asserted"},
		{"رغم قرار مجلس الأمن الدولي قصف الجيش الإسرائيلي مدينة رفح وقتل عشرين مدنيا.", "shelling", "asserted"},
		{"عقب قرار مجلس الأمن الدولي خطف الدعم السريع خمسة مدنيين في الفاشر.", "detention", "asserted"},
		{"بعد تراجع الجيش السوداني قصف الدعم السريع أحياء أم درمان وقتل خمسة مدنيين.", "shelling", "asserted"},
		{"بعد تراجع قوات النظام أمس اقتحام الفصائل لبلدة سرمين أوقع قتلى.", "withdrawal", "asserted"},
		// what is decided and done, and what is condemned and not refused
		{"قرار الجيش الإسرائيلي قصف المدرسة أدى إلى مقتل عشرين مدنيا.", "shelling", "asserted"},
		{"أدان العراق قرار تركيا قصف دهوك أمس الذي قتل فيه ثلاثة مدنيين.", "shelling", "asserted"},
		{"قرار الجيش الإسرائيلي اقتحام رفح أدى إلى نزوح مئة ألف شخص.", "raid", "asserted"},
		{"قررت هيئة تحرير الشام أمس اعتقال ثلاثة قياديين فاعتقلتهم فجر اليوم.", "detention", "asserted"},
		{"أدانت بغداد قرار تركيا قصف مدينة دهوك.", "shelling", ""},
		{"رفضت بغداد القصف التركي على دهوك الذي أودى بحياة تسعة سياح.", "shelling", "asserted"},
		{"رفض حزب الله الهجوم الإسرائيلي على بلدة الخيام.", "attack", "asserted"},
		{"رفضت الحكومة اللبنانية الغارات الإسرائيلية على بيروت.", "air-strike", "asserted"},
		{"رفضت حركة حماس قصف الجيش الإسرائيلي مدينة رفح.", "shelling", "asserted"},
		{"رفض الجيش السوداني قصف الدعم السريع لمدينة الفاشر.", "shelling", "asserted"},
		// an aim or a fear before a verb of the past, and "إن" written for "أن"
		{"بهدف طرد قوات الدعم السريع قصف الجيش السوداني حي بري في الخرطوم وقتل خمسة مدنيين.", "shelling", "asserted"},
		{"استعدادا لمواجهة هيئة تحرير الشام قصفت قوات النظام بلدة سرمين وقتلت مدنيا.", "shelling", "asserted"},
		{"تحسبا لتسلل عناصر تنظيم الدولة الإسلامية قصفت الطائرات العراقية وادي حوران.", "air-strike", "asserted"},
		{"خوفا من حزب الله اللبناني قصفت إسرائيل جسر الليطاني.", "shelling", "asserted"},
		{"حتى قوات حرس الحدود الأردني قصفت مزرعة في السويداء.", "shelling", "asserted"},
		{"هل قوات حرس الحدود الأردني قصفت مزرعة في السويداء؟", "shelling", "hypothetical"},
		{"أعلن الحوثيون إن قصفت مدمرة أمريكية صنعاء أمس وقتلت ثلاثة مدنيين.", "shelling", "asserted"},
		{"قال شهود إن اقتحمت القوات الإسرائيلية بلدة طمون فجرا واعتقلت شابين.", "raid", "asserted"},
	} {
		got := ""
		x, err := r.Read(tawatur.Report{ID: "case", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range x.Claims {
			if q.Type == c.typ {
				got = q.Modality
			}
		}
		if got != c.want {
			t.Errorf("%s\n%s: %q, want %q", c.text, c.typ, got, c.want)
		}
	}
}

// TestAnnouncedOfOthers: who announces what others did to him, or lays it to them, is no doer.
func TestAnnouncedOfOthers(t *testing.T) {
	casts{
		{"أعلنت القوات الإسرائيلية استهداف قاعدتها في بلدة الخيام بطائرة مسيرة.", "air-strike", "target:israeli-forces"},
		{"أعلن حزب الله قصف القوات الإسرائيلية بلدة الخيام.", "shelling", "agent:israeli-forces"},
		{"أكد حزب الله مسؤولية القوات الإسرائيلية عن الهجوم على بلدة الخيام.", "attack", "agent:israeli-forces"},
		// what is struck otherwise, or is another's, was struck by who announces it
		{"أعلن حزب الله استهداف القوات الإسرائيلية في بلدة الخيام.", "attack", "agent:hezbollah target:israeli-forces"},
		{"أعلن حزب الله استهداف القوات الإسرائيلية شرقي بلدة الخيام.", "attack", "agent:hezbollah target:israeli-forces"},
		{"توغل الجيش الإسرائيلي في بلدة الخيام. وأعلن حزب الله استهداف آلياته في البلدة.", "attack", "agent:hezbollah"},
		{"محمد الضيف مطلوب منذ سنوات. وأعلن الجيش الإسرائيلي استهداف مقره في خان يونس.", "attack", "agent:israeli-forces"},
		{"شنت إيران هجوما صاروخيا. وأعلنت القوات الإسرائيلية قصف قواعدها.", "shelling", "agent:israeli-forces"},
		{"ترفض إيران وقف التخصيب. وأعلنت القوات الإسرائيلية قصف مواقعها النووية.", "shelling", "agent:israeli-forces"},
		{"أعلن حزب الله استهداف جنود العدو محيط موقع المرج.", "attack", "agent:hezbollah target:israeli-forces"},
		{"أعلن تنظيم الدولة استهداف الجيش النيجيري مدينة مايدوغوري بهجوم انتحاري.", "attack", "agent:isis target:nigerian-forces"},
		{"أعلنت سرايا القدس مسؤولية مقاتليها عن الهجوم.", "attack", "agent:saraya-al-quds"},
		{"أكدت إيران مسؤولية الجيش الإيراني عن الهجوم على إسرائيل.", "attack", "agent:iranian-forces target:israel"},
		{"أكد الجيش الإسرائيلي مسؤوليته عن الهجوم على بلدة الخيام.", "attack", "agent:israeli-forces"},
	}.run(t)
}

// TestShotElsewhere: who was shot elsewhere did not die of the shelling before, and a count behind it may be of things.
func TestShotElsewhere(t *testing.T) {
	r := exampleReader(t)
	for text, want := range map[string]string{
		"قصفت قوات النظام بلدة كنصفرة وقتل ثلاثة مدنيين برصاص مجهولين في مدينة أريحا.": "- 3",
		"قصفت قوات الدعم السريع مدينة الفاشر وقتلت خمسة مدنيين برصاص قناصيها.":         "5",
		"قصفت المروحية القرية وقتل ثلاثة مدنيين برصاص رشاشاتها.":                       "3",
		"هاجم انتحاري البوابة ففجر نفسه وقتل خمسة جنود بالرصاص.":                       "- 5",
		"قتل ثلاثة مدنيين في قصف على بلدة كنصفرة وخمسة منازل دمرت.":                    "3",
		"لم يقتل ثلاثة جنود في قصف على بلدة الخيام وخمسة في غارة على بلدة مركبا.":      "-",
	} {
		x, err := r.Read(tawatur.Report{ID: "case", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, q := range x.Claims {
			n := "-"
			for _, h := range q.Harm {
				if n = "?"; h.Min != nil {
					n = strconv.Itoa(*h.Min)
				}
			}
			got = append(got, n)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n%q, want %q", text, s, want)
		}
	}
}
