# SPDX-License-Identifier: MIT
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

SCRATCH ?= .build
HOST ?= embedded
PORT ?= auto
DEBIAN ?= bookworm
FUZZ_SECONDS ?= 60
ENGINES ?= bookworm trixie forky
# What the release may weigh once it is stripped: Foundation in full would add 44 MB.
SIZE_LIMIT_MB := 22

RELEASE := -c release --static-swift-stdlib --product dokku-event-listener
DAEMON = $(SCRATCH)/release/dokku-event-listener
# What the booted hosts of the tests are made of.
HOST_IMAGE = dist/systemd-host-$(DEBIAN).tar
# And of those that only an installation is tried on.
LATER_IMAGE = dist/systemd-host-trixie.tar
UNIT_TESTS := ^(CoreTests|DockerAPITests|DokkuFilesTests|SigilTests|NginxConfigTests)\.
SANITIZED := --disable-xctest --no-parallel --filter '^(KernelRoutingTests|HostTests)\.'

.PHONY: help root dependencies build run tour test check fmt unit-tests host-tests real-tests matrix thread-tests address-tests size deb bench fuzz clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

# Said before the build, not after it.
root:
	@(( EUID == 0 )) || [[ $(HOST) == real ]] || { echo "a host of its own needs root: it makes a network namespace" >&2; exit 1; }

dependencies:
	@scripts/install-dependencies

build: dependencies ## the release binary
	@swift build --scratch-path $(SCRATCH) $(RELEASE)

run: root build ## the daemon on a host of its own with sample apps, until Ctrl-C (HOST=real: on this Dokku host)
	@PORT=$(PORT) scripts/run $(DAEMON) $(HOST)

tour: root build ## four things that happen to a host, what clients see, what the daemon does
	@scripts/tour $(DAEMON)

test: check unit-tests host-tests thread-tests address-tests real-tests size ## everything, no skips

check: ## format, imports, files, scripts
	@scripts/install-dependencies --for-tests
	@scripts/check

fmt: ## bring the sources into shape
	@swift format --in-place --recursive --parallel Sources Tests Fuzz Benchmarks Package.swift

unit-tests: ## the parts without effects
	@swift build --scratch-path $(SCRATCH) --build-tests
	@swift test --scratch-path $(SCRATCH) --skip-build --disable-xctest --filter '$(UNIT_TESTS)'

# One after another: all of them share the one loop, and whoever waits there holds the others up.
host-tests: ## host, commands and kernel, one after another; root
	@swift build --scratch-path $(SCRATCH) --build-tests
	@swift test --scratch-path $(SCRATCH) --skip-build --disable-xctest --no-parallel --filter '^(KernelRoutingTests|HostTests|CommandsTests)\.'

real-tests: deb ## the whole, on real Docker, nginx and booted hosts (DEBIAN=bookworm); root
	@scripts/systemd-image $(HOST_IMAGE) $(DEBIAN)
	@scripts/systemd-image $(LATER_IMAGE) trixie
	@scripts/install-dependencies --for-tests
	@swift build --scratch-path $(SCRATCH) --build-tests
	@DEL_DAEMON=$(abspath $(SCRATCH)/debug/dokku-event-listener) DEL_SYSTEMD_IMAGE=$(abspath $(HOST_IMAGE)) \
	  DEL_LATER_IMAGE=$(abspath $(LATER_IMAGE)) DEL_PACKAGE=$$(echo $(abspath dist)/*.deb) \
	  scripts/real-tests $(SCRATCH)

matrix: root ## what deals with the engine, on those of several Debian releases (ENGINES=forky); root
	@scripts/install-dependencies --for-tests
	@swift build --scratch-path $(SCRATCH) --build-tests
	@DEL_DAEMON=$(abspath $(SCRATCH)/debug/dokku-event-listener) scripts/matrix $(SCRATCH) $(ENGINES)

thread-tests: ## what has threads, under the thread sanitizer; root
	@TSAN_OPTIONS=suppressions=$(abspath Tests/thread-sanitizer.supp) \
	  DEL_SANITIZED=1 swift test --scratch-path $(SCRATCH)-tsan --sanitize=thread $(SANITIZED)

# The runtime's own leaks would fail every run.
address-tests: ## what deals with C, under the address sanitizer; root
	@ASAN_OPTIONS=detect_leaks=0 DEL_SANITIZED=1 swift test --scratch-path $(SCRATCH)-asan --sanitize=address $(SANITIZED)

size: deb ## what the packaged program weighs, and whether that is too much
	@bytes=$$(dpkg-deb --fsys-tarfile dist/*.deb | tar --extract --to-stdout ./usr/bin/dokku-event-listener | wc --bytes); \
	limit=$$(( $(SIZE_LIMIT_MB) * 1000000 )); \
	printf 'the daemon weighs %d bytes, stripped; the limit is %d\n' $$bytes $$limit; (( bytes <= limit ))

deb: dependencies ## the Debian package, in dist/
	@scripts/install-dependencies --for-packaging
	@scripts/package

bench: root build ## medians and ratios of what the daemon is for
	@scripts/bench $(DAEMON)

fuzz: ## the parsers against random bytes
	@FUZZ_SCRATCH=$(SCRATCH)-fuzz scripts/fuzz $(FUZZ_SECONDS)

clean: ## remove what builds left
	@rm -rf $(SCRATCH) $(SCRATCH)-tsan $(SCRATCH)-asan $(SCRATCH)-fuzz dist
