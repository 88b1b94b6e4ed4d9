// Package claim reads a report into claims: what happened, who did it to whom, where, when, with what harm, according to
// whom, each tied to its exact words and to the rule that found it.
//
// The way of a sentence: its clauses are cut; each word that names an act opens a proposal; roles, places, time and harm
// are gathered from the clause; what is only wished, stopped, generic or told again is turned down or joined to the act it
// repeats. Nothing is filled in that the text does not say: unknown stays empty.
package claim

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"tawatur"
	"tawatur/arabic/date"
	"tawatur/internal/know"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/annotate"
	"tawatur/internal/read/attribution"
	"tawatur/internal/read/layout"
)

// Reader reads reports. It is safe for concurrent use.
type Reader struct {
	base *know.Base
	ann  *annotate.Annotator
	// plain says that claims need not carry their derivations.
	plain bool
	// done are readings that are over, whose memory is free.
	done *sync.Pool
}

// NewReader loads the knowledge files and returns a reader.
func NewReader() (*Reader, error) {
	base, err := know.Load()
	if err != nil {
		return nil, err
	}
	return FromBase(base), nil
}

// FromBase returns a reader over knowledge that is already loaded.
func FromBase(base *know.Base) *Reader {
	return &Reader{base: base, ann: annotate.New(base), done: &sync.Pool{}}
}

// Plain returns a reader of the same claims without their derivations, which take most of the memory of a report read.
func (r *Reader) Plain() *Reader { return &Reader{base: r.base, ann: r.ann, plain: true, done: r.done} }

// Base returns the knowledge that the reader reads by.
func (r *Reader) Base() *know.Base { return r.base }

// Annotate returns the layers below the claims of a report that came out when pub says.
func (r *Reader) Annotate(rep tawatur.Report, pub tawatur.Published) *annotate.Doc {
	r.outlet(&rep)
	return r.ann.Annotate(rep.Text, pub, outletID(rep))
}

// Read returns the report, with outlet, publication date and status filled in, and the hash where it has none, and its claims.
func (r *Reader) Read(rep tawatur.Report) (tawatur.Extraction, error) {
	if rep.TextSHA256 == "" {
		rep.TextSHA256 = tawatur.HashText(rep.Text)
	}
	r.outlet(&rep)
	out := tawatur.Extraction{Report: rep, Claims: []tawatur.Claim{}}
	if rep.Status == tawatur.StatusNotArabic || rep.Status == tawatur.StatusEmpty {
		out.Report.Published = known(rep.Published)
		return out, nil
	}
	out.Report.Status = tawatur.StatusRead
	d := r.ann.Open(rep.Text)
	defer r.ann.Close(d)
	out.Report.Published = dateline(rep, d)
	r.ann.Fill(d, out.Report.Published, outletID(rep))
	out.Report.Published = d.Correct(out.Report.Published)
	d.Title = rep.Title
	w := r.begin(d)
	defer r.free(w)
	if w.scene.peaceful() {
		return out, nil // all that it could propose would be turned down
	}
	d.FillActs()
	w.read()
	out.Claims = w.emit()
	for i := range out.Claims {
		out.Claims[i].Report = rep.ID
	}
	if len(out.Claims) == 0 && rep.Title != "" {
		out.Claims = r.titleClaims(rep, out.Report.Published)
	}
	number(out.Claims, rep)
	return out, nil
}

// titleClaims reads the headline field of a report whose body says nothing.
func (r *Reader) titleClaims(rep tawatur.Report, pub tawatur.Published) []tawatur.Claim {
	d := r.ann.Annotate(rep.Title+".", pub, outletID(rep))
	defer r.ann.Close(d)
	out := r.claims(d)
	for i := range out {
		out[i].Report = rep.ID
		inTitle(&out[i])
	}
	return out
}

// inTitle marks every span of a claim as pointing into the headline.
func inTitle(c *tawatur.Claim) {
	c.Trigger.In, c.Evidence.In = tawatur.InTitle, tawatur.InTitle
	for i := range c.Actors {
		c.Actors[i].Mention.In = tawatur.InTitle
	}
	for i := range c.Places {
		c.Places[i].Mention.In = tawatur.InTitle
	}
	for i := range c.Harm {
		c.Harm[i].Mention.In = tawatur.InTitle
	}
	for i := range c.Sources {
		c.Sources[i].Mention.In = tawatur.InTitle
	}
	if c.Time.Mention != nil {
		c.Time.Mention.In = tawatur.InTitle
	}
}

// number gives claims their ids: stable for the same report text and trigger.
func number(cs []tawatur.Claim, rep tawatur.Report) {
	if len(cs) == 0 {
		return
	}
	seen := make(map[string]int, len(cs))
	ids := map[string]string{"": ""} // of those that others point to
	for i := range cs {
		ids[cs[i].SameAs], ids[cs[i].Answers] = "", ""
	}
	key := []byte(rep.ID + "\x00" + rep.TextSHA256 + "\x00")
	report := len(key)
	for i := range cs {
		key = append(append(key[:report], cs[i].Type...), 0)
		key = append(append(strconv.AppendInt(key, int64(cs[i].Trigger.Start), 10), 0), cs[i].Trigger.In...)
		h := sha256.Sum256(key)
		var room [2 + 2*6]byte
		base := string(hex.AppendEncode(append(room[:0], "c-"...), h[:6]))
		id := base
		if n := seen[base]; n > 0 {
			id = fmt.Sprintf("%s-%d", base, n+1)
		}
		seen[base]++
		if _, pointed := ids[cs[i].ID]; pointed {
			ids[cs[i].ID] = id
		}
		cs[i].ID = id
	}
	for i := range cs {
		cs[i].SameAs, cs[i].Answers = ids[cs[i].SameAs], ids[cs[i].Answers]
	}
}

// known returns a publication date whose basis is said.
func known(p tawatur.Published) tawatur.Published {
	if p.Basis == "" {
		p.Basis = tawatur.BasisUnknown
		if p.Value != nil {
			p.Basis = tawatur.BasisMetadata
		}
	}
	return p
}

// dateline returns the publication date given with the report, else the one its text states.
func dateline(rep tawatur.Report, d *annotate.Doc) tawatur.Published {
	p := known(rep.Published)
	if p.Value != nil {
		return p
	}
	if s, ok := layout.Dateline(d.Runes, d.Blocks); ok {
		return tawatur.Published{Value: &s.Value, Basis: tawatur.BasisDateline, Why: []string{s.Why}}
	}
	return p
}

// outlet fills the outlet's id from its name or the report's address, and so that of the outlet from which it was forwarded.
func (r *Reader) outlet(rep *tawatur.Report) {
	rep.Outlet = r.identified(rep.Outlet, rep.URL)
	if rep.Forwarded != nil {
		f := *rep.Forwarded
		f.From = r.identified(f.From, f.URL)
		rep.Forwarded = &f
	}
}

// identified returns the outlet of a name or an address, with an id; nil where neither says one.
func (r *Reader) identified(o *tawatur.Outlet, address string) *tawatur.Outlet {
	for key := range outletKeys(outletName(o), address) {
		if key == "" {
			continue
		}
		if known, ok := r.base.Actors.Outlet(key); ok {
			return &known
		}
	}
	if o != nil && o.ID == "" {
		return &tawatur.Outlet{ID: "outlet:" + strings.ToLower(strings.Join(strings.Fields(o.Name), "-")), Name: o.Name}
	}
	return o
}

// outletKeys yields what an outlet of a name may be known by, and last the address of its page: channels and pages adorn their names with
// signs, and put several between bars ("شبكة كذا | Such Network").
func outletKeys(name, address string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(name) {
			return
		}
		whole := unadorned(name)
		if !yield(whole) {
			return
		}
		for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '|' || r == '–' || r == '/' }) {
			if part = unadorned(part); part != whole && !yield(part) {
				return
			}
		}
		yield(address)
	}
}

// unadorned is a name without the signs around and between its words.
func unadorned(name string) string {
	sign := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '.'
	}
	return strings.Join(strings.FieldsFunc(name, sign), " ")
}

// outletID returns the id of a report's publisher, "" where it is not known.
func outletID(rep tawatur.Report) string {
	if rep.Outlet == nil {
		return ""
	}
	return rep.Outlet.ID
}

func outletName(o *tawatur.Outlet) string {
	if o == nil {
		return ""
	}
	return o.Name
}

// work is the reading of one document.
type work struct {
	r    *Reader
	d    *annotate.Doc
	att  attribution.Attribution
	open []bool
	// sentOf gives the sentence of each token, -1 outside; wordBefore the token before it in its sentence that is no quotation mark, or -1.
	sentOf, wordBefore []int
	// verbAt gives for each token that was asked for it the finite verb there: see finite.
	verbAt []int
	// signsBefore gives for each token the signs of the cues that end right before it.
	signsBefore []lexicon.Signs
	// harmHeads gives for each token what its word does in the reading of harm, "" for most: see harmWord.
	harmHeads []string
	protos    []*proto
	// shelf is where proposals lie one after the other: one that is full is left to those on it.
	shelf []proto
	harms []harmExpr
	// lastPair is where "بين قتيل وجريح" can stand last in the sentence whose harm is being read, -1 for nowhere.
	lastPair int
	// voice says which tokens begin the name of a speaker.
	voice []speaking
	scene scene
	// worlds says which sentences tell of one war; nil until it is asked for.
	worlds *worlds
	// toldPlaces is how many places the text names; behind them stand those that "المدينة" names again.
	toldPlaces int
}

// claims returns the claims of a document.
func (r *Reader) claims(d *annotate.Doc) []tawatur.Claim {
	w := r.begin(d)
	defer r.free(w)
	w.read()
	return w.emit()
}

// begin returns the work on a document, whose scene is known, in the memory of one that is over where there is any.
func (r *Reader) begin(d *annotate.Doc) *work {
	w, ok := r.done.Get().(*work)
	if !ok {
		w = &work{}
	}
	*w = work{r: r, d: d, toldPlaces: len(d.Places), open: w.open, sentOf: w.sentOf, wordBefore: w.wordBefore, verbAt: w.verbAt,
		signsBefore: w.signsBefore, harmHeads: w.harmHeads, voice: w.voice, protos: w.protos[:0], shelf: w.shelf[:0]}
	w.findHarmHeads()
	w.scene = w.look()
	return w
}

// free gives the memory of work that is over to what is read next.
func (r *Reader) free(w *work) {
	if len(w.open) <= annotate.MostKept {
		r.done.Put(w)
	}
}

// read proposes, fills in and turns down what a document may claim.
func (w *work) read() {
	d := w.d
	w.att = attribution.Find(d)
	w.voices()
	w.clauses()
	w.harms = w.findHarm()
	for s := range d.Sentences {
		if readable(d.Sentences[s].Kind) || w.newsLine(s) {
			w.propose(s)
			w.layWrongs(s)
		}
	}
	w.foldSlaughters()
	w.foldTools()
	w.joinHarm()
	w.settle()
}

// readable says which blocks are read: the body and headlines, not the page's furniture.
func readable(k layout.Kind) bool { return k == layout.Body || k == layout.Headline }

// proto is a claim in the making.
type proto struct {
	hit  lexicon.Hit
	typ  string
	sent int
	// from and to are the clause's tokens.
	from, to int
	// gov is the light, occurrence, undergo or end verb that carries a noun of act.
	gov *lexicon.Hit
	// more are further stretches of the same act: "مستهدفا ...", "استهدفت ...".
	more   []lexicon.Hit
	roles  []role
	places []int
	// wrongOf is the mention of the one to whom a wrong is laid, and one more; 0 for an act of another kind.
	wrongOf int
	// narrowed says that another telling named the places more exactly.
	narrowed bool
	// origins are the places that it came from.
	origins []int
	harm    []harmExpr
	means   []string
	service []string
	// date is the expression that tells the time, or -1, and told what it says; dayOf is the act whose day it is, if another.
	// heading is where a digest names its day, if it is that.
	date    int
	told    date.Resolved
	dayOf   *proto
	heading *tawatur.Span
	// modality, background and habit as the words say.
	modality   string
	background bool
	// again is the earlier act that this noun tells again, or nil.
	again *proto
	// retold are the nouns that tell this act again.
	retold []*proto
	// first is the first act of the report that is the same event, or nil. lasting says that it goes on from its day.
	first   *proto
	lasting bool
	id      string
	steps   []tawatur.Step
	// mute says that no steps are kept.
	mute    bool
	dropped string
}

// fullShelf is how many proposals the first shelf has room for; each next one has twice the room.
const fullShelf = 16

// newProto returns a proposal of an act of this type, whose word stands in sentence s.
func (w *work) newProto(h lexicon.Hit, typ string, s int) *proto {
	if len(w.shelf) == cap(w.shelf) {
		w.shelf = make([]proto, 0, max(fullShelf, 2*cap(w.shelf)))
	}
	w.shelf = append(w.shelf, proto{hit: h, typ: typ, sent: s, date: -1, modality: tawatur.Asserted, mute: w.r.plain})
	return &w.shelf[len(w.shelf)-1]
}

func (p *proto) step(what, words, why string) {
	if !p.mute {
		p.steps = append(p.steps, tawatur.Step{What: what, Words: words, Why: why})
	}
}

func (p *proto) drop(why string) {
	p.dropped = why
	p.step("turned-down", "", why)
}

// Turned is an act that was proposed and turned down, for `tawatur try`.
type Turned struct {
	Words, Type, Why string
}

// Try reads a sentence and returns its claims with their derivation and what was turned down.
func (r *Reader) Try(text, published string) (tawatur.Extraction, []Turned, error) {
	rep := tawatur.Report{ID: "try", Text: text}
	if published != "" {
		rep.Published = tawatur.Published{Value: &published, Basis: tawatur.BasisMetadata}
	}
	ext, err := r.Read(rep)
	if err != nil {
		return ext, nil, err
	}
	w := r.begin(r.ann.Annotate(text, ext.Report.Published, ""))
	w.read()
	var down []Turned
	for _, p := range w.protos {
		if p.dropped != "" {
			down = append(down, Turned{w.d.Span(p.hit.First, p.hit.End).Text, p.typ, p.dropped})
		}
	}
	return ext, down, nil
}
