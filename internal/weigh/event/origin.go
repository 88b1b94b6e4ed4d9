package event

import (
	"cmp"
	"slices"
	"strings"

	"tawatur"
)

// union joins claims that go back to one origin.
type union struct {
	up  []int
	why []map[string]bool
}

func newUnion(n int) *union {
	u := &union{make([]int, n), make([]map[string]bool, n)}
	for i := range n {
		u.up[i], u.why[i] = i, map[string]bool{}
	}
	return u
}

func (u *union) root(i int) int {
	for u.up[i] != i {
		i = u.up[i]
	}
	return i
}

// join makes two origins one, the earlier claim leading.
func (u *union) join(i, j int, why string) {
	a, b := u.root(i), u.root(j)
	if a > b {
		a, b = b, a
	}
	u.why[a][why] = true
	if a == b {
		return
	}
	u.up[b] = a
	for w := range u.why[b] {
		u.why[a][w] = true
	}
}

// origins lists the origins of an event's claims and counts those of which every two are known to be independent, so the count is
// a lower bound. Reports of one outlet or owner, those that cite the same speaker or a part of the same body, and those that
// have a passage in common are one origin. One for which nobody answers, neither a speaker nor an outlet in its own name, adds
// none to the count: it may go back to any other.
func (k *linker) origins(items []*item) ([]tawatur.Origin, tawatur.Status) {
	u := newUnion(len(items))
	k.joinOutlets(items, u)
	k.joinSpeakers(items, u)
	k.joinCopies(items, u)
	by := map[int][]*item{}
	var roots []int
	for i, it := range items {
		r := u.root(i)
		if len(by[r]) == 0 {
			roots = append(roots, r)
		}
		by[r] = append(by[r], it)
	}
	var out []tawatur.Origin
	known, apart := 0, false
	for _, r := range roots {
		o := k.describeOrigin(by[r], u.why[r])
		if o.Doubt == "" {
			known++
			apart = apart || !k.partisan(by[r], items)
		}
		out = append(out, o)
	}
	return out, tawatur.Status{Origins: max(known, min(1, len(out))), Corroborated: known >= 2 && apart}
}

// answers is who answers for a claim: the nearest speaker with a name, else the outlet that tells it in its own name or by its own
// correspondent; "" where nobody does.
func (it *item) answers() string {
	switch {
	case len(it.speakers) > 0:
		return it.speakers[0]
	case it.ownName:
		return it.voice()
	}
	return ""
}

// doubt says why nobody can tell whether an origin is independent of another, "" where somebody answers for it.
func doubt(origin []*item) string {
	outlet := false
	for _, it := range origin {
		if it.answers() != "" {
			return ""
		}
		outlet = outlet || it.voice() != ""
	}
	if outlet {
		return "whom it has it from is not known"
	}
	return "neither its outlet nor whom it has it from is known"
}

func (k *linker) joinOutlets(items []*item, u *union) {
	first := map[string]int{}
	for i, it := range items {
		keys := []string{"report " + it.Claim.Report}
		if o := k.owner(it.Member); o != "" {
			keys = append(keys, "outlet "+o)
		}
		for _, key := range keys {
			if j, ok := first[key]; !ok {
				first[key] = i
			} else if items[j].Claim.Report != it.Claim.Report {
				u.join(j, i, oneOutlet(items[j].Member, it.Member, strings.TrimPrefix(key, "outlet ")))
			} else {
				u.join(j, i, "same report")
			}
		}
	}
}

// oneOutlet is why two claims in the words of one outlet or owner are one origin.
func oneOutlet(x, y Member, owner string) string {
	switch same := x.voice() == y.voice(); {
	case same && x.From != "" && y.From != "":
		return reason("both are forwarded from %s", x.From)
	case same && x.From != "":
		return reason("%s is forwarded from %s", x.Claim.Report, x.From)
	case same && y.From != "":
		return reason("%s is forwarded from %s", y.Claim.Report, y.From)
	}
	return reason("same outlet or owner: %s", owner)
}

// joinSpeakers joins claims that cite the same speaker, or one whose larger body another claim cites, and those that cite an
// outlet with those that it tells itself.
func (k *linker) joinSpeakers(items []*item, u *union) {
	first := map[string]int{}
	for i, it := range items {
		for _, s := range it.speakers {
			if _, ok := first[s]; !ok {
				first[s] = i
			}
		}
	}
	for i, it := range items {
		if j, ok := first[it.voice()]; ok && items[j].Claim.Report != it.Claim.Report {
			u.join(j, i, "one is told by "+it.voice()+", whom the other cites")
		}
		for _, s := range it.speakers {
			up := s
			for range maxDepth {
				if j, ok := first[up]; ok {
					u.join(j, i, bothCite(items[j], it, up))
				}
				if up = k.parent(up); up == "" {
					break
				}
			}
		}
	}
}

// bothCite is why two claims that cite a speaker are one origin.
func bothCite(x, y *item, speaker string) string {
	if x.Claim.Report == y.Claim.Report {
		return "same report"
	}
	return "both cite " + speaker
}

// maxCompared bounds how many earlier claims a claim's words are compared with.
const maxCompared = 64

func (k *linker) joinCopies(items []*item, u *union) {
	if k.Texts == nil {
		return
	}
	for i, it := range items {
		for j := range min(i, maxCompared) {
			if items[j].Claim.Report == it.Claim.Report || u.root(i) == u.root(j) {
				continue
			}
			if k.copied(items[j].Claim, it.Claim) {
				u.join(j, i, copyWords(items[j], it))
			}
		}
	}
}

// copyWords says who shares text with whom, and who had it first when the dates tell.
func copyWords(earlier, later *item) string {
	s := reason("%s shares a passage with %s", later.Claim.Report, earlier.Claim.Report)
	if later.Published != "" && instant(earlier.Published) < instant(later.Published) {
		s += ", which was published first"
	}
	return s
}

// describeOrigin names an origin after the speaker that most of its claims cite, else after the outlet of the first.
func (k *linker) describeOrigin(items []*item, why map[string]bool) tawatur.Origin {
	o := tawatur.Origin{Origin: originName(items), Doubt: doubt(items)}
	for _, it := range items {
		if it.Outlet != "" {
			o.Outlets = add(o.Outlets, it.Outlet)
		}
		o.Reports = add(o.Reports, it.Claim.Report)
	}
	delete(why, "same report")
	o.Why = strings.Join(keys(why), "; ")
	if o.Why == "" {
		o.Why = "told by one report"
		if len(items[0].speakers) > 0 {
			o.Why += ", citing " + o.Origin
		}
		if from := items[0].From; from != "" {
			o.Why += "; it is forwarded from " + from
		}
	}
	return o
}

func originName(items []*item) string {
	n := map[string]int{}
	for _, it := range items {
		for _, s := range it.speakers {
			n[s]++
		}
	}
	if len(n) > 0 {
		return slices.MinFunc(keys(n), func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	}
	for _, it := range items {
		if it.voice() != "" {
			return it.voice()
		}
	}
	return items[0].Claim.Report
}

// partisan reports whether an origin is a party to the event: every claim for which somebody answers rests on a speaker, or an
// outlet's owner, who acts or is acted upon in the event or belongs to one who does.
func (k *linker) partisan(origin, all []*item) bool {
	for _, it := range origin {
		voices := it.speakers
		switch {
		case it.answers() == "":
			continue
		case len(voices) == 0:
			voices = []string{it.voice(), k.owner(it.Member)}
		}
		if !slices.ContainsFunc(voices, func(v string) bool { return v != "" && k.takesPart(v, all) }) {
			return false
		}
	}
	return true
}

func (k *linker) takesPart(voice string, all []*item) bool {
	for _, it := range all {
		for _, id := range it.all {
			if id == voice || k.above(id, voice) || k.above(voice, id) {
				return true
			}
		}
	}
	return false
}
