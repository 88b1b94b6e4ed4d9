package article

import "testing"

func TestTheOwnAddressOfAPage(t *testing.T) {
	const at = "https://a.example/news/1?x"
	for own, want := range map[string]string{
		"": "", "/news/1": "https://a.example/news/1", "https://other.example/news/1": "", "https://a.example/": "", "://": "", "javascript:x": "",
	} {
		if got := canonical(at, own); got != want {
			t.Errorf("%q: %s, want %s", own, got, want)
		}
	}
}
