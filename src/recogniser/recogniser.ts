import PQueue from 'p-queue'
import { type Emissions, toEmissions } from './ctc/emissions.ts'
import type { Looks } from './ctc/looks.ts'
import { readText, type ScoredText, type TextRules } from './ctc/read-text.ts'
import { combineFrames } from './image/combine-frames.ts'
import { type OpenedImage, openImage, orInvalid } from './image/decode-image.ts'
import { findDrawing, WHOLE } from './image/find-drawing.ts'
import { type Framing, scalePixels, toTensor } from './image/prepare-tensor.ts'
import { type ModelCard, shippedModelPath } from './model/model-card.ts'
import type { RuntimeName } from './model/runtime.ts'
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

/** Animated captchas loop within fewer frames. More of them cost time and add only noise. */
const MOST_FRAMES = 24

/**
 * A reading with a lower score is checked by a second look at the image, framed in another way. Where the two disagree, the
 * score falls; where the first has lost a letter between two others, the second often has it.
 */
const SURE = 0.95
/** How much wider the letters are at the second look. */
const WIDER = 1.2

/**
 * The model runs on one image at a time, across all recognisers: one run keeps a core busy, and two at once would
 * each take twice as long.
 */
const inference = new PQueue({ concurrency: 1 })

/** Creates a recogniser. The first reading loads the runtime and the model. */
export function createRecogniser({ model, runtime }: RecogniserOptions = {}): Recogniser {
  let shared: SharedSession | undefined
  let warmed: Promise<void> | undefined
  let isInUse = false
  const closing = new AbortController()
  const pending = new Set<Promise<unknown>>()

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
    const [{ card, session }, opened, vocabulary] = await Promise.all([
      start(),
      openImage(image),
      orUnusable(loadVocabulary(rules)),
    ])
    const look = async (shown: readonly Uint8Array[]): Promise<Looks> => {
      const looks: Emissions[] = []
      for (const pixels of shown) {
        signal?.throwIfAborted()
        const tensor = toTensor(pixels, card)
        const logits = await inference.add(() => orUnusable(session.run(tensor)), signal && { signal })
        looks.push(toEmissions(logits, card.alphabet, card.temperature))
      }
      return looks
    }
    const judge = (looks: Looks) =>
      rules.arithmetic ? readSum(looks, rules) : readText(looks, rules, vocabulary)

    const shown = await orInvalid(image, decodeViews(opened, card))
    const first = await look(shown)
    const reading = surestOf(first.map((view) => judge([view])))
    if (reading && reading.score >= SURE) return reading
    const closer = await orInvalid(image, decodeViews(opened, card, lookCloser(shown, card)))
    const second = await look(closer)
    return surestOf(first.map((view, index) => judge([view, ...second.slice(index, index + 1)])))
  }

  return {
    async recognise(image, rules = {}, signal) {
      isInUse = true
      const reading = read(image, rules, signal)
      pending.add(reading)
      try {
        return await reading
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
  const { default: sharp } = await import('sharp')
  return sharp({ create: { width: 150, height: 50, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
}

/** The pixels to read: those of a still image, or up to two images combined from the frames of an animation. */
async function decodeViews(image: OpenedImage, card: ModelCard, framing?: Framing): Promise<Uint8Array[]> {
  const frames = await scalePixels(image, card, Math.min(image.frames, MOST_FRAMES), framing)
  return frames.length > 1 ? combineFrames(frames) : frames
}

/** Another framing of an image: what is drawn fills the height, and is wider. */
function lookCloser([pixels]: readonly Uint8Array[], { height }: ModelCard): Framing {
  return { area: pixels ? findDrawing(pixels, height) : WHOLE, stretch: WIDER }
}

function surestOf(readings: readonly (ScoredText | undefined)[]): ScoredText | undefined {
  return readings.reduce((best, one) => (one && (!best || one.score > best.score) ? one : best), undefined)
}
