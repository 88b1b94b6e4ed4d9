package claim

import (
	"slices"
	"strings"
	"testing"
)

// meansCases are sentences of our own with the weapons of all their claims.
var meansCases = []struct{ text, want string }{
	{"قصفت قوات النظام بلدة سرمين بقذائف المدفعية والهاون.", "artillery mortar"},
	{"نصبت قوات النظام مدافع \"هاون\" قرب بلدة سرمين.", "mortar"},
	{"أصيب طفل بقصف صاروخي لقوات النظام على بلدة سرمين.", "rocket"},
	{"استهدفت قوات النظام بلدة سرمين بصاروخ موجه.", "missile"},
	{"قصفت قوات النظام بلدة سرمين بأكثر من عشرين صاروخا.", "rocket"},
	{"شنت الطائرات الروسية غارات بالصواريخ الفراغية على بلدة سرمين.", "aircraft missile"},
	{"استهدفت طائرة مسيرة سيارة قرب بلدة سرمين.", "drone"},
	{"مقتل شخص في غارة من طائرة مسيرة على بلدة سرمين.", "drone"},
	{"حلقت طائرات مروحية في سماء مدينة القامشلي.", "helicopter"},
	{"نفذت قوات التحالف إنزالا جويا في بلدة أطمة.", ""},
	{"استهدفت قوات النظام بلدة سرمين بقذائف الدبابات.", "tank"},
	{"استهدفت الفصائل دبابة لقوات النظام قرب بلدة سرمين.", ""},
	{"استهدفت الفصائل بالهاون مستودع صواريخ لقوات النظام قرب بلدة سرمين.", "mortar"},
	{"استهدفت الفصائل بالهاون سيارة مزودة برشاش قرب بلدة سرمين.", "mortar"},
	{"أطلق مسلحان مجهولان النار على مزارع في مدينة نوى.", "small-arms"},
	{"مقتل طفل بانفجار لغم في ريف حماة.", "mine"},
	{"اعتقلت المخابرات الجوية شابا في مدينة درعا.", ""},
	{"قصفت قوات النظام بالمدفعية بلدة سرمين. كما نفذت قصفا مماثلا على بلدة النيرب.", "artillery artillery"},
}

func TestMeans(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range meansCases {
		t.Run(c.text, func(t *testing.T) {
			ext, _, err := r.Try(c.text, "2023-05-10")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range ext.Claims {
				got = append(got, c.Means...)
			}
			slices.Sort(got)
			if got := strings.Join(got, " "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
