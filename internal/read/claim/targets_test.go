package claim

import (
	"strings"
	"testing"
)

// targetCases are cases in the form of roleCases whose point is to whom it was done.
var targetCases = []struct{ text, typ, actors string }{
	{"وهاجم المتظاهرون الغاضبون آليات للجيش التركي في مدينة رأس العين.", "attack", "agent:civilians target:turkish-forces"},
	{"قام المتظاهرون وبعض المسلحين بإحراق مبنى الإدارة في مدينة الباب.", "property-damage", "agent:civilians agent:gunmen-unknown"},
	{"نفذت سرايا القدس 6 عمليات قنص، استهدفت جنود الاحتلال في مدينة رفح.", "attack", "target:israeli-forces"},
	{"في عملية منفصلة، استهدفت كتائب القسام الاحتلال في حي تل السلطان.", "attack", "agent:qassam-brigades target:israeli-forces"},
	{"استهدفت قسد منازل تحصنت بها قوات النظام في قرية المشيرفة.", "attack", "agent:sdf target:syrian-regime-forces"},
	{"استعادت المقاومة الشعبية معسكر لبوزة بإسناد كثيف وفرته طائرات التحالف.", "territory-taken", "agent:popular-resistance-yemen"},
	{"قتل ثلاثة من أفراد الشرطة التركية في هجوم نسب إلى المتمردين الأكراد الذين استأنفوا عملياتهم ضد السلطات التركية.", "attack", "agent:pkk target:turkish-police"},
	{"أدانت منظمة العفو الدولية الهجمات التي سببت سقوط ضحايا مدنيين في إدلب.", "accusation", "agent:amnesty"},
	{"انتقد رئيس بلدية الجليل سلوك حكومة الاحتلال على الحدود مع لبنان.", "accusation", "agent: target:israel"},
	{"ونحو تسعة آلاف شخص تحتجزهم جماعات جهادية أخرى في إدلب.", "detention", "target:civilians"},
	{"انسحبت الفصائل التي قصفتها الطائرات الروسية في إدلب.", "air-strike", "agent:russian-forces target:opposition-factions"},
	{"استهدف الطيران قوات النظام، التي تشن حملة على الفصائل، في ريف إدلب.", "air-strike", "target:syrian-regime-forces"},
	{"استهدفت قوات النظام، اليوم الخميس، بالمدفعية والطيران الحربي مناطق عدة شمال غربي سوريا.", "air-strike", "agent:syrian-regime-forces"},
	{"واستهدفت الفصائل معاقل قوات الأسد في قرية الملاجة بقذائف الهاون.", "shelling", "agent:opposition-factions target:syrian-regime-forces"},
	{"سقط قتلى وجرحى في صفوف مسلحي الحوثي جراء غارات على صعدة.", "air-strike", "target:houthis"},
	{"وقال مدير المرصد رامي عبدالرحمن: \"خطف تنظيم داعش 170 مدنيا الخميس في القريتين\".", "detention", "agent:isis target:civilians"},
	{"قالت الصحيفة إن الجيش التركي قصف بقوة مواقع لحزب العمال الكردستاني في شمال العراق.", "shelling", "agent:turkish-forces target:pkk"},
	{"شنت إسرائيل غارات على رفح أدت إلى ارتقاء 3 شهداء، كما استهدف الاحتلال مدينة جباليا.", "air-strike", "agent:israel target:civilians"},
	{"تمكن مقاومو القسام من تفجير عبوة مضادة للأفراد في قوة صهيونية راجلة في جحر الديك بغزة.", "explosion", "agent:qassam-brigades target:israeli-forces"},
	{"وأعلنت سرايا القدس إيقاع قوة هندسة إسرائيلية بين قتيل وجريح خلال كمين في خان يونس.", "attack", "agent:saraya-al-quds target:israeli-forces"},
	{"واستهدف المقاومون دبابتي ميركافا بقذائف الياسين 105 في جباليا.", "shelling", "agent:palestinian-factions target:israeli-forces"},
	{"تواصل المقاومة الإسلامية في لبنان عملياتها، وتستهدف دبابة إسرائيلية وتجمعا لجنود الاحتلال في بلدة العديسة.", "attack", "agent:hezbollah target:israeli-forces"},
	{"شهدت نابلس هجمات ضد فلسطينيين نفذها مستوطنون.", "attack", "agent:israeli-settlers target:civilians"},
	{"اعتقلت \"قسد\" ثلاثة من عناصرها في مدينة الرقة.", "detention", "agent:sdf target:sdf"},
	{"قتل 4 مستشارين من الحرس الثوري الإيراني بغارة إسرائيلية على دمشق.", "air-strike", "agent:israeli-forces target:irgc"},
	{"استهدف المقاومون قوة إسرائيلية خاصة، مكونة من 10 جنود، في جحر الديك بغزة.", "attack", "agent:palestinian-factions target:israeli-forces"},
	{"نجا محافظ عدن من محاولة اغتيال في مدينة عدن.", "attack", "target:"},
	{"وتواصل قوات الاحتلال عدوانها على غزة، واستهدافها للطواقم الطبية والنازحين.", "attack", "agent:israeli-forces target:civilians target:medics"},
	{"رصد الجيش الأوكراني إطلاق القوات الروسية دفعة من الصواريخ على كييف.", "shelling", "agent:russian-forces"},
	{"مقتل 8 أفراد من نفس العائلة في هجوم تركي على قرية صفيا.", "attack", "agent:turkish-forces target:civilians"},
	{"قالت الإذاعة إن ثلاثة صواريخ أطلقت على سديروت من شمال القطاع.", "shelling", ""},
	{"اعترض الجيش الإسرائيلي نصف الصواريخ التي أطلقت من غزة على عسقلان.", "shelling", ""},
	{"أعلن الجيش الإسرائيلي رصد إطلاق خمسة صواريخ من قطاع غزة على عسقلان.", "shelling", ""},
	{"أعلن الجيش التركي سقوط قذائف أطلقت من كوباني على بلدة سروج.", "shelling", ""},
	{"أشار الجيش الإسرائيلي إلى أن جنوده رصدوا عددا من المسلحين في بلدة يارون، ثم أغارت طائراته على المبنى.", "air-strike", "agent:israeli-forces"},
	{"قال الجيش الإسرائيلي إن طائراته استهدفت مراكز تابعة لحزب الله في عيترون، كما شنت مدفعيته قصفا على مارون الراس.", "shelling", "agent:israeli-forces"},
	{"قذيفة أطلقها مسلحون من بلدة نبل استهدفت سيارة في بلدة دارة عزة.", "shelling", "agent:gunmen-unknown"},
	{"ردا من قسد على قصف على قرية الصيادة صباح اليوم، سقطت قذائف على مارع.", "shelling", ""},
	{"هدمت جرافات الاحتلال الإسرائيلي، ترافقها قوة عسكرية كبيرة، منزلا في بلدة سلوان.", "property-damage", "agent:israeli-forces supporter:"},
	{"اقتحم مستوطنون، تحرسهم قوات الاحتلال الإسرائيلي، بلدة حوارة.", "raid", "agent:israeli-settlers supporter:israeli-forces"},
	{"تسلمت حماس مقترحا جديدا بشأن اتفاق لوقف إطلاق النار في غزة.", "agreement", "no such claim"},
	{"شن فصيل فلسطيني هجوما على موقع إسرائيلي في ناحل عوز.", "attack", "agent:palestinian-factions target:israeli-forces"},
	{"شرعت جرافات الاحتلال الإسرائيلي بتدمير منزل في حي جبل المكبر.", "property-damage", "agent:israeli-forces"},
	{"أسفرت العملية عن مقتل 7 من المستوطنين الإسرائيليين في القدس.", "harm", "target:israeli-settlers"},
	{"ألقت القبض على عشرة عناصر من تنظيم داعش في مدينة الموصل.", "detention", "target:isis"},
	{"وألقت قوة من شرطة ديالى القبض على 4 من عناصر التنظيم في ناحية العبارة.", "detention", "agent:iraqi-police target:isis"},
	{"نفذت القوات العراقية هجوما على خمسة مسلحين من تنظيم داعش غرب كركوك.", "attack", "agent:iraqi-forces target:isis"},
	{"أعلن جهاز مكافحة الإرهاب في إقليم كوردستان مقتل ثلاثة عناصر من حزب العمال الكوردستاني بقصف تركي في دهوك.", "shelling", "agent:turkish-forces target:pkk"},
	{"استهدفت فصائل المقاومة العراقية بصاروخ أرض جو طائرة مسيرة أميركية في محافظة الأنبار.", "attack", "agent:islamic-resistance-iraq target:us-forces"},
	{"استهدفت طائرة تركية مسيرة سيارة عسكرية لقسد قرب تل تمر.", "air-strike", "agent:turkish-forces target:sdf"},
	{"أكد الجيش الأردني رصد إطلاق صواريخ باتجاه مدينة إربد.", "shelling", ""},
	{"قتل اثنان من مقاتلي حزب العمال الكردستاني في هجومين تركيين منفصلين على السليمانية.", "attack", "agent:turkish-forces target:pkk"},
	{"أحرق متظاهرون القنصلية الإيرانية في مدينة النجف.", "property-damage", "agent:civilians target:iranian-consulate"},
	{"قتلت القوات التركية خمسة إرهابيين من حزب العمال الكردستاني شمالي العراق.", "attack", "agent:turkish-forces target:pkk"},
	{"عثرت الشرطة العراقية على جثة شاب في منطقة الدورة جنوبي بغداد.", "harm", "target:civilians"},
	{"قتل شخصان باشتباكات بين قبيلتين في محافظة ذي قار.", "armed-clash", "party:tribal-fighters"},
	{"قالت مصادر أمنية إن أربعة صواريخ أطلقت على القوات الأميركية في قاعدة الحرير.", "shelling", "target:us-forces"},
	{"أدى نزاع عشائري مسلح اندلع مساء أمس في قضاء الهارثة شمالي البصرة إلى مقتل شخصين.", "armed-clash", ""},
}

func TestTargets(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range targetCases {
		text, wanted := strings.CutPrefix(c.text, "? ")
		got := castOf(t, r, text, c.typ).actors
		if ok := got == c.actors; ok && wanted {
			t.Errorf("%s\nis read now: take its mark away", text)
		} else if !ok && !wanted {
			t.Errorf("%s\n got %s\nwant %s", text, got, c.actors)
		}
	}
}
