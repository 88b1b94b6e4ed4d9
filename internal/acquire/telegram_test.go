package acquire

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const exported = `{"name":"مرصد النخلة","type":"public_channel","id":77,"messages":[
{"id":1,"type":"service","action":"create_channel","text":""},
{"id":2,"type":"message","date":"2024-08-10T03:15:00","date_unixtime":"1723248900","text":["` + sentence + `",{"type":"hashtag","text":" #النخلة"}]},
{"id":3,"type":"message","date":"2024-08-10T03:16:00","date_unixtime":"1723248960","photo":"a.jpg","text":""}]}`

func TestTelegramExport(t *testing.T) {
	var notes []string
	p := write(t, t.TempDir(), "result.json", exported)
	its := collect(t, Options{Note: func(s string) { notes = append(notes, s) }}, "", p)
	if len(its) != 1 || its[0].Err != nil {
		t.Fatalf("%+v", its)
	}
	r := its[0].Report
	if r.ID != "telegram-77-2" || r.Outlet == nil || r.Outlet.Name != "مرصد النخلة" || *r.Published.Value != "2024-08-10T03:15:00+03:00" || r.Text != sentence+" #النخلة" {
		t.Errorf("%+v", r)
	}
	if want := []string{p + ": passed over posts without words: 1; service messages: 1"}; !slices.Equal(notes, want) {
		t.Errorf("%q", notes)
	}
}

func TestPrivateChatsAreRefused(t *testing.T) {
	p := write(t, t.TempDir(), "result.json", strings.Replace(exported, "public_channel", "private_group", 1))
	its := collect(t, Options{}, "", p)
	if len(its) != 1 || its[0].Err == nil || !strings.Contains(its[0].Err.Error(), "chats of persons and groups are not read") {
		t.Errorf("%+v", its)
	}
}

func TestForwardsKeepNoPrivateName(t *testing.T) {
	const post = `{"id":2,"type":"message","date":"2024-08-10T03:15:00","date_unixtime":"1723248900","edited":"2024-08-10T04:15:00","edited_unixtime":"1723252500",%s"text":"` + sentence + `"}`
	known := func(name string) bool { return name == "شبكة النخلة" }
	for name, c := range map[string]struct{ fields, want string }{
		"its own":          {"", "own"},
		"a channel":        {`"forwarded_from":"قناة السدرة","forwarded_from_id":"channel9",`, "قناة السدرة"},
		"a person":         {`"forwarded_from":"سالم","forwarded_from_id":"user9",`, "nobody"},
		"nobody can tell":  {`"forwarded_from":"سالم",`, "nobody"},
		"a known name":     {`"forwarded_from":"شبكة النخلة",`, "شبكة النخلة"},
		"a closed account": {`"forwarded_from":null,"forwarded_from_id":"user9",`, "nobody"},
	} {
		p := write(t, t.TempDir(), "result.json", `{"name":"مرصد النخلة","type":"public_channel","id":77,"messages":[`+fmt.Sprintf(post, c.fields)+`]}`)
		its := collect(t, Options{Known: known}, "", p)
		if len(its) != 1 || its[0].Err != nil {
			t.Fatalf("%s: %+v", name, its)
		}
		got, f := "own", its[0].Report.Forwarded
		if f != nil {
			got = "nobody"
			if f.From != nil {
				got = f.From.Name
			}
		}
		if got != c.want || its[0].Report.Edited != "2024-08-10T04:15:00+03:00" {
			t.Errorf("%s: %q, want %q; edited %q", name, got, c.want, its[0].Report.Edited)
		}
	}
}

func TestTelegramPages(t *testing.T) {
	page := func(service string) string {
		return `<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header"><div class="text bold">مرصد النخلة</div></div>` +
			`<div class="message service" id="message1"><div class="body details">` + service + `</div></div>` +
			`<div class="message default" id="message2"><div class="body"><div class="date details" title="10.08.2024 03:15:00 UTC+03:00"></div><div class="from_name">مرصد النخلة</div><div class="text">` + sentence + `</div></div></div></div>`
	}
	dir := t.TempDir()
	later := write(t, dir, "messages2.html", page("11 August 2024"))
	its := collect(t, Options{}, "", later)
	if len(its) != 1 || its[0].Err == nil || !strings.Contains(its[0].Err.Error(), "--channels says that it is") {
		t.Errorf("%+v", its)
	}
	for name, opt := range map[string]Options{"said": {Channels: true}, "known": {Known: func(s string) bool { return s == "مرصد النخلة" }}} {
		its := collect(t, opt, "", later)
		if len(its) != 1 || its[0].Err != nil || its[0].Report.ID != "telegram-مرصد-النخلة-2" || its[0].Report.Text != sentence || *its[0].Report.Published.Value != "2024-08-10T03:15:00+03:00" {
			t.Errorf("%s: %+v", name, its)
		}
	}
	write(t, dir, "messages.html", page("Channel «مرصد النخلة» created"))
	if its := collect(t, Options{}, "", dir); len(its) != 2 || its[0].Err != nil || its[1].Err != nil {
		t.Errorf("beside the page that says so: %+v", its)
	}
	persons := strings.Replace(page("Channel created"), `from_name">مرصد النخلة`, `from_name">سالم`, 1)
	if its := collect(t, Options{Channels: true}, "", write(t, t.TempDir(), "messages.html", persons)); len(its) != 1 || its[0].Err == nil {
		t.Errorf("several persons: %+v", its)
	}
}
