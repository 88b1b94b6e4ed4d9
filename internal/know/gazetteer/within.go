package gazetteer

import (
	"math"
	"slices"
	"strings"
	"sync"
)

// areas finds areas by what places say of where they lie.
type areas struct {
	once sync.Once
	// adm1 to adm3 and country give the places of codes; regions those that list a code.
	adm1, adm2, adm3, country map[string]int32
	regions                   map[string][]int32
	// towns are the seats and capitals by the square of the map that they lie in.
	towns map[[2]int][]int32
	// below lists the areas and settlements right below an area, the countries below "".
	below map[string][]string
}

// Within lists the ids of the areas that a place lies in: of a village its sub-district, district, governorate, the regions that
// hold these, and country; of a site or quarter the town around it too. Whatever [Gazetteer.Contains] says of the place and one of
// them is yes. It is nil for an id that is not known.
func (g *Gazetteer) Within(id string) []string {
	p := g.ByID(id)
	if p == nil {
		return nil
	}
	g.areas.once.Do(g.survey)
	a := &g.areas
	var near []int32
	for _, at := range a.levels(p) {
		if n, ok := at.by[at.code]; ok && at.code != "" {
			near = append(near, n)
		}
	}
	near = append(near, a.regions[p.ADM1]...)
	if p.Country != p.ADM1 {
		near = append(near, a.regions[p.Country]...)
	}
	if !p.isSettlement() && !p.isArea() {
		near = append(near, g.townsAround(p)...)
	}
	var out []string
	for _, n := range near {
		if area := &g.places[n]; g.Contains(area, p) && !slices.Contains(out, area.ID) {
			out = append(out, area.ID)
		}
	}
	return out
}

// survey gathers the areas.
func (g *Gazetteer) survey() {
	a := &g.areas
	a.adm1, a.adm2, a.adm3, a.country = map[string]int32{}, map[string]int32{}, map[string]int32{}, map[string]int32{}
	a.regions, a.towns = map[string][]int32{}, map[[2]int][]int32{}
	for i := range g.places {
		p, n := &g.places[i], int32(i)
		switch p.Type {
		case typeCountry:
			a.country[p.Country] = n
		case typeADM1:
			a.adm1[p.ADM1] = n
		case typeADM2:
			a.adm2[p.ADM2] = n
		case typeADM3:
			a.adm3[p.ADM3] = n
		case typeRegion:
			for _, code := range g.regions[p.ID] {
				a.regions[code] = append(a.regions[code], n)
			}
		}
		if strings.HasSuffix(p.Type, "seat") || p.Type == typeCapital {
			sq := square(p)
			a.towns[sq] = append(a.towns[sq], n)
		}
	}
	g.order()
}

// square is the square of the map, a tenth of a degree wide, that a place lies in.
func square(p *Place) [2]int {
	return [2]int{int(math.Floor(p.Lat * 10)), int(math.Floor(p.Lon * 10))}
}

// townsAround lists the seats in the squares around a place.
func (g *Gazetteer) townsAround(p *Place) (out []int32) {
	at := square(p)
	for lat := at[0] - 1; lat <= at[0]+1; lat++ {
		for lon := at[1] - 1; lon <= at[1]+1; lon++ {
			out = append(out, g.areas.towns[[2]int{lat, lon}]...)
		}
	}
	return out
}

// Above lists the country, governorate, district and sub-district that a place lies in, the widest first; nil for an id that is not known.
func (g *Gazetteer) Above(id string) (out []string) {
	p := g.ByID(id)
	if p == nil {
		return nil
	}
	g.areas.once.Do(g.survey)
	a := &g.areas
	for _, at := range slices.Backward(a.levels(p)) {
		if n, ok := at.by[at.code]; ok && at.code != "" && g.Contains(&g.places[n], p) {
			out = append(out, g.places[n].ID)
		}
	}
	return out
}

// Below lists what lies right below an area: of the world ("") the countries, of these the governorates, then districts, sub-districts,
// and towns and villages. What the gazetteer has no such areas for has its towns and villages below it.
func (g *Gazetteer) Below(id string) (out []string) {
	g.areas.once.Do(g.survey)
	return g.areas.below[id]
}

// order puts every area and settlement below the narrowest area that it lies in.
func (g *Gazetteer) order() {
	below := map[string][]string{}
	g.areas.below = below
	for i := range g.places {
		p := &g.places[i]
		switch {
		case p.Type == typeCountry:
			below[""] = append(below[""], p.ID)
		case p.Type == typeADM1, p.Type == typeADM2, p.Type == typeADM3, p.isSettlement():
			if over := g.narrowest(p); over != "" {
				below[over] = append(below[over], p.ID)
			}
		}
	}
}

// narrowest is the narrowest area that a place lies in, "" for none.
func (g *Gazetteer) narrowest(p *Place) string {
	for _, at := range g.areas.levels(p) {
		if n, ok := at.by[at.code]; ok && at.code != "" && g.Contains(&g.places[n], p) {
			return g.places[n].ID
		}
	}
	return ""
}

// level is a kind of area with the code that a place has of it.
type level struct {
	by   map[string]int32
	code string
}

// levels are those of a place, the narrowest first.
func (a *areas) levels(p *Place) []level {
	return []level{{a.adm3, p.ADM3}, {a.adm2, p.ADM2}, {a.adm1, p.ADM1}, {a.country, p.Country}}
}
