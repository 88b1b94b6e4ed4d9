package telegram

import (
	"strings"
	"testing"
)

// htmlMessage is a message as a page of an export has it; more stands before its text.
func htmlMessage(id, more, text string) string {
	return `<div class="message default clearfix" id="message` + id + `">
 <div class="pull_left userpic_wrap"><div class="userpic userpic3"><div class="initials">م</div></div></div>
 <div class="body">
  <div class="pull_right date details" title="10.08.2024 03:15:00 UTC+03:00">03:15</div>
  ` + more + `
  <div class="text">
` + text + `
  </div></div></div>`
}

func htmlPage(messages ...string) string {
	return `<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_wrap">
<div class="page_header"><div class="content"><div class="text bold">
مرصد النخلة
 </div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">10 August 2024</div></div>
` + strings.Join(messages, "\n") + `</div></div></div></body></html>`
}

const own = `<div class="from_name">مرصد النخلة</div>`

func TestPages(t *testing.T) {
	for name, c := range map[string]struct {
		in      string
		want    []string
		channel bool
	}{
		"a post":      {htmlPage(htmlMessage("2", own, `قصف <strong>ليلا</strong><br>على <a href="">#القرية</a>`)), []string{"قصف ليلا\nعلى #القرية"}, true},
		"joined":      {htmlPage(htmlMessage("2", own, "a"), htmlMessage("3", "", "b")), []string{"a", "b"}, true},
		"an album":    {htmlPage(htmlMessage("2", own+`<div class="media_wrap"></div>`, "a"), htmlMessage("3", `<div class="media_wrap"></div>`, "b")), []string{"a\n\nb"}, true},
		"two persons": {htmlPage(htmlMessage("2", own, "a"), htmlMessage("3", `<div class="from_name">سالم</div>`, "b")), []string{"a", "b"}, false},
		"no messages": {"<p>", nil, false},
	} {
		page, posts, err := ReadPage(strings.NewReader(c.in))
		var got []string
		for _, p := range posts {
			got = append(got, p.Text)
			if p.Published != "2024-08-10T03:15:00+03:00" || p.Channel != "مرصد النخلة" || p.ID < 2 {
				t.Errorf("%s: %+v", name, p)
			}
		}
		if err != nil || strings.Join(got, "|") != strings.Join(c.want, "|") || page.LooksLikeChannel() != c.channel {
			t.Errorf("%s: %q %+v %v", name, got, page, err)
		}
	}
}

func TestForwardsInPages(t *testing.T) {
	in := htmlPage(`<div class="message default clearfix" id="message2"><div class="body">
<div class="pull_right date details" title="10.08.2024 03:15:00">03:15</div>` + own + `
<div class="pull_left forwarded userpic_wrap"><div class="userpic"></div></div>
<div class="forwarded body"><div class="from_name">
قناة السدرة <span class="date details" title="09.08.2024 20:00:00 UTC+03:00"> 09.08.2024 20:00:00</span>
</div><div class="text">قصف</div></div></div></div>`)
	page, posts, err := ReadPage(strings.NewReader(in))
	if err != nil || len(posts) != 1 || !page.LooksLikeChannel() {
		t.Fatalf("%+v %+v %v", page, posts, err)
	}
	p := posts[0]
	if p.Text != "قصف" || p.Published != "2024-08-10T03:15:00" || *p.Forward != (Forward{Name: "قناة السدرة", Published: "2024-08-09T20:00:00+03:00"}) {
		t.Errorf("%+v %+v", p, p.Forward)
	}
}

// FuzzReadPage reads anything as a page of an export: it must end.
func FuzzReadPage(f *testing.F) {
	for _, s := range []string{htmlPage(htmlMessage("2", own, "a<br>b")), `<div class="message default"><div class="forwarded body"><div class="from_name"><span class=date>`, `<div class="page_header">`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		IsPage(b)
		_, posts, err := ReadPage(strings.NewReader(string(b)))
		for _, p := range posts {
			if err == nil && strings.TrimSpace(p.Text) != p.Text {
				t.Errorf("%+v", p)
			}
		}
	})
}
