package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// csvRows writes a table as RFC 4180 with a line of column names.
type csvRows struct {
	w     *csv.Writer
	kinds []string
	line  []string
}

func newCSV(w io.Writer, t Table) (rowWriter, error) {
	c := &csvRows{w: csv.NewWriter(w), line: make([]string, len(t.Columns))}
	for i, col := range t.Columns {
		c.line[i] = col.Name
		c.kinds = append(c.kinds, col.Kind)
	}
	return c, c.w.Write(c.line)
}

func (c *csvRows) row(values []any) error {
	for i, v := range values {
		c.line[i] = inert(cellText(v), c.kinds[i])
	}
	return c.w.Write(c.line)
}

func (c *csvRows) end() error {
	c.w.Flush()
	return c.w.Error()
}

// cellText writes a value as text, "" for unknown.
func cellText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case []string:
		return strings.Join(v, "|")
	}
	return ""
}

// inert puts an apostrophe before a text that a spreadsheet would take for a formula. Numbers and days stay as they are.
func inert(s, kind string) string {
	if (kind == kindText || kind == kindList) && s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
