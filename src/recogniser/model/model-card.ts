import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { ownFile } from '../../shared/own-files.ts'

const size = v.pipe(v.number(), v.integer(), v.minValue(1))

const cardSchema = v.pipe(
  v.object({
    version: v.union([v.string(), v.number()]),
    /** Height in pixels that every image is scaled to. */
    height: size,
    minWidth: size,
    maxWidth: size,
    /** Widths are padded to a multiple of this. The model outputs one row of logits for each multiple. */
    widthMultiple: size,
    channels: v.literal(3),
    /** The letters that the model can read: class i + 1 is the letter at i. */
    alphabet: v.pipe(v.string(), v.minLength(1)),
    /** Class of the CTC blank. */
    blank: v.literal(0),
    /** Logits are divided by this before the softmax, which calibrates the scores. */
    temperature: v.pipe(v.number(), v.gtValue(0)),
  }),
  v.check(
    ({ alphabet }) => new Set(alphabet).size === alphabet.length,
    'a letter of the alphabet occurs twice',
  ),
)

/** The facts needed to run a model. The card is a `.json` file beside the `.onnx` file of the weights. */
export type ModelCard = v.InferOutput<typeof cardSchema>

export interface Model {
  card: ModelCard
  weights: Uint8Array
}

/** Path of the weights that ship with the package. */
export function shippedModelPath(): string {
  return ownFile('models/recogniser.onnx')
}

/**
 * Reads a model's weights and card from disk.
 *
 * @param path - path of the `.onnx` file, by default of the one that ships with the package.
 * @throws {Error} when a file is missing or the card is invalid, naming the file or the field.
 */
export async function loadModel(path = shippedModelPath()): Promise<Model> {
  const cardPath = path.replace(/\.onnx$/, '.json')
  if (cardPath === path)
    throw new Error(`A model is an .onnx file with a .json file beside it; "${path}" is not an .onnx file.`)
  const [weights, cardText] = await Promise.all([readFile(path), readFile(cardPath, 'utf8')])
  const parsed = v.safeParse(cardSchema, JSON.parse(cardText))
  if (parsed.success) return { weights, card: parsed.output }
  const [issue] = parsed.issues
  throw new Error(
    `The model's card ${cardPath} is invalid at "${v.getDotPath(issue) ?? 'its top level'}": ${issue.message}.`,
  )
}
