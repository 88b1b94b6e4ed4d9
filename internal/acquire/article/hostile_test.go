package article

import (
	"errors"
	"strings"
	"testing"
	"time"

	"tawatur"
)

// hostile are pages made to be slow or to break a reader.
func hostile() map[string]string {
	const n = 200_000
	p := "<p>قصفت المدفعية أطراف القرية صباح اليوم وقال الأهالي إن القذائف سقطت على المنازل.</p>"
	return map[string]string{
		"deep":           strings.Repeat("<div>", n) + p,
		"deep inline":    strings.Repeat("<b><i>", n) + p,
		"deep lists":     strings.Repeat("<ul><li>", n) + p,
		"deep tables":    strings.Repeat("<table><tr><td>", 20_000) + p,
		"wide row":       "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>", 40_000), 2) + "</table>" + p,
		"many rows":      "<table>" + strings.Repeat("<tr><td>قرية<td>3", 40_000) + "</table>" + p,
		"attributes":     "<div " + strings.Repeat("a=1 ", n) + ">" + p,
		"own attributes": "<div " + manyNames(20_000) + ">" + p,
		"classes":        `<div class="` + strings.Repeat("post-share ", n) + `">` + p,
		"long word":      "<p>" + strings.Repeat("ق", n) + "</p>" + p,
		"many lines":     strings.Repeat("<p>قصف على القرية", 50_000),
		"many links":     strings.Repeat(`<a href="/x">اقرأ أيضاً عن القرية</a><br>`, 50_000) + p,
		"many dates":     strings.Repeat(`<time datetime="2024-08-10T10:00:00Z">10 آب 2024</time>`, 20_000) + p,
		"many siblings":  strings.Repeat(`<div class="x"><a href="/y">عنوان خبر من القرية</a></div>`, 20_000) + p,
		"many entries":   "<title>تغطية مباشرة</title>" + strings.Repeat(`<div class="e" id="x"><time datetime="2024-08-10T10:00:00Z"></time><p>قصف على القرية.</div>`, 5_000),
		"many tables":    "<h1>قصف على القرية صباحا</h1>" + strings.Repeat("<table><tr><td>القتلى<td>5<tr><td>الجرحى<td>3</table>", 10_000) + p,
		"many terms":     "<h1>قصف على القرية صباحا</h1><dl>" + strings.Repeat("<dt>القتلى<dd>5", 40_000) + "</dl>" + p,
		"many labels":    "<h1>قصف على القرية صباحا</h1><p>" + strings.Repeat("<b>القتلى:</b> 5<br>", 40_000) + p,
		"many feet":      p + strings.Repeat(`<div><a href="/u">إلغاء الاشتراك</a></div>`, 20_000),
		"many pieces":    "<h1>قصف على القرية صباحا</h1><div>" + strings.Repeat("<span>القسم: أخبار</span> | <br>", 40_000) + p,
		"many updates":   "<h1>قصف على القرية صباحا</h1>" + strings.Repeat(`<div id="u1"><time datetime="2024-08-10T10:00:00Z"></time>`+p+`</div>`, 5_000),
		"many boxes":     p + strings.Repeat("<div><h2>اشترك في نشرتنا</h2></div>", 40_000) + p,
		"its own words":  `<meta name=description content="` + strings.Repeat("قصف ", n) + `"><h1>القرية</h1><h2>` + strings.Repeat("قصف ", n) + "</h2>" + p,
		"large letters":  strings.Repeat(`<font size="6">قصف على القرية صباحا`, 20_000) + p,
		"deep data":      `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, n) + `</script>` + p,
		"wide data":      `<script type="application/ld+json">[` + strings.Repeat(`{"@type":"NewsArticle","headline":"x","datePublished":"2024-08-10"},`, 50_000) + `]</script>` + p,
		"commas":         `<script type="application/ld+json">{` + strings.Repeat(", ", n) + `</script>` + p,
		"unclosed":       "<p>" + strings.Repeat("<", n) + p,
		"comment":        "<!--" + strings.Repeat("-", n) + p,
		"entities":       "<p>" + strings.Repeat("&amp;#1602;&#1602;", 50_000) + p,
		"zero":           "\x00\x00" + p,
		"formatting":     strings.Repeat("<a><b><p>", 20_000) + p,
	}
}

func manyNames(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("a" + strings.Repeat("x", i%40) + string(rune('a'+i%26)) + strings.Repeat("y", i/40%500) + "=1 ")
	}
	return b.String()
}

// TestHostilePages has no time of its own to keep, but none may take as long as a page that a user would notice.
func TestHostilePages(t *testing.T) {
	for name, src := range hostile() {
		start := time.Now()
		_, err := Read(src, "https://a.example/x")
		if took := time.Since(start); took > 500*time.Millisecond {
			t.Logf("%s: %v, %d bytes, %v", name, took, len(src), err)
		}
	}
}

func TestDeepPagesAreReadAllTheSame(t *testing.T) {
	p, err := Read(hostile()["deep"], "")
	if err != nil || !strings.Contains(p.Text, "سقطت على المنازل") {
		t.Errorf("%q, %v", p.Text, err)
	}
}

func TestPagesTooLongAreRefused(t *testing.T) {
	if _, err := Read(strings.Repeat(" ", LongestPage+1), ""); err == nil || errors.Is(err, ErrNoText) || !strings.Contains(err.Error(), "larger than the limit") {
		t.Error(err)
	}
}

func TestPagesWithoutWords(t *testing.T) {
	for _, src := range []string{"", "<html></html>", "<p> </p>", "<script>قصف</script>"} {
		if p, err := Read(src, ""); !errors.Is(err, ErrNoText) || p.Published.Basis != tawatur.BasisUnknown {
			t.Errorf("%q: %+v, %v", src, p, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<h1>قصف على القرية</h1><time datetime="2024-08-10T10:00:00Z"></time><p>قصفت المدفعية أطراف القرية صباح اليوم.</p>`, "https://a.example/n/1")
	f.Add(`<script type="application/ld+json">{"@graph":[{"@type":"LiveBlogPosting","liveBlogUpdate":[{"url":"#a","datePublished":"2024-08-10"},]}]}</script>`, "")
	f.Add(`<title>أ | ب - ج</title><a rel=next href="?page=2">التالي</a><td><td><p>آخر تحديث: 10/8/2024 - 10:30 م`, "https://a.example/?page=1")
	f.Add(`<div class="tgme" data-post="a/1"><time datetime="2024-08-10T10:00:00Z">10:00</time>قصف</div>`, "::")
	f.Fuzz(func(t *testing.T, src, address string) {
		p, err := Read(src, address)
		if err == nil && p.Text == "" && len(p.Entries) == 0 {
			t.Error("neither text nor an error")
		}
		if v := p.Published.Value; v != nil && len(*v) < 10 {
			t.Errorf("date %q", *v)
		}
	})
}
