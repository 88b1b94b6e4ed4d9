// Package meter counts what a watch does and tells how its sources go, for Prometheus. Each value made by [New] has a registry of its own; nothing
// is kept for the whole program.
//
//	m := meter.New(st, time.Now)
//	w, err := watch.New(ctx, st, press, manners, watch.Options{Meter: m})
//	http.Handle("/metrics", m.Handler())
//
// What each number means stands in docs/watch.md.
package meter

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"tawatur/internal/store"
	"tawatur/internal/watch"
)

// Record is what is read of the record whenever the numbers are asked for.
type Record interface {
	store.WatchReader
	Counts(ctx context.Context) (store.Counts, error)
}

// Meter counts. It is safe for concurrent use.
type Meter struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	reports  prometheus.Counter
	inAir    prometheus.Gauge
	weaving  prometheus.Gauge
	wove     prometheus.Histogram
	torn     prometheus.Counter
}

var _ watch.Meter = (*Meter)(nil)

// New returns a meter of a watch and of its record.
func New(r Record, now func() time.Time) *Meter {
	m := &Meter{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "tawatur_watch_requests_total",
			Help: "Requests by what was asked for (feed, page, look) and what came of it (new, same, or the kind of the failure)."}, []string{"what", "outcome"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "tawatur_watch_request_seconds",
			Help: "How long requests took, with reading and keeping.", Buckets: []float64{0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120}}, []string{"what"}),
		reports: prometheus.NewCounter(prometheus.CounterOpts{Name: "tawatur_watch_reports_total", Help: "Reports and versions that are new in the record."}),
		inAir:   prometheus.NewGauge(prometheus.GaugeOpts{Name: "tawatur_watch_in_air", Help: "Requests under way."}),
		weaving: prometheus.NewGauge(prometheus.GaugeOpts{Name: "tawatur_watch_weaving", Help: "Whether reports are being taken into the events."}),
		wove: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "tawatur_watch_weave_seconds",
			Help: "How long it took to take reports into the events.", Buckets: []float64{0.1, 0.5, 1, 5, 15, 60, 300, 1800}}),
		torn: prometheus.NewCounter(prometheus.CounterOpts{Name: "tawatur_watch_weave_failures_total", Help: "Runs over the events that failed."}),
	}
	m.registry.MustRegister(m.requests, m.took, m.reports, m.inAir, m.weaving, m.wove, m.torn, collector{r, now})
	return m
}

// OfRecord returns the handler of the numbers of a record alone, for a desk that watches nothing itself.
func OfRecord(r Record, now func() time.Time) http.Handler {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collector{r, now})
	return handler(registry)
}

// Handler serves the numbers.
func (m *Meter) Handler() http.Handler { return handler(m.registry) }

func handler(r *prometheus.Registry) http.Handler {
	return promhttp.HandlerFor(r, promhttp.HandlerOpts{MaxRequestsInFlight: 2, ErrorHandling: promhttp.ContinueOnError})
}

// Asked counts a request: see watch.Meter, as of the others.
func (m *Meter) Asked(what, outcome string, took time.Duration) {
	m.requests.WithLabelValues(what, outcome).Inc()
	m.took.WithLabelValues(what).Observe(took.Seconds())
}

// Kept counts reports that are new in the record.
func (m *Meter) Kept(n int) { m.reports.Add(float64(n)) }

// Wove counts a run over the events.
func (m *Meter) Wove(took time.Duration, err error) {
	m.wove.Observe(took.Seconds())
	if err != nil {
		m.torn.Inc()
	}
}

// InAir tells how many requests are under way.
func (m *Meter) InAir(n int) { m.inAir.Set(float64(n)) }

// Weaving tells whether reports are being taken into the events.
func (m *Meter) Weaving(on bool) {
	m.weaving.Set(0)
	if on {
		m.weaving.Set(1)
	}
}

// collector reads a record whenever it is asked.
type collector struct {
	r   Record
	now func() time.Time
}

// patience is how long reading a record for its numbers may take.
const patience = 10 * time.Second

var _ prometheus.Collector = collector{}

// descriptions are those of what is read of a record.
func descriptions() map[string]*prometheus.Desc {
	out := map[string]*prometheus.Desc{}
	for name, d := range map[string]struct {
		help   string
		labels []string
	}{
		"tawatur_record_reports":                         {"Reports in the record.", nil},
		"tawatur_record_claims":                          {"Claims in the record.", nil},
		"tawatur_record_events":                          {"Events of the record.", nil},
		"tawatur_source_state":                           {"1 for the state that a source is in.", []string{"source", "state"}},
		"tawatur_source_last_success_timestamp_seconds":  {"When a feed of the source last answered well; absent for never.", []string{"source"}},
		"tawatur_source_last_new_item_timestamp_seconds": {"When a feed of the source last had something new; absent for never.", []string{"source"}},
		"tawatur_source_failing_feeds":                   {"Feeds of the source that failed the last time.", []string{"source"}},
		"tawatur_source_addresses":                       {"Addresses that feeds of the source named, by what became of them.", []string{"source", "status"}},
	} {
		out[name] = prometheus.NewDesc(name, d.help, d.labels, nil)
	}
	return out
}

// Describe is part of prometheus.Collector.
func (collector) Describe(to chan<- *prometheus.Desc) {
	for _, d := range descriptions() {
		to <- d
	}
}

// Collect is part of prometheus.Collector. A record that cannot be read makes the answer an error.
func (c collector) Collect(to chan<- prometheus.Metric) {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	desc := descriptions()
	gauge := func(name string, v float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(desc[name], prometheus.GaugeValue, v, labels...)
	}
	counts, err := c.r.Counts(ctx)
	if err != nil {
		to <- prometheus.NewInvalidMetric(desc["tawatur_record_reports"], err)
		return
	}
	gauge("tawatur_record_reports", float64(counts.Reports))
	gauge("tawatur_record_claims", float64(counts.Claims))
	gauge("tawatur_record_events", float64(counts.Events))
	health, err := store.Health(ctx, c.r, c.now())
	if err != nil {
		to <- prometheus.NewInvalidMetric(desc["tawatur_source_state"], err)
		return
	}
	for _, h := range health {
		collectSource(h, gauge)
	}
}

func collectSource(h store.SourceHealth, gauge func(name string, v float64, labels ...string)) {
	for _, state := range store.SourceStates() {
		v := 0.0
		if h.State == state {
			v = 1
		}
		gauge("tawatur_source_state", v, h.ID, state)
	}
	if !h.Success.IsZero() {
		gauge("tawatur_source_last_success_timestamp_seconds", float64(h.Success.Unix()), h.ID)
	}
	if !h.NewItem.IsZero() {
		gauge("tawatur_source_last_new_item_timestamp_seconds", float64(h.NewItem.Unix()), h.ID)
	}
	failing := 0
	for _, f := range h.Feeds {
		if f.Failures > 0 {
			failing++
		}
	}
	gauge("tawatur_source_failing_feeds", float64(failing), h.ID)
	for _, status := range store.AddressStatuses() {
		gauge("tawatur_source_addresses", float64(h.Addresses[status]), h.ID, status)
	}
}
