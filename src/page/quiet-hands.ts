import { AnswerNotEnteredError } from '../errors/index.ts'
import { isSameAnswer } from '../shared/same-answer.ts'
import { callInPage } from './call-in-page.ts'
import type { Hands } from './hands.ts'
import type { Typed } from './in-page/hook/quiet.ts'
import { fieldOf, type LocatedCaptcha } from './locate.ts'

/** Why a hook left a captcha to somebody else, as a sentence. Nobody made a mistake. */
export class HandsOff extends Error {
  override readonly name = 'HandsOff'
}

export interface QuietHandsOptions {
  /** What the hook has put into fields before. */
  ours: readonly string[]
  /** Whether a call waits for the page. It types with keys, and need not wait for a pause. */
  isNeeded(): boolean
  mayReload: boolean
}

/** Milliseconds of one wait for a pause. Another follows, unless a call came. */
const pauseTimeout = 2_000

/**
 * The hands of a hook: a person or a test on the same page keeps focus, caret, selection, scroll position and mouse. They
 * leave a field alone that somebody else has typed into.
 */
export function createQuietHands({ ours, isNeeded, mayReload }: QuietHandsOptions): Hands {
  const own = [...ours]

  return {
    isQuiet: true,
    mayReload,
    async type(located, text, _held, signal) {
      const { frame } = located
      const paths = fieldOf(located)
      own.push(text)
      const before = own
      const left = leftBy(await callInPage(frame, 'typeQuietly', { paths, text, before }))
      if (isTaken(located, left, text)) return
      await waitForPause(located, isNeeded, signal)
      const typedByKeys = await callInPage(frame, 'typeByKeys', {
        paths,
        text,
        before: [...before, left ?? ''],
      })
      const leftByKeys = leftBy(typedByKeys)
      if (isTaken(located, leftByKeys, text)) return
      const problem = `it holds ${JSON.stringify(leftByKeys)} after ${JSON.stringify(text)} was typed without the keyboard; solveImageCaptchas() types with real keys`
      throw new AnswerNotEnteredError(located.captcha.url, located.input, problem)
    },
    canReach: (frame, path) => callInPage(frame, 'isInReach', { path }),
    click: async (frame, path) =>
      (await callInPage(frame, 'clickQuietly', { path })) ? undefined : 'which is no longer there',
    async pressEnter({ frame, input: path }) {
      await callInPage(frame, 'pressEnterQuietly', { path })
    },
    bring: ({ frame, image }) => callInPage(frame, 'loadLazily', { images: [image] }),
  }
}

function leftBy(typed: Typed): string | null {
  if ('theirs' in typed) throw new HandsOff('Somebody else has typed into the field of the captcha.')
  return typed.left
}

function isTaken({ spec }: LocatedCaptcha, left: string | null, text: string): boolean {
  // A widget that checks the answer at once may already have cleared its field, or be gone.
  return left === null || isSameAnswer(left, text) || (left === '' && spec.submit === false)
}

async function waitForPause(
  { frame }: LocatedCaptcha,
  isNeeded: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    if (isNeeded()) throw new HandsOff('A call has come, which types with real keys.')
    if (await callInPage(frame, 'awaitPause', { atMost: pauseTimeout })) return
  }
}
