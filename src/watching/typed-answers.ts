import type { KeptAnswer } from '../page/in-page/hook/next-change.ts'
import { documentOf, fieldOf, type LocatedCaptcha } from '../page/locate.ts'
import type { FramePort } from '../page/port.ts'
import type { SolveResult } from '../result.ts'
import type { Typed } from './plan.ts'

/** Texts that are remembered as the hook's own. */
const mostOurs = 20

/** The answer that the hook has read for a captcha. */
type HeldAt = (located: LocatedCaptcha) => { fingerprint: string; text: string } | undefined

/** What the hook has put into the fields of a page. */
export class TypedAnswers {
  #typed: Typed[] = []
  #ours: string[] = []

  /** The last texts that were typed: a page may show an answer again. */
  get ours(): readonly string[] {
    return this.#ours
  }

  at({ frame, input }: LocatedCaptcha): Typed | undefined {
    return this.#typed.find(({ located }) => located.frame === frame && located.input === input)
  }

  /** What the fields of a frame hold as long as nobody changes them. */
  keptIn(frame: FramePort): KeptAnswer[] {
    return this.#typed
      .filter(({ located }) => located.frame === frame)
      .map(({ located, text }) => {
        const { image, fingerprint } = located
        return { image, field: fieldOf(located), fingerprint, value: text }
      })
  }

  /** Forgets what was typed beside captchas that are gone. */
  keepOnly(present: readonly LocatedCaptcha[]): void {
    const places = new Set(present.map(placeOf))
    this.#typed = this.#typed.filter(({ located }) => places.has(placeOf(located)))
  }

  /** Takes note of what a solve has typed into the fields of a form, and kept there. */
  note({ solutions }: SolveResult, form: readonly LocatedCaptcha[], heldAt: HeldAt): void {
    for (const located of form) {
      const solution = solutions.find(({ captcha }) => captcha.id === located.captcha.id)
      const { verdict } = solution?.attempts.at(-1) ?? {}
      const texts = solution?.attempts.flatMap(({ reading }) => reading?.text ?? []) ?? []
      this.#ours = [...this.#ours, ...texts].slice(-mostOurs)
      const held = heldAt(located)
      const before = this.at(located)
      this.#typed = this.#typed.filter((one) => one !== before)
      if (!held || verdict !== 'entered') continue
      const { text, fingerprint } = held
      const times = before?.located.fingerprint === fingerprint ? before.times + 1 : 1
      this.#typed.push({ located: { ...located, fingerprint }, text, times })
    }
  }
}

/** A field of one document, whatever images it stands beside. */
export function placeOf(located: LocatedCaptcha): string {
  return `${documentOf(located)} ${located.input}`
}
