package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store/sqlite"
)

// TestWatchKilledKeepsItsProof kills a watch in the middle of its work, at moments that hang on how far it is: after some more answers of the papers and a
// random while. After each kill the proof holds but for the torn end that a killed program leaves; the next run mends that, and the head that the one before
// had is still in its log. In the end each page is there once, each report points to a capture with its text, and the WARC files are read by a reader that is
// not ours.
func TestWatchKilledKeepsItsProof(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing in it is shared between goroutines")
	}
	const papers, pages, kills = 3, 30, 12
	var all []*paper
	for range papers {
		all = append(all, newPaper(t, 4))
	}
	d := newWatchDesk(t, all...)
	killed, torn, head := 0, 0, ""
	for i := range kills {
		for _, p := range all {
			p.with(func() { p.pages = min(p.pages+2, pages) })
		}
		if d.killedWhenAsked(all, []string{"--once"}[:1-i%4/3], rand.IntN(12)) { // every fourth is one that would go on
			killed++
		}
		if _, err := os.Stat(d.db + ".proof/log.jsonl"); err != nil {
			continue // killed before it began
		}
		said, sound := d.verify(head)
		if !sound {
			torn++
		}
		head = regexp.MustCompile(`head ([0-9a-f]{64})`).FindStringSubmatch(said)[1]
		readWARCs(t, d.db+".proof/archive", true)
	}
	if killed < kills/2 {
		t.Errorf("only %d of %d runs were killed before they ended", killed, kills)
	}
	for _, p := range all {
		p.with(func() { p.pages = pages })
	}
	d.once(0)
	says(t, d.once(0), "with 0 new reports")
	if said, sound := d.verify(head); !sound {
		t.Errorf("the proof is not whole in the end:\n%s", said)
	}
	if n := loggedReports(t, d.db); n != papers*pages {
		t.Errorf("the log tells of %d reports", n)
	}
	t.Logf("%d of %d runs were killed, %d of them in the middle of a record", killed, kills, torn)
	d.everyPageOnce(all, pages)
	files, err := filepath.Glob(d.db + ".proof/archive/*.warc.gz")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		faults, notice := readByOthers("warc", f)
		if notice != "" {
			t.Log(notice)
		}
		if faults != "" {
			t.Errorf("%s: %s", f, faults)
		}
	}
}

// loggedReports counts the lines of a log that tell of reports.
func loggedReports(t *testing.T, db string) int {
	t.Helper()
	b, err := os.ReadFile(db + ".proof/log.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(b, []byte(`"kind":"report"`))
}

// sizeOf is how many bytes a record and its log have.
func sizeOf(db string) (n int64) {
	for _, f := range []string{db, db + "-wal", db + ".proof/log.jsonl"} {
		if st, err := os.Stat(f); err == nil {
			n += st.Size()
		}
	}
	return n
}

// TestIngestKilledKeepsItsProof kills ingests at random moments, of which some keep the proof open and some tell it of the reports in the end. After each kill nothing
// is wrong but that the newest reports are not logged; in the end each is, once.
func TestIngestKilledKeepsItsProof(t *testing.T) {
	if testing.Short() {
		t.Skip("one process after another: nothing for the race detector to see")
	}
	const reports, kills = 1500, 16
	dir := t.TempDir()
	d := &watchDesk{T: t, db: filepath.Join(dir, "record.db")}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	d.program = asTawatur(t, dir, self)
	input := filepath.Join(dir, "reports.jsonl")
	if err := os.WriteFile(input, manyReports(reports), 0o600); err != nil {
		t.Fatal(err)
	}
	unlogged := 0
	for i := range kills {
		args := []string{"ingest", "--db", d.db, "--no-events", "--keep", input}
		if i%3 == 2 {
			args = slices.Delete(args, 4, 5)
		}
		c := exec.Command(d.program, args...)
		was := sizeOf(d.db)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for late := time.Now().Add(3 * time.Second); sizeOf(d.db) <= was && time.Now().Before(late); { // one that comes last may have nothing to keep
			time.Sleep(2 * time.Millisecond)
		}
		time.Sleep(time.Duration(rand.IntN(80)) * time.Millisecond)
		_ = c.Process.Kill() // it may have ended
		_ = c.Wait()
		if _, err := os.Stat(d.db + ".proof/log.jsonl"); err == nil {
			if _, sound := d.verify(""); !sound {
				unlogged++
			}
		}
	}
	if out, err := exec.Command(d.program, "ingest", "--db", d.db, "--no-events", input).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	if said, sound := d.verify(""); !sound || loggedReports(t, d.db) != reports {
		t.Errorf("%d of %d reports are logged\n%s", loggedReports(t, d.db), reports, said)
	}
	t.Logf("%d of %d kills left reports that were not logged", unlogged, kills)
}

// killedWhenAsked runs a watch and kills it when the papers were asked some more times, and a little later.
func (d *watchDesk) killedWhenAsked(all []*paper, args []string, more int) bool {
	asked := func() (n int) {
		for _, p := range all {
			p.with(func() {
				for _, times := range p.asked {
					n += times
				}
			})
		}
		return n
	}
	from := asked()
	c := d.command(args...)
	if err := c.Start(); err != nil {
		d.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	late := time.Now().Add(5 * time.Second) // one that goes on may have nothing to ask for
	for asked() < from+more && time.Now().Before(late) {
		select {
		case <-ended:
			return false
		case <-time.After(2 * time.Millisecond):
		}
	}
	time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
	_ = c.Process.Kill() // it may have ended
	<-ended
	return c.ProcessState.ExitCode() == -1
}

// verify checks the record and that a head of before is in the log. What may be wrong after a kill is the end of the newest file and of the log.
func (d *watchDesk) verify(head string) (said string, sound bool) {
	d.Helper()
	args := []string{"verify", "--db", d.db}
	if head != "" {
		args = append(args, "--head", head)
	}
	out, err := exec.Command(d.program, args...).CombinedOutput()
	for line := range strings.Lines(string(out)) {
		lawful := strings.Contains(line, "a program that was killed leaves such an end") || strings.Contains(line, "failed, listed above") || strings.Contains(line, "; head ")
		if err != nil && !lawful {
			d.Errorf("verify: %s", line)
		}
	}
	return string(out), err == nil
}

// everyPageOnce holds the record against the papers and the WARC files.
func (d *watchDesk) everyPageOnce(all []*paper, pages int) {
	d.Helper()
	answers := readWARCs(d.T, d.db+".proof/archive", false)
	seen := map[string]int{}
	d.open(func(st *sqlite.Store) {
		captures, err := st.Captures(d.Context())
		if err != nil {
			d.Fatal(err)
		}
		d.each(func(r tawatur.Report) {
			seen[r.URL]++
			if len(captures[r.ID]) == 0 {
				d.Errorf("%s has no capture", r.URL)
			}
			for _, c := range captures[r.ID] {
				a, there := answers[fmt.Sprintf("%s:%d", c.File, c.Offset)]
				if !there || a.url != r.URL || a.payload != c.SHA256 || !strings.Contains(a.body, r.Text) {
					d.Errorf("%s: its capture %+v is not in the archive, or is another: %+v", r.URL, c, a)
				}
			}
		})
	})
	for _, p := range all {
		for n := 1; n <= pages; n++ {
			if url := fmt.Sprintf("%s/news/%d", p.URL, n); seen[url] != 1 {
				d.Errorf("%s is there %d times", url, seen[url])
			}
		}
	}
	if len(seen) != len(all)*pages {
		d.Errorf("%d pages", len(seen))
	}
}

// warcAnswer is what the test's own reader finds in a record.
type warcAnswer struct{ url, payload, body string }

// readWARCs reads all WARC files of a folder with the standard library alone, checks every digest in them, and returns the answers by file and byte; a
// revisit has the content that it points to. torn lets the last file end in the middle.
func readWARCs(t *testing.T, dir string, torn bool) map[string]warcAnswer {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	out, byID := map[string]warcAnswer{}, map[string]warcAnswer{}
	for i, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(data); {
			plain, length, err := gunzipOne(data[at:])
			if err != nil {
				if !torn || i < len(files)-1 {
					t.Errorf("%s at byte %d: %v", name, at, err)
				}
				break
			}
			if a, id, err := readRecord(plain, byID); err != nil {
				t.Errorf("%s at byte %d: %v", name, at, err)
			} else if id != "" {
				byID[id] = a
				out[fmt.Sprintf("%s:%d", filepath.Base(name), at)] = a
			}
			at += length
		}
	}
	return out
}

// gunzipOne unpacks the first member of some bytes and says how long it is.
func gunzipOne(b []byte) (plain []byte, length int, err error) {
	in := bytes.NewReader(b) // has ReadByte: gzip takes no byte too many
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, 0, err
	}
	z.Multistream(false)
	plain, err = io.ReadAll(z)
	return plain, len(b) - in.Len(), err
}

// readRecord reads one record and checks its digests; id is "" where it is no answer.
func readRecord(plain []byte, byID map[string]warcAnswer) (a warcAnswer, id string, err error) {
	br := bufio.NewReader(bytes.NewReader(plain))
	if first, _ := br.ReadString('\n'); first != "WARC/1.1\r\n" {
		return a, "", fmt.Errorf("it begins with %q", first)
	}
	head, err := textproto.NewReader(br).ReadMIMEHeader()
	if err != nil {
		return a, "", err
	}
	rest, err := io.ReadAll(br)
	if err != nil {
		return a, "", err
	}
	size, err := strconv.Atoi(head.Get("Content-Length"))
	if err != nil || size != len(rest)-4 || string(rest[size:]) != "\r\n\r\n" {
		return a, "", fmt.Errorf("its length is %q and it has %d bytes", head.Get("Content-Length"), len(rest))
	}
	block := rest[:size]
	if sum := fmt.Sprintf("sha256:%x", sha256.Sum256(block)); head.Get("WARC-Block-Digest") != sum {
		return a, "", errors.New("the digest of its block is another")
	}
	kind := head.Get("WARC-Type")
	if kind != "response" && kind != "revisit" {
		return a, "", nil
	}
	a, id = warcAnswer{url: head.Get("WARC-Target-URI")}, head.Get("WARC-Record-ID")
	if kind == "revisit" {
		first, there := byID[head.Get("WARC-Refers-To")]
		if !there || "sha256:"+first.payload != head.Get("WARC-Payload-Digest") {
			return a, "", errors.New("a revisit of what is not there")
		}
		a.payload, a.body = first.payload, first.body
		return a, id, nil
	}
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(block)), nil)
	if err != nil {
		return a, "", err
	}
	defer res.Body.Close()
	payload, err := io.ReadAll(res.Body)
	if err != nil {
		return a, "", err
	}
	a.payload = fmt.Sprintf("%x", sha256.Sum256(payload))
	if "sha256:"+a.payload != head.Get("WARC-Payload-Digest") {
		return a, "", errors.New("the digest of its payload is another")
	}
	if res.Header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(bytes.NewReader(payload))
		if err != nil {
			return a, "", err
		}
		if payload, err = io.ReadAll(z); err != nil {
			return a, "", err
		}
	}
	a.body = string(payload)
	return a, id, nil
}
