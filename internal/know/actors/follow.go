package actors

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/arabic"
)

// Followed is an outlet that a user follows, as the user's list of sources tells of it.
type Followed struct {
	ID   string
	Name tawatur.Name
	// Country is an ISO 3166 code or empty; Hosts are without www.
	Country string
	Hosts   []string
	Owners  []Owned
}

// Owned says whose an outlet is. Owner is the id of an actor or its name in either language, else the name of a group; Since and Until are
// ISO days, empty for open.
type Owned struct{ Owner, Since, Until string }

// Follow adds the outlets that a user follows to those of the tables: their reports are known by their hosts and names, and outlets of
// one owner are one origin. Of an outlet that the tables have, its names stay; hosts and owners that the user states come before theirs. It
// must be called before the Book is used by several goroutines. An error names the outlet.
func (b *Book) Follow(outlets []Followed) error {
	for _, f := range outlets {
		b.enterFollowed(f)
		var states []ownership
		for _, o := range f.Owners {
			owner := ownership{owner: b.ownerID(o.Owner)}
			for _, d := range []struct {
				day string
				to  *time.Time
			}{{o.Since, &owner.days.from}, {o.Until, &owner.days.to}} {
				if d.day == "" {
					continue
				}
				t, err := time.Parse(time.DateOnly, d.day)
				if err != nil {
					return fmt.Errorf("actors: follow %s: owner %q: %w", f.ID, o.Owner, err)
				}
				*d.to = t
			}
			states = append(states, owner)
			b.stated = append(b.stated, fmt.Sprint(f.ID, "\t", owner.owner, "\t", o.Since, "\t", o.Until))
		}
		b.owners[f.ID] = append(states, b.owners[f.ID]...)
	}
	return nil
}

// enterFollowed makes an outlet known by id, hosts and names; it is not looked for in texts, where its name may mean much else.
func (b *Book) enterFollowed(f Followed) {
	o, ok := b.outletByID[f.ID]
	if !ok {
		name := f.Name
		if name.AR == "" {
			name.AR = name.EN
		}
		if name.EN == "" {
			name.EN = name.AR
		}
		o = tawatur.Outlet{ID: f.ID, Name: name.AR}
		b.outletByID[f.ID] = o
		b.homes[f.ID] = f.Country
		if b.byID[f.ID] == nil {
			a := &Actor{ID: f.ID, NameAR: name.AR, NameEN: name.EN, Kind: "media", Country: f.Country}
			b.actors = append(b.actors, a)
			b.byID[f.ID] = a
		}
	}
	for _, h := range f.Hosts {
		b.hosts[h] = o
	}
	for _, n := range []string{f.Name.AR, f.Name.EN, f.ID} {
		if k := arabic.Fold(n); k != "" && b.outlets[k].ID == "" {
			b.outlets[k] = o
		}
	}
}

// ownerID is the id of an owner: that of an actor where it is one, else one made of the name, so that outlets with an owner of the same
// name belong together.
func (b *Book) ownerID(owner string) string {
	if b.byID[owner] != nil {
		return owner
	}
	if as := b.Called(owner); len(as) == 1 {
		return as[0].ID
	}
	for _, list := range b.owners { // a group of the tables
		for _, o := range list {
			if o.owner == owner {
				return owner
			}
		}
	}
	return "owner:" + strings.Join(strings.Fields(arabic.Fold(owner)), "-")
}

// Stated names what users state of owners, which makes events other than the tables alone do; empty if they state nothing.
func (b *Book) Stated() string {
	if len(b.stated) == 0 {
		return ""
	}
	stated := slices.Sorted(slices.Values(b.stated)) // in whatever order the list has them
	sum := sha256.Sum256([]byte(strings.Join(stated, "\n")))
	return hex.EncodeToString(sum[:])[:8]
}
