package source

import (
	"errors"
	"strings"
	"testing"
)

func TestProof(t *testing.T) {
	for text, want := range map[string]string{
		"[proof]\n": "",
		"[proof]\nfolder = \"/mnt/x\"\nwarc_size = \"1.5 gb\"\n": "",
		"[proof]\nwarc_size = \"100KB\"":                         "f:2: warc_size: \"100KB\": want a size from 1MB to 100GB",
		"[proof]\nwarc_size = \"0MB\"":                           "f:2: warc_size: \"0MB\": want a size from 1MB to 100GB",
		"\n[proof]\nwarc_size = 5":                               "f:3: warc_size: want a text in quotation marks",
		"[proof]\nwarc_size = \"-1GB\"":                          "f:2: warc_size: \"-1GB\": want a size such as \"500MB\" or \"1GB\"",
		"[proof]\nwarc_size = \"9e99GB\"":                        "f:2: warc_size: \"9e99GB\": want a size such as \"500MB\" or \"1GB\"",
		"[proof]\nwarc-size = \"1GB\"":                           "f:2: unknown key \"warc-size\"; did you mean \"warc_size\"?",
		"[proof]\nfolder = \"a\\u0000b\"":                        "f:2: folder: want the path of a folder",
		"[proof]\ntimestamp = \"tsa.example\"":                   "f:2: timestamp:",
		"[proof]\ntimestamp = \"http://127.0.0.1/\"":             "f:2: timestamp:",
		"proof = 3":                 "f:1: proof: want a table",
		"[[proof]]\nfolder = \"x\"": "f:1: proof: want a table",
		"[[source]]\nid = \"proof\"\nname = \"a\"\ndisabled = true\n": "f:2: id \"proof\": that is the name of the table",
	} {
		_, err := Parse("f", []byte(text), Options{})
		switch {
		case want == "" && err != nil, want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)):
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// TestProofIsEdited: one key changes, and the rest of the file stays as it was.
func TestProofIsEdited(t *testing.T) {
	const source = "# mine\n[[source]]\nid = \"a\"\nname = \"A\"\nfeeds = [\"https://a.example/f\"] # the feed\n"
	d := document(t, source)
	for _, step := range []struct{ key, value, want string }{
		{"warc_size", "2GB", source + "\n[proof]\nwarc_size = \"2GB\"\n"},
		{"folder", "../evidence", source + "\n[proof]\nwarc_size = \"2GB\"\nfolder = \"../evidence\"\n"},
		{"warc_size", "1MB", source + "\n[proof]\nwarc_size = \"1MB\"\nfolder = \"../evidence\"\n"},
		{"folder", "", source + "\n[proof]\nwarc_size = \"1MB\"\n"},
		{"timestamp", "", source + "\n[proof]\nwarc_size = \"1MB\"\n"},
	} {
		values := []string{step.value}
		if step.value == "" {
			values = nil
		}
		if err := d.Set("proof", step.key, values...); err != nil || string(d.Bytes()) != step.want {
			t.Errorf("%s = %s: %v\n%s", step.key, step.value, err, d.Bytes())
		}
	}
	if err := d.Set("proof", "warc_size", "1"); err == nil {
		t.Error("an unsound value was written")
	}
	if err := d.Set("proof", "warc_size", "1MB", "2MB"); err == nil {
		t.Error("two values were written")
	}
	if err := d.Set("proof", "size", "1GB"); !errors.Is(err, ErrKey) {
		t.Error(err)
	}
	if err := d.Set("a", "every", "30m"); err != nil || d.File().Proof.WARCSize != 1_000_000 {
		t.Error(err, d.File().Proof)
	}
	if err := document(t, "proof = { folder = \"x\" }\n").Set("proof", "timestamp", "https://t.example/"); !errors.Is(err, ErrInline) {
		t.Error(err)
	}
	if err := document(t, "proof.folder = \"x\"\n").Set("proof", "folder", "y"); err != nil {
		t.Error(err)
	}
	if d := document(t, ""); d.Set("proof", "folder", "x") != nil || !strings.HasPrefix(string(d.Bytes()), newFile) {
		t.Errorf("%s", d.Bytes())
	}
}
