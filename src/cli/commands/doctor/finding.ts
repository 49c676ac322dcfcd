import { formatCount } from '../../../shared/format.ts'
import type { Painter, Style } from '../../../terminal/paint.ts'
import { wrapText } from '../../../terminal/wrap.ts'

/** The result of a check. */
export interface Finding {
  /** What was checked, for example `Node`. */
  subject: string
  /** `problem`: something does not work until it is fixed. */
  status: 'ok' | 'problem'
  /** What was found, as a sentence without its full stop. */
  seen: string
  /** How to fix or improve it. */
  advice?: string
}

/** Checks one thing. It rejects only when interrupted: a failure is a finding too. */
export type Check = (signal: AbortSignal) => Promise<Finding[]>

const SUBJECT_WIDTH = 17
const marks: Record<Finding['status'], { mark: string; style: Style }> = {
  ok: { mark: '✔', style: 'green' },
  problem: { mark: '✖', style: 'red' },
}

/** Formats a finding for a terminal: a mark, what was checked and what was found, with the advice below. */
export function formatFinding(
  { subject, status, seen, advice }: Finding,
  width: number,
  paint: Painter,
): string {
  const { mark, style } = marks[status]
  const indent = 4 + SUBJECT_WIDTH
  const [first = '', ...rest] = wrapText(seen, width - indent)
  const head = `  ${paint(style, mark)} ${paint('bold', subject.padEnd(SUBJECT_WIDTH))}${first}`
  const more = rest.map((line) => ' '.repeat(indent) + line)
  const advised = wrapText(advice ?? '', width - indent - 2).map(
    (line, index) =>
      `${' '.repeat(indent)}${paint(status === 'problem' ? style : 'dim', `${index === 0 ? '→' : ' '} ${line}`)}`,
  )
  return `${[head, ...more, ...advised].join('\n')}\n`
}

/** Formats the last line: whether everything works, or how many problems there are. */
export function formatSummary(findings: readonly Finding[], paint: Painter): string {
  const problems = findings.filter(({ status }) => status === 'problem').length
  if (problems === 0) return `\n  ${paint('green', 'Everything works.')}\n`
  return `\n  ${paint('red', `${formatCount(problems, 'problem')} found`)}: see the advice after each →.\n`
}
