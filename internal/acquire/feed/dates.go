package feed

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/acquire/stamp"
	"tawatur/internal/read/layout"
)

// dateOf reads a date of a feed: as machines write it, or as pages print it, with Arabic months and all. The first days of
// computing stand for no date.
func dateOf(s string) tawatur.Published {
	p := stamp.Of(s)
	if p.Value == nil {
		if v, ok := printed(s); ok {
			p = tawatur.Published{Value: &v, Basis: tawatur.BasisMetadata}
		}
	}
	if p.Value != nil && *p.Value < "1990" {
		return tawatur.Published{Basis: tawatur.BasisUnknown, Why: []string{fmt.Sprintf("the published value %q stands for no date", s)}}
	}
	return p
}

// offset is a zone in figures at the end of a date.
var offset = regexp.MustCompile(`\s([+-]\d\d):?(\d\d)$`)

// printed reads a date as pages print it for people.
func printed(s string) (string, bool) {
	s = strings.Join(strings.Fields(arabic.Digits(s)), " ")
	zone := ""
	if m := offset.FindStringSubmatchIndex(s); m != nil {
		zone = s[m[2]:m[3]] + ":" + s[m[4]:m[5]]
		s = s[:m[0]]
	}
	p, ok := layout.PrintedDate(s)
	if ok && zone != "" && len(p.Value) == len("2024-08-11T10:30:00") {
		p.Value += zone
	}
	return p.Value, ok
}

// DoubtFuture makes unknown a date of publication that lies more than a day behind now, as clocks and zones do not explain; a
// program that fetches a feed calls it with its clock.
func (it *Item) DoubtFuture(now time.Time) {
	if d := it.Published.Day(); d > now.Add(24*time.Hour).UTC().Format(time.DateOnly) {
		it.Published = tawatur.Published{Basis: tawatur.BasisUnknown, Why: []string{"the feed dates it " + d + ", which was yet to come"}}
	}
}

// rhythmOf takes what RSS says of when it changes.
func rhythmOf(o *rss.Feed) Rhythm {
	r := Rhythm{Every: syndicated(o.Extensions)}
	if n, err := strconv.Atoi(strings.TrimSpace(o.TTL)); err == nil && n > 0 && n <= maxMinutes {
		r.Every = time.Duration(n) * time.Minute
	}
	for _, h := range o.SkipHours {
		if n, err := strconv.Atoi(strings.TrimSpace(h)); err == nil && n >= 0 && n <= 24 {
			r.SkipHours = append(r.SkipHours, n%24) // 24 is written for midnight
		}
	}
	for _, d := range o.SkipDays {
		for w := time.Sunday; w <= time.Saturday; w++ {
			if strings.EqualFold(strings.TrimSpace(d), w.String()) {
				r.SkipDays = append(r.SkipDays, w)
			}
		}
	}
	return r
}

// maxMinutes is a year; what is said to be kept for longer is not believed.
const maxMinutes = 366 * 24 * 60

// syndicated takes what the syndication module says: so many times in a period.
func syndicated(e ext.Extensions) time.Duration {
	period := map[string]time.Duration{
		"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour, "monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour,
	}[strings.ToLower(first(e, "sy", "updatePeriod"))]
	n, err := strconv.Atoi(first(e, "sy", "updateFrequency"))
	if err != nil || n < 1 || n > maxMinutes {
		n = 1
	}
	return period / time.Duration(n)
}
