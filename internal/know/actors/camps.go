package actors

import "tawatur/arabic"

func (b *Book) addCamp(r row) error {
	id := r.get("camp")
	if id == "" || b.camps[id] {
		return r.errorf("camp %q: a name of its own is needed", id)
	}
	b.camps[id] = true
	for _, o := range r.list("outlets") {
		if _, ok := b.OutletByID(o); !ok {
			return r.errorf("unknown outlet %q", o)
		}
		b.outletCamps[o] = append(b.outletCamps[o], id)
	}
	for _, w := range r.list("words") {
		b.tells.Add(w, id)
	}
	return nil
}

// campsOf returns the camps whose names a text uses: its outlet's, or those that its own words show.
func (b *Book) campsOf(outlet string, ts []arabic.Token) map[string]bool {
	out := map[string]bool{}
	for _, c := range b.outletCamps[outlet] {
		out[c] = true
	}
	if len(out) > 0 {
		return out
	}
	for i := range ts {
		if ts[i].Kind != arabic.Word || !b.facts(&ts[i]).tells {
			continue
		}
		if m, ok := b.tells.Find(ts, i); ok {
			out[m.Values[0]] = true
		}
	}
	return out
}
