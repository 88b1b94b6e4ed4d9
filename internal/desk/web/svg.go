package web

import (
	"strconv"
	"strings"
)

// svgPath writes a path of commands and coordinates.
func svgPath(parts ...any) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch p := p.(type) {
		case string:
			b.WriteString(p)
		case int:
			b.WriteString(strconv.Itoa(p))
		}
	}
	return b.String()
}

// mirrored turns a path of absolute pairs of coordinates round within a width.
func mirrored(path string, width int) string {
	fields, x := strings.Fields(path), true
	for i, f := range fields {
		v, err := strconv.Atoi(f)
		if err != nil {
			x = true
			continue
		}
		if x {
			fields[i] = strconv.Itoa(width - v)
		}
		x = !x
	}
	return strings.Join(fields, " ")
}
