package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// sampleRecord reads the sample reports into a record with the program itself, and returns the program and the record.
func sampleRecord(t *testing.T) (program, db string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	program, db = asTawatur(t, dir, self), filepath.Join(dir, "r.db")
	if out, err := exec.Command(program, "ingest", "--db", db, "../../samples").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program, db
}

// asksAboutSiege connects and asks for a siege of the samples.
func asksAboutSiege(t *testing.T, via sdk.Transport) {
	t.Helper()
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), via, nil)
	if err != nil {
		t.Fatal(err)
	}
	if name := c.InitializeResult().ServerInfo.Name; name != "tawatur" {
		t.Errorf("the server is %q", name)
	}
	res, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: "search_events", Arguments: map[string]any{"type": "siege", "place": "القامشلي"}})
	if err != nil || res.IsError {
		t.Fatalf("%+v, %v", res, err)
	}
	if text := res.Content[0].(*sdk.TextContent).Text; !strings.Contains(text, `"type":"siege"`) || !strings.Contains(text, "independent origins") {
		t.Errorf("%.500s", text)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func TestMCPOnStandardInput(t *testing.T) {
	program, db := sampleRecord(t)
	asksAboutSiege(t, &sdk.CommandTransport{Command: exec.Command(program, "mcp", "--db", db)})
}

func TestMCPOverHTTP(t *testing.T) {
	_, db := sampleRecord(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	said, done := &lockedBuffer{}, make(chan error, 1)
	go func() {
		c := mcpCmd{dbFlag: dbFlag{db}, Listen: "localhost:0"}
		done <- c.Run(ctx, &streams{err: said})
	}()
	at := address(t, said, done)
	if !strings.HasSuffix(at, "/mcp") {
		t.Errorf("it is on %s", at)
	}
	asksAboutSiege(t, &sdk.StreamableClientTransport{Endpoint: at})
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
