package sqlite

import "context"

// Check runs SQLite's own check of the whole file, with what its indexes say of its tables: store.ErrDamaged where it fails.
func (s *Store) Check(ctx context.Context) error {
	var answer string
	if err := s.read.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer); err != nil {
		return failed("check", s.path, err)
	}
	if answer != "ok" {
		return failed("check", s.path, damaged(answer))
	}
	return nil
}
