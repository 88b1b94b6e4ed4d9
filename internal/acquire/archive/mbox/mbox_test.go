package mbox

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

const head = "From a@b.example Sat Aug 10 09:00:00 2024\n"

func read(in string, max int) string {
	mr := NewReader(strings.NewReader(in), max)
	var out []string
	for {
		raw, at, err := mr.Next()
		switch {
		case err == io.EOF:
			return strings.Join(out, " | ")
		case err != nil:
			out = append(out, fmt.Sprintf("!%d %v", at, err))
		default:
			out = append(out, fmt.Sprintf("%d %q", at, raw))
		}
	}
}

func TestFolders(t *testing.T) {
	long := strings.Repeat("x", 100_000) + "\n"
	for name, c := range map[string]struct{ in, want string }{
		"two":                {head + "A: b\n\nc\n\n" + head + "d\n", `0 "A: b\n\nc\n\n" | 51 "d\n"`},
		"quoted":             {head + "A: b\n\n>From me\n>>From me\nFrom the line before\n", `0 "A: b\n\nFrom me\n>From me\nFrom the line before\n"`},
		"no end of line":     {head + "a", `0 "a"`},
		"nothing":            {"", ""},
		"no folder":          {"a\nb\n", ""},
		"a large one":        {head + long + "\n" + head + "d\n", fmt.Sprintf(`!0 %v | 100044 "d\n"`, ErrTooLarge)},
		"head and no more":   {head, `0 ""`},
		"words before it":    {"x\n\n" + head + "d", `3 "d"`},
		"line ends of mails": {head + "A: b\r\n\r\n" + head + "d", `0 "A: b\r\n\r\n" | 50 "d"`},
	} {
		if got := read(c.in, 1000); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestMessages(t *testing.T) {
	alternative := "Content-Type: multipart/alternative; boundary=X\n\n--X\nContent-Type: text/plain\n\nplain\n--X\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+aHRtbDwvcD4=\n--X--\n"
	for name, c := range map[string]struct{ in, want string }{
		"plain":            {"Subject: =?utf-8?B?2YLYtdmB?=\nFrom: \"A B\" <a@News.example>\nMessage-ID: <1@x>\n\ntext", `1@x|قصف|news.example|text|false`},
		"list":             {"List-Id: \"Desk\" <desk.example>\n\ntext", `||Desk|text|false`},
		"list, no phrase":  {"List-Id: <desk.example>\n\ntext", `||desk.example|text|false`},
		"html rather":      {alternative, `|||<p>html</p>|true`},
		"cut":              {alternative[:110], `|||plain|false`},
		"quoted-printable": {"Content-Transfer-Encoding: quoted-printable\n\n=D9=82=\n=D8=B5", `|||قص|false`},
		"attachment only":  {"Content-Type: text/plain\nContent-Disposition: attachment\n\nx", "! the message has no text"},
		"too large":        {"A: b\n\n" + strings.Repeat("x", 2000), "! " + ErrTooLarge.Error()},
	} {
		m, err := Parse([]byte(c.in), 1000)
		got := fmt.Sprintf("%s|%s|%s|%s|%v", m.ID, m.Subject, m.Outlet, m.Body, m.HTML)
		if err != nil {
			got = "! " + err.Error()
		}
		if strings.TrimSpace(got) != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

// FuzzParse reads anything as a folder: it must end, and no text be larger than its limit.
func FuzzParse(f *testing.F) {
	f.Add([]byte(head + "Content-Type: multipart/mixed; boundary=X\n\n--X\n\na\n--X\nContent-Transfer-Encoding: base64\n\nPHA+\n--X--\n\n" + head))
	f.Add([]byte(head + "Subject: =?windows-1256?Q?=C7?=\nContent-Transfer-Encoding: quoted-printable\n\n=C7=\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		mr := NewReader(strings.NewReader(string(b)), 1<<12)
		for {
			raw, _, err := mr.Next()
			if errors.Is(err, ErrTooLarge) {
				continue
			}
			if err != nil {
				return
			}
			if m, err := Parse(raw, 1<<10); err == nil && len(m.Body) > 1<<10 {
				t.Fatalf("%d bytes", len(m.Body))
			}
		}
	})
}
