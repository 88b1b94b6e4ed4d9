package actors

import (
	"testing"
	"time"

	"tawatur/arabic"
)

// TestFormsMeanTheWarAtHand: the same words are other bodies in other countries, years and mouths, and nobody's where the text
// does not tell.
func TestFormsMeanTheWarAtHand(t *testing.T) {
	b := book(t)
	for _, c := range []struct{ text, country, day, outlet, want string }{
		{"أعلن الجيش سيطرته على الحي", "SD", "2024-05-01", "", "sudanese-army"},
		{"أعلن الجيش سيطرته على الحي", "SY", "2024-05-01", "", "syrian-regime-forces"},
		{"أعلن الجيش سيطرته على الحي", "SY", "2025-05-01", "", "syrian-transitional-forces"},
		{"أعلن الجيش سيطرته على الحي", "LY", "2019-05-01", "", "lna"},
		{"أعلن الجيش سيطرته على الحي", "YE", "2018-05-01", "", "yemeni-forces"},
		{"أعلن الجيش سيطرته على الحي", "YE", "2018-05-01", "al-masirah", "houthis"},
		{"أعلن الجيش سيطرته على الحي", "ML", "2018-05-01", "", ""},
		{"أعلن الجيش سيطرته على الحي", "", "2018-05-01", "", ""},
		{"أعلن الجيش المالطي سيطرته على الحي", "SY", "2018-05-01", "", ""},
		{"طوقت الشرطة الاتحادية المكان", "IQ", "2018-05-01", "", "iraqi-federal-police"},
		{"هاجمت القوات شبه العسكرية القرية", "SD", "2024-05-01", "", "rapid-support-forces"},
		{"هاجمت القوات المدعومة أميركيا البلدة", "SY", "2022-05-01", "", "sdf"},
		{"طوقت قوات الأمن المكان", "SY", "2025-05-01", "", "syrian-internal-security"},
		{"طوقت قوات الأمن المكان", "TR", "2015-08-01", "", ""},
		{"طوقت قوات الأمن المكان", "SY", "2021-05-01", "", "syrian-security-services"},
		{"أطلقت قوات الغزو الصواريخ", "UA", "2022-05-01", "", "russian-forces"},
		{"أعلنت القوات المسلحة اليمنية تنفيذ العملية", "YE", "2024-05-01", "al-masirah", "houthis"},
		{"أعلنت القوات المسلحة اليمنية تنفيذ العملية", "YE", "2016-05-01", "okaz", "yemeni-forces"},
		{"تقدم الجيش الوطني شمال المدينة", "YE", "2017-01-01", "", "yemeni-forces"},
		{"تقدم الجيش الوطني شمال المدينة", "SY", "2020-01-01", "", "syrian-national-army"},
		{"تقدم الجيش الوطني شمال المدينة", "BF", "2023-01-01", "", ""},
		{"استهدف القصف مواقع الإرهابيين", "SY", "2020-01-01", "", "opposition-factions"},
		{"استهدف القصف مواقع الإرهابيين", "SY", "2020-01-01", "anadolu", "sdf"},
		{"استهدف القصف مواقع الإرهابيين", "EG", "2016-01-01", "", "sinai-province"},
		{"استهدف القصف مواقع الإرهابيين", "NE", "2023-01-01", "", ""},
		{"قالت الحكومة إنها تحقق", "LY", "2018-01-01", "", "libyan-gna"},
		{"قالت الحكومة إنها تحقق", "LY", "2022-01-01", "", "libyan-gnu"},
		{"قصفت طائرات التحالف البلدة", "IQ", "2016-01-01", "", "international-coalition"},
		{"قصفت طائرات التحالف البلدة", "YE", "2016-01-01", "", "arab-coalition-yemen"},
		{"تصدت المقاومة للهجوم", "LB", "2024-01-01", "", "hezbollah"},
		{"تصدت المقاومة للهجوم", "PS", "2024-01-01", "", "palestinian-factions"},
		{"دخلت قوات مكافحة الإرهاب الجامعة", "IQ", "2015-07-20", "", "iraqi-cts"},
		{"دخلت قوات مكافحة الإرهاب الحي", "SY", "2021-07-20", "", "yat"},
		{"دخلت قوات مكافحة الإرهاب الحي", "TR", "2015-08-08", "", "turkish-counter-terrorism-police"},
		{"سقط مبنى الأمن السياسي أمس", "YE", "2015-08-08", "", "yemeni-political-security"},
		{"سقط مقر الفرقة الرابعة أمس", "YE", "2015-08-08", "", ""},
		{"أعلنت الحكومة الليبية إرسال تعزيزات", "LY", "2015-08-03", "", "libyan-authorities"},
		{"أعلنت الحكومة الليبية إرسال تعزيزات", "LY", "2017-08-03", "", "libyan-gna"},
		{"أعلنت الحكومة الليبية إرسال تعزيزات", "LY", "2023-08-03", "", "libyan-gnu"},
		{"قصفت الطائرات الحربية منزلين في الحي", "PS", "2023-11-03", "", "israeli-forces"},
		{"قصفت الطائرات الحربية منزلين في الحي", "YE", "2016-11-03", "", "arab-coalition-yemen"},
		{"تبنى الإرهابيون الهجوم", "SO", "2023-11-03", "", "al-shabaab"},
		{"نفذ فلول النظام كمينا", "SY", "2025-03-07", "", "assad-loyalists"},
		{"نفذ فلول النظام كمينا", "SD", "2025-03-07", "", ""},
		{"نفذ فلول النظام كمينا", "SY", "2012-03-07", "", ""},
		{"انتشرت قوى الأمن الداخلي في الحي", "SY", "2025-08-01", "", ""},
		{"انتشرت قوى الأمن الداخلي في الحي", "SY", "2026-02-01", "", "syrian-internal-security"},
		{"انفجرت مسيرة معادية أمس", "IL", "2024-09-01", "", ""},
		{"انفجرت مسيرة معادية أمس", "LB", "2024-09-01", "", "israeli-forces"},
		{"انتشرت الحماية الرئاسية أمس", "YE", "2018-01-28", "", "presidential-protection-yemen"},
		{"انتشرت الحماية الرئاسية أمس", "SO", "2018-01-28", "", ""},
		{"دان رئيس الوزراء، شهباز شريف، التفجير", "PK", "2023-01-31", "", "shehbaz-sharif"},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		ts := arabic.Tokenize(c.text)
		in := Setting{Outlet: c.outlet, Day: day}
		if c.country != "" {
			in.Spots = []Spot{{At: len(ts) - 1, Country: c.country, Within: true}}
		}
		ms := b.Settle(ts, b.Scan(ts, nil), in)
		if len(ms) != 1 || ms[0].ID != c.want || ms[0].Open != (c.want == "") {
			t.Errorf("%s in %s on %s by %q: %+v, want %q", c.text, c.country, c.day, c.outlet, ms, c.want)
		}
	}
}

// TestFormsFollowTheNearestWar: a digest of two countries has two armies.
func TestFormsFollowTheNearestWar(t *testing.T) {
	b := book(t)
	ts := arabic.Tokenize("قصف الجيش البلدة")
	two := append(append([]arabic.Token{}, ts...), make([]arabic.Token, 3*around)...)
	two = append(two, ts...)
	far := len(two) - 1
	ms := b.Settle(two, b.Scan(two, nil), Setting{Spots: []Spot{{At: 2, Country: "SY", Within: true}, {At: far, Country: "SD", Within: true}}})
	if len(ms) != 2 || ms[0].ID != "syrian-regime-forces" || ms[1].ID != "sudanese-army" {
		t.Errorf("got %+v", ms)
	}
}

// TestSitesStandForTheirKeepers: a base struck is its keeper of the day, and no more than a place behind "in".
func TestSitesStandForTheirKeepers(t *testing.T) {
	b := book(t)
	for _, c := range []struct{ text, day, want string }{
		{"استهدف قاعدة العند", "2015-06-01", "houthis"},
		{"استهدف قاعدة العند", "2016-06-01", "yemeni-forces"},
		{"استهدف قاعدة \"عين الأسد\"", "2023-11-01", "us-forces"},
		{"استهدف ثكنة برانيت", "2024-01-10", "israeli-forces"},
		{"قتل جنديان من لواء غولاني", "2024-01-10", "israeli-forces"},
		{"انفجار في ثكنة برانيت", "2024-01-10", ""},
		{"انفجار بثكنة برانيت", "2024-01-10", ""},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		ts := arabic.Tokenize(c.text)
		got := ""
		for _, m := range b.Settle(ts, b.Scan(ts, nil), Setting{Day: day}) {
			if m.ID != "soldiers" {
				got += m.ID
			}
		}
		if got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.text, c.day, got, c.want)
		}
	}
}

// Two words written as one are read by themselves, with no text behind them in which a short form could be explained.
func TestShortFormInGluedWords(t *testing.T) {
	b := book(t)
	if ms := b.Mentions(arabic.Tokenize("سلم السلاح لفصائلالمقاومة")); len(ms) > 0 && ms[0].End > 3 {
		t.Errorf("%+v", ms)
	}
}
