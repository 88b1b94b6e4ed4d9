package telegram

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

const opening = `{"name":"مرصد النخلة","type":"public_channel","id":77,"messages":[`

// export wraps messages as Telegram Desktop does.
func export(messages ...string) string { return opening + strings.Join(messages, ",\n") + "]}" }

func msg(id int, more string) string {
	return fmt.Sprintf(`{"id":%d,"type":"message","date":"2024-08-10T03:15:00","date_unixtime":"1723248900",%s}`, id, more)
}

// read lists posts as "ID text", errors as "!ID words", and the error of the whole as "!! words".
func read(in string, max int) string {
	var out []string
	_, err := Read(strings.NewReader(in), max, func(p Post, err error) error {
		if err != nil {
			out = append(out, fmt.Sprintf("!%d %v", p.ID, err))
			return nil
		}
		out = append(out, fmt.Sprintf("%d %s", p.ID, p.Text))
		return nil
	})
	if err != nil {
		out = append(out, "!! "+err.Error())
	}
	return strings.Join(out, " | ")
}

func TestPosts(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"a string":        {export(msg(1, `"text":"قصفت القرية"`)), "1 قصفت القرية"},
		"entities":        {export(msg(1, `"text":["قصفت ",{"type":"bold","text":"القرية"}," ليلا",{"type":"custom","document_id":"x"}]`)), "1 قصفت القرية ليلا"},
		"service":         {export(`{"id":1,"type":"service","action":"pin_message","text":""}`, msg(2, `"text":"a"`)), "2 a"},
		"an album":        {export(msg(1, `"photo":"a.jpg","text":"a"`), msg(2, `"photo":"b.jpg","text":""`), msg(3, `"media_type":"video_file","text":"c"`), msg(4, `"text":"d"`)), "1 a\n\nc | 4 d"},
		"no album":        {export(msg(1, `"photo":"a.jpg","text":"a"`), msg(3, `"photo":"b.jpg","text":"b"`)), "1 a | 3 b"},
		"one is mistyped": {export(msg(1, `"text":"a"`), msg(2, `"text":5`), msg(3, `"text":"c"`)), "1 a | !2 not in the shape of a message: json: cannot unmarshal number into Go value of type string | 3 c"},
		"cut off":         {export(msg(1, `"text":"a"`), msg(2, `"text":"b"`))[:240], "1 a | !! at byte 171: the export is cut off"},
		"damaged":         {opening + msg(1, `"text":"a"`) + ",]]}", "1 a | !! at byte 171: not valid JSON: invalid character ']' looking for beginning of value"},
		"too large":       {export(msg(1, `"text":"a"`), msg(2, `"text":"`+strings.Repeat("b", 9000)+`"`)), "1 a | !! at byte 171: a message is larger than the limit"},
		"a private chat":  {strings.Replace(export(msg(1, `"text":"a"`)), "public_channel", "personal_chat", 1), ""},
		"all chats": {`{"about":"x","personal_information":{"a":[1,{}]},"chats":{"about":"y","list":[` +
			strings.Replace(export(msg(1, `"text":"a"`)), "public_channel", "private_group", 1) + "," + export(msg(2, `"text":"b"`)) + "]}}", "2 b"},
		"another shape": {`{"messages":5,"type":"x"}`, ""},
		"a list":        {`[]`, "!! at byte 1: not in the shape of an export: [ where { is expected"},
	} {
		if got := read(c.in, 4096); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestWhatAPostCarries(t *testing.T) {
	in := export(msg(5, `"edited":"2024-08-10T04:00:00","edited_unixtime":"1723251600","forwarded_from":"قناة أخرى","forwarded_from_id":"channel5","text":"a"`), `{"id":6,"type":"service"}`)
	seen, err := Read(strings.NewReader(in), 4096, func(p Post, err error) error {
		if err != nil || p.Channel != "مرصد النخلة" || p.ChannelID != 77 || p.Published != "2024-08-10T03:15:00+03:00" || *p.Forward != (Forward{Name: "قناة أخرى", Channel: true}) || p.Edited != "2024-08-10T04:00:00+03:00" {
			t.Errorf("%+v %v", p, err)
		}
		return nil
	})
	if err != nil || seen != (Seen{Channels: 1, Service: 1}) {
		t.Errorf("%+v %v", seen, err)
	}
}

func TestPublished(t *testing.T) {
	for in, want := range map[[2]string]string{
		{"1723248900", "2024-08-10T00:15:00"}: "2024-08-10T00:15:00Z",
		{"1723248900", "2024-08-09T19:15:00"}: "2024-08-09T19:15:00-05:00",
		{"1723248900", "2024-08-10T03:16:11"}: "2024-08-10T00:15:00Z",
		{"", "2024-08-10T03:15:00"}:           "2024-08-10T03:15:00",
		{"x", ""}:                             "",
	} {
		if got := published(in[0], in[1]); got != want {
			t.Errorf("%v: %s, want %s", in, got, want)
		}
	}
}

func TestIs(t *testing.T) {
	for in, want := range map[string]bool{
		export():                                true,
		opening[:60]:                            false,
		`{"about":"x","personal_information":{`: true,
		`{"id":"a","text":"b"}`:                 false,
		`{"id":"a","type":"b","messages":"c"}`:  false,
		`[{"type":"a","messages":[]}]`:          false,
		`nothing`:                               false, ``: false,
	} {
		if Is([]byte(in)) != want {
			t.Errorf("%s: %v", in, !want)
		}
	}
}

func TestTheConsumerEndsTheReading(t *testing.T) {
	enough := errors.New("enough")
	n := 0
	_, err := Read(strings.NewReader(export(msg(1, `"text":"a"`), msg(2, `"text":"b"`), msg(3, `"text":"c"`))), 4096, func(Post, error) error { n++; return enough })
	if n != 1 || !errors.Is(err, enough) {
		t.Errorf("%d posts, %v", n, err)
	}
}

// FuzzRead reads anything as an export: it must end.
func FuzzRead(f *testing.F) {
	for _, s := range []string{export(msg(1, `"photo":"x","text":"a"`), msg(2, `"photo":"x","text":["b",{"text":"c"}]`)), opening, `{"chats":{"list":[` + export() + `]}}`, `{"messages":[`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(_ *testing.T, b []byte) {
		Is(b)
		_, _ = Read(bytes.NewReader(b), 1<<12, func(Post, error) error { return nil })
	})
}
