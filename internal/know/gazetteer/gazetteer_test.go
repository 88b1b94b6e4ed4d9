package gazetteer

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/arabic"
)

// read resolves a text and returns "words=id" for each mention, the narrow name's words.
func read(g *Gazetteer, text string) string {
	ts := arabic.Tokenize(text)
	runes := []rune(text)
	var out []string
	var in Room
	for _, r := range g.Resolve(ts, g.Mentions(ts, nil, &in), Context{}, &in) {
		id := "?"
		if r.Place != nil {
			id = r.Place.ID
		}
		out = append(out, string(runes[ts[r.NameFirst].Start:ts[r.End-1].End])+"="+id)
	}
	return strings.Join(out, " ")
}

func TestPlacesInSentences(t *testing.T) {
	g := mustLoad(t)
	for _, c := range []struct{ text, want string }{
		{"سقطت قذيفة على قرية الدحلة في ريف دير الزور الشرقي", "الدحلة=C5142 دير الزور=SY09"},
		{"دخلوا قريتي الدحلة وجديد بكارة ليلاً", "الدحلة=C5142 وجديد بكارة=C5141"},
		{"انفجار في قرى وبلدات الصور والحريجية والربيضة", "الصور=C5157 والحريجية=C5150 والربيضة=C5151"},
		{"هبطت طائرة في مطار القامشلي الدولي", "مطار القامشلي الدولي=wof:102542747"},
		{"احترق بئر في حقل العمر النفطي", "حقل العمر النفطي=x:omar-field"},
		{"حاصروا أحياء في الحسكة والقامشلي", "الحسكة=C4360 والقامشلي=C4564"},
		{"هدوء في دير الزور", "دير الزور=SY09"},
		{"قال محمد العلي إن السلام في المدينة ممكن", ""},
		{"الطائرات الروسية حلقت فوق ريف إدلب الجنوبي", "إدلب=SY07"},
		{"أصيب ثلاثة بجروح بواسطة لغم", ""},
		{"أصابوا سفينة في البحر الأحمر وأخرى في خليج عدن", "البحر الأحمر=x:red-sea خليج عدن=x:gulf-aden"},
		{"عمليات على سفن في البحر الأحمر والبحر العربي والبحر الأبيض المتوسط", "البحر الأحمر=x:red-sea والبحر العربي=x:arabian-sea والبحر الأبيض المتوسط=x:mediterranean"},
		{"غارات على محافظتي حجة وتعز في اليمن", "حجة=wof:85680973 وتعز=wof:85680989 اليمن=x:country-ye"},
		{"قصفوا مستوطنات جديدة في شمال إسرائيل، وعمد الجنود إلى الانسحاب", "شمال إسرائيل=x:north-palestine"},
		{"في تونس هجوم على فندق في مدينة سوسة", "تونس=x:country-tn سوسة=x:city-sousse"},
		{"سيول في ولاية البحر الأحمر", "ولاية البحر الأحمر=wof:85676867"},
		{"قصف على مواقع بالريف الشمالي لمدينة الباب", "لمدينة الباب=C1202"},
		{"محافظة حلب: قصف على مدينة إعزاز بريف حلب الشمالي. وتشهد مناطق ريف حلب اشتباكات", "محافظة حلب=SY02 إعزاز=C1564 حلب=SY02 حلب=SY02"},
		{"الرقة: قصف على مواقع بالريف الشمالي وقتلى في بلدة عين عيسى", "الرقة=C5710 بالريف=SY11 عين عيسى=C5905"},
		{"قذائف على ثكنة «شارون» وقاعدة الجيش «حرير» في العراق", "شارون=? حرير=x:harir العراق=x:country-iq"},
		{"قتلوا مختار بلدة الطيبة قرب مدينة الميادين", "بلدة الطيبة=C5193 الميادين=C5192"},
		{"داهموا منزل جده قرب مدينة الحسكة", "الحسكة=C4360"},
		{"معارك قرب مدينة منبج شرقي حلب", "منبج=C1767 حلب=SY02"},
		{"غارات على دير البلح في قطاع غزة وفي البريج", "دير البلح=x:deir-balah قطاع غزة=wof:85681213 البريج=x:bureij"},
		{"عاد الأهالي على الفور إلى منازلهم وعلى الصعيد الإنساني لم يصل شيء", ""},
		{"قصفت الطائرات مدينة الزبداني في ريف دمشق وقال إن الطريق إلى فلسطين طويل", "الزبداني=C2429 ريف دمشق=SY03 فلسطين=x:country-ps"},
		{"قصف على تل تمر شمالي الحسكة وعلى مدن الجنوب ومدن البلاد", "تل تمر=C4409 الحسكة=SY08"},
		{"قذائف على موقع «صوفا» شرقي رفح في قطاع غزة، وقال موقع «النيرب» الإخباري إن الهدوء عاد", "صوفا=x:sufa رفح=x:rafah قطاع غزة=wof:85681213"},
		{"كمين عند دوار فرعون بالرصاص وانفجار في معبر «تل علوان» قرب مدينة جرابلس", "فرعون=? تل علوان=? جرابلس=C2227"},
		{"هدوء في القامشلي وعامودا ورأس العين وتل تمر بعد قصف قرية قسطون", "القامشلي=C4564 وعامودا=C4688 ورأس العين=C4988 وتل تمر=C4409 قسطون=?"},
		{"غارات على مأرب في اليمن ثم على السويس", "مأرب=wof:421174131 اليمن=x:country-ye السويس=wof:421168705"},
		{"غارات على محافظة مأرب وعلى مدينة لحج", "محافظة مأرب=wof:85681015 لحج=wof:421197277"},
		{"زوارق قرب شاطئ خان يونس", "خان يونس=x:khan-yunis"},
		{"قصف على أطراف مدينة جرابلس بريف حلب", "جرابلس=C2227 حلب=SY02"},
		{"انفجار في بلدة #سرمين بريف #إدلب وغارة شمال غربي #سوريا", "سرمين=C3953 إدلب=SY07 سوريا=x:country-sy"},
		{"سقطت صواريخ في \"ديشون\" شمالي إسرائيل", "ديشون=wof:421186891 شمالي إسرائيل=x:north-palestine"},
		{"معارك قرب الحسكة، ثم قرب حلب والرقة", "الحسكة=C4360 حلب=C1007 والرقة=C5710"},
		{"انفجار لغم قرب الحسكة في قرية تل طويل", "الحسكة=SY08 تل طويل=C4421"},
		{"قصف مواقع بالقرب من حماة، في بلدة اللطامنة", "حماة=SY05 اللطامنة=C3458"},
		{"دورية في ريف رأس العين (سري كانييه) الشرقي", "رأس العين=C4988"},
		{"اعتقالات في حي العلاوي وسط قرية الزر، وفي حي العلاوي وقرية الزر", "العلاوي=x:zirr الزر=x:zirr العلاوي=? الزر=x:zirr"},
		{"هجمات على الأراضي الروسية", "الأراضي الروسية=x:country-ru"},
		{"صواريخ على مقاطعة كورسك وقذائف على مقاطعة منبج", "كورسك=x:kursk منبج=C1767"},
		{"تظاهرة في مدينة أتلانتا الأميركية، وأخرى في مدينة كبيرة تتبع الولاية وفي مدينة الملاهي", "أتلانتا الأميركية=?"},
		{"قصف على قرية تل مضبق التابعة للناحية وعلى قرية بالقرب من مدينة مارع", "تل مضبق=? مارع=C1643"},
		{"عبروا الحواجز وحفر الطريق ودوار وفقدان السمع", ""},
		{"معارك قرب مدينة الدانا بريف إدلب", "الدانا=C4126 إدلب=SY07"},
	} {
		if got := read(g, c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestPhraseAroundTheName(t *testing.T) {
	g := mustLoad(t)
	ts := arabic.Tokenize("قصف على ريف حلب الغربي والشمالي")
	ms := g.Mentions(ts, nil, &Room{})
	if len(ms) != 1 {
		t.Fatalf("mentions: %+v", ms)
	}
	m := ms[0]
	if m.First != 2 || m.NameFirst != 3 || m.End != 4 || m.Tail != 6 || m.Cue != "ريف" || !m.Countryside || m.Direction != "الغربي الشمالي" {
		t.Errorf("mention: %+v", m)
	}
}

func TestTakenTokensHoldNoPlace(t *testing.T) {
	g := mustLoad(t)
	ts := arabic.Tokenize("مجلس دير الزور العسكري")
	if ms := g.Mentions(ts, []bool{true, true, true, true}, &Room{}); len(ms) != 0 {
		t.Errorf("mentions in taken tokens: %+v", ms)
	}
}

func TestContains(t *testing.T) {
	g := mustLoad(t)
	village, gov := g.ByID("C5142"), g.ByID("SY09")
	for _, c := range []struct {
		parent, child *Place
		want          bool
	}{
		{gov, village, true}, {village, gov, false}, {g.ByID("x:country-sy"), village, true}, {g.ByID("SY07"), village, false},
		{g.ByID("x:nes"), village, true}, {gov, gov, false}, {nil, village, false}, {g.ByID("C4564"), g.ByID("sup:tayy"), true},
	} {
		if got := g.Contains(c.parent, c.child); got != c.want {
			t.Errorf("Contains(%v, %v) = %v", c.parent, c.child, got)
		}
	}
}

func TestUnsettledNamesStayOpen(t *testing.T) {
	g := mustLoad(t)
	ts := arabic.Tokenize("وصلوا إلى قرية المشيرفة")
	var in Room
	rs := g.Resolve(ts, g.Mentions(ts, nil, &in), Context{}, &in)
	if len(rs) != 1 || rs[0].Place != nil || rs[0].Precision != tawatur.PrecisionUnknown || len(rs[0].TurnedDown()) == 0 {
		t.Errorf("a name of twenty villages was settled: %+v", rs)
	}
}

func TestLoadIsQuick(t *testing.T) {
	start := time.Now()
	g := mustLoad(t)
	t.Logf("%d places in %v", g.Len(), time.Since(start))
}

func TestTheHierarchyLeadsDown(t *testing.T) {
	g := mustLoad(t)
	for id, want := range map[string]string{"": "x:country-sy", "x:country-sy": "SY08", "SY08": "SY0802", "SY0802": "SY080200", "SY080200": "C4564"} {
		if !slices.Contains(g.Below(id), want) {
			t.Errorf("%s is not right below %q", want, id)
		}
	}
	for id, want := range map[string][]string{"C4564": {"x:country-sy", "SY08", "SY0802", "SY080200"}, "x:country-sy": nil, "none": nil, "x:airport-qamishli": {"x:country-sy", "SY08", "SY0802", "SY080200"}} {
		if got := g.Above(id); !slices.Equal(got, want) {
			t.Errorf("above %s are %v, want %v", id, got, want)
		}
	}
	seen := map[string]string{}
	for i := range g.places {
		for _, id := range g.Below(g.places[i].ID) {
			if seen[id] != "" {
				t.Errorf("%s is right below %s and %s", id, seen[id], g.places[i].ID)
			}
			seen[id] = g.places[i].ID
		}
	}
}

func TestWithin(t *testing.T) {
	g := mustLoad(t)
	for id, want := range map[string][]string{
		"C4525":              {"SY080200", "SY0802", "SY08"},       // a village of Qamishli
		"C4564":              {"SY080200", "SY0802", "SY08"},       // the town
		"sup:tayy":           {"C4564", "SY0802", "SY08", "x:nes"}, // a quarter of it
		"x:airport-qamishli": {"C4564", "SY080200", "SY0802", "SY08"},
		"SY080200":           {"SY0802", "SY08"},
		"SY08":               nil,
		"none":               nil,
	} {
		got := g.Within(id)
		for _, area := range want {
			if !slices.Contains(got, area) {
				t.Errorf("%s lies in %s, got %v", id, area, got)
			}
		}
		for _, area := range got {
			if !g.Contains(g.ByID(area), g.ByID(id)) {
				t.Errorf("%s does not lie in %s", id, area)
			}
		}
		if slices.Contains(got, id) {
			t.Errorf("%s lies in itself", id)
		}
	}
	country := false
	for _, area := range g.Within("C4525") {
		country = country || g.ByID(area).Type == typeCountry
	}
	if !country {
		t.Error("a village of Syria lies in no country")
	}
}
