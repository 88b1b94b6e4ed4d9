package claim

import "testing"

// agentCases are cases in the form of roleCases whose point is who did it.
var agentCases = casts{
	{"دخلت قوات النظام، عقب اتفاق مع قسد، البلدة التي قصفتها وقتلت فيها ثلاثة مدنيين.", "shelling", "agent:syrian-regime-forces target:civilians"},
	{"قتلت القوات الأميركية، بالتزامن مع عملية لقسد، القيادي الذي فجر سوقا في منبج وقتل عشرة مدنيين.", "explosion", "target:civilians"},
	{"قوات النظام، إثر مقتل خمسة مدنيين بقصف الفصائل، اعتقلت شابين في درعا.", "detention", "agent:syrian-regime-forces target:civilians"},
	{"نفذ الجيش السوداني من جانبه غارات على مدينة نيالا.", "air-strike", "agent:sudanese-army"},
	{"شن الطيران الروسي بدوره غارات على قرى جبل الزاوية.", "air-strike", "agent:russian-forces"},
	{"أعلنت كتائب القسام، من جانبها، استهداف دبابة إسرائيلية في خان يونس.", "attack", "agent:qassam-brigades target:israeli-forces"},
	{"قصفت قوات النظام بلدة البارة، من جهتها أعلنت الفصائل استهداف حاجز لقوات النظام في سراقب.", "shelling", "agent:syrian-regime-forces"},
	{"قال مسؤولون إن مسلحين قتلوا ثلاثة جنود قرب الرمادي في العراق.", "attack", "agent:gunmen-unknown target:soldiers"},
	{"قال مسؤولون إن جنوداً إسرائيليين قتلوا صبياً فلسطينياً بالرصاص قرب غزة.", "attack", "agent:israeli-forces target:civilians"},
	{"ذكرت الوكالة أن مسلحين قتلوا وثلاثة مدنيين في انفجار ببغداد.", "explosion", "target:civilians"},
	{"قتل أربعة أشخاص بعبوة ناسفة زرعها مجهولون في سوق شعبية في مأرب.", "explosion", "agent:gunmen-unknown target:civilians"},
	{"سقط قتلى وجرحى بقذائف أطلقتها قوات النظام وحزب الله على بلدة مضايا في سوريا.", "shelling", "agent:hezbollah agent:syrian-regime-forces target:civilians"},
	{"داهمت قوات الاحتلال منازل في نابلس، إضافة إلى اقتحام بلدة زواتا غربي نابلس.", "raid", "agent:israeli-forces"},
	{"قصفت قوات النظام بلدة البارة، فضلا عن تفجيرات بعبوات ناسفة في مدينة الباب.", "explosion", ""},
	{"شنت مجموعة مسلحة هجوما على قرية في ولاية النيل الأزرق أسفر عن اختطاف 20 مدنيا.", "detention", "agent:gunmen-unknown target:civilians"},
	{"قصفت القوات الروسية محطة في خيرسون ما تسبب بانقطاع الكهرباء عن مئات المنازل.", "service-disruption", "agent:russian-forces"},
	{"هاجمت قوات حكومة الوفاق قوات خليفة حفتر التي كانت قد شنت هجوما للسيطرة على طرابلس.", "attack", "agent:lna"},
	{"أعلن تنظيم داعش مسؤوليته عن مقتل خمسة جنود في كركوك.", "attack", "agent:isis target:fighters"},
	{"أعلن الجيش العراقي مقتل خمسة جنود في كركوك.", "harm", "target:iraqi-forces"},
	{"أفادت وزارة الصحة بارتفاع حصيلة العدوان الإسرائيلي على غزة إلى 29 ألف شهيد.", "harm", "agent:israeli-forces target:civilians"},
	{"بلغ عدد ضحايا العدوان الأميركي السعودي 13 ألف قتيل في اليمن.", "harm", "agent:saudi-forces agent:us-forces target:civilians"},
	{"استهدف رتل عسكري تركي مواقع لقسد في عين عيسى.", "attack", "agent:turkish-forces target:sdf"},
	{"استهدف رتل عسكري تركي بعبوة ناسفة في ريف إدلب.", "explosion", "target:turkish-forces"},
	{"تمكن اللواء الخامس التابع للجيش الوطني من السيطرة على بلدة في تعز.", "territory-taken", "agent:yemeni-forces"},
	{"قصفت طائرات مجهولة مقر اللواء الخامس التابع للجيش اليمني في مأرب.", "air-strike", "target:yemeni-forces"},
	{"تمكن لواء تابع للشرطة العراقية من القبض على اثنين من المتورطين في تفجير محكمة بمحافظة ديالى.", "explosion", ""},
	{"أعلنت القوات الروسية أنها حسنت تموضع قواتها، وقصفت تجمعات للقوات الأوكرانية في خيرسون.", "shelling", "agent:russian-forces target:ukrainian-forces"},
	{"قال الحوثيون إنهم صدوا زحفا في مأرب واستهدفوا تعزيزات للجيش اليمني.", "attack", "agent:houthis target:yemeni-forces"},
	{"أفادت جماعة نصرة الإسلام والمسلمين في بيان نشره موقع إخباري بأنها اقتحمت معسكرا في بوركينا فاسو.", "raid", "agent:jnim"},
	{"اندلعت حرائق في ميس الجبل جراء القصف الفوسفوري الإسرائيلي.", "shelling", "agent:israeli-forces"},
	{"أصيب ثلاثة أطفال جراء قصف بطائرة مسيرة للحوثيين في مدينة حريب جنوب مأرب.", "air-strike", "agent:houthis target:civilians"},
	{"تمكنت الشرطة العراقية من القبض على اثنين من المتورطين في عملية تفجير محكمة بمحافظة ديالى.", "explosion", ""},
	{"سقطت قذائف على حي الجميلية في حلب.", "shelling", ""},
}

// TestAgents holds who did what.
func TestAgents(t *testing.T) { agentCases.run(t) }
