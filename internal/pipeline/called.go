package pipeline

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know"
	"tawatur/internal/know/actors"
)

// Called is somebody, some place or some type of event that bears a name.
type Called struct {
	// Kind is "actor", "outlet", "place" or "type".
	Kind, ID string
	Name     tawatur.Name
	// Note tells it from others of the name: of a place what it is, where it is an area, and where it lies.
	Note tawatur.Name
	// Also are further names, as texts write them.
	Also []string
	// Perhaps says that the name alone does not say so: "التحالف" is another body in each war.
	Perhaps bool
}

// WhoIsCalled returns who and what of a kind ("": any) bears a name: actors, then outlets, places and types of events. The best
// known come first, and actors for whom the name may stand behind those who bear it; an id is a name too.
func WhoIsCalled(base *know.Base, types []EventType, kind, name string) (out []Called) {
	if kind == "" || kind == "actor" || kind == "outlet" {
		for _, a := range base.Actors.Called(name) {
			names := orID(tawatur.Name{AR: a.NameAR, EN: a.NameEN}, a.ID)
			if kind != "outlet" {
				out = append(out, Called{Kind: "actor", ID: a.ID, Name: names, Also: a.Also})
			}
			if kind != "actor" && base.Actors.IsOutlet(a.ID) {
				out = append(out, Called{Kind: "outlet", ID: a.ID, Name: names, Also: a.Also})
			}
		}
	}
	if kind == "outlet" && len(out) == 0 {
		out = outletCalled(base, name)
	}
	if kind == "" || kind == "actor" {
		for _, a := range base.Actors.MayBeCalled(name) {
			out = append(out, Called{Kind: "actor", ID: a.ID, Name: orID(tawatur.Name{AR: a.NameAR, EN: a.NameEN}, a.ID), Also: a.Also, Perhaps: true})
		}
	}
	if kind == "" || kind == "place" {
		found := base.Gazetteer.Called(name)
		if p := base.Gazetteer.ByID(name); p != nil && !slices.Contains(found, p) {
			found = append(found, p)
		}
		for _, p := range found {
			out = append(out, Called{
				Kind: "place", ID: p.ID, Name: orID(tawatur.Name{AR: p.NameAR, EN: p.NameEN}, p.ID), Note: noteOf(p), Also: p.Alts,
			})
		}
	}
	if kind == "" || kind == "type" {
		want := arabic.Fold(name)
		for _, t := range types {
			if t.ID == strings.ToLower(name) || arabic.Fold(t.Label.AR) == want || arabic.Fold(t.Label.EN) == want {
				out = append(out, Called{Kind: "type", ID: t.ID, Name: t.Label})
			}
		}
	}
	return out
}

// outletCalled returns the outlet that is no actor and has a name, an address or an id.
func outletCalled(base *know.Base, name string) []Called {
	if o, ok := base.Actors.Outlet(name); ok {
		names, _ := OutletName(base, o.ID)
		return []Called{{Kind: "outlet", ID: o.ID, Name: names}}
	}
	if names, ok := OutletName(base, name); ok {
		return []Called{{Kind: "outlet", ID: name, Name: names}}
	}
	return nil
}

// IsPublic reports whether a name is that of an outlet, a body, or a holder of a public role: one that the knowledge files have. Any
// other name may be a private person's.
func IsPublic(base *know.Base, name string) bool {
	if _, ok := base.Actors.Outlet(name); ok {
		return true
	}
	return slices.ContainsFunc(base.Actors.Called(name), func(a *actors.Actor) bool { return !strings.HasPrefix(a.Kind, "generic") })
}
