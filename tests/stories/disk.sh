#!/bin/sh
# A house on a disk of its own that is filled, emptied and made read-only; each step is told with its exit code.
#   disk.sh PROGRAM FOLDER
set -u
program=$1 home=$2
disk=$home/disk data=$home/disk/data
mkdir -p "$disk"
mount -t tmpfs -o size=6m tmpfs "$disk" || exit 9
mkfifo "$home/lines"

# Runs a verb on the data folder, or through the server, and tells how it ended.
step() {
  name=$1
  shift
  said=$("$program" "$@" 2>&1)
  echo "$name: $? $(echo "$said" | tr '\n' ' ')"
}
here() { name=$1; shift; step "$name" "$@" --org acme --data "$data"; }
there() { name=$1; shift; step "$name" "$@" --org acme --server "$url" --token "$token"; }
serve() {
  "$program" serve --listen 127.0.0.1:0 --data "$data" > "$home/lines" 2> "$home/log" &
  server=$!
  exec 3< "$home/lines"
  while read -r line <&3; do
    case $line in "Muniment is at "*) url=${line#Muniment is at }; break ;; esac
  done
}
leave() { kill -TERM "$server"; wait "$server"; exec 3<&-; }

here founded init --name Acme
here made do unit.create name=First
"$program" account create ada --name Ada --role manager --org acme --data "$data" > /dev/null
token=$("$program" account token ada --name story --data "$data")

serve
there served list units
head -c 20m /dev/zero > "$disk/filler" 2> /dev/null
n=0
while [ $n -lt 400 ] && "$program" do unit.create "name=Filling $n" --org acme --server "$url" --token "$token" > /dev/null 2>&1; do
  n=$((n + 1))
done
there full do unit.create name=Lost
there full-listed list units "name=First"
there full-past list units --as-of 2020-01-01
rm "$disk/filler"
there emptied do unit.create name=Second
echo "acknowledged: $n"
leave

head -c 20m /dev/zero > "$disk/filler" 2> /dev/null
here full-here list units "name=First"
here full-verified verify
here full-refused do unit.create name=Lost
rm "$disk/filler"
here emptied-here do unit.create name=Third

mount -o remount,ro "$disk" || exit 9
here read-only list units "name=First"
here read-only-verified verify
here read-only-refused do unit.create name=Lost
serve
there read-only-served list units "name=First"
there read-only-refused-there do unit.create name=Lost
leave
mount -o remount,rw "$disk"
here again do unit.create name=Fourth
here verified verify
here lost list units "name=Lost"
here all list units limit=1
