package sqlite

import (
	"context"
	"fmt"
	"slices"

	"tawatur/internal/store"
)

const listFollowed = "SELECT json FROM followed ORDER BY ord"

// SetFollowed makes some outlets the followed ones: see store.FollowedWriter.
func (s *Store) SetFollowed(ctx context.Context, outlets []store.Followed) (was []store.Followed, err error) {
	docs, err := followedDocs(outlets)
	if err != nil {
		return nil, failed("set followed outlets of", s.path, err)
	}
	err = s.transact(ctx, func(t *transaction) error {
		if was, err = scan(t, listFollowed, nil, fromJSON[store.Followed]); err != nil {
			return err
		}
		before, err := followedDocs(was)
		if err != nil || slices.Equal(before, docs) {
			return err
		}
		if err := t.exec("DELETE FROM followed"); err != nil {
			return err
		}
		for i, doc := range docs {
			if err := t.exec("INSERT INTO followed (ord, id, json) VALUES (?, ?, ?)", i, outlets[i].ID, doc); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, failed("set followed outlets of", s.path, err)
	}
	return was, nil
}

// followedDocs are outlets as they are kept.
func followedDocs(outlets []store.Followed) (docs []string, err error) {
	seen := map[string]bool{}
	for _, o := range outlets {
		if o.ID == "" || seen[o.ID] {
			return nil, fmt.Errorf("outlet %q has no id, or is there twice", o.ID)
		}
		seen[o.ID] = true
		doc, err := encode(o)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// Followed returns the outlets that are followed: see store.FollowedReader.
func (s *Store) Followed(ctx context.Context) ([]store.Followed, error) {
	fs, err := query(ctx, s, listFollowed, nil, fromJSON[store.Followed])
	return fs, failed("list followed outlets of", s.path, err)
}
