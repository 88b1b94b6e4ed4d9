package acquire

import (
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
