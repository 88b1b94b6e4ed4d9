package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// root is the folder of the project, from this package's.
const root = "../../.."

// desk is the running program: the address of its pages, and the path of its record and of the program itself.
type desk struct {
	base, db, program string
}

// running is the desk that all tests share: it is only read. TestMain starts and ends it.
var running desk

func TestMain(m *testing.M) {
	code, err := serveWhile(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, "browser:", err)
		code = 1
	}
	os.Exit(code)
}

// serveWhile builds the program, makes a record, and serves it while run runs.
func serveWhile(run func() int) (int, error) {
	dir, err := os.MkdirTemp("", "tawatur-browser-")
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	running = desk{db: filepath.Join(dir, "record.db"), program: filepath.Join(dir, "tawatur")}
	if err := makeRecord(dir); err != nil {
		return 0, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	served := exec.CommandContext(ctx, running.program, "serve", "--db", running.db, "--listen", "127.0.0.1:0")
	said, err := served.StderrPipe()
	if err != nil {
		return 0, err
	}
	if err := served.Start(); err != nil {
		return 0, err
	}
	defer func() { cancel(); _ = served.Wait() }()
	if running.base, err = addressIn(said); err != nil {
		return 0, err
	}
	return run(), nil
}

// makeRecord builds the program, lets it read the samples and the hostile reports, and adds what a watch and archives bring.
func makeRecord(dir string) error {
	hostile := filepath.Join(dir, "hostile.jsonl")
	if err := os.WriteFile(hostile, hostileReports(), 0o600); err != nil {
		return err
	}
	for _, c := range [][]string{
		{"go", "build", "-o", running.program, root + "/cmd/tawatur"},
		{running.program, "ingest", "--db", running.db, root + "/samples", hostile},
	} {
		if out, err := exec.Command(c[0], c[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", strings.Join(c, " "), err, out)
		}
	}
	return takeIn()
}

// addressIn reads the address that the server says it listens on, and lets it say the rest to nobody.
func addressIn(said io.Reader) (string, error) {
	address := regexp.MustCompile(`http://[0-9.]+:[0-9]+`)
	lines := bufio.NewScanner(said)
	for lines.Scan() {
		if at := address.FindString(lines.Text()); at != "" {
			go func() { _, _ = io.Copy(io.Discard, said) }()
			return at, nil
		}
	}
	return "", fmt.Errorf("the server did not say where it listens: %v", lines.Err())
}

// hostileReports are reports of our own writing that try what a page of the archive might: to run, to reverse the reading
// order, to be endless.
func hostileReports() []byte {
	var out []byte
	for i, r := range []map[string]string{
		{"title": `<script>window.ran = 1</script><img src=x onerror="window.ran = 2">`,
			"text": `قُتل مدنيان في قصف على قرية الدحلة يوم 9 آب 2024 <script>window.ran = 3</script>، وفق مصادر محلية.`},
		{"title": "قتلى في القصف \u202egpj.exe",
			"text": "قتل ثلاثة أشخاص\u202e في \u2066قصف على مدينة القامشلي يوم 10 آب 2024\u2069، بحسب مصدر طبي."},
		{"title": "كلمة بلا نهاية", "text": "أصيب مدني في قصف على القامشلي يوم 11 آب 2024. " + strings.Repeat("لا", 1<<19)},
	} {
		r["id"], r["outlet"], r["published"] = fmt.Sprintf("hostile-%d", i+1), "عيّنة عدائية", "2024-08-12"
		line, err := json.Marshal(r)
		if err != nil {
			panic(err) // strings always encode
		}
		out = append(append(out, line...), '\n')
	}
	return out
}

// twin reads the JSON twin of a page into v.
func twin(t *testing.T, path string, v any) {
	t.Helper()
	client := http.Client{Timeout: time.Minute}
	answer, err := client.Get(running.base + path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", path, answer.Status)
	}
	if err := json.NewDecoder(answer.Body).Decode(v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}
