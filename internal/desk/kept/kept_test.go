package kept

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// counter makes numbers, each in a while.
type counter struct {
	n     int
	while time.Duration
	err   error
}

func (c *counter) make(context.Context) (int, error) {
	time.Sleep(c.while)
	c.n++
	return c.n, c.err
}

func ask(t *testing.T, v *Value[int], want int, wantErr error) {
	t.Helper()
	got, err := v.Get(t.Context())
	if got != want && wantErr == nil || !errors.Is(err, wantErr) {
		t.Errorf("got %d, %v; want %d, %v", got, err, want, wantErr)
	}
}

func TestWhatIsQuickIsFresh(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := New((&counter{while: 10 * time.Millisecond}).make, Options{})
		ask(t, v, 1, nil)
		time.Sleep(59 * time.Second)
		ask(t, v, 1, nil)
		time.Sleep(2 * time.Second)
		ask(t, v, 2, nil)
	})
}

func TestNobodyWaitsForWhatIsSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := New((&counter{while: 30 * time.Second}).make, Options{})
		begun := time.Now()
		ask(t, v, 0, ErrPending)
		if waited := time.Since(begun); waited != 2*time.Second {
			t.Errorf("waited %v for the first", waited)
		}
		begun = time.Now()
		ask(t, v, 0, ErrPending)
		if waited := time.Since(begun); waited != 0 {
			t.Errorf("waited %v when it was long known to be slow", waited)
		}
		time.Sleep(30 * time.Second)
		ask(t, v, 1, nil)
		time.Sleep(9 * time.Minute) // it is kept for twenty times as long as it took
		ask(t, v, 1, nil)
		time.Sleep(2 * time.Minute)
		begun = time.Now()
		ask(t, v, 1, nil)
		if waited := time.Since(begun); waited != 0 {
			t.Errorf("waited %v for one that is there", waited)
		}
		time.Sleep(31 * time.Second)
		ask(t, v, 2, nil)
	})
}

func TestTheFormerStaysWhenItCannotBeMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &counter{err: errors.New("no disk")}
		said := 0
		v := New(c.make, Options{Failed: func(error) { said++ }})
		ask(t, v, 0, c.err)
		c.err = nil
		ask(t, v, 2, nil)
		c.err = errors.New("no disk again")
		time.Sleep(2 * time.Minute)
		ask(t, v, 2, nil)
		if said != 2 {
			t.Errorf("%d failures were told, want 2", said)
		}
	})
}

func TestWhoLeavesDoesNotEndTheMaking(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := New((&counter{while: time.Second}).make, Options{})
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := v.Get(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		synctest.Wait()
		time.Sleep(time.Second)
		ask(t, v, 1, nil)
	})
}

func TestTheFirstMakingCanBeWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := New((&counter{while: 30 * time.Second}).make, Options{})
		if done, _ := v.First(); done != nil {
			t.Error("one that nobody asked for is being made")
		}
		begun := time.Now()
		ask(t, v, 0, ErrPending)
		done, since := v.First()
		if done == nil || !since.Equal(begun) {
			t.Fatalf("being made: %v, since %v, want %v", done != nil, since, begun)
		}
		<-done
		if done, _ = v.First(); done != nil {
			t.Error("one that is there is being made for the first time")
		}
		ask(t, v, 1, nil)
	})
}
