// Package letters tells by the bytes and letters of a text in which encoding and in which language it is. What a server or
// a file says of that is often wrong, so it is believed last. It knows no formats.
//
//	s, err := letters.Decode([]byte{0xDE, 0xD5, 0xDD}) // "قصف", which is windows-1256
package letters

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"tawatur/arabic"
)

// ErrBinary says that bytes are no text in any encoding known here.
var ErrBinary = errors.New("binary file")

// Decode returns the text in b, whose encoding is told by its byte-order mark or by what the bytes look like: UTF-8,
// UTF-16 in either order, windows-1256 or ISO 8859-6. A byte-order mark is not part of the text. The errors are "binary
// file" and "invalid UTF-8 at byte N" where b is UTF-8 but for some bytes.
func Decode(b []byte) (string, error) {
	if rest, ok := bytes.CutPrefix(b, []byte("\xEF\xBB\xBF")); ok {
		b = rest
	}
	if e := utf16Of(b); e != nil {
		s, err := e.NewDecoder().Bytes(b)
		if err != nil {
			return "", fmt.Errorf("decoding UTF-16: %w", err)
		}
		return string(s), nil
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return "", ErrBinary
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	if MostlyUTF8(b) {
		return "", fmt.Errorf("invalid UTF-8 at byte %d", FirstInvalid(b))
	}
	return decodeSingle(b)
}

// DecodeWeb decodes what a server sent as [Decode] does, and where no encoding of Arabic fits by what the server or the page
// says, as browsers do. The error is ErrBinary or that of a decoder.
func DecodeWeb(b []byte, contentType string) (string, error) {
	s, err := Decode(b)
	if err == nil || errors.Is(err, ErrBinary) {
		return s, err
	}
	enc, _, _ := charset.DetermineEncoding(b, contentType)
	out, err := enc.NewDecoder().Bytes(b)
	return strings.ToValidUTF8(string(out), "\uFFFD"), err // what says that it is UTF-8 is passed through as it is
}

// Given is DecodeWeb for bytes that nobody changes any more: where they are UTF-8 they are the text, which is not copied.
func Given(b []byte, contentType string) (string, error) {
	if !bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")) && utf16Of(b) == nil && bytes.IndexByte(b, 0) < 0 && utf8.Valid(b) {
		return unsafe.String(unsafe.SliceData(b), len(b)), nil
	}
	return DecodeWeb(b, contentType)
}

// utf16Of returns the UTF-16 decoder that fits, or nil. Without a mark it goes by the high bytes: in Arabic text nearly all
// of them are 0x06, and 0x00 for spaces and ASCII.
func utf16Of(b []byte) encoding.Encoding {
	if len(b) >= 2 && (b[0] == 0xFF && b[1] == 0xFE || b[0] == 0xFE && b[1] == 0xFF) {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	head := b[:min(len(b), 8192)&^1]
	if len(head) < 4 || len(b)%2 != 0 {
		return nil
	}
	var high [2]int
	for i, c := range head {
		if c == 0 || c == 0x06 || c == 0x20 && head[i^1] >= 0x0C && head[i^1] < 0x40 {
			high[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case high[1]*10 >= half*9 && high[0]*10 < half*5:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case high[0]*10 >= half*9 && high[1]*10 < half*5:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// MostlyUTF8 reports whether most bytes above ASCII are in valid sequences: a UTF-8 text that was damaged or cut.
func MostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return good >= 4*bad
}

// FirstInvalid is where the first byte lies that is no UTF-8; the length of b if there is none.
func FirstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// decodeSingle tries the two single-byte encodings of Arabic and keeps the one in which more of the common words stand.
func decodeSingle(b []byte) (string, error) {
	best, most := "", 0
	for _, e := range []encoding.Encoding{charmap.Windows1256, charmap.ISO8859_6} {
		out, err := e.NewDecoder().Bytes(b)
		if err != nil || !plausible(string(out)) {
			continue
		}
		s := string(out)
		if n := 1 + countText(s, languages()).words("ar"); n > most {
			best, most = s, n
		}
	}
	if most == 0 {
		return "", fmt.Errorf("no encoding fits: invalid UTF-8 at byte %d", FirstInvalid(b))
	}
	return best, nil
}

// plausible reports whether a decoded text is Arabic in the main and has nearly no undefined or control characters.
func plausible(s string) bool {
	letters, other, odd := 0, 0, 0
	for _, r := range s {
		switch {
		case arabic.IsLetter(r):
			letters++
		case r == utf8.RuneError || r < ' ' && !strings.ContainsRune("\n\r\t\f", r):
			odd++
		case r > 0x7F:
			other++
		}
	}
	return letters > 3*other && odd*100 <= letters
}
