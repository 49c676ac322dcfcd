import { randomBytes } from 'node:crypto'
import type { Drawing } from './captchas/drawing.ts'
import type { Session } from './session.ts'

/** Which captcha of which page. */
export interface Place {
  /** Name of the page. */
  page: string
  /** Tells the captchas of one page apart. */
  captcha: string
}

/** A captcha that one visitor was given and has not answered yet. */
export interface Challenge extends Drawing, Place {
  /** Opaque: it names the challenge in addresses and hidden fields. */
  key: string
  session: string
}

export interface VerdictEntry extends Place {
  session: string
  verdict: 'accepted' | 'rejected'
  /** Why, as a sentence. */
  reason: string
  /** What the visitor typed. */
  given: string
  /** Milliseconds since the epoch. */
  at: number
}

/** What a page may hold against an answer although the text is right. */
export type Objection = (entry: { session: Session; given: string }) => string | undefined

/** The server's side of every captcha: what is open, and what became of each answer. Nothing of it is ever sent. */
export class Ledger {
  readonly log: VerdictEntry[] = []
  readonly #open = new Map<string, Challenge>()

  /** Gives the visitor a new captcha. The one that stood in its place can't be answered any more. */
  issue(session: Session, place: Place, drawing: Drawing): Challenge {
    this.#withdraw(session.id, place)
    const challenge = { ...drawing, ...place, key: randomBytes(20).toString('hex'), session: session.id }
    this.#open.set(challenge.key, challenge)
    return challenge
  }

  find(key: string): Challenge | undefined {
    return this.#open.get(key)
  }

  /** The newest open captcha of a page, of one visitor or of any. */
  newest(page: string, where: { captcha?: string; session?: string } = {}): Challenge | undefined {
    return [...this.#open.values()]
      .reverse()
      .find(
        (challenge) =>
          challenge.page === page &&
          (where.captcha ?? challenge.captcha) === challenge.captcha &&
          (where.session ?? challenge.session) === challenge.session,
      )
  }

  /** Checks an answer, once: right or wrong, the captcha is closed by it. */
  judge(session: Session, place: Place, given: string, checks: { key?: string; objection?: Objection } = {}) {
    const reason = this.examine(session, place, given, checks)
    return this.record(session, place, given, reason)
  }

  /** What speaks against an answer. Closes the captcha and leaves the verdict to the caller. */
  examine(
    session: Session,
    place: Place,
    given: string,
    checks: { key?: string; objection?: Objection } = {},
  ): string | undefined {
    const challenge = this.newest(place.page, { captcha: place.captcha, session: session.id })
    this.#withdraw(session.id, place)
    if (challenge === undefined) return 'No captcha is open here: it was answered or replaced.'
    if (checks.key !== undefined && checks.key !== challenge.key) return 'The captcha was replaced.'
    if (!challenge.accepts(given)) return 'The text is wrong.'
    return checks.objection?.({ session, given })
  }

  /** Writes a verdict down and tells whether the answer was accepted. */
  record(session: Session, place: Place, given: string, objection: string | undefined): boolean {
    const verdict = objection === undefined ? 'accepted' : 'rejected'
    const reason = objection ?? 'The text is right.'
    this.log.push({ ...place, session: session.id, verdict, reason, given, at: Date.now() })
    return objection === undefined
  }

  #withdraw(session: string, place: Place): void {
    const challenge = this.newest(place.page, { captcha: place.captcha, session })
    if (challenge) this.#open.delete(challenge.key)
  }
}
