package sqlite

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"tawatur/internal/store"
)

// Lists whose cursors are numbers.
const (
	listEvents  = "events"
	listReports = "reports"
	listChanges = "changes"
)

// cursorOf names the row behind which the next page of a list begins. A sum goes with the number: any word would be a number else, and
// who asked with the cursor of another list would get a list that begins somewhere.
func cursorOf(list string, row int64) string {
	digits := strconv.FormatInt(row, 36)
	h := fnv.New32a()
	_, _ = fmt.Fprintf(h, "%s/%s", list, digits)
	return fmt.Sprintf("%s.%04x", digits, h.Sum32()&0xffff)
}

// rowOf is the row that a cursor of a list names; store.ErrCursor for what no page of it returned.
func rowOf(list, cursor string) (int64, error) {
	digits, _, _ := strings.Cut(cursor, ".")
	row, err := strconv.ParseInt(digits, 36, 64)
	if err != nil || row < 0 || cursorOf(list, row) != cursor {
		return 0, store.ErrCursor
	}
	return row, nil
}
