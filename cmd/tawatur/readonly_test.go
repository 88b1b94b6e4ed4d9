//go:build linux

package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user who owns nothing.
const nobody = 65534

// medium runs the command on a record that it may read and not write.
type medium struct {
	dir, db string
	// run is the command with its arguments, as it is to be executed.
	run func(args ...string) *exec.Cmd
}

// mediums are the ways in which a record cannot be written that can be had here.
func mediums(t *testing.T) map[string]medium {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "tawatur-readonly-") // not t.TempDir, into which others may not look
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, _ error) error { return os.Chmod(path, 0o755) })
		_ = os.RemoveAll(dir)
	})
	program := filepath.Join(dir, "tawatur")
	copyFile(t, self, program)
	record := filepath.Join(dir, "record")
	db := filepath.Join(record, "r.db")
	for _, step := range []error{os.Chmod(dir, 0o755), os.Chmod(program, 0o755), os.Mkdir(record, 0o755)} {
		if step != nil {
			t.Fatal(step)
		}
	}
	keptPage(t, program, db)
	out := map[string]medium{}
	out["rights"] = medium{record, db, func(args ...string) *exec.Cmd {
		c := exec.Command(program, args...)
		c.Dir = dir
		if os.Getuid() == 0 {
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		return c
	}}
	// a mount that only the command sees, for root too
	const mounted = `mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"`
	mount := func(args ...string) *exec.Cmd {
		return exec.Command("unshare", slices.Concat([]string{"-m", "sh", "-c", mounted, record, program}, args)...)
	}
	if b, err := mount("--version").CombinedOutput(); err != nil {
		t.Logf("NOTICE: nothing can be mounted here (%v %s): a medium that is mounted to be read only is not tried", err, b)
	} else {
		out["mount"] = medium{record, db, mount}
	}
	return out
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// keptPage makes a record with a proof, and takes the rights to write from it.
func keptPage(t *testing.T, program, db string) {
	t.Helper()
	const page = `<html><head><title>قصف</title><meta property="article:published_time" content="2024-08-10T08:30:00+03:00"></head>
<body><article><p>قصفت المدفعية قرية النخلة صباح اليوم، وقتل القصف ثلاثة مدنيين وفق مصدر طبي في البلدة.</p></article></body></html>`
	crawl := filepath.Join(filepath.Dir(filepath.Dir(db)), "crawl.warc")
	content := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
	if err := os.WriteFile(crawl, warcRecord("https://outlet.example/1", content), 0o644); err != nil {
		t.Fatal(err)
	}
	if b, err := exec.Command(program, "ingest", "--db", db, "--keep", crawl).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, b)
	}
	if err := filepath.WalkDir(filepath.Dir(db), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chmod(path, 0o444)
	}); err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{db + ".proof/archive", db + ".proof", filepath.Dir(db)} {
		if err := os.Chmod(d, 0o555); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadOnly: a record on a medium that cannot be written is searched, explained, exported, packed, verified and served as any other, and not a byte of it
// changes. What would write says that it cannot.
func TestReadOnly(t *testing.T) {
	for name, m := range mediums(t) {
		t.Run(name, func(t *testing.T) {
			before := listing(t, m.dir)
			must := func(args ...string) string {
				t.Helper()
				c := m.run(args...)
				var errs strings.Builder
				c.Stderr = &errs
				out, err := c.Output()
				if err != nil {
					t.Fatalf("%v: %v\n%s", args, err, errs.String())
				}
				return string(out) + errs.String()
			}
			has := func(words, out string) {
				t.Helper()
				if !strings.Contains(out, words) {
					t.Errorf("%q is not in %s", words, out)
				}
			}
			has("1 copy", must("verify", "--db", m.db))
			has("النخلة", must("search", "--db", m.db, "النخلة"))
			events := must("export", "--db", m.db)
			has(`"id":"e-`, events)
			event := events[strings.Index(events, "e-"):][:len("e-0123456789ab")]
			has(event, must("explain", event, "--db", m.db))
			has("PK\x03\x04", must("export", "--db", m.db, "--wacz", event))
			must("changes", "--db", m.db)
			must("stories", "--db", m.db)
			must("export", "--db", m.db, "--as-known", "2024-08-11")
			for _, args := range [][]string{
				{"ingest", "--db", m.db, filepath.Join(m.dir, "..", "crawl.warc")}, {"rebuild", "--db", m.db}, {"redact", "--db", m.db, "--reason", "safety", "x"},
				{"stamp", "--db", m.db, "http://127.0.0.1:1/"},
			} {
				b, err := m.run(args...).CombinedOutput()
				if err == nil || !strings.Contains(string(b), "cannot be written where it lies") {
					t.Errorf("%v: %v %s", args, err, b)
				}
			}
			served(t, m, event)
			if after := listing(t, m.dir); !slices.Equal(before, after) {
				t.Errorf("files before and after:\n%v\n%v", before, after)
			}
		})
	}
}

// served asks a server for the pages of a record.
func served(t *testing.T, m medium, event string) {
	t.Helper()
	c := m.run("serve", "--db", m.db, "--listen", "localhost:0")
	said := &lockedBuffer{}
	c.Stderr = said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	at := address(t, said, done)
	for _, page := range []string{"/", "/events/" + event, "/events/" + event + ".json", "/health", "/api/v1/events"} {
		if got := get(t, at+page); got != 200 {
			t.Errorf("%s: %d", page, got)
		}
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Errorf("serve: %v", err)
	}
	if !strings.Contains(said.String(), "it is shown as it is now") || strings.Contains(said.String(), "level=ERROR") {
		t.Error(said.String())
	}
}

// listing has a line for each file below a folder: its name, when it was changed and what is in it.
func listing(t *testing.T, dir string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			out = append(out, path)
			return err
		}
		st, err := d.Info()
		if err != nil {
			return err
		}
		b, err := os.ReadFile(path)
		out = append(out, fmt.Sprintf("%s %s %x", path, st.ModTime(), sha256.Sum256(b)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTornCopy: a record that was copied without what was written last is not shown as if it were whole.
func TestTornCopy(t *testing.T) {
	for name, m := range mediums(t) {
		if err := os.Chmod(m.dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(m.db+"-wal", []byte("what was written last"), 0o444); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(m.dir, 0o555); err != nil {
			t.Fatal(err)
		}
		b, err := m.run("search", "--db", m.db, "النخلة").CombinedOutput()
		if err == nil || !strings.Contains(string(b), "r.db-wal, which can only be taken up where both can be written") {
			t.Errorf("%s: %v %s", name, err, b)
		}
	}
}
