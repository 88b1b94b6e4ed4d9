package claim

import "testing"

// holderCases tell of men who are named by an office or a trade, and of those who kill many or a few by a verb in the plural.
var holderCases = casts{
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
	{"أفرجت السلطات عن الصحفي خالد العلي في مدينة درعا.", "prisoner-release", "agent:syrian-regime target:civilians"},
	{"اعتقلت قسد ثلاثة صيادين في الرقة ثم أفرجت عنهم لاحقا.", "prisoner-release", "agent:sdf target:civilians"},
	{"أطلقت قسد سراح ثمانية معتقلين في مدينة الرقة.", "prisoner-release", "agent:sdf target:civilians"},
	{"وقع انفجار في مستودع ذخيرة لقوات النظام في حمص.", "explosion", "target:syrian-regime-forces"},
	{"قصفت سرايا القدس حشودات لآليات الاحتلال الإسرائيلي شرقي رفح.", "shelling", "agent:saraya-al-quds target:israeli-forces"},
	{"اتهمت منظمة حقوقية قوات الدعم السريع بقصف سوق شعبي في الكومة.", "accusation", "agent: target:rapid-support-forces"},
	{"اتهم مسؤول محلي الحوثيين بزرع ألغام.", "accusation", "agent:official-sources target:houthis"},
	{"واتهمت المصادر قسد بقصف منازل المدنيين في أبو حردوب.", "accusation", "agent:anonymous-source target:sdf"},
	{"هاجم مسلحون شرطة طالبان في مدينة كابل.", "attack", "agent:gunmen-unknown target:taliban"},
	{"استهدفت عبوة ناسفة آلية لشرطة طالبان في مدينة كابل.", "explosion", "target:taliban"},
	{"استنكرت رئاسة الأركان العامة للجيش الليبي الاشتباكات في مدينة الزاوية.", "accusation", "agent:libyan-general-staff"},
	{"أجلت القوات البريطانية دبلوماسييها وعائلاتهم من الخرطوم.", "displacement", "agent:british-forces target:civilians"},
	// What must stay as it is.
	{"انفجرت عبوة ناسفة قرب منزل مختار قرية الدحلة.", "explosion", ""},
	{"استهدف قائد الفوج الثاني قرية الدحلة بالمدفعية.", "shelling", ""},
	{"قالت مصادر إن ثلاثة مسلحين قتلوا في غارة على رفح.", "air-strike", "target:fighters"},
	{"هاجم مسلحون القرية وقتلوا خمسة مدنيين.", "attack", "agent:gunmen-unknown target:civilians"},
	{"أفرجت قسد عن خمسة عناصر من قوات النظام في الحسكة.", "prisoner-release", "agent:sdf target:syrian-regime-forces"},
	{"وقع انفجار في مناطق سيطرة الجيش الوطني السوري في عفرين.", "explosion", ""},
	{"اتهمت لجنة حماية الصحفيين إسرائيل باستهداف الصحفيين.", "accusation", "agent:cpj target:israel"},
	{"قصفت قوات النظام منزل شاب في سرمين ما أدى إلى مقتل امرأة.", "shelling", "agent:syrian-regime-forces target:civilians"},
}

func TestHolders(t *testing.T) { holderCases.run(t) }
