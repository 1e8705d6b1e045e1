#!/usr/bin/env bash
# How the reference makes an image, as root: copy the base, grow it, make its data partition a loop device, grow and check the file
# system, mount it, copy the files, sync: reference-procedure.sh BASE CONTENT SIZE OUT
# Only what takes time is done; each step is the program that the reference runs.
set -euo pipefail
base=$1 content=$2 size=$3 out=$4
mount=$out.mount
device=
finish() {
  mountpoint -q "$mount" && umount "$mount"
  [ -z "$device" ] || losetup --detach "$device"
  rm -rf "$mount"
}
trap finish EXIT

cp --sparse=never "$base" "$out"
qemu-img resize -q -f raw "$out" "$size"
parted --script "$out" unit s resizepart 3 $((size / 512 - 1))s
start=$(parted --script --machine "$out" unit B print | sed -n 's/^3:\([0-9]*\)B:.*/\1/p')
device=$(losetup --find --show --offset "$start" "$out")
# 1: errors were corrected.
check() { e2fsck -fy "$device" > /dev/null 2>&1 || [ $? = 1 ]; }
check
resize2fs -f "$device" > /dev/null 2>&1
check
mkdir "$mount"
mount -t ext4 "$device" "$mount"
mkdir -p "$mount/contents"
cp --recursive --preserve=mode,timestamps "$content/." "$mount/contents"
sync
umount "$mount"
check
losetup --detach "$device"
device=
sync "$out"
