import * as v from 'valibot'

const point = v.tuple([v.pipe(v.number(), v.finite()), v.pipe(v.number(), v.finite())])

const pieceSchema = v.looseObject({
  text: v.string(),
  /** Corners as fractions of width and height: top left, top right, bottom right, bottom left of the text. */
  location: v.tuple([point, point, point, point]),
  /** Clockwise, in [-180, 180]. */
  degree: v.optional(v.pipe(v.number(), v.finite()), 0),
  /** 0 for text. */
  category: v.optional(v.number(), 0),
  scores: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
})

const fileSchema = v.looseObject({
  name: v.nullish(v.string()),
  objects: v.nullish(v.array(pieceSchema), []),
})

export const tupuReplySchema = v.looseObject({
  code: v.union([v.literal(0), v.literal('0')]),
  data: v.looseObject({ fileList: v.array(fileSchema) }),
})

export type TupuPiece = v.InferOutput<typeof pieceSchema>
export type TupuFile = v.InferOutput<typeof fileSchema>
