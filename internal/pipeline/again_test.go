package pipeline

import (
	"html"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/acquire"
)

// TestReadsAgain: a text is found in what it was read from, in whatever form it stands there, and another is not.
func TestReadsAgain(t *testing.T) {
	const (
		one   = "قصفت المدفعية قرية النخلة صباح اليوم وقتلت ثلاثة مدنيين بينهم طفل."
		two   = "وعاد الهدوء إلى البلدة مساء اليوم بعد انسحاب الدورية من محيطها."
		three = "وقال الأهالي إن القذائف سقطت على المنازل في الحي الشرقي من القرية."
	)
	page := func(body string) Source {
		return Source{URL: "https://a.example/1", ContentType: "text/html; charset=utf-8", At: time.Date(2024, 8, 10, 9, 0, 0, 0, time.UTC),
			Body: []byte("<html><head><title>قصف</title></head><body><article>" + body + "</article></body></html>")}
	}
	whole := page("<p>" + one + "</p><p>" + two + "</p>")
	first := page(`<p>` + one + `</p><p><a rel="next" href="https://a.example/1?page=2">التالي</a></p>`)
	first.Body = []byte(`<html><head><title>قصف</title><link rel="next" href="https://a.example/1?page=2"></head><body><article><p>` + one + `</p></article></body></html>`)
	second := page("<p>" + three + "</p>")
	second.URL = "https://a.example/1?page=2"
	scripted := Source{URL: "https://a.example/1", ContentType: "text/html", Body: []byte(`<script>x = {"text":"\u0642\u0635\u0641\u062a المدفعية قرية النخلة صباح اليوم وقتلت ثلاثة مدنيين بينهم طفل.\n"}</script>`)}
	feed := Source{URL: "https://a.example/f", ContentType: "application/rss+xml", Body: []byte("<rss><item><description>" + html.EscapeString("<p>"+one+"</p>") + "</description></item></rss>")}
	read := func(s ...Source) string {
		it := acquire.Captured(s[0].URL, s[0].ContentType, s[0].Body, s[0].At, acquire.Options{})
		if len(s) > 1 {
			return acquire.Joined(it[0], acquire.Captured(s[1].URL, s[1].ContentType, s[1].Body, s[1].At, acquire.Options{}), acquire.Options{}).Report.Text
		}
		return it[0].Report.Text
	}
	for name, c := range map[string]struct {
		text         string
		pages        []Source
		same, within bool
	}{
		"as it was":           {read(whole), []Source{whole}, true, true},
		"of several captures": {read(whole), []Source{second, whole}, true, true},
		"in parts":            {read(first, second), []Source{first, second}, true, true},
		"a part is missing":   {read(first, second), []Source{first}, false, false},
		"a paragraph less":    {one, []Source{whole}, false, true},
		"marked up":           {one, []Source{page("<p>" + "قص<b>فت</b> المدفعية قرية&nbsp;النخلة صباح اليوم وقتلت ثلاثة مدنيين <i>بينهم</i> طفل." + "</p>")}, true, true},
		"by a script":         {one, []Source{scripted}, false, true},
		"in a feed":           {one, []Source{feed}, false, true},
		"another number":      {"قصفت المدفعية قرية النخلة صباح اليوم وقتلت تسعة مدنيين بينهم طفل.", []Source{whole, feed}, false, false},
		"a paragraph more":    {one + "\n" + three, []Source{whole}, false, false},
		"nothing":             {one, nil, false, false},
	} {
		if got := ReadsAs(tawatur.HashText(c.text), c.pages, nil); got != c.same {
			t.Errorf("%s: read the same: %v", name, got)
		}
		if got := StandsIn(c.text, c.pages); got != c.within {
			t.Errorf("%s: stands in it: %v", name, got)
		}
	}
}
