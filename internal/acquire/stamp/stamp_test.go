package stamp

import (
	"testing"

	"tawatur"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"2024-08-10": "2024-08-10", "2024-08-10T16:47:00+03:00": "2024-08-10T16:47:00+03:00",
		"2023-09-03T08:17:00Z": "2023-09-03T08:17:00Z", "2023-09-03T08:17:00.123Z": "2023-09-03T08:17:00Z",
		"2024-08-10 16:47": "2024-08-10T16:47:00", "2024-08-10T16:47:00+0300": "2024-08-10T16:47:00+03:00",
		"Sat, 10 Aug 2024 16:47:00 +0300": "2024-08-10T16:47:00+03:00", "Sat, 10 Aug 2024 16:47:00 GMT": "2024-08-10T16:47:00Z",
		"10 Aug 24 16:47 UT": "2024-08-10T16:47:00Z", "Sat, 10 Aug 2024 16:47:00 AST": "2024-08-10T16:47:00",
		"٢٠٢٤-٠٨-١٠": "2024-08-10",
		"yesterday":  "", "0001-01-01": "", "2024-13-40": "", "": "", "أمس": "",
	} {
		if got, ok := Parse(in); got != want || ok != (want != "") {
			t.Errorf("Parse(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
	if p := Of("soon"); p.Value != nil || p.Basis != tawatur.BasisUnknown || len(p.Why) != 1 {
		t.Errorf("%+v", p)
	}
}
