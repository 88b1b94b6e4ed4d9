package claim

import "testing"

// Who tells of his own dead killed nobody; who gives a street its name was not there.
func TestTellersAndNamesTakeNoPart(t *testing.T) {
	casts{
		{"أعلنت حركة حماس اغتيال القائد صالح العاروري في بيروت.", "attack", "target:saleh-al-arouri"},
		{"أكدت حركة حماس خبر اغتيال صالح العاروري في بيروت.", "attack", "target:saleh-al-arouri"},
		{"جرى ذلك ترقبا لرد حزب الله على اغتياله القائد فؤاد شكر في بيروت.", "attack", "target:fuad-shukr"},
		{"أعلن الجيش الإسرائيلي اغتيال صالح العاروري في بيروت.", "attack", "agent:israeli-forces target:saleh-al-arouri"},
		{"أصابت المسيرة الإسرائيلية شقة على أوتوستراد هادي نصر الله، وقصفت طائرات إسرائيلية مبنى في بلدة القماطية.", "air-strike", "agent:israeli-forces"},
		{"انفجرت عبوة ناسفة عند جسر الرئيس في دمشق وقتل جنديان.", "explosion", "target:fighters"},
		{"وقع أسوأ هجوم في تاريخ الصومال عند فندق في مقديشو.", "attack", ""},
		{"قتل قياديان في تفجير بالضاحية الجنوبية لبيروت.", "explosion", "target:fighters"},
		{"صدت قوات سوريا الديمقراطية هجوما على سجن يحتجز مئات من مقاتلي تنظيم الدولة في الحسكة.", "attack", "target:sdf"},
	}.run(t)
}

// Who announces an act of his own, or is parted from his verb by a comma, is its doer, whoever is named nearer.
func TestDoersParted(t *testing.T) {
	casts{
		{"مني تنظيم داعش بخسائر مع إعلان قوات سوريا الديمقراطية استعادة السيطرة على سجن الصناعة بالحسكة.", "territory-taken", "agent:sdf"},
		{"قال مسؤول إن كتائب حزب الله، هاجمت القوات الأميركية في الأنبار.", "attack", "agent:kataib-hezbollah target:us-forces"},
		{"قالت فصائل عراقية: قصفنا بالطيران المسير قاعدة تضم قوات أميركية قرب مطار أربيل.", "air-strike", "agent:popular-mobilization target:us-forces"},
		{"أنقذت القوات البحرية الهندية 21 شخصا من سفينة تعرضت لهجوم من قبل الحوثيين قرب ميناء عدن.", "aid", "agent:indian-forces target:civilians"},
		{"استهدف الحوثيون السفينة الأميركية في خليج عدن بصواريخ.", "shelling", "agent:houthis target:merchant-ship"},
		{"قتل ثلاثة من أفراد الطاقم في هجوم صاروخي على سفينة في خليج عدن.", "shelling", "target:civilians"},
		{"استهدف التنظيم دبابة ما أدى إلى مقتل ثلاثة من أفراد طاقمها في حلب.", "attack", "agent:isis target:fighters"},
	}.run(t)
}

// An army that speaks of the army means its own.
func TestAnArmyMeansItself(t *testing.T) {
	casts{
		{"قال الجيش الإسرائيلي إن مسلحين في جنوب لبنان شنوا هجمات ضد قوات الجيش.", "attack", "agent:gunmen-unknown target:israeli-forces"},
		{"قالت الوكالة اللبنانية إن مسلحين في جنوب لبنان شنوا هجمات ضد قوات الجيش.", "attack", "agent:gunmen-unknown target:lebanese-army"},
	}.run(t)
}

// Who is named behind his office is the one to whom it was done; behind a deputy's it may be his chief.
func TestMenNamedBehindTheirOffice(t *testing.T) {
	casts{
		{"قتل القيادي في حزب الله فؤاد شكر في غارة إسرائيلية على بيروت.", "air-strike", "agent:israeli-forces target:fuad-shukr"},
		{"قتل قائد كتائب القسام محمد الضيف في غارة إسرائيلية على خان يونس.", "air-strike", "agent:israeli-forces target:mohammed-deif"},
		{"استشهد نائب رئيس المكتب السياسي لحركة حماس، الشيخ صالح العاروري، في غارة إسرائيلية على بيروت.", "air-strike", "agent:israeli-forces target:saleh-al-arouri"},
		{"قتل نائب رئيس المكتب السياسي إسماعيل هنية في غارة إسرائيلية على بيروت.", "air-strike", "agent:israeli-forces target:civilians"},
		{"قتل مرافق حسن نصر الله في غارة إسرائيلية على بيروت.", "air-strike", "agent:israeli-forces target:civilians"},
	}.run(t)
}

// A digest goes from one war to another; the army named last goes on where it is known to fight, and who only tells of an act opens no war.
func TestArmiesGoOnWhereTheyFight(t *testing.T) {
	casts{
		{"أعلن الجيش الإسرائيلي أنه استهدف أهدافا في خان يونس. وفي جنوب لبنان قصف الجيش منصات لحزب الله.", "shelling", "agent:israeli-forces target:hezbollah"},
		{"هاجمت إسرائيل غزة والضفة. وتوغل الجيش في بلدة كفركلا اللبنانية.", "raid", "agent:israeli-forces"},
		{"استهدف الجيش التركي أهدافا في شمال سوريا. وفي العراق قصف الجيش جبال متينا.", "shelling", "agent:turkish-forces"},
		{"قتل عشرة مدنيين بقصف إسرائيلي على رفح. وفي لبنان نفذ الجيش غارة مماثلة على صور.", "air-strike", "agent:israeli-forces"},
		{"هاجم الجيش التركي مواقع قسد في منبج. وفي السودان قصف الجيش مواقع الدعم السريع.", "shelling", "agent:sudanese-army target:rapid-support-forces"},
		{"داهمت قوات الاحتلال جنين. وقالت الأردن إنها اعتقلت أردنيا.", "detention", "agent:israeli-forces target:civilians"},
		{"داهمت قوات الاحتلال جنين. وقالت وزارة الخارجية الأردنية إنها اعتقلت شابا.", "detention", "agent:israeli-forces target:civilians"},
	}.run(t)
}
