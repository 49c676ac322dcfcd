import type { Style } from '../terminal.ts'
import { wrapText } from '../wrap-text.ts'
import type { Finding } from './finding.ts'

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
