#!/bin/sh
# Run inside the image, by root, with no network, before prepare.sh: Cicely's package and the
# services of a cluster's node.
set -eu

dpkg --install /root/cicely-node.deb
rm /root/cicely-node.deb

# At boot, as an administrator of a cluster that has to come back by itself would choose.
systemctl --quiet enable corosync pacemaker
# pcs works without its daemon, whose start costs a second of CPU; "systemctl start pcsd" brings it.
systemctl --quiet disable pcsd pcsd-ruby logd

