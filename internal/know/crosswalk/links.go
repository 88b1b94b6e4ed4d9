package crosswalk

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the archive is embedded
	"fmt"
	"io"
	"strings"

	"tawatur/internal/tsv"
)

//go:embed data/links.tsv.gz
var links []byte

// Links is the ids that other gazetteers give to the places of ours, by our ids.
type Links map[string]Place

// LoadLinks reads the embedded archive, which `go run ./internal/tools/mkgazetteer` writes.
func LoadLinks() (Links, error) {
	z, err := gzip.NewReader(bytes.NewReader(links))
	if err != nil {
		return nil, fmt.Errorf("crosswalk: links: %w", err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("crosswalk: links: %w", err)
	}
	out := Links{}
	for _, c := range tsv.Rows(string(text)) {
		if len(c) != 3 {
			return nil, fmt.Errorf("crosswalk: links: %q: %d columns, want 3", c[0], len(c))
		}
		out[c[0]] = Place{GeoNames: c[1], Wikidata: c[2]}
	}
	return out, nil
}

// WriteLinks writes an archive; rows are id, GeoNames id and Wikidata id. The same rows give the same bytes.
func WriteLinks(w io.Writer, rows [][3]string) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("crosswalk: links: %w", err)
	}
	var b strings.Builder
	b.WriteString("id\tgeonames\twikidata\n")
	for _, r := range rows {
		b.WriteString(r[0] + "\t" + r[1] + "\t" + r[2] + "\n")
	}
	if _, err := io.WriteString(z, b.String()); err != nil {
		return fmt.Errorf("crosswalk: links: %w", err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("crosswalk: links: %w", err)
	}
	return nil
}
