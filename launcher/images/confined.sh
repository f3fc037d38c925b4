#!/bin/sh
# The first process in mount and pid namespaces of its own: becomes the program of an unpacked image as a cluster runs it, as
# 65532, without capabilities to gain, on a root that cannot be written. PATH and all other variables are the image's.
#   confined.sh <root of the image> <folder of the program> [<folder here>=<folder there> ...] -- <program> [argument ...]
set -eu
path_of_image=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1 folder=$2
shift 2
mount --bind "$root" "$root"
mount -t tmpfs -o mode=1777,size=256m tmp "$root/tmp"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do
  mkdir -p "$root${1#*=}"
  mount --bind "${1%%=*}" "$root${1#*=}"
  shift
done
shift
mount -o remount,bind,ro "$root"
setpriv=$(command -v setpriv) unshare=$(command -v unshare)
PATH=$path_of_image exec "$setpriv" --no-new-privs "$unshare" --root="$root" --wd="$folder" --setgid=65532 --setuid=65532 "$@"
