package claim

import (
	"cmp"
	"strings"
	"sync"
	"testing"

	"tawatur"
)

// sharedReader is one reader for all sentences of a test.
var sharedReader = sync.OnceValues(NewReader)

// placesOf returns the places of the claims of a type, in order, an origin marked by <, an end of a stretch by ~, those that were taken for none on the lists by their words in
// brackets.
func placesOf(t *testing.T, text, typ string) string {
	t.Helper()
	r, err := sharedReader()
	if err != nil {
		t.Fatal(err)
	}
	ext, err := r.Read(tawatur.Report{ID: "t", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range ext.Claims {
		if c.Type != typ {
			continue
		}
		for _, p := range c.Places {
			mark := ""
			switch {
			case p.Role == tawatur.PlaceOrigin:
				mark = "<"
			case p.Between:
				mark = "~"
			}
			out = append(out, mark+cmp.Or(p.NameEN, "["+p.Mention.Text+"]"))
		}
	}
	return strings.Join(out, " ")
}

// placings are texts with the places of the claims of a type in each, as placesOf returns them.
type placings []struct{ text, typ, want string }

// run reads the texts.
func (ps placings) run(t *testing.T) {
	t.Helper()
	for _, c := range ps {
		if got := placesOf(t, c.text, c.typ); got != c.want {
			t.Errorf("%s\n%s: %q, want %q", c.text, c.typ, got, c.want)
		}
	}
}

func TestStretchesOfLand(t *testing.T) {
	placings{
		{"انفجر لغم بسيارة على طريق تدمر – دير الزور.", "explosion", "~Tadmor ~Deir-ez-Zor"},
		{"استهدفت مسيرة سيارة على طريق القامشلي عامودا.", "air-strike", "~Quamishli ~Amuda"},
		{"قصفت قوات النظام طريق أريحا (إدلب).", "shelling", "Ariha"},
		{"انفجرت عبوة ناسفة على الطريق الواصل بين الرقة ودير الزور.", "explosion", "~Ar-Raqqa ~Deir-ez-Zor"},
		{"قصفت الطائرات سيارة بين بلدتي الشحيل وذيبان.", "air-strike", "~Shiheil ~Thiban"},
		// a list, a town on the road, a border and the far ends of a country are no such stretch
		{"قصفت الطائرات بلدتي الشحيل وذيبان.", "air-strike", "Shiheil Thiban"},
		{"انفجر لغم على طريق الصبورة بدمشق.", "explosion", "Sabbura"},
		{"انفجر لغم عند الحدود الإدارية بين الرقة وحماة.", "explosion", "Raqqa Hama"},
		{"انفجر لغم على طريق حلب - الحسكة.", "explosion", "Aleppo Al-Hasakeh"},
	}.run(t)
}

func TestWhere(t *testing.T) {
	placings{
		// where it came from is kept apart
		{"قصفت قوات النظام بالمدفعية بلدة النيرب شرقي إدلب من مواقعها في معرة النعمان.", "shelling", "Nayrab <Ma'arrat An Nu'man"},
		// where those stand who are struck is where they are struck
		{"قصفت قوات النظام بالمدفعية مقاتلي هيئة تحرير الشام المتمركزين في بلدة النيرب.", "shelling", "Nayrab"},
		// what is added to a list belongs to it
		{"قصفت قوات النظام بلدات النيرب وسرمين شرقي إدلب، إضافة إلى بلدتي البارة وكنصفرة جنوبي إدلب.", "shelling", "Nayrab Sarmin Bara Kansafra"},
		// a river is no town of its name, and its western bank lies in no Palestine
		{"انسحبت القوات الروسية من الضفة الغربية لنهر دنيبرو.", "withdrawal", ""},
		{"انسحبت القوات الإسرائيلية من مدينة جنين في الضفة الغربية.", "withdrawal", "Jenin"},
		// acts that share a clause share out its places
		{"شنت الطائرات الروسية غارات على بلدة البارة، وتزامن ذلك مع قصف مدفعي على بلدة سرمين شرقي إدلب.", "air-strike", "Bara"},
		{"وتزامن القصف الجوي على بلدة البارة من قبل الطائرات الحربية الروسية منذ الصباح، مع تعرض بلدة سرمين شرقي إدلب لقصف مدفعي.", "air-strike", "Bara"},
		// where a report was written is no place of what it tells, if that has one
		{"أربيل (رويترز) - قتل مدنيان بقصف مدفعي على قرية في محافظة دهوك.", "shelling", "Dihok"},
		{"البصرة/ شفق نيوز/ قصف مسلحون بالهاون بلدة في محافظة ميسان.", "shelling", "Maysan"},
		{"الفلوجة - قصف الجيش العراقي بالمدفعية حيا سكنيا.", "shelling", "Fallujah"},
		{"لندن - قصفت إسرائيل مواقع إيرانية.", "air-strike shelling attack", ""},
		{"القاهرة - قصفت قوات الدعم السريع مستشفى.", "shelling", ""},
		{"مقديشو - قصفت طائرات أميركية مواقع حركة الشباب.", "air-strike", ""},
		{"الرياض - شن التحالف غارات على مواقع للحوثيين.", "air-strike", ""},
		{"خان يونس - قصف مدفعي إسرائيلي على شرق المدينة وغارة على رفح.", "shelling", "Khan Yunis"},
		{"موسكو - التي تدعم النظام - قصفت مدينة إدلب.", "shelling", "Idleb"},
		// unless "المدينة" means it
		{"أفادت غرفة الطوارئ في مدينة الفاشر بمقتل ستة مدنيين جراء قصف مدفعي استهدف المدينة.", "shelling", "al-Fashir"},
		{"قالت تنسيقية لجان مقاومة الفاشر إن قوات الدعم السريع قصفت المدينة بالمدفعية.", "shelling", "al-Fashir"},
		// a town on one side of a front or a governorate is not struck, nor is the governorate lost that lies on a side of it
		{"قصفت سرايا القدس قوات الاحتلال في محور \"نتساريم\"، جنوبي مدينة غزة.", "shelling", "Netzarim corridor"},
		{"وفي محافظة ديالى، شمال شرق بغداد، قصف الجيش بالمدفعية مواقع للتنظيم.", "shelling", "Diyala"},
		{"قصفت الطائرات مواقع الحوثيين في محافظة لحج شمال عدن.", "air-strike", "Lahij"},
		{"قصفت قوات النظام بالمدفعية بلدة كنصفرة بجبل الزاوية جنوب إدلب.", "shelling", "Kansafra"},
		{"قصفت الطائرات مواقع في محافظة حلب شمال مدينة الباب.", "air-strike", "Al Bab"},
		{"قصفت قوات النظام بالمدفعية مشفى في جبل الزاوية، والكائن في قرية مرعيان.", "shelling", "Marayan"},
		// a list is kept whole, also over quotation marks and where one member lies in another
		{"قصفت كتائب القسام \"تل أبيب\" وأسدود وعسقلان بالصواريخ.", "shelling", "Tel Aviv Ashdod Ashkelon"},
		{"اقتحمت قوات الاحتلال مدينة أريحا ومخيمي عين السلطان وعقبة جبر.", "raid", "Jericho Ein as-Sultan Aqbat Jabr camp"},
		{"أخرجت الغارات مطاري حلب ودمشق الدوليين عن الخدمة.", "air-strike", "Aleppo airport Damascus airport"},
		{"قتل ثلاثة في هجوم بالقرب من كنيس في \"نافيه يعقوب\" في القدس.", "attack", "Neve Yaakov"},
		{"قصفت إسرائيل مواقع للحزب، وهددت دمشق وبيروت بالرد.", "air-strike shelling attack", ""},
		{"قصف الجيش مدينة غزة، وجدد الناطق باسم منظمة الصليب الأحمر المطالبة بفتح المنافذ كافة، مبينا أن", "shelling", "Gaza City"}, // what it says is cut off
		{"قصف الطيران الإسرائيلي بلدة سرمين وبيروت تدين.", "air-strike", "Sarmin"},
		// an opening that is a speaker and a place
		{"مستشفى جنين الحكومي يفيد بسقوط أربعة قتلى بعد قصف مخيم جنين بالمدفعية، وكتيبة جنين تعلن استهداف عدة آليات.", "shelling", "Jenin camp Jenin camp"},
		// a speaker's place is not the act's
		{"قالت مديرية الصحة في إدلب إن قصفا لقوات النظام على بلدة سرمين أدى إلى مقتل مدني.", "shelling", "Sarmin"},
		// the place goes on to the next sentence
		{"داهمت قوات سوريا الديمقراطية بلدة الشحيل شرقي دير الزور. واعتقلت ثلاثة أشخاص.", "detention", "Shiheil"},
		// what is answered has its own place
		{"حاصرت قسد مواقع قوات النظام في إطار ردها على هجمات لمسلحين في دير الزور.", "siege", ""},
		{"قصف حزب الله موقع المالكية ردا على الاعتداءات على القرى.", "attack", ""},
		// who arrived somewhere meets there
		{"وصل قائد القوات الروسية إلى مدينة القامشلي. وعقد قائد القوات الروسية اجتماعا مع قائد قسد.", "meeting", "Quamishli Quamishli"},
		// an accusation and a threat of one breath
		{"قال مصدر إن الفصائل مسؤولة عن هجوم الرقة وقسد سترد على الفصائل في محافظة الحسكة.", "threat", "Al-Hasakah"},
		// the harm of the lead is that of the strike told behind it
		{"قتل مدني في جبل الزاوية. وقالت مصادر إن قوات النظام قصفت بالمدفعية بلدة البارة في جبل الزاوية ما أدى إلى مقتل مدني.", "shelling", "Bara Bara"},
		// a lead told twice takes the place that the detail names
		{"مقتل مدنيين في غارة من طائرة مسيرة في ريف إدلب. أفاد الدفاع المدني بمقتل مدنيين في غارة من طائرة مسيرة في ريف إدلب. وقالت مصادر إن طائرة مسيرة أمريكية استهدفت سيارة في بلدة سرمين.", "air-strike", "Sarmin Sarmin Sarmin"},
		// for whose sake an act is done is no place of it
		{"قصف حزب الله بالصواريخ موقع المطلة إسنادا للمقاومة في قطاع غزة.", "shelling", "Metula"},
		// talks and agreements are called by a place where nothing was struck
		{"صعدت روسيا قصفها على مدينة إدلب بعد الجولة الأخيرة من محادثات أستانا.", "shelling", "Idleb"},
		{"قال مصدر عسكري سوري إن الطائرات الإسرائيلية شنت غارات على بعض النقاط في المنطقة الوسطى.", "air-strike", "central Syria"},
		// what bounds the place of an act, and what a road there joins
		{"استهدفت طائرة مسيرة سيارة قرب بلدة القصير على الحدود مع لبنان.", "air-strike", "Al-Qusayr"},
		{"انفجرت عبوة على الطريق الواصل بين منبج والباب قرب بلدة العريمة شرقي حلب.", "explosion", "A'rima"},
		// "في" and ب right behind a name say in what it lies
		{"قصفت القوات التركية قرية صفيا بمدينة الحسكة.", "shelling", "Safya"},
		// what "أما" names belongs to the verb behind "ف"
		{"أما في مدينة رفح، فقصفت مدفعية الاحتلال منزلا.", "shelling", "Rafah"},
		// a position in quotation marks is no news site, and a valley behind a preposition no verb
		{"استهدف حزب الله من جنوب لبنان موقع \"المالكية\" بالصواريخ.", "shelling", "Malkia"},
		{"اشتبك مقاتلو حزب الله في جنوب لبنان مع قوات الاحتلال في موقع \"مسكاف عام\" الإسرائيلي.", "armed-clash", "Misgav Am"},
		{"شن التحالف العربي غارات على وادي دوفس في محافظة أبين جنوبي اليمن.", "air-strike", "Wadi Dofas"},
		// harm lies where what it came of was
		{"أصيبت حاوية داخل مدرسة في بلدة سرمين، الأمر الذي أدى إلى مقتل شخص.", "harm", "Sarmin"},
		// two countrysides are joined, and a side without a name is no narrower than a place
		{"قصفت قوات النظام ريف حلب الغربي والريف الشرقي لإدلب.", "shelling", "Aleppo Idlib"},
		{"دير الزور: قصفت قوات النظام بادية جبل البشري بالريف الجنوبي.", "shelling", "Jabal al-Bishri"},
		// people are led away from where they are
		{"اعتقلت قوات سوريا الديمقراطية ستة أشخاص من بلدة الشحيل شرقي دير الزور.", "detention", "Shiheil"},
		// a capital that is called one is a city, and "وسط" begins with no "and"
		{"شنت الطائرات الإسرائيلية غارات جنوبي العاصمة السورية دمشق.", "air-strike", "Damascus"},
		{"شنت الطائرات الإسرائيلية غارة على شمال مخيم البريج وسط قطاع غزة.", "air-strike", "Bureij camp"},
		{"قتل شاب في رام الله برصاص الاحتلال.", "attack", "Ramallah"},
		{"شنت الطائرات الإسرائيلية ليلا غارة استهدفت دمشق.", "air-strike", "Damascus"},
		// "المدينة" is the town told last, also where its governorate's name stood for it; another kind is passed over
		{"أعلنت شرطة حماة حظر التجول. وأفاد مدير صحة حماة بوقوع حوادث في حماة. وقتل مجهولون رجلا وسط المدينة.", "attack", "Hama"},
		{"شهد معبر البوكمال هدوءا قرب بلدة السوسة. وقصفت طائرات مجهولة المعبر ليلا.", "air-strike", "al-Bukamal crossing"},
		// the sentence goes on where the act was, and names the village in the countryside told before
		{"شوهدت أرتال كبيرة تابعة لهيئة تحرير الشام وترفع راياتها في أطراف مدينة سرمدا.", "deployment", "Sarmada"},
		{"سيرت قسد دورية في ريف دير الزور الشرقي، حيث توزعت آلياتها في بلدة الشحيل وقرية الدحلة.", "deployment", "Shiheil Dahleh"},
		// acts joined by و share their place, and what moves on the way is where the act is
		{"اندلعت اشتباكات بين الفصائل وقطع للطرقات في مدينة الباب شرقي حلب.", "armed-clash", "Al Bab"},
		{"اقتحمت قوات الاحتلال بلدة قباطية، وسط تحليق لطائرات مسيرة.", "deployment", "Qabatiya"},
		// an opening leaves the village to what follows
		{"قتل قيادي في غارة لطائرة مسيرة أميركية شمال غربي سوريا. وقالت مصادر إن الغارة التي نفذتها طائرة مسيرة أميركية قتلت القيادي في بلدة سرمين.", "air-strike", "Sarmin Sarmin"},
		// what goes on, is told of many places or counted is not where one strike of it fell
		{"قتل مدنيان بقصف لقوات النظام على قرى وبلدات في ريف إدلب. وقال مراسلنا إن قوات النظام قصفت بالمدفعية بلدة البارة ما أدى إلى مقتل مدنيين.", "shelling", "Idlib Bara"},
		{"تواصل قوات النظام قصف ريف إدلب. وقال مراسلنا إن قوات النظام قصفت بالمدفعية بلدة البارة.", "shelling", "Idlib Bara"},
		// a part of a place is none that something comes from
		{"قصفت قوات النظام بالمدفعية مناطق من ريفي إدلب وحلب.", "shelling", "Idlib Aleppo"},
		{"اندلعت اشتباكات بين قسد وتنظيم داعش في الأجزاء الشمالية من مدينة الرقة.", "armed-clash", "Ar-Raqqa"},
		{"أصيب شاب بقصف مدفعي مصدره قوات النظام استهدف مدينة الأتارب غربي حلب.", "shelling", "Atareb"},
		// what is joined by و is not what the narrower lies in, and what is so far from it is none
		{"قصفت قوات النظام جبل الزاوية وريف حلب الغربي بالمدفعية.", "shelling", "Jabal al-Zawiya Aleppo"},
		{"وفي مدينة الفلوجة، 50 كلم شرق الرمادي، قصفت القوات العراقية مواقع داعش.", "shelling", "Fallujah"},
		{"هاجم تنظيم داعش القوات العراقية في الأنبار ووصل حتى أبواب العاصمة بغداد.", "attack", "Al-Anbar"},
		{"استهدف الحوثيون السفن الإسرائيلية المتجهة إلى فلسطين المحتلة.", "attack", ""},
		// a capital is told as such, and named once
		{"قتل خمسة جنود في انفجار عبوة في بلدة خان آباد الأفغانية.", "explosion", "Khanabad"},
		{"قتل ثلاثة أشخاص في انفجار قنبلة في العاصمة الأفغانية.", "explosion", "Kabul"},
		{"هز انفجار العاصمة السودانية الخرطوم وقتل ثلاثة مدنيين.", "explosion", "Khartoum"},
		{"قتل سبعة جنود في انفجار لغم على بعد 200 كيلومتر من العاصمة مقديشو.", "explosion", ""},
		// a capital in a list of towns is one of them, and so is what a strike falls on
		{"اعتقلت قوات الاحتلال فلسطينيين في محافظات الخليل، رام الله، طولكرم ونابلس.", "detention", "Hebron Ramallah Tulkarm Nablus"},
		{"استهدف قصف مخيم كويت الرحمة للنازحين، وبلدة كفرجنة بريف عفرين.", "shelling", "Kuwait al-Rahma camp Kafr Janna"},
		{"أصيب سبعة مدنيين بهجوم مسلح نقلوا إلى مشفى في منبج.", "attack", ""},
		// where somebody used to live, and in what lies a site
		{"اعتقلت قسد رجلا كان يعمل في تركيا، وداهمت منزله في بلدة الشحيل.", "detention", ""},
		{"استهدفت المقاومة قاعدة «حرير»، الواقعة في أربيل، بطائرة مسيرة.", "air-strike", "Harir air base"},
		// the doer's home, the hospital of the hurt, what is talked about and what another act before names are no places of the act
		{"قالت مصادر إن المقاومة في شبوة نصبت كمينا للحوثيين في مديرية بيحان.", "attack", "Bayhan"},
		{"قتل رجل بهجوم لمجهولين في درعا.", "attack", "Daraa"},
		{"قصف الجيش التركي قرية الفارات وأصيبت امرأة نقلت على إثرها إلى أحد مشافي منبج.", "shelling", "Farat"},
		{"التقى وزير الخارجية السعودي قائد الجيش السوداني وبحثا مستجدات الأوضاع في السودان.", "meeting", ""},
		{"سبقت الغارة على بلدة البارة غارات روسية استهدفت مدينة سرمين.", "air-strike", "Bara Sarmin"},
		// where the sentence began
		{"أصيبت حاوية داخل مدرسة في مخيم النصيرات، ما أدى إلى مقتل شخص.", "harm", "Nuseirat camp"},
		{"اكتشف المقاتلون قوة إسرائيلية في موقع المالكية ومحيطها، واستهدفوها بالأسلحة المناسبة.", "attack", "Malkia"},
		// what stands in one list stands beside, also behind one whom another holds
		{"قصفت الطائرات السعودية العاصمة صنعاء ومحافظتي حجة وتعز.", "air-strike", "Sanaa Hajjah Ta`izz"},
		{"سقط شهداء في قصف إسرائيلي على رفح وغربي غزة.", "shelling", "Rafah Gaza Strip"},
		{"انفجر لغم في بادية الرصافة عند الحدود بين الرقة وحماة.", "explosion", "ar-Rusafa"},
		// what follows at another time, or is told of an office, an envoy, a way or a place before, is no place of the act
		{"هاجم الجيش السوداني قوات الدعم السريع في وقت قصفت طائراته مدينة نيالا.", "attack", ""},
		{"نقل وكيل إمارة منطقة الباحة التعازي لأسرة جندي استشهد خلال اشتباكات مع الحوثيين في محافظة صعدة.", "armed-clash", "Sa`dah"},
		{"ندد المقرر الأممي الخاص في الصومال بهجوم حركة الشباب على المدنيين.", "accusation", ""},
		{"استهدف مسلحون في بلدة الشحيل رتلا لقسد أثناء توجهه نحو حقل كونيكو.", "attack", "Shiheil"},
		{"قصف الحوثيون مدينة زبيد التي وصلت تجارتها إلى تعز وعدن.", "shelling", "Zabīd"},
		{"احتج أهالي مدينة البصيرة بريف دير الزور على قسد.", "protest", "Basira"},
		// a strike reaches what is told behind a remark on it
		{"قتل مدنيان بقصف لطائرة مسيرة، قالت الوكالة إنها أطلقت من ريف إدلب، على بلدة سرمين.", "air-strike", "Sarmin"},
		{"أصيب رجل بقصف مدفعي مصدره المناطق التي تسيطر عليها قسد، طاول الأحياء السكنية وسط مدينة عفرين.", "shelling", "Afrin"},
		{"قتل رجل بقصف على مدينة عفرين، واستهدفت قوات النظام بلدة سرمين.", "shelling", "Afrin Sarmin"},
		// what a village is near, and the land around a town in which it lies; two names behind the verb that strikes them
		{"قصفت القوات التركية قرية مريمين القريبة من مدينة عفرين.", "shelling", "Mreimin Afrin"},
		{"قصفت القوات التركية قرية مياسة ضمن مناطق انتشار القوات الكردية بريف عفرين.", "shelling", "Mayasa"},
		{"قصفت قوات النظام بلدة سرمين وريف جسر الشغور.", "shelling", "Sarmin Jisr-Ash-Shugur"},
		{"أغارت طائرات إسرائيلية على بلدة عيتا الشعب في لبنان، ومدفعية الاحتلال استهدفت راشيا الفخار والهبارية.", "shelling", "Rāshayyā al Fukhkhār El Habbârîyé"},
		{"حلقت طائرات أميركية في الأجواء اليمنية.", "deployment", "Yemen"},
		{"استعادت المقاومة اليمنية قاعدة العند الاستراتيجية الواقعة في لحج.", "territory-taken", "al-Anad air base"},
		// what names places of its own has none of the act before
		{"قصفت قوات النظام بلدة سرمين. وهاجم مسلحون قسد على عدد من القرى.", "attack", ""},
		{"قصف حزب الله مدينة المطلة. وسقط صاروخ في \"شلومات\" ولم يصب أحد.", "shelling", "Metula"},
		// every land of a list is a place, also behind "كل من"
		{"هاجمت الفصائل قواعد التحالف في كل من سوريا والعراق واليمن.", "attack", "Syria Iraq Yemen"},
		// on which side of a town a countryside lies, what a road joins that a dash parts, and what a comma parts from the wide place around it
		{"قصفت القوات التركية ريف بلدة تل تمر، شمال غربي الحسكة.", "shelling", "Tal Tamer"},
		{"قصفت القوات التركية قرية الخرزة الواقعة على الطريق الواصل بين بلدتي الدرباسية - عامودا.", "shelling", "Khorzeh"},
		{"أطلق حزب الله صواريخ على إصبع الجليل، في شمالي إسرائيل.", "shelling", "Galilee Panhandle"},
		{"شنت الطائرات غارات بين ريفي إدلب وعفرين، شمالي بلدة أطمة.", "air-strike", "Afrin Atma"},
		// what stands right behind the word of a speech may be told by it
		{"أفاد المركز بتعرض قرى ريف منبج لقصف تركي.", "shelling", "Menbij"},
		{"قال المركز إن بلدة النيرب في ريف إدلب تشهد اشتباكات بين الفصائل.", "armed-clash", "Nayrab"},
		{"قالت مديرية الصحة في إدلب إن قصفا لقوات النظام قتل مدنيا.", "shelling", ""},
		// nothing goes on where it was only planned, and other villages are not those told before
		{"تخطط الفصائل لشن هجوم على بلدة سرمين. وقصفت قوات النظام مواقعها بالمدفعية.", "shelling", ""},
		{"قصفت الفصائل بلدة سرمين. وهاجمت قوات النظام بعض القرى.", "attack", ""},
		{"استهدف حزب الله مستوطنة المطلة. ورد بذلك على الاعتداءات الإسرائيلية على القرى الحدودية.", "attack", "Metula"},
		// a relative clause tells of those who have no part in it
		{"أعدم تنظيم داعش ثلاثة من عناصره في مدينة الفلوجة بعد هزيمتهم أمام القوات الحكومية التي تقدمت إلى مدينة الرمادي.", "attack", "Fallujah"},
		// what is said is at the place told behind it, or with which the sentence opens
		{"قصفت قوات النظام بلدة سرمين، متهمة الفصائل بخرق الهدنة.", "accusation", ""},
		{"حذرت المنظمة من هجوم على بلدة سرمين.", "threat", "Sarmin"},
		{"وفي دمشق، دعا المجلس إلى وقف القصف.", "appeal", "Damascus"},
		{"متظاهرون في بيروت طالبوا الحكومة بطرد السفير.", "appeal", "Beirut"},
		{"نظم أهالي مدينة السويداء وقفة احتجاجية طالبوا خلالها النظام السوري بإطلاق المعتقلين.", "appeal", "As-Sweida"},
		{"وخلال زيارة إلى مدينة الفاشر، دعا الجيش السوداني إلى وقف القصف.", "appeal", "al-Fashir"},
		{"ودعا وفد حماس إلى القاهرة إسرائيل إلى وقف قصف رفح.", "appeal", "Rafah"},
		// something near a governorate is near its town, if no place inside is named behind it
		{"انفجرت عبوة بسيارة قرب الرقة في قرية حزيمة.", "explosion", "Hazimeh"},
		// an answer is not where the blow fell, nor is a sum
		{"هاجم مسلحون مقار قسد في بلدة ذيبان. وردت قسد بقصف بالهاون.", "shelling", ""},
		{"احتفل أهالي بلدة سرمين بالعيد. واستهدفت قوات النظام المدينة الصناعية بقذائف الهاون.", "shelling", ""},
	}.run(t)
}

func TestPlacesOfOtherWarsDoNotGoOn(t *testing.T) {
	placings{
		{"اندلعت اشتباكات في الفاشر بالسودان. وأسقطت القوات الأوكرانية طائرة مسيرة.", "attack", ""},
		// what a report has named together, or is known to fight there, goes on
		{"دوت انفجارات في دمشق. وقصفت الطائرات الإسرائيلية مستودعات.", "air-strike", "Damascus"},
		{"اتهمت الفاشر كييف بدعم الدعم السريع. اندلعت اشتباكات في الفاشر. وأسقطت القوات الأوكرانية طائرة مسيرة.", "attack", "al-Fashir"},
		{"قصفت قوات النظام بلدة سرمين. وداهمت منزلا.", "raid", "Sarmin"},
		// so does what one tells who only speaks, or the foe, and an act that is only named again
		{"قصف الجيش الإسرائيلي غزة. وقالت قطر إن هجوما ثانيا أوقع عشرين قتيلا.", "attack", "Gaza Strip"},
		{"هاجمت قوات الدعم السريع الفاشر. وأعلن العراق مقتل عراقي في الهجوم.", "attack", "al-Fashir al-Fashir"},
		{"قصفت الهند مظفر آباد. وقالت القوات الباكستانية إن ثمانية قتلوا.", "shelling", ""},
		// a turn to another matter
		{"قصفت قوات النظام بلدة سرمين. وفي سياق آخر أصيب طفل بانفجار لغم.", "explosion", ""},
		{"قصفت قوات النظام بلدة سرمين. كما أصيب طفل بانفجار لغم.", "explosion", "Sarmin"},
		{"داهم الجيش الإسرائيلي بلدة قباطية. واعتقل، من جهة أخرى، خمسة شبان.", "detention", "Qabatiya"},
	}.run(t)
}
