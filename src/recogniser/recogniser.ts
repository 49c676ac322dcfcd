import { abortable } from '../shared/abort.ts'
import { loadSharp } from '../shared/load-sharp.ts'
import type { Looks } from './ctc/looks.ts'
import { readText, type ScoredText, type TextRules } from './ctc/read-text.ts'
import { openImage, orInvalid } from './image/decode-image.ts'
import { decodeViews, lookAt, lookCloser } from './look.ts'
import type { RuntimeName } from './model/session.ts'
import { acquireSession, orUnusable, type RunningModel, type SharedSession } from './model/shared-session.ts'
import { readSum } from './sum/read-sum.ts'
import { loadVocabulary } from './words/load-vocabulary.ts'

/** What is known about an answer. */
export interface RecognitionRules extends TextRules {
  /** Whether the image shows a sum whose result is the answer. */
  arithmetic?: boolean | undefined
}

export interface RecogniserOptions {
  /**
   * Path of an `.onnx` file with its `.json` card beside it.
   *
   * @default the model that ships with the package
   */
  model?: string | undefined
  /** @default 'native' where `onnxruntime-node` is installed, else 'wasm' */
  runtime?: RuntimeName | undefined
}

export interface Recogniser {
  /**
   * Reads one encoded image.
   *
   * @returns `undefined` when the image shows no text, or no sum, that fits the rules.
   * @throws {InvalidImageError} when the bytes cannot be the image of a captcha.
   * @throws {UnusableModelError} when the model cannot be loaded or run. The next call tries to load it again.
   * @throws the reason of `signal` when it is aborted.
   */
  recognise(
    image: Uint8Array,
    rules?: RecognitionRules,
    signal?: AbortSignal,
  ): Promise<ScoredText | undefined>
  /** Does once, ahead of time, what the first reading would do: loads the runtime, the model and the code for images. */
  warmUp(): Promise<void>
  /** Waits for pending readings, then frees the model's memory. */
  close(): Promise<void>
}

/**
 * A reading with a lower score is checked by a second look at the image, framed in another way. Where the two disagree, the
 * score falls; where the first has lost a letter between two others, the second often has it.
 */
const SURE = 0.95

/** Creates a recogniser. The first reading loads the runtime and the model. */
export function createRecogniser({ model, runtime }: RecogniserOptions = {}): Recogniser {
  let shared: SharedSession | undefined
  let warmed: Promise<void> | undefined
  let isInUse = false
  const closing = new AbortController()
  const pending = new Set<Promise<unknown>>()

  async function start(): Promise<RunningModel> {
    shared ??= acquireSession(model, runtime)
    const held = shared
    try {
      return await held.ready
    } catch (error) {
      if (shared === held) shared = undefined
      throw error
    }
  }

  async function read(image: Uint8Array, rules: RecognitionRules, signal?: AbortSignal) {
    signal?.throwIfAborted()
    const [running, opened, vocabulary] = await Promise.all([
      start(),
      openImage(image, { signal }),
      orUnusable(loadVocabulary(rules)),
    ])
    const judge = (looks: Looks) =>
      rules.arithmetic ? readSum(looks, rules) : readText(looks, rules, vocabulary)

    const shown = await orInvalid(image, decodeViews(opened, running.card))
    const first = await lookAt(shown, running, signal)
    const reading = surestOf(first.map((view) => judge([view])))
    if (reading && reading.score >= SURE) return reading

    const closer = await orInvalid(image, decodeViews(opened, running.card, lookCloser(shown, running.card)))
    const second = await lookAt(closer, running, signal)
    return surestOf(first.map((view, index) => judge([view, ...second.slice(index, index + 1)])))
  }

  return {
    async recognise(image, rules = {}, signal) {
      isInUse = true
      const reading = read(image, rules, signal)
      pending.add(reading)
      try {
        return await abortable(reading, signal)
      } finally {
        pending.delete(reading)
      }
    },
    warmUp() {
      // Most of a first run is code that the engine compiles as it comes to it, so an image has to be read.
      warmed ??= blankImage().then(async (image) => void (await read(image, {}, closing.signal)))
      return warmed
    },
    async close() {
      closing.abort()
      await Promise.allSettled(pending)
      const released = shared?.release()
      shared = undefined
      // Nobody waits for a model that was only loaded ahead of time.
      if (isInUse) await released
      else released?.catch(() => undefined)
    },
  }
}

async function blankImage(): Promise<Uint8Array> {
  const sharp = await loadSharp()
  return sharp({ create: { width: 150, height: 50, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
}

function surestOf(readings: readonly (ScoredText | undefined)[]): ScoredText | undefined {
  return readings.reduce((best, one) => (one && (!best || one.score > best.score) ? one : best), undefined)
}
