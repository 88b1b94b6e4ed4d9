package web

import "testing"

func TestAddressesAreReadable(t *testing.T) {
	for raw, want := range map[string]string{
		"https://x.example/%D9%82%D8%B5%D9%81/1": "https://x.example/قصف/1",
		"https://x.example/a%20b":                "https://x.example/a%20b", // a space would end it
		"https://x.example/%3Cb%3E?q=%D8%A3":     "https://x.example/%3Cb%3E?q=%D8%A3",
		"https://x.example/?%D8%A3":              "https://x.example/?أ",
		"https://x.example/%E2%80%AEgpj":         "https://x.example/%E2%80%AEgpj", // turns the order of reading
		"https://x.example/%FF":                  "https://x.example/%FF",          // no UTF-8
		"/only/a/path":                           "/only/a/path",
	} {
		if got := address(raw); got != want {
			t.Errorf("%s: %s, want %s", raw, got, want)
		}
	}
}
