package store

import "tawatur"

// Box is a part of the map, in degrees.
type Box struct{ West, South, East, North float64 }

// Spot is a place with how many events have it as their main place. A nil place stands for events that have none.
type Spot struct {
	Place  *tawatur.EventPlace
	Events int
}

// Day is an ISO day, or month or year where no more is known, with how many events begin on it; "" stands for events without a date.
type Day struct {
	Day    string `json:"day"`
	Events int    `json:"events"`
}

// ID is that of the place, "" for none.
func (s Spot) ID() string {
	if s.Place == nil {
		return ""
	}
	return s.Place.ID
}
