package browser

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"golang.org/x/text/encoding/charmap"

	"tawatur"
	"tawatur/internal/proof"
	"tawatur/internal/store/sqlite"
)

// viewer is where ReplayWeb.page lies: a viewer of web archives that is not ours.
const viewer = root + "/internal/tools/readers/node_modules/replaywebpage"

// packedPage is a page as a server sent it, and what a reader sees of it.
type packedPage struct {
	url, title, said string
	at               time.Time
	head             string
	body             []byte
}

// packedPages are pages in the manners of the field: packed and in chunks, in an encoding that only the page names, and the first once more, which the
// archive keeps as a revisit.
func packedPages(t *testing.T) []packedPage {
	t.Helper()
	const first, second = "قصفت المدفعية قرية النخلة صباح اليوم، وقتل القصف ثلاثة مدنيين وفق مصدر طبي في البلدة.", "قال ناشطون إن قصفا مدفعيا طال قرية النخلة صباح اليوم وقتل أربعة مدنيين."
	page := func(charset, title, said string, hour int) string {
		return fmt.Sprintf(`<!doctype html><html lang="ar" dir="rtl"><head><meta charset="%s"><title>%s</title><meta property="article:published_time" content="2024-08-10T%02d:30:00+03:00"></head>
<body><article><h1>%s</h1><p>%s</p></article><script>document.title = document.title</script></body></html>`, charset, title, hour, title, said)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(page("utf-8", "قصف على قرية النخلة", first, 8))); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	chunks := fmt.Appendf(nil, "%x\r\n%s\r\n0\r\n\r\n", packed.Len(), packed.Bytes())
	old, err := charmap.Windows1256.NewEncoder().String(page("windows-1256", "أربعة قتلى في النخلة", second, 9))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2024, 8, 10, 9, 0, 0, 0, time.UTC)
	const inChunks = "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
	return []packedPage{
		{"https://outlet.example/1", "قصف على قرية النخلة", first, at, inChunks, chunks},
		{"https://www.other.example/news?b=2&a=1", "أربعة قتلى في النخلة", second, at.Add(time.Minute), fmt.Sprintf("Content-Type: text/html\r\nContent-Length: %d\r\n", len(old)), []byte(old)},
		{"https://outlet.example/1", "قصف على قرية النخلة", first, at.Add(time.Hour), inChunks, chunks},
	}
}

// eventPack keeps pages with their reports and packs the evidence of the event that they tell.
func eventPack(t *testing.T, pages []packedPage) string {
	t.Helper()
	dir := t.TempDir()
	db, pack := filepath.Join(dir, "record.db"), filepath.Join(dir, "event.wacz")
	run := func(args ...string) []byte {
		t.Helper()
		out, err := exec.Command(running.program, args...).Output()
		if err != nil {
			t.Fatalf("%q: %v", args, err)
		}
		return out
	}
	keeper, err := proof.Open(proof.Dir(db), proof.Options{})
	if err != nil {
		t.Fatal(err)
	}
	st, err := sqlite.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		c, err := keeper.Keep(proof.Exchange{URL: p.url, At: p.at, Request: []byte("GET / HTTP/1.1\r\n\r\n"), Response: append([]byte("HTTP/1.1 200 OK\r\n"+p.head+"\r\n"), p.body...)})
		if err != nil {
			t.Fatal(err)
		}
		text := filepath.Join(dir, "text.json")
		report, err := json.Marshal(map[string]string{"id": tawatur.HashText(p.url)[:8], "url": p.url, "title": p.title, "text": p.said, "published": "2024-08-10"})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(text, report, 0o600); err != nil {
			t.Fatal(err)
		}
		var e tawatur.Extraction
		if err := json.Unmarshal(run("extract", text), &e); err != nil {
			t.Fatal(err)
		}
		if _, err := st.AddEntry(context.Background(), e, c); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(st.Close(), keeper.Close()); err != nil {
		t.Fatal(err)
	}
	run("rebuild", "--db", db)
	var event struct{ ID string }
	if err := json.NewDecoder(bytes.NewReader(run("export", "--db", db))).Decode(&event); err != nil {
		t.Fatal(err)
	}
	run("export", "--db", db, "--wacz", event.ID, "-o", pack)
	return pack
}

// serveViewer serves ReplayWeb.page with a pack beside it.
func serveViewer(t *testing.T, pack string) string {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServer(http.Dir(viewer)))
	mux.HandleFunc("GET /event.wacz", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, pack) })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

// inside gathers what stands in a page, in what its elements hide and in its frames, as readers see it.
const inside = `(() => { let out = ''
	const walk = (node) => { for (const e of node.querySelectorAll('*')) {
		if (e.shadowRoot) { for (const c of e.shadowRoot.childNodes) if (c.tagName !== 'STYLE') out += (c.innerText ?? c.data ?? '') + '\n'; walk(e.shadowRoot) }
		if (e.tagName === 'IFRAME' && e.contentDocument?.body) { out += 'FRAME ' + e.contentDocument.body.innerText + '\n'; walk(e.contentDocument) }
	} }
	walk(document); return out })()`

// shows waits until a page shows some words.
func (b *tab) shows(words ...string) {
	b.Helper()
	var missing []string
	for late := time.Now().Add(time.Minute); time.Now().Before(late); time.Sleep(100 * time.Millisecond) {
		all := eval[string](b, inside)
		missing = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return strings.Contains(all, w) })
		if len(missing) == 0 {
			return
		}
	}
	b.Errorf("%s does not show %q", b.at(), missing)
}

// TestAViewerOfOthersShowsAPack opens the evidence of an event in ReplayWeb.page: its title and what is said of it, the list of its pages with their times, and each
// page as it was, from the pack alone.
func TestAViewerOfOthersShowsAPack(t *testing.T) {
	if _, err := os.Stat(filepath.Join(viewer, "sw.js")); err != nil {
		t.Skip("ReplayWeb.page is absent, `make readers` installs it: packs are not opened in it")
	}
	pages := packedPages(t)
	at := serveViewer(t, eventPack(t, pages))
	b := open(t, look{lang: "en"})
	source := at + "/?source=" + at + "/event.wacz"
	b.do(chromedp.Navigate(source))
	b.shows("Shelling", "قصف", "What outlets published of event e-", "The pages are listed under Pages.")
	b.do(chromedp.Navigate(source + "#view=pages"))
	b.shows("3 pages", "08/10/2024", "09:00:00 AM", "09:01:00 AM", "10:00:00 AM", pages[0].title, pages[1].title, pages[0].url, pages[1].url)
	for _, p := range pages {
		b.do(chromedp.Navigate("about:blank"), chromedp.Navigate(source+"#view=pages&url="+url.QueryEscape(p.url)+"&ts="+p.at.Format("20060102150405")))
		b.shows("FRAME "+p.title, p.said)
	}
	for _, asked := range b.asked {
		if own := strings.HasPrefix(asked, at+"/") || strings.HasPrefix(asked, "data:") || strings.HasPrefix(asked, "blob:"+at) || asked == "about:blank"; !own {
			t.Errorf("asked for %s", asked)
		}
	}
}
