import type { Context } from 'hono'
import type { Draw } from '../captchas/drawing.ts'
import type { Visit } from './visit.ts'

/**
 * What became of the answer.
 *
 * - `accepted`: the site took it, and everything sent with it.
 * - `rejected`: the site refused it, or whatever it was sent with, for the captcha's sake or for none that it names.
 * - `form-refused`: the text was right, and something else in the form was refused: sending it again does harm.
 * - `unconfirmed`: not even a person in front of the page could tell.
 */
export type Truth = 'accepted' | 'rejected' | 'form-refused' | 'unconfirmed'

/** Returns a page, or any other response. */
export type Handler = (visit: Visit, context: Context) => string | Response | Promise<string | Response>

/** A small site with one captcha, and one way to say what it makes of an answer. */
export interface VerdictSite {
  /** Its first page is `/NAME/`. */
  name: string
  /** What the site is a face of, for the table. */
  kind: 'page' | 'status' | 'in place' | 'dialog' | 'frame' | 'elsewhere' | 'control' | 'framework'
  /** What the site does, as a phrase. */
  title: string
  truth: Truth
  /** The words by which a person would know of a refusal, exactly as the page shows them. */
  words?: string
  /**
   * A refusal that says so little of what was refused that `unconfirmed`, or `form-refused`, is an honest verdict as well: a
   * server error, a limit, a lock.
   */
  isVague?: true
  /** Milliseconds from the submission until a person can see what became of it. */
  shownAfter?: number
  /** Name of the field that carries the answer. */
  field?: string
  draw?: Draw
  /** By method and path below `/NAME`: `'GET /'` is the first page. `/captcha`, `/check` and `/welcome` are there already. */
  routes: Record<string, Handler>
}
