import * as v from 'valibot'
import { redact } from '../log/redact.ts'
import type { ProviderAnswer, Reading } from '../providers/provider.ts'
import type { Attempt, Solution, Verdict } from '../result.ts'
import { formatCount } from '../shared/format.ts'

const readingSchema = v.object({
  text: v.string(),
  score: v.optional(v.number()),
  cost: v.optional(v.number()),
  provider: v.string(),
})

const attemptSchema = v.object({
  number: v.number(),
  /** Name of the image's attachment. */
  image: v.string(),
  capturedBy: v.string(),
  /** The reading whose text was used. */
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

/** The JSON attached for each captcha. The reporter knows nothing else about it. */
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
  /** Whether the last answer is on the page and was not rejected. */
  solved: v.boolean(),
  attempts: v.array(attemptSchema),
  /** Why solving was given up. */
  error: v.optional(v.string()),
})

export type CaptchaRecord = v.InferOutput<typeof recordSchema>
export type AttemptRecord = v.InferOutput<typeof attemptSchema>

/** Serialises what happened to a captcha, without the secrets that URLs and provider messages may contain. */
export function writeRecord(
  { captcha, attempts }: Solution,
  details: {
    solved: boolean
    error?: Error | undefined
    nameOf(attempt: Attempt): string
    secrets: readonly string[]
  },
): string {
  const { selectors: _, ...captchaRecord } = captcha
  const record: CaptchaRecord = {
    kind: 'image-captcha',
    captcha: captchaRecord,
    solved: details.solved,
    attempts: attempts.map((attempt) => ({
      number: attempt.number,
      image: details.nameOf(attempt),
      capturedBy: attempt.capturedBy,
      reading: attempt.reading && toReading(attempt.reading),
      verdict: attempt.verdict,
      reason: attempt.reason,
      answers: attempt.answers.map(toAnswer),
      ms: attempt.ms,
    })),
    error: details.error?.message,
  }
  return redact(JSON.stringify(record, null, 2), details.secrets)
}

/** Parses what `writeRecord` wrote. Returns undefined for any other text. */
export function readRecord(json: string): CaptchaRecord | undefined {
  if (!json.includes('"image-captcha"')) return undefined
  try {
    const parsed = v.safeParse(recordSchema, JSON.parse(json))
    return parsed.success ? parsed.output : undefined
  } catch (error) {
    // One of the test's own attachments, which is not JSON despite its media type.
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

/** Returns the reading that was used, or else the one with the highest score. */
export function surestReading<Read extends { score?: number | undefined }>(attempt: {
  reading?: Read | undefined
  answers: readonly { reading?: Read | undefined }[]
}): Read | undefined {
  if (attempt.reading) return attempt.reading
  const readings = attempt.answers.map(({ reading }) => reading).filter((read) => read !== undefined)
  return readings.sort((left, right) => (right.score ?? 0) - (left.score ?? 0))[0]
}

/** Sums up a captcha's attempts, for example `svg-captcha, 2 attempts, accepted`. */
export function describeAttempts(module: string, attempts: readonly { verdict: Verdict }[]): string {
  return `${module}, ${formatCount(attempts.length, 'attempt')}, ${lastVerdict(attempts)}`
}

export function lastVerdict(attempts: readonly { verdict: Verdict }[]): Verdict | 'not read' {
  return attempts.at(-1)?.verdict ?? 'not read'
}
