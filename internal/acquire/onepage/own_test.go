package onepage

import (
	"slices"
	"testing"
)

func TestOneKey(t *testing.T) {
	for _, one := range [][]string{
		{
			"https://a.example/news/17", "http://a.example/news/17", "https://www.a.example/news/17/", "https://a.example/news/17#top", "https://WWW.A.example:443/news/17",
			"http://a.example:80/news/17", "https://a.example./news/17?utm_source=rss&gad_source=1", "HTTPS://a.example/news/17?", "https://a.example/%6eews/17",
		},
		{"https://a.example/خبر/7?id=12", "https://a.example/%d8%ae%d8%a8%d8%b1/7/?id=12&_ga=2.1"},
		{"https://a.example", "http://www.a.example/", "https://a.example/#"},
		{"https://أخبار.example/7", "http://xn--igbicxr.example/7"},
	} {
		for _, a := range one[1:] {
			if got, want := Key(a), Key(one[0]); got != want {
				t.Errorf("%s has the key %s, %s has %s", a, got, one[0], want)
			}
		}
	}
}

func TestTwoKeys(t *testing.T) {
	all := []string{
		"https://a.example/", "https://a.example/news", "https://a.example/news?id=12", "https://a.example/news?id=13", "https://a.example/News", "https://a.example:8080/news",
		"https://m.a.example/news", "https://a.example/news?id=12&page=2", "https://a.example/news/amp", "https://a.example/news?id=12&print=1", "https://a.example/a%2Fb",
		"https://a.example/a/b", "https://a.example/#!/news/1", "https://a.example/#!/news/2", "https://a.example/news?ref=1", "https://b.example/news",
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if Key(a) == Key(b) {
				t.Errorf("%s and %s have one key", a, b)
			}
		}
	}
}

func TestSpellings(t *testing.T) {
	got := Spellings("https://www.a.example/x?id=3")
	want := []string{
		"https://www.a.example/x?id=3", "https://a.example/x?id=3", "http://a.example/x?id=3", "https://a.example/x/?id=3", "http://a.example/x/?id=3",
		"http://www.a.example/x?id=3", "https://www.a.example/x/?id=3", "http://www.a.example/x/?id=3",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for _, a := range []string{"https://a.example/", "https://a.example/x/y/", "", "mailto:x", "http://a.example?q", "http://a.example:80/x", "https://www.a.example:443", "http://a.example:443/"} {
		for _, s := range Spellings(a) {
			if Key(s) != Key(a) {
				t.Errorf("%s, a spelling of %s, has another key", s, a)
			}
		}
	}
}

func TestOwn(t *testing.T) {
	const none = ""
	for _, c := range []struct{ at, said, want string }{
		// the same on its face
		{"https://a.example/news/17", "/news/17/", "https://a.example/news/17/"},
		{"http://www.a.example/x?utm_source=y", "https://a.example/x", "https://a.example/x"},
		{"https://a.example/news/17#c4", "/news/17#top", "https://a.example/news/17"},
		{none, "https://a.example/news/17", "https://a.example/news/17"},
		// other looks of one page
		{"https://a.example/amp/story/77120", "https://a.example/story/77120", "https://a.example/story/77120"},
		{"https://a.example/story/77120/amp/", "/story/77120", "https://a.example/story/77120"},
		{"https://a.example/news/x.amp.html", "/news/x.html", "https://a.example/news/x.html"},
		{"https://a.example/x?amp=1", "/x", "https://a.example/x"},
		{"https://a.example/x?id=3&print=1", "/x?id=3", "https://a.example/x?id=3"},
		{"https://a.example/print/x", "/x", "https://a.example/x"},
		{"https://m.a.example/x?m=1", "https://www.a.example/x", "https://www.a.example/x"},
		{"https://amp.a.example/x", "https://a.example/x", "https://a.example/x"},
		{"https://a.example/x/index.html", "/x/", "https://a.example/x/"},
		{"https://a.example/x?b=2&a=1", "/x?a=1&b=2", "https://a.example/x?a=1&b=2"},
		// the number or the title is the same
		{"https://a.example/node/9182", "/news/9182/qasf-ala-al-qarya", "https://a.example/news/9182/qasf-ala-al-qarya"},
		{"https://a.example/story.php?id=9182", "/9182.html", "https://a.example/9182.html"},
		{"https://a.example/قصف-على-القرية-الشرقية", "/2024/08/09/قصف-على-القرية-الشرقية", "https://a.example/2024/08/09/%D9%82%D8%B5%D9%81-%D8%B9%D9%84%D9%89-%D8%A7%D9%84%D9%82%D8%B1%D9%8A%D8%A9-%D8%A7%D9%84%D8%B4%D8%B1%D9%82%D9%8A%D8%A9"},
		{"https://a.example/qasf-ala-al-qarya-9182", "/qasf-ala-al-qarya", "https://a.example/qasf-ala-al-qarya"},
		{"https://a.example/x?id=9182&lang=ar", "/x?id=9182", "https://a.example/x?id=9182"},
		// of something else
		{"https://a.example/news/17", "https://b.example/news/17", none},
		{"https://news.a.example/17", "https://sport.a.example/17", none},
		{"https://a.example/news/17", "/", none},
		{"https://a.example/news/17", "/?utm_source=x", none},
		{"https://a.example/story.php?id=12", "/story.php?id=13", none},
		{"https://a.example/story.php?id=12", "/story.php", none},
		{"https://a.example/news/9182/qasf", "/news", none},
		{"https://a.example/news/17", "/news/18", none},
		{"https://a.example/section/12/qasf-ala-al-qarya", "/section/12/jisr-fi-al-wadi", none},
		{"https://a.example/section/12/9182", "/section/12", none},
		{"https://a.example/qasf-ala-al-qarya", "/jisr-fi-al-wadi", none},
		{"https://a.example/2024/08/09/nashra-al-akhbar", "/2024/08/10/nashra-al-akhbar", none},
		{"https://a.example/en/news/9182", "/ar/news/9182", none},
		{"https://a.example/x?id=9182&page=2", "/x?id=9182", none},
		{"https://a.example/qasf-ala-al-qarya/page/2", "/qasf-ala-al-qarya", none},
		{"https://a.example/qasf-ala-al-qarya-2.html", "/qasf-ala-al-qarya.html", none},
		{"https://a.example/#!/news/1", "/news/2222", none},
		{"https://a.example/?p=9182", "/qasf-ala-al-qarya", none},
		{"https://a.example/news/17", "javascript:x", none},
		{"https://a.example/news/17", "://", none},
		{"https://a.example/news/17", "", none},
	} {
		if got := Own(c.at, c.said); got != c.want {
			t.Errorf("at %s, said %s\n got %s\nwant %s", c.at, c.said, got, c.want)
		}
	}
}

func TestOwnSaidTwice(t *testing.T) {
	for _, c := range []struct {
		at, said, second string
		want             bool
	}{
		{"https://a.example/?p=9182", "/qasf-ala-al-qarya", "https://www.a.example/qasf-ala-al-qarya/", true},
		{"https://a.example/?p=9182", "/qasf-ala-al-qarya", "https://a.example/jisr-fi-al-wadi", false},
		{"https://a.example/x.php?cat=3&id=12", "/x.php?id=12", "/x.php?id=12", true},
		{"https://a.example/news/9182/qasf-ala-al-qarya", "/news/9182/qatla-fi-qasf-ala-al-qarya", "/news/9182/qatla-fi-qasf-ala-al-qarya", true},
		{"https://a.example/story.php?id=12", "/story.php?id=13", "/story.php?id=13", false},
		{"https://a.example/qasf-ala-al-qarya", "/jisr-fi-al-wadi", "/jisr-fi-al-wadi", false},
		{"https://a.example/news/9182", "/news", "/news", false},
		{"https://a.example/news/9182", "https://b.example/news/9182", "https://b.example/news/9182", false},
	} {
		if got := Own(c.at, c.said, "", c.second) != ""; got != c.want {
			t.Errorf("at %s, said %s and %s: %v", c.at, c.said, c.second, got)
		}
	}
}

func FuzzOwn(f *testing.F) {
	f.Add("https://a.example/x?id=1&print=1", "//a.example/%zz/../x;", "#!/")
	f.Add("https://m.a.example/2024/08/09/x-y-z.amp.html", "http://a.example:80/20240809", "?page=2&")
	f.Add("%", "http://أخبار.example/", "http://[::1]:9/")
	f.Add("http://a.example:80", "http://a.example:80//", "https://WWW.a.example:443/x/")
	f.Fuzz(func(t *testing.T, at, said, second string) {
		own := Own(at, said, second)
		if own == "" {
			return
		}
		if again := Own(own, own); Key(again) != Key(own) {
			t.Errorf("at %q %q: own address %q is of its own page %q", at, said, own, again)
		}
		for _, s := range Spellings(own) {
			if Key(s) != Key(own) {
				t.Errorf("%q, a spelling of %q, has another key: %q and %q", s, own, Key(s), Key(own))
			}
		}
	})
}
