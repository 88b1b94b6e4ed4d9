package gazetteer

import "testing"

func TestNameKeyIsTheNameAlone(t *testing.T) {
	g := mustLoad(t)
	for _, c := range []struct{ mention, other string }{
		{"قرية العطالة", "وبقرية \"عطالة\""}, {"محيط بلدة كلبيت", "قرية كلبيت"},
	} {
		if a, b := g.NameKey(c.mention), g.NameKey(c.other); a != b || a == "" {
			t.Errorf("%q is %q, %q is %q", c.mention, a, c.other, b)
		}
	}
	for _, mention := range []string{"قرية", "قرية أبو", ""} {
		if key := g.NameKey(mention); key != "" {
			t.Errorf("%q names %q", mention, key)
		}
	}
}
