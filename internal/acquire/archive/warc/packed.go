package warc

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// maxWindow bounds what a Zstandard file may ask us to hold.
const maxWindow = 64 << 20

// maxDictionary bounds the dictionary at the beginning of a Zstandard file.
const maxDictionary = 16 << 20

// packed is a file's content without its compression.
type packed interface {
	io.Reader
	// offset returns the byte of the file at which the content now being read begins; buffered bytes of it were read ahead.
	offset(buffered int) int64
	// unpacked says that offset counts unpacked bytes.
	unpacked() bool
}

// unpack tells the compression by the first bytes.
func unpack(r io.Reader) (packed, error) {
	src := newSource(r)
	b, err := src.br.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(b, []byte("\x1f\x8b")):
		return &members{src: src}, nil
	case len(b) == 4 && (bytes.Equal(b, []byte("\x28\xb5\x2f\xfd")) || bytes.Equal(b[1:], []byte("\x2a\x4d\x18")) && b[0]&0xf0 == 0x50):
		return newFrames(src)
	}
	return src, nil
}

// source is the file, with a count of what was taken from it.
type source struct {
	br  *bufio.Reader
	raw *counter
}

func newSource(r io.Reader) *source {
	raw := &counter{r: r}
	return &source{bufio.NewReaderSize(raw, bufferSize), raw}
}

// counter counts what is read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (s *source) Read(p []byte) (int, error) { return s.br.Read(p) }

// taken is how many bytes of the file were taken.
func (s *source) taken() int64              { return s.raw.n - int64(s.br.Buffered()) }
func (s *source) offset(buffered int) int64 { return s.taken() - int64(buffered) }
func (s *source) unpacked() bool            { return false }

// members unpacks gzip member by member, and finds the next one behind one that is damaged.
type members struct {
	src *source
	z   *gzip.Reader
	// start is where the member being read begins.
	start  int64
	inside bool
	broken bool
}

func (m *members) Read(p []byte) (int, error) {
	for {
		if !m.inside {
			if err := m.open(); err != nil {
				return 0, err
			}
		}
		n, err := m.z.Read(p)
		switch {
		case err == io.EOF:
			m.inside = false
		case err != nil:
			m.inside, m.broken = false, true
			return n, damaged(err)
		}
		if n > 0 {
			return n, nil
		}
	}
}

// open goes on to the next member.
func (m *members) open() error {
	if m.broken {
		if err := m.find(); err != nil {
			return err
		}
	}
	m.start = m.src.taken()
	if _, err := m.src.br.Peek(1); err != nil {
		return err
	}
	var err error
	if m.z == nil {
		m.z, err = gzip.NewReader(m.src.br) // which has ReadByte: it reads no further than the member
	} else {
		err = m.z.Reset(m.src.br)
	}
	if err != nil {
		m.broken = true
		return damaged(err)
	}
	m.z.Multistream(false)
	m.inside, m.broken = true, false
	return nil
}

func damaged(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return fmt.Errorf("the compressed data is damaged: %w", err)
}

// find goes to the next place at which a member begins that holds a record.
func (m *members) find() error {
	for {
		b, err := m.src.br.Peek(4096)
		if len(b) == 0 {
			return err
		}
		i := bytes.Index(b, []byte("\x1f\x8b\x08"))
		if i == 0 && holdsRecord(b) {
			return nil
		}
		skip := i
		switch {
		case i == 0:
			skip = 1
		case i < 0 && len(b) > 2:
			skip = len(b) - 2 // the magic may stand across the end of what was seen
		case i < 0:
			skip = len(b)
		}
		if _, err := m.src.br.Discard(skip); err != nil {
			return err
		}
	}
}

func holdsRecord(b []byte) bool {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return false
	}
	head := make([]byte, len(magic))
	_, err = io.ReadFull(z, head)
	return err == nil && string(head) == magic
}

func (m *members) offset(int) int64 { return m.start }
func (m *members) unpacked() bool   { return false }

// frames unpacks Zstandard.
type frames struct {
	z *zstd.Decoder
	n int64
	// ended says that nothing comes any more: an error of the decoder is its end.
	ended bool
}

// newFrames opens Zstandard, whose first frame may be the dictionary of the others.
func newFrames(src *source) (packed, error) {
	opts := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow)}
	dict, err := dictionary(src)
	if err != nil {
		return nil, err
	}
	if dict != nil {
		opts = append(opts, zstd.WithDecoderDicts(dict))
	}
	z, err := zstd.NewReader(src, opts...)
	if err != nil {
		return nil, fmt.Errorf("not a Zstandard file that can be read: %w", err)
	}
	return &frames{z: z}, nil
}

// dictionary reads the frame that WARC files in Zstandard begin with, if this one does; it may itself be compressed.
func dictionary(src *source) ([]byte, error) {
	head, err := src.br.Peek(8)
	if err != nil || !bytes.HasPrefix(head, []byte("\x5d\x2a\x4d\x18")) {
		return nil, nil // a file too short for it is the decoder's to refuse
	}
	size := binary.LittleEndian.Uint32(head[4:])
	if size > maxDictionary {
		return nil, fmt.Errorf("its dictionary of %d bytes is larger than the limit of %d", size, maxDictionary)
	}
	b := make([]byte, 8+size)
	if _, err := io.ReadFull(src, b); err != nil {
		return nil, fmt.Errorf("its dictionary is cut off: %w", err)
	}
	b = b[8:]
	if !bytes.HasPrefix(b, []byte("\x28\xb5\x2f\xfd")) {
		return b, nil
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxDictionary))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	if b, err = z.DecodeAll(b, nil); err != nil {
		return nil, fmt.Errorf("its dictionary cannot be read: %w", err)
	}
	return b, nil
}

func (f *frames) Read(p []byte) (int, error) {
	if f.ended {
		return 0, io.EOF
	}
	n, err := f.z.Read(p)
	f.n += int64(n)
	if err != nil && err != io.EOF {
		f.ended, err = true, damaged(err)
	}
	return n, err
}

func (f *frames) offset(buffered int) int64 { return f.n - int64(buffered) }
func (f *frames) unpacked() bool            { return true }
