# Everything goes through here; `make help` lists what there is.
# lab and test install what they need (root, Debian); check needs a JDK 25 and Maven only.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help lab check test test-all fuzz soak bench package man clean tools jdk

MAVEN = JAVA_HOME="$$(./find-jdk)" mvn
# The unit tests run with the build; the others want the packages that it makes.
# System tests mostly wait: two classes at a time, each with an EC2 and a node of its own.
JUNIT = -Djunit.jupiter.execution.parallel
SYSTEM = -Dtest.groups=system -Dtest.excludedGroups=lab $(JUNIT).enabled=true \
  $(JUNIT).mode.classes.default=concurrent $(JUNIT).config.strategy=fixed \
  $(JUNIT).config.fixed.parallelism=2
LAB = -Dtest.groups=lab -Dtest.excludedGroups=none
# Fuzz tests run their seeds; to look for more, each needs a process and a search of its own.
SEEDS = -Pfuzz -pl node -am test -Dtest='*Fuzz'
SEARCH = $(SEEDS) -DreuseForks=false -Djunit.jupiter.execution.timeout.mode=disabled
FUZZ_SECONDS ?= 60
WALK = -Dtest.groups=soak -Dtest.excludedGroups=none
# How long `make soak` walks at random through the states of the proof.
WALK_SECONDS ?= 600
SOAK_MODES ?= eni secondary-ip route elastic-ip

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

lab: tools package ## the whole cluster up on this machine, the VIP answering
	./cicely lab up

check: jdk ## format, static analysis, unit tests; no root, under 3 minutes
	$(MAVEN) spotless:check package
	@packaging/summary

test: tools package ## all tests, long ones as a seeded sample; root, under 25 minutes
	@packaging/summary --forget
	$(MAVEN) spotless:check package
	$(MAVEN) $(SEEDS)
	$(MAVEN) test $(SYSTEM)
	$(MAVEN) test $(LAB)
	@packaging/summary

test-all: tools package ## all tests in full; root, at most 80 minutes
	@packaging/summary --forget
	$(MAVEN) spotless:check package
	$(MAVEN) $(SEEDS)
	$(MAVEN) test $(SYSTEM) -Dcicely.depth=full
	$(MAVEN) test $(LAB) -Dcicely.depth=full
	@packaging/summary

fuzz: jdk ## whatever comes from outside, made up for FUZZ_SECONDS (60) for each kind of input
	JAZZER_FUZZ=1 $(MAVEN) $(SEARCH) -Dfuzz.seconds=$(FUZZ_SECONDS)

soak: tools package ## random walks through the proof; in each mode 100 moves and 20 crashes in the lab
	$(MAVEN) test -pl node -am $(WALK) -Dcicely.proof.walk.seconds=$(WALK_SECONDS)
	for mode in $(SOAK_MODES); do ./cicely lab up --token 1000 --mode $$mode && ./cicely soak; \
	  status=$$?; ./cicely lab down; [ $$status = 0 ] || exit $$status; done

bench: tools package ## ours, the PoC's and the peers' figures side by side, as ratios
	./cicely bench $$([ ! -r ../shared/poc/vip ] || echo --poc ../shared/poc/vip)
	./cicely bench --zone-loss

package: jdk ## the node package: build/cicely-node_*.deb; the .rpm too where rpmbuild is
	$(MAVEN) -q package -DskipTests
	packaging/build

man: jdk ## manual pages of cicely and cluster.yaml: man -M build/man cicely
	./cicely man build/man

clean: ## remove what was built; the lab's image cache stays
	rm -rf build sim/target node/target cli/target

tools:
	packaging/install-tools

jdk:
	@./find-jdk >/dev/null
	@command -v mvn >/dev/null || { echo "make: Maven is missing; install it: apt-get install maven" >&2; exit 69; }
