package acquire

import (
	"strings"
	"testing"
	"time"
)

const liveBlog = `<html><head><title>تغطية مباشرة: القتال في الوادي</title><link rel="canonical" href="/live/5"></head><body><h1>تغطية مباشرة: القتال في الوادي</h1>
<div class="e" id="u-2"><time datetime="2024-08-11T09:00:00+03:00">09:00</time><p>قصفت المدفعية اليوم قرية النخلة من مواقعها في التلال الشرقية.</p></div>
<div class="e" id="u-1"><time datetime="2024-08-10T21:00:00+03:00">21:00</time><p>سيطرت قوات الحرس اليوم على الجسر الحجري بعد اشتباكات عنيفة.</p></div></body></html>`

func TestEntriesOfALiveBlogAreReportsOfTheirOwnDays(t *testing.T) {
	items := Captured("https://a.example/live/5?utm_source=x", "text/html", []byte(liveBlog), time.Time{}, Options{})
	if len(items) != 2 {
		t.Fatalf("%+v", items)
	}
	id := pageID("https://a.example/live/5?utm_source=x")
	for i, want := range []struct{ anchor, day string }{{"u-2", "2024-08-11"}, {"u-1", "2024-08-10"}} {
		r := items[i].Report
		if r.ID != id+"-"+want.anchor || r.URL != "https://a.example/live/5#"+want.anchor || r.Published.Day() != want.day || r.Title == "" || !strings.Contains(r.Text, "اليوم") {
			t.Errorf("%+v", r)
		}
	}
}

func TestCapturedSaysWhenAPageNamesNoDate(t *testing.T) {
	items := Captured("https://a.example/n", "text/html", []byte("<p>"+sentence+"</p>"), time.Date(2024, 8, 10, 9, 0, 0, 0, time.UTC), Options{})
	if len(items) != 1 || items[0].Err != nil || items[0].Report.Published.Value != nil || !strings.Contains(strings.Join(items[0].Report.Published.Why, ""), "captured 2024-08-10T09:00:00Z") {
		t.Errorf("%+v", items)
	}
}
