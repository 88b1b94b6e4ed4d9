package warc

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Field is one line of a record's head.
type Field struct{ Name, Value string }

// Append appends a record of WARC 1.1 to b, as it stands in a file that is not compressed. Content-Length is added. A value that
// would break its line is an error.
func Append(b []byte, head []Field, content []byte) ([]byte, error) {
	b = append(b, "WARC/1.1\r\n"...)
	for _, f := range head {
		if strings.ContainsAny(f.Value, "\r\n\x00") {
			return nil, fmt.Errorf("the field %s would break its line: %q", f.Name, f.Value)
		}
		b = append(b, f.Name+": "+f.Value+"\r\n"...)
	}
	b = fmt.Appendf(b, "Content-Length: %d\r\n\r\n", len(content))
	b = append(b, content...)
	return append(b, "\r\n\r\n"...), nil
}

// Pack returns a record as a gzip member of its own, as .warc.gz files are made of; the same record gives the same bytes.
func Pack(head []Field, content []byte) ([]byte, error) {
	plain, err := Append(nil, head, content)
	if err != nil {
		return nil, err
	}
	return Member(plain)
}

// Plain returns a record of any file byte for byte as it stood there, head and content, but not compressed. content is all that the caller has read
// from Body.
func (rec *Record) Plain(content []byte) ([]byte, error) {
	if rec.size != int64(len(content)) {
		return nil, fmt.Errorf("copy the record at byte %d: %d bytes of %d were read", rec.Offset, len(content), rec.size)
	}
	return slices.Concat(rec.raw, content, []byte("\r\n\r\n")), nil
}

// Member packs a record that is not compressed as a gzip member of its own.
func Member(plain []byte) ([]byte, error) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(plain); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
