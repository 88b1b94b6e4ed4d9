package claim

import (
	"tawatur"
	"tawatur/internal/read/attribution"
)

// cite names the speakers of a claim, nearest first: for a speech act the one who speaks, then those in whose words it stands,
// then those who tell the same act or its harm again elsewhere in the report.
func (w *work) cite(c *tawatur.Claim, p *proto) {
	said := w.att.At(p.hit.First)
	if speechActs[p.typ] && p.typ != "support" && len(said) == 0 {
		w.citeAgent(c, p)
	}
	for _, s := range said {
		if speechActs[p.typ] || !w.decrees(p, s) {
			w.source(c, s.ID, s.First, s.End)
		}
	}
	for _, s := range w.retellers(p) {
		w.source(c, s.ID, s.First, s.End)
	}
}

// citeAgent names the one who appeals, accuses, threatens or denies.
func (w *work) citeAgent(c *tawatur.Claim, p *proto) {
	for _, r := range p.roles {
		if r.role == tawatur.RoleAgent {
			w.source(c, r.id, r.first, r.end)
			return
		}
	}
}

// source adds a speaker to a claim, once.
func (w *work) source(c *tawatur.Claim, id string, first, end int) {
	sp := w.d.Span(first, end)
	for _, o := range c.Sources {
		if o.ID == id && (id != "" || o.Mention.Text == sp.Text) {
			return
		}
	}
	c.Sources = append(c.Sources, tawatur.SourceRef{ID: id, Mention: sp})
}

// retellers returns who tells the act of p again without a claim of its own ("قال فلان إن القصف ..."), or its harm in another
// sentence.
func (w *work) retellers(p *proto) []attribution.Speaker {
	var out []attribution.Speaker
	for _, q := range p.retold {
		if q.dropped == "" || w.argued(q) {
			continue
		}
		if s, ok := w.att.ToldAt(q.hit.First); ok {
			out = append(out, s)
		}
	}
	for _, e := range p.harm {
		if e.sent != p.sent {
			out = append(out, w.att.At(e.first)...)
		}
	}
	return out
}

// argued reports whether an act is only named to accuse, threaten or appeal by it: "أكد أن الهجوم بأوامر من".
func (w *work) argued(q *proto) bool {
	for _, p := range w.inSentences(q.sent, q.sent) {
		if p.dropped == "" && speechActs[p.typ] {
			return true
		}
	}
	return false
}

// decrees reports whether a speaker does the act by announcing it, and is not cited for it: "أعلنت قسد حظر تجول".
func (w *work) decrees(p *proto, s attribution.Speaker) bool {
	if violent[p.typ] || !p.hit.Noun || p.gov == nil || p.gov.Entry.Class != "speech" {
		return false
	}
	for _, r := range p.roles {
		if r.role == tawatur.RoleAgent && r.first == s.First && !r.copied {
			return true
		}
	}
	return false
}
