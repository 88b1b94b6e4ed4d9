// Package gazetteer finds the places that an Arabic report names and says where they are.
//
// [Load] opens the gazetteer: all of Syria, the neighbouring countries and those that its wars involve, and a hand-written
// file of what no public list has. [Gazetteer.Mentions] finds names with the words that announce them ("قرية", "ريف",
// "غربي"); a name that is also an ordinary word or a person's name counts only behind such a cue.
// [Gazetteer.Resolve] chooses one place for each mention from the parent named beside it, the report's other places, the
// kind of the cue and prominence, and leaves open what the text does not settle. It does not decide what happened there.
package gazetteer

import (
	"cmp"
	"math"
	"slices"
	"sync/atomic"

	"tawatur"
	"tawatur/arabic"
)

// Types of places that the rules ask for; others ("airport", "oil_field", "base", ...) are sites.
const (
	typeCountry  = "country"
	typeRegion   = "region"
	typeSea      = "sea"
	typeADM1     = "adm1"
	typeADM2     = "adm2"
	typeADM3     = "adm3"
	typeCapital  = "capital"
	typeADM1Seat = "adm1_seat"
	typeADM2Seat = "adm2_seat"
	typeADM3Seat = "adm3_seat"
	typeSite     = "site"
	typeStretch  = "stretch"
)

// Place is one entry of the gazetteer.
type Place struct {
	// ID is the source's own id ("C5202", "wof:...", "x:...").
	ID             string
	NameAR, NameEN string
	// Alts are further Arabic spellings.
	Alts []string
	// Type is what it is: "country", "region", "sea", "adm1" to "adm3", "adm1_seat" to "adm3_seat", "capital", "populated_place",
	// "neighbourhood", or the kind of a site.
	Type string
	// Precision is one of the Precision constants of package tawatur and follows from Type.
	Precision string
	// Lat and Lon are degrees (WGS 84); of an area, the middle of its settlements.
	Lat, Lon float64
	// Country is the ISO 3166 code in two letters, empty for what lies in several.
	Country string
	// ADM1 to ADM3 are the codes of the governorate, district and sub-district it lies in, each with its names.
	ADM1, ADM1AR, ADM1EN string
	ADM2, ADM2AR         string
	ADM3, ADM3AR         string
	// PCode is the humanitarian place code, empty when there is none.
	PCode string
	// Population is the number of inhabitants, 0 when not known.
	Population int

	// number is its place in the list of all, rank its prominence.
	number int32
	rank   float64
}

// precisionOf says how narrow a place of this type is.
func precisionOf(typ string) string {
	switch typ {
	case typeCountry:
		return tawatur.PrecisionCountry
	case typeRegion, typeSea:
		return tawatur.PrecisionRegion
	case typeADM1:
		return tawatur.PrecisionGovernorate
	case typeADM2:
		return tawatur.PrecisionDistrict
	case typeADM3:
		return tawatur.PrecisionSubdistrict
	case typeCapital, typeADM1Seat, typeADM2Seat, typeADM3Seat, "populated_place", "populated_locality",
		"abandoned_place", "settlement", "farm_village", "localadmin":
		return tawatur.PrecisionSettlement
	}
	return tawatur.PrecisionSite
}

// IsSeat reports whether a town gives its name to the area around it that is governed from there.
func (p *Place) IsSeat() bool {
	return p.Type == typeADM1Seat || p.Type == typeADM2Seat || p.Type == typeCapital
}

// isSettlement reports whether people live there as in a town or village.
func (p *Place) isSettlement() bool { return p.Precision == tawatur.PrecisionSettlement }

// isArea reports whether it is an area of administration or a region or country.
func (p *Place) isArea() bool {
	return p.Precision != tawatur.PrecisionSettlement && p.Precision != tawatur.PrecisionSite
}

// prominence orders places of one name by prominence, greater being better known; the steps are about a third of the weight
// of an explicit parent.
func (p *Place) prominence() float64 {
	r := 0.0
	if p.Population > 0 {
		r = math.Log10(float64(p.Population)+1) * 2
	}
	switch p.Type {
	case typeCountry, typeCapital, typeSea:
		return r + 40
	case typeADM1, typeADM1Seat:
		return r + 34
	case typeADM2Seat:
		return r + 24
	case typeADM3Seat, typeRegion:
		return r + 18
	case "populated_place", "neighbourhood":
		if p.handWritten() {
			return r + 20
		}
		if p.PCode != "" {
			return r + 12
		}
		return r + 4
	case "abandoned_place", "populated_locality", "farm_village":
		return r
	}
	return r + 8
}

// Distance returns the kilometres between two places along the globe.
func Distance(a, b *Place) float64 { return kilometres(haversine(a, b)) }

// haversine grows with the distance of two places and is found faster.
func haversine(a, b *Place) float64 {
	const rad = math.Pi / 180
	lat, lon := math.Sin((b.Lat-a.Lat)*rad/2), math.Sin((b.Lon-a.Lon)*rad/2)
	return lat*lat + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*(lon*lon)
}

// kilometres is the distance of which this is the haversine.
func kilometres(h float64) float64 {
	const radius = 6371.0
	return 2 * radius * math.Asin(math.Sqrt(h))
}

// northSouth returns a little less than the kilometres that one place lies north of the other: the least that their distance can be.
func northSouth(a, b *Place) float64 {
	const perDegree = 111.1
	return math.Abs(a.Lat-b.Lat) * perDegree
}

// Contains reports whether child lies administratively in parent: its country, governorate, district or sub-district.
// A settlement contains the sites and quarters within 6 km of it. A place does not contain itself.
func (g *Gazetteer) Contains(parent, child *Place) bool {
	if parent == nil || child == nil || parent == child || parent.ID == child.ID {
		return false
	}
	switch parent.Type {
	case typeCountry:
		return parent.Country == child.Country && child.Type != typeCountry
	case typeADM1:
		return parent.ADM1 != "" && parent.ADM1 == child.ADM1 && child.Type != typeADM1
	case typeADM2:
		return parent.ADM2 != "" && parent.ADM2 == child.ADM2 && child.Type != typeADM1 && child.Type != typeADM2
	case typeADM3:
		return parent.ADM3 != "" && parent.ADM3 == child.ADM3 && (child.isSettlement() || !child.isArea())
	case typeRegion:
		return g.regionHolds(parent, child)
	}
	return parent.isSettlement() && child.Precision == tawatur.PrecisionSite && Distance(parent, child) < siteRadius
}

// siteRadius is how many kilometres from the middle of a settlement its sites lie.
const siteRadius = 6

// regionHolds reports whether child lies in one of the governorates that a region's entry lists. A region of one governorate
// is a part of it and holds its places only.
func (g *Gazetteer) regionHolds(region, child *Place) bool {
	if child.ADM1 == "" || child.Type == typeRegion || region.ADM1 != "" && child.Type == typeADM1 {
		return false
	}
	for _, code := range g.regions[region.ID] {
		if code == child.ADM1 || code == child.Country {
			return true
		}
	}
	return false
}

// spelled reports whether one of a place's names has exactly this folded form.
func (g *Gazetteer) spelled(p *Place, exact string) bool {
	return slices.Contains(*g.spellings.of(p), exact)
}

// spellings keeps the exact folded forms of the names of those places that texts have named so far.
type spellings []atomic.Pointer[[]string]

func (all spellings) of(p *Place) *[]string {
	if s := all[p.number].Load(); s != nil {
		return s
	}
	s := make([]string, 0, 1+len(p.Alts))
	for _, name := range append([]string{p.NameAR}, p.Alts...) {
		_, exact := joined(arabic.Words(name))
		s = append(s, exact)
	}
	all[p.number].Store(&s)
	return &s
}

// cmpRank orders places by prominence and, where that ties, by id.
func cmpRank(a, b *Place) int {
	if c := cmp.Compare(a.rank, b.rank); c != 0 {
		return c
	}
	return cmp.Compare(b.ID, a.ID)
}
