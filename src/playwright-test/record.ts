import * as v from 'valibot'
import { CaptchaNotSolvedError, type ImageCaptchaError } from '../errors/index.ts'
import { redact } from '../log/redact.ts'
import type { ProviderAnswer, Reading } from '../providers/provider.ts'
import { type Attempt, type Captcha, VERDICTS, type VerdictMeaning } from '../result.ts'
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
  /** One of `Verdict`, or another: a merged report may be from a newer version. */
  verdict: v.string(),
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

/** The JSON attached for each captcha, and for each call that failed without one. The reporter knows nothing else about it. */
const recordSchema = v.object({
  kind: v.literal('image-captcha'),
  /** Address of the captcha's document; without a captcha, the page's. */
  url: v.string(),
  /** Absent where a call failed without one: none was found, or the page is not allowed. */
  captcha: v.optional(
    v.object({
      id: v.string(),
      module: v.string(),
      imageKind: v.string(),
      width: v.number(),
      height: v.number(),
    }),
  ),
  /** Whether the last answer is on the page and was not rejected. */
  solved: v.boolean(),
  attempts: v.array(attemptSchema),
  /** Why solving was given up. */
  error: v.optional(
    v.object({
      code: v.string(),
      message: v.string(),
      /** The end of the message, which does not list the attempts again. */
      advice: v.optional(v.string()),
    }),
  ),
})

export type CaptchaRecord = v.InferOutput<typeof recordSchema>
export type AttemptRecord = v.InferOutput<typeof attemptSchema>

/** Serialises what happened to a captcha or in a call, without the secrets that URLs and provider messages may contain. */
export function writeRecord(
  { url, captcha, attempts }: { url: string; captcha?: Captcha; attempts: readonly Attempt[] },
  details: {
    error?: ImageCaptchaError | undefined
    nameOf(attempt: Attempt): string
    secrets: readonly string[]
  },
): string {
  const { error } = details
  const record: CaptchaRecord = {
    kind: 'image-captcha',
    url,
    captcha: captcha && toCaptcha(captcha),
    solved: isSolved(attempts),
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
    error: error && {
      code: error.code,
      message: error.summary,
      advice: error instanceof CaptchaNotSolvedError ? error.advice : undefined,
    },
  }
  return redact(JSON.stringify(record, null, 2), details.secrets)
}

/** Whether the last answer is on the page and was not rejected. */
export function isSolved(attempts: readonly Attempt[]): boolean {
  const last = attempts.at(-1)
  return last !== undefined && VERDICTS[last.verdict].stands
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

function toCaptcha({ id, module, imageKind, width, height }: Captcha) {
  return { id, module, imageKind, width, height }
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

/** Sums up a record, for example `svg-captcha, 2 attempts, accepted`, or `origin not allowed` where there was no captcha. */
export function describeRecord({
  captcha,
  attempts,
  error,
}: {
  captcha?: { module: string } | undefined
  attempts: readonly { verdict: string }[]
  error?: { code: string } | undefined
}): string {
  if (!captcha) return nameError(error?.code ?? 'FAILED')
  return `${captcha.module}, ${formatCount(attempts.length, 'attempt')}, ${attempts.at(-1)?.verdict ?? 'not read'}`
}

/** For example `captcha not found` for `CAPTCHA_NOT_FOUND`. */
export function nameError(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ')
}

/** What a verdict means; undefined for one that this version does not know. */
export function meaningOf(verdict: string): VerdictMeaning | undefined {
  return (VERDICTS as Readonly<Record<string, VerdictMeaning | undefined>>)[verdict]
}

/** How to display a verdict, also one that this version does not know. */
export function toneOf(verdict: string): VerdictMeaning['tone'] {
  return meaningOf(verdict)?.tone ?? 'mid'
}
