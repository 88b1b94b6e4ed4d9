package article

import (
	"encoding/json"
	"strconv"
	"strings"
)

// flightMark begins a piece of data that a framework sends along with the page, in pieces: self.__next_f.push([1,"..."]).
const flightMark = "self." + flightName + ".push("

// flightName is what is found fastest of it.
const flightName = "__next_f"

// flight joins the pieces of such data in the order of the page. Rows of it are "id:JSON" up to the end of the line, and texts
// "id:Tlength,text", to which strings "$id" in the other rows refer.
func flight(states []state) (values []any, texts map[string]string) {
	var b strings.Builder
	for _, st := range states {
		_, rest, ok := strings.Cut(st.text, flightMark)
		if !ok {
			continue
		}
		var piece []any
		if json.NewDecoder(strings.NewReader(rest)).Decode(&piece) != nil || len(piece) < 2 {
			continue
		}
		if t, ok := piece[1].(string); ok && b.Len()+len(t) <= longestState {
			b.WriteString(t)
		}
	}
	return flightRows(b.String())
}

func flightRows(s string) (values []any, texts map[string]string) {
	texts = map[string]string{}
	for s != "" && len(values)+len(texts) < mostObjects {
		id, rest, ok := strings.Cut(s, ":")
		if !ok || len(id) > 8 {
			_, s, _ = strings.Cut(s, "\n")
			continue
		}
		if size, text, ok := strings.Cut(rest, ","); ok && strings.HasPrefix(size, "T") && len(size) < 10 {
			if n, err := strconv.ParseUint(size[1:], 16, 32); err == nil {
				n := min(int(n), len(text))
				texts["$"+strings.TrimSpace(id)], s = text[:n], text[n:]
				continue
			}
		}
		row, after, _ := strings.Cut(rest, "\n")
		s = after
		var v any
		if json.Unmarshal([]byte(row), &v) == nil {
			values = append(values, v)
		}
	}
	return values, texts
}
