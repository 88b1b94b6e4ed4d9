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

// origins counts the independent origins of an event's claims: a lower bound, since silence about a source does not
// make one. Reports of one outlet or owner, those that cite the same speaker or a part of the same body, and those that
// have a passage in common are one origin.
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
	apart, named := 0, 0
	for _, r := range roots {
		out = append(out, k.describeOrigin(by[r], u.why[r]))
		apart += boolInt(!k.partisan(by[r], items))
		named += boolInt(!anonymous(by[r]))
	}
	return out, tawatur.Status{Origins: len(out), Corroborated: len(out) >= 2 && apart >= 1 && named >= 1}
}

// anonymous reports whether an origin rests on nobody in particular: each outlet's local sources are its own origin, and
// such origins do not corroborate one another by themselves.
func anonymous(origin []*item) bool {
	return !slices.ContainsFunc(origin, func(it *item) bool { return len(it.speakers) > 0 || len(it.Claim.Sources) == 0 })
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
			if k.copied(&items[j].Claim, &it.Claim) {
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
	o := tawatur.Origin{Origin: originName(items)}
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
	return cmp.Or(items[0].voice(), items[0].Claim.Report)
}

// partisan reports whether an origin is a party to the event: every claim of it rests on a speaker, or an outlet's
// owner, who acts or is acted upon in the event or belongs to one who does.
func (k *linker) partisan(origin, all []*item) bool {
	for _, it := range origin {
		voices := slices.Clone(it.speakers)
		if len(voices) == 0 {
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
