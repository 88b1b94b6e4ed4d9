package export

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// The GeoJSON of an event (RFC 7946).
type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   *geometry      `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type geometry struct {
	Type        string         `json:"type"`
	Coordinates [][][2]float64 `json:"coordinates"`
}

// geoFile is the file of events as areas. Its properties are the columns of the table of events, lists as lists.
func geoFile() file {
	return tableFile(eventsTable(), ".geojson", "geojson", "application/geo+json", newGeoJSON)
}

// geoRows writes rows of events as features of a collection.
type geoRows struct {
	w       io.Writer
	columns []Column
	begun   bool
}

func newGeoJSON(w io.Writer, t Table) (rowWriter, error) {
	_, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`)
	return &geoRows{w: w, columns: t.Columns}, err
}

func (g *geoRows) row(values []any) error {
	f := feature{Type: "Feature", Properties: make(map[string]any, len(values))}
	for i, c := range g.columns {
		f.Properties[c.Name] = jsonCell(values[i])
	}
	f.ID, _ = f.Properties["event_id"].(string)
	lat, known := f.Properties["latitude"].(float64)
	lon, _ := f.Properties["longitude"].(float64)
	radius, _ := f.Properties["radius_km"].(float64)
	if known {
		f.Geometry = area(lat, lon, radius)
	}
	data, err := json.Marshal(f)
	if err != nil {
		return err
	}
	sep := ",\n"
	if !g.begun {
		sep, g.begun = "\n", true
	}
	_, err = fmt.Fprintf(g.w, "%s%s", sep, data)
	return err
}

func (g *geoRows) end() error {
	_, err := io.WriteString(g.w, "\n]}\n")
	return err
}

// jsonCell is a value as JSON has it: null for unknown, a list for a list.
func jsonCell(v any) any {
	switch v := v.(type) {
	case string:
		if v == "" {
			return nil
		}
	case []string:
		if v == nil {
			return []string{}
		}
	}
	return v
}

// corners is of how many corners the outline of an area is made.
const corners = 24

// leastRadius is the radius in kilometres of a place that states none.
const leastRadius = 1

// area is a circle as a polygon, anticlockwise and closed as RFC 7946 wants it: an area, since a point would claim more than
// the reports tell.
func area(lat, lon, radius float64) *geometry {
	const kmPerDegree = 111.195
	if radius <= 0 {
		radius = leastRadius
	}
	dLat := radius / kmPerDegree
	dLon := dLat / max(math.Cos(lat*math.Pi/180), 0.01)
	ring := make([][2]float64, 0, corners+1)
	for i := range corners {
		a := 2 * math.Pi * float64(i) / corners
		ring = append(ring, [2]float64{
			degrees(min(max(lon+dLon*math.Cos(a), -180), 180)), degrees(min(max(lat+dLat*math.Sin(a), -90), 90)),
		})
	}
	return &geometry{"Polygon", [][][2]float64{append(ring, ring[0])}}
}
