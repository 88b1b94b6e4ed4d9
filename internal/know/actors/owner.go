package actors

import "time"

// ownership says whose an outlet is, for some days.
type ownership struct {
	owner string
	days  period
}

func (b *Book) addOwner(r row) error {
	o := ownership{owner: r.get("owner")}
	if _, ok := b.OutletByID(r.get("outlet")); !ok || o.owner == "" {
		return r.errorf("unknown outlet %q, or no owner", r.get("outlet"))
	}
	if r.get("source") == "" {
		return r.errorf("source is needed: ownership is stated, never supposed")
	}
	var err error
	if o.days, err = r.period(); err != nil {
		return err
	}
	b.owners[r.get("outlet")] = append(b.owners[r.get("outlet")], o)
	return nil
}

// Owner returns whose an outlet is on a day: the id of a party or a state, or of a group of outlets. Empty where no entry
// says so. The zero time asks for an owner that holds for all days.
func (b *Book) Owner(outlet string, day time.Time) string {
	for _, o := range b.owners[outlet] {
		if day.IsZero() && o.days != (period{}) {
			continue
		}
		if o.days.holds(day) {
			return o.owner
		}
	}
	return ""
}
