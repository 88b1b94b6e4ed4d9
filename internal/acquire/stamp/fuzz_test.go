package stamp

import "testing"

// FuzzParse asks that what is read as a date is read as the same date again.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"2024-08-10", "Sat, 10 Aug 2024 16:47:00 +0300", "٢٠٢٤-٠٨-١٠ ١٦:٤٧", "10 Aug 24 16:47 UT", "2024-08-10T16:47:00.5Z", "20240810", "2024-08-10T10:00+24:60", "0000-00-00", "2024-02-30T25:61"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		iso, ok := Parse(s)
		if ok != (iso != "") {
			t.Fatalf("Parse(%q) = %q, %v", s, iso, ok)
		}
		if again, still := Parse(iso); ok && (!still || again != iso) {
			t.Errorf("Parse(%q) = %q, and of that %q, %v", s, iso, again, still)
		}
		Of(s)
	})
}
