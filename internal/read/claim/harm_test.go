package claim

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

// harmCases are sentences of our own with what they tell of harm: kind who min..max, "?" for no bound. Nothing else may
// be read in them.
var harmCases = []struct{ text, want string }{
	{"مقتل ثلاثة مدنيين في قصف مدفعي على بلدة سرمين.", "killed civilians 3..3"},
	{"قال شاهد إن ثلاثة عناصر من الجيش السوري أصيبوا جراء قصف على سرمين.", "injured fighters 3..3"},
	{"الحصيلة كالتالي: 11 شهيدا من المدنيين وستة جرحى جراء القصف على سرمين.", "killed civilians 11..11; injured civilians 6..6"},
	{"فقد ثلاثة رعاة حياتهم جراء قصف على سرمين.", "killed civilians 3..3"},
	{"ثلاثة من عناصر قسد قتلوا في القصف على سرمين.", "killed fighters 3..3"},
	{"مقتل شابين إثر تعرضهما لإطلاق نار في سرمين.", "killed civilians 2..2"},
	{"قصفت قوات النظام بلدة سرمين ما أدى إلى مقتل طفل وإصابة خمسة آخرين.", "killed civilians 1..1; killed children 1..1; injured civilians 5..5"},
	{"أصيبت امرأة مسنة بقصف مدفعي على سرمين.", "injured civilians 1..1; injured women 1..1"},
	{"قتل طفل رضيع بقصف صاروخي على سرمين.", "killed civilians 1..1; killed children 1..1"},
	{"لقي ثلاثة رجال حتفهم بانفجار لغم في ريف حماة.", "killed civilians 3..3"},
	{"قضى مدنيان بغارة جوية على ريف إدلب.", "killed civilians 2..2"},
	{"أودى القصف المدفعي على سرمين بحياة سبعة مدنيين.", "killed civilians 7..7"},
	{"راح ضحية القصف المدفعي على سرمين 9 مدنيين بين قتيل وجريح.", "casualties civilians 9..9"},
	{"أسفر القصف على سرمين عن 15 مدنيا بين قتيل وجريح بينهم نساء.", "casualties civilians 15..15; casualties women ?..?"},
	{"أدى القصف على سرمين إلى مقتل وإصابة 13 مدنيا.", "casualties civilians 13..13"},
	{"أدى القصف على سرمين إلى مقتل وإصابة عشرات المدنيين.", "killed civilians ?..?; injured civilians ?..?"},
	{"قصفت الطائرات سوقا في سرمين فخلفت ما لا يقل عن 12 قتيلا مدنيا و30 جريحا.", "killed civilians 12..?; injured civilians 30..30"},
	{"أصيب أكثر من 10 مدنيين بينهم طفلان وامرأة بقصف على سرمين.", "injured civilians 10..?; injured women 1..1; injured children 2..2"},
	{"استشهد الطفل سامر بقصف مدفعي على سرمين.", "killed civilians 1..1; killed children 1..1"},
	{"قتل شخصين بقصف مدفعي على سرمين.", "killed civilians 2..2"},
	{"مقتل مدنيين اثنين بقصف مدفعي على سرمين.", "killed civilians 2..2"},
	{"أدى القصف على سرمين إلى مقتل الشاب خالد وإصابة شقيقه.", "killed civilians 1..1; injured civilians 1..1"},
	{"قتل رجل وجرح آخرون بقصف مدفعي على سرمين.", "killed civilians 1..1; injured civilians ?..?"},
	{"إن طفلة تبلغ من العمر 9 أعوام جرحت بقصف مدفعي على سرمين.", "injured civilians 1..1; injured children 1..1"},
	{"قالت المصادر إن شخصين قتلا وأصيب ثلاثة آخرون بغارة على سرمين.", "killed civilians 2..2; injured civilians 3..3"},
	{"قال الأهالي إن 20 مدنيا استشهدوا وأصيبوا بقصف مدفعي على سرمين.", "casualties civilians 20..20"},
	{"قضى وجرح مدنيون بقصف جوي على سرمين.", "killed civilians ?..?; injured civilians ?..?"},
	{"أوقع القصف على سرمين عشرات القتلى والجرحى.", "killed civilians ?..?; injured civilians ?..?"},
	{"أدى القصف على سرمين إلى وقوع قتلى وجرحى.", "killed civilians ?..?; injured civilians ?..?"},
	{"أدى القصف على سرمين إلى سقوط 6 شهداء وجرحى.", "casualties civilians 6..?"},
	{"أدى القصف على سرمين إلى مقتل 8 مدنيين بينهم 5 أطفال ونساء.", "killed civilians 8..8; killed women ?..?; killed children ?..?"},
	{"أدى القصف على سرمين إلى إصابة خمسة مدنيين بينهم طفلة وطفل.", "injured civilians 5..5; injured children 2..2"},
	{"أدى القصف على سرمين إلى مقتل مدنيين اثنين (رجل وامرأة).", "killed civilians 2..2; killed women 1..1"},
	{"قتل 26 مدنيا بينهم 12 طفلا و3 نساء بقصف على سرمين.", "killed civilians 26..26; killed women 3..3; killed children 12..12"},
	{"قالت مصادر إن رضيعا جرح بقصف مدفعي على سرمين.", "injured civilians 1..1; injured children 1..1"},
	{"أصيبت امرأة وطفليها بقصف مدفعي على سرمين.", "injured civilians 3..3; injured women 1..1; injured children 2..2"},
	{"أدى الهجوم قرب سرمين إلى مقتل أربعة عناصر من قوات النظام وجرح اثنين آخرين.", "killed fighters 4..4; injured fighters 2..2"},
	{"أدى الهجوم قرب سرمين إلى مقتل 5 من قوات النظام.", "killed fighters 5..5"},
	{"هاجم التنظيم حافلة قرب تدمر، قتل على إثرها عشرة جنود.", "killed fighters 10..10"},
	{"ارتفعت حصيلة القتلى في سرمين إلى 14 مدنيا.", "killed civilians 14..14"},
	{"قتل مسلحون مجهولون شابا في مدينة درعا.", "killed civilians 1..1"},
	{"قتل خمسة مسلحين وثلاثة مدنيين في غارة جوية على مدينة تعز.", "killed fighters 5..5; killed civilians 3..3"},
	{"تسببت الاشتباكات منذ شهر نيسان الماضي في مدينة نيالا بمقتل أكثر من 420 شخصا وإصابة 3700 بجروح.", "killed civilians 420..?; injured civilians 3700..3700"},
	{"أدت الغارة على مدينة تعز إلى مقتل جميع من كانوا في الحافلة وعددهم تسعة أشخاص.", "killed civilians 9..9"},
	{"أدى القصف على مدينة تعز إلى مقتل 30 طفلا، و12 امرأة.", "killed civilians 42..42; killed women 12..12; killed children 30..30"},
	{"أدى القصف على مدينة تعز إلى مقتل ثلاثة جنود، وخمسة مدنيين أصيبوا بجروح.", "killed fighters 3..3; injured civilians 5..5"},
	{"مقتل أكثر من 23 حوثيا في غارة جوية على مدينة تعز.", "killed fighters 23..?"},
	{"قصفت المقاومة موقعا للجيش في مدينة تعز وحققت فيه إصابات مؤكدة.", ""},
	{"أجبرت المعارك في مدينة نيالا العائلات على النزوح نحو مناطق أخرى.", ""},
	{"اغتال مسلحون مجهولون الشاب خالد في مدينة درعا.", "killed civilians 1..1"},
	{"اعتقلت قوات النظام أربعة شبان في مدينة درعا.", "captured civilians 4..4"},
	{"اعتقلت قسد شابا في بلدة الشحيل.", "captured civilians 1..1"},
	{"داهمت قسد منزل شاب في بلدة الشحيل واعتقلته.", "captured civilians 1..1"},
	{"تم اعتقال مهربين في بلدة ذيبان.", "captured civilians ?..?"},
	{"دارت اشتباكات مع الحوثيين في مدينة تعز وجرى أسر أعداد منهم على يد المقاومة الشعبية.", "captured fighters ?..?"},
	{"اعتقال 11 شابا بينهم قاصر في مدينة الرقة.", "captured civilians 11..11; captured children 1..1"},
	{"استهدفت مسيرة سيارة شاب قرب سرمين ما أدى إلى مقتله على الفور.", "killed civilians 1..1"},
	{"أوقعت الاشتباكات قرب سرمين عشرة جرحى في صفوف قوات النظام وستة في صفوف هيئة تحرير الشام.", "injured fighters 10..10; injured fighters 6..6"},
	{"قصفت قوات النظام بلدة سرمين ما أدى إلى إصابة /11/ مدنيا.", "injured civilians 11..11"},
	{"أدى القصف على سرمين إلى مقتل 5 أفراد من عائلة واحدة بينهم 3 أطفال.", "killed civilians 5..5; killed children 3..3"},
	{"قصفت قوات النظام بلدة سرمين ما أدى إلى إصابة سيدة وابنتها.", "injured civilians 2..2; injured women 1..1"},
	{"9 على الأقل قتلوا بقصف جوي على سرمين.", "killed civilians 9..?"},
	{"لقي 24 عنصرا من قوات النظام والمجموعات الموالية لها في الشمال مصرعهم وأصيب 42 آخرون في معارك قرب سرمين.", "killed fighters 24..24; injured fighters 42..42"},
	{"هاجم مسلحون حاجزا قرب سرمين فقتلوا اثنين من عناصره.", "killed fighters 2..2"},
	{"عثر الأهالي على جثث خمسة مدنيين قرب سرمين.", "killed civilians 5..5"},
	{"عثر الأهالي على جثة شاب قرب سرمين.", "killed civilians 1..1"},
	{"تمكن المقاتلون من قنص جندي قرب سرمين وإصابته.", "injured fighters 1..1"},
	{"قتل مدني بقصف على سرمين كما أصيب عدد من المدنيين الآخرين.", "killed civilians 1..1; injured civilians ?..?"},
	{"قصفت قوات النظام بلدة سرمين ما أدى إلى سقوط ضحايا مدنيين. وأدى هذا القصف إلى مقتل ثلاثة مدنيين.", "killed civilians 3..3"},
	{"استهدفت الفصائل بالهاون مواقع قوات النظام قرب سرمين محققة إصابات مباشرة.", ""},
	{"أدى القصف على سرمين إلى مقتل 20 مدنيا وإصابة 10 بينهم 2 من متطوعي الخوذ البيضاء.", "killed civilians 20..20; injured civilians 10..10; injured white-helmets 2..2"},
	{"قصفت قوات النظام بلدة سرمين ما أدى لمقتل السيدة هناء العلي والشاب سمير الزعبي وإصابة آخرين.", "killed civilians 2..2; killed women 1..1; injured civilians ?..?"},
	{"لقي 6 جنود من الجيش السوري ورجل مدني حتفهم في قصف إسرائيلي على مصياف.", "killed civilians 1..1; killed fighters 6..6"},
	{"مقتل 5 عناصر من قوات النظام و3 من حزب الله بقصف على سرمين.", "killed fighters 5..5; killed fighters 3..3"},
	{"قالت الوكالة إن سيدة قتلت وجرح عدد من المدنيين بقصف على سرمين.", "killed civilians 1..1; killed women 1..1; injured civilians ?..?"},
	{"ارتفعت حصيلة الضحايا الذين خلفهم القصف على سرمين إلى 6 بينهم طفلة إضافة إلى إصابة 14 آخرين.", "killed civilians 6..6; killed children 1..1; injured civilians 14..14"},
	{"أسفر القصف على سرمين عن وقوع قتيل وعدد من الجرحى.", "killed civilians 1..1; injured civilians ?..?"},
	{"قتلت قسد، بمساندة من مروحيات التحالف، قياديا في تنظيم داعش في البصيرة.", "killed fighters 1..1"},
	{"قتل 5 مدنيين بعد أن قصفت قوات النظام بلدة سرمين.", "killed civilians 5..5"},
	{"شنت المقاومة الشعبية هجوما شرق مأرب أسفر عن مقتل ستة وإصابة خمسة آخرين من الحوثيين.", "killed fighters 6..6; injured fighters 5..5"},
	{"حصيلة القتلى الأولية للانفجار في سروج هي 10 ضحايا.", "killed civilians 10..10"},
	{"بلغ عدد الشهداء في غزة 29.313 شهيدا.", "killed civilians 29313..29313"},
	{"قالت الأمم المتحدة إن 5000 مدني قتلوا في سرمين.", "killed civilians 5000..5000"},
	{"قتل 14 شخصا على الأقل، أمس الأحد، وأصيب كثيرون في تفجيرين في كانو.", "killed civilians 14..?; injured civilians ?..?"},
	{"قتل خمسة مسلحين من التنظيم 40 شخصا في هجوم على نيروبي.", "killed civilians 40..40"},
	{"قتل 15 ضابطا وجنديا في معارك قرب سرمين.", "killed fighters 15..15"},
	{"أدى القصف على السويدية إلى مقتل كل من خالد حنيفة وبشار بركات وإصابة آخرين.", "killed civilians 2..2; injured civilians ?..?"},
	{"أدى القصف على السويدية إلى استشهاد المدنيين \"خالد حنيفة، وبشار بركات\".", "killed civilians 2..2"},
	{"أصيب ثلاثة مدنيين أحدهم طفل بقصف على سرمين.", "injured civilians 3..3; injured children 1..1"},
	{"قتلت عائلة من خمسة أفراد بقصف على سرمين.", "killed civilians 5..5"},
	{"قتل المدعو (رامي الحداد) وهو أحد عناصر قوات النظام بانفجار عبوة ناسفة قرب سرمين.", "killed fighters 1..1"},
	{"قتلت عائلة كاملة بقصف على سرمين.", "killed civilians ?..?"},
	{"قتل مدني وزوجته وأطفاله الثلاثة بقصف على سرمين.", "killed civilians 5..5; killed women 1..1; killed children 3..3"},
	// nothing is harmed
	{"أصدرت المحكمة حكما غيابيا بإعدام سيف الدين وثمانية آخرين.", ""},
	{"أعرب السكان عن تضامنهم مع ضحايا «المأساة».", ""},
	{"مدير مستشفى \"شهداء الأقصى\" يعلن توقف الخدمات بسبب القصف على دير البلح.", ""},
	{"أقيم جناح لشهداء الوطن في المعرض.", ""},
	{"توفي رئيس البلدية عن عمر ناهز 80 عاما.", ""},
	{"دعت الوزارة إلى تفادي وقوع ضحايا مدنيين في مدينة سرمين.", ""},
	{"قصفت الطائرات سرمين ووقع الجنود في كمين وانسحبوا مع قتلاهم.", ""},
	{"قصفت قوات النظام بلدة سرمين دون وقوع إصابات.", ""},
	{"قصفت قوات النظام بلدة سرمين دون تسجيل أي قتلى أو جرحى.", ""},
	{"لم يسفر القصف على سرمين عن إصابات.", ""},
	{"تأكدت الفرق من عدم وجود إصابات في سرمين.", ""},
	{"قصفت قوات النظام بلدة سرمين ولم ترد معلومات عن ضحايا.", ""},
	{"نجا قيادي من محاولة اغتيال في مدينة درعا.", ""},
	{"يواصل النظام سياسته في قتل المدنيين.", ""},
	{"نقلت الفرق المصابين إلى المشفى في إدلب.", ""},
	{"يبلغ عمر الطفل 5 سنوات.", ""},
	{"استمر القصف على سرمين ثلاث ساعات.", ""},
	{"قضى الوفد ثلاثة أيام في دمشق.", ""},
	{"تسلم الأهالي جثتين في مدينة درعا.", ""},
}

func TestHarm(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range harmCases {
		t.Run(c.text, func(t *testing.T) {
			if got, want := harmOfText(t, r, c.text), sorted(c.want); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

// harmOfText prints all harm that the claims of a text tell, each once.
func harmOfText(t *testing.T, r *Reader, text string) string {
	t.Helper()
	ext, _, err := r.Try(text, "2023-05-10")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range ext.Claims {
		for _, h := range c.Harm {
			out = append(out, fmt.Sprintf("%s %s %s..%s", h.Kind, h.Who, bound(h.Min), bound(h.Max)))
		}
	}
	return sorted(strings.Join(out, "; "))
}

func bound(n *int) string {
	if n == nil {
		return "?"
	}
	return fmt.Sprint(*n)
}

func sorted(list string) string {
	parts := strings.Split(list, "; ")
	sort.Strings(parts)
	return strings.Join(parts, "; ")
}
