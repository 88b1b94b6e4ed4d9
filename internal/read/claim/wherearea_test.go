package claim

import "testing"

func TestTheAreaInWhichAReportPlays(t *testing.T) {
	placings{
		// all of the report is of Sudan
		{"تتواصل الحرب في السودان منذ أشهر. وقتلت الغارات خمسة مدنيين يوم أمس. وقالت منظمة دولية إن السودان يقترب من المجاعة.", "air-strike", "Sudan"},
		// it tells of villages: what it says nowhere stays open
		{"عاد الهدوء إلى سوريا اليوم. وقصفت قوات النظام بلدة سرمين. وقصفت قوات النظام بلدة النيرب. وفي سياق منفصل قتلت الغارات خمسة مدنيين يوم أمس.", "air-strike", ""},
	}.run(t)
}
