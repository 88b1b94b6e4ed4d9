package proof

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"net/textproto"
	"os"
	"slices"
	"strings"
	"time"

	"tawatur/internal/acquire/archive/warc"
	"tawatur/internal/proof/chain"
)

// revisitProfile says that the payload is the same as one kept before.
const revisitProfile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

// certificateField holds the hash of the server's certificate. WARC has no field for it and lets others be added.
const certificateField = "X-Certificate-Digest"

// kept are the records of one exchange, ready to be written.
type kept struct {
	bytes []byte
	// id is that of the answer's record; at and payload are as in the log.
	id, at, payload string
	same            bool
}

// records makes the records of an exchange: the answer, or that it was the same as one before, and the request.
func (k *Keeper) records(ex Exchange) (kept, error) {
	head, body := split(ex.Response)
	out := kept{at: ex.At.UTC().Truncate(time.Millisecond).Format(time.RFC3339Nano), payload: chain.Hash(payload(head, body))}
	id, err := k.newID()
	if err != nil {
		return out, err
	}
	out.id = id
	about := []warc.Field{{Name: "WARC-Date", Value: out.at}, {Name: "WARC-Target-URI", Value: ex.URL}}
	if ex.IP != "" {
		about = append(about, warc.Field{Name: "WARC-IP-Address", Value: ex.IP})
	}
	answered := about
	if ex.Truncated != "" {
		answered = append(slices.Clone(answered), warc.Field{Name: "WARC-Truncated", Value: ex.Truncated})
	}
	if ex.Certificate != "" {
		answered = append(slices.Clone(answered), warc.Field{Name: certificateField, Value: digest(ex.Certificate)})
	}
	first, err := k.first(out.payload)
	if err != nil {
		return out, err
	}
	if out.same = first != nil && len(body) > 0; out.same {
		out.bytes, err = revisit(out, answered, head, first)
	} else {
		out.bytes, err = pack("response", out.id, append(slices.Clone(answered), warc.Field{Name: "WARC-Payload-Digest", Value: digest(out.payload)}), "response", ex.Response)
	}
	if err != nil || len(ex.Request) == 0 {
		return out, err
	}
	if id, err = k.newID(); err != nil {
		return out, err
	}
	asked, err := pack("request", id, append(slices.Clone(about), warc.Field{Name: "WARC-Concurrent-To", Value: out.id}), "request", ex.Request)
	out.bytes = append(out.bytes, asked...)
	return out, err
}

// origin is a record that has a payload which comes again.
type origin struct{ id, url, at string }

// first looks up the record in which a payload is kept, nil where there is none.
func (k *Keeper) first(payload string) (*origin, error) {
	at, ok := k.seen[payload]
	if !ok {
		return nil, nil
	}
	f, err := os.Open(k.path(at.file))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := warc.NewReader(io.NewSectionReader(f, at.offset, k.kept[at].length))
	if err != nil {
		return nil, err
	}
	rec, err := r.Next()
	if err != nil {
		return nil, fmt.Errorf("%s at byte %d: %w", at.file, at.offset, err)
	}
	return &origin{rec.Field("WARC-Record-ID"), rec.URI, rec.Date}, nil
}

// revisit makes the record of an answer whose payload is kept already: its head, and where the payload is.
func revisit(r kept, about []warc.Field, head []byte, first *origin) ([]byte, error) {
	return pack("revisit", r.id, append(slices.Clone(about),
		warc.Field{Name: "WARC-Profile", Value: revisitProfile},
		warc.Field{Name: "WARC-Payload-Digest", Value: digest(r.payload)},
		warc.Field{Name: "WARC-Refers-To", Value: first.id},
		warc.Field{Name: "WARC-Refers-To-Target-URI", Value: first.url},
		warc.Field{Name: "WARC-Refers-To-Date", Value: first.at}), "response", head)
}

// pack makes a record that holds an HTTP message.
func pack(kind, id string, about []warc.Field, message string, content []byte) ([]byte, error) {
	head := append([]warc.Field{{Name: "WARC-Type", Value: kind}, {Name: "WARC-Record-ID", Value: id}}, about...)
	head = append(head, warc.Field{Name: "WARC-Block-Digest", Value: digest(chain.Hash(content))},
		warc.Field{Name: "Content-Type", Value: "application/http;msgtype=" + message})
	return warc.Pack(head, content)
}

// info makes the first record of a file.
func (k *Keeper) info(name, at string) ([]byte, error) {
	id, err := k.newID()
	if err != nil {
		return nil, err
	}
	content := []byte("software: " + k.opt.Software + "\r\nformat: WARC File Format 1.1\r\n" +
		"conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n")
	return warc.Pack([]warc.Field{
		{Name: "WARC-Type", Value: "warcinfo"}, {Name: "WARC-Record-ID", Value: id}, {Name: "WARC-Date", Value: at},
		{Name: "WARC-Filename", Value: name}, {Name: "WARC-Block-Digest", Value: digest(chain.Hash(content))},
		{Name: "Content-Type", Value: "application/warc-fields"},
	}, content)
}

// digest writes a hash as WARC does.
func digest(hash string) string { return "sha256:" + hash }

// newID makes the id of a record: a random UUID.
func (k *Keeper) newID() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(k.opt.Rand, b[:]); err != nil {
		return "", err
	}
	return urn(b), nil
}

// urn writes bytes as a random UUID.
func urn(b [16]byte) string {
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	s := hex.EncodeToString(b[:])
	return fmt.Sprintf("<urn:uuid:%s-%s-%s-%s-%s>", s[:8], s[8:12], s[12:16], s[16:20], s[20:])
}

// split parts an HTTP message into its head, with the blank line, and its body.
func split(message []byte) (head, body []byte) {
	for _, end := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(message, []byte(end)); i >= 0 {
			return message[:i+len(end)], message[i+len(end):]
		}
	}
	return message, nil
}

// payload is the body without the chunks that it was sent in, as the digest of a payload is defined. A body that is not in chunks although
// the head says so is taken as it is.
func payload(head, body []byte) []byte {
	if !chunked(head) {
		return body
	}
	whole, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body)))
	if err != nil {
		return body
	}
	return whole
}

// chunked reports whether the head of a message says that its body is sent in chunks.
func chunked(head []byte) bool {
	_, fields, _ := bytes.Cut(head, []byte("\n"))
	h, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(fields))).ReadMIMEHeader()
	if err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	return strings.EqualFold(strings.TrimSpace(h.Get("Transfer-Encoding")), "chunked")
}
