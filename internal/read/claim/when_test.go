package claim

import (
	"testing"

	"tawatur"
)

// whenCases give a text, the type of the claim meant (its last of that type), and its time: "start", "start..end",
// "start..+" where it goes on, "" where none is told. All were published on Friday, 9 August 2024. "? " before a text
// marks what is wanted and not read yet.
var whenCases = []struct{ text, typ, want string }{
	// its own words
	{"قصفت قوات النظام بلدة البارة بريف إدلب فجر اليوم الجمعة.", "shelling", "2024-08-09"},
	{"قصفت قوات النظام، مساء أمس الخميس، بلدة البارة بريف إدلب.", "shelling", "2024-08-08"},
	{"ليل الأربعاء ـ الخميس، قصفت قوات النظام بلدة البارة بريف إدلب.", "shelling", "2024-08-07..2024-08-08"},
	{"تفرض قسد حصارا على مدينة الحسكة منذ الأربعاء الماضي.", "siege", "2024-08-07..+"},
	{"قتل ثلاثة مدنيين وأصيب سبعة آخرون، يوم السبت الماضي، بقصف مدفعي على بلدة البارة بريف إدلب.", "shelling", "2024-08-03"},
	{"استهدفت قوات النظام بلدة البارة بريف إدلب بالمدفعية، ما أدى إلى مقتل مدنيين اثنين صباح أمس.", "shelling", "2024-08-08"},
	// an estimate of weeks names no day, a count of days does
	{"قبل نحو أسبوعين قصفت قوات النظام بلدة البارة بريف إدلب.", "shelling", ""},
	{"قبل يومين قصفت قوات النظام بلدة البارة بريف إدلب.", "shelling", "2024-08-07"},
	{"قصفت قوات النظام بلدة البارة بريف إدلب اليوم. وقبل أيام اعتقلت قسد مدنيا في بلدة البارة.", "detention", ""},
	{"قصفت قوات النظام بلدة البارة بريف إدلب منذ يومين.", "shelling", "2024-08-07"},
	{"تقصف قوات النظام بلدة البارة بريف إدلب منذ يومين.", "shelling", "2024-08-07..+"},
	{"تحاصر قسد مدينة الحسكة منذ ثلاثة أيام.", "siege", "2024-08-06..+"},
	// what was said, and its day
	{"أعلنت وزارة الدفاع السورية، الخميس، أن الجيش قصف بلدة البارة بريف إدلب.", "shelling", "2024-08-08"},
	{"اتهمت قسد أمس الخميس قوات النظام بقصف قرية الدحلة.", "accusation", "2024-08-08"},
	{"دانت وزارة الخارجية السورية الهجوم الذي وقع أمس في مدينة الحسكة.", "accusation", ""},
	{"أعلنت قسد أمس مقتل ثلاثة من عناصرها خلال الأيام الأربعة الماضية.", "harm", "2024-08-05..2024-08-09"},
	{"أعلنت وزارة الصحة، اليوم الجمعة، ارتفاع حصيلة القتلى إلى 310 قتلى.", "harm", ""},
	{"قتل نحو 5000 شخص منذ 15 نيسان. وقالت منظمة الصحة اليوم إن عدد القتلى من الأطفال بلغ 300 قتيل منذ بدء الحرب.", "harm", "2024-04-15..+"},
	// dates about something else
	{"قصفت قوات النظام بلدة البارة بريف إدلب، في قصف هو الأعنف منذ عام 2020.", "shelling", ""},
	{"قصفت قوات النظام بلدة البارة بريف إدلب في إطار الحملة المستمرة منذ أسبوعين.", "shelling", ""},
	{"استهدف الجيش الإسرائيلي بلدة عيتا الشعب التي دمرت في حرب تموز 2006 بالمدفعية.", "shelling", ""},
	{"هاجم مسلحون مجهولون مقرا لقسد في مدينة الرقة التي سيطرت عليها عام 2017.", "attack", ""},
	{"بث تنظيم داعش أمس شريطا مصورا يظهر إعدام ثلاثة من عناصر قسد.", "attack", ""},
	{"كثفت قوات النظام قصف بلدة البارة بريف إدلب خلال الفترة الأخيرة.", "shelling", "..2024-08-09"},
	{"قتل ثلاثة مدنيين على الأقل أمس عندما قصفت قوات النظام بلدة البارة بريف إدلب.", "shelling", "2024-08-08"},
	{"استهدفت المقاومة قاعدة عسكرية قرب بلدة الشدادي بالمدفعية، في ظل استمرار العدوان على غزة لليوم الثلاثين.", "shelling", ""},
	{"لم تهدأ بلدة البارة بريف إدلب منذ قصف قوات النظام عليها في 20 تموز.", "shelling", "2024-07-20"},
	// one occasion
	{"داهمت قسد بلدة الشحيل بريف دير الزور فجر اليوم، وسط إطلاق نار كثيف.", "raid", "2024-08-09"},
	{"نفذت قسد صباح أمس عملية أمنية في مدينة الطبقة، أسفرت عن اعتقال قيادي في تنظيم داعش.", "detention", "2024-08-08"},
	{"قصفت قوات النظام صباح اليوم ريف إدلب الجنوبي. وقال مراسلنا إن القوات قصفت بلدة البارة بالمدفعية.", "shelling", "2024-08-09"},
	{"قصفت قوات النظام صباح اليوم بلدة البارة بريف إدلب. واستهدفت قسد قرية حربل بريف حلب بالمدفعية.", "shelling", ""},
	{"قصفت قوات النظام صباح اليوم بلدة البارة بريف إدلب، بعد هجوم شنته فصائل المعارضة على مواقعها.", "attack", ""},
	{"قتل ثلاثة مدنيين اليوم بعد قصف قوات النظام بلدة البارة بريف إدلب.", "shelling", "2024-08-09"},
	{"قصفت قوات النظام بلدة البارة بريف إدلب صباح اليوم، كما اعتقلت قسد مدنيين في بلدة الصور.", "detention", ""},
	{"وصباح اليوم قصفت قوات النظام بلدة البارة بريف إدلب، كما اعتقلت قسد مدنيين في بلدة الصور.", "detention", "2024-08-09"},
	{"قصفت قوات النظام صباح اليوم ريف إدلب. من جهة أخرى، اعتقلت قسد مدنيين في بلدة البارة بريف إدلب.", "detention", ""},
	{"قصفت قوات النظام بلدة البارة بريف إدلب صباح اليوم. وقبل ذلك قصفت قوات النظام بلدة البارة بالمدفعية.", "shelling", ""},
	{"نفذت قسد في 3 من تموز الماضي عملية أمنية في بلدة الشحيل. واعتقلت قسد ثلاثة مدنيين في بلدة الشحيل.", "detention", "2024-07-03"},
	{"قصفت قوات النظام صباح اليوم ريف إدلب الجنوبي. واستهدفت هيئة تحرير الشام مواقع لقوات النظام في بلدة البارة بالمدفعية.", "shelling", ""},
	// days counted from another act
	{"نفذت قسد أمس عملية أمنية في مدينة الطبقة. وفي اليوم التالي اعتقلت مدنيين في مدينة الرقة.", "detention", "2024-08-09"},
	{"داهمت قسد بلدة الشحيل اليوم. وجاء ذلك بعد يوم من اعتقال قسد ثلاثة مدنيين في مدينة الطبقة.", "detention", "2024-08-08"},
	{"داهمت قسد بلدة الشحيل الاثنين الماضي، وذلك بعد ساعات من مقتل أحد عناصرها بانفجار لغم في بلدة الشحيل.", "explosion", ""},
	// background is dated by its own words
	{"قصفت قوات النظام بلدة البارة بريف إدلب اليوم. وكانت قوات النظام قد قصفت بلدة البارة يوم الثلاثاء الماضي.", "shelling", "2024-08-06"},
	{"قصفت قوات النظام بلدة البارة بريف إدلب اليوم. وسبق أن اعتقلت قسد مدنيين في بلدة البارة.", "detention", ""},
	// a digest
	{"حصاد الأحداث الميدانية ليوم الخميس 8-8-2024\n\nقصفت قوات النظام بلدة البارة بريف إدلب.\n\nاعتقلت قسد مدنيين في بلدة الصور.", "detention", "2024-08-08"},
	// what goes on
	{"سيطرت قسد أمس على بلدة الشحيل. وقال مراسلنا إن الاشتباكات مستمرة بين قسد وتنظيم داعش في بلدة الشحيل.", "armed-clash", "..+"},
	{"تواصل قوات النظام قصف بلدة البارة بريف إدلب.", "shelling", "..+"},
}

func TestWhen(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	pub := "2024-08-09"
	for _, c := range whenCases {
		text, wanted := cutWanted(c.text)
		ext, err := r.Read(tawatur.Report{ID: "when", Text: text, Published: tawatur.Published{Value: &pub}})
		if err != nil {
			t.Fatal(err)
		}
		got, found := "no "+c.typ, false
		for _, k := range ext.Claims {
			if k.Type == c.typ {
				got, found = showWhen(k.Time), true
			}
		}
		switch ok := found && got == c.want; {
		case !ok && !wanted:
			t.Errorf("%s\n\t%s: %q, want %q", text, c.typ, got, c.want)
		case ok && wanted:
			t.Errorf("%s\n\tis read now: take its mark away", text)
		}
	}
}

func TestADigestNamesItsDayInTheTitle(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	given := "2024-08-09"
	ext, err := r.Read(tawatur.Report{ID: "digest", Title: "حصاد الأحداث ليوم الخميس 8", Text: "اعتقلت قسد مدنيين في بلدة الصور.", Published: tawatur.Published{Value: &given}})
	if err != nil || len(ext.Claims) != 1 {
		t.Fatal(ext.Claims, err)
	}
	if w := ext.Claims[0].Time; w.Start != "2024-08-08" || w.Mention == nil || !w.Mention.IsTitle() || w.Mention.Text != "ليوم الخميس" {
		t.Errorf("time %+v, want 2024-08-08 named in the title", w)
	}
}

func cutWanted(text string) (string, bool) {
	if len(text) > 2 && text[:2] == "? " {
		return text[2:], true
	}
	return text, false
}

func showWhen(w tawatur.When) string {
	switch {
	case w.Ongoing:
		return w.Start + "..+"
	case w.Start == w.End:
		return w.Start
	}
	return w.Start + ".." + w.End
}

func TestAPublicationDateIsCorrectedByTheText(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	given := "2024-08-08"
	ext, err := r.Read(tawatur.Report{ID: "day", Text: "قصفت قوات النظام بلدة البارة بريف إدلب أمس. وقتل مدني في القصف مساء أمس الخميس.", Published: tawatur.Published{Value: &given}})
	if err != nil {
		t.Fatal(err)
	}
	if p := ext.Report.Published; p.Day() != "2024-08-09" || p.Basis != tawatur.BasisInferred || len(p.Why) != 2 {
		t.Errorf("published %s (%s) %q, want 2024-08-09 with two reasons", p.Day(), p.Basis, p.Why)
	}
	if got := ext.Claims[0].Time.Start; got != "2024-08-08" {
		t.Errorf("%q was on %s, want 2024-08-08", ext.Claims[0].Trigger.Text, got)
	}
}
