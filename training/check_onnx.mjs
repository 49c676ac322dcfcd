// Times the exported network in WebAssembly on one thread, and compares it with logits that PyTorch wrote (see check_onnx.py).
// usage: node check_onnx.mjs <model.onnx> [<reference.json>]
import { readFile } from 'node:fs/promises'
import * as ort from 'onnxruntime-web'

ort.env.wasm.numThreads = 1
const [modelPath, referencePath] = process.argv.slice(2)
const started = performance.now()
const session = await ort.InferenceSession.create(await readFile(modelPath), { executionProviders: ['wasm'] })
console.log(`session ready in ${Math.round(performance.now() - started)} ms`)

for (const width of [96, 144, 192, 320]) {
  const image = new ort.Tensor('float32', Float32Array.from({ length: 3 * 48 * width }, () => Math.random()), [1, 3, 48, width])
  const times = []
  for (let turn = 0; turn < 30; turn++) {
    const from = performance.now()
    const { logits } = await session.run({ image })
    times.push(performance.now() - from)
    if (turn === 0 && logits.dims.join() !== [1, width / 4, logits.dims[2]].join()) throw new Error(`unexpected shape ${logits.dims}`)
  }
  times.sort((one, other) => one - other)
  console.log(`width ${width}: median ${times[15].toFixed(1)} ms`)
}

if (referencePath) {
  let worst = 0
  for (const { dims, image, logits } of JSON.parse(await readFile(referencePath, 'utf8'))) {
    const output = await session.run({ image: new ort.Tensor('float32', Float32Array.from(image), dims) })
    output.logits.data.forEach((value, index) => { worst = Math.max(worst, Math.abs(value - logits[index])) })
  }
  console.log(`largest difference from PyTorch: ${worst.toExponential(2)}`)
  if (worst > 5e-3) process.exitCode = 1
}
