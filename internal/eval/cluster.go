package eval

import "tawatur"

// Clusters returns for each claim that belongs to a gold event the event across reports that it tells: the cluster that the
// annotation names, else an event of its own. Claims that belong to none are left out.
func (s *Set) Clusters(extractions map[string]tawatur.Extraction) map[string]string {
	out := map[string]string{}
	for _, name := range s.names {
		text, g := s.docs[name].Text, s.golds[name]
		for _, c := range extractions[name].Claims {
			at, ok := inText(c.Trigger)
			if !ok {
				continue
			}
			for i := range g.Events {
				e := &g.Events[i]
				if !e.accepts(c.Type) || !touches(at, e.evidence(text)) {
					continue
				}
				if out[c.ID] = e.Cluster; e.Cluster == "" {
					out[c.ID] = name + " " + e.ID
				}
				break
			}
		}
	}
	return out
}

// BCubed compares events with clusters, claim by claim (Bagga and Baldwin 1998): of the claims in a claim's event, how many
// are in its cluster (precision), and of those in its cluster, how many are in its event (recall). Claims without a
// cluster are left out; one in no event stands alone.
func BCubed(events []tawatur.Event, clusters map[string]string) (precision, recall, f1 float64) {
	of := map[string]string{}
	for id := range clusters {
		of[id] = "alone " + id
	}
	for _, e := range events {
		for _, refs := range [][]tawatur.ClaimRef{e.Claims, e.Recalls} {
			for _, c := range refs {
				of[c.ID] = e.ID
			}
		}
	}
	for a := range clusters {
		both, inEvent, inCluster := 0, 0, 0
		for b := range clusters {
			event, cluster := of[a] == of[b], clusters[a] == clusters[b]
			if event {
				inEvent++
			}
			if cluster {
				inCluster++
			}
			if event && cluster {
				both++
			}
		}
		precision += ratio(both, inEvent) / float64(len(clusters))
		recall += ratio(both, inCluster) / float64(len(clusters))
	}
	return precision, recall, harmonic(precision, recall)
}
