package article_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/acquire/article"
)

// The sentences of the pages below; written for them.
const (
	sentence1 = "قصفت المدفعية أطراف القرية صباح اليوم، ما أدى إلى إصابة ثلاثة من سكانها بجروح متفاوتة نقلوا على إثرها إلى المشفى القريب."
	sentence2 = "وقال الأهالي إن القذائف سقطت على المنازل في الحي الشرقي وألحقت بها أضراراً واسعة، في حين تواصل القصف حتى ساعات الظهر."
	sentence3 = "وأغلقت المدرسة أبوابها بعد القصف خوفاً على التلاميذ، وفق ما ذكره أحد المعلمين فيها لمراسلنا في المنطقة."
	headline  = "إصابة ثلاثة من سكان القرية بقصف مدفعي"
)

// paged is a page with a head, something between headline and text, and something behind it.
func paged(head, meta, behind string) string {
	return "<html lang=ar><head><title>" + headline + "</title>" + head + `</head><body><div class="top"><a href="/">الأولى</a></div><div class="news"><h1>` + headline +
		"</h1>" + meta + "<p>" + sentence1 + "</p><p>" + sentence2 + "</p><p>" + sentence3 + "</p></div>" + behind + "</body></html>"
}

// TestDates asks for the day, the time and the zone of pages that give them in ways of their own.
func TestDates(t *testing.T) {
	for name, c := range map[string]struct{ head, meta, behind, want string }{
		"called updated by the theme":      {meta: `<span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2019-03-05T11:24:51+02:00">مارس 5, 2019</time></span>`, want: "2019-03-05T11:24:51+02:00"},
		"only a last change":               {meta: `<time class="updated" datetime="2019-03-05T11:24:51+02:00">مارس 5, 2019</time>`, want: ""},
		"hidden, called updated":           {meta: `<span class="since">منذ 3 أسابيع</span><span style="display:none" class="updated">2019-02-17</span>`, want: "2019-02-17"},
		"linked, in seconds":               {meta: `<div class="info"><a href="/20200305/" data-unixtime="1583418600">14:30 GMT 05.03.2020</a></div>`, want: "2020-03-05T14:30:00Z"},
		"change marked by mark-up":         {meta: `<div itemprop="dateModified">2020-03-06T16:30+0000</div><div>5 مارس 2020</div>`, want: "2020-03-05"},
		"time in a line of its own":        {meta: `<div>05 آذار 2019</div><div>الساعة 4:47 مساءً</div><div>1204</div>`, want: "2019-03-05T16:47:00"},
		"time before the day":              {meta: `<div><span>منذ 5 ساعات</span> <span>(16:47)</span> <span>05/03/2019</span></div>`, want: "2019-03-05T16:47:00"},
		"the half of the day before":       {meta: `<div>الثلاثاء 5 آذار 2019 مساءً 4:47</div>`, want: "2019-03-05T16:47:00"},
		"the letter of the calendar":       {meta: `<div>04:47 - 5/3/2019 م</div>`, want: "2019-03-05T04:47:00"},
		"spans without blanks":             {meta: `<div class="i"><span class="dt">الثلاثاء، 05 مارس 2019 03:05 م</span><span class="place">موقع القصف</span></div>`, want: "2019-03-05T15:05:00"},
		"a day of the week that decides":   {meta: `<footer class="node__meta">أرسله <span>محرر</span> في ثلاثاء, 03/05/2019 - 16:47</footer>`, want: "2019-03-05T16:47:00"},
		"a link to the news of the day":    {meta: `<div class="meta"><span>بواسطة</span> <a href="/a">محرر</a></div><div class="meta"><a href="/2019">5 مارس، 2019</a></div>`, want: "2019-03-05"},
		"time in the hint of a link":       {meta: `<div><a href="/x" title="11:05 م" rel="bookmark"><span class="entry-date">5 مايو 2012</span></a></div>`, want: "2012-05-05T23:05:00"},
		"in a part named after a bio":      {meta: `<div class="author-bio-small"><div class="by">بقلم محرر</div><time datetime="2022-03-11T18:44:09.812Z">١١ مارس ٢٠٢٢</time></div>`, want: "2022-03-11T18:44:09Z"},
		"hours ahead":                      {meta: `<div>5 مارس 2019 - 16:47 (GMT+3)</div>`, want: "2019-03-05T16:47:00+03:00"},
		"hours and minutes behind":         {meta: `<div>5 مارس 2019 - 16:47 بتوقيت غرينتش -03:30</div>`, want: "2019-03-05T16:47:00-03:30"},
		"both calendars and the issue":     {meta: `<div>الثلاثاء - 28 جمادى الآخرة 1440 هـ - 05 مارس 2019 مـ رقم العدد [14707]</div>`, want: "2019-03-05"},
		"two zones":                        {meta: `<div>الثلاثاء 28/6/1440 هـ - الموافق 5/3/2019 م الساعة 20:15 (مكة المكرمة)، 17:15 (غرينتش)</div>`, want: "2019-03-05T20:15:00+03:00"},
		"both dates in one line":           {meta: `<div>آخر تحديث: 6 مارس 2019 - 09:10 | تاريخ النشر: 5 مارس 2019 - 16:47</div>`, want: "2019-03-05T16:47:00"},
		"as scripts print it":              {head: `<meta name="pubdate" content="Tue Mar 05 2019 16:47:00 GMT+0300 (Arabia Standard Time)">`, want: "2019-03-05T16:47:00+03:00"},
		"the month first, with AM and PM":  {head: `<meta name="publish_date" content="3/5/2019 4:47:00 PM">`, want: "2019-03-05T16:47:00"},
		"the month first, shown by words":  {head: `<meta name="publish_date" content="03/05/2019">`, meta: `<div>الثلاثاء 5 مارس 2019</div>`, want: "2019-03-05"},
		"the day first":                    {head: `<meta name="publish_date" content="03/05/2019">`, meta: `<div>الجمعة 3 أيار 2019</div>`, want: "2019-05-03"},
		"told to those who count":          {head: `<script>dataLayer=[{"pageType":"article","publishDate":"2021-01-02T10:00:00+03:00"}];</script>`, want: "2021-01-02T10:00:00+03:00"},
		"two told to those who count":      {head: `<script>x=[{"publishDate":"2021-01-02T10:00:00+03:00"},{"publishDate":"2021-01-05T10:00:00+03:00"}];</script>`, want: ""},
		"the hour told to those who count": {head: `<script>dataLayer=[{"datePublished":"2021-01-02 10:00:00"}];</script>`, meta: `<div>2 كانون الثاني 2021</div>`, want: "2021-01-02T10:00:00"},
		"a ticker above":                   {meta: `<div>أضيف بتاريخ: 2019-03-05 16:47</div>`, head: `</head><body><div class="strip"><div><a href="/7">خبر آخر عن السوق في المدينة</a> <span class="date">2019-03-07 12:07</span></div></div>`, want: "2019-03-05T16:47:00"},
	} {
		p, err := article.Read(paged(c.head, c.meta, c.behind), "https://outlet.example/news/17")
		if err != nil || value(p) != c.want {
			t.Errorf("%s: %q, %v, want %q; why %q", name, value(p), err, c.want, p.Published.Why)
		}
		if p.Text != strings.Join([]string{sentence1, sentence2, sentence3}, "\n\n") {
			t.Errorf("%s: %q", name, p.Text)
		}
	}
}

// TestClockAndAddress puts a printed time to the day in the address.
func TestClockAndAddress(t *testing.T) {
	p, err := article.Read(paged("", `<span>16:47 بتوقيت دمشق</span>`, ""), "https://outlet.example/2019/03/05/x")
	if err != nil || value(p) != "2019-03-05T16:47:00+02:00" {
		t.Errorf("%q, %v", value(p), err)
	}
}

// liveBlog is a live blog whose entries print times alone.
func liveBlog(meta string, clocks ...string) string {
	b := "<html><head><title>لحظة بلحظة.. " + headline + "</title></head><body><h1>لحظة بلحظة.. " + headline + "</h1>" + meta + `<p>` + sentence1 + `</p><div class="list">`
	for i, c := range clocks {
		b += `<div class="entry"><span class="t">` + c + "</span><h3>خبر رقم " + c + " من القرية</h3><p>" + []string{sentence2, sentence3}[i%2] + "</p></div>"
	}
	return b + "</div></body></html>"
}

// TestEntriesWithoutADay asks which day entries get that print a time alone.
func TestEntriesWithoutADay(t *testing.T) {
	for name, c := range map[string]struct {
		meta   string
		clocks []string
		want   []string
	}{
		"newest first":              {"<div>الاثنين 9 تشرين الأول 2023</div>", []string{"21:40", "19:05", "08:12"}, []string{"2023-10-09T21:40:00", "2023-10-09T19:05:00", "2023-10-09T08:12:00"}},
		"oldest first":              {"<div>الاثنين 9 تشرين الأول 2023</div>", []string{"8:12 ص", "7:05 م"}, []string{"2023-10-09T08:12:00", "2023-10-09T19:05:00"}},
		"past midnight":             {"<div>الاثنين 9 تشرين الأول 2023</div>", []string{"00:40", "23:05", "22:12"}, []string{"", "", ""}},
		"before the page":           {"<div>الاثنين 9 تشرين الأول 2023 - 20:00</div>", []string{"21:40", "08:12"}, []string{"", ""}},
		"the page gives no day":     {"", []string{"21:40", "08:12"}, []string{"", ""}},
		"one minute, two entries":   {"<div>الاثنين 9 تشرين الأول 2023</div>", []string{"21:40", "21:40"}, []string{"2023-10-09T21:40:00", "2023-10-09T21:40:00"}},
		"with the zone of the time": {"<div>الاثنين 9 تشرين الأول 2023</div>", []string{"21:40 بتوقيت غرينتش", "08:12 بتوقيت غرينتش"}, []string{"2023-10-09T21:40:00Z", "2023-10-09T08:12:00Z"}},
	} {
		p, err := article.Read(liveBlog(c.meta, c.clocks...), "https://outlet.example/live/17")
		if err != nil || len(p.Entries) != len(c.want) {
			t.Errorf("%s: %d entries, %v", name, len(p.Entries), err)
			continue
		}
		names := map[string]bool{}
		for i, e := range p.Entries {
			got := ""
			if e.Published.Value != nil {
				got = *e.Published.Value
			}
			if got != c.want[i] || len(e.Published.Why) != 2 || (got == "") != (e.Published.Basis == tawatur.BasisUnknown) {
				t.Errorf("%s: entry %d: %q %s %q, want %q", name, i, got, e.Published.Basis, e.Published.Why, c.want[i])
			}
			names[e.Anchor] = true
		}
		if len(names) != len(c.want) || p.Text != sentence1 {
			t.Errorf("%s: names %v, text %q", name, names, p.Text)
		}
	}
}

// TestWhatFollows asks that what stands behind an article is no part of it.
func TestWhatFollows(t *testing.T) {
	other := "وانطلقت في المدينة فعاليات معرض الكتاب السنوي بمشاركة عشرات دور النشر، وتستمر الفعاليات أسبوعاً كاملاً."
	for name, behind := range map[string]string{
		"comments":                  `<h3>تعليقات القراء (2)</h3><div class="c"><b>قارئ</b><p>` + other + `</p></div><div class="c"><b>قارئ</b><p>` + other + `</p></div><div class="c"><p>` + strings.Repeat(other+" ", 3) + `</p></div>`,
		"a box with a link past it": `<section><a href="#e">تخطَّ البودكاست وواصل القراءة</a><strong>البودكاست</strong><h3><a href="#">قصص</a></h3><p>` + other + `</p><p id="e">البودكاست نهاية</p></section>`,
		"a call for money":          `<div class="outlet-cta"><p>ادعم صحافتنا المستقلة، فنحن نعتمد على تبرعات القراء وحدهم لنواصل العمل كل يوم.</p></div>`,
		"a picture with words":      `<div class="x"><img src=a.jpg><p>عناصر من الدفاع المدني قرب المكان</p></div><p>` + sentence3 + `</p>`,
		"agencies":                  `<p>ع.خ/ ي.ب (أ ف ب، رويترز)</p>`,
		"notice of an agency":       `<p>الأخبار المنشورة على الصفحة الرسمية للوكالة هي اختصار لجزء مما يصل المشتركين عبر نظام تدفق الأخبار.</p>`,
		"links past a box":          `<a href="#e">تخطى مواضيع قد تهمك وواصل القراءة</a><strong>مواضيع قد تهمك</strong><ul><li><a href=/2>افتتاح معرض الكتاب في المدينة</a></li></ul><p>نهاية مواضيع قد تهمك</p>`,
		"who worked on a wire text": `<p>إعداد قسم الأخبار للنشرة العربية - تحرير الديسك</p>`,
	} {
		p, err := article.Read(paged("", "", behind), "")
		if want := strings.Join([]string{sentence1, sentence2, sentence3}, "\n\n"); err != nil || p.Text != want {
			t.Errorf("%s: %v\n%s", name, err, p.Text)
		}
	}
}

// TestNextLoaded asks that an article which a script loaded below the page's own is not read with it.
func TestNextLoaded(t *testing.T) {
	other := "<p>" + strings.Repeat("وانطلقت في المدينة فعاليات معرض الكتاب السنوي بمشاركة عشرات دور النشر. ", 6) + "</p>"
	src := `<html><head><title>` + headline + `</title></head><body><div class="feed"><div class="story" data-url="/1"><h1>` + headline + `</h1><div><p>` + sentence1 + "</p><p>" + sentence2 +
		`</p></div></div><div class="story" data-url="/2"><h2>انطلاق معرض الكتاب في المدينة</h2><div>` + other + other + `</div></div></div></body></html>`
	p, err := article.Read(src, "")
	if want := sentence1 + "\n\n" + sentence2; err != nil || p.Text != want {
		t.Errorf("%v\n%s", err, p.Text)
	}
}

// TestFlight reads the data that a framework sends in pieces, its texts in rows of their own.
func TestFlight(t *testing.T) {
	body := "<p>" + sentence1 + "</p><p>" + sentence2 + "</p>"
	rows := fmt.Sprintf("2:I[1,[],\"x\"]\na:T%x,%s6:[\"$\",\"article\",null,{\"data\":{\"title\":\"%s\",\"content\":\"$a\",\"publishedAt\":\"2024-02-11T07:30:00.000Z\"}}]\n", len(body), body, headline)
	cut := strings.Index(rows, "article") // between characters
	piece := func(s string) string {
		b, err := json.Marshal([]any{1, s})
		if err != nil {
			t.Fatal(err)
		}
		return "<script>self.__next_f.push(" + string(b) + ")</script>"
	}
	src := "<html><head><title>" + headline + "</title></head><body><div>جاري التحميل</div><script>(self.__next_f=self.__next_f||[]).push([0])</script>" + piece(rows[:cut]) + piece(rows[cut:]) + "</body></html>"
	p, err := article.Read(src, "")
	if want := sentence1 + "\n\n" + sentence2; err != nil || p.Text != want || value(p) != "2024-02-11T07:30:00Z" {
		t.Errorf("%v %q\n%s", err, value(p), p.Text)
	}
}

// TestStateOfAnyNames reads data whose keys have names of the site's own.
func TestStateOfAnyNames(t *testing.T) {
	src := `<html><head><title>` + headline + `</title><meta property="og:title" content="` + headline + `"></head><body><div id=app></div><script>window.__STATE__={"d":{"news_title":"` + headline +
		`","news_details":"<p>` + sentence1 + `</p><p>` + sentence2 + `</p>","last_edit_date":"2023-02-12 09:00:00","news_date":"2023-02-11 10:30:00"}}</script></body></html>`
	p, err := article.Read(src, "")
	if want := sentence1 + "\n\n" + sentence2; err != nil || p.Text != want || value(p) != "2023-02-11T10:30:00" {
		t.Errorf("%v %q\n%s", err, value(p), p.Text)
	}
}

// TestBoxesOfTheOutlet asks that what an outlet asks of its readers, says of itself or shows of other pages within an article is no part of it.
func TestBoxesOfTheOutlet(t *testing.T) {
	other := "وانطلقت في المدينة فعاليات معرض الكتاب السنوي بمشاركة عشرات دور النشر، وتستمر الفعاليات أسبوعاً كاملاً حتى مساء الخميس المقبل في القاعة الكبرى."
	for name, inside := range map[string]string{
		"a form":                    `<div class="zx9"><h4>الخبر في جيبك</h4><p>نرسل إليك أهم الأخبار فور وقوعها دون إزعاج.</p><form><input type="email"><button>أرسل</button></form></div>`,
		"an invitation":             `<p><strong>ادعم صحافتنا المستقلة بتبرع شهري يبدأ من ثلاثة دولارات.</strong></p>`,
		"whose opinion it is":       `<p>المقالات المنشورة تعبر عن رأي كتابها ولا تعبر بالضرورة عن رأي الموقع.</p>`,
		"the card of another page":  `<div class="rl"><a href="/1"><h4>انطلاق معرض الكتاب في المدينة</h4><p>` + other + `</p></a></div>`,
		"the source, with a stroke": "",
	} {
		src := paged("", "", "")
		src = strings.Replace(src, "<p>"+sentence3, inside+"<p>"+sentence3, 1)
		if inside == "" {
			src = strings.Replace(src, sentence3+"</p>", sentence3+"</p><p>المصدر / وكالات</p>", 1)
		}
		p, err := article.Read(src, "")
		if want := strings.Join([]string{sentence1, sentence2, sentence3}, "\n\n"); err != nil || p.Text != want {
			t.Errorf("%s: %v\n%s", name, err, p.Text)
		}
	}
}

// TestTextInOddElements reads articles that are written as headings, quotations, lists or lines, and news under other news.
func TestTextInOddElements(t *testing.T) {
	teaser := `<h3><a href="/2">انطلاق معرض الكتاب في المدينة</a></h3><p>وانطلقت في المدينة فعاليات معرض الكتاب السنوي بمشاركة عشرات دور النشر.</p>` +
		`<h3><a href="/3">ارتفاع أسعار الخبز في السوق القديم</a></h3><p>ورفعت الأفران الخاصة سعر ربطة الخبز للمرة الثانية في شهر واحد.</p>`
	all := strings.Join([]string{sentence1, sentence2, sentence3}, "\n\n")
	for name, c := range map[string][2]string{
		"headings":          {"<h3>" + sentence1 + "</h3><h3>" + sentence2 + "</h3><h3>" + sentence3 + "</h3>", all},
		"one heading":       {"<h2>" + sentence1 + "<br>" + sentence2 + "<br>" + sentence3 + "</h2>", all},
		"a quotation":       {"<blockquote><p>" + sentence1 + "</p><p>" + sentence2 + "</p><p>" + sentence3 + "</p></blockquote>", all},
		"a list":            {"<ul><li>" + sentence1 + "</li><li>" + sentence2 + "</li><li>" + sentence3 + "</li></ul>", all},
		"spans like blocks": {`<span style="display: block">` + sentence1 + `</span><span style="display: block">` + sentence2 + `</span><span style="display: block">` + sentence3 + "</span>", all},
		"news under it":     {"<p>" + sentence1 + "</p>" + teaser, sentence1},
	} {
		p, err := article.Read("<html><head><title>"+headline+"</title></head><body><h1>"+headline+"</h1>"+c[0]+"</body></html>", "")
		if err != nil || p.Text != c[1] {
			t.Errorf("%s: %v\n%s", name, err, p.Text)
		}
	}
}

// TestFlash reads a flash that only says its headline again, among titles of other news.
func TestFlash(t *testing.T) {
	src := "<html><head><title>" + headline + "</title></head><body><article><h1>" + headline + "</h1><div>02/01/2021 10:00</div><p>" + headline + `</p></article><div><h3>أخبار أخرى</h3><div><a href="/1">افتتاح معرض الكتاب في المدينة</a></div></div></body></html>`
	if p, err := article.Read(src, ""); err != nil || p.Text != headline {
		t.Errorf("%v %q", err, p.Text)
	}
}

// TestAuthorByReference finds the name that linked data only refers to, and none where it has none.
func TestAuthorByReference(t *testing.T) {
	for person, want := range map[string]string{`,{"@type":"Person","@id":"#p","name":"هدى العلي"}`: "هدى العلي", "": ""} {
		data := `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"` + headline + `","datePublished":"2021-01-02T10:00:00+03:00","author":[{"@id":"#p"}]}` + person + `]}</script>`
		if p, err := article.Read(paged(data, "", ""), ""); err != nil || p.Byline != want {
			t.Errorf("%v %q, want %q", err, p.Byline, want)
		}
	}
}
