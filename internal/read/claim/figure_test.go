package claim

import (
	"slices"
	"strings"
	"testing"
)

// told returns the types of the claims of a text, each with its modality unless it is asserted.
func told(t *testing.T, r *Reader, text string) string {
	t.Helper()
	ext, _, err := r.Try(text, exampleDay)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range ext.Claims {
		w := c.Type
		if c.Modality != "asserted" {
			w += ":" + c.Modality
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ",")
}

// texts are texts with the types of the claims that must be told of each, as told returns them.
type texts []struct{ text, want string }

// run reads the texts.
func (cases texts) run(t *testing.T) {
	t.Helper()
	r := exampleReader(t)
	for _, c := range cases {
		if got := told(t, r, c.text); got != c.want {
			t.Errorf("%s\n  %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWordsOfActsThatTellSomethingElse(t *testing.T) {
	texts{
		{"قال ضابط إسرائيلي إنه يخشى أن تنفجر الضفة الغربية.", ""},
		{"انفجرت عبوة ناسفة في مدينة الباب.", "explosion"},
		{"منعت الدفاعات الجوية السورية معظم الصواريخ الإسرائيلية من الوصول إلى مطار حلب.", ""},
		{"منعت قوات النظام المدنيين من الوصول إلى مدينة درعا.", "movement-restriction"},
		{"أعلن تنظيم داعش في بيان المسؤولية عن التفجير الذي هز مدينة بعقوبة.", "explosion"},
		{"تشكل صواريخ حزب الله تهديدا لمدينة حيفا.", ""},
		{"منع رتل", "movement-restriction"}, // the verb or its object is the last word of the report
		{"قال تنظيم داعش منع المدنيين", "movement-restriction"},
		{"وجهت إسرائيل تهديدات إلى حزب الله في لبنان.", "threat"},
		{"انهارت هدنة أعلنت قبل يومين بين الجيش السوداني وقوات الدعم السريع.", ""},
		{"قالت وزارة النقل إن الحصار الذي استهدف سوريا سنوات عطل المطارات.", "siege"},
		{"شنت قسد حملات اعتقال في مدينة الرقة استهدفت الشبان.", "detention"},
		{"شنت الطائرات غارات استهدفت الأحياء السكنية في مدينة إدلب.", "air-strike"},
		{"دعت إيران الدول الإسلامية إلى إدانة القصف على غزة.", "appeal"},
		{"دعت إيران إلى اجتماع عاجل ودانت القصف على غزة.", "accusation,appeal"},
		{"وجه الوزير نداء إلى الحوثيين بالانسحاب من قاعدة العند.", "appeal"},
		{"طالبت منظمة الصحة العالمية بأن توقف إسرائيل قتل المدنيين في غزة.", "appeal"},
		{"قال وزير الدفاع إن معركة ضد تنظيم داعش ستنطلق قريبا في مدينة الموصل.", ""},
		{"توفي طفلان غرقا في بحيرة ميدانكي. وقصفت قوات النظام بلدة البارة، واشتبك مقاتلو الفصائل معها.", "armed-clash,shelling"},
	}.run(t)
}

func TestActsThatOtherWordsTell(t *testing.T) {
	texts{
		{"قتل انتحاري، يشتبه بأنه من تنظيم داعش، 32 شخصا في بلدة سوروج التركية.", "explosion"},
		{"هاجم انتحاري حاجزا للجيش في مدينة سرت.", "explosion"},
		{"قتل مسلحون خمسة جنود في مدينة سرت.", "attack"},
		{"استنكرت سوريا القصف على غزة.", "accusation"},
		{"يذكر أن كوريا الجنوبية اتهمت بيونغ يانغ بزرع ألغام على الحدود.", "accusation"},
		{"قال شهود في رفح إنه تم تفجير عبوة مزروعة داخل المبنى.", "explosion"},
		{"وجه المحافظ تحذيرا إلى المسلحين في مدينة صعدة.", "threat"},
	}.run(t)
}

func TestALineWithoutItsFullStopIsNews(t *testing.T) {
	text := func(line string) string {
		return "حصاد اليوم في ريف درعا\n\nدرعا: انفجرت عبوة ناسفة بسيارة عسكرية لقوات النظام قرب بلدة صيدا بريف درعا الشرقي.\n\n" + line + "\n\nأصيب مدني بجروح جراء قصف مدفعي على مدينة درعا صباح اليوم الجمعة."
	}
	texts{
		{text("اغتال مجهولون بالرصاص المباشر شخصا في بلدة كفرشمس بالريف الشمالي"), "attack,explosion,shelling"},
		{text("مجهولون يغتالون شخصا في بلدة كفرشمس بريف درعا الشمالي اليوم"), "explosion,shelling"},
	}.run(t)
}
