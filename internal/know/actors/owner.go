package actors

import "time"

// ownership says whose an outlet is, for some days.
type ownership struct {
	owner    string
	from, to time.Time // zero where open; to is the last day
}

func (b *Book) addOwner(r row) error {
	o := ownership{owner: r.get("owner")}
	if _, ok := b.OutletByID(r.get("outlet")); !ok || o.owner == "" {
		return r.errorf("unknown outlet %q, or no owner", r.get("outlet"))
	}
	if r.get("source") == "" {
		return r.errorf("source is needed: ownership is stated, never supposed")
	}
	for col, to := range map[string]*time.Time{"from": &o.from, "to": &o.to} {
		if r.get(col) == "" {
			continue
		}
		day, err := time.Parse(time.DateOnly, r.get(col))
		if err != nil {
			return r.errorf("%s: %v", col, err)
		}
		*to = day
	}
	b.owners[r.get("outlet")] = append(b.owners[r.get("outlet")], o)
	return nil
}

// Owner returns whose an outlet is on a day: the id of a party or a state, or of a group of outlets. Empty where no entry
// says so. The zero time asks for an owner that holds for all days.
func (b *Book) Owner(outlet string, day time.Time) string {
	for _, o := range b.owners[outlet] {
		if day.IsZero() && (!o.from.IsZero() || !o.to.IsZero()) {
			continue
		}
		if !day.Before(o.from) && (o.to.IsZero() || day.Before(o.to.AddDate(0, 0, 1))) {
			return o.owner
		}
	}
	return ""
}
