package article

import (
	"slices"
	"strings"
	"testing"

	"tawatur"
)

func TestTheOwnAddressOfAPage(t *testing.T) {
	const at = "https://m.a.example/story.php?id=9182"
	link, shared := `<link rel="canonical" href="https://a.example/news/qasf-ala-al-qarya">`, `<meta property="og:url" content="https://a.example/news/qasf-ala-al-qarya">`
	const own = "https://a.example/news/qasf-ala-al-qarya"
	for name, c := range map[string]struct{ head, want string }{
		"nothing said":                      {"", ""},
		"said once, of nothing in common":   {link, ""},
		"said twice":                        {link + shared, own},
		"the home page, then its own":       {`<link rel="canonical" href="/"><meta property="og:url" content="/story.php?id=9182">`, "https://m.a.example/story.php?id=9182"},
		"another article":                   {`<link rel="canonical" href="/story.php?id=9183">`, ""},
		"said in linked data of a headline": {link + `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "قصف على القرية", "url": "` + own + `"}</script>`, own},
	} {
		p, err := Read("<html><head><title>قصف على القرية</title>"+c.head+"</head><body><h1>قصف على القرية</h1><p>قال مراسل الصحيفة إن القرية تعرضت لقصف مدفعي صباح اليوم.</p></body></html>", at)
		if err != nil || p.Canonical != c.want {
			t.Errorf("%s: %q, want %q (%v)", name, p.Canonical, c.want, err)
		}
	}
}

func TestPublished(t *testing.T) {
	d := func(iso, from string) dated { return dated{iso: iso, from: from, basis: tawatur.BasisMetadata} }
	for name, c := range map[string]struct {
		all  []dated
		want string
		why  string
	}{
		"none":                {nil, "", ""},
		"time of the day":     {[]dated{d("2024-08-10", "a"), d("2024-08-12T01:00:00Z", "b"), d("2024-08-10T16:47:00Z", "c")}, "2024-08-10T16:47:00Z", "a|time of day from c|turned down: 2024-08-12T01:00:00Z, b"},
		"midnight is no time": {[]dated{d("2024-08-10T00:00:00Z", "a"), d("2024-08-10T16:47:00Z", "b")}, "2024-08-10T16:47:00Z", "a|time of day from b"},
		"zone":                {[]dated{d("2024-08-10T16:47:00", "a"), d("2024-08-10T16:47:00+03:00", "b")}, "2024-08-10T16:47:00+03:00", "a|time of day from b"},
		"local day":           {[]dated{d("2024-08-10T22:30:20Z", "a"), d("2024-08-11T01:30:00", "b")}, "2024-08-11T01:30:20+03:00", "a|in the zone of the b"},
		"local zone":          {[]dated{d("2024-08-10T22:30:20Z", "a"), d("2024-08-11T01:30:20+03:00", "b")}, "2024-08-11T01:30:20+03:00", "a|in the zone of the b"},
		"another day":         {[]dated{d("2024-08-10T22:30:00Z", "a"), d("2024-08-11T09:12:00", "b")}, "2024-08-10T22:30:00Z", "a"},
		"conflict":            {[]dated{d("2024-08-10", "a"), d("2024-08-30", "b"), d("2024-08-30T10:00:00Z", "c")}, "2024-08-10", "a|turned down: 2024-08-30, b"},
	} {
		p := published(c.all)
		got := ""
		if p.Value != nil {
			got = *p.Value
		}
		if got != c.want || strings.Join(p.Why, "|") != c.why {
			t.Errorf("%s: %q %q, want %q %q", name, got, p.Why, c.want, c.why)
		}
	}
}

func TestReadDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-08-10T16:47:00+03:00": "2024-08-10T16:47:00+03:00", "1723297620": "2024-08-10T13:47:00Z", "1723297620000": "2024-08-10T13:47:00Z",
		"11.08.2024 | 14:25 GMT": "2024-08-11T14:25:00Z", "09 أكتوبر ,2023: 08:48 ص GST": "2023-10-09T08:48:00+04:00",
		"الأحد، ١١ آب ٢٠٢٤ - ٠٢:٢٥ م": "2024-08-11T14:25:00", "الخميس 17 شوال 1440 هـ": "2019-06-20",
		"": "", "1970-01-01": "", "أمس": "", "12": "", "0001-01-01T00:00:00Z": "",
	} {
		if got, ok := readDate(in); got != want && ok || ok != (want != "") {
			t.Errorf("readDate(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestNextPart(t *testing.T) {
	for _, c := range []struct{ at, link, want string }{
		{"https://a.example/n/5", `<a rel="next" href="?page=2">`, "https://a.example/n/5?page=2"},
		{"https://a.example/n/5?page=2", `<a href="?page=3">الصفحة التالية</a>`, "https://a.example/n/5?page=3"},
		{"https://a.example/n/5/page/2/", `<a href="/n/5/page/3/">3</a><a href="/n/5/page/1/">1</a>`, "https://a.example/n/5/page/3/"},
		{"https://a.example/story", `<a href="/story/2">2</a>`, "https://a.example/story/2"},
		{"https://a.example/story/2", `<a href="/story">1</a><a href="/story/3">3</a>`, "https://a.example/story/3"},
		{"https://a.example/news/71", `<a rel="next" href="/news/72">التالي</a>`, ""},
		{"https://a.example/n/5?page=2", `<a href="?page=2">2</a><a href="?page=5">5</a>`, ""},
		{"https://a.example/n/5", `<a rel="next" href="https://b.example/n/5?page=2">`, ""},
		{"https://a.example/", `<a rel="next" href="/?page=2">`, ""},
		{"https://a.example/n/5", `<a rel="next" href="/n/6?page=2">`, ""},
		{"", `<a rel="next" href="/n/6?page=2">`, ""},
	} {
		doc, err := parsed(c.link)
		if err != nil {
			t.Fatal(err)
		}
		if got := scanned(doc).nextOf(c.at); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.at, c.link, got, c.want)
		}
	}
}

func TestLenientJSON(t *testing.T) {
	for _, src := range []string{
		`{"@type":"NewsArticle","headline":"قصف","datePublished":"2024-08-10"}`,
		"<![CDATA[\n{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"قصف\",\"description\":\"a\nb\",\"datePublished\":\"2024-08-10\",}\n//]]>",
		`{"@graph":[{"@type":"WebPage","mainEntity":{"@type":"https://schema.org/NewsArticle","headline":"قصف","datePublished":"2024-08-10"}}]}`,
		`[[{"@type":"WebSite"},{"headline":"قصف","datePublished":"2024-08-10"}]]`,
	} {
		l := linkedData([]string{src})
		if len(l) != 1 || l[0].headline != "قصف" || l[0].published != "2024-08-10" {
			t.Errorf("%s: %+v", src, l)
		}
	}
	for _, src := range []string{"", "{", "null", `"x"`, `{"@type":"WebSite","datePublished":"2024-08-10"}`} {
		if l := linkedData([]string{src}); len(l) != 0 {
			t.Errorf("%s: %+v", src, l)
		}
	}
}

// A text that only a script would show is taken from the linked data.
func TestTextOfLinkedData(t *testing.T) {
	body := strings.Repeat("قصفت المدفعية قرية النخلة صباح اليوم من مواقعها في التلال الشرقية. ", 5)
	p, err := Read(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"قصف","datePublished":"2024-08-10","articleBody":"<p>`+body+`</p><p>انتهى</p>"}</script><div id="app">جار التحميل</div>`, "")
	if err != nil || p.Text != strings.TrimSpace(body)+"\n\nانتهى" {
		t.Errorf("%q, %v", p.Text, err)
	}
}

// Sentences that only have the words of furniture stay.
func TestSentencesWithWordsOfFurnitureStay(t *testing.T) {
	const first = "وصل الصحفيون إلى القرية صباح اليوم بعد ساعات من توقف القصف عليها."
	for _, c := range []struct {
		line string
		kept bool
	}{
		{"شاهد أيضاً سكان القرية الطائرات تحلق فوق النهر قبل القصف بدقائق.", true},
		{"شاهد أيضاً: الطائرات تحلق فوق النهر", false},
		{"اشترك في الهجوم ثلاثون مقاتلاً جاؤوا من القرى المجاورة قبل الفجر.", true},
		{`اقرأ أيضاً <a href="/x">الطائرات تحلق فوق النهر</a>`, false},
		{"تابعنا على فيسبوك", false},
		{`وقال <a href="/who">المجلس المحلي</a> إن القصف أصاب المدرسة والمشفى معاً.`, true},
	} {
		p, err := Read("<h1>القرية بعد القصف</h1><div><p>"+first+"</p><p>"+c.line+"</p><p>وعادوا منها قبل الغروب مع قافلة تقل الجرحى إلى المدينة.</p></div>", "")
		if err != nil {
			t.Fatal(err)
		}
		if n := len(slices.DeleteFunc(strings.Split(p.Text, "\n"), func(s string) bool { return s == "" })); (n == 3) != c.kept {
			t.Errorf("%s: %q", c.line, p.Text)
		}
	}
}

// A figure in a table stays beside what it counts.
func TestRowsOfTablesAreLines(t *testing.T) {
	p, err := Read("<h1>حصيلة القصف</h1><p>وثق المركز مقتل ستة أشخاص في القصف أمس، وفيما يلي توزيعهم.</p><table><tr><th>المنطقة</th><th>العدد</th></tr><tr><td>ريف النخلة</td><td>4</td></tr><tr><td>الوادي الأعلى</td><td>2</td></tr></table>", "")
	if err != nil || !strings.HasSuffix(p.Text, "المنطقة العدد\n\nريف النخلة 4\n\nالوادي الأعلى 2") {
		t.Errorf("%q, %v", p.Text, err)
	}
}
