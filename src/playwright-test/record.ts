import * as v from 'valibot'
import { redact } from '../log/redact.ts'
import type { ProviderAnswer, Reading } from '../providers/provider.ts'
import { keyedProviders } from '../providers/registry.ts'
import type { Attempt, Solution, Verdict } from '../result.ts'

const readingSchema = v.object({
  text: v.string(),
  score: v.optional(v.number()),
  cost: v.optional(v.number()),
  provider: v.string(),
})

const attemptSchema = v.object({
  number: v.number(),
  /** Name of the attachment that has the image. */
  picture: v.string(),
  capturedBy: v.string(),
  /** The reading that was used. */
  reading: v.optional(readingSchema),
  verdict: v.custom<Verdict>((value) => typeof value === 'string'),
  reason: v.string(),
  answers: v.array(
    v.object({
      provider: v.string(),
      reading: v.optional(readingSchema),
      error: v.optional(v.string()),
      ms: v.number(),
    }),
  ),
  ms: v.number(),
})

/** The JSON that is attached for each captcha, and all that a reporter learns of it. */
const recordSchema = v.object({
  kind: v.literal('image-captcha'),
  captcha: v.object({
    id: v.string(),
    module: v.string(),
    url: v.string(),
    imageKind: v.string(),
    width: v.number(),
    height: v.number(),
  }),
  /** Whether an answer stands on the page that was not refused. */
  solved: v.boolean(),
  attempts: v.array(attemptSchema),
  /** Why it was given up. */
  error: v.optional(v.string()),
})

export type CaptchaRecord = v.InferOutput<typeof recordSchema>
export type AttemptRecord = v.InferOutput<typeof attemptSchema>

/** Writes down what became of a captcha, without secrets that an address or a reader's words may hold. */
export function writeRecord(
  { captcha, attempts }: Solution,
  about: { solved: boolean; error?: Error | undefined; nameOf(attempt: Attempt): string },
): string {
  const { selectors: _, ...told } = captcha
  const record: CaptchaRecord = {
    kind: 'image-captcha',
    captcha: told,
    solved: about.solved,
    attempts: attempts.map((attempt) => ({
      number: attempt.number,
      picture: about.nameOf(attempt),
      capturedBy: attempt.capturedBy,
      reading: attempt.reading && toReading(attempt.reading),
      verdict: attempt.verdict,
      reason: attempt.reason,
      answers: attempt.answers.map(toAnswer),
      ms: attempt.ms,
    })),
    error: about.error?.message,
  }
  const secrets = keyedProviders.flatMap(({ keyVariable }) => process.env[keyVariable]?.trim() || [])
  return redact(JSON.stringify(record, null, 2), secrets)
}

/** Reads what `writeRecord` wrote; undefined for any other text. */
export function readRecord(json: string): CaptchaRecord | undefined {
  if (!json.includes('"image-captcha"')) return undefined
  try {
    const parsed = v.safeParse(recordSchema, JSON.parse(json))
    return parsed.success ? parsed.output : undefined
  } catch (error) {
    // An attachment of the test's own that is no JSON, whatever its media type says.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function toAnswer({ provider, reading, error, ms }: ProviderAnswer) {
  return { provider, reading: reading && toReading(reading), error: error?.summary, ms }
}

function toReading({ text, score, cost, provider }: Reading) {
  return { text, score, cost, provider }
}

/** What was read, typed or not: of readings that were too unsure, the surest. */
export function surestReading<Read extends { score?: number | undefined }>(attempt: {
  reading?: Read | undefined
  answers: readonly { reading?: Read | undefined }[]
}): Read | undefined {
  if (attempt.reading) return attempt.reading
  const readings = attempt.answers.map(({ reading }) => reading).filter((read) => read !== undefined)
  return readings.sort((left, right) => (right.score ?? 0) - (left.score ?? 0))[0]
}
