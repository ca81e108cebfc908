#!/bin/sh
# Run once on the image of the bare machines, by root, with the network of the host: fetches what
# makes nodes of them, and makes an archive of it that apt can read.
set -eu

apt-get update -qq
# shellcheck disable=SC2086 # one word a package
apt-get install -y -qq --download-only --no-install-recommends $PACKAGES
mkdir -p /var/cache/mirror/debian
mv /var/cache/apt/archives/*.deb /var/cache/mirror/debian
cd /var/cache/mirror
for file in debian/*.deb; do
    dpkg-deb --field "$file"
    echo "Filename: $file"
    echo "Size: $(stat -c %s "$file")"
    echo "SHA256: $(sha256sum "$file" | cut -d ' ' -f 1)"
    echo
done | gzip >debian/Packages.gz
