package feed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// CDX is one answer of a CDX server, such as the Wayback Machine's.
type CDX struct {
	// Captures are in the order of the answer.
	Captures []Capture
	// Resume continues the list where this answer ends; empty at its end.
	Resume string
	// Notes say, for people, what was odd and what was done about it.
	Notes []string
}

// Capture is one capture of a page by an archive. Status and Length are 0 where the answer does not tell.
type Capture struct {
	// Key is the address in the order of a sorted list ("example,outlet)/news/1"), Address as it was asked for.
	Key, Address string
	// Type is the media type, Digest the hash of the content as the archive writes it.
	Type, Digest string
	At           time.Time
	Status       int
	Length       int64
}

// Raw is the address at which an archive gives the capture as it was, without additions of its own; replay is the archive's, such as
// "https://web.archive.org/web/".
func (c Capture) Raw(replay string) string {
	return strings.TrimSuffix(replay, "/") + "/" + c.At.UTC().Format(cdxTime) + "id_/" + c.Address
}

// Captured returns whose page it is, and when it was captured, if an address is what Raw returns for that replay.
func Captured(replay, address string) (original string, at time.Time, ok bool) {
	rest, ok := strings.CutPrefix(address, strings.TrimSuffix(replay, "/")+"/")
	if !ok || replay == "" {
		return "", time.Time{}, false
	}
	stamp, original, ok := strings.Cut(rest, "id_/")
	at, err := time.Parse(cdxTime, stamp)
	if !ok || err != nil || !strings.HasPrefix(original, "http://") && !strings.HasPrefix(original, "https://") {
		return "", time.Time{}, false
	}
	return original, at, true
}

// cdxTime is how CDX writes a time, which is universal.
const cdxTime = "20060102150405"

// Query asks a CDX server for the pages of a site that were captured well in a range of days.
type Query struct {
	// Server is the address of the server, such as "https://web.archive.org/cdx/search/cdx".
	Server string
	// Site is a host, which covers its sub-domains, or the address with which those of the pages begin ("outlet.example/news/").
	Site string
	// From and To are the first and the last day; the zero time is open.
	From, To time.Time
	// Limit is how many captures an answer may have; 0 leaves that to the server.
	Limit int
	// Resume is that of the answer before.
	Resume string
}

// Address is the query as an address. Captures that follow one another with the same content are asked for once.
func (q Query) Address() string {
	v := url.Values{"output": {"json"}, "fl": {strings.Join(cdxFields(), ",")}, "filter": {"statuscode:200", "mimetype:text/html"}, "collapse": {"digest"}, "showResumeKey": {"true"}}
	v.Set("url", q.Site)
	v.Set("matchType", "domain")
	if strings.Contains(strings.TrimSuffix(q.Site, "/"), "/") {
		v.Set("matchType", "prefix")
	}
	if !q.From.IsZero() {
		v.Set("from", q.From.Format("20060102"))
	}
	if !q.To.IsZero() {
		v.Set("to", q.To.Format("20060102"))
	}
	if q.Limit > 0 {
		v.Set("limit", strconv.Itoa(q.Limit))
	}
	if q.Resume != "" {
		v.Set("resumeKey", q.Resume)
	}
	return q.Server + "?" + v.Encode()
}

// cdxFields are the fields of an answer that names none.
func cdxFields() []string {
	return []string{"urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"}
}

// ParseCDX reads an answer of a CDX server: JSON with the names of the fields in its first row, plain text, text with a head line
// (" CDX N b a m s k"), or text with JSON at the end of each line, as pywb writes it. fields are those that were asked for, if not the usual
// seven; only text without a head line needs them. The error wraps ErrTooLarge or ErrNotFeed.
func ParseCDX(body []byte, fields ...string) (CDX, error) {
	body, err := unpacked(body)
	if err != nil {
		return CDX{}, fmt.Errorf("read CDX: %w", err)
	}
	body = bytes.TrimPrefix(body, []byte("\uFEFF"))
	if len(fields) == 0 {
		fields = cdxFields()
	}
	r := cdxReader{fields: fields}
	if bytes.HasPrefix(bytes.TrimSpace(body), []byte("[")) {
		err = r.rows(body)
	} else {
		err = r.lines(string(body))
	}
	if err == nil && r.odd > 0 && len(r.out.Captures) == 0 {
		err = ErrNotFeed
	}
	if err != nil {
		return CDX{}, fmt.Errorf("read CDX: %w", err)
	}
	if r.odd > 0 {
		r.out.Notes = append(r.out.Notes, fmt.Sprintf("lines that are no capture: %d", r.odd))
	}
	return r.out, nil
}

type cdxReader struct {
	fields []string
	out    CDX
	odd    int
}

// rows reads the form in JSON: a row of names, rows of values, and perhaps an empty row with one that holds the key to go on behind it.
func (r *cdxReader) rows(body []byte) error {
	d := json.NewDecoder(bytes.NewReader(body))
	if _, err := d.Token(); err != nil {
		return fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	empty := false
	for n := 0; d.More(); n++ {
		var row []string
		if err := d.Decode(&row); err != nil {
			if len(r.out.Captures) == 0 {
				return fmt.Errorf("%w: %w", ErrNotFeed, err)
			}
			r.out.Notes = append(r.out.Notes, fmt.Sprintf("cut off after %d captures", len(r.out.Captures)))
			return nil
		}
		switch {
		case n == 0 && len(row) > 0:
			r.fields = row
		case len(row) == 0:
			empty = true
		case empty && len(row) == 1:
			r.out.Resume = row[0]
		default:
			r.take(row)
		}
	}
	return nil
}

// lines reads the forms in text.
func (r *cdxReader) lines(body string) error {
	empty := false
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		words := strings.Fields(line)
		switch {
		case line == "":
			empty = true
		case words[0] == "CDX" && len(words) > 1:
			r.fields = headFields(words[1:])
		case empty && len(words) == 1 && line[0] != '{':
			// The key comes as it is to be sent back, which is escaped once more.
			r.out.Resume = line
			if s, err := url.QueryUnescape(line); err == nil {
				r.out.Resume = s
			}
		case strings.HasSuffix(line, "}"):
			r.object(line)
		default:
			r.take(words)
		}
	}
	return nil
}

// headFields names the fields of a head line, whose letters are those of CDX files.
func headFields(letters []string) []string {
	names := map[string]string{"N": "urlkey", "A": "urlkey", "b": "timestamp", "a": "original", "m": "mimetype", "s": "statuscode", "k": "digest", "S": "length"}
	out := make([]string, len(letters))
	for i, l := range letters {
		out[i] = names[l]
	}
	return out
}

// object reads a line that ends in an object, with or without the key and time before it.
func (r *cdxReader) object(line string) {
	before, object, _ := strings.Cut(line, "{")
	var o struct{ URLKey, Timestamp, URL, Original, MIME, MimeType, Status, StatusCode, Digest, Length any }
	if json.Unmarshal([]byte("{"+object), &o) != nil {
		r.odd++
		return
	}
	head := append(strings.Fields(before), "", "")
	word := func(v ...any) string {
		for _, v := range v {
			if v != nil {
				return fmt.Sprint(v)
			}
		}
		return ""
	}
	r.put(map[string]string{
		"urlkey": cmp.Or(word(o.URLKey), head[0]), "timestamp": cmp.Or(word(o.Timestamp), head[1]), "original": word(o.URL, o.Original),
		"mimetype": word(o.MIME, o.MimeType), "statuscode": word(o.Status, o.StatusCode), "digest": word(o.Digest), "length": word(o.Length),
	})
}

func (r *cdxReader) take(values []string) {
	m := map[string]string{}
	for i, name := range r.fields {
		if i < len(values) {
			m[name] = values[i]
		}
	}
	r.put(m)
}

// put adds a capture; one without a time or an address is odd.
func (r *cdxReader) put(m map[string]string) {
	at, ok := cdxDate(m["timestamp"])
	address := absolute(&url.URL{}, m["original"])
	if !ok || address == "" {
		r.odd++
		return
	}
	c := Capture{Key: m["urlkey"], Address: address, At: at, Type: dash(m["mimetype"]), Digest: dash(m["digest"])}
	if n, err := strconv.Atoi(m["statuscode"]); err == nil && n > 0 {
		c.Status = n
	}
	if n, err := strconv.ParseInt(m["length"], 10, 64); err == nil && n > 0 {
		c.Length = n
	}
	r.out.Captures = append(r.out.Captures, c)
}

// dash is empty for "-", which stands for what is not known.
func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

// firstOfWeb is the year before which nothing was captured from the web.
const firstOfWeb = 1990

// cdxDate reads a time, which may be cut off behind the day; one from before the web is none.
func cdxDate(s string) (time.Time, bool) {
	if len(s) < 8 || len(s) > len(cdxTime) {
		return time.Time{}, false
	}
	t, err := time.Parse(cdxTime, s+"000000"[:min(6, len(cdxTime)-len(s))])
	return t, err == nil && t.Year() >= firstOfWeb
}
