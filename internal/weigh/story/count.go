package story

import "tawatur"

// count says how many articles and outlets tell the own steps of a story, and how many origins at least they go back to:
// origins of different events are one where they share a name, an outlet, its owner or a report, and what nobody can tell from the
// others adds none.
func (b *builder) count(t *thread, s *tawatur.Story) {
	outs, g := map[string]bool{}, groups{}
	outletOf := map[string]string{}
	sure := map[string]bool{}
	for _, st := range t.steps {
		owners := map[string]string{}
		for _, c := range st.ev.Claims {
			outletOf[c.Report] = c.Outlet
			if c.Outlet != "" {
				outs[c.Outlet] = true
				owners[c.Outlet] = b.owner(c.Outlet, c.Day())
			}
		}
		for _, o := range st.ev.Origins {
			name := "name " + o.Origin
			g.join(name, name)
			for _, r := range o.Reports {
				g.join(name, "report "+r)
			}
			for _, out := range o.Outlets {
				g.join(name, "outlet "+owners[out])
			}
			sure[name] = sure[name] || o.Doubt == ""
		}
	}
	var known []string
	for name, ok := range sure {
		if ok {
			known = union(known, []string{g.root(name)})
		}
	}
	s.Articles, s.Outlets, s.Origins = len(outletOf), len(outs), max(len(known), min(1, len(sure)))
	for _, outlet := range outletOf {
		if outlet == "" {
			s.Unnamed++
		}
	}
}

// groups are sets of keys, each under one of its keys.
type groups map[string]string

func (g groups) root(key string) string {
	for g[key] != "" && g[key] != key {
		key = g[key]
	}
	return key
}

func (g groups) join(a, b string) { g[g.root(b)] = g.root(a) }

// owner names whose an outlet was on a day, the outlet itself where nobody says.
func (b *builder) owner(outlet, day string) string {
	if b.Owner != nil {
		if o := b.Owner(outlet, day); o != "" {
			return o
		}
	}
	return outlet
}
