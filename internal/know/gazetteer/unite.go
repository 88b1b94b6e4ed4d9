package gazetteer

import (
	"cmp"
	"hash/maphash"
	"iter"
	"slices"

	"tawatur/arabic"
)

// twinKM is how many kilometres apart two entries of one name and kind lie at most that are of one place.
const twinKM = 2

// unite makes one of the entries that several lists have of a settlement or a quarter, so that reports which spell it differently are
// told of one place. The best known entry stays and takes the others' spellings; their ids lead to it.
func (g *Gazetteer) unite() {
	into := g.twins()
	if len(into) == 0 {
		return
	}
	kept, moved := g.places[:0], make([]int32, len(g.places))
	for i := range g.places {
		if _, twin := into[int32(i)]; !twin {
			moved[i] = int32(len(kept))
			if kept = kept[:len(kept)+1]; len(kept)-1 < i {
				kept[len(kept)-1] = g.places[i]
			}
		}
	}
	for id, i := range g.byID {
		if keep, twin := into[i]; twin {
			i = keep
		}
		g.byID[id] = moved[i]
	}
	g.places = kept
}

// twins returns which entries are of the place of which another entry stays, and which that is. It has taken what they have of it.
func (g *Gazetteer) twins() map[int32]int32 {
	into := map[int32]int32{}
	root := func(i int32) int32 {
		for {
			up, ok := into[i]
			if !ok {
				return i
			}
			i = up
		}
	}
	for alike := range g.namesakes() {
		for n, i := range alike {
			for _, j := range alike[n+1:] {
				a, b := root(i.place), root(j.place)
				if a == b || !g.places[a].twinOf(&g.places[b]) {
					continue
				}
				if g.places[b].knownBetter(&g.places[a]) {
					a, b = b, a
				}
				g.places[a].take(&g.places[b])
				into[b] = a
			}
		}
	}
	for i := range into {
		into[i] = root(i)
	}
	return into
}

// named is an entry with a hash of its name.
type named struct {
	name  uint64
	place int32
}

// namesakes yields the entries that may be united and have one name, in the order of the lists.
func (g *Gazetteer) namesakes() iter.Seq[[]named] {
	seed := maphash.MakeSeed()
	all := make([]named, 0, len(g.places))
	for i := range g.places {
		if p := &g.places[i]; p.kind() != "" && p.NameAR != "" {
			all = append(all, named{maphash.String(seed, arabic.Fold(p.NameAR)), int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b named) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.place, b.place)) })
	return func(yield func([]named) bool) {
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].name == all[0].name {
				n++
			}
			if n > 1 && !yield(all[:n]) {
				return
			}
			all = all[n:]
		}
	}
}

// kind groups the types of places that lists call differently, "" for what is never united.
func (p *Place) kind() string {
	switch {
	case p.isSettlement() || p.Type == "neighbourhood":
		return "settlement"
	case p.Type == "camp":
		return "camp"
	}
	return ""
}

// onSpotKM is how near two entries lie of which lists say that they are of two governorates, where they are of one place.
const onSpotKM = 0.5

// twinOf reports whether two entries are of one place: of one country, kind and name, and next to one another. One list has a place once.
func (p *Place) twinOf(q *Place) bool {
	if p.Country != q.Country || p.kind() != q.kind() || p.PCode != "" && q.PCode != "" || northSouth(p, q) > twinKM {
		return false
	}
	d := Distance(p, q)
	return d <= twinKM && (p.ADM1 == q.ADM1 || p.ADM1 == "" || q.ADM1 == "" || d <= onSpotKM) && arabic.Fold(p.NameAR) == arabic.Fold(q.NameAR)
}

// knownBetter reports whether an entry is rather to be kept than another: ours before a humanitarian list's, that before others, then the
// seat, the larger, the first by id.
func (p *Place) knownBetter(q *Place) bool {
	listed := func(p *Place) int {
		switch {
		case p.handWritten():
			return 2
		case p.PCode != "":
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(listed(p), listed(q)), cmp.Compare(p.prominence(), q.prominence()), cmp.Compare(q.ID, p.ID)) > 0
}

// take adds to an entry what another has of the place.
func (p *Place) take(q *Place) {
	for _, name := range append([]string{q.NameAR}, q.Alts...) {
		if name != p.NameAR && !slices.Contains(p.Alts, name) {
			p.Alts = append(slices.Clip(p.Alts), name)
		}
	}
	if q.NameEN != "" && q.NameEN != p.NameEN && !slices.Contains(p.Alts, q.NameEN) {
		p.Alts = append(slices.Clip(p.Alts), q.NameEN)
	}
	if higher(q.Type) && !higher(p.Type) || p.Type == "neighbourhood" && q.isSettlement() && !p.handWritten() {
		p.Type, p.Precision = q.Type, q.Precision
	}
	p.Population, p.PCode = max(p.Population, q.Population), cmp.Or(p.PCode, q.PCode)
	if p.ADM1 == "" {
		p.ADM1, p.ADM1AR, p.ADM1EN = q.ADM1, q.ADM1AR, q.ADM1EN
	}
	if p.ADM2 == "" && p.ADM1 == q.ADM1 {
		p.ADM2, p.ADM2AR, p.ADM3, p.ADM3AR = q.ADM2, q.ADM2AR, q.ADM3, q.ADM3AR
	}
}

// higher reports whether a type is of a capital or of the seat of a governorate.
func higher(typ string) bool { return typ == typeCapital || typ == typeADM1Seat }
