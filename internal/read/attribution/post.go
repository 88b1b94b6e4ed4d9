package attribution

import (
	"tawatur/arabic"
	"tawatur/internal/read/annotate"
)

// post is an embedded post: the tokens of its words, and the account that signs it below or behind them ("— فلان (@handle) July 22").
type post struct {
	from, to int
	author   Speaker
}

// posts finds the embedded posts of a document, in order. Those of the outlet itself are its own voice.
func (f *finder) posts() []post {
	var out []post
	for i, t := range f.d.Tokens {
		if t.Norm != "@" || i < 3 || f.d.Tokens[i-1].Norm != "(" {
			continue
		}
		dash := f.signature(i - 1)
		if dash < 0 {
			continue
		}
		from, to := f.signedBy(dash)
		if sp := f.signer(dash+1, i-1); from < to && (sp.ID == "" || sp.ID != f.d.Outlet) {
			out = append(out, post{from, to, sp})
		}
	}
	return out
}

// headline reads the speaker whom a headline or a flash names before a colon: "الدفاع المدني: مقتل ثلاثة".
func (f *finder) headline(s annotate.Sentence) {
	m := f.d.ActorAt[s.First]
	if m < 0 || f.d.Actors[m].First != s.First || f.d.PlaceAt[s.First] >= 0 {
		return
	}
	a, k := f.d.Actors[m], f.d.Actors[m].End
	for k < s.End && f.d.Tokens[k].Kind == arabic.Quote {
		k++
	}
	if k+1 >= s.End || f.d.Tokens[k].Norm != ":" {
		return
	}
	switch a.Kind {
	case "civilians", "unknown", "capital":
		return
	}
	f.out = append(f.out, Speech{Speaker: f.actor(m), Verb: -1, From: k + 1, To: s.End})
	f.remember(f.actor(m))
}

// signature returns the dash that opens the name of an account which ends before token end, -1 without one.
func (f *finder) signature(end int) int {
	for k := end - 1; k >= 0 && k > end-1-longestName; k-- {
		switch f.d.Tokens[k].Norm {
		case "—", "–":
			if k+1 < end {
				return k
			}
			return -1
		}
		if f.d.Tokens[k].Kind == arabic.Newline {
			return -1
		}
	}
	return -1
}

// signer reads the account named by the tokens first..end: a body that the tables know, else its words.
func (f *finder) signer(first, end int) Speaker {
	for k := first; k < end; k++ {
		if m := f.d.ActorAt[k]; m >= 0 && f.d.Actors[m].First == k && f.d.Actors[m].Kind != "civilians" {
			return f.actor(m)
		}
	}
	sp := named(first, end)
	sp.Kind = "person"
	return sp
}

// signedBy returns the words that a signature at the dash is for: those before it in its line, else the line before.
func (f *finder) signedBy(dash int) (from, to int) {
	to = dash
	for to > 0 && f.d.Tokens[to-1].Kind == arabic.Newline {
		to--
	}
	from = to
	for from > 0 && f.d.Tokens[from-1].Kind != arabic.Newline {
		from--
	}
	return from, to
}

// holds reports whether sentence s is part of the post.
func (p post) holds(s annotate.Sentence) bool { return p.from <= s.First && s.First < p.to }
