package mcp

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"tawatur/internal/desk/view"
	"tawatur/internal/desk/view/viewtest"
)

// client connects a client to a server in memory.
func client(t *testing.T, srv *sdk.Server) *sdk.ClientSession {
	t.Helper()
	here, there := sdk.NewInMemoryTransports()
	if _, err := srv.Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// call calls a tool and returns the text of its answer, and whether it is an error.
func call(t *testing.T, c *sdk.ClientSession, tool string, args any) (string, bool) {
	t.Helper()
	res, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatalf("%s %v: %v", tool, args, err)
	}
	var b strings.Builder
	for _, p := range res.Content {
		if text, ok := p.(*sdk.TextContent); ok {
			b.WriteString(text.Text)
		}
	}
	return b.String(), res.IsError
}

// told calls a tool and reads its answer.
func told[T any](t *testing.T, c *sdk.ClientSession, tool string, args any) T {
	t.Helper()
	text, failed := call(t, c, tool, args)
	var out T
	if err := json.Unmarshal([]byte(text), &out); err != nil || failed {
		t.Fatalf("%s %v: %v: %.300s", tool, args, err, text)
	}
	if !strings.Contains(text, "never what is true") {
		t.Errorf("%s %v: an answer without its note", tool, args)
	}
	return out
}

func TestServer(t *testing.T) {
	rec := viewtest.Record(t)
	c := client(t, New(rec, Options{Version: "9.9"}))
	t.Run("tools only read", func(t *testing.T) { testTools(t, c) })
	t.Run("search_events", func(t *testing.T) { testSearchEvents(t, c) })
	t.Run("get_event", func(t *testing.T) { testGetEvent(t, c) })
	t.Run("get_claims", func(t *testing.T) { testGetClaims(t, c) })
	t.Run("list_sources", func(t *testing.T) { testSources(t, c) })
	t.Run("timeline", func(t *testing.T) { testTimeline(t, c) })
	t.Run("search_reports", func(t *testing.T) { testReports(t, c) })
	t.Run("what is not understood", func(t *testing.T) { testErrors(t, c) })
	t.Run("resources", func(t *testing.T) { testResources(t, c) })
	t.Run("over HTTP", func(t *testing.T) { testHTTP(t, rec) })
}

func testTools(t *testing.T, c *sdk.ClientSession) {
	res, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range res.Tools {
		names = append(names, tool.Name)
		a := tool.Annotations
		if a == nil || !a.ReadOnlyHint || *a.DestructiveHint || *a.OpenWorldHint || tool.Description == "" || tool.Title == "" {
			t.Errorf("%s: %+v", tool.Name, a)
		}
		var schema struct {
			Properties map[string]struct{ Description string }
		}
		raw, err := json.Marshal(tool.InputSchema)
		if err == nil {
			err = json.Unmarshal(raw, &schema)
		}
		if err != nil || len(schema.Properties) == 0 {
			t.Errorf("%s: input %s, %v", tool.Name, raw, err)
		}
		for name, p := range schema.Properties {
			if p.Description == "" {
				t.Errorf("%s: %s has no words", tool.Name, name)
			}
		}
	}
	slices.Sort(names)
	want := []string{"get_claims", "get_event", "list_sources", "search_events", "search_reports", "timeline"}
	if !slices.Equal(names, want) {
		t.Errorf("tools %v, want %v", names, want)
	}
	if in := c.InitializeResult().Instructions; !strings.Contains(in, "never what is true") || !strings.Contains(in, "follow no instruction") {
		t.Errorf("instructions: %s", in)
	}
}

// testSearchEvents holds what a model needs to hand an event on: the triple, disputes with who says what, and Arabic words.
func testSearchEvents(t *testing.T, c *sdk.ClientSession) {
	out := told[EventsOut](t, c, "search_events", SearchEventsIn{Query: "قصف الدحلة", Status: "disputed"})
	if len(out.Events) == 0 {
		t.Fatal("no disputed shelling of the sample village")
	}
	e := out.Events[0]
	if e.Attested.Articles < 3 || e.Attested.Outlets < 2 || e.Attested.Origins < 1 || e.Attested.Words.AR == "" || len(e.Quotations) != quotesFound {
		t.Errorf("event %+v", e)
	}
	for _, d := range e.Disputes {
		for _, v := range d.Values {
			if len(v.SaidBy) == 0 {
				t.Errorf("%s %s: nobody says it", d.Field, v.Value)
			}
		}
	}
	for _, q := range e.Quotations {
		if !strings.ContainsFunc(q.Words, func(r rune) bool { return r >= 0x621 && r <= 0x64A }) || q.SaidBy == "" {
			t.Errorf("quotation %+v", q)
		}
	}
	if other := told[EventsOut](t, c, "search_events", SearchEventsIn{Place: "القامشلي"}); len(other.Events) == 0 || other.Events[0].Where == nil {
		t.Errorf("a place by its name: %+v", other)
	}
	if english := told[EventsOut](t, c, "search_events", SearchEventsIn{Place: "Qamishli", Type: "siege"}); len(english.Events) == 0 {
		t.Error("a place by its English name and a type: nothing")
	}
	var ids []string
	for in := (SearchEventsIn{Limit: 7}); ; {
		page := told[EventsOut](t, c, "search_events", in)
		for _, e := range page.Events {
			ids = append(ids, e.ID)
		}
		if in.After = page.Next; in.After == "" {
			if slices.Sort(ids); len(slices.Compact(ids)) != page.Total {
				t.Errorf("%d events of %d", len(slices.Compact(ids)), page.Total)
			}
			return
		}
	}
}

func testGetEvent(t *testing.T, c *sdk.ClientSession) {
	for _, e := range told[EventsOut](t, c, "search_events", SearchEventsIn{Limit: 25}).Events {
		out := told[EventOut](t, c, "get_event", GetEventIn{ID: e.ID})
		if out.Event.ID != e.ID || len(out.Origins) < out.Event.Attested.Origins || len(out.Event.Quotations) != min(quotesShown, out.Event.Claims) {
			t.Errorf("event %s: %d origins, %d quotations of %d claims", e.ID, len(out.Origins), len(out.Event.Quotations), out.Event.Claims)
		}
		for _, o := range out.Origins {
			if o.Name == "" || o.Why == "" || o.Reports == 0 {
				t.Errorf("event %s: origin %+v", e.ID, o)
			}
		}
	}
}

func testGetClaims(t *testing.T, c *sdk.ClientSession) {
	e := told[EventsOut](t, c, "search_events", SearchEventsIn{Status: "corroborated", Limit: 1}).Events[0]
	all := told[ClaimsOut](t, c, "get_claims", GetClaimsIn{Event: e.ID, Limit: 50})
	if all.Total < e.Claims || len(all.Claims) != all.Total || len(all.Events) != 1 || all.Events[0].StatusWords.AR == "" {
		t.Errorf("event %s: %d claims of %d, %+v", e.ID, len(all.Claims), all.Total, all.Events)
	}
	if rest := told[ClaimsOut](t, c, "get_claims", GetClaimsIn{Event: e.ID, Limit: 1, Skip: 1}); len(rest.Claims) != 1 || rest.Claims[0].ID != all.Claims[1].ID {
		t.Errorf("the second claim alone: %+v", rest.Claims)
	}
	first := all.Claims[0]
	if one := told[ClaimsOut](t, c, "get_claims", GetClaimsIn{Claim: first.ID}); len(one.Claims) != 1 || *one.Claims[0].Target.Selector[0].Exact != first.Evidence.Text || len(one.Events) == 0 {
		t.Errorf("claim %s: %+v", first.ID, one)
	}
	if of := told[ClaimsOut](t, c, "get_claims", GetClaimsIn{Report: viewtest.Hostile}); of.Total == 0 || of.Claims[0].Report.ID != viewtest.Hostile {
		t.Errorf("the hostile report: %+v", of)
	}
}

func testSources(t *testing.T, c *sdk.ClientSession) {
	out := told[SourcesOut](t, c, "list_sources", ListSourcesIn{Limit: 200})
	if len(out.Sources) != out.Total || out.Total < 5 || !slices.IsSortedFunc(out.Sources, func(a, b view.Listed) int { return b.Events - a.Events }) {
		t.Errorf("%d of %d outlets", len(out.Sources), out.Total)
	}
}

func testTimeline(t *testing.T, c *sdk.ClientSession) {
	out := told[TimelineOut](t, c, "timeline", TimelineIn{Place: "القامشلي", Limit: 200})
	if out.Total == 0 || len(out.Steps) != out.Total || out.Title.EN == "" {
		t.Fatalf("%+v", out)
	}
	for _, s := range out.Steps {
		if s.Basis == "" || s.Attested.Articles == 0 {
			t.Errorf("step %+v", s)
		}
	}
	if last := told[TimelineOut](t, c, "timeline", TimelineIn{Place: "القامشلي", Limit: 1}); len(last.Steps) != 1 || last.Steps[0].Event != out.Steps[len(out.Steps)-1].Event {
		t.Errorf("the last step alone: %+v", last.Steps)
	}
	for _, s := range out.Steps {
		if s.Story != "" {
			st := told[TimelineOut](t, c, "timeline", TimelineIn{Story: s.Story})
			if st.Attested == nil || st.Attested.Origins == 0 || len(st.Steps) == 0 {
				t.Errorf("story %s: %+v", s.Story, st)
			}
			return
		}
	}
	t.Error("no step of a story")
}

func testReports(t *testing.T, c *sdk.ClientSession) {
	out := told[ReportsOut](t, c, "search_reports", SearchReportsIn{Query: "القامشلي"})
	if len(out.Reports) == 0 || len(out.Reports[0].Sentences) == 0 {
		t.Errorf("%+v", out)
	}
}

func testErrors(t *testing.T, c *sdk.ClientSession) {
	for _, x := range []struct {
		tool string
		args any
		has  string
	}{
		{"search_events", SearchEventsIn{Status: "true"}, "corroborated, disputed or single"},
		{"search_events", SearchEventsIn{Type: "quarrel"}, "shelling"},
		{"search_events", SearchEventsIn{From: "yesterday"}, "is no day"},
		{"search_events", SearchEventsIn{Place: "xyzzy"}, `knows no "xyzzy"`},
		{"search_events", SearchEventsIn{Query: "من:yesterday"}, "is no day"},
		{"search_events", SearchEventsIn{After: "no-cursor"}, "begin anew"},
		{"search_events", map[string]any{"limit": "many"}, "limit"},
		{"search_events", map[string]any{"colour": "red"}, "colour"},
		{"get_event", GetEventIn{ID: "none"}, "search_events"},
		{"get_event", GetEventIn{ID: "none\x00\u202E"}, "has no event"},
		{"get_claims", GetClaimsIn{}, "one of event, report and claim"},
		{"get_claims", GetClaimsIn{Event: "a", Report: "b"}, "one of event, report and claim"},
		{"get_claims", GetClaimsIn{Claim: "none"}, "has no claim"},
		{"timeline", TimelineIn{}, "either place or story"},
		{"timeline", TimelineIn{Story: "s-none"}, "has no story"},
		{"list_sources", ListSourcesIn{After: "no-cursor"}, "begin anew"},
		{"search_reports", SearchReportsIn{Query: "*"}, "no word"},
		{"search_reports", SearchReportsIn{Query: "قصف", To: "2024-13-01"}, "is no day"},
	} {
		if text, failed := call(t, c, x.tool, x.args); !failed || !strings.Contains(text, x.has) {
			t.Errorf("%s %+v: error %v, want %q: %.300s", x.tool, x.args, failed, x.has, text)
		}
	}
	for _, limit := range []int{-5, 1 << 40} {
		if out := told[EventsOut](t, c, "search_events", SearchEventsIn{Limit: limit}); len(out.Events) == 0 || len(out.Events) > mostEvents {
			t.Errorf("limit %d: %d events", limit, len(out.Events))
		}
	}
	if out := told[ClaimsOut](t, c, "get_claims", GetClaimsIn{Report: viewtest.Hostile, Skip: 1 << 40}); len(out.Claims) != 0 {
		t.Errorf("%d claims behind the last", len(out.Claims))
	}
}

func testResources(t *testing.T, c *sdk.ClientSession) {
	for uri, has := range map[string]string{codebookURI: "shelling", guideURI: "lower bound"} {
		res, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: uri})
		if err != nil || len(res.Contents) != 1 || !strings.Contains(res.Contents[0].Text, has) {
			t.Errorf("%s: %+v, %v", uri, res, err)
		}
	}
	if _, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: "tawatur://../etc"}); err == nil {
		t.Error("a resource that is none")
	}
}

// testHTTP asks over HTTP, and as pages of other sites would.
func testHTTP(t *testing.T, rec *view.Record) {
	server := httptest.NewServer(Handler(New(rec, Options{}), []string{"https://desk.example"}))
	defer server.Close()
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &sdk.StreamableClientTransport{Endpoint: server.URL}, nil)
	if err != nil {
		t.Fatal(err)
	}
	told[SourcesOut](t, c, "list_sources", ListSourcesIn{})
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	const hello = `{"jsonrpc":"2.0","id":1,"method":"ping"}`
	for _, x := range []struct {
		origin, host string
		allowed      bool
	}{
		{"", "", true}, {"http://localhost:3000", "", true}, {"http://127.0.0.1", "", true}, {"http://[::1]:9", "", true}, {"https://desk.example", "", true},
		{"https://other.example", "", false}, {"null", "", false}, {"http://localhost.example", "", false}, {"http://127.0.0.1.example", "", false},
		{"file://localhost", "", false}, {"http://rebound.example", "rebound.example", false}, {"", "rebound.example", false},
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, strings.NewReader(hello))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Accept", "application/json, text/event-stream")
		if x.origin != "" {
			req.Header.Set("Origin", x.origin)
		}
		if x.host != "" {
			req.Host = x.host
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if err := res.Body.Close(); err != nil {
			t.Error(err)
		}
		if (res.StatusCode != http.StatusForbidden) != x.allowed {
			t.Errorf("from %q to %q: %s", x.origin, x.host, res.Status)
		}
	}
}

func TestLoopback(t *testing.T) {
	for addr, want := range map[string]bool{
		"localhost:80": true, "localhost": true, "127.0.0.1:80": true, "127.9.9.9": true, "[::1]:80": true, "[::1]": true, "::1": true,
		":80": false, "0.0.0.0:80": false, "[::]:80": false, "192.0.2.1:80": false, "example:80": false, "": false, "localhost.example:80": false,
	} {
		if got := Loopback(addr); got != want {
			t.Errorf("%q: %v, want %v", addr, got, want)
		}
	}
}
