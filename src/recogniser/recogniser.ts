import PQueue from 'p-queue'
import { toEmissions } from './ctc/emissions.ts'
import { readText, type ScoredText, type TextRules } from './ctc/read-text.ts'
import { combineFrames } from './image/combine-frames.ts'
import { type OpenedImage, openImage, orInvalid } from './image/decode-image.ts'
import { type ImageTensor, scalePixels, toTensor } from './image/prepare-tensor.ts'
import { type ModelCard, shippedModelPath } from './model/model-card.ts'
import type { RuntimeName } from './model/runtime.ts'
import { acquireSession, type RunningModel, type SharedSession } from './model/shared-session.ts'
import { orUnusable } from './model/unusable-model-error.ts'
import { readSum } from './sum/read-sum.ts'

/** What is known of an answer. */
export interface RecognitionRules extends TextRules {
  /** Whether the image shows a sum whose result is the answer. */
  arithmetic?: boolean | undefined
}

export interface RecogniserOptions {
  /** Path of the `.onnx` file; the one that comes with the package when left out. */
  model?: string | undefined
  /** Left out, the native one where it is installed. */
  runtime?: RuntimeName | undefined
}

export interface Recogniser {
  /**
   * Reads one encoded image.
   *
   * @returns nothing when the image shows no text, or no sum, that fits the rules.
   * @throws {InvalidImageError} for bytes that are no image of a captcha.
   * @throws {UnusableModelError} when the net can't be started or run; the next call tries to start it again.
   * @throws the reason of `signal` when it is aborted.
   */
  recognise(
    image: Uint8Array,
    rules?: RecognitionRules,
    signal?: AbortSignal,
  ): Promise<ScoredText | undefined>
  /** Waits for readings under way, then gives the net's memory back. */
  close(): Promise<void>
}

/** Animated captchas repeat sooner than this. More frames would cost time and add only noise. */
const MOST_FRAMES = 24

/**
 * One image at a time goes through the net, whoever asks: it keeps a core busy, and a second one beside it would
 * only make both late.
 */
const inference = new PQueue({ concurrency: 1 })

/** Creates a recogniser. Neither the net nor a runtime is loaded before the first reading. */
export function createRecogniser({ model, runtime }: RecogniserOptions = {}): Recogniser {
  let shared: SharedSession | undefined
  const underWay = new Set<Promise<unknown>>()

  async function start(): Promise<RunningModel> {
    shared ??= acquireSession(model ?? shippedModelPath(), runtime)
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
    const [{ card, session }, opened] = await Promise.all([start(), openImage(image)])
    const views = await orInvalid(image, decodeViews(opened, card))
    let best: ScoredText | undefined
    for (const view of views) {
      signal?.throwIfAborted()
      const logits = await inference.add(() => orUnusable(session.run(view)), signal && { signal })
      const emissions = toEmissions(logits, card.alphabet, card.temperature)
      const reading = rules.arithmetic ? readSum(emissions, rules) : readText(emissions, rules)
      if (reading && (!best || reading.score > best.score)) best = reading
    }
    return best
  }

  return {
    async recognise(image, rules = {}, signal) {
      const reading = read(image, rules, signal)
      underWay.add(reading)
      try {
        return await reading
      } finally {
        underWay.delete(reading)
      }
    },
    async close() {
      await Promise.allSettled(underWay)
      await shared?.release()
      shared = undefined
    },
  }
}

/** A still image as it is; of an animation, up to two images that its frames make together. */
async function decodeViews(image: OpenedImage, card: ModelCard): Promise<ImageTensor[]> {
  const frames = await scalePixels(image, card, Math.min(image.frames, MOST_FRAMES))
  const views = frames.length > 1 ? combineFrames(frames) : frames
  return views.map((pixels) => toTensor(pixels, card))
}
