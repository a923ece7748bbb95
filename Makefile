# The commands of the project. `make run` and `make test` need nothing set up first.

.DEFAULT_GOAL := help
.PHONY: help setup run test lint train page bench bench-nlu screenshots clean system-packages

BIN := .venv/bin
PAGE := channels/web/page
NPM := npm --prefix $(PAGE)
export RASA_TELEMETRY_ENABLED := false

help: ## show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

setup: .venv/.synced ## make the environment in .venv/ (again only when the lock file changed)

.venv/.synced: uv.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh
	@touch $@

run: train ## start the assistant with stand-ins of the outside systems: http://localhost:5005/
	@$(BIN)/akkuna run --sandbox

test: setup system-packages $(PAGE)/node_modules/.synced ## check the data and run all tests
	@$(BIN)/akkuna check
	@$(NPM) run --silent test
	@$(BIN)/akkuna train
	@$(BIN)/pytest

lint: setup system-packages $(PAGE)/node_modules/.synced ## check style, types, import directions and data
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(NPM) run --silent lint
	@scripts/page_is_current.sh
	@$(BIN)/akkuna check

train: setup ## train the language model, if its data changed
	@$(BIN)/akkuna train

page: system-packages $(PAGE)/node_modules/.synced ## build the chat page and the widget from their sources
	@$(NPM) run build

# Not `npm ci`, which wants the optional packages of every platform in the lock file.
$(PAGE)/node_modules/.synced: $(PAGE)/package-lock.json
	@$(NPM) install --no-save --ignore-scripts --no-audit --no-fund
	@touch $@

bench: train system-packages ## measure, and write bench/results/
	@$(BIN)/python -m bench

bench-nlu: train ## measure understanding; other data beside ours: make bench-nlu NLU="one.yml two.yml"
	@$(BIN)/python -W ignore -m bench.nlu $(addprefix --nlu ,$(NLU))

screenshots: setup system-packages ## take the pictures in docs/images anew
	@$(BIN)/akkuna train
	@$(BIN)/python -m scripts.screenshots

system-packages: ## install the Debian packages that the tests need
	@scripts/system_packages.sh

clean: ## remove everything that the other commands made
	rm -rf .venv .uv .cache models var $(PAGE)/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
