package article_test

import (
	"strings"
	"testing"

	"tawatur/internal/acquire/article"
)

// TestFeet asks what of the foot of a text stays.
func TestFeet(t *testing.T) {
	for name, c := range map[string]struct {
		foot, line string
		stays      bool
	}{
		"a row of links":              {`<center>الموجة القصيرة 31 متراً - <a href="i.html">عودة</a> - <a href="g.html">سجل</a> - <a href="m.html">بريد</a></center>`, "الموجة القصيرة", false},
		"a sentence with links":       {`<p>نقل القتلى الخمسة إلى <a href="/a">الحور</a> و<a href="/b">الصخرة</a> و<a href="/c">البئر</a> مساء.</p>`, "القتلى الخمسة", true},
		"credits":                     {`<div>تصميم: فريق الرسوم | البيانات: سجلات البلديات</div>`, "فريق الرسوم", false},
		"a toll in parts":             {`<div>القتلى: خمسة | الجرحى: ثلاثة</div>`, "الجرحى: ثلاثة", true},
		"a toll with its drawing":     {`<div>القتلى: 5 | تصميم: فريق الرسوم</div>`, "القتلى: 5", true},
		"a note in another language":  {`<p><em>This story is part of a series on water and war, supported by readers like you.</em></p>`, "supported by", false},
		"a quotation in another one":  {`<blockquote><p>Our teams received five bodies from the market this morning, and the road is closed.</p></blockquote>`, "five bodies", true},
		"a translation":               {`<p>Residents said a jet bombed the market on Monday and hit a row of shops.</p><p>Medics said some of the wounded are in danger for lack of blood.</p>`, "Residents said", true},
		"the foot of a bulletin":      {`<table><tr><td><p>أرسلها إلى زميل قد تهمه هذه النشرة كل مساء.</p><p><a href="/u">إلغاء الاشتراك</a></p></td></tr></table>`, "أرسلها", false},
		"a link announced in its end": {`<p>وأغلقت السلطات الطريق بين البلدتين حتى صباح الثلاثاء. <a href="/n">نرشح لك: نتائج القبول في الجامعات هذا العام</a></p>`, "القبول", false},
		"a promise":                   {`<p>التفاصيل بعد قليل..</p>`, "بعد قليل", false},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := article.Read(`<html lang="ar"><body><div class="x"><h1>غارة على سوق بلدة الحور الشرقية</h1><p>أفاد سكان من البلدة بأن طائرة حربية قصفت السوق الشعبي ظهر الاثنين، وأن القصف طال صفاً من الدكاكين قرب الجسر، ثم عادت بعد ساعة وقصفت الطريق.</p>
<p>وقال مسعفون إنهم نقلوا المصابين إلى مشفى البلدة، وإن بعضهم في حالة خطرة بسبب نقص الدواء والدم، وإن سيارتين للإسعاف أصيبتا بالشظايا.</p>`+c.foot+`</div></body></html>`, "")
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(p.Text, c.line) != c.stays {
				t.Errorf("%q stays: %v, want %v in\n%s", c.line, !c.stays, c.stays, p.Text)
			}
		})
	}
}

// TestLoginNames asks that a name under which somebody logs in is no byline.
func TestLoginNames(t *testing.T) {
	for author, want := range map[string]string{"outlet_admin": "", "editor2": "", "سعد العلي": "سعد العلي", "Saad Ali": "Saad Ali"} {
		p, err := article.Read(`<html><head><meta name="author" content="`+author+`"></head><body><h1>غارة على سوق بلدة الحور</h1><p>أفاد سكان من البلدة بأن طائرة حربية قصفت السوق الشعبي ظهر الاثنين.</p></body></html>`, "")
		if err != nil || p.Byline != want {
			t.Errorf("%q: byline %q, want %q (%v)", author, p.Byline, want, err)
		}
	}
}

// TestPaperTitle asks whether the title of a page without headings is its headline or the name of the paper.
func TestPaperTitle(t *testing.T) {
	for name, c := range map[string]struct{ page, line, title, outlet string }{
		"the name of the paper": {"جريدة السنابل", `<p><font size="6">هدوء حذر في البلدة بعد أسبوعين من المواجهات</font></p>`, "هدوء حذر في البلدة بعد أسبوعين من المواجهات", "جريدة السنابل"},
		"a headline in short":   {"هدوء في البلدة", `<p><font size="6">هدوء حذر في البلدة بعد أسبوعين من المواجهات</font></p>`, "هدوء في البلدة", ""},
		"small letters":         {"جريدة السنابل", `<p><font size="2">هدوء حذر في البلدة بعد أسبوعين من المواجهات</font></p>`, "جريدة السنابل", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := article.Read(`<html><head><title>`+c.page+`</title></head><body><table><tr><td>`+c.line+`<p>أفاد سكان من الحور بأن طائرة حربية قصفت السوق الشعبي ظهر الاثنين، وأن القصف طال صفاً من الدكاكين.</p></td></tr></table></body></html>`, "")
			if err != nil || p.Title != c.title || p.Outlet != c.outlet {
				t.Errorf("%q of %q, want %q of %q (%v)", p.Title, p.Outlet, c.title, c.outlet, err)
			}
		})
	}
}
