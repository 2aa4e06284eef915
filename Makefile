# Muniment: every command a person or a pipeline needs.
SHELL := bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

DATA   ?= data
LISTEN ?= 127.0.0.1:8080
DIST   := crates/web/dist/manifest.json

.PHONY: help run test check fast bench contract fresh assets tools clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: tools assets ## build, make the sample organization in ./data once, serve on 127.0.0.1:8080
	@echo "Building Muniment; the first time takes ten to thirty minutes on two cores."
	cargo build --profile serve --locked -p muniment
	target=$${CARGO_TARGET_DIR:-target}
	"$$target/serve/muniment" sample --data "$(DATA)" --once
	exec "$$target/serve/muniment" serve --data "$(DATA)" --listen "$(LISTEN)"

test: ## everything CI runs; installs what is missing
	.ci/tools browser postgres
	$(MAKE) assets
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	.ci/cargo-test --workspace --locked
	.ci/browser

check: assets ## format, lints, tidiness and the fast tests
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	.ci/cargo-test --locked -p kernel -p isms -p access -p exchange -p house

fast: ## the tests of the core alone
	.ci/cargo-test -p kernel -p isms

bench: tools assets ## each figure beside a peer or a limit, measured in the same run
	.ci/tools postgres
	cargo build --profile serve --locked -p bench -p muniment
	$${CARGO_TARGET_DIR:-target}/serve/bench

contract: tools assets ## every operation of the API by schemathesis, against what its description says
	.ci/contract

fresh: ## both commands from a fresh clone in another folder, with an empty home
	.ci/fresh

assets: tools $(DIST) ## style sheet, script and fonts

$(DIST): package-lock.json node_modules/.package-lock.json $(shell find crates/web/assets crates/web/build crates/web/templates -type f 2>/dev/null)
	npm run --silent build
	touch $(DIST)

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund
	touch $@

tools: ## look for what the build needs, and say what is missing
	@.ci/tools

clean: ## remove what was built
	rm -rf target node_modules crates/web/dist
