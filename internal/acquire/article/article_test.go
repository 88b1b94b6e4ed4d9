package article

import "testing"

func TestPageDateTakesItsTimeFromTheSameDay(t *testing.T) {
	m := metadata{"datePublished": {"2024-08-10"}, "time": {"2024-08-12T01:00:00Z", "2024-08-10T16:47:00Z"}}
	if p := m.published(); p.Value == nil || *p.Value != "2024-08-10T16:47:00Z" {
		t.Errorf("%+v", p)
	}
}

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
