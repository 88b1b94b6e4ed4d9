package article_test

import (
	"strings"
	"testing"

	"tawatur/internal/acquire/article"
)

// factsPage is a page with something between its headline and its text, and something in a column beside them.
func factsPage(above, below, beside string) string {
	return `<html lang="ar"><body><div class="page"><div class="col-a"><div class="record"><h1>غارة على سوق بلدة الحور الشرقية</h1>` + above + `<div class="words">
<p>أفاد سكان من البلدة بأن طائرة حربية قصفت السوق الشعبي ظهر الاثنين، وأن القصف طال صفاً من الدكاكين قرب الجسر.</p>
<p>وقال مسعفون إنهم نقلوا المصابين إلى مشفى البلدة، وإن بعضهم في حالة خطرة بسبب نقص الدواء والدم.</p></div>` + below + `</div></div>
<div class="col-b">` + beside + `</div></div></body></html>`
}

// TestFacts asks that the rows of a table of facts stand together, and those of other tables stay out.
func TestFacts(t *testing.T) {
	table := `<table><tr><th>القتلى</th><td>5</td></tr><tr><th>الجرحى</th><td>3</td></tr><tr><th>المكان</th><td>الحور</td></tr></table>`
	facts := []string{"القتلى 5", "الجرحى 3", "المكان الحور"}
	weather := `<table><tr><td>الساحل</td><td>31</td></tr><tr><td>البادية</td><td>38 مشمس</td></tr></table>`
	prayer := `<dl><dt>الفجر</dt><dd>04:58</dd><dt>الظهر</dt><dd>12:06</dd><dt>العصر</dt><dd>15:12</dd></dl>`
	for name, c := range map[string]struct {
		above, below, beside string
		in, out              []string
	}{
		"cells above the text":           {above: table, in: facts},
		"in a box of their own":          {above: `<div class="x"><div>` + table + `</div></div>`, in: facts},
		"terms and definitions":          {above: `<dl><dt>القتلى</dt><dd>5</dd><dt>الجرحى</dt><dd>3</dd><dt>المكان</dt><dd>الحور</dd></dl>`, in: facts},
		"terms in boxes":                 {above: `<dl><div><dt>القتلى</dt><dd>5</dd></div><div><dt>الجرحى</dt><dd>3</dd></div></dl>`, in: facts[:2]},
		"labels in bold":                 {above: `<div><p><b>القتلى:</b> 5</p><p><b>الجرحى:</b> 3</p></div>`, in: []string{"القتلى: 5", "الجرحى: 3"}},
		"weather beside the text":        {beside: weather, out: []string{"الساحل", "البادية"}},
		"weather above the text":         {above: weather, out: []string{"الساحل", "البادية"}},
		"times of prayer above the text": {above: prayer, out: []string{"الفجر", "العصر"}},
		"results beside the text":        {beside: `<table><tr><td>السد</td><td>النهر 2 - 1</td></tr><tr><td>الجبل</td><td>الوادي 0 - 0</td></tr></table>`, out: []string{"السد", "الجبل"}},
		"facts of the page":              {above: `<table><tr><td>تاريخ النشر</td><td>5 آذار 2019</td></tr><tr><td>الكاتب</td><td>قسم الأخبار</td></tr></table>`, out: []string{"تاريخ النشر", "الكاتب"}},
		"who made a film":                {below: `<p><b>تصوير:</b> فريق السوق</p><p><b>مونتاج:</b> فريق الحور</p>`, out: []string{"فريق السوق", "فريق الحور"}},
		"lines of one block":             {above: `<div><p><strong>القتلى</strong>: 5<br><strong>الجرحى</strong>: 3</p></div>`, in: []string{"القتلى: 5", "الجرحى: 3"}},
		"a table of links":               {above: `<table><tr><td>القتلى</td><td><a href="/5">قائمة</a></td></tr><tr><td>الجرحى</td><td><a href="/3">قائمة</a></td></tr></table>`, out: []string{"قائمة"}},
		"casualties of elsewhere":        {beside: table, out: facts},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := article.Read(factsPage(c.above, c.below, c.beside), "")
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range c.in {
				if !strings.Contains(p.Text, w) {
					t.Errorf("%q is missing in\n%s", w, p.Text)
				}
			}
			for _, w := range c.out {
				if strings.Contains(p.Text, w) {
					t.Errorf("%q stands in\n%s", w, p.Text)
				}
			}
		})
	}
}
