package actors

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// row is one line of a table with its cells by the header's names.
type row struct {
	file  string
	line  int
	cells map[string]string
}

func (r row) get(col string) string { return r.cells[col] }

// list splits a cell at its bars.
func (r row) list(col string) []string {
	var out []string
	for _, s := range strings.Split(r.cells[col], "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// each calls add for the rows of a table: lines of cells between tabs, the first of them the header, # for comments.
func each(fsys fs.FS, file string, add func(row) error) error { return eachOf(fsys, file, nil, add) }

// eachOf is each for a table whose header is not written in it; nil for one that has it.
func eachOf(fsys fs.FS, file string, header []string, add func(row) error) error {
	f, err := fsys.Open(file)
	if err != nil {
		return fmt.Errorf("actors: open table: %w", err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if header == nil {
			header = cells
			continue
		}
		r, err := newRow(file, n, header, cells)
		if err == nil {
			err = add(r)
		}
		if err != nil {
			return fmt.Errorf("actors: %w", err)
		}
	}
	return sc.Err()
}

func newRow(file string, line int, header, cells []string) (row, error) {
	r := row{file, line, make(map[string]string, len(cells))}
	if len(cells) > len(header) {
		return r, r.errorf("%d cells for %d columns", len(cells), len(header))
	}
	for i, c := range cells {
		r.cells[header[i]] = strings.TrimSpace(c)
	}
	return r, nil
}
