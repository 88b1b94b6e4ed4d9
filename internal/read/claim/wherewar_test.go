package claim

import "testing"

// What is counted over a war is told of the place of the war.
func TestPlacesOfTolls(t *testing.T) {
	placings{
		{"كشفت منظمة عن استشهاد 2190 طفلا وجرح 3410 أطفال منذ بداية العدوان والحرب على اليمن.", "harm", "Yemen"},
		{"دمّر الاحتلال 340 مسجدا خلال ثماني سنوات من العدوان على اليمن.", "property-damage", "Yemen"},
		{"أعلنت وزارة الصحة في غزة ارتفاع حصيلة العدوان الإسرائيلي إلى 21 ألفا و600 شهيد، منذ السابع من تشرين الأول/أكتوبر 2023.", "harm", "Gaza Strip"},
		// a toll of one act is where that was
		{"أعلنت وزارة الصحة في غزة مقتل ثلاثة أشخاص في قصف على رفح.", "shelling", "Rafah"},
		// a war that is only the setting is not where something was
		{"قصف حزب الله موقعا عسكريا بالصواريخ ردا على العدوان على غزة.", "shelling", ""},
	}.run(t)
}

// A sentence that begins with a place and then says who tells it tells of that place.
func TestPlacesBeforeTheTeller(t *testing.T) {
	placings{
		{"وفي ريف حمص، ذكرت الوكالة أن مسلحين هاجموا حاجزا للجيش.", "attack", "Homs"},
		{"وفي محافظة درعا، أكد ناشطون أن مجهولين قتلوا شابا بالرصاص.", "attack", "Daraa"},
		{"وفي ريف حمص، ذكرت الوكالة أن مسلحين هاجموا حاجزا للجيش في بلدة السخنة.", "attack", "Sokhneh"},
		// another act is not where the one before was
		{"هاجم مسلحون ثكنة في بلدة السخنة. وأعلن التنظيم مسؤوليته عن هجوم آخر استهدف الجيش.", "attack", "Sokhneh"},
	}.run(t)
}
