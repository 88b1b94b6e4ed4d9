package story

import "slices"

// count returns how many articles and outlets tell the own steps of a story, and how many origins at least they go back to:
// origins of different events are one where they share a name, an outlet, its owner or a report.
func (b *builder) count(t *thread) (articles, outlets, origins int) {
	reports, outs := map[string]bool{}, map[string]bool{}
	group := map[string]string{}
	var root func(string) string
	root = func(k string) string {
		if group[k] == "" || group[k] == k {
			group[k] = k
			return k
		}
		return root(group[k])
	}
	var first []string
	for _, s := range t.steps {
		owners := map[string]string{}
		for _, c := range s.ev.Claims {
			reports[c.Report] = true
			if c.Outlet != "" {
				outs[c.Outlet] = true
				owners[c.Outlet] = b.owner(c.Outlet, c.Day())
			}
		}
		for _, o := range s.ev.Origins {
			keys := []string{"name " + o.Origin}
			for _, r := range o.Reports {
				keys = append(keys, "report "+r)
			}
			for _, out := range o.Outlets {
				keys = append(keys, "outlet "+owners[out])
			}
			for _, k := range keys {
				group[root(k)] = root(keys[0])
			}
			first = append(first, keys[0])
		}
	}
	var roots []string
	for _, k := range first {
		roots = union(roots, []string{root(k)})
	}
	return len(reports), len(outs), len(slices.Compact(roots))
}

// owner names whose an outlet was on a day, the outlet itself where nobody says.
func (b *builder) owner(outlet, day string) string {
	if b.Owner != nil {
		if o := b.Owner(outlet, day); o != "" {
			return o
		}
	}
	return outlet
}
