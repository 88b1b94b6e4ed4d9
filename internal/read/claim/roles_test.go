package claim

import (
	"sort"
	"strings"
	"testing"

	"tawatur"
)

// roleCases give a text, the type of the claim meant, its actors as role:id, and the ids of its sources, nearest first
// ("-" for the outlet's own voice). "? " before a
// text marks what is wanted and not read yet.
var roleCases = []struct{ text, typ, actors, sources string }{
	{"استهدف قصف مدفعي لقوات النظام مدرستين في بلدة آفس.", "shelling", "agent:syrian-regime-forces", "-"},
	{"قتل مدني بقصف مدفعي مصدره مواقع تمركز قوات النظام وقسد على بلدة آفس.", "shelling", "agent:sdf agent:syrian-regime-forces target:civilians", "-"},
	{"أصيب مدني إثر استهداف قوات النظام، أمس، لبلدة النيرب.", "attack", "agent:syrian-regime-forces target:civilians", "-"},
	{"وبهجوم مماثل استهدفت قوات النظام سيارة مدنية في بلدة النيرب.", "attack", "agent:syrian-regime-forces target:civilians", "-"},
	{"تعرض مطار عدن لقصف صاروخي خلال تفريغ الطائرة السعودية حمولتها.", "air-strike", "", "-"},
	{"سقط صاروخ على قرية كفر كرمين بالقرب من إحدى القواعد التركية.", "shelling", "", "-"},
	{"قتل مدنيان بانفجار عبوة في مدينة الباب. وعقب الانفجار فرضت قوات النظام طوقا أمنيا في المكان.", "explosion", "target:civilians", "-"},
	{"أعلنت وزارة الصحة في غزة ارتكاب الاحتلال الإسرائيلي أربع مجازر في القطاع.", "attack", "agent:israeli-forces", "gaza-health-ministry"},
	{"قُتل مدني بقصف مدفعي من قبل قوات النظام وروسيا اليوم السبت على بلدة النيرب.", "shelling", "agent:russia agent:syrian-regime-forces target:civilians", "-"},
	{"رئيس الحكومة اللبنانية، نجيب ميقاتي، يطالب الجيش الإسرائيلي بالانسحاب من الجنوب.", "appeal", "agent:najib-mikati target:israeli-forces", "najib-mikati"},
	{"حركة حماس، في بيان لها، تدعو مصر إلى فتح معبر رفح.", "appeal", "agent:hamas target:egypt", "hamas"},
	{"وأضاف بوتين أنه اتهم واشنطن بالتحضير للحرب.", "accusation", "agent:vladimir-putin target:us-government", "vladimir-putin"},
	{"طلبت تركيا من حلف شمال الأطلسي عقد اجتماع في بروكسل.", "appeal", "agent:turkey target:nato", "turkey"},
	{"تجددت الاشتباكات وتبادل القصف بين الجيش السوداني وقوات الدعم السريع في مدينة الفاشر.", "armed-clash", "party:rapid-support-forces party:sudanese-army", "-"},
	{"أعلنت القوات التركية قتل ستة عناصر من قسد في منطقة نبع السلام.", "harm", "agent:turkish-forces target:sdf", "turkish-forces"},
	{"تمكن الجيش العراقي من قتل عشرة من عناصر داعش في الرمادي.", "harm", "agent:iraqi-forces target:isis", "-"},
	{"نفذ طيران التحالف الدولي عملية إنزال جوي بالتعاون مع قسد في بلدة الصور.", "raid", "agent:international-coalition agent:sdf", "-"},
	{"وسعت قوات الاحتلال الإسرائيلي الاقتحامات في جنوب الضفة الغربية.", "raid", "agent:israeli-forces", "-"},
	{"أجبر المقاومون الفلسطينيون قوات الاحتلال الإسرائيلي على الانسحاب من مخيم بلاطة.", "withdrawal", "agent:israeli-forces", "-"},
	{"اضطر الجيش السوداني إلى الانسحاب من مدينة ود مدني.", "withdrawal", "agent:sudanese-army", "-"},
	{"اعتقلت قسد شابا في منبج قبل انسحابها إلى مقارها.", "withdrawal", "agent:sdf", "-"},
	{"قتل مدني جراء استهداف قوات النظام السوري، يوم أمس، لعدة مناطق في ريف إدلب.", "attack", "agent:syrian-regime-forces target:civilians", "-"},
	{"وقع انفجار ناجم عن اعتداء انتحاري قام به تنظيم داعش في سوروتش.", "attack", "agent:isis", "-"},
	{"اندلعت مواجهات بين الشبان وقوات الاحتلال الإسرائيلي في بلدة بيتا.", "armed-clash", "party:civilians party:israeli-forces", "-"},
	{"شنت قسد حملة أمنية في ريف الرقة ودارت اشتباكات عنيفة مع عناصر داعش.", "armed-clash", "party:isis party:sdf", "-"},
	{"نفذت قوات التحالف الدولي إنزالا جويا استهدف خلية لداعش في الرقة لتدور بعدها اشتباكات معهم.", "armed-clash", "party:international-coalition party:isis", "-"},
	{"تخوض المقاومة الفلسطينية اشتباكات مع قوات الاحتلال الإسرائيلي، وتقصف مستوطنات غلاف غزة.", "shelling", "agent:palestinian-factions", "-"},
	{"أعلنت كتائب القسام في جنين اشتباكها مع قوات الاحتلال الإسرائيلي.", "armed-clash", "party:israeli-forces party:qassam-brigades", "qassam-brigades"},
	{"تلاحق الطائرات المسيرة التابعة للتحالف الدولي قادة التنظيم في إدلب، حيث استهدفت العديد من السيارات في سرمدا.", "attack", "agent:international-coalition", "-"},
	{"دارت اشتباكات وسط قصف متبادل بين قسد والجيش الوطني في ريف منبج.", "armed-clash", "party:sdf party:syrian-national-army", "-"},
	{"اعتقلت قوات الاحتلال شابا خلال اقتحام مخيم الدهيشة.", "raid", "agent:israeli-forces", "-"},
	{"اعتقلت قوات الأمن شابا. وقُتل آخر بعد اقتحام مدينة نوى.", "raid", "target:civilians", "-"},
	{"تبنى تنظيم داعش تفجير مسجد في صنعاء.", "explosion", "agent:isis", "isis"},
	{"تبنت كتائب شهداء الأقصى قصف بلدة سديروت.", "shelling", "agent:aqsa-martyrs-brigades", "aqsa-martyrs-brigades"},
	{"أحصى المرصد السوري مقتل ثلاثة مدنيين بقصف على بلدة نبل.", "shelling", "target:civilians", "sohr"},
	{"سجل المرصد السوري مقتل ثلاثة مدنيين بقصف على بلدة نبل.", "shelling", "target:civilians", "sohr"},
	{"قتل ثلاثة مدنيين بقصف على بلدة نبل، وفق حصيلة جديدة للمرصد السوري.", "shelling", "target:civilians", "sohr"},
	{"قال لـ\"جريدة\" مصدر عسكري إن الحوثيين قصفوا مدينة تعز.", "shelling", "agent:houthis", "military-sources"},
	{"نفى السفير الإيراني صحة الأنباء بشأن استهداف طائرات إسرائيلية مقرا إيرانيا في دمشق.", "air-strike", "agent:israeli-forces target:iranian-forces", "iranian-ambassador"},
	{"عزت وزارة الخارجية العراقية بضحايا العمل الإرهابي الذي استهدف مصلين في مدينة العريش.", "attack", "target:civilians", "-"},
	{"خاضت المقاومة الشعبية معارك مع الحوثيين في تعز بإسناد جوي كثيف من مقاتلات التحالف العربي.", "armed-clash", "party:houthis party:popular-resistance-yemen supporter:arab-coalition-yemen", "-"},
	{"اقتحمت قوات الاحتلال مدينة قلقيلية، حيث أصيب شاب برصاص الاحتلال.", "raid", "agent:israeli-forces", "-"},
	{"اقتحمت قوات الاحتلال مدينة قلقيلية، حيث أصيب شاب برصاص الاحتلال.", "attack", "agent:israeli-forces target:civilians", "-"},
	{"قصفت دبابات تركية أمس مواقع لتنظيم داعش قرب مدينة الباب.", "shelling", "agent:turkish-forces target:isis", "-"},
	{"تواصلت استهدافات التحالف العربي ضد قوات الحوثيين في مدينة تعز.", "attack", "agent:arab-coalition-yemen target:houthis", "-"},
	{"قتل ستة أشخاص في عملية نفذتها حركة طالبان واستهدفت الشرطة الأفغانية في كابول.", "attack", "agent:taliban target:afghan-police", "-"},
	{"أدانت الحكومة اليمنية الهجوم الذي استهدف مقر القوات المصرية في مدينة العريش.", "accusation", "agent:yemeni-government", "yemeni-government"},
	{"قصفت سرايا القدس تجمعا لجنود وآليات الاحتلال شرق مدينة رفح.", "shelling", "agent:saraya-al-quds target:israeli-forces", "-"},
	{"خاضت سرايا القدس اشتباكات مع جنود وآليات الاحتلال في مدينة رفح.", "armed-clash", "party:israeli-forces party:saraya-al-quds", "-"},
	{"أقر الجيش الإسرائيلي بمقتل ضابط وجندي في معارك شمال قطاع غزة.", "armed-clash", "party:israeli-forces", "israeli-forces"},
	{"أكدت سرايا القدس تفجير عبوة بجنود الاحتلال في رفح. كما أعلنت قصف بلدة سديروت.", "shelling", "agent:saraya-al-quds", "saraya-al-quds"},
	{"أصيب جنديان إسرائيليان بعد إطلاق حزب الله، صاروخا على بلدة المطلة.", "shelling", "agent:hezbollah target:israeli-forces", "-"},
	{"تمكنت فصائل المعارضة من قنص أحد عناصر الأسد قرب مدينة سراقب.", "attack", "agent:opposition-factions target:syrian-regime-forces", "-"},
	{"قصفت قوات حفتر حيا سكنيا في مدينة طرابلس.", "shelling", "agent:lna", "-"},
	{"قتلت امرأة إثر قصف صاروخي من مناطق سيطرة قوات النظام وقسد استهدف مخيم كويت الرحمة.", "shelling", "agent:sdf agent:syrian-regime-forces target:civilians", "-"},
	{"طال قصف مدفعي أكثر من مقر عسكري لقوات النظام بريف حلب.", "shelling", "", "-"},
	{"تتعرض المنطقة لخروقات من قبل قوات الأسد وحلفائه الذين يستهدفون المناطق المدنية في إدلب.", "attack", "agent:syrian-regime-forces", "-"},
	{"أفادت المقاومة الإسلامية في العراق باستهداف القوات الأميركية في قاعدة عين الأسد بطائرة مسيرة.", "air-strike", "agent:islamic-resistance-iraq target:us-forces", "islamic-resistance-iraq"},
	{"أعلن الجيش الإسرائيلي مقتل مستوطنين في عملية إطلاق نار في حوارة قرب نابلس.", "attack", "target:israeli-settlers", "israeli-forces"},
	{"استشهد مدنيان خلال تنفيذ ميليشيا حزب الاتحاد الديمقراطي عملية أمنية في منطقة الكرامة بريف الرقة.", "raid", "agent:pyd target:civilians", "-"},
	{"أدى قصف مدفعي إلى مقتل متطوع من الخوذ البيضاء في كفرتخاريم.", "shelling", "target:white-helmets", "-"},
	{"استهدفت قسد أطراف مدينة جرابلس بالمدفعية، ما أسفر عن إصابة مدنيين ومتطوعين في الدفاع المدني السوري.", "shelling", "agent:sdf target:civilians target:white-helmets", "-"},
	{"شارك في اقتحام مخيم جنين أكثر من 25 آلية لقوات الاحتلال الإسرائيلي.", "raid", "agent:israeli-forces", "-"},
	{"أسقطت قوات الدفاع الجوي اليمنية طائرة أميركية في أجواء مأرب.", "attack", "agent:yemeni-forces target:us-forces", "-"},
	{"قالت مصادر محلية إن صواريخ إسرائيلية استهدفت مدينة مصياف في سوريا.", "shelling", "agent:israeli-forces", "local-sources"},
	{"قصف حزب الله قاعدة عسكرية في الجليل. إلى جانب ذلك، استهدف، بالأسلحة المناسبة، مبنى يستخدمه جنود إسرائيليون.", "attack", "agent:hezbollah target:israeli-forces", "-"},
	{"قالت منظمة الدفاع المدني السوري إن القصف أصاب مدينة بنش. ودعت \"المجتمع الدولي\" لوضع حد لهذه الهجمات.", "appeal", "agent:white-helmets target:international-community", "white-helmets"},
	{"ألقت قوات الأمن التركية القبض على 17 شخصا في مدينة أنقرة.", "detention", "agent:turkish-security-forces target:civilians", "-"},
	{"أدانت الأمانة العامة لمنظمة التعاون الإسلامي الهجوم الذي وقع في مدينة عدن.", "accusation", "agent:oic", "oic"},
	{"دعا المفوض العام للأونروا فيليب لازاريني إلى وقف إطلاق النار.", "appeal", "agent:philippe-lazzarini", "philippe-lazzarini"},
	{"دعا نائب المتحدث باسم الأمم المتحدة فرحان حق إلى وقف القصف.", "appeal", "agent:united-nations", "united-nations"},
	{"أفاد مراسلنا باستهداف غارة إسرائيلية مخيم البريج وسط قطاع غزة.", "air-strike", "agent:israeli-forces", "correspondent"},
	{"قتل سبعة مدنيين بعد استهداف الاحتلال الإسرائيلي أحد المنازل في مدينة رفح.", "attack", "agent:israeli-forces target:civilians", "-"},
	{"أصيب أربعة مدنيين إثر استهداف قوات النظام لسيارتهم في مدينة دارة عزة.", "attack", "agent:syrian-regime-forces target:civilians", "-"},
	{"أعلنت وزارة الصحة في غزة ارتفاع حصيلة العدوان الإسرائيلي إلى 34388 شهيدا.", "harm", "agent:israeli-forces target:civilians", "gaza-health-ministry"},
	{"أقر البنتاغون بإصابة سبعين جنديا أميركيا في العراق نتيجة عمليات المقاومة الإسلامية في العراق.", "harm", "agent:islamic-resistance-iraq target:us-forces", "pentagon"},
	{"تسببت الحرب بين الجيش السوداني وقوات الدعم السريع في مقتل خمسة آلاف شخص.", "harm", "party:sudanese-army party:rapid-support-forces target:civilians", "-"},
	{"أكدت المصادر أن القاعدة الأميركية اُستهدِفت بعدة صواريخ قرب مدينة الميادين.", "shelling", "target:us-forces", "anonymous-source"},
	{"قصفت راجمة صواريخ تابعة لقوات سوريا الديمقراطية مخيما للنازحين قرب مدينة عفرين.", "shelling", "agent:sdf", "-"},
	{"دخل رتل عسكري تابع لقسد إلى مدينة البصيرة.", "deployment", "agent:sdf", "-"},
	{"وصلت تعزيزات عسكرية تابعة للجيش السوداني إلى مدينة الأبيض.", "deployment", "agent:sudanese-army", "-"},
	{"اعتقل حاجز لقوات النظام شابا في مدينة درعا.", "detention", "agent:syrian-regime-forces target:civilians", "-"},
	{"استهدف مسلحون مجهولون منزل قيادي سابق في الجيش الحر بمدينة درعا.", "attack", "agent:gunmen-unknown target:civilians", "-"},
	{"العملية استهدفت مطلوبا من متزعمي تنظيم داعش في قرية العطالة.", "attack", "target:isis", "-"},
	{"عثر الأهالي على جثة شاب مجهول الهوية في قرية محيميدة.", "harm", "target:civilians", "-"},
	{"قصفت قوات النظام مناطق سيطرة المعارضة غربي حلب، ما أدى إلى إصابة مدني.", "shelling", "agent:syrian-regime-forces target:civilians", "-"},
	{"أدت قذائف هاون مصدرها المناطق التي تسيطر عليها قوات النظام إلى مقتل طفل في بلدة الغزاوية.", "shelling", "agent:syrian-regime-forces target:civilians", "-"},
	{"أعلنت المقاومة الإسلامية في لبنان، اليوم السبت، مهاجمة موقع المالكية الإسرائيلي.", "attack", "agent:hezbollah target:israeli-forces", "hezbollah"},
	{"أعلنت كتائب القسام مهاجمة قوة إسرائيلية في جباليا.", "attack", "agent:qassam-brigades target:israeli-forces", "qassam-brigades"},
	{"أكدت كتائب القسام تدمير دبابة إسرائيلية في جباليا.", "attack", "agent:qassam-brigades target:israeli-forces", "qassam-brigades"},
	{"أكدت كتائب المجاهدين، الجناح العسكري لحركة المجاهدين، استهداف مجاهديها آليات للاحتلال شرقي رفح.", "attack", "agent:mujahideen-brigades target:israeli-forces", "mujahideen-brigades"},
	{"نشر الإعلام العسكري لكتائب القسام مشاهد عن استهداف مدينة عسقلان.", "attack", "agent:qassam-brigades", ""},
	{"نشر الإعلام الحربي لسرايا القدس مشاهد توثق استهداف جرافة للاحتلال بعبوة ناسفة قرب بيت حانون.", "explosion", "agent:saraya-al-quds target:israeli-forces", "saraya-al-quds"},
	{"أظهر تسجيل استهداف حزب الله بالصواريخ الموجهة برجا للاحتلال قرب بلدة عيترون.", "shelling", "agent:hezbollah target:israeli-forces", "-"},
	{"أطلقت زوارق الاحتلال النار نحو ساحل مدينة رفح.", "attack", "agent:israeli-forces", "-"},
	{"سيطرت قوات سوريا الديمقراطية على تلة بعد هجوم شنته على قرية الباغوز.", "attack", "agent:sdf", "-"},
	{"قتل سبعة من قوات النظام بعد أن شنت عدة جماعات مقاتلة هجومها على مدينة حلب.", "attack", "", "-"},
	{"قصف الاحتلال الإسرائيلي أطراف بلدة عيتا الشعب. ونفذ غارة على محيط بلدة الخيام.", "air-strike", "agent:israeli-forces", "-"},
	{"سقط شهيد في غارة للاحتلال الإسرائيلي على بلدة عيترون.", "air-strike", "agent:israeli-forces target:civilians", "-"},
	{"أفادت مصادر محلية بقصف على مدينة خان يونس.", "shelling", "", "local-sources"},
	{"تلقت الشرطة إخطارا بإصابة شخص يدعى عبدالله (25 عاما) بطلق ناري من مجهولين في مدينة رفح.", "attack", "agent:gunmen-unknown target:civilians", "-"},
	{"أفاد المراسل باندلاع حريق في ثكنة \"زرعيت\" الإسرائيلية بعد استهدافها من قبل حزب الله.", "attack", "agent:hezbollah target:israeli-forces", "correspondent"},
	{"استهدف حزب الله تجمعا لجنود الاحتلال بقذائف الهاون قرب المطلة، وتمكن من قنص جندي إسرائيلي.", "attack", "agent:hezbollah target:israeli-forces", "-"},
	{"قتل 14 شخصا في هجوم انتحاري استهدف مقر المفوضية في طرابلس وتبناه تنظيم داعش.", "explosion", "agent:isis target:civilians", "-"},
	{"أدى هجوم انتحاري، في 10 أيلول 2018، شنه تنظيم داعش، على مقر شركة في طرابلس إلى مقتل شخصين.", "explosion", "agent:isis target:civilians", "-"},
	{"عرضت كتائب المجاهدين مشاهد لدك قيادة فرقة غزة للاحتلال في مستوطنة ريعيم برشقة صاروخية.", "shelling", "agent:mujahideen-brigades target:israeli-forces", "-"},
	{"واصلت قوات المقاومة الشعبية تقدمها في محور أبين، حيث فرضت أمس سيطرتها على زنجبار عاصمة محافظة أبين في اليمن.", "territory-taken", "agent:popular-resistance-yemen", "-"},
	{"تقدمت المقاومة في أبين باليمن بالتزامن مع قصف مركز من السفن الحربية التابعة لقوات التحالف العربي.", "shelling", "agent:arab-coalition-yemen", "-"},
	{"واصلت القوات المسلحة المصرية المدعومة بغطاء جوي استهداف مقار للإرهابيين جنوب الشيخ زويد في سيناء.", "attack", "agent:egyptian-forces target:sinai-province", "-"},
	{"وقال في مؤتمر صحافي في بورتسودان إن الوضع كارثي. وطالب تيدروس بزيادة المساعدات إلى السودان.", "appeal", "agent:tedros", "tedros"},
	{"فجرت سرايا القدس عبوة في آلية عسكرية إسرائيلية شرقي حي الشجاعية.", "explosion", "agent:saraya-al-quds target:israeli-forces", "-"},
	{"أعلنت كتائب القسام استهداف القوات المتوغلة في حي الزيتون بمدينة غزة.", "attack", "agent:qassam-brigades target:israeli-forces", "qassam-brigades"},
	{"أعلن المتحدث باسم القوات المسلحة اليمنية العميد يحيى سريع تنفيذ عملية عسكرية استهدفت سفينة نفطية أميركية في خليج عدن بعدد من الصواريخ.", "shelling", "agent:yemeni-forces target:us-forces", "yemeni-forces"},
	{"أفاد مراسلنا بارتقاء شهيد بنيران مسيرات إسرائيلية استهدفت مجموعة من المواطنين في بيت لاهيا.", "air-strike", "agent:israeli-forces target:civilians", "correspondent"},
	{"كتائب القسام تعلن قصف مقر قيادة في مدينة عكا.", "shelling", "agent:qassam-brigades", "qassam-brigades"},
	{"استهدف مجهولون قاعدة حقل العمر النفطي الأميركية بأربعة صواريخ.", "shelling", "agent:gunmen-unknown target:us-forces", "-"},
	{"استهدف حزب الله موقع الرمثا الإسرائيلي بصواريخ بركان.", "shelling", "agent:hezbollah target:israeli-forces", "-"},
	{"استهدفت طائرة مسيرة مقرا قرب إحدى نقاط المراقبة التركية في ريف إدلب.", "air-strike", "", "-"},
	{"فرضت قسد حصارا بعد هجوم لمقاتلي جيش العشائر على مقراتها في دير الزور.", "attack", "agent:tribes-army target:sdf", "-"},
	{"دارت الاشتباكات بين قوة من قسد ومهربين في بلدة ذيبان. وتجددت الاشتباكات بين الطرفين مساء.", "armed-clash", "party:sdf party:smugglers", "-"},
	{"ارتفعت حصيلة جرحى قصف ميليشيا أسد على ريف إدلب إلى عشرة أشخاص، وتوسعت الاشتباكات بين قسد وفصائل الجيش الوطني شمال حلب.", "armed-clash", "party:sdf party:syrian-national-army", "-"},
	{"حذر الناطق باسم القوات المسلحة العراقية يحيى رسول من الرد على الهجمات.", "threat", "agent:iraqi-forces", "iraqi-forces"},
	{"خرجت المحطة عن الخدمة نتيجة قصف روسي على مدينة إدلب.", "service-disruption", "agent:russian-forces", "-"},
	{"أعلنت المقاومة الإسلامية في العراق أن عناصرها استهدفوا قاعدة المالكية بصاروخ بعد تعرض القوات الأميركية لهجمات.", "shelling", "agent:islamic-resistance-iraq", "islamic-resistance-iraq"},
	{"أعلنت سرايا القدس - كتيبة جنين استهداف قوات الاحتلال الإسرائيلي في شارع حيفا برشقات من الرصاص.", "attack", "agent:saraya-al-quds target:israeli-forces", "saraya-al-quds"},
	{"قالت وسائل إعلام إن إسرائيل قتلت أكثر من 34 ألف مواطن في قطاع غزة.", "harm", "agent:israel target:civilians", "media-sources"},
	{"أفاد ناشطون بإسقاط طائرة مسيرة للجيش الإسرائيلي في جنين.", "attack", "target:israeli-forces", "activists"},
	{"أفادت مصادر محلية بأنه جرى الرد بقصف القاعدة الأميركية في حقل العمر بريف دير الزور.", "shelling", "target:us-forces", "local-sources"},
	{"اقتحمت القوات الإسرائيلية مخيم عسكر شرقي نابلس. وأدى ذلك إلى اشتباكات مع المقاومين الفلسطينيين. كما اقتحمت بلدة السيلة الحارثية غرب جنين.", "raid", "agent:israeli-forces", "-"},
	{"أصيب عشرات المواطنين بالاختناق خلال اقتحام القوات الإسرائيلية بلدات في الخليل، إذ اعتقلت نحو 22 فلسطينيا.", "detention", "agent:israeli-forces target:civilians", "-"},
	{"داهمت قسد بلدة الشحيل. ومن بلدة الصور، اعتقلت شابا.", "detention", "agent:sdf target:civilians", "-"},
	{"قصفت قوات النظام بلدة البارة. واستُهدفت أيضا قاعدة تل بيدر شمال سوريا.", "attack", "", "-"},
	{"أعلن حزب الله قيامه بثلاث عمليات، استهدفت الأولى موقع الراهب بالقذائف المدفعية.", "shelling", "agent:hezbollah target:israeli-forces", "hezbollah"},
	{"نفذت قسد مداهمات في بلدة الشحيل. وأغلقت القوات جميع مداخل البلدة.", "movement-restriction", "agent:sdf", "-"},
	{"هاجم مسلحون مجهولون حاجزا لقوات النظام في مدينة درعا. وأضاف المصدر أن المهاجمين انسحبوا إلى الريف الشرقي.", "withdrawal", "agent:gunmen-unknown", "anonymous-source"},
	{"أفاد المرصد السوري لحقوق الإنسان أنه قصفت قوات النظام صباح أمس مناطق في مدينة حرستا.", "shelling", "agent:syrian-regime-forces", "sohr"},
	{"فتحت قوات النظام نيران رشاشاتها على مناطق في مخيم اليرموك.", "attack", "agent:syrian-regime-forces", "-"},
	{"انتقم الحوثيون من خسائرهم في عدن بقصف الأحياء السكنية في المدينة.", "shelling", "agent:houthis", "-"},
	{"عمد الحوثيون إلى قصف المناطق الجنوبية من السعودية بقذائف هاون.", "shelling", "agent:houthis", "-"},
	{"وردت معلومات عن إطلاق الجيش التركي النار على مواقع لقوات سوريا الديمقراطية قرب تل رفعت.", "attack", "agent:turkish-forces target:sdf", "-"},
	{"دخلت القوات العراقية مدينة الرمادي واشتبكت مع مسلحي تنظيم داعش داخلها.", "armed-clash", "party:iraqi-forces party:isis", "-"},
	{"تمكن الجيش اليمني من استعادة القاعدة ودحر الحوثيين بعد أسابيع على تحرير محافظة عدن.", "territory-taken", "agent:yemeni-forces target:houthis", "-"},
	{"سيطر تنظيم داعش على القرية، بحيث تقوم المقاتلات التركية والأميركية بقصف مسلحي التنظيم قرب الرقة.", "air-strike", "agent:turkish-forces agent:us-forces target:isis", "-"},
	{"أدى الانسحاب الأميركي من العراق إلى نشوء التنظيم.", "withdrawal", "agent:us-forces", "-"},
	{"قتل عنصر من قوات النظام بعملية قنص من هيئة تحرير الشام على محور الكبينة.", "attack", "agent:hayat-tahrir-al-sham", "-"},
	{"شنت غارة جوية روسية على بلدة بداما، كما تعرضت قرية بكفلا لغارة جوية مماثلة.", "air-strike", "agent:russian-forces", "-"},
	{"شوهدت أرتال تابعة لهيئة تحرير الشام في مدينة سرمدا، حيث وردت أنباء غير مؤكدة عن سيطرة الهيئة على معبر الغزاوية.", "territory-taken", "agent:hayat-tahrir-al-sham", "-"},
	{"قصف الجيش الليبي مخزن ذخيرة للمجموعات الإرهابية في مدينة بنغازي.", "shelling", "agent:lna target:islamist-groups", "-"},
	{"وقع عناصر من قوات النظام في كمين لتنظيم داعش في بادية الرصافة.", "attack", "agent:isis target:syrian-regime-forces", "-"},
	{"خرجت مظاهرة في بصرى الشام تطالب بإسقاط النظام.", "protest", "", "-"},
	{"اقتحمت قوات الاحتلال الإسرائيلي مدينة جنين وسط تصدي المقاومين لها بالرصاص.", "raid", "agent:israeli-forces", "-"},
	{"قصفت مدفعية الجيش التركي مواقع قسد، فيما قتل شخصان باشتباكات بين عائلتين في إعزاز.", "armed-clash", "party:civilians", "-"},
	{"استهدف الجيش التركي بلدة عين عيسى. كما وقصف ظهر اليوم قرية الدبس بالأسلحة الثقيلة.", "shelling", "agent:turkish-forces", "-"},
	{"انفجرت عبوة ناسفة مزروعة بسيارة مدير مكتب فريق ملهم التطوعي في مدينة الباب.", "explosion", "", "-"},
	{"نفذت قسد حملة مداهمة بالاشتراك مع قوات التحالف الدولي في بلدة ذيبان.", "raid", "agent:sdf agent:international-coalition", "-"},
	{"ويتهم الجيش الوطني، قسدا وخلايا داعش بالوقوف وراء التفجيرات في مدينة الباب.", "accusation", "agent:syrian-national-army target:isis target:sdf", "syrian-national-army"},
	{"هدد الجيش الإسرائيلي إدارة المستشفى بقصفه، طالبا من الإدارة إخلاءه من المرضى.", "appeal", "agent:israeli-forces target:", "israeli-forces"},
	{"قصفت قوات النظام المدينة. وأضاف مراسلنا أن القصف استهدف إحدى المسابح التي يقصدها الأهالي في إدلب.", "shelling", "agent:syrian-regime-forces", "correspondent"},
	{"أصيب أربعة أطفال جراء قصف مدفعي لقوات النظام استهدف مدينة دارة عزة، بحسب إعلان الدفاع المدني السوري.", "shelling", "agent:syrian-regime-forces target:civilians", "white-helmets"},
	{"مع تصاعد التوتر بين أنقرة وقسد، ضربت القوات التركية موقعا قرب الحسكة.", "attack", "agent:turkish-forces", "-"},
	{"وقع هجوم بمسيرة تركية على ثكنة قرب الحسكة.", "air-strike", "agent:turkish-forces", "-"},
	{"استهدفت مسيرتان تركيتان مواقع لقسد بريف القامشلي.", "air-strike", "agent:turkish-forces target:sdf", "-"},
	{"يواصل الجيش الإسرائيلي عدوانه على قطاع غزة، ويرتكب مجزرة في مواصي رفح.", "attack", "agent:israeli-forces", "-"},
	{"أعلنت القيادة المركزية الأميركية مقتل ثلاثة جنود أميركيين في هجوم بطائرة مسيرة استهدف قاعدة في الأردن.", "air-strike", "target:us-forces", "centcom"},
	{"استهدفت الغارات المتمردين الأكراد ولم تقصف تركيا تنظيم داعش سوى ثلاث مرات.", "shelling", "agent:turkey target:isis", "-"},
	{"قتل ألفا مقاتل من تنظيم داعش جراء الضربات الصاروخية وغارات التحالف الدولي.", "harm", "agent:international-coalition target:isis", "-"},
	{"دمرت غارات التحالف العربي معظم مخازن الأسلحة في عدن.", "property-damage", "agent:arab-coalition-yemen", "-"},
	{"قتل أربعة مدنيين إثر قصف لـ\"قوات سوريا الديمقراطية\" على مدينة عفرين.", "shelling", "agent:sdf target:civilians", "-"},
	{"قتل ثلاثة مدنيين جراء قصف صاروخي من قبل قسد استهدف مدينة اعزاز، ضمن منطقة العمليات التركية.", "shelling", "agent:sdf target:civilians", "-"},
	{"التصعيد بدأ من الجيش التركي، الذي استهدف بطائرتين مسيرتين مناطق في ريف القامشلي.", "air-strike", "agent:turkish-forces", "-"},
	{"قتلت قسد، بدعم من طيران التحالف الدولي، قياديا في تنظيم داعش في بلدة الصبحة.", "", "agent:sdf supporter:international-coalition target:isis", "-"},
	{"تقصف قسد مدينة اعزاز، كما يستهدف اليمنيون السفن في البحر الأحمر.", "shelling", "", "-"},
	{"تواصل كتائب القسام هجماتها في غزة، وتخوض اشتباكات ضارية مع الجيش الإسرائيلي في مخيم يبنا.", "armed-clash", "party:qassam-brigades party:israeli-forces", "-"},
	{"قتل أربعون من الحوثيين في مواجهات وغارات لطيران التحالف العربي في تعز.", "armed-clash", "party:houthis", "-"},
	{"نفذت مقاتلات تركية غارات على مواقع لتنظيم داعش بعد تفجير في سوروتش نسبته الحكومة إلى تنظيم داعش.", "air-strike", "agent:turkish-forces target:isis", "-"},
	{"قالت رئيسة المنظمة إن الوضع خطير. وحذر المقرر الأممي السلطات الإسرائيلية من منع المساعدات عن قطاع غزة.", "threat", "agent: target:israel", ""},
	{"تتواصل التعزيزات العسكرية للجيش التركي إلى خطوط التماس مع قسد في محيط تل رفعت، واستهداف المسيرات التركية مواقع لقسد.", "air-strike", "agent:turkish-forces target:sdf", "-"},
	{"استهدفت المقاومة الإسلامية في لبنان التجهيزات التجسسية للجيش الإسرائيلي مقابل قرية الوزاني.", "attack", "agent:hezbollah target:israeli-forces", "-"},
	{"دارت معارك بين الجيش السوداني بقيادة عبد الفتاح البرهان وقوات الدعم السريع بقيادة الفريق أول محمد حمدان دقلو في الخرطوم.", "armed-clash", "party:rapid-support-forces party:sudanese-army", "-"},
	{"نزح الآلاف من مناطق الاشتباكات بين الجيش السوداني وقوات الدعم السريع في الخرطوم في اتجاه تشاد ومصر.", "armed-clash", "party:rapid-support-forces party:sudanese-army", "-"},
	{"أصيب ثلاثة عناصر من قسد جراء اشتباكات في قرية السيال بسبب خلاف على سيارة قادمة من العراق.", "armed-clash", "party:sdf", "-"},
	{"وقع الجيش السوداني وقوات الدعم السريع اتفاقا في جدة بالتعاون مع السعودية والولايات المتحدة.", "agreement", "mediator:saudi-arabia mediator:us-government party:rapid-support-forces party:sudanese-army", "-"},
	{"زار عبد الفتاح البرهان أم درمان للمرة الأولى منذ بداية القتال بين الجيش السوداني وقوات الدعم السريع.", "meeting", "party:abdel-fattah-al-burhan", "-"},
	{"توصل وفد من قسد إلى اتفاق على تشكيل لجنة تحقيق في الحادثة التي وقعت بين الجيش المصري والجيش الإسرائيلي.", "agreement", "party:sdf", "-"},
	{"تلقى وزير الخارجية السعودي فيصل بن فرحان اتصالا هاتفيا من رئيس مجلس السيادة، قائد الجيش السوداني، عبد الفتاح البرهان.", "meeting", "party:abdel-fattah-al-burhan party:faisal-bin-farhan", "-"},
	{"قتل خمسة أشخاص خلال اشتباكات في بلدة ذيبان بين قسد ومقاتلي العشائر.", "armed-clash", "party:sdf party:tribal-fighters", "-"},
	{"هبطت طائرة عسكرية سعودية في مطار عدن المغلق بسبب المعارك مع الحوثيين. وتواصلت المعارك في محيط المطار بين المقاومة الشعبية والحوثيين.", "armed-clash", "party:houthis party:popular-resistance-yemen", "-"},
	{"تم اعتقال خمسة متهمين باغتيال رئيس المجلس السياسي الأعلى صالح الصماد.", "attack", "target:saleh-al-sammad", "-"},
	{"استهدف الجيش التركي بقذائف المدفعية مواقع قسد في قرية توخار.", "shelling", "agent:turkish-forces target:sdf", "-"},
	{"تكثف المقاومة الإسلامية في العراق قصفها القواعد الأميركية في العراق، والجيش السوري وحلفاؤه يشتبكون مع قسد في دير الزور.", "shelling", "agent:islamic-resistance-iraq target:us-forces", "-"},
	{"سبعة شهداء في نابلس، اشتباكات عنيفة بين المقاومين الفلسطينيين وقوات الاحتلال الإسرائيلي في جنين، والشرطة الإسرائيلية تشن حملة اعتقالات.", "armed-clash", "party:israeli-forces party:palestinian-factions", "-"},
	{"نسفت غرفة عمليات الفتح المبين دشمة لقوات النظام غرب حلب بعد استهدافها بقذائف الدبابة.", "shelling", "target:syrian-regime-forces", "-"},
	{"أصيب مدنيان إثر استهداف قوات النظام بصاروخ موجه سيارة لهما في قرية تقاد.", "shelling", "agent:syrian-regime-forces target:civilians", "-"},
	{"وأطلقت زوارق الاحتلال الإسرائيلي النار نحو ساحل مدينة دير البلح.", "attack", "agent:israeli-forces", "-"},
	{"قصفت دبابات قوات النظام مئذنة مسجد في درعا.", "shelling", "agent:syrian-regime-forces", "-"},
	{"أعدمت جبهة النصرة رجلين بتهمة العمالة للنظام السوري في حلب.", "attack", "agent:jabhat-al-nusra target:civilians", "-"},
	{"أضرم عناصر قسد النيران في أراضي القرية في محاولة للتشويش على الطيران التركي قرب منبج.", "property-damage", "agent:sdf", "-"},
	{"استهدفت طائرة مسيرة تركية سيارة في عين العرب، كما فرضت القوى العسكرية طوقا أمنيا على المكان.", "siege", "none", "-"},
	{"قصفت قوات النظام قرية البارة، وقال الدفاع المدني السوري إن فرقه انتشلت جثة المدني.", "aid", "agent:white-helmets", "white-helmets"},
	{"تعرضت مدينة عفرين لقصف من قبل قسد في 9 آب 2024. وفي 3 تموز 2024 تعرضت المدينة لقصف صاروخي مماثل أدى لإصابة أربعة مدنيين.", "shelling", "target:civilians", "-"},
	{"استهدف التحالف العربي بالقصف الجوي وبالتفجير عبر عناصره من تنظيم القاعدة مقاما في تعز، كما استهدف المساجد في صنعاء.", "air-strike", "agent:arab-coalition-yemen", "-"},
	{"دمر التحالف العربي 1264 مسجدا خلال ثماني سنوات من العدوان على اليمن.", "property-damage", "agent:arab-coalition-yemen", "-"},
	{"استهدفت كتيبة طولكرم قوة للاحتلال الإسرائيلي قرب حاجز، كرد أولي على اغتيال القائد جهاد شحادة.", "attack", "target:fighters", "-"},
	{"أعلنت خلية الإعلام الأمني العراقية في بيان مقتل سبعة من عناصر داعش بانفجار عجلة في الأنبار.", "explosion", "target:isis", "iraqi-security-media-cell"},
	{"ذكرت مصادر محلية أن الهجوم طال دورية أميركية في دير الزور.", "attack", "target:us-forces", "local-sources"},
	{"نفذ الجيش الإسرائيلي مئات الغارات في سوريا، طالت مواقع لقوات النظام السوري.", "air-strike", "agent:israeli-forces target:syrian-regime-forces", "-"},
	{"استهدف القصف بلدة البارة، ما أدى لمقتل امرأة، في حين قصفت قوات النظام مئذنة مسجد في درعا.", "shelling", "agent:syrian-regime-forces", "-"},
	{"قصفت قوات النظام مدينة أريحا. وردت فصائل المعارضة بقصف مواقع قوات النظام في سراقب.", "shelling", "agent:opposition-factions target:syrian-regime-forces", "-"},
	{"تستمر هجمات الجيش التركي ومرتزقته من بقايا داعش على ريف عين عيسى.", "attack", "agent:turkish-forces", "-"},
	{"تم تحرير مدينة عفرين في إطار عملية نفذتها القوات التركية عام 2018.", "territory-taken", "agent:turkish-forces", "-"},
	{"بدأ النظام السوري نشر نقاط عسكرية داخل درعا البلد بإشراف روسي.", "deployment", "agent:syrian-regime mediator:russia", "-"},
	{"نفذت قسد غارات بدعم أميركي على بلدة ذيبان.", "", "agent:sdf supporter:us-government", "-"},
	{"استهدفت المدفعية التركية قريتي حربل والشيخ عيسى بريف حلب الشمالي الخاضعة لسيطرة قسد.", "shelling", "agent:turkish-forces", "-"},
	{"قال الدفاع المدني السوري إن مدنيين قتلوا جراء قصف من قوات النظام على عفرين، فرقنا انتشلت الجثث.", "aid", "agent:white-helmets", "white-helmets"},
	{"قصفت قوات الأسد قرية كنصفرة، ما أسفر عن مقتل امرأة. وطال القصف أيضا مدينة أريحا وبلدة مرعيان.", "shelling", "agent:syrian-regime-forces", "-"},
	{"تركز القصف التركي على زركان. كما أدى القصف إلى مقتل عنصر من قوات النظام في زركان وإصابة آخرين بجراح.", "shelling", "agent:turkish-forces target:syrian-regime-forces", "-"},
	{"ذكر مصدر أن القصف المدفعي على بلدة البارة تبعته غارة جوية نفذتها الطائرات الروسية على بلدة الزيارة.", "shelling", "none", ""},
	{"نفذت إسرائيل عمليتين؛ الأولى، في بيروت، استهدفت فؤاد شكر، أحد كبار قادة حزب الله.", "attack", "target:fuad-shukr", "-"},
	{"اغتال الجيش الإسرائيلي إسماعيل هنية بمساعدة الاستخبارات الأميركية.", "attack", "agent:israeli-forces supporter:us-intelligence target:ismail-haniyeh", "-"},
	{"ارتفع عدد ضحايا القصف الذي نفذته قوات النظام السوري على مدينة إدلب إلى ثمانية قتلى.", "shelling", "agent:syrian-regime-forces target:civilians", "-"},
	{"قتل شخصان بعملية إنزال جوي للتحالف الدولي لمحاربة تنظيم الدولة الإسلامية شرقي دير الزور.", "raid", "agent:international-coalition target:civilians", "-"},
	{"شهدت مناطق سيطرة قسد احتجاجات شعبية بسبب سوء الأوضاع.", "protest", "none", "-"},
	{"جرى ذلك بعد منع حاجز لقسد عبور ثلاث سيارات في حلب.", "movement-restriction", "agent:sdf", "-"},
	{"أصيب عنصر سابق في الجيش الحر إثر إطلاق النار عليه من قبل مسلح في بلدة المسيفرة.", "attack", "agent:gunmen-unknown target:civilians", "-"},
	{"ضربت طائرة بدون طيار قاعدة للتحالف الدولي في الحسكة.", "air-strike", "target:international-coalition", "-"},
	{"طال قصف تركي مواقع قسد شمال منبج، وسقط جرحى من ميليشيات الدفاع الوطني والفوج 47 باشتباكات بين الطرفين قرب البوكمال.", "armed-clash", "party:national-defence-forces", "-"},
	{"قتلت امرأة وأصيب آخرون إثر عمليات دهم واعتقال نفذتها قسد في بلدة ذيبان.", "raid", "agent:sdf target:civilians", "-"},
	{"اتهم الحوثيون التحالف العربي بأنه قصف مستشفى في صعدة.", "shelling", "agent:arab-coalition-yemen", "houthis"},
	{"شنت فصائل شعبية هجمات على مواقع ميليشيات الاحتلال الأمريكي قسد في مدينة البصيرة.", "attack", "agent:popular-factions target:sdf", "-"},
	{"دارت اشتباكات بين فصائل الجيش الوطني السوري وقسد شمال حلب. وأسفرت الاشتباكات عن مقتل عنصرين من قسد.", "armed-clash", "party:sdf party:syrian-national-army", "-"},
	{"كتائب القسام تعلن قنص جندي إسرائيلي غرب رفح، وسرايا القدس تباغت رتلا إسرائيليا في القرارة.", "attack", "agent:saraya-al-quds target:israeli-forces", "qassam-brigades"},
	{"عشرات الشهداء في مجزرة للاحتلال الإسرائيلي في مخيم المغازي، وسرايا القدس تستهدف آليتين في خان يونس.", "attack", "agent:saraya-al-quds", "-"},
	{"قصفت قوات النظام قرية الدحلة بريف دير الزور.", "shelling", "agent:syrian-regime-forces", "-"},
	{"استهدفت الغارة اثنين من قادة تنظيم داعش قرب الشدادي.", "air-strike", "target:isis", "-"},
	{"قصفت طائرات أمريكية ثلاثة من قادة داعش في ريف إدلب.", "", "agent:us-forces target:isis", "-"},
	{"هدد المتحدث باسم الحوثيين يحيى سريع باستهداف السفن.", "threat", "agent:houthis", "houthis"},
	{"نزحت مئات العائلات من مدينة الفاشر جراء الاشتباكات بين الجيش السوداني وقوات الدعم السريع.", "displacement", "target:civilians", "-"},
	{"قوات النظام قصفت مدينة أريحا بريف إدلب.", "shelling", "agent:syrian-regime-forces", "-"},
	{"قصفت قوات النظام والطائرات الروسية بلدة البارة بريف إدلب.", "", "agent:syrian-regime-forces agent:russian-forces", "-"},
	{"استهدفت طائرة مسيرة تركية مقرا لقسد قرب تل رفعت.", "air-strike", "agent:turkish-forces target:sdf", "-"},
	{"تعرضت مواقع قسد في بلدة البصيرة لقصف مدفعي من قبل قوات النظام.", "shelling", "agent:syrian-regime-forces target:sdf", "-"},
	{"تعرضت بلدة ذيبان لهجوم على يد تنظيم داعش.", "attack", "agent:isis", "-"},
	{"دارت اشتباكات بين قسد ومقاتلي العشائر في بلدة ذيبان.", "armed-clash", "party:sdf party:tribal-fighters", "-"},
	{"اندلعت اشتباكات بين الجيش الوطني السوري من جهة وقسد من جهة أخرى في مدينة منبج.", "armed-clash", "party:sdf party:syrian-national-army", "-"},
	{"خاضت قسد اشتباكات مع تنظيم داعش في مدينة الرقة.", "armed-clash", "party:isis party:sdf", "-"},
	{"نفذت قسد بدعم من التحالف الدولي عملية أمنية في بلدة الشحيل.", "raid", "agent:sdf supporter:international-coalition", "-"},
	{"داهمت دورية تابعة لقسد منازل في قرية الزر.", "raid", "agent:sdf", "-"},
	{"اعتقلت قسد ثلاثة مدنيين في بلدة الصور.", "detention", "agent:sdf target:civilians", "-"},
	{"استقدمت قوات النظام تعزيزات عسكرية إلى مدينة الميادين.", "deployment", "agent:syrian-regime-forces", "-"},
	{"قتل ثلاثة عناصر من قوات النظام بهجوم شنه تنظيم داعش في بادية تدمر.", "attack", "agent:isis target:syrian-regime-forces", "-"},
	{"اتهمت قسد قوات النظام بقصف قرية الدحلة.", "accusation", "agent:sdf target:syrian-regime-forces", "sdf"},
	{"أفاد المرصد السوري بأن قوات النظام قصفت مدينة أريحا.", "shelling", "agent:syrian-regime-forces", "sohr"},
	{"قصفت قوات النظام مدينة أريحا، بحسب المرصد السوري لحقوق الإنسان.", "shelling", "agent:syrian-regime-forces", "sohr"},
	{"ووفقا لمصادر محلية، قصفت قوات النظام مدينة أريحا.", "shelling", "agent:syrian-regime-forces", "local-sources"},
	{"قصفت قوات النظام مدينة أريحا وفق ما أفاد الدفاع المدني السوري.", "shelling", "agent:syrian-regime-forces", "white-helmets"},
	{"قالت مصادر محلية إن قوات النظام قصفت بلدة البارة. وأضافت المصادر أن قسد اعتقلت مدنيين في بلدة الصور.", "detention", "agent:sdf target:civilians", "local-sources"},
	{"قالت مصادر خاصة لتلفزيون سوريا إن قسد داهمت بلدة الشحيل.", "raid", "agent:sdf", "anonymous-source syria-tv"},
	{"مصادر خاصة لعنب بلدي قالت إن قسد داهمت بلدة الشحيل.", "raid", "agent:sdf", "anonymous-source"},
	{"نقلت وكالة سانا عن مصدر عسكري أن طائرات إسرائيلية قصفت مواقع قرب حمص.", "air-strike", "agent:israeli-forces", "military-sources sana"},
	{"وثق نشطاء المرصد السوري لحقوق الإنسان قصف قوات النظام بلدة البارة.", "shelling", "agent:syrian-regime-forces", "sohr"},
	{"زعمت وكالة سانا أن الدفاعات الجوية أسقطت الصواريخ، وقالت إن طائرات إسرائيلية قصفت مدينة حمص.", "air-strike", "agent:israeli-forces", "sana"},
	{"مقتل مدنيين بالصواريخ.. إسرائيل تجدد استهداف مواقع النظام\n\nمقتل مدنيين بالصواريخ.. إسرائيل تجدد استهداف مواقع النظام\n\nشنت الطائرات الإسرائيلية غارات على مواقع قرب مدينة حمص. وقالت وكالة سانا إن الهجوم أدى إلى مقتل مدنيين اثنين.", "air-strike", "agent:israeli-forces target:civilians", "sana"},
	{"قالت مصادرالميادين إن قسد داهمت بلدة الشحيل.", "raid", "agent:sdf", "anonymous-source"},
	{"أفاد مراسلالميادينفي دير الزور أن قسد داهمت بلدة الشحيل.", "raid", "agent:sdf", "correspondent"},
	{"طالبت وزارة الخارجية السورية الولايات المتحدة بسحب قواتها من سوريا.", "appeal", "", "syrian-mofa-assad"},
	{"أدت الهدنة بين قسد والعشائر إلى هدوء. وقصفت قوات النظام بلدة الطيانة.", "shelling", "agent:syrian-regime-forces", "-"},
	{"شهدت بلدة البصيرة حركة نزوح للأهالي بعد وصول قسد إلى المنطقة.", "displacement", "target:civilians", "-"},
	{"دارت مواجهات بين قوات النظام وقسد في بلدة خشام. وتبادل الطرفان القصف المدفعي.", "shelling", "party:sdf party:syrian-regime-forces", "-"},
	{"قصفت طائرات روسية أطراف القاعدة العسكرية التركية قرب بلدة البارة.", "air-strike", "agent:russian-forces", "-"},
	{"قالت القيادة المركزية الأمريكية إنها نفذت غارة استهدفت قادة تنظيم داعش شمالي سوريا.", "air-strike", "agent:centcom target:isis", "centcom"},
	{"اغتال مسلحون مجهولون عنصرا من قسد في بلدة الصور.", "attack", "agent:gunmen-unknown target:sdf", "-"},
	{"نفى قائد قوات العشائر، إبراهيم الهفل، أي دور له في قصف قرية الدحلة.", "denial", "agent:ibrahim-al-hifl", "ibrahim-al-hifl"},
	{"قصفت قسد بلدة الصور بعد هجوم للعشائر على نقاطها.", "shelling", "agent:sdf", "-"},
	{"هاجم ما يعرف باسم جيش العشائر نقاط قسد في بلدة ذيبان.", "attack", "agent:tribes-army target:sdf", "-"},
	{"رد الجيش السوري على قصف مدفعي لقسد على بلدة الزباري.", "shelling", "agent:sdf target:syrian-regime-forces", "-"},
	{"ومع انطلاق الهجوم على بلدة الصور، أصدر المجلس المحلي وقسد بيانا.", "attack", "", "-"},
	{"شنت قسد هجوما على بلدة الصور. كما استهدفت مواقع لقوات النظام في بلدة خشام.", "attack", "agent:sdf target:syrian-regime-forces", "-"},
	{"أعلنت قسد أنها استهدفت قاعدة للجيش التركي في مدينة الباب.", "attack", "agent:sdf target:turkish-forces", "sdf"},
	{"قصفت مدفعية هيئة تحرير الشام (جبهة النصرة سابقا) مواقع قوات النظام في بلدة كفرنبل.", "shelling", "agent:hayat-tahrir-al-sham target:syrian-regime-forces", "-"},
	{"حررت فصائل المعارضة مدينة الباب من قبضة تنظيم داعش.", "territory-taken", "agent:opposition-factions target:isis", "-"},
	{"دارت اشتباكات بين قسد والجيش الوطني السوري في مدينة منبج. وأعلنت قوات النظام حظر التجول، وسط قصف متبادل بين الطرفين.", "shelling", "party:sdf party:syrian-national-army", "-"},
	{"تعرضت بلدة البارة لقصف مدفعي أسفر عن إصابات.", "shelling", "", "-"},
	{"تعرضت بلدة البارة لقصف مدفعي أدى إلى مقتل مقاتل وإصابة آخرين.", "shelling", "target:fighters", "-"},
	{"اغتال مسلحون مجهولون المدعو عماد علي الحسين في بلدة الصور.", "attack", "agent:gunmen-unknown target:", "-"},
	{"قال مسؤول عسكري أميركي إن هجوما بطائرة مسيرة استهدف قاعدة رميلان.", "air-strike", "", "us-military-official"},
	{"نفذت قسد حملة مداهمات في بلدة الشحيل. وجرى اعتقال ثلاثة أشخاص.", "detention", "agent:sdf target:civilians", "-"},
	{"شنت قسد حملة أمنية عقب استهداف حاجز لها من قبل مجهولين في بلدة الكبر.", "attack", "agent:gunmen-unknown target:sdf", "-"},
	{"استهدف الجيش السوري مقرا لهيئة تحرير الشام في إدلب، وطائرة تركية قصفت مقارا لقسد في الحسكة.", "air-strike", "agent:turkish-forces target:sdf", "-"},
	{"تواصل قسد بدعم أميركي عمليات الدهم في بلدة الصور.", "raid", "agent:sdf supporter:us-government", "-"},
	{"تعرضت مواقع عدة للجيش السوري لضربات جوية إسرائيلية قرب حمص.", "air-strike", "agent:israeli-forces target:syrian-regime-forces", "-"},
	{"قتل ثلاثة مدنيين بقصف متبادل بين الجيش التركي وقسد في مدينة منبج.", "shelling", "party:turkish-forces party:sdf target:civilians", "-"},
	{"تعرضت مدينة منبج لقصف صاروخي مصدره مناطق تسيطر عليها بشكل مشترك قوات النظام وقسد.", "shelling", "agent:syrian-regime-forces agent:sdf", "-"},
	{"طالت هجمات لقسد مدينة الباب. وفي الشهر الماضي تعرضت مدينة منبج لقصف صاروخي لقوات النظام، وأدى الهجوم إلى مقتل مدني.", "shelling", "agent:syrian-regime-forces", "-"},
	{"قتل مسؤول بارز في تنظيم داعش بغارة على مدينة منبج.", "air-strike", "target:isis", "-"},
	{"تعرضت مدينة منبج لقصف تركي.", "shelling", "agent:turkish-forces", "-"},
	{"قالت مصادر في عدن إن المقاومة سيطرت على المطار بعد طرد الحوثيين منه.", "territory-taken", "agent:popular-resistance-yemen target:houthis", ""},
	{"قالت إسرائيل إن طائراتها قصفت أهدافا في ريف دمشق.", "shelling", "agent:israeli-forces", "israel"},
	{"ارتفع عدد قتلى قصف قوات النظام على مدينة إدلب إلى خمسة مدنيين.", "shelling", "agent:syrian-regime-forces target:civilians", "-"},
	{"استهدف مقر عسكري للنظام من هيئة تحرير الشام في بلدة معرشورين بريف إدلب.", "attack", "agent:hayat-tahrir-al-sham target:syrian-regime-forces", "-"},
	{"أعلنت كتائب القسام أن مجاهدي الكتائب قصفوا مستوطنة سديروت.", "shelling", "agent:qassam-brigades", "qassam-brigades"},
	{"أعلنت سرايا القدس، الجناح العسكري لحركة الجهاد الإسلامي، قصفها مستوطنات غلاف غزة.", "shelling", "agent:saraya-al-quds", "saraya-al-quds"},
	{"سقط معسكر اللواء بالكامل في يد المقاومة الشعبية في محافظة إب اليمنية.", "territory-taken", "agent:popular-resistance-yemen", "-"},
	{"شهدت تركيا هجوما انتحاريا أوقع 30 قتيلا في مدينة سروج.", "explosion", "target:civilians", "-"},
	{"شنت جماعة الحوثي المسلحة وأنصار صالح هجوما على مواقع في مأرب.", "attack", "agent:houthis agent:saleh-forces", "-"},
	{"قصفت مدفعية قوات النظام المتمركزة في كفرنبل والميليشيات الموالية لها بلدة البارة.", "shelling", "agent:syrian-regime-forces agent:pro-regime-militias", "-"},
	{"وثق التقرير ضلوع قوات النظام في هجوم بقنابل عنقودية على بلدة في ريف إدلب.", "attack", "agent:syrian-regime-forces", ""},
	{"أسر تنظيم داعش عنصرا من قسد ثم أعدمه في بادية الرصافة.", "attack", "agent:isis target:sdf", "-"},
	{"قصفت الطائرات الإسرائيلية ما قالت إنها مواقع لحزب الله في جنوب لبنان.", "air-strike", "agent:israeli-forces target:hezbollah", "-"},
	{"سقط عشرة قتلى في غارات جوية يرجح أنها لطائرات حربية أردنية في السويداء.", "air-strike", "agent:jordanian-forces target:civilians", "-"},
	{"نفذت طائرات التحالف الدولي إنزالا في بلدة الصبحة وساندتها على الأرض مجموعات من قسد.", "raid", "agent:international-coalition supporter:sdf", "-"},
	{"قصفت قوات النظام مدينة سرمين، ما تسبب بحالة من الهلع لدى المدنيين.", "shelling", "agent:syrian-regime-forces target:civilians", "-"},
	{"شنت طائرات التحالف الدولي غارات على جسرين يستخدمهما تنظيم داعش قرب البوكمال.", "air-strike", "agent:international-coalition target:isis", "-"},
	{"داهمت قوات النظام منزلا يعود لعائلة أحد الناشطين في مدينة درعا.", "raid", "agent:syrian-regime-forces target:civilians", "-"},
	{"قنصت سرايا القدس جنديا إسرائيليا في محور نتساريم.", "attack", "agent:saraya-al-quds target:israeli-forces", "-"},
	{"استهدفت هيئة تحرير الشام رتلا روسيا على طريق اللاذقية.", "attack", "agent:hayat-tahrir-al-sham target:russian-forces", "-"},
	{"استهدف مجهولون حافلة عسكرية روسية في درعا.", "attack", "agent:gunmen-unknown target:russian-forces", "-"},
	{"أعلنت كتائب القسام قنصها جنديا إسرائيليا في بيت حانون.", "attack", "agent:qassam-brigades target:israeli-forces", "qassam-brigades"},
	{"أسقطت كتيبة مجهولة طائرة أميركية في أجواء مأرب.", "attack", "target:us-forces", "-"},
	{"قصفت طائرات إسرائيلية محيط مستشفى شهداء الأقصى وسط قطاع غزة.", "air-strike", "agent:israeli-forces", "-"},
	// who speaks and who is spoken to, known or not
	{"ودعا المجلس الإسلامي السوري المجتمع الدولي والدول الضامنة إلى وقف القصف.", "appeal", "agent:syrian-islamic-council target: target:international-community", "syrian-islamic-council"},
	{"وطلبت قسد من المسؤولين العسكريين في الرقة المساعدة بعد القصف.", "appeal", "agent:sdf target:", "sdf"},
	{"وإيران تحذر إسرائيل من قصف دمشق.", "threat", "agent:iran target:israel", "iran"},
	{"وحذر سعدون الراوي، مدير هيئة تحرير الشام، من قصف البلدة.", "threat", "agent:", ""},
	{"ويواصل التنظيم قصف البلدة. وتواصل قسد حصار الحي، وهددت بقصف السوق.", "threat", "agent:sdf", "sdf"},
	{"وقال مراسلنا إن قسد رفضت الاتهامات بقصف السوق.", "denial", "agent:sdf", "sdf correspondent"},
	{"توافدت حشود إلى ساحة المدينة رفضا للقصف.", "protest", "agent:civilians", "-"},
	{"احتج أهالي بلدة غرانيج على تردي الخدمات.", "protest", "agent:civilians", "-"},
	{"خرج العشرات من أهالي مدينة الباب في مظاهرة تنديدا بالغلاء.", "protest", "agent:civilians", "-"},
	{"نظم أهالي مخيم اليرموك وقفة احتجاجية أمام مبنى المحافظة.", "protest", "agent:civilians", "-"},
	{"شهدت البلدة مظاهرات ضد سياسة قسد بحق سكان المنطقة.", "protest", "none", "-"},
	{"حاصرت قسد الحي بعد اتهامها قوات النظام بالوقوف وراء الهجوم.", "accusation", "agent:sdf target:syrian-regime-forces", "sdf"},
	{"إيران تهاجم إسرائيل بكلام حاد، وتحذر من قصف السوق.", "threat", "agent:iran", "iran"},
	{"وأعلن محافظ المدينة إغلاق الطريق إلى البلدة بعد القصف.", "movement-restriction", "agent:", ""},
	{"وتصاعدت التهديدات التركية لقسد بعد القصف.", "threat", "agent:turkey target:sdf", "turkey"},
	{"وقالت قسد إنها أكدت مرارا أنها مستمرة في القصف رغم دعم روسيا للنظام.", "shelling", "agent:sdf", "sdf"},
	{"زار وزير الخارجية السوري سعدون الراوي دمشق. وذكرت قسد أن الراوي التقى مظلوم عبدي بعد القصف.", "meeting", "party: party:mazloum-abdi", "sdf"},
	{"عقد بشار الأسد اجتماعا مع مظلوم عبدي، وتم الاتفاق على وقف القصف.", "agreement", "party:bashar-al-assad party:mazloum-abdi", "-"},
	{"نجحت قوات النظام في السيطرة على بلدة كنسبا بريف اللاذقية.", "territory-taken", "agent:syrian-regime-forces", "-"},
	{"اقتحمت قوات الاحتلال الإسرائيلي مخيم جنين وسط اشتباكات مع المقاومين.", "armed-clash", "party:israeli-forces party:palestinian-factions", "-"},
	{"قصف الجيش التركي نقطة لقوات سوريا الديمقراطية في تل حميس، إضافة إلى نقطة أخرى لقوات الأسايش في القامشلي.", "shelling", "agent:turkish-forces target:asayish target:sdf", "-"},
	{"أعلنت خلية الإعلام الحربي العراقية عن مقتل سبعة من عناصر داعش بانفجار عجلة غربي العراق.", "explosion", "target:isis", "iraqi-forces"},
	{"قتل خمسة من عناصر داعش خلال هجوم شنوه على حاجز للجيش العراقي في كركوك.", "attack", "agent:isis target:iraqi-forces", "-"},
	{"استهدف مسلحون يرجح انتماؤهم لتنظيم داعش سيارة لقسد في بلدة الصور.", "attack", "agent:gunmen-unknown agent:isis target:sdf", "-"},
	{"لا يزال مصير الرجل مجهولا بعد أن استهدفته طائرة مسيرة يرجح أنها تابعة للتحالف الدولي في مدينة الباب.", "air-strike", "agent:international-coalition", "-"},
	{"قصفت القوات التركية بالمدفعية قرية عقيبة ضمن مناطق انتشار القوات الكردية وقوات النظام بريف حلب الشمالي.", "shelling", "agent:turkish-forces", "-"},
	{"سقطت قذائف على مخيم شرقي عفرين مصدرها مناطق انتشار القوات الكردية وقوات النظام.", "shelling", "agent:sdf agent:syrian-regime-forces", "-"},
	{"اتهمت تركيا والجيش الوطني، قوات سوريا الديمقراطية بشن هجمات.", "accusation", "agent:syrian-national-army agent:turkey target:sdf", "turkey"},
	{"صعدت قوات الأسد ومن خلفها روسيا هجماتها على مدينة إدلب.", "attack", "agent:russia agent:syrian-regime-forces", "-"},
	{"أعلنت غرفة عمليات الفتح المبين التي تضم هيئة تحرير الشام وفصائل أخرى، استهدافها بالمدفعية مواقع لقوات النظام في ميزناز.", "shelling", "agent:fatah-al-mubin target:syrian-regime-forces", "fatah-al-mubin"},
	{"هاجمت طائرة حربية مواقع يشتبه في أنها تابعة لتنظيم داعش جنوب البلدة.", "air-strike", "target:isis", "-"},
	{"إننا في اللجنة السورية لحقوق الإنسان نطالب المجتمع الدولي بوقف القصف على إدلب.", "appeal", "agent:syrian-human-rights-committee target:international-community", "syrian-human-rights-committee"},
	{"جرح مدنيون بقصف مدفعي لقوات النظام على أطراف مدينة بنش، إذ استهدفت روسيا بالمدفعية الثقيلة المدينة.", "shelling", "agent:russia agent:syrian-regime-forces target:civilians", "-"},
	{"قصفت قوات النظام بلدة البارة، في ظل تحليق طائرة استطلاع روسية في سماء المنطقة.", "shelling", "agent:syrian-regime-forces", "-"},
	{"قتل ضابطان بقصف إسرائيلي قرب دمشق، وقال الحرس الثوري متوعدا إسرائيل إنه سيرد.", "shelling", "agent:israeli-forces target:fighters", "-"},
	{"شن الطيران الروسي، حليف النظام السوري، غارات على مدينة إدلب.", "air-strike", "agent:russian-forces", "-"},
	{"ارتفع عدد القتلى بعد أن استجاب الدفاع المدني لأكثر من 600 هجوم من قبل قوات النظام على مدينة إدلب.", "attack", "agent:syrian-regime-forces", "white-helmets"},
	{"قصفت طائرات حربية يعتقد أنها إسرائيلية مواقع لقوات النظام في ريف حمص.", "air-strike", "agent:israeli-forces target:syrian-regime-forces", "-"},
	{"قتل مدني نتيجة قصف مدفعي يرجح أن مصدره قوات سوريا الديمقراطية على مدينة اعزاز.", "shelling", "agent:sdf target:civilians", "-"},
	{"اختطف مسلحون مجهولون مختار البلدة وأعدموه في ريف درعا.", "attack", "agent:gunmen-unknown target:civilians", "-"},
	{"دانت منظمات دولية وعربية المجزرة التي ارتكبتها قوات الاحتلال في مدينة رفح.", "accusation", "agent:international-organizations target:israeli-forces", "international-organizations"},
	{"ألقت تركيا باللوم في هجمات سابقة على وحدات حماية الشعب الكردية.", "accusation", "agent:turkey target:ypg", "turkey"},
	{"أعلنت كتائب القسام تدمير دبابتين إسرائيليتين في مدينة بيت حانون.", "attack", "agent:qassam-brigades target:israeli-forces", "qassam-brigades"},
	{"تواصلت الاحتجاجات المناهضة للنظام السوري في مدينة السويداء.", "protest", "none", "-"},
	{"سقط قتلى وجرحى بقصف مدفعي لقوات النظام على بلدة سرمين.", "shelling", "agent:syrian-regime-forces target:civilians", "-"},
	{"وردا على الغارات الإسرائيلية على بلدة الخيام، استهدف مقاتلو حزب الله مستوطنة المطلة.", "attack", "agent:hezbollah", "-"},
}

func TestRoles(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range roleCases {
		text, wanted := strings.CutPrefix(c.text, "? ")
		got := castOf(t, r, text, c.typ)
		ok := got.has(c.actors, c.sources)
		if ok && wanted {
			t.Errorf("%s\nis read now: take its mark away", text)
		}
		if !ok && !wanted {
			t.Errorf("%s\n got %s | %s\nwant %s | %s", text, got.actors, got.sources, c.actors, c.sources)
		}
	}
}

// cast is who does and who says a claim.
type cast struct{ actors, sources string }

// has reports whether the cast is the one wanted; no actors wanted means any.
func (c cast) has(actors, sources string) bool {
	w := strings.Fields(strings.Replace(actors, "none", "", 1))
	sort.Strings(w)
	return (actors == "" || c.actors == strings.Join(w, " ")) && c.sources == sources
}

// castOf reads the last claim of a type in a text; the last of all where the type is "".
func castOf(t *testing.T, r *Reader, text, typ string) cast {
	t.Helper()
	x, err := r.Read(tawatur.Report{ID: "case", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	out := cast{actors: "no such claim"}
	for _, c := range x.Claims {
		if typ != "" && c.Type != typ {
			continue
		}
		var as, ss []string
		for _, a := range c.Actors {
			as = append(as, a.Role+":"+a.ID)
		}
		for _, s := range c.Sources {
			ss = append(ss, s.ID)
		}
		sort.Strings(as)
		if len(ss) == 0 {
			ss = []string{"-"}
		}
		out = cast{strings.Join(as, " "), strings.Join(ss, " ")}
	}
	return out
}

// TestNature holds that what an earthquake struck is no attack.
func TestNature(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"أصيب طفل بقصف لقوات النظام على بلدة البارة، بعد الزلزال المدمر الذي ضرب مناطق شمال غربي سوريا.",
		"ضربت هزة أرضية مدينة إدلب وقصفت القوات الروسية بلدة البارة.",
	} {
		ext, _, err := r.Try(text, "2023-05-01")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range ext.Claims {
			if c.Type == "attack" {
				t.Errorf("%s: an attack is claimed by %q", text, c.Trigger.Text)
			}
		}
	}
}
