// Command mkgazetteer writes the gazetteer's archive from lists of places in tab-separated files.
//
//	go run ./internal/tools/mkgazetteer -geo ../shared/data/geo -out internal/know/gazetteer/data/places.tsv.gz
//
// It keeps all of Syria, every named place of Iraq, Yemen, Lebanon and Palestine, and the divisions and towns of the
// other countries. Rows without an Arabic name and rows under a share-alike database licence are left out. The same
// input gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	geo := flag.String("geo", "../shared/data/geo", "folder with syria_places.tsv and countries/")
	out := flag.String("out", "internal/know/gazetteer/data/places.tsv.gz", "archive to write")
	links := flag.String("links", "internal/know/crosswalk/data/links.tsv.gz", "archive of the places' ids in other gazetteers to write")
	flag.Parse()
	if err := run(*geo, *out, *links); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run builds the archives in memory and writes each in one piece.
func run(geo, out, links string) error {
	b, err := build(geo)
	if err != nil {
		return err
	}
	for _, f := range []struct {
		path string
		data []byte
	}{{out, b.archive}, {links, b.links}} {
		if err := os.WriteFile(f.path, f.data, 0o644); err != nil {
			return fmt.Errorf("mkgazetteer: %w", err)
		}
	}
	fmt.Printf("%d places, %d bytes: %s; %d bytes: %s\n", b.places, len(b.archive), out, len(b.links), links)
	return nil
}
