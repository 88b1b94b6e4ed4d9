package event

import (
	"testing"

	"tawatur"
)

// published gives a report another day of publication.
func published(day string) change {
	return func(e *tawatur.Extraction, _ *tawatur.Claim) {
		e.Report.Published = tawatur.Published{Value: &day, Basis: tawatur.BasisMetadata}
	}
}

// TestRecallsStayApart asks that a report that recalls a dated act beside its own news neither adds to the old event nor
// draws it to the new one, while the reports of the days after are its claims.
func TestRecallsStayApart(t *testing.T) {
	later := mk("later", published("2024-06-02"), on("2024-06-01", "2024-06-01"))
	history := mk("later", killed(40, 40)).Claims[0]
	history.ID = "later/2"
	later.Claims = append(later.Claims, history)
	events := Build([]tawatur.Extraction{mk("a"), mk("b", published("2024-03-08")), later}, opt())
	if len(events) != 2 {
		t.Fatalf("%d events, want 2", len(events))
	}
	for _, e := range events {
		if e.Time.Start == "2024-06-01" {
			if len(e.Claims) != 1 || len(e.Recalls) != 0 {
				t.Errorf("new event: claims %v, recalls %v", e.Claims, e.Recalls)
			}
			continue
		}
		if len(e.Claims) != 2 || len(e.Recalls) != 1 || e.Recalls[0].ID != "later/2" || e.Status.Articles != 2 || len(e.Harm) != 0 {
			t.Errorf("old event: claims %v, recalls %v, harm %v, status %+v", e.Claims, e.Recalls, e.Harm, e.Status)
		}
	}
}

// TestBackgroundToNewerNewsIsARecall asks that what a report tells of the day before as background to its own news adds
// nothing to that day's event.
func TestBackgroundToNewerNewsIsARecall(t *testing.T) {
	next := mk("next", published("2024-03-07"), on("2024-03-07", "2024-03-07"))
	yesterday := mk("next", killed(40, 40)).Claims[0]
	yesterday.ID, yesterday.Background = "next/2", true
	next.Claims = append(next.Claims, yesterday)
	for _, e := range Build([]tawatur.Extraction{mk("a"), mk("b"), next}, opt()) {
		if e.Time.Start != "2024-03-07" && (len(e.Claims) != 2 || len(e.Recalls) != 1 || len(e.Harm) != 0) {
			t.Errorf("claims %v, recalls %v, harm %v", e.Claims, e.Recalls, e.Harm)
		}
	}
}

// TestHistoryAloneIsAnEvent asks that recalls of an act that no report told as news make one event, founded by the first.
func TestHistoryAloneIsAnEvent(t *testing.T) {
	events := Build([]tawatur.Extraction{mk("a", published("2024-06-02")), mk("b", published("2024-09-08"))}, opt())
	if len(events) != 1 || len(events[0].Claims) != 1 || len(events[0].Recalls) != 1 || events[0].Claims[0].Report != "a" {
		t.Errorf("%+v", events)
	}
}
