package web

import (
	"slices"

	"tawatur"
)

// marks of the event's page that are read off its claims, beside those that every list shows: whether the one to whom it is
// attributed acknowledges it, whether somebody took it back, and that nobody has reviewed it.
func (n namer) claimChips(blame []blameView, claims []claimView) []chip {
	var out []chip
	add := func(kind string) { out = append(out, chip{kind, n.T("chip." + kind), n.T("chip.rule." + kind)}) }
	if slices.ContainsFunc(blame, func(b blameView) bool { return len(b.Acknowledged) > 0 }) {
		add("acknowledged")
	}
	if slices.ContainsFunc(claims, func(c claimView) bool { return retracted(c, claims) }) {
		add("retracted")
	}
	add("unreviewed")
	return out
}

// retracted reports whether a claim denies what the same voice asserted before.
func retracted(c claimView, claims []claimView) bool {
	return c.Modality.ID == tawatur.Denied && slices.ContainsFunc(claims, func(o claimView) bool {
		return o.Modality.ID == tawatur.Asserted && o.Type.ID == c.Type.ID && voice(o) != "" && voice(o) == voice(c) &&
			o.Report.Published.Value != "" && o.Report.Published.Value < c.Report.Published.Value
	})
}

// voice is who answers for a claim: its nearest known speaker, else the outlet.
func voice(c claimView) string {
	if len(c.Speakers) > 0 {
		return c.Speakers[0].ID
	}
	if c.Outlet != nil {
		return c.Outlet.ID
	}
	return ""
}
