package export

import (
	"tawatur"
)

// Book is what the knowledge files tell an export. Every method answers for any id; what is not known is empty.
type Book interface {
	// Types returns the event types with their definitions.
	Types() []Type
	// ActorName and OutletName return neutral names, and false with the id for those not known.
	ActorName(id string) (tawatur.Name, bool)
	OutletName(id string) (tawatur.Name, bool)
	// Place returns where a place lies, in the codes of others.
	Place(id string) Place
	// Inter returns ACLED's number for an actor's kind in a country, 0 for none.
	Inter(actor, country string) int
	// Coding returns what ACLED and HAPI call an event of a type, and false for what they have no word for.
	Coding(typ string, s Sides) (Coding, bool)
}

// Type is an event type as the codebook defines it.
type Type struct {
	ID         string
	Name       tawatur.Name
	Definition string
}

// Place is a place in the codes of others; what is not known is empty.
type Place struct {
	// Country is the ISO 3166 code in two letters, Country3 in three, Numeric in digits; Region is ACLED's.
	Country, Country3, Numeric, CountryEN, Region string
	// ISO is the ISO 3166-2 code of the governorate.
	ISO, GeoNames, Wikidata string
	ADM1, ADM2, ADM3        Division
}

// Division is a governorate, district or sub-district. Code is its P-code where there is one.
type Division struct {
	Code string
	Name tawatur.Name
}

// Sides is what of an event decides its type in other codebooks.
type Sides struct{ AgentState, AgentOther, TargetCivilians bool }

// Coding is an event type in the words of ACLED and HAPI.
type Coding struct{ Disorder, Event, SubEvent, HAPI string }
