import { createHash } from 'node:crypto'
import { loadModel, shippedModelPath } from '../../../recogniser/model/model-card.ts'
import { acquireSession } from '../../../recogniser/model/shared-session.ts'
import { createRecogniser } from '../../../recogniser/recogniser.ts'
import { firstLine } from '../../../shared/format.ts'
import { drawCaptcha } from './draw-captcha.ts'
import type { Finding } from './finding.ts'

/** The image formats of captchas. */
const FORMATS = ['png', 'jpeg', 'gif', 'webp', 'svg'] as const

/** Checks that every image format can be decoded. */
export async function checkDecoder(): Promise<Finding[]> {
  const subject = 'Images'
  try {
    const { default: sharp } = await import('sharp')
    const missing = FORMATS.filter((format) => !sharp.format[format]?.input.buffer)
    const seen = `sharp ${sharp.versions.sharp} with libvips ${sharp.versions.vips}`
    if (missing.length === 0) return [{ subject, status: 'ok', seen: `${seen}: ${FORMATS.join(', ')}` }]
    const advice = 'Use the libvips that is bundled with sharp: npm rebuild sharp'
    return [{ subject, status: 'problem', seen: `${seen} cannot decode ${missing.join(', ')}`, advice }]
  } catch (error) {
    const advice = 'Install it for this platform: npm install --include=optional sharp'
    return [{ subject, status: 'problem', seen: `sharp cannot be loaded: ${firstLine(error)}`, advice }]
  }
}

/** Checks that the model and its card can be loaded. Whether the model runs is another check. */
export async function checkModel(path = shippedModelPath()): Promise<Finding[]> {
  const subject = 'Model'
  try {
    const { card, weights } = await loadModel(path)
    const size = `${(weights.length / 1e6).toFixed(1)} MB`
    const digest = createHash('sha256').update(weights).digest('hex').slice(0, 12)
    const seen = `version ${card.version}, ${card.alphabet.length} characters, ${size}, sha256 ${digest}…`
    return [{ subject, status: 'ok', seen }]
  } catch (error) {
    const advice = 'Reinstall the package: npm install solve-image-captchas'
    return [{ subject, status: 'problem', seen: firstLine(error), advice }]
  }
}

/** Runs the model, and reports its runtime and how long a reading takes. */
export async function checkRuntime(signal: AbortSignal): Promise<Finding[]> {
  const subject = 'Runtime'
  const recogniser = createRecogniser()
  try {
    const { image } = await drawCaptcha()
    const first = await time(() => recogniser.recognise(image, {}, signal))
    const next = await time(() => recogniser.recognise(image, {}, signal))
    const runtime = await nameRuntime()
    const seen = `${runtime}: the first reading took ${first} ms, the next ${next} ms`
    if (runtime === 'native') return [{ subject, status: 'ok', seen }]
    const advice =
      'Fast enough for tests. For a faster, larger runtime: npm install --save-dev onnxruntime-node'
    return [{ subject, status: 'ok', seen, advice }]
  } catch (error) {
    signal.throwIfAborted()
    const advice = 'Reinstall the package. Without onnxruntime-node the model runs as WebAssembly.'
    return [{ subject, status: 'problem', seen: firstLine(error), advice }]
  } finally {
    await recogniser.close()
  }
}

/** The runtime of the recogniser's session, which is shared in a process. */
async function nameRuntime(): Promise<string> {
  const shared = acquireSession()
  try {
    return (await shared.ready).session.runtime
  } finally {
    await shared.release()
  }
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return Math.round(performance.now() - started)
}
