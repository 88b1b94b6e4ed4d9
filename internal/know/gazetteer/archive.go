package gazetteer

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// archiveHead is the first line of an archive: its version and its columns.
const archiveHead = "#tawatur-gazetteer-1\tid name_ar alts name_en type lat lon country adm1 adm1_ar adm1_en adm2 adm2_ar adm3 adm3_ar pcode population"

// archiveColumns is the number of columns of a line.
const archiveColumns = 17

// WriteArchive writes places as gzipped lines of tab-separated columns, in the order given. The same places give the
// same bytes. It fails when a field holds a tab or a line end, or when w does.
func WriteArchive(w io.Writer, places []Place) error {
	zw, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("write gazetteer: %w", err)
	}
	b := bufio.NewWriter(zw)
	fmt.Fprintln(b, archiveHead)
	for i := range places {
		line := strings.Join(places[i].columns(), "\t")
		if strings.Count(line, "\t") != archiveColumns-1 || strings.ContainsAny(line, "\r\n") {
			return fmt.Errorf("write gazetteer: place %q: tab or line end in a field", places[i].ID)
		}
		fmt.Fprintln(b, line)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write gazetteer: %w", err)
	}
	if err := zw.Close(); err != nil {
		return fmt.Errorf("write gazetteer: %w", err)
	}
	return nil
}

// columns returns the fields in the order of archiveHead.
func (p *Place) columns() []string {
	pop := ""
	if p.Population > 0 {
		pop = strconv.Itoa(p.Population)
	}
	return []string{p.ID, p.NameAR, strings.Join(p.Alts, "|"), p.NameEN, p.Type, degrees(p.Lat), degrees(p.Lon),
		p.Country, p.ADM1, p.ADM1AR, p.ADM1EN, p.ADM2, p.ADM2AR, p.ADM3, p.ADM3AR, p.PCode, pop}
}

// degrees writes a coordinate to about ten metres.
func degrees(d float64) string { return strconv.FormatFloat(d, 'f', 4, 64) }

// roomForExtra is how many places of the hand-written file find room behind those of an archive without copying them all.
const roomForExtra = 4096

// readArchive reads what WriteArchive wrote.
func readArchive(r io.Reader) ([]Place, error) {
	zr, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("read gazetteer: %w", err)
	}
	raw, err := io.ReadAll(zr)
	if err != nil {
		return nil, fmt.Errorf("read gazetteer: %w", err)
	}
	head, rest, _ := strings.Cut(string(raw), "\n")
	if head != archiveHead {
		return nil, fmt.Errorf("read gazetteer: unknown version %.40q", head)
	}
	out := make([]Place, 0, strings.Count(rest, "\n")+roomForExtra)
	for n := 2; rest != ""; n++ {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		p, err := parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("read gazetteer: line %d: %w", n, err)
		}
		out = append(out, p)
	}
	return out, nil
}

// parseLine reads one line of an archive.
func parseLine(line string) (Place, error) {
	c := strings.Split(line, "\t")
	if len(c) != archiveColumns {
		return Place{}, fmt.Errorf("%d columns, want %d", len(c), archiveColumns)
	}
	lat, lon, err := parsePoint(c[5], c[6])
	if err != nil {
		return Place{}, err
	}
	p := Place{ID: c[0], NameAR: c[1], NameEN: c[3], Type: c[4], Precision: precisionOf(c[4]), Lat: lat, Lon: lon,
		Country: c[7], ADM1: c[8], ADM1AR: c[9], ADM1EN: c[10], ADM2: c[11], ADM2AR: c[12], ADM3: c[13], ADM3AR: c[14], PCode: c[15]}
	if c[2] != "" {
		p.Alts = strings.Split(c[2], "|")
	}
	if c[16] != "" {
		if p.Population, err = strconv.Atoi(c[16]); err != nil {
			return Place{}, fmt.Errorf("population: %w", err)
		}
	}
	return p, nil
}

// parsePoint reads a latitude and a longitude in degrees.
func parsePoint(lat, lon string) (float64, float64, error) {
	a, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return 0, 0, fmt.Errorf("latitude: %w", err)
	}
	o, err := strconv.ParseFloat(lon, 64)
	if err != nil {
		return 0, 0, fmt.Errorf("longitude: %w", err)
	}
	if a < -90 || a > 90 || o < -180 || o > 180 {
		return 0, 0, fmt.Errorf("point %s,%s is not on the globe", lat, lon)
	}
	return a, o, nil
}
