#!/bin/sh
# Makes the recogniser. usage: training/reproduce.sh <data folder> <minutes to train> [<shards> [<weights>]]
# From nothing, or, with the path of a recogniser.onnx, on from its weights.
set -eu
data=$(mkdir -p "$1" && cd "$1" && pwd)
minutes=$2
shards=${3:-30}
weights=${4:+$(realpath "$4")}
cd "$(dirname "$0")"
python=/usr/bin/python3
export OMP_NUM_THREADS=1 FONT_CACHE="$data/fonts.json"

[ -d node_modules ] || npm ci
$python make_shards.py "$data/shards" 1 1 # also lists the fonts, once, before two processes need them
nice $python make_shards.py "$data/shards" 2 "$((shards / 2))" &
nice $python make_shards.py "$data/shards" "$((shards / 2 + 1))" "$shards"
wait
[ -f "$data/shards/05101.json" ] || $python reframe_shards.py "$data/shards" 5101 00001 00002 00003 00004 00005 00006
[ -f "$data/shards/03005.json" ] || nice $python make_shards.py "$data/shards" 3001 3005 real
nice $python make_shards.py "$data/look-alikes" 4001 4008 look-alikes
[ -d "$data/validation" ] || $python make_tests.py "$data/validation" 300 800000
[ -d "$data/test" ] || $python make_tests.py "$data/test" 600 900000

if [ -n "$weights" ] && [ ! -f "$data/start.pt" ]; then
  $python import_onnx.py "$weights" "$data/start.pt" "$data/shards/00001" "$data/shards/00002"
fi
if [ ! -f "$data/run/final.pt" ]; then
  nice $python train.py --shards "$data/shards" --plain-shards "$data/look-alikes" --out "$data/run" --until "$(date -d "+$minutes minutes" +%H:%M)" \
    ${weights:+--start-from "$data/start.pt" --peak 0.0007 --freeze-normalisation}
fi
if [ ! -f "$data/frozen/final.pt" ]; then
  nice $python train.py --shards "$data/shards" --plain-shards "$data/look-alikes" --out "$data/frozen" --until "$(date -d '+10 minutes' +%H:%M)" \
    --start-from "$data/run/final.pt" --peak 0.0005 --freeze-normalisation --average-decay 0.99
fi
$python average_weights.py "$data/recogniser.pt" "$data/run/final.pt" "$data/frozen/final.pt"
$python calibrate.py "$data/recogniser.pt" "$data/validation" | tee "$data/calibration.txt"
temperature=$(sed -n 's/^best //p' "$data/calibration.txt")
$python export_onnx.py "$data/recogniser.pt" ../models/recogniser.onnx
$python write_metadata.py "$temperature" ../models/recogniser.json
$python check_onnx.py "$data/recogniser.pt" "$data/reference.json" "$data/test"
node check_onnx.mjs ../models/recogniser.onnx "$data/reference.json"
$python evaluate.py "$data/recogniser.pt" "$data/test" --temperature "$temperature" --json "$data/figures.json"
