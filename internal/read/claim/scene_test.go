package claim

import "testing"

// dull is an article without war, long enough to tell.
const dull = " تحدث المدرب في المؤتمر الصحفي عن خطة الموسم الجديد وعن اللاعبين الذين وصلوا قبل أيام من معسكر التدريب. " +
	"وقال إن الفريق يحتاج إلى وقت حتى ينسجم الجميع، وإن الجمهور يعرف ما قدمه النادي في السنوات الماضية. " +
	"وشكر المدرب إدارة النادي على ما وفرته من ملاعب وتجهيزات وأجهزة حديثة قبل بداية المنافسات في الشهر المقبل. "

// warlike is a paragraph of a report of war.
const warlike = " وتشهد المنطقة قصفا مدفعيا واشتباكات متقطعة بين الجيش ومقاتلي الفصائل. "

func TestPeaceIsNotRead(t *testing.T) {
	r := exampleReader(t)
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"sport", "سيطر الفريق على الشوط الأول وشن هجوما على مرمى الضيوف." + dull, 0},
		{"trade", "تستهدف الشركة أسواقا جديدة في الخليج." + dull, 0},
		{"crime far from war", "ألقت الشرطة القبض على لص سرق متجرا للذهب." + dull, 0},
		{"accident", "لقي ثلاثة أشخاص مصرعهم في حادث تصادم على الطريق السريع." + dull, 0},
		{"a killing where there is war", "قتل ثلاثة أشخاص بإطلاق نار في مدينة درعا." + dull, 1},
		{"a report of war", "قصفت قوات النظام بلدة كفرعمة بريف حلب." + dull + warlike, 1},
		{"a call to the sides of a war", "دعت الوزارة الأطراف السودانية إلى حماية المدنيين." + dull, 1},
		{"a charge of two who fought", "اتهمت أرمينيا جارتها أذربيجان بانتهاك وقف إطلاق النار." + dull, 1},
		{"a call of common diplomacy", "دعا وزير الخارجية الأردني نظيره المصري إلى زيادة التبادل التجاري." + dull, 0},
		{"a fan's call for a truce", "دعا رئيس النادي جماهير الفريقين إلى هدنة قبل المباراة." + dull, 0},
		{"a word beside the war", "تستهدف الوزارة تحسين التعليم." + dull + dull + dull + warlike, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			ext, down, err := r.Try(c.text, exampleDay)
			if err != nil {
				t.Fatal(err)
			}
			first := 0
			for _, k := range ext.Claims {
				if k.Trigger.Start < 40 {
					first++
				}
			}
			if first != c.want {
				t.Errorf("%d claims in the first sentence, want %d; turned down: %v", first, c.want, down)
			}
		})
	}
}
