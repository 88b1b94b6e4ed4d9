package fetch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"time"
)

// Memory keeps over the end of the program what hosts ask of us: until when each is to be left alone, how often it asked us to slow down, and what its
// robots.txt says. So one that is started again and again, or killed, is no ruder than one that goes on. It is a file of lines of JSON, of which the last
// on a host or a site holds; what is over falls out of it. Nothing is lost with it but politeness: it may be deleted.
//
//	mem, err := fetch.OpenMemory("record.db-hosts.jsonl", time.Now())
//	m := fetch.NewManners(0).With(mem)
//	...
//	err = mem.Close()
//
// It may be used by several goroutines, and by one program at a time. A nil Memory keeps nothing.
type Memory struct {
	path  string
	mu    sync.Mutex
	file  *os.File
	hosts map[string]hostNote
	sites map[string]siteNote
	// size is how long the file is, whole how long it was when it was last written as a whole.
	size, whole int
	// err is the first error of writing, told when it is closed: no page is lost by it.
	err error
}

// hostNote is a line on a host: see the fields of host.
type hostNote struct {
	Host  string    `json:"host"`
	Free  time.Time `json:"free"`
	Waits int       `json:"waits,omitempty"`
}

// siteNote is a line on a site: see the fields of site. Kind, Status and Failed say why its robots.txt could not be read.
type siteNote struct {
	Site   string        `json:"site"`
	Read   time.Time     `json:"read,omitzero"`
	Until  time.Time     `json:"until"`
	Delay  time.Duration `json:"delay,omitempty"`
	Rules  []ruleNote    `json:"rules,omitempty"`
	Kind   string        `json:"kind,omitempty"`
	Status int           `json:"status,omitempty"`
	URL    string        `json:"url,omitempty"`
	Failed string        `json:"failed,omitempty"`
}

// ruleNote is a rule of a robots.txt.
type ruleNote struct {
	Pattern string `json:"pattern"`
	Allow   bool   `json:"allow,omitempty"`
}

// Bounds of a Memory.
const (
	// longestRules is how long rules may be, in bytes, to be kept; longer ones are read anew after a restart.
	longestRules = 64 << 10
	longestNote  = 1 << 20
	// waitsAge is for how long it is held against a host that it asked us to slow down.
	waitsAge = 24 * time.Hour
	// slack is by how many bytes the file may outgrow four times what it holds.
	slack = 1 << 20
)

// OpenMemory reads a memory, or begins one.
func OpenMemory(path string, now time.Time) (*Memory, error) {
	m := &Memory{path: path, hosts: map[string]hostNote{}, sites: map[string]siteNote{}}
	f, err := os.Open(path)
	if err == nil {
		err = errors.Join(m.read(f), f.Close())
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = m.rewrite(now)
	}
	if err != nil {
		return nil, fmt.Errorf("what hosts ask of us, in %s: %w (it can be deleted: they are then asked anew)", path, err)
	}
	return m, nil
}

// read takes in the lines of a file. One that is broken, as the last may be after a crash, says nothing.
func (m *Memory) read(r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestNote)
	for lines.Scan() {
		m.line(lines.Bytes())
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil // none of ours: what stood before it holds
	}
	return lines.Err()
}

func (m *Memory) line(b []byte) {
	var h hostNote
	if json.Unmarshal(b, &h) == nil && h.Host != "" {
		m.hosts[h.Host] = h
		return
	}
	var s siteNote
	if json.Unmarshal(b, &s) == nil && s.Site != "" {
		m.sites[s.Site] = s
	}
}

// rewrite writes the file as a whole, without what is over, and opens it for more.
func (m *Memory) rewrite(now time.Time) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for name, h := range m.hosts {
		if h.Free.Before(now) && (h.Waits == 0 || h.Free.Before(now.Add(-waitsAge))) {
			delete(m.hosts, name)
			continue
		}
		_ = enc.Encode(h) // strings and numbers, into a buffer
	}
	for origin, s := range m.sites {
		if s.Until.Before(now) && s.Read.Before(now.Add(-robotsStale)) {
			delete(m.sites, origin)
			continue
		}
		_ = enc.Encode(s)
	}
	if err := m.replace(b.Bytes()); err != nil {
		return err
	}
	m.size, m.whole = b.Len(), b.Len()
	return nil
}

// replace puts a new file in the place of the old one, never half of it, and keeps it open.
func (m *Memory) replace(b []byte) error {
	tmp := m.path + ".new"
	if err := os.WriteFile(tmp, b, 0o644); err != nil {
		return err
	}
	if m.file != nil {
		_ = m.file.Close() // what it holds is in the new one
	}
	err := os.Rename(tmp, m.path)
	if err == nil {
		m.file, err = os.OpenFile(m.path, os.O_APPEND|os.O_WRONLY, 0o644)
	}
	return err
}

// add writes a line.
func (m *Memory) add(v any, now time.Time) {
	if m.err != nil {
		return
	}
	b, err := json.Marshal(v)
	if err == nil {
		b = append(b, '\n')
		_, err = m.file.Write(b)
	}
	if m.size += len(b); err == nil && m.size > 4*m.whole+slack {
		err = m.rewrite(now)
	}
	m.err = err
}

// noteHost keeps until when a host is to be left alone.
func (m *Memory) noteHost(name string, free time.Time, waits int, now time.Time) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	h := hostNote{name, free, waits}
	m.hosts[name] = h
	m.add(h, now)
}

// noteSite keeps what the robots.txt of a site says.
func (m *Memory) noteSite(origin string, s *site, now time.Time) {
	if m == nil || s.rules.size() > longestRules {
		return
	}
	n := siteNote{Site: origin, Read: s.read, Until: s.until, Delay: s.rules.delay}
	for _, r := range s.rules.lines {
		n.Rules = append(n.Rules, ruleNote{r.pattern, r.allow})
	}
	var e *Error
	if errors.As(s.err, &e) {
		n.Kind, n.Status, n.URL, n.Failed = e.Kind.String(), e.Status, e.URL, e.Err.Error()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sites[origin] = n
	m.add(n, now)
}

// siteOf returns what is known of the robots.txt of a site, a new one if nothing is. What was noted by a clock that was ahead is not believed.
func (m *Memory) siteOf(origin string, now time.Time) *site {
	s := &site{}
	if m == nil {
		return s
	}
	m.mu.Lock()
	n, ok := m.sites[origin]
	m.mu.Unlock()
	if !ok || n.Until.After(now.Add(robotsAge)) || n.Read.After(now) {
		return s
	}
	s.read, s.until, s.rules.delay = n.Read, n.Until, n.Delay
	for _, r := range n.Rules {
		s.rules.lines = append(s.rules.lines, rule{r.Pattern, r.Allow})
	}
	if n.Failed != "" {
		s.err = &Error{Op: "robots.txt", URL: n.URL, Kind: kindNamed(n.Kind), Status: n.Status, Err: errors.New(n.Failed)}
	}
	return s
}

// Close ends the memory. The error is the first of those of writing it.
func (m *Memory) Close() error {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := errors.Join(m.err, m.file.Close()); err != nil {
		return fmt.Errorf("keep what hosts ask of us: %w", err)
	}
	return nil
}
