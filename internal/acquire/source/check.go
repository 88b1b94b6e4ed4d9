package source

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/text/language"

	"tawatur/internal/acquire/fetch"
)

// The least and the longest fixed time between two visits.
const (
	LeastEvery   = time.Minute
	LongestEvery = 30 * 24 * time.Hour
)

// check says what is wrong with the values of the sources, and between them.
func (d *decoder) check() {
	ids, feeds, hosts := map[string]int{}, map[string]int{}, map[string]int{}
	for i := range d.file.Sources {
		s := &d.file.Sources[i]
		at := []string{"source", strconv.Itoa(i)}
		d.checkID(under(at, "id"), s.ID)
		d.checkNames(at, s)
		d.once(under(at, "id"), ids, s.ID, "the id %q", s.ID)
		for _, f := range []struct {
			key   string
			addrs []string
		}{{"feeds", s.Feeds}, {"sitemaps", s.Sitemaps}} {
			for _, a := range f.addrs {
				d.checkAddress(under(at, f.key), a)
				d.once(under(at, f.key), feeds, strings.TrimSuffix(a, "/"), "the address %s", a)
			}
		}
		for _, h := range s.Hosts {
			d.once(under(at, "hosts"), hosts, h, "the host %s (hosts = [] in one of the two gives it to the other)", h)
		}
		if len(s.Feeds)+len(s.Sitemaps) == 0 && !s.Disabled {
			d.wrong(at, "there is nothing to follow: give feeds or sitemaps, or set disabled = true")
		}
		d.checkOwners(at, s.Owners)
		d.checkSelectors(under(at, "selectors"), s.Selectors)
		if s.Every != 0 && (s.Every < LeastEvery || s.Every > LongestEvery) {
			d.wrong(under(at, "every"), "every: want a time from one minute to thirty days")
		}
	}
}

// once notes what stands a second time.
func (d *decoder) once(at []string, seen map[string]int, key, what string, args ...any) {
	line := d.line(at)
	if first, ok := seen[key]; ok && key != "" {
		d.problem(line, "%s stands on line %d already", fmt.Sprintf(what, args...), first)
		return
	}
	seen[key] = line
}

// CheckID returns an error unless an id is of small Latin letters, digits and single hyphens.
func CheckID(id string) error {
	switch {
	case id == "":
		return errors.New("id is needed: small Latin letters, digits and hyphens, such as \"outlet-example\"")
	case id == proofTable:
		return errors.New("id \"proof\": that is the name of the table [proof]; take another")
	case len(id) > 64 || !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(id):
		return fmt.Errorf("id %q: want small Latin letters, digits and hyphens between them, at most 64", id)
	}
	return nil
}

func (d *decoder) checkID(at []string, id string) {
	if err := CheckID(id); err != nil {
		d.wrong(at, "%v", err)
	}
}

func (d *decoder) checkNames(at []string, s *Source) {
	if s.Name.AR == "" && s.Name.EN == "" {
		d.wrong(under(at, "name"), `name is needed: "…", or { ar = "…", en = "…" }`)
	}
	if _, err := language.Parse(s.Language); s.Language != "" && err != nil {
		d.wrong(under(at, "language"), "language %q: want a tag such as \"ar\" or \"ckb\"", s.Language)
	}
	country, _, _ := strings.Cut(s.Region, "-")
	if _, err := language.ParseRegion(country); s.Region != "" && (err != nil || s.Region != strings.ToUpper(s.Region)) {
		d.wrong(under(at, "region"), "region %q: want a country such as \"SY\", or a part of one such as \"SY-HA\"", s.Region)
	}
	if s.Homepage != "" {
		d.checkAddress(under(at, "homepage"), s.Homepage)
	}
	for _, h := range s.Hosts {
		if HostOf("https://"+h) != h {
			d.wrong(under(at, "hosts"), "host %q: want a bare name such as \"outlet.example\", without www.", h)
		}
	}
}

func (d *decoder) checkOwners(at []string, owners []Owner) {
	for i, o := range owners {
		at := under(under(at, "owner"), strconv.Itoa(i))
		if o.Name == "" {
			d.wrong(at, "owner: name is needed: the id of an actor, or a name")
		}
		if o.Source == "" {
			d.wrong(at, "owner %q: source is needed: ownership is stated, never supposed", o.Name)
		}
		if o.Date == "" {
			d.wrong(at, "owner %q: date is needed: the day on which the source was looked up", o.Name)
		}
		if o.Until != "" && o.Until < o.Since {
			d.wrong(under(at, "until"), "owner %q: until lies before since", o.Name)
		}
	}
}

func (d *decoder) checkSelectors(at []string, sel Selectors) {
	one := func(key, s string) {
		if _, err := cascadia.ParseGroup(s); s != "" && err != nil {
			d.wrong(under(at, key), "selector %q: %v", s, err)
		}
	}
	one("text", sel.Text)
	one("title", sel.Title)
	one("date", sel.Date)
	for _, s := range sel.Remove {
		one("remove", s)
	}
}

func (d *decoder) checkAddress(at []string, address string) {
	if err := CheckAddress(address, d.opt); err != nil {
		d.wrong(at, "%s: %v", last(at), err)
	}
}

// CheckAddress returns an error unless an address is one that may be asked for, as internal/acquire/fetch judges it: http or https,
// without a password, and not of this machine or a private network.
func CheckAddress(address string, opt Options) error {
	_, err := fetch.Clean(address)
	if err != nil && opt.Private {
		if u, bad := url.Parse(address); bad == nil && strings.HasPrefix(u.Scheme, "http") && u.Host != "" {
			return nil
		}
	}
	if err != nil {
		return fmt.Errorf("%q: %w", address, err)
	}
	return nil
}

// HostOf is the host of an address in small letters without "www."; empty if it has none.
func HostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
