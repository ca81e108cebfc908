#!/bin/sh
# Run once inside the image, by root, with the network of the host: installs whatever may configure
# a node's links beside the cluster. Which of them runs is chosen for each lab.
set -eu
export DEBIAN_FRONTEND=noninteractive

# Nothing that a package brings may start here.
policy=/usr/sbin/policy-rc.d
printf '#!/bin/sh\nexit 101\n' >$policy
chmod 755 $policy
apt-get update -qq
# shellcheck disable=SC2086 # one word a package
apt-get install -y -qq --no-install-recommends $PACKAGES
rm $policy
apt-get clean
rm -rf /var/lib/apt/lists/*
