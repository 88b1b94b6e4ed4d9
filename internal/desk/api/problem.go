package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tawatur/internal/desk/view"
	"tawatur/internal/store"
)

// moved leads to where a thing is now.
func moved(what, was, is string, path ...string) error {
	to := Base + "/" + what + "/" + url.PathEscape(is)
	for _, p := range path {
		to += p
	}
	err := huma.NewError(http.StatusMovedPermanently, fmt.Sprintf("%q is now %q", was, is))
	return huma.ErrorWithHeaders(err, http.Header{"Location": {to}})
}

// refused says which parameter is not understood, and what is allowed.
func refused(param, value, allowed string) error {
	return huma.Error422UnprocessableEntity("a parameter is not understood",
		&huma.ErrorDetail{Location: "query." + param, Message: allowed, Value: value})
}

// notUnderstood says which parts of a query are not understood.
func notUnderstood(q *view.NotUnderstood) error {
	var parts []error
	for _, p := range q.Problems {
		parts = append(parts, &huma.ErrorDetail{Location: "query." + cmp.Or(q.Filter, "q"), Message: view.Why(p), Value: p.Words})
	}
	return huma.Error422UnprocessableEntity("a part of the query is not understood", parts...)
}

// failure turns an error of the record into a problem. Only errors that are ours are logged: what is not there is the client's.
func (s *service) failure(ctx context.Context, what, id string, err error) error {
	var late *view.Unheard
	var query *view.NotUnderstood
	var gone *store.RedactedError
	switch {
	case errors.As(err, &query):
		return notUnderstood(query)
	case errors.As(err, &late):
		return huma.Error404NotFound(late.Error())
	case errors.Is(err, view.ErrNoHistory):
		return huma.Error404NotFound(err.Error())
	case errors.As(err, &gone):
		return huma.Error410Gone(fmt.Sprintf("%s %q was %v", what, id, gone))
	case errors.Is(err, store.ErrNotFound):
		return huma.Error404NotFound(fmt.Sprintf("the record has no %s %q", what, id))
	case errors.Is(err, store.ErrCursor):
		return refused("after", id, "want the next of a page with the same filter; without it the list begins anew")
	case errors.Is(err, view.ErrDeriving):
		return huma.ErrorWithHeaders(huma.Error503ServiceUnavailable(err.Error()), http.Header{"Retry-After": {"60"}})
	case ctx.Err() != nil:
		return huma.Error503ServiceUnavailable("the request was given up before it was answered")
	}
	s.opt.Log.Error("api: answer failed", "what", what, "id", id, "err", err)
	switch {
	case errors.Is(err, store.ErrVersion), errors.Is(err, store.ErrDamaged):
		return huma.Error503ServiceUnavailable("the record cannot be read; its keeper finds the reason and the way out in the log")
	}
	return huma.Error500InternalServerError("the answer could not be made; nothing is lost, and the keeper of the record finds the reason in the log")
}

// withAllowed tells whoever uses a parameter that there is not which there are.
func withAllowed(ctx huma.Context, _ string, v any) (any, error) {
	p, ok := v.(*huma.ErrorModel)
	if !ok || ctx.Operation() == nil {
		return v, nil
	}
	for _, d := range p.Errors {
		if d.Message != "unknown query parameter" {
			continue
		}
		var names []string
		for _, in := range ctx.Operation().Parameters {
			if in.In == "query" {
				names = append(names, in.Name)
			}
		}
		d.Message += "; there is " + strings.Join(names, ", ")
		if len(names) == 0 {
			d.Message = "this takes no parameters"
		}
	}
	return p, nil
}
