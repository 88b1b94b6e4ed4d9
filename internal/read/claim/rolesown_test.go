package claim

import "testing"

// Who tells of his own dead killed nobody; who gives a street its name was not there.
func TestTellersAndNamesTakeNoPart(t *testing.T) {
	casts{
		{"قصفت قسد مدينة أعزاز بالمدفعية ردا على الاغتيالات الأخيرة في القامشلي.", "attack", ""},
		{"قال زيلينسكي إن جرائم روسيا لن تمر، وقد قصفت مستشفى في كييف.", "shelling", "agent:russia"},
		{"قالت إيران إن إسرائيل تنتهك القانون واغتالت هنية في طهران.", "attack", "agent:israel"},
		{"أدان الوزير التركي المجزرة في غزة ودعا المجتمع الدولي إلى التحرك.", "appeal", "agent:turkey target:international-community"},
		{"نظم مئات السكان مظاهرة في إدلب احتجاجا على قتل الشاب أحمد العلي.", "harm", "target:civilians"},
		{"أعلنت حركة حماس اغتيال القائد صالح العاروري في بيروت.", "attack", "target:saleh-al-arouri"},
		{"أكدت حركة حماس خبر اغتيال صالح العاروري في بيروت.", "attack", "target:saleh-al-arouri"},
		{"أكدت حماس خبر اغتيال هنية في طهران.", "attack", ""},
		{"اعتقل لواء الصحراء ثلاثة أشخاص في البادية.", "detention", "agent: target:civilians"},
		{"قصفت تركيا مواقع قال الجيش التركي إنها لحزب العمال الكردستاني.", "shelling", "agent:turkey target:pkk"},
		{"واتهمت المنظمة الحوثيين بقطع الكهرباء عن صنعاء.", "accusation", "agent: target:houthis"},
		{"جرى ذلك ترقبا لرد حزب الله على اغتياله القائد فؤاد شكر في بيروت.", "attack", "target:fuad-shukr"},
		{"أعلن الجيش الإسرائيلي اغتيال صالح العاروري في بيروت.", "attack", "agent:israeli-forces target:saleh-al-arouri"},
		{"أصابت المسيرة الإسرائيلية شقة على أوتوستراد هادي نصر الله، وقصفت طائرات إسرائيلية مبنى في بلدة القماطية.", "air-strike", "agent:israeli-forces"},
		{"انفجرت عبوة ناسفة عند جسر الرئيس في دمشق وقتل جنديان.", "explosion", "target:fighters"},
		{"وقع أسوأ هجوم في تاريخ الصومال عند فندق في مقديشو.", "attack", ""},
		{"قتل قياديان في تفجير بالضاحية الجنوبية لبيروت.", "explosion", "target:fighters"},
		{"صدت قوات سوريا الديمقراطية هجوما على سجن يحتجز مئات من مقاتلي تنظيم الدولة في الحسكة.", "attack", "target:sdf"},
		{"استهدف الجيش الإسرائيلي سجنا يضم معتقلين، وردت إيران بقصف مدينة حيفا.", "shelling", "agent:iran"},
		{"شهد سجن غويران الذي يضم الآلاف هجوما لتنظيم داعش.", "attack", "agent:isis"},
		{"سيطر الدعم السريع على سجن يضم المئات، وقصفه الجيش السوداني.", "shelling", "agent:sudanese-army"},
	}.run(t)
}

// Who announces an act of his own, or is parted from his verb by a comma, is its doer, whoever is named nearer.
func TestDoersParted(t *testing.T) {
	casts{
		{"مني تنظيم داعش بخسائر مع إعلان قوات سوريا الديمقراطية استعادة السيطرة على سجن الصناعة بالحسكة.", "territory-taken", "agent:sdf"},
		{"قال مسؤول إن كتائب حزب الله، هاجمت القوات الأميركية في الأنبار.", "attack", "agent:kataib-hezbollah target:us-forces"},
		{"قال مسؤول إن حزب الله، قصفت إسرائيل مواقعه في بعلبك.", "shelling", "agent:israel target:hezbollah"},
		{"قال مسؤول إن حركة حماس، قتلت إسرائيل قادتها في غزة.", "attack", "agent:israel target:fighters"},
		{"أوضح المصدر أن الجيش السوداني، اقتحمت قوات الدعم السريع مقره.", "raid", "agent:rapid-support-forces target:sudanese-army"},
		{"أفادت مصادر بأن الجيش السوداني، سيطرت قوات الدعم السريع على مواقعه في بابنوسة.", "territory-taken", "agent:rapid-support-forces"},
		{"قال ناشط إن قوات الدعم السريع، استهدفها الطيران الحربي.", "air-strike", "agent:sudanese-army"},
		{"جاء ذلك مع إعلان الجيش السوري مقتل سبعة جنود بهجوم لتنظيم داعش قرب السخنة.", "attack", "agent:isis target:syrian-regime-forces"},
		{"جاء ذلك مع إعلان الجيش التركي هجوما لقسد على نقاطه في مارع.", "attack", "agent:sdf target:turkish-forces"},
		{"قالت فصائل عراقية: قصفنا بالطيران المسير قاعدة تضم قوات أميركية قرب مطار أربيل.", "air-strike", "agent:popular-mobilization target:us-forces"},
		{"أنقذت القوات البحرية الهندية 21 شخصا من سفينة تعرضت لهجوم من قبل الحوثيين قرب ميناء عدن.", "aid", "agent:indian-forces target:civilians"},
		{"استهدف الحوثيون السفينة الأميركية في خليج عدن بصواريخ.", "shelling", "agent:houthis target:merchant-ship"},
		{"قتل ثلاثة من أفراد الطاقم في هجوم صاروخي على سفينة في خليج عدن.", "shelling", "target:civilians"},
		{"استهدف التنظيم دبابة ما أدى إلى مقتل ثلاثة من أفراد طاقمها في حلب.", "attack", "agent:isis target:fighters"},
		{"قصفت تركيا منبج ووصل عدد القتلى في صفوف قسد إلى عشرة.", "shelling", "agent:turkey target:sdf"},
		{"قصفت إسرائيل رفح بذريعة مقتل جنديين إسرائيليين في هجوم لحماس.", "attack", "agent:hamas target:israeli-forces"},
	}.run(t)
}

// An army that speaks of the army means its own.
func TestAnArmyMeansItself(t *testing.T) {
	casts{
		{"قال الجيش الإسرائيلي إن مسلحين في جنوب لبنان شنوا هجمات ضد قوات الجيش.", "attack", "agent:gunmen-unknown target:israeli-forces"},
		{"قالت الوكالة اللبنانية إن مسلحين في جنوب لبنان شنوا هجمات ضد قوات الجيش.", "attack", "agent:gunmen-unknown target:lebanese-army"},
		{"قال الجيش الإسرائيلي إن حزب الله أطلق صواريخ على الجليل، وقصف موقعا للجيش في الناقورة.", "shelling", "agent:hezbollah target:israeli-forces"},
		{"قال الجيش الروسي إنه دمر مقرا للجيش الأوكراني. وأضاف أنه قتل خمسين من جنود الجيش.", "harm", "target:ukrainian-forces"},
		{"أعلن الجيش التركي أنه استهدف مواقع قسد والجيش السوري في منبج، وقتل عشرة من قوات الجيش.", "attack", "agent:turkish-forces target:sdf target:syrian-regime-forces"},
		{"قال الجيش الإسرائيلي إنه قصف مواقع للجيش السوري في القنيطرة، وإن غاراته استهدفت قوات الجيش هناك.", "air-strike", "agent:israeli-forces target:syrian-regime-forces"},
		{"قال الجيش الإسرائيلي إن الجيش اللبناني غادر البلدة، وإنه قصف موقعا للجيش في الناقورة.", "shelling", "agent:israeli-forces target:lebanese-army"},
	}.run(t)
}

// Whose checkpoint it was where somebody is detained was not detained.
func TestCheckpointsAreNotDetained(t *testing.T) {
	casts{
		{"على حاجز لقسد اعتقلته عناصر الأمن.", "detention", "agent:syrian-internal-security"},
		{"موقع لقسد في بلدة سرمين هاجمته قوات النظام.", "attack", "agent:syrian-regime-forces target:sdf"},
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
		{"قتل قائد هيئة الأركان، اللواء حسين سلامي، في غارة إسرائيلية على طهران.", "air-strike", "agent:israeli-forces target:hossein-salami"},
		{"قتل القيادي شقيق يحيى السنوار في غارة إسرائيلية على غزة.", "air-strike", "agent:israeli-forces target:fighters"},
		{"أصيب العميد سعيد مستشار عبد الفتاح البرهان في غارة.", "air-strike", "target:fighters"},
		{"قتل قائد الكتيبة التابع لخليفة حفتر في غارة.", "air-strike", "target:fighters"},
		{"قتل القيادي المقرب من حسن نصر الله في غارة.", "air-strike", "target:fighters"},
		{"قتل القيادي البارز الذي عمل مع محمد الضيف في غارة.", "air-strike", "target:fighters"},
	}.run(t)
}

// Who held those who are freed did not free them; who frees is not all who are named.
func TestFreersAndHolders(t *testing.T) {
	casts{
		{"تم الإفراج عن ثلاثة معتقلين من قبل قسد في الرقة.", "prisoner-release", "agent:sdf target:civilians"},
		{"تم الإفراج عن الصحفي المختطف من قبل الحوثيين في صنعاء.", "prisoner-release", "target:civilians"},
		{"تم الإفراج عن الطبيب الذي اعتقل من قبل قوات الدعم السريع في نيالا.", "prisoner-release", "target:civilians"},
		{"تم الإفراج عن عشرة أسرى من الحوثيين من جانب الجيش اليمني بوساطة الصليب الأحمر.", "prisoner-release", "agent:yemeni-forces target:houthis mediator:icrc"},
		{"قامت قسد بالإفراج عن عناصر تنظيم داعش.", "prisoner-release", "agent:sdf target:isis"},
		{"جرى تسليم جثامين من قبل الحوثيين إلى الحكومة اليمنية.", "prisoner-release", "agent:houthis party:yemeni-government"},
		{"قامت حماس بالإفراج عن ثلاث رهائن، وإسرائيل عن مئة أسير.", "prisoner-release", "party:hamas party:israel"},
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
		{"قال الجيش الإسرائيلي إنه هاجم أهدافا في غزة. وأضاف أن الجيش قصف مواقع في السودان.", "shelling", "agent:israeli-forces"},
		{"داهمت قوات الاحتلال جنين. وقالت الأردن إنها اعتقلت أردنيا.", "detention", "agent:israeli-forces target:civilians"},
		{"داهمت قوات الاحتلال جنين. وقالت وزارة الخارجية الأردنية إنها اعتقلت شابا.", "detention", "agent:israeli-forces target:civilians"},
	}.run(t)
}

// By whose strikes somebody was struck is told by a passive verb alone: a verb with a subject and an object of its own has its doer.
func TestStruckBySomebodysStrikes(t *testing.T) {
	casts{
		{"استهدفت دورية لقسد بكمين لقوات النظام.", "attack", "agent:syrian-regime-forces target:sdf"},
		{"استهدفت القوات العراقية أوكار داعش بغارات لطيران التحالف الدولي في جبال حمرين.", "air-strike", "agent:international-coalition"},
		{"قصفت تركيا مواقع قسد بضربات للجيش الوطني على منبج.", "shelling", "agent:turkey target:sdf"},
		{"قصفت إسرائيل غزة بغارات لسلاح الجو.", "air-strike", "agent:israeli-forces"},
	}.run(t)
}

// Whoever condemns what was done "من قبل" somebody condemns him, and is not condemned by him.
func TestChargedByWhom(t *testing.T) {
	casts{
		{"اتهمت قسد من قبل الحكومة بقصف البلدة.", "accusation", "agent:syrian-regime target:sdf"},
		{"اتهم حزب الله اليوم من قبل إسرائيل بقصف المطلة.", "accusation", "agent:israel target:hezbollah"},
		{"أدان الأردن الهجوم من قبل المستوطنين على قافلة مساعدات.", "accusation", "agent:jordan target:israeli-settlers"},
		{"استنكر حزب الله الاستهداف من جانب إسرائيل.", "accusation", "agent:hezbollah target:israel"},
		{"أدانت السعودية الاعتداء من قبل الحوثيين على أبها.", "accusation", "agent:saudi-arabia target:houthis"},
		{"اتهمت قسد تركيا بقصف القرية من قبل طائراتها.", "accusation", "agent:sdf target:turkey"},
	}.run(t)
}
