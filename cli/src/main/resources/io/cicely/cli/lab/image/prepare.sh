#!/bin/sh
# Run once inside the image, by root, with no network: makes a cluster node of a plain Debian.
set -eu

dpkg --install /root/cicely-node.deb
rm /root/cicely-node.deb

update-ca-certificates >/dev/null

# At boot, as an administrator of a cluster that has to come back by itself would choose.
systemctl --quiet enable systemd-networkd corosync pacemaker cicely-demo ssh
# pcs works without its daemon, whose start costs a second of CPU; "systemctl start pcsd" brings it.
systemctl --quiet disable pcsd pcsd-ruby logd
systemctl --quiet mask systemd-networkd-wait-online systemd-resolved

# What a node said before it lost its power is still there afterwards.
mkdir -p /var/log/journal

passwd --quiet --delete root
chmod 0700 /root/.ssh
chmod 0600 /root/.ssh/authorized_keys
