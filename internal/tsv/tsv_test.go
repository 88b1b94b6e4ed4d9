package tsv

import (
	"reflect"
	"testing"
)

func TestRows(t *testing.T) {
	got := Rows("# what it is\nkind\twords\r\n\nday\tاليوم\r\n# a remark\nday\t\n")
	if want := [][]string{{"day", "اليوم"}, {"day", ""}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Rows("# nothing\n"); len(got) != 0 {
		t.Errorf("rows of an empty table: %q", got)
	}
}
