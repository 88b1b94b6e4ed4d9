package claim

import "testing"

// A place that no list has is one where a word for it situates something, and narrower than what it lies in.
func TestPlacesOnNoList(t *testing.T) {
	placings{
		{"اندلعت اشتباكات في منطقة المنشار الغربي في مدينة نابلس.", "armed-clash", "Nablus"},
		{"قصفت المدفعية منطقة الزريقة في مخيم النصيرات.", "shelling", "Nuseirat camp"},
		{"هاجم مسلحون موقعا عسكريا في منطقة مانتولا قرب الحدود مع النيجر.", "attack", "[منطقة مانتولا]"},
		{"نصبت المقاومة كمينا للحوثيين في وادي خرشان بمحافظة شبوة.", "attack", "[وادي خرشان]"},
		{"اندلعت اشتباكات بين الجيش والحوثيين في محور الزبيرية غربي محافظة مأرب.", "armed-clash", "[محور الزبيرية]"},
		{"أعلنت المقاومة الإسلامية مهاجمة موقع الصدحة الإسرائيلي بالصواريخ.", "shelling", "[موقع الصدحة]"},
		{"قصفت قوات الدعم السريع مخيم أبو كمبلة للنازحين.", "shelling", "[مخيم أبو كمبلة]"},
		{"استهدفت طائرة مسيرة سيارة في منطقة الكرنوب شمال شرق مدينة بعقوبة.", "air-strike", "Baqubah"},
		{"هاجمت قوات الدعم السريع قرية ود الكرسنة بولاية الجزيرة.", "attack", "[قرية ود الكرسنة]"},
		// an area of a town is where that lies
		{"قصفت طائرة مسيرة منزلا في منطقة الجرنوس في جباليا شمالي قطاع غزة.", "air-strike", "Jabalia"},
		// what only says in what a village lies is left out
		{"قتل جندي بهجوم في قرية الدحلة بمنطقة السكوكية.", "attack", "Dahleh"},
		// ordinary words are no names
		{"استهدفت طائرة مسيرة سيارة في منطقة العمليات.", "air-strike", ""},
		{"استهدفت طائرة مسيرة سيارة في منطقة سكنية.", "air-strike", ""},
		{"استهدفت المقاومة آليات الجيش في محور التقدم شرقي مدينة خان يونس.", "attack", "Khan Yunis"},
		{"استهدفت طائرة مسيرة منطقة تعاني من نقص المياه.", "air-strike", ""},
		{"هاجم مسلحون موقع الجيش بالأسلحة الرشاشة.", "attack", ""},
	}.run(t)
}

// What only bounds a place, or tells how far off another town is, is not where an act was.
func TestBoundsOfAPlace(t *testing.T) {
	placings{
		{"وصلت تعزيزات للحوثيين إلى منطقة الخرفوش الواقعة بين محافظتي لحج وعدن.", "deployment", "[منطقة الخرفوش]"},
		{"ألقت المروحيات براميل متفجرة على بلدة خان الشيح بين دمشق والقنيطرة.", "air-strike", "Khan Elshih"},
		{"هاجم مسلحون بلدة المقدادية الواقعة على بعد 45 شمال شرق مدينة بعقوبة.", "attack", "Miqdadiyah"},
		{"استهدفت مسيرة إسرائيلية سيارة في بلدة البيسارية بالنبطية.", "air-strike", "El-Beesariyah"},
		// a road that two towns share is at both
		{"استهدفت مسيرة سيارة على طريق بين بلدتي عيترون وبنت جبيل.", "air-strike", "~Aitaroun ~Bint Jbeil"},
	}.run(t)
}
