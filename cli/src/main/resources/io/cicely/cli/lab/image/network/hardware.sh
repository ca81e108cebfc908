#!/bin/sh
# The links of a node have events that udev can be asked for, as those of a real machine have.
set -eu
# They are one file system, and several mounts.
mount -o remount,rw /sys/devices
for part in block bus class dev devices kernel; do
  mount -o remount,bind,rw "/sys/$part"
done
mount -o remount,rw /sys
