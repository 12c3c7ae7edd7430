# Trawl. `make demo` and `make test` do everything on a fresh machine.

PREFIX ?= /usr/local
SWIFT ?= swift
BUILD = $(SWIFT) build -c release --static-swift-stdlib
BINARY = .build/release/trawl
SECONDS_OF_FUZZING ?= 60

.PHONY: all demo test install uninstall lint golden manuals fuzz bench clean

all:
	@Scripts/install-needs build
	$(BUILD) --product trawl

# Installs what is missing, builds, and reads a capture that is part of the repository.
demo: all
	@Scripts/demo $(BINARY)

# Installs what the tests need and runs all of them. Live tests need root and say so.
test:
	@Scripts/install-needs build test
	$(SWIFT) test
	$(BUILD) --product trawl
	@Tests/Live/run $(BINARY)

# The program, a manual page and completions.
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/trawl
	install -m 644 Documentation/man/trawl-dump.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 Documentation/completions/trawl.bash \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/trawl
	install -m 644 Documentation/completions/trawl.zsh \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_trawl
	install -m 644 Documentation/completions/trawl.fish \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/trawl $(DESTDIR)$(PREFIX)/share/man/man1/trawl-dump.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/trawl \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_trawl \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/trawl.fish

lint:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

# Writes the expected texts of the golden captures anew: read what changed before committing it.
golden:
	TRAWL_GOLDEN=write $(SWIFT) test --filter GoldenTests

# Manual pages and completions come from the definitions of the options; a test compares them.
manuals: all
	$(BINARY) manual dump > Documentation/man/trawl-dump.1
	for shell in bash zsh fish; do \
	  $(BINARY) completions $$shell > Documentation/completions/trawl.$$shell; done

fuzz:
	@Scripts/install-needs build
	Fuzz/run $(SECONDS_OF_FUZZING)

bench:
	@Scripts/install-needs build
	cd Benchmarks && $(SWIFT) run -c release

clean:
	$(SWIFT) package clean
