package letters

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const sentence = "قصفت المدفعية أطراف القرية صباح اليوم، وقال الأهالي إن القذائف سقطت على المنازل في الحي الشرقي دون إصابات."

func encoded(t *testing.T, s string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{"utf-8": []byte(s), "utf-8 bom": []byte("\uFEFF" + s)}
	var err error
	for name, f := range map[string]func([]byte) ([]byte, error){
		"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().Bytes,
		"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes,
		"utf-16 bom":   unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes,
		"windows-1256": charmap.Windows1256.NewEncoder().Bytes,
		"iso-8859-6":   charmap.ISO8859_6.NewEncoder().Bytes,
	} {
		if out[name], err = f([]byte(s)); err != nil {
			t.Fatal(name, err)
		}
	}
	return out
}

func TestDecodeTellsEncodings(t *testing.T) {
	for _, s := range []string{sentence, "قصف على القرية في الليل\r\nمن دون إصابات", sentence + "\nhttps://example.org/a?b=1 (photo)"} {
		for name, b := range encoded(t, s) {
			if got, err := Decode(b); err != nil || got != s {
				t.Errorf("%s: %q, %v", name, got, err)
			}
		}
	}
}

// TestGiven: bytes that are given away are decoded as others are.
func TestGiven(t *testing.T) {
	for _, b := range []string{"", "قصف", "\xEF\xBB\xBFقصف", "\xFF\xFE\x42\x06", "\xDE\xD5\xDD", "\x42\x06\x35\x06\x41\x06", "a\x00b", "\xFFقصف"} {
		want, wantErr := DecodeWeb([]byte(b), "text/html")
		if got, err := Given([]byte(b), "text/html"); got != want || (err == nil) != (wantErr == nil) {
			t.Errorf("%q: %q, %v, want %q, %v", b, got, err, want, wantErr)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00":      "binary file",
		sentence + "\xff":                              "invalid UTF-8 at byte",
		sentence[:len(sentence)-2]:                     "invalid UTF-8 at byte",
		"\xff\xd8\xff\xe1\x90\x81\x02\x03\x84\xd3\xfe": "no encoding fits",
	} {
		if s, err := Decode([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Decode(%q) = %q, %v; want %q", in, s, err, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{
		sentence: "ar", "قصف حلب": "ar", "": "und", "12:30": "und",
		"اجتمع شيوخ قبيلة العگيدات في بلدة ذيبان وقالوا إنهم لن يقبلوا بذلك":                              "ar",
		"ارتش شهر را در شب گذشته بمباران کرد و چند نفر کشته شدند که این خبر را منابع محلی تایید کرده است": "fa",
		"هێزەکانی سوریای دیموکرات لە شاری حەسەکە لەگەڵ چەکداران شەڕیان کرد":                               "ckb",
		"فوج نے شہر پر بمباری کی ہے اور کئی لوگ زخمی ہوئے ہیں":                                            "ur",
		"הצבא הפציץ את הכפר בלילה":                                              "he",
		"The army shelled the village.":                                         "en",
		"Ordu köyü gece bombaladı ve üç kişi yaralandı":                         "tr",
		sentence + " (photo: agency) Read more Share Tweet https://example.org": "ar",
	} {
		if got := Language(in); got != want {
			t.Errorf("Language(%q) = %q, want %q", in, got, want)
		}
	}
}
