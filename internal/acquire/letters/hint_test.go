package letters

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestMayBeArabic(t *testing.T) {
	const text = "قصفت المدفعية أطراف القرية صباح اليوم، وقال الأهالي إن القذائف سقطت على المنازل."
	bytesOf := func(b []byte, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	var decimal, hex, script strings.Builder
	for _, r := range text {
		fmt.Fprintf(&decimal, "&#%d;", r)
		fmt.Fprintf(&hex, "&#x%x;", r)
		fmt.Fprintf(&script, `\u%04x`, r)
	}
	for name, c := range map[string]struct {
		in   string
		want bool
	}{
		"utf-8":              {"<p>" + text, true},
		"windows-1256":       {"<p>" + bytesOf(charmap.Windows1256.NewEncoder().Bytes([]byte(text))), true},
		"utf-16":             {bytesOf(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte("<p>" + text))), true},
		"entities":           {"<p>" + decimal.String(), true},
		"hexadecimal":        {"<p>" + hex.String(), true},
		"in a script":        {"<script>" + script.String(), true},
		"presentation forms": {"<p>" + strings.Repeat("\ufe8d", 40), true},
		"English":            {"<p>The council met on Monday, and \u201cnothing\u201d was decided.", false},
		"a link":             {"<a>العربية</a><p>The council met on Monday.", false},
		"Russian":            {"<p>Совет собрался в понедельник и ничего не решил, сообщили жители.", false},
		"nothing":            {"", false},
	} {
		if got := MayBeArabic([]byte(c.in)); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
