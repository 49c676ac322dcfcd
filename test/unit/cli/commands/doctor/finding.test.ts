import { expect, test } from 'vitest'
import { formatFinding, formatSummary } from '../../../../../src/cli/commands/doctor/finding.ts'

const plain = (_: unknown, text: string) => text

test('a finding is wrapped to the width, with its advice below it', () => {
  const node = { subject: 'Node', status: 'ok', seen: '24.1.0 on linux x64' } as const
  expect(formatFinding(node, 80, plain)).toBe('  ✔ Node             24.1.0 on linux x64\n')
  const browser = {
    subject: 'Browser',
    status: 'problem',
    seen: 'not found: looked for /home/somebody/.cache/browsers/chrome',
    advice: 'Download one: npx playwright install chromium',
  } as const
  expect(formatFinding(browser, 60, plain)).toBe(
    [
      '  ✖ Browser          not found: looked for',
      '                     /home/somebody/.cache/browsers/chrome',
      '                     → Download one: npx playwright install',
      '                       chromium',
      '',
    ].join('\n'),
  )
})

test('the last line counts the problems', () => {
  const problem = { subject: 'Browser', status: 'problem', seen: 'none' } as const
  expect(formatSummary([], plain)).toBe('\n  Everything works.\n')
  expect(formatSummary([problem], plain)).toBe('\n  1 problem found: see the advice after each →.\n')
  expect(formatSummary([problem, problem], plain)).toBe(
    '\n  2 problems found: see the advice after each →.\n',
  )
})
