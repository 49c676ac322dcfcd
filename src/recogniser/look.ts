import PQueue from 'p-queue'
import { type Emissions, toEmissions } from './ctc/emissions.ts'
import { combineFrames } from './image/combine-frames.ts'
import type { OpenedImage } from './image/decode-image.ts'
import { findDrawing, WHOLE } from './image/find-drawing.ts'
import { type Framing, scalePixels, toTensor } from './image/prepare-tensor.ts'
import type { ModelCard } from './model/model-card.ts'
import { orUnusable, type RunningModel } from './model/shared-session.ts'

/** Animated captchas loop within fewer frames. More of them cost time and add only noise. */
const MOST_FRAMES = 24

/** How much wider the letters are at the second look. */
const WIDER = 1.2

/**
 * The model runs on one image at a time, across all recognisers: one run keeps a core busy, and two at once would
 * each take twice as long.
 */
const inference = new PQueue({ concurrency: 1 })

/** The pixels to read: those of a still image, or up to two images combined from the frames of an animation. */
export async function decodeViews(
  image: OpenedImage,
  card: ModelCard,
  framing?: Framing,
): Promise<Uint8Array[]> {
  const frames = await scalePixels(image, card, Math.min(image.frames, MOST_FRAMES), framing)
  return frames.length > 1 ? combineFrames(frames) : frames
}

/** Another framing of an image: what is drawn fills the height, and is wider. */
export function lookCloser([pixels]: readonly Uint8Array[], { height }: ModelCard): Framing {
  return { area: pixels ? findDrawing(pixels, height) : WHOLE, stretch: WIDER }
}

/**
 * Shows images to the model, one after the other.
 *
 * @param shown - RGB bytes, row by row, of images that have the model's height.
 * @returns what the model sees of each.
 */
export async function lookAt(
  shown: readonly Uint8Array[],
  { card, session }: RunningModel,
  signal?: AbortSignal,
): Promise<Emissions[]> {
  const seen: Emissions[] = []
  for (const pixels of shown) {
    signal?.throwIfAborted()
    const tensor = toTensor(pixels, card)
    const logits = await inference.add(
      () => orUnusable(session.run(tensor, signal), signal),
      signal && { signal },
    )
    seen.push(toEmissions(logits, card.alphabet, card.temperature))
  }
  return seen
}
