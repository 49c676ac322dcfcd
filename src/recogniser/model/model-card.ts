import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import * as v from 'valibot'

const size = v.pipe(v.number(), v.integer(), v.minValue(1))

const cardSchema = v.pipe(
  v.object({
    version: v.union([v.string(), v.number()]),
    /** Height in pixels that every image is brought to. */
    height: size,
    minWidth: size,
    maxWidth: size,
    /** Widths are padded to a multiple of this; the net gives one column of logits for each. */
    widthMultiple: size,
    channels: v.literal(3),
    /** The letters the net knows: class i + 1 is the letter at i. */
    alphabet: v.pipe(v.string(), v.minLength(1)),
    /** Class of the CTC blank. */
    blank: v.literal(0),
    /** Logits are divided by this before their softmax, which makes scores honest. */
    temperature: v.pipe(v.number(), v.gtValue(0)),
  }),
  v.check(
    ({ alphabet }) => new Set(alphabet).size === alphabet.length,
    'a letter of the alphabet is there twice',
  ),
)

/** What must be known of a net to use it; it lies beside the weights, as `.json` beside `.onnx`. */
export type ModelCard = v.InferOutput<typeof cardSchema>

export interface Model {
  card: ModelCard
  weights: Uint8Array
}

/** Path of the weights that come with the package. Found by the package's own name, from its sources as from its build. */
export function shippedModelPath(): string {
  return createRequire(import.meta.url).resolve('solve-image-captchas/models/recogniser.onnx')
}

/**
 * Reads weights and card from disk.
 *
 * @param path - of the `.onnx` file.
 * @throws {Error} saying which file is missing or what in the card is wrong.
 */
export async function loadModel(path: string): Promise<Model> {
  const cardPath = path.replace(/\.onnx$/, '.json')
  if (cardPath === path)
    throw new Error(`A model is an .onnx file with a .json beside it; "${path}" isn't one.`)
  const [weights, cardText] = await Promise.all([readFile(path), readFile(cardPath, 'utf8')])
  const parsed = v.safeParse(cardSchema, JSON.parse(cardText))
  if (parsed.success) return { weights, card: parsed.output }
  const [issue] = parsed.issues
  throw new Error(
    `The model's card ${cardPath} is wrong at "${v.getDotPath(issue) ?? 'its top'}": ${issue.message}.`,
  )
}
