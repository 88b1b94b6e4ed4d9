package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Response is what a server answered: the head, and the content still to be read.
type Response struct {
	Status int
	// ContentType is as the server wrote it, with its charset if it named one.
	ContentType string

	encodings []string
	chunked   bool
	br        *bufio.Reader
	payload   hash.Hash
	// expect is about how long the content is, decoded; a guess that saves copying.
	expect int
}

// Response reads the head of the answer that a response record holds; a resource record is its own answer.
func (rec *Record) Response() (*Response, error) {
	br := rec.br
	if br == nil {
		br = bufio.NewReaderSize(rec.Body, bufferSize)
	}
	br.Reset(rec.Body)
	if rec.Type == "resource" {
		return &Response{Status: 200, ContentType: rec.ContentType, br: br, expect: int(min(rec.size, mostExpected))}, nil
	}
	line, err := readLine(br, nil)
	if err != nil {
		return nil, answerCut(err)
	}
	version, rest, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	status, err := strconv.Atoi(code)
	if !strings.HasPrefix(version, "HTTP/") || err != nil {
		return nil, fmt.Errorf("no HTTP answer: it begins with %.40q", line)
	}
	head, err := readFields(br, nil)
	if err != nil {
		return nil, answerCut(err)
	}
	res := &Response{Status: status, ContentType: head.get("content-type"), br: br}
	res.chunked = strings.EqualFold(head.get("transfer-encoding"), "chunked")
	res.encodings = strings.FieldsFunc(strings.ToLower(head.get("content-encoding")), func(r rune) bool { return r == ',' || r == ' ' })
	if res.expect = int(min(rec.size, mostExpected)); len(res.encodings) > 0 {
		const shrinks = 4 // so much shorter is a packed page
		res.expect = min(shrinks*res.expect, mostExpected)
	}
	return res, nil
}

// MostPage is how large a page may be, unpacked, that is read of an archive: more than any page of the press has, and little to hold.
const MostPage = 64 << 20

// mostExpected bounds what is set aside for a page on the word of its record.
const mostExpected = 1 << 20

// ErrLarge says that the content is larger than the caller will have it.
var ErrLarge = errors.New("the page is larger than the limit")

// maxEncodings bounds how often content may be packed one in another; servers pack it once.
const maxEncodings = 3

// Body reads and decodes the content, of which more than max bytes are an ErrLarge. Many crawlers decode what they keep and
// leave the server's head as it was; so what does not look encoded is taken as it is.
func (r *Response) Body(max int) ([]byte, error) {
	var in io.Reader = r.br
	if r.chunked && looksChunked(r.br) {
		in = httputil.NewChunkedReader(r.br)
	}
	if len(r.encodings) > maxEncodings {
		return nil, fmt.Errorf("the page is packed %d times over, the limit is %d", len(r.encodings), maxEncodings)
	}
	r.payload = sha256.New()
	raw := io.TeeReader(in, r.payload)
	in = raw
	for i := len(r.encodings) - 1; i >= 0; i-- {
		var err error
		if in, err = decoded(in, r.encodings[i]); err != nil {
			return nil, err
		}
	}
	var all bytes.Buffer
	all.Grow(min(r.expect, max) + bytes.MinRead)
	_, err := all.ReadFrom(io.LimitReader(in, int64(max)+1))
	b := all.Bytes()
	switch {
	case err != nil:
		return nil, answerCut(err)
	case len(b) > max:
		return nil, fmt.Errorf("%w of %d bytes", ErrLarge, max)
	}
	_, _ = io.Copy(io.Discard, raw) // what stands behind the end of what was packed is payload too, as far as it can be read
	return b, nil
}

// PayloadSHA256 is the hash of what Body read, as the server sent it, in hexadecimal: without the chunks it came in, and not decoded.
func (r *Response) PayloadSHA256() string { return hex.EncodeToString(r.payload.Sum(nil)) }

// answerCut tells an answer that ends within its whole record from a file that ends too early.
func answerCut(err error) error {
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the answer is cut off")
	}
	return err
}

// looksChunked reports whether the content begins with the size of a chunk.
func looksChunked(br *bufio.Reader) bool {
	b, _ := br.Peek(32) // a short one is looked at as it is
	line, _, ok := bytes.Cut(b, []byte("\n"))
	size, _, _ := strings.Cut(strings.TrimSpace(string(line)), ";")
	_, err := strconv.ParseUint(strings.TrimSpace(size), 16, 32)
	return ok && err == nil
}

// decoded takes one encoding off.
func decoded(in io.Reader, encoding string) (io.Reader, error) {
	br := bufio.NewReader(in)
	head, _ := br.Peek(512)
	if bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n\xef\xbb\xbf"), []byte("<")) {
		return br, nil
	}
	switch encoding {
	case "identity", "none", "utf-8":
		return br, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(head, []byte("\x1f\x8b")) {
			return br, nil
		}
		return gzip.NewReader(br)
	case "deflate":
		if len(head) > 1 && head[0]&0x0f == 8 && (int(head[0])<<8+int(head[1]))%31 == 0 {
			return zlib.NewReader(br)
		}
		return flate.NewReader(br), nil
	case "br":
		return brotli.NewReader(br), nil
	case "zstd":
		z, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		return z, err
	}
	return nil, fmt.Errorf("the content-encoding %q is not read", encoding)
}
