import type { Context } from 'hono'
import type { Drawing } from '../captchas/drawing.ts'
import { drawSvg } from '../captchas/live.ts'
import { Session } from '../session.ts'
import type { VerdictSite } from './verdict-site.ts'

/** A form as it arrived at the server. */
export interface Submission {
  site: string
  /** What was typed for the captcha. */
  given: string
  isRight: boolean
  fields: Record<string, string>
  /** Milliseconds since the epoch. */
  at: number
}

/** What one browser is doing on one site. The server keeps it for as long as it runs. */
export class Visit {
  readonly session = new Session()
  /** What the site's pages keep from one request to the next. */
  readonly kept: Record<string, string> = {}
  drawing: Drawing | undefined
  readonly #site: VerdictSite
  readonly #log: Submission[]

  constructor(site: VerdictSite, log: Submission[]) {
    this.#site = site
    this.#log = log
  }

  /** Draws another captcha: the one before cannot be answered any more. */
  async draw(): Promise<Drawing> {
    this.drawing = await (this.#site.draw ?? drawSvg)(this.session)
    return this.drawing
  }

  /** Counts what was sent, and says whether the answer is right. A wrong one may be sent again: some sites keep their image. */
  async submit(context: Context): Promise<Submission> {
    const fields = await readFields(context)
    const given = fields[this.#site.field ?? 'captcha'] ?? ''
    const isRight = this.drawing?.accepts(given) === true
    if (isRight) this.drawing = undefined
    const submission = { site: this.#site.name, given, isRight, fields, at: Date.now() }
    this.#log.push(submission)
    return submission
  }

  /** Takes out what was kept under a name: a message is shown once. */
  take(name: string): string {
    const text = this.kept[name] ?? ''
    delete this.kept[name]
    return text
  }
}

async function readFields({ req }: Context): Promise<Record<string, string>> {
  if (req.method === 'GET') return req.query()
  if (req.header('content-type')?.includes('json')) return req.json()
  return (await req.parseBody()) as Record<string, string>
}
