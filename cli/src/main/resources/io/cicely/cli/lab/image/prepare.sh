#!/bin/sh
# Run once inside the image, by root, with no network: makes a machine of the lab of a Debian.
set -eu

update-ca-certificates >/dev/null

systemctl --quiet enable systemd-networkd cicely-demo ssh
systemctl --quiet mask systemd-networkd-wait-online systemd-resolved

# What a node said before it lost its power is still there afterwards.
mkdir -p /var/log/journal

# The machines find their packages in the VPC.
rm -f /etc/apt/sources.list /etc/apt/sources.list.d/*
echo 'deb [trusted=yes] http://deb.vpc.internal/ debian/' >/etc/apt/sources.list

passwd --quiet --delete root
chmod 0700 /root/.ssh
chmod 0600 /root/.ssh/authorized_keys
