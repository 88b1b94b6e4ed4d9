package event

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// The types that a siege begins and ends with.
const (
	typeSiege  = "siege"
	typeLifted = "siege-lifted"
)

// How long after its beginning a lifting can end a siege, in days; what lasted longer is told of in the meantime, as a siege of
// a later day. A siege that nobody dates counts from its first report, which may come out up to lookBack days late.
// A lifting without any day ends the only siege of its place, where no more than fewSieges are known.
const longestSiege, fewSieges = 400, 20

// all is more events than there are.
const all = math.MaxInt32

// endedBy begins the reason of a lifting that ended a siege.
const endedBy = "ends the siege: "

// begins returns the day of a siege or lifting that is a fact: that which is stated, else that of the first report of it, else
// AnyDay.
func begins(g group, e tawatur.Event) int {
	if e.Type != typeSiege && e.Type != typeLifted || e.Type == typeLifted && slices.ContainsFunc(e.Disputes, isOccurrence) {
		return noDay
	}
	if !slices.ContainsFunc(g.members, func(m *item) bool { return modalityClass(m.Claim.Modality) == tawatur.Asserted }) {
		return noDay
	}
	first := shelf.Day(e.Time.Start)
	if first != noDay {
		return first
	}
	for _, m := range g.members {
		if pub := shelf.Day(m.Published); pub != noDay && (first == noDay || pub < first) {
			first = pub
		}
	}
	return max(first, shelf.AnyDay)
}

func isOccurrence(d tawatur.Dispute) bool { return d.Field == tawatur.DisputeOccurrence }

// finish merges groups into events, which come in place of others, and notes at the sieges among them what lifted them. They
// stay two events; the siege no longer goes on, and ends on the day of the lifting when that is stated. Which siege a lifting
// ends hangs on the other sieges of its places: those concerned are made anew too. It returns all that is made, and all that
// this comes in place of.
func (w *Weaver) finish(groups []made, was []shelf.Group) (before, after []shelf.Group, err error) {
	s := &sieges{Weaver: w, groups: groups, out: w.merged(groups), was: was, gone: map[string]bool{}, at: map[string]int{}}
	for _, g := range was {
		s.gone[g.Event.ID] = true
	}
	for i, g := range s.out {
		s.at[g.Event.ID] = i
	}
	concerned, err := s.concerned()
	if err != nil {
		return nil, nil, err
	}
	for _, id := range concerned {
		if err := s.remake(id); err != nil {
			return nil, nil, err
		}
	}
	for i := range s.out {
		if err := s.end(i); err != nil {
			return nil, nil, err
		}
	}
	return s.was, s.out, nil
}

// merged merges groups into events.
func (w *Weaver) merged(groups []made) []shelf.Group {
	out := make([]shelf.Group, len(groups))
	for i, g := range groups {
		e := w.merge(g.group)
		out[i] = shelf.Group{Event: e, Items: g.items, Founding: g.founding, Day: begins(g.group, e), Evidence: evidence(g.group)}
	}
	return out
}

// evidence returns the words of all claims of a group, each once.
func evidence(g group) []string {
	var out []string
	for _, m := range slices.Concat(g.members, g.recalls) {
		out = add(out, m.Claim.Evidence.Text)
	}
	return out
}

// sieges is the state of finding which liftings end which sieges: what is made, by its ids, and what it comes in place of.
type sieges struct {
	*Weaver
	groups []made
	out    []shelf.Group
	at     map[string]int
	was    []shelf.Group
	gone   map[string]bool
	// byPlace finds what is made, by place and type; nil when it is to be gathered anew.
	byPlace map[[2]string][]int
}

// made returns which of what is made is of a type and names a place.
func (s *sieges) made(place, typ string) []int {
	if s.byPlace == nil {
		s.byPlace = map[[2]string][]int{}
		for i, g := range s.out {
			if g.Day == noDay {
				continue
			}
			for _, p := range g.Event.Places {
				key := [2]string{p.ID, g.Event.Type}
				s.byPlace[key] = append(s.byPlace[key], i)
			}
		}
	}
	return s.byPlace[[2]string{place, typ}]
}

// find returns the events of a type at the places of another with a day in a range, as they will be, in the order of their ids;
// most of each place, or more.
func (s *sieges) find(e tawatur.Event, typ string, from, to, most int) ([]shelf.Group, error) {
	found := map[string]shelf.Group{}
	for _, p := range e.Places {
		gs, err := s.shelf.At(p.ID, typ, from, to, most+len(s.gone))
		if err != nil {
			return nil, err
		}
		for _, g := range gs {
			if !s.gone[g.Event.ID] {
				found[g.Event.ID] = g
			}
		}
		for _, i := range s.made(p.ID, typ) {
			if d := s.out[i].Day; from <= d && d <= to {
				found[s.out[i].Event.ID] = s.out[i]
			}
		}
	}
	out := make([]shelf.Group, 0, len(found))
	for _, id := range keys(found) {
		out = append(out, found[id])
	}
	return out, nil
}

// liftings returns those that may end a siege.
func (s *sieges) liftings(siege shelf.Group) ([]shelf.Group, error) {
	if siege.Day <= shelf.AnyDay {
		return nil, nil
	}
	dated, err := s.find(siege.Event, typeLifted, siege.Day-lookBack, siege.Day+longestSiege, all)
	if err != nil {
		return nil, err
	}
	undated, err := s.find(siege.Event, typeLifted, shelf.AnyDay, shelf.AnyDay, all)
	return append(dated, undated...), err
}

// ends returns the id of the siege that a lifting ends: the last of the same place by the same party that had begun by the day
// of the lifting. A lifting that fits several alike ends none.
func (s *sieges) ends(l shelf.Group) (string, error) {
	if l.Day == noDay {
		return "", nil
	}
	from, to, most := max(l.Day-longestSiege, shelf.AnyDay+1), l.Day+lookBack, all
	if l.Day == shelf.AnyDay {
		from, to, most = shelf.AnyDay+1, math.MaxInt32, fewSieges+1
	}
	found, err := s.find(l.Event, typeSiege, from, to, most)
	if err != nil || l.Day == shelf.AnyDay && len(found) > fewSieges {
		return "", err
	}
	var fit []tawatur.Event
	for _, g := range found {
		late := g.Event.Time.Start != "" && l.Event.Time.Start != "" && l.Event.Time.Start < g.Event.Time.Start
		if !late && s.sameDoer(&g.Event, &l.Event) {
			fit = append(fit, g.Event)
		}
	}
	slices.SortStableFunc(fit, func(a, b tawatur.Event) int { return cmp.Compare(b.Time.Start, a.Time.Start) })
	if len(fit) == 0 || len(fit) > 1 && (l.Event.Time.Start == "" || fit[0].Time.Start == fit[1].Time.Start) {
		return "", nil
	}
	return fit[0].ID, nil
}

// ended returns the id of the siege that a lifting ended when it was made, "" for none.
func ended(l tawatur.Event) string {
	for _, why := range l.Why {
		if id, ok := strings.CutPrefix(why, endedBy); ok {
			return id
		}
	}
	return ""
}

// concerned lists the sieges and liftings on the shelf whose end, or what they end, is another now.
func (s *sieges) concerned() ([]string, error) {
	ids := map[string]bool{}
	for _, g := range s.was {
		ids[ended(g.Event)] = true
	}
	for _, g := range s.out {
		if g.Event.Type == typeLifted {
			id, err := s.ends(g)
			if err != nil {
				return nil, err
			}
			ids[id] = true
		}
	}
	for _, g := range slices.Concat(s.was, s.out) {
		if g.Event.Type != typeSiege {
			continue
		}
		ls, err := s.liftings(g)
		if err != nil {
			return nil, err
		}
		for _, l := range ls {
			now, err := s.ends(l)
			if err != nil {
				return nil, err
			}
			if was := ended(l.Event); was != now {
				ids[l.Event.ID], ids[was], ids[now] = true, true, true
			}
		}
	}
	var out []string
	for _, id := range keys(ids) {
		if _, made := s.at[id]; id != "" && !made && !s.gone[id] {
			out = append(out, id)
		}
	}
	return out, nil
}

// remake makes an event on the shelf anew, as it is without its end.
func (s *sieges) remake(id string) error {
	g, err := s.shelf.Group(id)
	if err != nil {
		return err
	}
	items, err := s.shelf.Items(id)
	if err != nil {
		return err
	}
	in := map[shelf.Item]bool{}
	for _, i := range items {
		in[i] = true
	}
	p, err := newWeb(s.Weaver).cluster(in, nil)
	if err != nil {
		return err
	}
	s.was, s.gone[id] = append(s.was, g), true
	for _, m := range p.made(in) {
		s.groups = append(s.groups, m)
		s.out = append(s.out, s.merged([]made{m})...)
		s.at[s.out[len(s.out)-1].Event.ID] = len(s.out) - 1
		s.byPlace = nil
	}
	return nil
}

// end ends a siege that was made, if a lifting does, and says so at the liftings that were.
func (s *sieges) end(i int) error {
	if s.out[i].Event.Type != typeSiege {
		return nil
	}
	may, err := s.liftings(s.out[i])
	if err != nil {
		return err
	}
	var ls []*tawatur.Event
	for _, l := range may {
		id, err := s.ends(l)
		if err != nil {
			return err
		}
		if id != s.out[i].Event.ID {
			continue
		}
		at, made := s.at[l.Event.ID]
		if !made {
			ls = append(ls, &l.Event) // it says so already
			continue
		}
		ls = append(ls, &s.out[at].Event)
		s.out[at].Event.Why = append(s.out[at].Event.Why, endedBy+id)
	}
	if len(ls) > 0 {
		endOn(&s.out[i].Event, ls, s.groups[i].group)
	}
	return nil
}

func (k *linker) sameDoer(a, b *tawatur.Event) bool {
	r, _ := k.closest(mainActors(a.Actors, []string{tawatur.RoleAgent}), mainActors(b.Actors, []string{tawatur.RoleAgent}))
	return r >= kin
}

// endOn ends a siege: on the first day that a report of its lifting states; else so many days after its start as such a
// report says that it had lasted, approximately; else on an unknown day.
func endOn(siege *tawatur.Event, liftings []*tawatur.Event, tellings group) {
	lasted := map[string]int{}
	for _, m := range tellings.members {
		if n := lastedDays(m.Claim); n > 0 {
			lasted[m.Claim.Report] = n
		}
	}
	stated, until, estimate, why := "", "", "", ""
	start := shelf.Day(siege.Time.Start)
	for _, l := range liftings {
		siege.Why = append(siege.Why, "lifted: "+l.ID)
		if l.Time.Start != "" && (stated == "" || l.Time.Start < stated) {
			stated, until = l.Time.Start, cmp.Or(l.Time.End, l.Time.Start)
		}
		for _, c := range l.Claims {
			if n := lasted[c.Report]; n > 0 && start != noDay && estimate == "" {
				estimate = shelf.ISODay(start + n)
				why = reason("ended about %s: report %s, which tells of the lifting, says that it had lasted %d days", estimate, c.Report, n)
			}
		}
	}
	siege.Time.Ongoing = false
	switch {
	case stated != "" || start == noDay:
		siege.Time.End = until // of a lifting in a month that is told, the last day on which it may have been
		siege.Time.EDTF = edtf(siege.Time)
	case estimate != "":
		siege.Time.End = estimate
		siege.Time.EDTF = siege.Time.Start + "/" + estimate + "~"
		siege.Why = append(siege.Why, why)
	default:
		siege.Time.End = ""
		siege.Time.EDTF = siege.Time.Start + "/" // EDTF: an end that is not known
	}
}

// lastedDays returns for how many days an act had gone on when it was told, 0 where the words do not measure it.
func lastedDays(c *tawatur.Claim) int {
	var n int
	var unit rune
	if _, err := fmt.Sscanf(c.Time.Lasted, "P%d%c", &n, &unit); err != nil {
		return 0
	}
	return n * map[rune]int{'D': 1, 'W': 7, 'M': 30, 'Y': 365}[unit]
}
