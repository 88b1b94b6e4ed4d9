// Package tsv reads the small tables that packages of the program carry with them.
package tsv

import "strings"

// Rows splits a table into rows of fields, comments ("#"), empty lines and the heading left out.
func Rows(s string) [][]string {
	var out [][]string
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out[min(1, len(out)):]
}
