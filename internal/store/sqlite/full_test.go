package sqlite

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestAFullDiskIsSaidOnce: SQLite ends a transaction by itself when there is no room, and what is said is that, and what to do.
func TestAFullDiskIsSaidOnce(t *testing.T) {
	st, err := Open(t.Context(), filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	bound := func(pages string) {
		t.Helper()
		if _, err := st.write.conn.ExecContext(t.Context(), "PRAGMA max_page_count="+pages); err != nil {
			t.Fatal(err)
		}
	}
	fill := func() error {
		return failed("fill", "keys", st.transact(t.Context(), func(tx *transaction) error {
			return tx.exec("CREATE TABLE filled AS SELECT zeroblob(1000000) AS x")
		}))
	}
	bound("1") // SQLite takes no less than what there is
	if err := fill(); err == nil || strings.Contains(err.Error(), "rollback") || !strings.Contains(err.Error(), "make room") {
		t.Errorf("a full disk: %v", err)
	}
	bound("1000000")
	if err := fill(); err != nil {
		t.Errorf("with room again: %v", err)
	}
}
