package acquire

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestMailFolder(t *testing.T) {
	old, err := charmap.Windows1256.NewEncoder().String(sentence)
	if err != nil {
		t.Fatal(err)
	}
	const from = "From x Sat Aug 10 09:00:00 2024\n"
	p := write(t, t.TempDir(), "news.mbox", from+"Message-ID: <1@a.example>\nFrom: Desk <desk@a.example>\nSubject: s\nDate: Sat, 10 Aug 2024 09:00:00 +0300 (EEST)\n\n"+sentence+"\n\n"+
		from+"From: desk@a.example\nContent-Type: text/plain; charset=windows-1256\n\n"+old+"\n\n"+
		from+"Content-Type: text/html\n\n<p>"+sentence+"</p>\n\n"+from+"Content-Type: image/png\n\nx\n")
	its := collect(t, Options{}, "", p)
	if len(its) != 4 || its[3].Err == nil || !strings.Contains(its[3].Err.Error(), "the message has no text") {
		t.Fatalf("%+v", its)
	}
	if r := its[0].Report; r.ID != "1@a.example" || r.Title != "s" || r.Outlet == nil || r.Outlet.Name != "a.example" || *r.Published.Value != "2024-08-10T09:00:00+03:00" {
		t.Errorf("%+v", r)
	}
	for _, it := range its[:3] {
		if it.Err != nil || strings.TrimSpace(it.Report.Text) != sentence || it.Report.ID == "" {
			t.Errorf("%+v", it)
		}
	}
}
