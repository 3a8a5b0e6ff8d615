# Two commands: "make run" and "make test". Each sets up whatever is still missing.

.PHONY: run test explore check format bench bundle setup clean

run:
	@tools/setup run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		.venv/bin/cocreation-desk demo; \
	else \
		.venv/bin/cocreation-desk demo --headless --out demo-output; \
	fi

test: check
	.venv/bin/pytest -n 4 --dist loadfile --no-loadscope-reorder

explore: setup
	.venv/bin/pytest -n 4 --dist loadfile --hypothesis-profile=exploring

check: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

format: setup
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

bench: setup
	.venv/bin/python -m benchmarks

bundle: setup
	.venv/bin/python -m pip install --quiet -c constraints.txt -e ".[bundle]"
	.venv/bin/pyinstaller --noconfirm build.spec

setup:
	@tools/setup test

clean:
	rm -rf .venv build dist demo-output .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
