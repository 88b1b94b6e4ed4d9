package web

import "testing"

func TestQuotationsOfOneNameAreOne(t *testing.T) {
	a := newAlike()
	names := []string{"وميليشيا قسد", "ميليشيا قسد", "ميليشيا “قسد”", "لميليشيا \"قسد\"", "ميليشيات قسد", "للاحتلال التركي", "الاحتلال التركي", "والميليشيات الإيرانية"}
	for _, n := range names {
		a.know("x", n)
	}
	a.know("y", "وميليشيا قسد")
	for i, want := range []string{"ميليشيا قسد", "ميليشيا قسد", "ميليشيا قسد", "ميليشيا قسد", "ميليشيات قسد", "الاحتلال التركي", "الاحتلال التركي", "والميليشيات الإيرانية"} {
		if got := a.name("x", names[i]); got != want {
			t.Errorf("%q stands under %q, want %q", names[i], got, want)
		}
	}
	if got := a.name("y", "وميليشيا قسد"); got != "وميليشيا قسد" {
		t.Errorf("of another: %q", got)
	}
}
