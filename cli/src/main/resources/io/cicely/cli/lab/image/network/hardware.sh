#!/bin/sh
# What the machine below a node would be on EC2, for programs that look: /sys with events that udev
# can be asked for, and the hardware's word that this is EC2 and no container.
set -eu
mount -o remount,rw /sys
# A container's manager is told to PID 1 alone.
: >/run/no-environ
mount --bind /run/no-environ /proc/1/environ
if [ -e /sys/class/dmi/id/product_uuid ]; then
  echo ec2c1ce1-c1ce-c1ce-c1ce-c1cec1cec1ce >/run/product-uuid
  mount --bind /run/product-uuid "$(readlink -f /sys/class/dmi/id)/product_uuid"
fi
