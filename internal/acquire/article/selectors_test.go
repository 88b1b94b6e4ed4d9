package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// odd is a page whose article stands in what looks like an aside, with an advertisement in its middle.
const odd = `<html><head><title>صوت الوادي</title></head><body><h1>الموقع</h1>
<div class="main"><p>هذا نص طويل عن الموقع وسياسته في النشر يسبق الخبر، ولا صلة له بما جرى في القرية أمس الأول.</p></div>
<aside class="story"><h3 class="head">قصف على الدحلة</h3><span class="when" data-date="2024-08-11T10:30:00+03:00">قبل يومين</span>
<p>سقطت قذائف على أطراف قرية الدحلة صباح الأحد، وقال الأهالي إن أحداً لم يصب.</p><div class="ad"><p>اشترك في خدمة الصوت الوادي العاجلة لتصلك الأخبار أولاً بأول على هاتفك.</p></div>
<p>وعاد الهدوء إلى القرية قرابة الظهر بعد توقف القصف من الجهتين.</p></aside></body></html>`

func TestSelectors(t *testing.T) {
	p, err := ReadBy(odd, "https://wadi.example/17", Selectors{Text: "aside.story", Title: "h3.head", Date: ".when", Remove: []string{".ad", ".none"}})
	if err != nil {
		t.Fatal(err)
	}
	got := []string{p.Title, *p.Published.Value, p.Published.Why[0], p.Text}
	want := []string{"قصف على الدحلة", "2024-08-11T10:30:00+03:00", "the selector for the date",
		"سقطت قذائف على أطراف قرية الدحلة صباح الأحد، وقال الأهالي إن أحداً لم يصب.\n\nوعاد الهدوء إلى القرية قرابة الظهر بعد توقف القصف من الجهتين."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSelectorsThatFindNothingChangeNothing(t *testing.T) {
	want, err := Read(odd, "https://wadi.example/17")
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadBy(odd, "https://wadi.example/17", Selectors{Text: ".x", Title: ".x", Date: "h3", Remove: []string{".x"}})
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Error(diff, err)
	}
	if _, err := ReadBy(odd, "", Selectors{Remove: []string{"p", "div["}}); err == nil || !strings.Contains(err.Error(), "div[") {
		t.Errorf("a selector that is none: %v", err)
	}
}
