package source

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Proof says how what is fetched is kept: the table [proof]. What is left out is as it is by default.
type Proof struct {
	// Folder is where proofs are made, "" for beside the record. It may be relative to the folder of the file.
	Folder string
	// WARCSize is how many bytes a WARC file grows to before the next is begun, 0 by default.
	WARCSize int64
	// Timestamp is the address of a time-stamping authority, "" for none.
	Timestamp string
}

// The least and the largest WARC file.
const (
	LeastWARC   = 1_000_000
	LargestWARC = 100_000_000_000
)

// proofTable is the name of the table, which no source may have as its id: [Document.Set] tells them apart by it.
const proofTable = "proof"

func (d *decoder) proof(at []string, v any) {
	p := &d.file.Proof
	d.table(at, v, []field{{"folder", d.text(&p.Folder)}, {"warc_size", d.size(&p.WARCSize)}, {"timestamp", d.text(&p.Timestamp)}})
	if strings.ContainsFunc(p.Folder, unicode.IsControl) {
		d.wrong(under(at, "folder"), "folder: want the path of a folder")
	}
	if p.Timestamp != "" {
		d.checkAddress(under(at, "timestamp"), p.Timestamp)
	}
}

func (d *decoder) size(to *int64) func([]string, any) {
	return func(at []string, v any) {
		var s string
		d.text(&s)(at, v)
		n, err := ParseSize(s)
		if err != nil {
			d.wrong(at, "%s: %v", last(at), err)
		}
		*to = n
	}
}

// ParseSize reads the size of a WARC file: "500MB", "1GB", "1GiB".
func ParseSize(s string) (int64, error) {
	units := map[string]float64{"KB": 1e3, "MB": 1e6, "GB": 1e9, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30}
	m := regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)?) ?([A-Z]+)$`).FindStringSubmatch(strings.ToUpper(strings.TrimSpace(s)))
	if m == nil || units[m[2]] == 0 {
		return 0, fmt.Errorf(`%q: want a size such as "500MB" or "1GB"`, s)
	}
	number, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return 0, fmt.Errorf("%q: %w", s, err)
	}
	n := math.Round(number * units[m[2]])
	if n < LeastWARC || n > LargestWARC {
		return 0, fmt.Errorf("%q: want a size from 1MB to 100GB", s)
	}
	return int64(n), nil
}

// setProof gives a key of the table [proof] a value, or takes it out.
func (d *Document) setProof(key string, values []string) error {
	keys := []string{"folder", "timestamp", "warc_size"}
	if !slices.Contains(keys, key) {
		return fmt.Errorf("%q: %w%s", key, ErrKey, suggestion(key, keys))
	}
	value := ""
	if len(values) > 0 {
		var err error
		if value, err = oneText(values); err != nil {
			return fmt.Errorf("%s %w", key, err)
		}
	}
	if s, ok := d.statement([]string{proofTable, key}); ok {
		return d.put(d.replaced(s, value))
	}
	if value == "" {
		return nil // it is not there
	}
	s, ok := d.statement([]string{proofTable})
	switch {
	case ok && !s.header:
		return fmt.Errorf("[proof] %w", ErrInline)
	case ok:
		return d.put(d.inserted(d.lastKey(s), key+" = "+value))
	}
	text := d.text
	if strings.TrimSpace(text) == "" {
		text = newFile
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return d.put(text + "\n[proof]\n" + key + " = " + value + "\n")
}
