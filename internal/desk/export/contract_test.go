package export

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
)

// contract is what the annotators' codebook says of a line of events; it lies beside the repository.
const contract = "../../../../shared/codebook/events.schema.json"

// TestEventsKeepTheContract holds every line of events.jsonl against the contract by a validator that is not ours, events without outlets,
// places and numbers among them.
func TestEventsKeepTheContract(t *testing.T) {
	data, err := os.ReadFile(contract)
	if err != nil {
		t.Skipf("the contract is not here: %v", err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	x := sample(t, false)
	var out bytes.Buffer
	n, err := x.Write(t.Context(), &out, "jsonl", "")
	if err != nil || n != len(sampleEvents()) {
		t.Fatalf("%d lines: %v", n, err)
	}
	for line := range bytes.Lines(out.Bytes()) {
		var event any
		if err := json.Unmarshal(line, &event); err != nil {
			t.Fatal(err)
		}
		if err := resolved.Validate(event); err != nil {
			t.Errorf("%v: %s", err, line)
		}
	}
}
