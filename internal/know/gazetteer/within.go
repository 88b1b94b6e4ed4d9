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
	for _, at := range []struct {
		by   map[string]int32
		code string
	}{{a.adm3, p.ADM3}, {a.adm2, p.ADM2}, {a.adm1, p.ADM1}, {a.country, p.Country}} {
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
