// Package stamp reads dates of publication as feeds, mark-up, mails and exports write them for machines: ISO 8601, RFC 822,
// RFC 1123, RFC 850 and their common faults. It says of each how it is known. What a page prints for people is read by
// internal/read/layout.
//
//	p := stamp.Of("Sat, 10 Aug 2024 16:47:00 +0300") // *p.Value is "2024-08-10T16:47:00+03:00"
package stamp

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"tawatur"
	"tawatur/arabic"
)

// isoSeconds is a date-time whose zone is not known.
const isoSeconds = "2006-01-02T15:04:05"

// layouts are the forms of a publication date that are read, with the form in which each is kept. They are never changed.
var layouts = [...][2]string{
	{time.DateOnly, time.DateOnly}, {"2006/01/02", time.DateOnly}, {"20060102", time.DateOnly}, {"20060102T150405Z07:00", time.RFC3339},
	{"2006-01-02T15:04:05Z07", time.RFC3339}, {"2006-01-02 15:04:05 -0700 -07", time.RFC3339}, {"2006-01-02 15:04:05 -0700 MST", time.RFC3339},
	{time.RFC3339Nano, time.RFC3339}, {"2006-01-02T15:04Z07:00", time.RFC3339},
	{"2006-01-02T15:04:05.999Z0700", time.RFC3339}, {"2006-01-02T15:04Z0700", time.RFC3339},
	{"2006-01-02 15:04:05.999Z07:00", time.RFC3339}, {"2006-01-02 15:04:05.999 Z07:00", time.RFC3339},
	{"2006-01-02 15:04:05.999 -0700", time.RFC3339}, {"2006-01-02 15:04Z07:00", time.RFC3339},
	{"2006-01-02 15:04:05 UTC", time.RFC3339},
	{"2006-01-02T15:04:05.999", isoSeconds}, {"2006-01-02T15:04", isoSeconds},
	{"2006-01-02 15:04:05.999", isoSeconds}, {"2006-01-02 15:04", isoSeconds},
	{"2006/01/02 15:04:05", isoSeconds}, {"2006/01/02 15:04", isoSeconds},
	{"Mon, 2 Jan 2006 15:04:05 -0700", time.RFC3339}, {"Mon, 2 Jan 2006 15:04 -0700", time.RFC3339},
	{"2 Jan 2006 15:04:05 -0700", time.RFC3339}, {"2 Jan 06 15:04 -0700", time.RFC3339},
	{"Mon, 2 Jan 06 15:04:05 -0700", time.RFC3339},
	{"Mon, 2 Jan 2006 15:04:05", isoSeconds}, {"2 Jan 06 15:04", isoSeconds}, {"2 Jan 2006 15:04:05", isoSeconds},
	{"2 Jan 2006 15:04", isoSeconds}, {"Monday, 02-Jan-06 15:04:05", isoSeconds},
	{"Mon Jan 2 2006 15:04:05 GMT-0700", time.RFC3339}, {"Mon Jan 2 15:04:05 2006", isoSeconds}, {"Mon Jan 2 15:04:05 -0700 2006", time.RFC3339},
	{"Jan 2, 2006 3:04:05 PM", isoSeconds}, {"1/2/2006 3:04:05 PM", isoSeconds}, // as libraries write it for America
}

// likely reports whether a date may be of a layout: one that begins with the year has the layout's own marks behind the year and behind the
// day. To try a layout in vain costs an error.
func likely(layout, s string) bool {
	const year, day = "2006", "2006-01-02"
	return !strings.HasPrefix(layout, year) || alike(layout, s, len(year)) && alike(layout, s, len(day))
}

// alike reports whether a layout and a date have the same mark at a byte, a figure both, or both nothing.
func alike(layout, s string, at int) bool {
	if at >= len(layout) || at >= len(s) {
		return at >= len(layout) && at >= len(s)
	}
	return layout[at] == s[at] || isDigit(layout[at]) && isDigit(s[at])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// farthestZone is how many seconds a zone may be away from universal time: Kiribati is fourteen hours ahead.
const farthestZone = 14 * 60 * 60

// Parse reads a publication date as feeds and mark-up write it (ISO 8601, RFC 822, RFC 1123, RFC 850, and the
// date with the time behind a blank) and returns it as an ISO 8601 date or date-time, the latter with its zone if one was
// given. ok is false when it is none of these.
func Parse(s string) (iso string, ok bool) {
	s = strings.Join(strings.Fields(arabic.Digits(s)), " ")
	if i := strings.Index(s, " ("); i > 5 && strings.HasSuffix(s, ")") && strings.ContainsAny(s[i-5:i], "+-") {
		s = s[:i] // the name of the zone that stands before it as a number
	}
	if s == "" {
		return "", false
	}
	s, zoned := universal(s)
	for _, l := range layouts {
		if !likely(l[0], s) {
			continue
		}
		t, err := time.Parse(l[0], s)
		if _, offset := t.Zone(); err != nil || t.Year() < 1900 || max(offset, -offset) > farthestZone {
			continue
		}
		iso = t.Format(l[1])
		if zoned && l[1] == isoSeconds {
			iso += "Z"
		}
		return iso, true
	}
	return "", false
}

// universal takes a named zone off a date: the names of universal time are kept in mind, other names are ambiguous
// abbreviations that say nothing sure, and the time is then kept without a zone.
func universal(s string) (rest string, utc bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 || !strings.Contains(s, ":") {
		return s, false
	}
	name := s[i+1:]
	if len(name) < 1 || len(name) > 5 || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || name == "AM" || name == "PM" {
		return s, false
	}
	return s[:i], name == "GMT" || name == "UTC" || name == "UT" || name == "Z"
}

// Unix reads seconds or milliseconds since 1970, in as many figures as they have in our time, as a date-time in universal time.
func Unix(s string) (iso string, ok bool) {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "/Date("), ")/") // as .NET writes it, the zone of the machine behind
	if i := strings.IndexAny(s, "+-"); i == 13 {
		s = s[:i]
	}
	if len(s) != 10 && len(s) != 13 {
		return "", false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 {
		return "", false
	}
	if len(s) == 13 {
		n /= 1000
	}
	return time.Unix(n, 0).UTC().Format(time.RFC3339), true
}

// Of makes the field of a report from what a feed or page gives; what is no date is noted and left unknown.
func Of(s string) tawatur.Published {
	if strings.TrimSpace(s) == "" {
		return tawatur.Published{Basis: tawatur.BasisUnknown}
	}
	iso, ok := Parse(s)
	if !ok {
		return tawatur.Published{Basis: tawatur.BasisUnknown, Why: []string{fmt.Sprintf("the published value %q is not a date that can be read", s)}}
	}
	return tawatur.Published{Value: &iso, Basis: tawatur.BasisMetadata}
}
