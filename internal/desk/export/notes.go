package export

import (
	"fmt"
	"strconv"
	"strings"

	"tawatur"
	"tawatur/internal/count"
)

// notes says in one line what an event is and who many tell it. It quotes no report.
func notes(e tawatur.Event) string {
	s := e.Title.EN
	if s == "" {
		s = e.Type
	}
	s += ". " + triple(e.Status)
	if f := disputedFields(e); len(f) > 0 {
		s += " Disputed: " + strings.Join(f, ", ") + "."
	}
	return s
}

// triple says how many reports, outlets and origins tell an event.
func triple(s tawatur.Status) string {
	outlets := count.Of(s.Outlets, "outlet")
	if s.Unnamed > 0 {
		outlets += fmt.Sprintf(" (%d of no named outlet)", s.Unnamed)
	}
	return fmt.Sprintf("Told by %s of %s, %s or more.", count.Of(s.Articles, "report"), outlets, count.Of(s.Origins, "independent origin"))
}

// areaWords says how fine a place is, with its radius.
func areaWords(p tawatur.EventPlace) string {
	if p.RadiusKM <= 0 {
		return p.Precision
	}
	return fmt.Sprintf("%s, within about %s km of the coordinates", p.Precision, strconv.FormatFloat(p.RadiusKM, 'f', -1, 64))
}
