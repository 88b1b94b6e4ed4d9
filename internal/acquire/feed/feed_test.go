package feed

import "testing"

func TestParseRSS(t *testing.T) {
	f, err := Parse([]byte(`<rss version="2.0"><channel><title>صوت الوادي</title><link>https://wadi.example/</link>
<item><title>قصف على الدحلة</title><link>https://wadi.example/17</link><guid isPermaLink="false">17</guid></item></channel></rss>`), "application/rss+xml", "https://wadi.example/feed")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Items) != 1 || f.Items[0].ID != "17" || f.Items[0].Address != "https://wadi.example/17" || f.Format != FormatRSS {
		t.Errorf("%+v", f)
	}
}
