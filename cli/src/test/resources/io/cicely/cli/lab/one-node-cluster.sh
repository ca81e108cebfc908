# shellcheck shell=sh
# Corosync and Pacemaker on one node, eva, over the lab's Debian image, with the installed fence
# agent and an EC2 on loopback. All of it ends with this script, which is the first process of its
# namespaces, and nothing of it is written to the image.
#   one-node-cluster.sh IMAGE PACKAGE WORLD JAVA CLASSPATH, and on standard input what to do there
set -eu
image=$1 package=$2 world=$3 java=$4 classpath=$5

exec 3<&0 </dev/null
hostname eva
ip link set lo up
mount -t tmpfs tmpfs /mnt
mkdir /mnt/upper /mnt/work /mnt/root
mount -t overlay overlay /mnt/root -o "lowerdir=$image,upperdir=/mnt/upper,workdir=/mnt/work"
mount -t proc proc /mnt/root/proc
mount -t sysfs sysfs /mnt/root/sys
mount --bind /dev /mnt/root/dev
for each in dev/shm run tmp; do mount -t tmpfs tmpfs "/mnt/root/$each"; done
# Inside and outside, the CA's certificate has the same path.
mount -t tmpfs tmpfs /media
mount --bind /media /mnt/root/media
cp "$package" /media/cicely-node.deb
cp "$world" /media/world
"$java" -cp "$classpath" io.cicely.cli.command.Main sim --world /media/world --directory /media/ec2 \
  --imds-instance i-0aaaaaaaaaaaaaaa2 >/media/ec2.env &

cat >/mnt/root/etc/corosync/corosync.conf <<'CONFIGURATION'
totem {
  version: 2
  cluster_name: one
  transport: knet
}
nodelist {
  node {
    ring0_addr: 127.0.0.1
    name: eva
    nodeid: 1
  }
}
quorum {
  provider: corosync_votequorum
}
CONFIGURATION

cat - /proc/self/fd/3 >/media/inside.sh <<'INSIDE'
set -eu
until_true() {
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] || { echo "not within a minute: $*" >&2; exit 1; }
    sleep 0.1
  done
}
dpkg --no-triggers --install /media/cicely-node.deb >/dev/null 2>&1
until_true grep -q METADATA /media/ec2.env
. /media/ec2.env
mkdir -p /run/pacemaker /var/log/pacemaker
corosync >/dev/null 2>&1
until_true corosync-quorumtool -s
pacemakerd >/dev/null 2>&1 &
until_true stonith_admin --list-registered
device() {
  stonith_admin --register "$1" --agent fence_cicely --option region=eu-west-1 \
    --option pcmk_host_list=adam --option "pcmk_host_map=adam:$2"
}
INSIDE
chroot /mnt/root sh /media/inside.sh
