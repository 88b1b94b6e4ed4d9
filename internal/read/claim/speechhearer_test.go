package claim

import "testing"

// TestHearers holds to whom an appeal, a charge or a threat is addressed, and who speaks it.
func TestHearers(t *testing.T) {
	casts{
		// who is only named in what is asked for
		{"طالب المحتجون بإطلاق سراح جميع المعتقلين من سجون الحكومة السودانية.", "appeal", "agent:civilians"},
		{"دعت وزارة الصحة اليمنية إلى تسهيل وصول الصليب الأحمر إلى السجون في صنعاء.", "appeal", "agent:yemeni-health-ministry target:icrc"},
		{"شدد الرئيس التركي على ضرورة انسحاب القوات الروسية من إدلب.", "appeal", "agent:turkish-president target:russian-forces"},
		{"حثت روسيا على استمرار التنسيق بين قسد والنظام السوري لتجنب القصف.", "appeal", "agent:russia target:sdf target:syrian-regime"},
		{"اتهم الجيش السوداني تنظيم الدعم السريع بقتل المدنيين.", "accusation", "agent:sudanese-army target:rapid-support-forces"},
		{"اتهمت الخارجية الإيرانية على لسان متحدثها إسرائيل والولايات المتحدة بقصف مدينة أصفهان.", "accusation", "agent:iranian-foreign-ministry target:israel target:us-government"},
		{"دعا الأمين العام للأمم المتحدة على هامش القمة روسيا وأوكرانيا إلى وقف القصف على كييف.", "appeal", "agent:un-secretary-general target:russia target:ukraine"},
		{"اتهم رئيس الوزراء في كلمة على التلفزيون الرسمي الجيش الإسرائيلي، أمس، بقصف مستشفى في مدينة غزة.", "accusation", "agent: target:israeli-forces"},
		// those for whom no table has a name
		{"قالت الحكومة السودانية إن الوضع صعب. ودعت المنظمات الأممية إلى وقف القصف في مدينة الفاشر.", "appeal", "agent:international-organizations"},
		{"أعلنت الحكومة السودانية الإضراب، ودعت جميع القوى الوطنية إلى وقف القصف.", "appeal", "agent:sudanese-government target:"},
		{"قالت الإدارة الذاتية إن القصف قتل مدنيا. كما طالبت الجهات الحقوقية بالعمل على وقف القصف.", "appeal", "agent:autonomous-administration target:"},
		{"قال الرئيس المصري إن القصف مستمر. وطالب المجتمع الدولي إسرائيل بوقف القصف على غزة.", "appeal", "agent:international-community target:israel"},
		{"حثت الأمم المتحدة جميع الأطراف على وقف القصف في الخرطوم.", "appeal", "agent:united-nations"},
		// a pronoun, a plural verb, a noun of the other gender
		{"أكد الحوثيون أن الولايات المتحدة قصفت صنعاء، محملين إياها المسؤولية.", "accusation", "agent:houthis target:us-government"},
		{"أعلنت الحكومة اليمنية أن الحوثيين قصفوا تعز بعد زيارة المبعوث الأممي، متهمة إياهم بإفشال السلام.", "accusation", "agent:yemeni-government target:houthis"},
		{"اعتقلت شرطة الاحتلال شبانا في مدينة الخليل بعد زيارة وفد حركة حماس، متهمة إياهم بإلقاء الحجارة.", "accusation", "agent:israeli-police"},
		{"المتظاهرون طالبوا الحكومة السودانية بوقف القصف على المدينة.", "appeal", "agent:civilians target:sudanese-government"},
		{"حزب الله يؤكد أن القصف سيواجه ويحذر \"إسرائيل\" من قصف بيروت.", "threat", "agent:hezbollah target:israel"},
		// a subject that is nobody to be called on: a plural in its case, an outlet, who speaks for others, who says it in a statement, who spoke before
		{"قال وزير الدفاع السوداني إن القصف مستمر. ودعا المشاركون إلى وقف القصف على الفاشر.", "appeal", "agent:"},
		{"قال مندوب فلسطين إن القصف مستمر. واتهم مندوب الجزائر إسرائيل بقصف مدينة رفح.", "accusation", "agent:algeria target:israel"},
		{"أدانت قطر القصف على بيروت. واتهمت إسرائيل في بيان بارتكاب مجزرة في رفح.", "accusation", "agent:qatar target:israel"},
		{"اتهمت روسيا بشدة أوكرانيا بقصف بيلغورود.", "accusation", "agent:russia target:ukraine"},
		{"اتهم الجيش السوداني بشكل مباشر قوات الدعم السريع بقصف الفاشر.", "accusation", "agent:sudanese-army target:rapid-support-forces"},
		{"اتهمت إيران ببيان رسمي إسرائيل بقصف دمشق.", "accusation", "agent:iran target:israel"},
		{"قالت حماس إن القصف مستمر. واتهمت لجنة الطوارئ في بيان لها الجيش الإسرائيلي بقصف مدينة رفح.", "accusation", "agent: target:israeli-forces"},
		{"قالت قسد إن القصف مستمر. واتهمت تركيا بتسليح الجيش الوطني بقذائف لقصف منبج.", "accusation", "agent:sdf target:turkey"},
		{"أكدت جامعة الدول العربية رفضها الحرب. ودانت الخارجية المصرية، في بيان، قصف الجيش الإسرائيلي مدينة رفح.", "accusation", "agent:egyptian-foreign-ministry"},
		{"قالت لجان المقاومة في الخرطوم إن القصف مستمر. ودعت اللجان إلى وقف القصف.", "appeal", "agent:resistance-committees-sudan"},
		// who is charged with what follows at once; who does what is condemned
		{"شككت المعارضة التركية في ذلك بعد القصف، واتهمت إردوغان بالكذب على الشعب.", "accusation", "agent:turkish-opposition target:recep-tayyip-erdogan"},
		{"أعلن وزير الخارجية الروسي وقف القصف بهدف اتهام القوات الأوكرانية بشن ضربات.", "accusation", "agent:russian-foreign-minister target:ukrainian-forces"},
		{"تتهم أنقرة وحدات حماية الشعب بتنفيذ التفجير في إسطنبول.", "accusation", "agent:turkey target:ypg"},
		{"نددت الخارجية الإيرانية بقصف إسرائيلي على دمشق.", "accusation", "agent:iranian-foreign-ministry target:israeli-forces"},
		{"أدان الأردن الهجوم على القرية من قبل المستوطنين الإسرائيليين.", "accusation", "agent:jordan target:israeli-settlers"},
		// where the words for the speaker end
		{"دان المكتب الانتهاكات التي يرتكبها الجيش الإسرائيلي في قصف غزة.", "accusation", "agent: target:israeli-forces"},
		{"واتهم المتحدث باسم \"أنصار الله\" الأمم المتحدة بالتواطؤ في قصف صنعاء.", "accusation", "agent:houthis target:united-nations"},
		{"دان الوزير الهجوم الذي شنته القوات الروسية على كييف، مطالبا حلف الناتو بالرد.", "appeal", "agent: target:nato"},
	}.run(t)
}

// TestSpokenOfNouns holds that a noun of speech is not the word of whoever tells of it, that those behind "اتهام" are accused, and that one body behind a verb of
// warning at the head of a sentence warns.
func TestSpokenOfNouns(t *testing.T) {
	casts{
		{"قال وزير الدفاع السوري إن الاتهامات لقسد باطلة.", "accusation", "no such claim"},
		{"وأضاف المرصد السوري أن السكان نزحوا وسط تهديدات من مسلحين مجهولين.", "threat", "no such claim"},
		{"قالت روسيا إن قواتها باقية ما دامت تواجه تهديدا.", "threat", "no such claim"},
		{"قالت حماس إن مطالبات السكان بالخبز مستمرة.", "appeal", "no such claim"},
		{"قالت ألمانيا إنها ستواصل دعم أوكرانيا.", "support", "agent:germany target:ukraine"},
		{"قال حزب الله إن إسرائيل ارتكبت جريمة حرب.", "accusation", "agent:hezbollah target:israel"},
		{"سعت كييف إلى إسقاط الطائرة تمهيدا لاتهام روسيا بقتل جنودها.", "accusation", "no such claim"},
		{"جاء ذلك بعد اتهام قسد تركيا بقصف مدينة عين العرب.", "accusation", "agent:sdf target:turkey"},
		{"أعلنت الحكومة السورية اتهام قسد بقصف مدينة الباب.", "accusation", "agent:syrian-regime target:sdf"},
		{"قالت قسد إن القصف توقف.\nوحذرت الأمم المتحدة من انهيار الهدنة.", "threat", "agent:united-nations"},
		{"قالت قسد إن القصف توقف، وحذرت تركيا من قصف المدينة.", "threat", "agent:sdf target:turkey"},
	}.run(t)
}
