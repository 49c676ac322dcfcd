#!/bin/sh
# Makes the recogniser. usage: training/reproduce.sh <data folder> <minutes to train> [<shards> [<weights>]]
# From PP-OCRv6's weights or, with the path of a recogniser.onnx, on from these. setup.sh comes first.
set -eu
data=$(mkdir -p "$1" && cd "$1" && pwd)
minutes=$2
shards=${3:-40}
weights=${4:+$(realpath "$4")}
cd "$(dirname "$0")"
python=.cache/venv/bin/python
# One thread for each process. Big blocks stay with the process: giving them back and asking again took half of the time.
export OMP_NUM_THREADS=1 GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=17179869184

$python make_shards.py "$data/shards" 1 1 # also lists the fonts, once, before two processes need them
nice $python make_shards.py "$data/shards" 2 "$((shards / 2))" &
nice $python make_shards.py "$data/shards" "$((shards / 2 + 1))" "$shards"
wait
nice $python make_shards.py "$data/look-alikes" 4001 4004 look-alikes
[ -d "$data/validation" ] || $python make_tests.py "$data/validation" 120 800000
[ -d "$data/test" ] || $python make_tests.py "$data/test" 300 900000

# Weights that read our letters already are disturbed by a rate that teaches PP-OCRv6's last layer.
if [ -n "$weights" ]; then
  $python import_onnx.py "$weights" "$data/start.pt"
  rates="--peak 1.6e-4"
else
  $python import_ppocr.py "$data/start.pt"
  rates="--head-factor 3"
fi
if [ ! -f "$data/run/final.pt" ]; then
  nice $python train.py --shards "$data/shards" --plain-shards "$data/look-alikes" --out "$data/run" --until "$(date -d "+$minutes minutes" +%H:%M)" --start-from "$data/start.pt" $rates
fi
$python calibrate.py "$data/run/final.pt" "$data/validation" | tee "$data/calibration.txt"
temperature=$(sed -n 's/^best //p' "$data/calibration.txt")
$python export_onnx.py "$data/run/final.pt" ../models/recogniser.onnx
$python write_metadata.py "$temperature" ../models/recogniser.json
$python check_onnx.py ../models/recogniser.onnx "$data/reference.json" "$data/test"
node check_onnx.mjs ../models/recogniser.onnx "$data/reference.json"
$python evaluate.py ../models/recogniser.onnx "$data/test" --temperature "$temperature" --json "$data/figures.json"
