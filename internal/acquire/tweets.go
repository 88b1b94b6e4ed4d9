package acquire

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// tweet are the fields of a post in the archive that X gives the owner of an account.
type tweet struct {
	ID        string `json:"id_str"`
	CreatedAt string `json:"created_at"`
	FullText  string `json:"full_text"`
	Text      string `json:"text"`
}

// tweets reads tweets.js (tweet.js of old) of the archive of an account on X. Of its other files only account.js is looked at, for the
// name of the account; messages, contacts and all else never are.
func (w *walker) tweets(path string, br *bufio.Reader) error {
	if err := pastAssignment(br); err != nil {
		return w.fail(path, err)
	}
	account := accountBeside(path)
	passed := tally{}
	for sp := newSplitter(br, w.opt.MaxLine); ; {
		raw, line, err := sp.next()
		if err == io.EOF {
			w.told(path, passed)
			return nil
		}
		name := fmt.Sprintf("%s:%d", path, line)
		var bad *valueError
		switch {
		case errors.As(err, &bad):
			err = w.fail(name, err)
		case err != nil:
			return w.fail(name, err)
		default:
			err = w.tweet(name, account, raw, passed)
		}
		if err != nil {
			return err
		}
	}
}

// pastAssignment reads up to the list: the file is a script, "window.YTD.tweets.part0 = [".
func pastAssignment(br *bufio.Reader) error {
	head, _ := br.Peek(512) // of a shorter file, what there is
	i := bytes.IndexByte(head, '[')
	if i < 0 || !bytes.Contains(head[:i], []byte("window.YTD.tweet")) {
		return errors.New("not the tweets.js of an archive of X")
	}
	_, _ = br.Discard(i) // it was seen
	return nil
}

func (w *walker) tweet(name, account string, raw []byte, passed tally) error {
	var of struct{ Tweet tweet }
	err := json.Unmarshal(raw, &of)
	if err == nil && of.Tweet.ID == "" {
		err = json.Unmarshal(raw, &of.Tweet) // as older archives have it
	}
	if err != nil {
		return w.fail(name, fmt.Errorf("not in the shape of a post: %w", err))
	}
	t := of.Tweet
	if t.FullText == "" {
		t.FullText = t.Text
	}
	rep, why := w.opt.posted(post{status: t.ID, text: t.FullText, published: t.CreatedAt, account: account})
	if why == "" && t.ID == "" {
		why = "posts without a number"
	}
	if why != "" {
		passed[why]++
		return nil
	}
	return w.report(name, rep)
}

// accountBeside returns the name that account.js, beside tweets.js, gives the account; "" where it cannot be read.
func accountBeside(path string) string {
	const most = 1 << 16
	f, err := os.Open(filepath.Join(filepath.Dir(path), "account.js"))
	if err != nil {
		return ""
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most))
	var of []struct {
		Account struct {
			Username           string `json:"username"`
			AccountDisplayName string `json:"accountDisplayName"`
		} `json:"account"`
	}
	if i := bytes.IndexByte(b, '['); err != nil || i < 0 || json.Unmarshal(b[i:], &of) != nil || len(of) == 0 {
		return ""
	}
	if name := of[0].Account.AccountDisplayName; name != "" {
		return name
	}
	return of[0].Account.Username
}
