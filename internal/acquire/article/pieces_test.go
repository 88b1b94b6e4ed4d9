package article_test

import (
	"testing"

	"tawatur/internal/acquire/article"
)

// TestLinesOfFacts asks for date and byline of a line that says several things of the page.
func TestLinesOfFacts(t *testing.T) {
	for name, c := range map[string]struct{ line, published, byline string }{
		"marks":              {`<div>القسم: أخبار | التاريخ: 5 آذار 2019 14:20 | بقلم: سعد العلي | <a href="?print=1">طباعة</a></div>`, "2019-03-05T14:20:00", "سعد العلي"},
		"elements":           {`<div><span>القسم: أخبار</span><span>بتاريخ: 5 آذار 2019</span><span>كتب: سعد العلي</span><span>المشاهدات: 2041</span></div>`, "2019-03-05", "سعد العلي"},
		"an inner box":       {`<div><div><span>القسم: أخبار</span> <span>5 آذار 2019</span> <a href="/x">شارك</a></div></div>`, "2019-03-05", ""},
		"a change":           {`<div>القسم: أخبار | آخر تحديث: 6 آذار 2019 | <a href="?print=1">طباعة</a></div>`, "", ""},
		"numbers alone":      {`<div>القسم: أخبار | المشاهدات: 2019 | التعليقات: 5</div>`, "", ""},
		"a date that is led": {`<div>القسم: أخبار | <a href="/n">5 آذار 2019: قصف على البلدة الشرقية ونزوح أهلها</a> | طباعة</div>`, "", ""},
		"no author's label":  {`<div>القسم: أخبار | المدينة: الحور | <a href="?print=1">طباعة</a></div>`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := article.Read(`<html lang="ar"><body><div class="x"><h1>غارة على سوق بلدة الحور الشرقية</h1>`+c.line+`<div class="words"><p>أفاد سكان من البلدة بأن طائرة حربية قصفت السوق الشعبي ظهر الاثنين، وأن القصف طال صفاً من الدكاكين قرب الجسر.</p>
<p>وقال مسعفون إنهم نقلوا المصابين إلى مشفى البلدة، وإن بعضهم في حالة خطرة بسبب نقص الدواء والدم.</p></div></div></body></html>`, "")
			if err != nil {
				t.Fatal(err)
			}
			if value(p) != c.published || p.Byline != c.byline {
				t.Errorf("%q by %q, want %q by %q; %q", value(p), p.Byline, c.published, c.byline, p.Published.Why)
			}
		})
	}
}
