import svgCaptcha from 'svg-captcha'
import trek from 'trek-captcha'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toEmissions } from '../../../../src/recogniser/ctc/emissions.ts'
import { readText } from '../../../../src/recogniser/ctc/read-text.ts'
import { startEngine, takeSteps } from '../../../../src/recogniser/engine/engine.ts'
import { readOnnx } from '../../../../src/recogniser/engine/onnx-file.ts'
import { openImage } from '../../../../src/recogniser/image/decode-image.ts'
import { type ImageTensor, scalePixels, toTensor } from '../../../../src/recogniser/image/prepare-tensor.ts'
import { loadModel, type Model, shippedModelPath } from '../../../../src/recogniser/model/model-card.ts'
import { startOnnxRuntime } from '../../../../src/recogniser/model/onnx-runtime.ts'
import type { Logits, Session } from '../../../../src/recogniser/model/session.ts'

/** How far logits of the two runtimes may be apart. They range over twenty or so. */
const TOLERANCE = 1e-3

describe('the engine', () => {
  let model: Model
  let engine: Session
  let onnxRuntime: Session

  beforeAll(async () => {
    model = await loadModel(shippedModelPath())
    engine = await startEngine(readOnnx(model.weights).tensors)
    onnxRuntime = await startOnnxRuntime('wasm', model.weights)
  })

  afterAll(async () => {
    await engine.release()
    await onnxRuntime.release()
  })

  async function drawCaptchas(): Promise<ImageTensor[]> {
    const widths = [60, 100, 150, 240, 420]
    const vectors = widths.map((width) =>
      Buffer.from(svgCaptcha.create({ width, height: 50, noise: 3 }).data),
    )
    const bitmaps = await Promise.all(Array.from({ length: 5 }, async () => (await trek({ size: 5 })).buffer))
    return Promise.all(
      [...vectors, ...bitmaps].map(async (bytes) => {
        const [pixels = new Uint8Array()] = await scalePixels(await openImage(bytes), model.card)
        return toTensor(pixels, model.card)
      }),
    )
  }

  it('computes the logits that ONNX Runtime computes, which read as the same texts', async () => {
    for (const image of await drawCaptchas()) {
      const [ours, theirs] = [await engine.run(image), await onnxRuntime.run(image)]
      expect({ ...ours, values: 0 }).toEqual({ ...theirs, values: 0 })
      expect(distance(ours, theirs)).toBeLessThan(TOLERANCE)
      const read = (logits: Logits) => readText([toEmissions(logits, model.card.alphabet, 1)], {}, undefined)
      expect(read(ours)?.text).toBe(read(theirs)?.text)
    }
  })

  it.each([4, 36, 100, 400, 404])('agrees with ONNX Runtime about noise %i pixels wide', async (width) => {
    const image = noise(width)
    expect(distance(await engine.run(image), await onnxRuntime.run(image))).toBeLessThan(TOLERANCE)
  })

  it('runs other weights of the same architecture', async () => {
    const weights = Uint8Array.from(model.weights)
    const { tensors, architecture } = readOnnx(weights)
    const { bytes = new Uint8Array() } = tensors.get('classes.bias') ?? {}
    bytes.set(new Uint8Array(Float32Array.from({ length: bytes.length / 4 }, (_, index) => index).buffer))
    tensors.get('features.5.expand.weight_integers')?.bytes.reverse()
    expect(architecture).toBe(readOnnx(model.weights).architecture)
    const [own, other] = [await startEngine(tensors), await startOnnxRuntime('wasm', weights)]
    const image = noise(120)
    expect(distance(await own.run(image), await other.run(image))).toBeLessThan(TOLERANCE)
    expect(distance(await own.run(image), await engine.run(image))).toBeGreaterThan(1)
    await other.release()
  })

  it('says which weights are incomplete', async () => {
    const { tensors } = readOnnx(model.weights)
    tensors.set('stem.widen.bias', { dims: [96], bytes: new Uint8Array(8) })
    await expect(startEngine(tensors)).rejects.toThrow(
      `The model's weights "stem.widen.bias" have 8 bytes instead of 384.`,
    )
    tensors.delete('encoder.after.weight')
    tensors.set('stem.widen.bias', { dims: [96], bytes: new Uint8Array(384) })
    await expect(startEngine(tensors)).rejects.toThrow(
      'The model has no weights named "encoder.after.weight".',
    )
  })

  it('refuses images of another height', async () => {
    await expect(engine.run({ ...noise(100), height: 32 })).rejects.toThrow(
      'The model reads images 48 pixels high, but its card says 32.',
    )
  })

  it('starts again after a crash', async () => {
    const image = noise(100)
    const before = await engine.run(image)
    // The kernels read behind the end of their memory.
    await expect(engine.run({ ...image, width: 100_000 })).rejects.toThrow(WebAssembly.RuntimeError)
    expect(await engine.run(image)).toEqual(before)
  })
})

describe('takeSteps', () => {
  it('lets the event loop turn', async () => {
    let turned = false
    setImmediate(() => {
      turned = true
    })
    function* untilTurned() {
      while (!turned) yield
      return 'done'
    }
    expect(await takeSteps(untilTurned())).toBe('done')
  })

  it('rejects with the reason of a signal that is aborted meanwhile', async () => {
    const controller = new AbortController()
    const reason = new Error('the test is over')
    setImmediate(() => controller.abort(reason))
    function* endless(): Generator<undefined, void> {
      for (;;) yield
    }
    await expect(takeSteps(endless(), controller.signal)).rejects.toBe(reason)
  })
})

function noise(width: number): ImageTensor {
  let state = 1
  const data = Float32Array.from({ length: 3 * 48 * width }, () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  })
  return { data, width, height: 48 }
}

function distance(ours: Logits, theirs: Logits): number {
  return ours.values.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - (theirs.values[index] ?? Number.NaN))),
    0,
  )
}
