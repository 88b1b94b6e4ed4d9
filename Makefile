# Everything is done from here. Go is needed, and npm for the pages' scripts, map and font; without npm the pages do without.

GO      ?= go
BIN     := bin/tawatur
SAMPLE  := build/sample.db
ADDR    ?= localhost:8080
UI      := internal/desk/web/ui
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

export CGO_ENABLED ?= 0

.DEFAULT_GOAL := build
FUZZTIME ?= 60s

.PHONY: fuzz build run readers test check format vet staticcheck policy knowledge scores openapi race clean help

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | sed 's/:.*## /\t/'

build: $(UI)/built/manifest.json ## build bin/tawatur
	$(GO) build -trimpath -ldflags "-X main.version=$(VERSION)" -o $(BIN) ./cmd/tawatur

# Made anew when a source of the front end is newer. Where that cannot be, the program is built without it.
$(UI)/built/manifest.json: $(wildcard $(UI)/src/*) $(UI)/build.mjs $(UI)/package.json $(UI)/package-lock.json
	@if ! command -v npm >/dev/null; then \
		echo "npm is not installed: the pages will have no map, no scripts and no font of their own"; \
	elif ! (cd $(UI) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && node build.mjs); then \
		echo "npm could not build the front end (see above): the pages will have no map, no scripts and no font of their own"; \
	fi

run: build ## read the sample reports and show the record on http://localhost:8080
	@rm -f $(SAMPLE) $(SAMPLE)-wal $(SAMPLE)-shm
	@mkdir -p $(dir $(SAMPLE))
	$(BIN) ingest --db $(SAMPLE) samples
	@echo "The record is on http://$(ADDR) - Ctrl-C ends."
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] && command -v xdg-open >/dev/null; then \
		(sleep 1; xdg-open http://$(ADDR) >/dev/null 2>&1) & fi
	@exec $(BIN) serve --db $(SAMPLE) --listen $(ADDR)

# DuckDB and a validator of GeoJSON, by which tests read what is exported; without them these tests say that they were skipped. Not
# `npm ci`: it wants DuckDB for every platform in the lock file.
readers: ## install the readers of npm that tests read exports with
	cd internal/tools/readers && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error

# The tests against annotated reports need ../shared and say so where it is absent. STRICT=-strict makes a skip a failure.
test: ## run every test; the last line counts them
	@$(GO) build -o bin/testcount ./internal/tools/testcount
	@$(GO) test -json -timeout 30m ./... 2>&1 | bin/testcount $(STRICT)

check: format vet staticcheck policy knowledge race ## every gate: format, vet, staticcheck, imports, knowledge, tests with -race

format:
	@unformatted=$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go')); \
	if [ -n "$$unformatted" ]; then echo "not formatted by gofmt:"; echo "$$unformatted"; exit 1; fi

vet:
	$(GO) vet ./...

staticcheck:
	$(GO) tool staticcheck ./...

policy:
	$(GO) test ./internal/policy

knowledge: build
	$(BIN) check

# The annotated reports and the corpora need ../shared; a test says so when the file is stale.
scores: build ## write eval/scores.txt: the figures on every annotated set
	$(BIN) eval --types --corpora ../shared/data/corpora \
		../shared/gold/seeds ../shared/gold/dev eval/gold/work eval/gold/unseen > eval/scores.txt.new
	mv eval/scores.txt.new eval/scores.txt

# Every target that the tests have, several at once in processes of one worker. What a run finds worth keeping: go run ./internal/tools/fuzz -keep 12.
fuzz: ## run every fuzz target for FUZZTIME (60s)
	$(GO) run ./internal/tools/fuzz -time $(FUZZTIME)

openapi: build ## write docs/api/openapi.json: the description of the API
	$(BIN) openapi -o docs/api/openapi.json

# The race detector needs cgo and a C compiler. The browser tests drive a program of their own and have nothing for it to watch; -short leaves
# out long tests that share nothing between goroutines. All of them are run by `make test`.
race:
	CGO_ENABLED=1 $(GO) test -race -short -timeout 30m $$($(GO) list ./... | grep -v /internal/desk/browser)

clean: ## delete what was built
	rm -rf bin build $(UI)/node_modules internal/tools/readers/node_modules
	find $(UI)/built -type f ! -name README.md -delete
