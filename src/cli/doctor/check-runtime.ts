import { firstLine } from '../../errors/first-line.ts'
import { shippedModelPath } from '../../recogniser/model-card.ts'
import { createRecogniser } from '../../recogniser/recogniser.ts'
import { acquireSession } from '../../recogniser/shared-session.ts'
import { drawCaptcha } from './draw-captcha.ts'
import type { Finding } from './finding.ts'

/** Has the net read something, and says what runs it and how long that takes. */
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
    const advice = 'Fine for tests. Faster, and larger: npm install --save-dev onnxruntime-node'
    return [{ subject, status: 'ok', seen, advice }]
  } catch (error) {
    signal.throwIfAborted()
    const advice = 'Reinstall the package; without onnxruntime-node beside it, it runs as WebAssembly.'
    return [{ subject, status: 'problem', seen: firstLine(error), advice }]
  } finally {
    await recogniser.close()
  }
}

/** Of the session that the recogniser holds: all of a process share one. */
async function nameRuntime(): Promise<string> {
  const shared = acquireSession(shippedModelPath())
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
