package pipeline

import (
	"tawatur"
	"tawatur/internal/know/gazetteer"
)

// noteOf tells a place from others of its name: an area by what it is, and all by the governorate in which they lie.
func noteOf(p *gazetteer.Place) tawatur.Name {
	in := tawatur.Name{AR: p.ADM1AR, EN: p.ADM1EN}
	var level tawatur.Name
	switch p.Precision {
	case tawatur.PrecisionCountry:
		return tawatur.Name{AR: "بلد", EN: "country"}
	case tawatur.PrecisionGovernorate:
		return tawatur.Name{AR: "محافظة", EN: "governorate"}
	case tawatur.PrecisionDistrict:
		level = tawatur.Name{AR: "منطقة", EN: "district"}
	case tawatur.PrecisionSubdistrict:
		level = tawatur.Name{AR: "ناحية", EN: "sub-district"}
	default:
		return in
	}
	if in.AR != "" {
		level.AR += "، " + in.AR
	}
	if in.EN != "" {
		level.EN += ", " + in.EN
	}
	return level
}
