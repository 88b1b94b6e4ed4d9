package claim

import "testing"

// mournedCases are of bodies under arms that tell of their own dead, by mourning or admitting them.
var mournedCases = casts{
	{"زفت المقاومة الإسلامية في لبنان الشهيد المجاهد سامر الأحمد، مواليد عام 1990 من بلدة الدوير.", "harm", "target:hezbollah"},
	{"زفت المقاومة الإسلامية في لبنان سامر عادل الأحمد شهيدا على طريق القدس.", "harm", "target:hezbollah"},
	{"نعت كتائب القسام الشهيد المجاهد سامر الأحمد.", "harm", "target:qassam-brigades"},
	{"زفت حركة حماس الشهيد الفتى سامر الأحمد.", "harm", "no such claim"},
	{"نعت كتائب القسام شهيد حزب الله سامر الأحمد.", "harm", "no such claim"},
	{"أقر الجيش الإسرائيلي بوقوع عشرة قتلى في غزة.", "harm", "target:israeli-forces"},
	{"أقر الجيش الإسرائيلي بقصف مدرسة ما أدى إلى سقوط مئة قتيل.", "shelling", "target:civilians"},
	{"اعترف تنظيم الدولة بتنفيذ هجوم أوقع عشرين قتيلا في كابول.", "attack", "agent:isis target:civilians"},
	{"أقر الحوثيون بمقتل قتلى وجرحى من السعوديين.", "harm", "target:civilians"},
	{"ارتفعت حصيلة قتلى \"الجيش\" الإسرائيلي إلى 90.", "harm", "target:israeli-forces"},
	{"سقط 90 قتيلا من \"جيش\" الاحتلال في قطاع غزة.", "harm", "target:israeli-forces"},
}

func TestMourned(t *testing.T) { mournedCases.run(t) }

// TestMournedHasNoHome holds the birthplace and the year of birth of one who is mourned from the claim of his death.
func TestMournedHasNoHome(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	ext, _, err := r.Try("زفت المقاومة الإسلامية في لبنان الشهيد المجاهد سامر الأحمد، مواليد عام 1990 من بلدة الدوير في جنوب لبنان.", "2024-05-10")
	if err != nil {
		t.Fatal(err)
	}
	if len(ext.Claims) != 1 || len(ext.Claims[0].Places) != 0 || ext.Claims[0].Time.Start != "" {
		t.Errorf("claims %+v", ext.Claims)
	}
}
