package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// warcRecord makes a record as a crawler does.
func warcRecord(uri, content string) []byte {
	return fmt.Appendf(nil, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-08-10T09:00:00Z\r\n"+
		"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", uri, len(content), content)
}

// warcOf FILE URL=PAGE... writes a web archive, packed if its name says so, of the pages in files.
func warcOf(ts *testscript.TestScript, _ bool, args []string) {
	var out bytes.Buffer
	for _, a := range args[1:] {
		uri, name, _ := strings.Cut(a, "=")
		content := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + ts.ReadFile(name)
		record := warcRecord(uri, content)
		if !strings.HasSuffix(args[0], ".gz") {
			out.Write(record)
			continue
		}
		z := gzip.NewWriter(&out)
		_, err := z.Write(record)
		check(ts, err)
		check(ts, z.Close())
	}
	check(ts, os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o600))
}
