package sqlite

import (
	"strings"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// mostAtHand is how many bytes of text are at hand at most, besideText for each report and claim added; all in all they take about five times as many.
const (
	mostAtHand = 16 << 20
	besideText = 512
)

// weight is what a report counts for of mostAtHand.
func weight(e tawatur.Extraction) int { return len(e.Report.Text) + besideText*(1+len(e.Claims)) }

// hand holds the reports that were kept and are not in the events yet, so that what was just written need not be read again. A report is
// never changed, so it is as in the record, whoever else writes there.
type hand struct {
	reports map[int64]tawatur.Extraction
	bytes   int
}

// hold takes a report that was written as some documents, unless the hand is full. What JSON cannot write as it is, is not held, nor a report
// without claims, of which little is read: see [transaction.plain].
func (h *hand) hold(report int64, e tawatur.Extraction, docs []string) {
	if h.bytes >= mostAtHand || len(e.Claims) == 0 {
		return
	}
	for _, d := range docs {
		if strings.Contains(d, `\ufffd`) {
			return
		}
	}
	e = shelf.Bare(e)
	for i := range e.Claims {
		e.Claims[i].Report = e.Report.ID
	}
	h.reports[report] = e
	h.bytes += weight(e)
}

// drop lets go of a report.
func (h *hand) drop(report int64) {
	if e, there := h.reports[report]; there {
		h.bytes -= weight(e)
		delete(h.reports, report)
	}
}
