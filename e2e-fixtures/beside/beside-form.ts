import type { VerdictSite } from '../verdicts/verdict-site.ts'

/** One thing that a test does on a form before it sends it. */
export type Step =
  | { type: string; text: string }
  | { click: string }
  | { choose: string; value: string }
  | { hover: string }
  /** Presses the mouse on one element and lets it go on another, in small steps. */
  | { drag: string; to: string }

/** A form that a test fills while a hook works on the same page. */
export interface BesideForm {
  site: VerdictSite
  /** What makes it hard to work beside the test, as a phrase. */
  title: string
  steps: Step[]
  /** Sends the form. */
  send: string
  /** Whether that leads to another document. */
  isPosted: boolean
  /** What must arrive at the server besides the answer, by the names of the fields. */
  expected: Record<string, string>
  /** What is waited for before it is sent: an expression. */
  ready?: string
  /** What must still hold of the page after the last step: an expression that is true. */
  holds?: string
}
