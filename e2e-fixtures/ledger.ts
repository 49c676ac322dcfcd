import { randomBytes } from 'node:crypto'
import type { Drawing } from './captchas/drawing.ts'
import type { Session } from './session.ts'

/** A captcha on a page. */
export interface Place {
  /** Name of the page. */
  page: string
  /** Distinguishes the captchas of one page. */
  captcha: string
}

/** A captcha that was issued to a visitor and is not answered yet. */
export interface Challenge extends Drawing, Place {
  /** Opaque. It identifies the challenge in addresses and hidden fields. */
  key: string
  session: string
}

export interface VerdictEntry extends Place {
  session: string
  verdict: 'accepted' | 'rejected'
  /** The reason, as a sentence. */
  reason: string
  /** What the visitor typed. */
  given: string
  /** Milliseconds since the epoch. */
  at: number
}

export interface Checks {
  /** The key that came with the answer, if the page sends one. */
  key?: string
  /** Why the page rejects an answer whose text is right, as a sentence. */
  objection?: (session: Session) => string | undefined
}

/** The server's record of every captcha: which are open, and the verdict on each answer. It is never sent. */
export class Ledger {
  readonly log: VerdictEntry[] = []
  readonly #byKey = new Map<string, Challenge>()
  readonly #byPlace = new Map<string, Challenge>()

  /** Issues a new captcha to the visitor. The one it replaces can no longer be answered. */
  issue(session: Session, place: Place, drawing: Drawing): Challenge {
    this.#withdraw(session, place)
    const challenge = { ...drawing, ...place, key: randomBytes(20).toString('hex'), session: session.id }
    this.#byKey.set(challenge.key, challenge)
    this.#byPlace.set(nameOf(session, place), challenge)
    return challenge
  }

  find(key: string): Challenge | undefined {
    return this.#byKey.get(key)
  }

  /** The newest open captcha of a page, for one visitor or for any. */
  newest(page: string, where: { captcha?: string; session?: string } = {}): Challenge | undefined {
    return [...this.#byKey.values()].findLast(
      (challenge) =>
        challenge.page === page &&
        challenge.captcha === (where.captcha ?? challenge.captcha) &&
        challenge.session === (where.session ?? challenge.session),
    )
  }

  /** Checks an answer and closes the captcha, whether it was right or wrong. Returns whether it was accepted. */
  judge(session: Session, place: Place, given: string, checks: Checks = {}): boolean {
    return this.record(session, place, given, this.examine(session, place, given, checks))
  }

  /** Returns why an answer is wrong, if it is. Closes the captcha and leaves the verdict to the caller. */
  examine(session: Session, place: Place, given: string, checks: Checks = {}): string | undefined {
    const challenge = this.#withdraw(session, place)
    if (challenge === undefined) return 'No captcha is open here: it was answered or replaced.'
    if (checks.key !== undefined && checks.key !== challenge.key) return 'The captcha was replaced.'
    if (!challenge.accepts(given)) return 'The text is wrong.'
    return checks.objection?.(session)
  }

  /** Records a verdict and returns whether the answer was accepted. */
  record(session: Session, place: Place, given: string, objection: string | undefined): boolean {
    const verdict = objection === undefined ? 'accepted' : 'rejected'
    const reason = objection ?? 'The text is right.'
    this.log.push({ ...place, session: session.id, verdict, reason, given, at: Date.now() })
    return objection === undefined
  }

  #withdraw(session: Session, place: Place): Challenge | undefined {
    const challenge = this.#byPlace.get(nameOf(session, place))
    if (challenge) this.#byKey.delete(challenge.key)
    this.#byPlace.delete(nameOf(session, place))
    return challenge
  }
}

function nameOf(session: Session, { page, captcha }: Place): string {
  return `${session.id}/${page}/${captcha}`
}
