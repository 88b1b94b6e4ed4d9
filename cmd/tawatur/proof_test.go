package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/acquire"
	"tawatur/internal/pipeline"
	"tawatur/internal/proof"
	"tawatur/internal/proof/chain/chaintest"
	"tawatur/internal/proof/ledger"
	"tawatur/internal/proof/timestamp/tsatest"
	"tawatur/internal/read/claim"
	"tawatur/internal/store/sqlite"
)

// fetchedOf DB URL=PAGE... keeps pages in the proof of a record as if they had been fetched, a minute after one another, and takes
// those that are HTML into the record.
func fetchedOf(ts *testscript.TestScript, _ bool, args []string) {
	db := ts.MkAbs(args[0])
	k, err := proof.Open(proof.Dir(db), proof.Options{})
	for range 100 { // what another test starts at this moment has the lock of before until it is itself
		if !errors.Is(err, proof.ErrBusy) {
			break
		}
		time.Sleep(20 * time.Millisecond)
		k, err = proof.Open(proof.Dir(db), proof.Options{})
	}
	check(ts, err)
	st, err := sqlite.Open(context.Background(), db)
	check(ts, err)
	rd, err := claim.NewReader()
	check(ts, err)
	reports, err := ledger.Open(context.Background(), st, k, ledger.Options{})
	check(ts, err)
	at := time.Date(2024, 8, 10, 9, 0, 0, 0, time.UTC)
	for i, a := range args[1:] {
		cut := strings.LastIndex(a, "=") // an address may have some
		uri, name := a[:cut], a[cut+1:]
		page := ts.ReadFile(name)
		kind, isPage := "application/rss+xml", strings.HasSuffix(name, ".html")
		if isPage {
			kind = "text/html; charset=utf-8"
		}
		head := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", kind, len(page))
		ex := proof.Exchange{URL: uri, At: at.Add(time.Duration(i) * time.Minute), IP: "192.0.2.1", Response: []byte(head + page),
			Request: []byte("GET " + uri + " HTTP/1.1\r\nHost: outlet.example\r\n\r\n")}
		c, err := k.Keep(ex)
		check(ts, err)
		if !isPage {
			continue
		}
		items := acquire.Captured(uri, "text/html; charset=utf-8", []byte(page), ex.At, acquire.Options{})
		for i := range items {
			items[i].Capture = &c
		}
		line := pipeline.Line{Reader: rd, Fail: func(it acquire.Item) { check(ts, it.Err) }, Note: func(string) {}}
		_, err = line.Ingest(context.Background(), slices.Values(items), reports.Writer(st))
		check(ts, err)
	}
	check(ts, st.Close())
	check(ts, k.Close())
}

// oldLog DB takes out of the log beside a record what it tells of reports, as older versions wrote it.
func oldLog(ts *testscript.TestScript, _ bool, args []string) {
	check(ts, chaintest.Old(filepath.Join(proof.Dir(ts.MkAbs(args[0])), "log.jsonl")))
}

// flip FILE WORD changes one bit of the first place in a file where a word stands.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	b, err := os.ReadFile(name)
	check(ts, err)
	i := strings.Index(string(b), args[1])
	if i < 0 {
		ts.Fatalf("%s is not in %s", args[1], args[0])
	}
	b[i+1] ^= 1
	check(ts, os.WriteFile(name, b, 0o600))
}

// doSQL FILE STATEMENT changes a record behind the program's back.
func doSQL(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	check(ts, err)
	_, err = db.Exec(args[1])
	check(ts, err)
	check(ts, db.Close())
}

// headOf DB NAME sets a variable to the head of the log beside a record.
func headOf(ts *testscript.TestScript, _ bool, args []string) {
	f, err := proof.Check(proof.Dir(ts.MkAbs(args[0])), proof.CheckOptions{})
	check(ts, err)
	ts.Setenv(args[1], f.Head)
}

// reportOf DB URL NAME sets a variable to the id of the report of an address.
func reportOf(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	check(ts, err)
	defer db.Close()
	var id string
	check(ts, db.QueryRow("SELECT id FROM reports WHERE json ->> '$.url' = ?", args[1]).Scan(&id))
	ts.Setenv(args[2], id)
}

// idWith DB WORDS NAME sets a variable to the id of the report with some words in its text.
func idWith(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	check(ts, err)
	defer db.Close()
	var id string
	check(ts, db.QueryRow("SELECT id FROM reports WHERE instr(json ->> '$.text', ?)", args[1]).Scan(&id))
	ts.Setenv(args[2], id)
}

// forge DB WORDS OTHERS puts other words into texts of a record, gives these texts the hash that they then have, and takes away the claims that quote them: as
// somebody does who knows the program and may write the file.
func forge(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	check(ts, err)
	defer db.Close()
	rows, err := db.Query("SELECT id, json FROM reports WHERE instr(json, ?)", args[1])
	check(ts, err)
	docs := map[string]string{}
	for rows.Next() {
		var id, doc string
		check(ts, rows.Scan(&id, &doc))
		docs[id] = doc
	}
	check(ts, rows.Err())
	for id, doc := range docs {
		var r map[string]any
		check(ts, json.Unmarshal([]byte(doc), &r))
		r["text"] = strings.ReplaceAll(r["text"].(string), args[1], args[2])
		r["text_sha256"] = tawatur.HashText(r["text"].(string))
		b, err := json.Marshal(r)
		check(ts, err)
		_, err = db.Exec("UPDATE reports SET json = ?, text_hash = ? WHERE id = ?", string(b), r["text_sha256"], id)
		check(ts, err)
		_, err = db.Exec("DELETE FROM claims WHERE report = ?", id)
		check(ts, err)
	}
	if len(docs) == 0 {
		ts.Fatalf("%s is in no text", args[1])
	}
}

// holds DB WORDS fails unless words stand in the record and in what its archive unpacks to; absent fails where any of them do, in any
// spelling in which the program writes text.
func holds(ts *testscript.TestScript, _ bool, args []string) {
	found := where(ts, args[0], args[1])
	if !slices.ContainsFunc(found, func(f string) bool { return strings.HasSuffix(f, ".db") || strings.HasSuffix(f, "-wal") }) ||
		!slices.ContainsFunc(found, func(f string) bool { return strings.HasSuffix(f, ".warc.gz") }) {
		ts.Fatalf("%q is only in %q", args[1], found)
	}
}

func absent(ts *testscript.TestScript, _ bool, args []string) {
	if found := where(ts, args[0], args[1]); len(found) > 0 {
		ts.Fatalf("%q is still in %q", args[1], found)
	}
}

// where lists the files of a record and its proof that hold some words.
func where(ts *testscript.TestScript, name, words string) (found []string) {
	db := ts.MkAbs(name)
	ascii := strconv.QuoteToASCII(words)
	spellings := []string{words, arabic.Fold(words), url.QueryEscape(words), url.PathEscape(words), ascii[1 : len(ascii)-1]}
	files, err := filepath.Glob(db + "*")
	check(ts, err)
	for _, f := range files {
		check(ts, filepath.WalkDir(f, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if z, err := gzip.NewReader(bytes.NewReader(b)); err == nil {
				plain, err := io.ReadAll(z)
				if err != nil {
					return err
				}
				b = append(b, plain...)
			}
			for _, s := range spellings {
				if bytes.Contains(b, []byte(s)) {
					found = append(found, path)
				}
			}
			return nil
		}))
	}
	return found
}

// waczOf FILE FOLDER unpacks a WACZ file, lists what is in it, and checks the hashes that it gives.
func waczOf(ts *testscript.TestScript, _ bool, args []string) {
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	check(ts, err)
	defer z.Close()
	for _, f := range z.File {
		r, err := f.Open()
		check(ts, err)
		b, err := io.ReadAll(r)
		check(ts, err)
		name := filepath.Join(ts.MkAbs(args[1]), filepath.FromSlash(f.Name))
		check(ts, os.MkdirAll(filepath.Dir(name), 0o755))
		check(ts, os.WriteFile(name, b, 0o600))
		fmt.Fprintln(ts.Stdout(), f.Name)
	}
	var pack struct {
		Resources []struct {
			Path, Hash string
			Bytes      int64
		}
	}
	check(ts, json.Unmarshal([]byte(ts.ReadFile(filepath.Join(args[1], "datapackage.json"))), &pack))
	if len(pack.Resources) != len(z.File)-2 {
		ts.Fatalf("%d files described of %d", len(pack.Resources), len(z.File)-2)
	}
	for _, r := range pack.Resources {
		b := ts.ReadFile(filepath.Join(args[1], r.Path))
		if r.Hash != "sha256:"+tawatur.HashText(b) || r.Bytes != int64(len(b)) {
			ts.Fatalf("%s is not as described", r.Path)
		}
	}
}

// readWACZ FILE reads a WACZ file with readers that are not ours, where they are installed: the ZIP reader of a viewer, and warcio.
func readWACZ(ts *testscript.TestScript, _ bool, args []string) {
	faults, notice := readByOthers("wacz", ts.MkAbs(args[0]))
	if notice != "" {
		ts.Logf("%s", notice)
	}
	if faults != "" {
		ts.Fatalf("%s", faults)
	}
}

// readByOthers reads a file with readers that are not ours; notice says that they are not installed.
func readByOthers(what, file string) (faults, notice string) {
	const dir = "../../internal/tools/readers"
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "warcio")); err != nil {
		return "", "NOTICE: the readers of npm are absent, `make readers` installs them; the " + what + " file is not read by them"
	}
	cmd := exec.Command("node", "read.mjs", what, file)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != "[]\n" {
		return fmt.Sprintf("%s %v", out, err), ""
	}
	return "", ""
}

// tsaAt NAME runs a time-stamping authority of our own on this machine until the test ends, and sets a variable to its address.
func tsaAt(t *testing.T) func(ts *testscript.TestScript, _ bool, args []string) {
	return func(ts *testscript.TestScript, _ bool, args []string) {
		s := httptest.NewServer(tsatest.New(t, time.Date(2024, 8, 10, 12, 0, 0, 0, time.UTC)))
		ts.Defer(s.Close)
		ts.Setenv(args[0], s.URL)
	}
}
