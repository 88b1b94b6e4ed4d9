// Package mbox reads mail folders in the mbox form as a stream, one message at a time: the plain or HTML text of each, its
// subject, date and list. Attachments are passed over, and nothing is fetched that a message points to.
//
//	mr := mbox.NewReader(f, 1<<20)
//	for raw, at, err := mr.Next(); err != io.EOF; raw, at, err = mr.Next() {
//		m, err := mbox.Parse(raw, 1<<20)
//		fmt.Println(at, m.Subject, err)
//	}
package mbox

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/net/html/charset"
)

// Reader cuts a folder into messages.
type Reader struct {
	br  *bufio.Reader
	max int
	// at is the byte reached; from says that the line of a message's beginning was read, at start.
	at, start int64
	from      bool
}

// NewReader reads messages of at most max bytes from r.
func NewReader(r io.Reader, max int) *Reader {
	return &Reader{br: bufio.NewReaderSize(r, 64<<10), max: max}
}

// ErrTooLarge is the error of one message, after which the next can be asked for.
var ErrTooLarge = errors.New("the message is larger than the limit")

// Next returns the next message and the byte at which it begins. io.EOF is the end.
func (r *Reader) Next() (raw []byte, at int64, err error) {
	var b []byte
	blank, whole, large, any := true, true, false, r.from
	for {
		line, err := r.br.ReadSlice('\n')
		begins := whole && blank && bytes.HasPrefix(line, []byte("From "))
		at := r.at
		r.at += int64(len(line))
		blank = whole && len(bytes.TrimRight(line, "\r\n")) == 0
		whole = !errors.Is(err, bufio.ErrBufferFull)
		switch {
		case begins && !any:
			any, r.start = true, at
		case begins:
			start := r.start
			r.from, r.start = true, at
			return result(b, start, large)
		case any && len(b)+len(line) > r.max:
			large = true
		case any && !large:
			b = append(b, unquoted(line)...)
		}
		if err != nil && whole {
			r.from = false
			if err != io.EOF || !any {
				return nil, r.start, err
			}
			return result(b, r.start, large)
		}
	}
}

func result(b []byte, at int64, large bool) ([]byte, int64, error) {
	if large {
		return nil, at, ErrTooLarge
	}
	return b, at, nil
}

// unquoted takes the mark off a line of a text that looked like a beginning.
func unquoted(line []byte) []byte {
	if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
		return line[1:]
	}
	return line
}

// Message is what a message says, its text as bytes of Charset ("" where none is named).
type Message struct {
	ID, Subject, Date, Archived string
	// Outlet is the name of the list, or the domain of the sender; never the name of a person.
	Outlet  string
	Body    []byte
	HTML    bool
	Charset string
}

// Parse reads a message, of whose text no more than max bytes are taken.
func Parse(raw []byte, max int) (Message, error) {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return Message{}, fmt.Errorf("not a message: %w", err)
	}
	dec := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	words := func(name string) string {
		s, err := dec.DecodeHeader(m.Header.Get(name))
		if err != nil {
			s = m.Header.Get(name) // as it stands
		}
		return strings.TrimSpace(s)
	}
	out := Message{
		ID: strings.Trim(m.Header.Get("Message-Id"), "<> "), Subject: words("Subject"), Date: m.Header.Get("Date"),
		Archived: strings.Trim(m.Header.Get("Archived-At"), "<> "), Outlet: outlet(words("List-Id"), m.Header.Get("From")),
	}
	p := parts{max: max}
	if err := p.walk(m.Header.Get, m.Body, 0); err != nil {
		return out, err
	}
	if p.best == nil {
		return out, errors.New("the message has no text")
	}
	out.Body, out.HTML, out.Charset = p.best, p.html, p.charset
	return out, nil
}

// outlet is the phrase of a list's name, the name itself without one, or the domain of the sender.
func outlet(list, from string) string {
	if name, address, ok := strings.Cut(list, "<"); ok {
		if name = strings.Trim(name, "\" \t"); name != "" {
			return name
		}
		return strings.TrimSuffix(strings.TrimSpace(address), ">")
	}
	a, err := mail.ParseAddress(from)
	if err != nil {
		return ""
	}
	return strings.ToLower(a.Address[strings.LastIndexByte(a.Address, '@')+1:])
}

// parts looks for the text among the parts of a message: HTML rather than plain, the first of each.
type parts struct {
	max, seen int
	best      []byte
	html      bool
	charset   string
}

const maxDepth, maxParts = 8, 200

func (p *parts) walk(head func(string) string, r io.Reader, depth int) error {
	kind, params, err := mime.ParseMediaType(head("Content-Type"))
	if err != nil {
		kind, params = "text/plain", nil
	}
	if strings.HasPrefix(kind, "multipart/") {
		return p.all(multipart.NewReader(r, params["boundary"]), depth+1)
	}
	isHTML := kind == "text/html"
	disposition, _, _ := mime.ParseMediaType(head("Content-Disposition"))
	if !isHTML && kind != "text/plain" || disposition == "attachment" || p.best != nil && (p.html || !isHTML) {
		return nil
	}
	b, err := io.ReadAll(io.LimitReader(Unpacked(head("Content-Transfer-Encoding"), r), int64(p.max)+1))
	switch {
	case err != nil && len(b) == 0:
		return fmt.Errorf("the text of the message cannot be decoded: %w", err)
	case len(b) > p.max:
		return ErrTooLarge
	}
	p.best, p.html, p.charset = b, isHTML, params["charset"]
	return nil
}

// Unpacked takes the transfer encoding of a message or a part off its content; one that is not known is left.
func Unpacked(encoding string, r io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	}
	return r
}

func (p *parts) all(mr *multipart.Reader, depth int) error {
	if depth > maxDepth {
		return errors.New("the parts of the message are nested too deep")
	}
	for {
		part, err := mr.NextRawPart()
		if err != nil {
			if p.best == nil && err != io.EOF {
				return fmt.Errorf("the parts of the message cannot be read: %w", err)
			}
			return nil
		}
		if p.seen++; p.seen > maxParts {
			return fmt.Errorf("the message has more than %d parts", maxParts)
		}
		if err := p.walk(part.Header.Get, part, depth); err != nil {
			return err
		}
	}
}
