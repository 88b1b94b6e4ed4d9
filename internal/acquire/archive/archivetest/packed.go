package archivetest

import (
	"bytes"
	"compress/gzip"

	"github.com/klauspost/compress/zstd"
)

// Gzip packs each part by itself, one behind the other, as crawlers pack records.
func Gzip(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(p)) // a buffer takes everything
		_ = z.Close()
	}
	return b.String()
}

// Zstd is [Gzip] with frames of Zstandard.
func Zstd(parts ...string) string {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	var b []byte
	for _, p := range parts {
		b = z.EncodeAll([]byte(p), b)
	}
	return string(b)
}
