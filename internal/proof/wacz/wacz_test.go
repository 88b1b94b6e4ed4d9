package wacz

import (
	"bytes"
	"errors"
	"testing"

	"tawatur/internal/acquire/archive/warc"
)

func TestSURT(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.outlet.example/News?b=1&A=2": "example,outlet)/news?a=2&b=1",
		"http://outlet.example":                   "example,outlet)/",
		"http://outlet.example:8080/x":            "example,outlet:8080)/x",
		"https://outlet.example:443/x":            "example,outlet)/x",
		"https://outlet.example/%D9%82":           "example,outlet)/%d9%82",
		"no address":                              "no address",
	} {
		if got := surt(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}

// exchange is one of our own.
func exchange(t *testing.T, url, text string) []byte {
	t.Helper()
	b, err := warc.Pack([]warc.Field{{Name: "WARC-Type", Value: "response"}, {Name: "WARC-Target-URI", Value: url}, {Name: "WARC-Date", Value: "2024-08-10T09:00:00Z"},
		{Name: "Content-Type", Value: "application/http;msgtype=response"}}, []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestSameBytes: the order in which things are given does not matter, nor that one is given twice.
func TestSameBytes(t *testing.T) {
	a, b := exchange(t, "https://a.example/1", "قصف"), exchange(t, "https://b.example/1", "هدوء")
	one, two := Page{"https://a.example/1", "2024-08-10T09:00:00Z", "أ"}, Page{"https://b.example/1", "2024-08-10T09:00:00Z", "ب"}
	var got [2]bytes.Buffer
	for i, p := range []Pack{
		{Created: "2024-08-10T09:00:00Z", Exchanges: [][]byte{a, b}, Pages: []Page{one, two}},
		{Created: "2024-08-10T09:00:00Z", Exchanges: [][]byte{b, a, b}, Pages: []Page{two, one, one}},
	} {
		if err := p.Write(&got[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(got[0].Bytes(), got[1].Bytes()) {
		t.Error("other bytes")
	}
}

func TestRefused(t *testing.T) {
	var out bytes.Buffer
	if err := (Pack{Extra: []File{{"x", nil}, {"x", nil}}}).Write(&out); err == nil {
		t.Error("two files of one name")
	}
	if err := (Pack{Exchanges: [][]byte{[]byte("no record")}}).Write(&out); err == nil {
		t.Error("no record")
	}
	failing := errors.New("full")
	if err := (Pack{}).Write(writer{failing}); !errors.Is(err, failing) {
		t.Errorf("%v, want %v", err, failing)
	}
}

type writer struct{ err error }

func (w writer) Write([]byte) (int, error) { return 0, w.err }
