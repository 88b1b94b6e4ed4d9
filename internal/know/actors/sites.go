package actors

import (
	"strings"

	"tawatur/arabic"
)

// keeper says whose a base or a unit is, for some days.
type keeper struct {
	id   string
	days period
	// site says that the name is a place's as well.
	site bool
}

// addSite enters a row of actor-sites.tsv: each cue with each name.
func (b *Book) addSite(r row) error {
	days, err := r.period()
	if err != nil {
		return err
	}
	k := keeper{r.get("keeper"), days, r.get("sort") == "site"}
	switch {
	case b.byID[k.id] == nil:
		return r.errorf("unknown actor %q", k.id)
	case !k.site && r.get("sort") != "unit":
		return r.errorf("sort %q: want site or unit", r.get("sort"))
	case r.get("source") == "":
		return r.errorf("source is needed: who keeps a place is stated, never supposed")
	}
	cues := r.list("cues")
	if len(cues) == 0 {
		cues = []string{""}
	}
	for _, cue := range cues {
		for _, n := range r.list("names") {
			b.sites.Add(strings.TrimSpace(cue+" "+n), k)
		}
	}
	return nil
}

// site reads the name of a base, a position or a unit at token i as whoever keeps it on the day. Ok says that there is such a name; a
// place that is only where something happens is nobody: the mention is empty then.
func (s *scan) site(i int) (m Mention, ok bool) {
	f, ok := s.b.sites.Find(s.ts, i)
	if !ok {
		return Mention{}, false
	}
	s.ask(true)
	for _, k := range f.Values {
		if s.setting != nil && !s.setting.within(k.days) {
			continue
		}
		if k.site && (strings.HasSuffix(f.Pro, "ب") || s.inside(i)) {
			return Mention{End: f.End}, true
		}
		m := s.mention(i, f.End, k.id)
		m.Site, m.short = k.site, true
		return m, true
	}
	return Mention{End: f.End}, true
}

// inside reports whether what stands at token i is where something is or goes, and is not itself acted upon: "في قاعدة".
func (s *scan) inside(i int) bool {
	j := i - 1
	for j >= 0 && s.ts[j].Kind == arabic.Quote {
		j--
	}
	return j >= 0 && s.ts[j].Kind == arabic.Word && s.b.facts(&s.ts[j]).inside
}
