package claim

import "testing"

// partyCases are cases in the form of roleCases whose point is who takes part in what is mutual, and who brings it about.
var partyCases = casts{
	// who does what is warded off
	{"تصدى الجيش السوداني لاقتحام قوات الدعم السريع مدينة الأبيض.", "armed-clash", "party:sudanese-army party:rapid-support-forces"},
	{"تصدت الدفاعات الجوية الروسية لهجوم أوكراني على مدينة بيلغورود.", "armed-clash", "party:russian-forces party:ukrainian-forces"},
	{"شنت القوات الأوكرانية غارات على القرم وتصدت لها القوات الروسية.", "armed-clash", "party:russian-forces party:ukrainian-forces"},
	{"تصدى الحوثيون لمحاولات الجيش اليمني التقدم في مدينة حيس.", "armed-clash", "party:houthis party:yemeni-forces"},
	// who struck does not help those he struck
	{"قتل مدني بقصف قوات الدعم السريع على مدينة الفاشر، وأسعفت الفرق ثلاثة مصابين.", "aid", ""},
	{"قال الدفاع المدني في غزة إن قصف الجيش الإسرائيلي قتل طفلا، لافتا إلى أنه أسعف المصابين.", "aid", "agent:gaza-civil-defence target:civilians"},
	{"قصفت القوات الروسية الميليشيا وأسعفت المدنيين المصابين.", "aid", "target:civilians agent:russian-forces"},
	{"قال الدفاع المدني السوري إن سيارة إسعاف تابعة للجيش أسعفت المصابين.", "aid", "target:civilians"},
	{"قصفت طائرات التحالف الدولي المدينة وأجلت القوات الأميركية الجرحى من قاعدة التنف.", "aid", "agent:us-forces"},
	// a verb that has both of its own is active whatever is done later, and by whom; a make acts nowhere
	{"قصفت طائرات التحالف العربي، قبل ساعات، قاعدة العند تمهيدا لاقتحامها من قبل قوات المقاومة الشعبية.", "air-strike", "agent:arab-coalition-yemen target:yemeni-forces"},
	{"قصفت كتائب القسام رفح. كذلك، استهدفت دبابتين إسرائيليتين من نوع \"ميركافا\" بقذيفتين في حي السلام شرق رفح.", "shelling", "agent:qassam-brigades target:israeli-forces"},
	// of whom some are whose men are counted
	{"قتل 17 من عناصر داعش والنصرة في مواجهات مع الجيش السوري بريف دمشق.", "armed-clash", "party:syrian-regime-forces party:isis party:jabhat-al-nusra"},
	{"قتل 12 عنصرا من قوات النظام والميليشيات الإيرانية بهجوم لتنظيم داعش في بادية الرقة.", "attack", "agent:isis target:syrian-regime-forces target:iranian-militias"},
	// whence a strike came
	{"قتل طفل بصاروخ انطلق من مناطق تسيطر عليها قسد وقوات النظام على مدينة عفرين.", "shelling", "agent:sdf agent:syrian-regime-forces target:civilians"},
	{"أصيب مدنيان بقصف مصدره المناطق التي تسيطر قوات النظام وقسد قرب مدينة الباب.", "shelling", "agent:syrian-regime-forces agent:sdf target:civilians"},
	{"وقعت الحكومة السودانية وقوات الدعم السريع اتفاقا بوساطة الولايات المتحدة والسعودية.", "agreement", "party:sudanese-government party:rapid-support-forces mediator:us-government mediator:saudi-arabia"},
	{"توصلت الحكومة اليمنية وجماعة الحوثي إلى اتفاق هدنة برعاية أممية وعمانية.", "agreement", "party:yemeni-government party:houthis mediator:united-nations mediator:oman"},
	{"اتفق الجيش السوداني والدعم السريع على هدنة في السودان تحت إشراف الأمم المتحدة والاتحاد الأفريقي.", "agreement", "party:sudanese-army party:rapid-support-forces mediator:united-nations mediator:african-union"},
	{"عقدت مفاوضات مباشرة بين الوفدين الروسي والأوكراني في إسطنبول بوساطة تركية.", "meeting", "party:russia party:ukraine mediator:turkey"},
	{"اتفق الجانبان الروسي والتركي على هدنة في إدلب.", "agreement", "party:russia party:turkey"},
	{"اندلعت اشتباكات بين الجيشين السوداني والإثيوبي على الحدود.", "armed-clash", "party:sudanese-army party:ethiopian-forces"},
	{"التقى الرئيسان الروسي والتركي في سوتشي لبحث القصف على إدلب.", "meeting", "party:russian-president party:turkish-president"},
	{"التقى وزير الدفاع التركي نظيره الروسي في موسكو لبحث الوضع العسكري في إدلب.", "meeting", "party:turkish-defence-minister party:russian-defence-minister"},
	{"أجرى وزير الخارجية المصري سامح شكري اتصالا هاتفيا مع نظيره الإسرائيلي لبحث القصف على غزة.", "meeting", "party:sameh-shoukry party:israeli-foreign-minister"},
	{"قال الرئيس الأوكراني فولوديمير زيلينسكي إنه أجرى محادثات مع الرئيس الأمريكي دونالد ترامب بشأن القصف الروسي.", "meeting", "party:donald-trump party:volodymyr-zelensky"},
	{"قالت الحكومة الأفغانية وحركة طالبان إنهما اتفقتا على وقف القتال في قندهار.", "agreement", "party:afghanistan party:taliban"},
	{"أعلنت كتائب القسام وسرايا القدس، في بيان مشترك، أنهما قصفتا آليات العدو في جباليا.", "shelling", "agent:qassam-brigades agent:saraya-al-quds target:israeli-forces"},
	{"قالت مصر إنها استقبلت 16 ألف شخص من السودان منذ بدء القتال.", "meeting", "no such claim"},
	{"وقعت الحكومة اليمنية، أمس، اتفاقا مع المتمردين الحوثيين لتبادل مئات الأسرى بين الطرفين.", "prisoner-release", "party:yemeni-government party:houthis"},
	{"استأنف طرفا الحرب في السودان المحادثات غير المباشرة في مدينة جدة.", "meeting", "party:"},
	{"ساد الهدوء في إدلب بعد لقاء الرئيسين التركي والروسي ووقف إطلاق النار.", "agreement", "no such claim"},
	{"قال وزير الدفاع الأوكراني إن بلاده مستعدة، ودعا روسيا إلى سحب قواتها من دونيتسك.", "appeal", "agent:ukrainian-defence-minister target:russia"},
	{"وحث المبعوث الأممي لدى ليبيا الجيش الليبي على وقف إطلاق النار.", "appeal", "agent:un-envoy-libya target:lna"},
	{"رحب الرئيس الأمريكي جو بايدن بالاتفاق، متعهدا بالعمل مع فرنسا لضمان تنفيذه.", "agreement", "no such claim"},
	{"وقع قتال عنيف بين جماعة نصرة الإسلام وتنظيم داعش على الشريط الحدودي بين النيجر وبوركينا فاسو.", "armed-clash", "party:jnim party:isis"},
	{"اندلعت اشتباكات على الحدود بين القوات السودانية والقوات الإثيوبية.", "armed-clash", "party:sudanese-army party:ethiopian-forces"},
	{"سيطرت المقاومة على المطار بعد معارك عنيفة مع الحوثيين في عدن.", "armed-clash", "party:popular-resistance-yemen party:houthis"},
	{"عقدت اللجنة العسكرية الليبية المشتركة اجتماعا في مدينة سرت بمشاركة المبعوث الأممي الخاص إلى ليبيا، عبد الله باتيلي.", "meeting", "party:libyan-joint-military-commission party:abdoulaye-bathily"},
	{"دخل اتفاق وقف إطلاق النار بين إسرائيل وحزب الله حيز التنفيذ صباح اليوم.", "agreement", "party:israel party:hezbollah"},
	{"بدأ فجر اليوم سريان اتفاق وقف إطلاق النار بين حزب الله وإسرائيل.", "agreement", "party:israel party:hezbollah"},
	{"أعلنت الخارجية السعودية توقيع الجيش السوداني وقوات الدعم السريع على إعلان مبادئ في جدة.", "agreement", "party:sudanese-army party:rapid-support-forces"},
}

func TestParties(t *testing.T) { partyCases.run(t) }
