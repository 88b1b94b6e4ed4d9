package sqlite

import (
	"cmp"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// tieBits are the bits of an event's number that tell events of one minute apart.
const tieBits = 29

// number is the place of an event in the order of lists, as one number: the minute at which it begins, then the id backwards, so that
// lists are read from the greatest down: newest first, ties by id, those without a date last. Two events may have the same; see
// transaction.vacant.
func number(e *tawatur.Event) int64 {
	return minute(cmp.Or(e.Time.Start, e.Time.End))<<tieBits | (1<<tieBits - 1 - tie(e.ID))
}

// minute orders the beginnings of dates, also those of less precision, as their letters do: "2024" is before "2024-01-01".
func minute(date string) int64 {
	var n int64
	for i, of := range [...]struct {
		at, end int
		values  int64
	}{{0, 4, 1e4}, {5, 7, 13}, {8, 10, 32}, {11, 13, 24}, {14, 16, 60}} {
		v := int64(0)
		if len(date) >= of.end {
			if f, err := strconv.ParseInt(date[of.at:of.end], 10, 64); err == nil && f >= 0 && f < of.values {
				v = f
			} else if i == 0 {
				return 0
			}
		}
		n = n*of.values + v
	}
	return n
}

// minutesOfDay is how many minutes that function gives to a day.
const minutesOfDay = 24 * 60

// dayOf is the ISO day, month or year of what that function returned, "" of a date that is not known.
func dayOf(minute int64) string {
	day, month, year := minute/minutesOfDay%32, minute/minutesOfDay/32%13, minute/minutesOfDay/32/13
	switch {
	case year == 0:
		return ""
	case month == 0:
		return fmt.Sprintf("%04d", year)
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// firstOf and lastOf are the least and the greatest number of events that begin on an ISO day.
func firstOf(day string) int64 { return minute(day) << tieBits }

func lastOf(day string) int64 { return (minute(day)+minutesOfDay)<<tieBits - 1 }

// tie orders ids, by as many of their letters as there is room for: of our own the hexadecimal digits, which say more.
func tie(id string) int64 {
	const digits = tieBits / 4
	if hex, ok := strings.CutPrefix(id, "e-"); ok && len(hex) >= digits {
		if n, err := strconv.ParseInt(hex[:digits], 16, 64); err == nil {
			return n << (tieBits % 4)
		}
	}
	var n int64
	for i := range 4 {
		n <<= 8
		if i < len(id) {
			n |= int64(id[i])
		}
	}
	return n >> (32 - tieBits)
}

// vacant returns a number for each of some events: the first at or below its own that no event has.
func (t *transaction) vacant(made []shelf.Group) ([]int64, error) {
	seqs := make([]int64, len(made))
	for i := range made {
		seqs[i] = number(&made[i].Event)
	}
	there, err := get(t, "WITH a (n) AS (VALUES) SELECT n FROM a CROSS JOIN events ON seq = n", 1, list(seqs),
		func(rows *sql.Rows, n *int64) error { return rows.Scan(n) })
	if err != nil {
		return nil, err
	}
	taken := make(map[int64]bool, len(made))
	for _, n := range there {
		taken[n] = true
	}
	for i, n := range seqs {
		for taken[n] {
			n--
			is := taken[n]
			if err := t.one("SELECT EXISTS (SELECT 1 FROM events WHERE seq = ?)", []any{n}, &is); err != nil {
				return nil, err
			}
			taken[n] = taken[n] || is
		}
		seqs[i], taken[n] = n, true
	}
	return seqs, nil
}
