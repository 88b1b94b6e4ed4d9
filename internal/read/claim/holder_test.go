package claim

import "testing"

// holderCases tell of men who are named by an office or a trade, and of those who kill many or a few by a verb in the plural.
var holderCases = []struct{ text, typ, actors string }{
	{"استهدفت عبوة ناسفة سيارة رئيس بلدية الحراك.", "explosion", "target:civilians"},
	{"استهدفت عبوة ناسفة سيارة قائد الفوج الثاني قرب قعطبة.", "explosion", "target:"},
	{"انفجرت عبوة ناسفة مزروعة أسفل سيارة إعلامي في مدينة إعزاز.", "explosion", "target:civilians"},
	{"استهدف مجهولون مختار قرية الدحلة بإطلاق نار.", "attack", "agent:gunmen-unknown target:civilians"},
	{"اعتقلت قسد رئيس مجلس بلدة غرانيج.", "detention", "agent:sdf target:civilians"},
	{"خطف مسلحون آمر الكتيبة الثانية في طرابلس.", "detention", "agent:gunmen-unknown target:"},
	{"طال القصف منزل محافظ شبوة في عتق.", "shelling", "target:"},
	{"قوات الاحتلال داهمت منزل العائلة في جنين.", "raid", "agent:israeli-forces target:civilians"},
	{"اعتقلت قسد الفتى محمد الأحمد في مدينة الرقة.", "detention", "agent:sdf target:civilians"},
	{"شن مسلحو داعش هجوما مسلحا في ديالى أسفر عن مقتل صياد.", "attack", "agent:isis target:civilians"},
	{"قال شهود إن جنودا إسرائيليين قتلوا صبيا فلسطينيا قرب السياج.", "attack", "agent:israeli-forces target:civilians"},
	{"قالت الشرطة إن مسلحين مجهولين قتلوا رجلا وزوجته في المدينة.", "attack", "agent:gunmen-unknown target:civilians"},
	// What must stay as it is.
	{"انفجرت عبوة ناسفة قرب منزل مختار قرية الدحلة.", "explosion", ""},
	{"استهدف قائد الفوج الثاني قرية الدحلة بالمدفعية.", "shelling", ""},
	{"قالت مصادر إن ثلاثة مسلحين قتلوا في غارة على رفح.", "air-strike", "target:fighters"},
	{"هاجم مسلحون القرية وقتلوا خمسة مدنيين.", "attack", "agent:gunmen-unknown target:civilians"},
	{"قصفت قوات النظام منزل شاب في سرمين ما أدى إلى مقتل امرأة.", "shelling", "agent:syrian-regime-forces target:civilians"},
}

func TestHolders(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range holderCases {
		if got := castOf(t, r, c.text, c.typ).actors; got != c.actors {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.actors)
		}
	}
}
