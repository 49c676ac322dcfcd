import type { Style } from '../../../terminal/paint.ts'
import { wrapText } from '../../../terminal/wrap.ts'

/** What one look at the machine came to. */
export interface Finding {
  /** What was looked at, for example `Node`. */
  subject: string
  /** `problem`: something doesn't work until it is seen to. */
  status: 'ok' | 'problem'
  /** What was seen, as a sentence without its end. */
  seen: string
  /** What to do about it. */
  advice?: string
}

/** Looks at one thing. Rejects only when interrupted: what is wrong is a finding. */
export type Check = (signal: AbortSignal) => Promise<Finding[]>

const SUBJECT_WIDTH = 17
const marks: Record<Finding['status'], { mark: string; style: Style }> = {
  ok: { mark: '✔', style: 'green' },
  problem: { mark: '✖', style: 'red' },
}

/** A finding as lines for a terminal: a mark, what was looked at, what was seen, and under it what to do. */
export function formatFinding(
  { subject, status, seen, advice }: Finding,
  width: number,
  paint: (style: Style, text: string) => string,
): string {
  const { mark, style } = marks[status]
  const indent = 4 + SUBJECT_WIDTH
  const [first = '', ...rest] = wrapText(seen, width - indent)
  const head = `  ${paint(style, mark)} ${paint('bold', subject.padEnd(SUBJECT_WIDTH))}${first}`
  const told = rest.map((line) => ' '.repeat(indent) + line)
  const advised = wrapText(advice ?? '', width - indent - 2).map(
    (line, index) =>
      `${' '.repeat(indent)}${paint(status === 'problem' ? style : 'dim', `${index === 0 ? '→' : ' '} ${line}`)}`,
  )
  return `${[head, ...told, ...advised].join('\n')}\n`
}

/** What all findings come to. */
export function formatSummary(
  findings: readonly Finding[],
  paint: (style: Style, text: string) => string,
): string {
  const problems = findings.filter(({ status }) => status === 'problem').length
  if (problems === 0) return `\n  ${paint('green', 'Everything works.')}\n`
  const [things, where] =
    problems === 1
      ? ['1 thing needs seeing to', 'the arrow under it says']
      : [`${problems} things need seeing to`, 'the arrows under them say']
  return `\n  ${paint('red', things)}: what ${where}.\n`
}
