# Each target sets up what is missing on a Debian 12 machine with Rust, Node and make; elsewhere it says what to install.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Cargo's own runner where nextest is not there.
RUNNER := $(shell cargo nextest --version >/dev/null 2>&1 && echo "cargo nextest run --locked --no-fail-fast" || echo "cargo test --locked --no-fail-fast")
UI_SOURCES := $(shell find ui -type f -not -path 'ui/node_modules/*' -not -path 'ui/dist/*' 2>/dev/null)
# Built pages stand beside one that `build.rs` may have put there, so this file says when.
UI_BUILT := ui/dist/.built

.PHONY: fire help run models ui test test-engine test-ui test-app test-window test-install starts check bench figures pictures generated release

help: ## This list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: ui models ## Opens the app
	cargo run --locked --release

models: ## Fetches the sentence model, 23 MB, where it is not there
	@.ci/setup models

ui/node_modules/.installed: ui/package-lock.json
	.ci/setup node
	cd ui && npm ci --no-audit --no-fund --loglevel=error
	touch $@

$(UI_BUILT): ui/node_modules/.installed $(UI_SOURCES)
	cd ui && npm run --silent build -- --logLevel warn
	touch $@

ui: $(UI_BUILT) ## Builds the window's pages
	@.ci/setup build

test: test-engine test-ui test-app test-window ## Sets up what is missing and passes all tests, the real window's last
	@echo "All tests passed."

test-engine: models ## The crates that need no window
	@.ci/setup rust
	$(RUNNER) --workspace --exclude crosscheck-app

test-ui: ui/node_modules/.installed ## The window's own tests, in a simulated page
	cd ui && npm test

test-app: ui models ## What crosses to the window; imports into the library
	$(RUNNER) -p crosscheck-app --lib --test wire --test intake

test-window: ui ## The real window, driven under a display of its own
	@.ci/setup window
	cargo test --locked -p crosscheck-app --test e2e -- --test-threads=1

starts: ui ## Hundreds of starts of the app after kills at any moment (STARTS=, SEED=, BURN=, BY=driver or hand): none may hang
	@.ci/setup window
	cargo test --locked -p crosscheck-app --test e2e -- --ignored --nocapture no_start_hangs

fire: ## Thousands of kills and hundreds of damaged files (KILLS=, FAULTS=, SEED=): half an hour
	KILLS=$${KILLS:-3000} FAULTS=$${FAULTS:-300} cargo test --release -p crosscheck-tests --test fire -- --nocapture --test-threads=1

check: ui ## Format, clippy, svelte-check, eslint, licences: warnings are errors
	@.ci/setup check
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cd ui && npm run --silent check && npm run --silent lint
	python3 src-tauri/packaging/parts.py --check
	@.ci/setup deny
	cargo deny --log-level error --workspace check licenses bans sources
	.ci/advisories

bench: models ## How long things take
	@.ci/setup rust
	cargo bench -p crosscheck-tests
	cargo bench -p crosscheck-app --bench library
	tests/benches/corpus

figures: ui ## How long the next difference and the frames of a scrolled fact grid take in the real window, release build; what the web process holds
	@.ci/setup window
	cargo build --release --locked -p crosscheck-app
	CROSSCHECK_APP=$(CURDIR)/target/release/crosscheck-app cargo test -p crosscheck-app --test e2e -- --ignored --nocapture --test-threads=1 figures::

pictures: ui models ## The gallery: every screen of the real window, light and dark, into docs/pictures
	@.ci/setup pictures
	rm -rf tests/e2e/out/gallery docs/pictures
	cargo test -p crosscheck-app --test e2e -- --ignored gallery
	mkdir -p docs/pictures
	for picture in tests/e2e/out/gallery/*.png; do cwebp -quiet -q 45 -m 6 -sharp_yuv -resize 880 0 "$$picture" -o "docs/pictures/$$(basename "$$picture" .png).webp"; done
	du -sh docs/pictures

generated: ## Writes what is generated: the wire's TypeScript, the sample, the list of parts in the About box
	python3 src-tauri/packaging/parts.py
	UPDATE=1 cargo test -p crosscheck-app --test wire

release: ui models ## What is given out, in target/package/out: .deb and .rpm, bill of materials, checksums (PROFILE=dev for a quick try)
	@.ci/setup build
	src-tauri/packaging/release $(or $(PROFILE),release)

test-install: ## The .deb of `make release` in a Debian made for it: installed, used, removed (as root; needs Debian's packages)
	@.ci/setup install
	tests/install/run
