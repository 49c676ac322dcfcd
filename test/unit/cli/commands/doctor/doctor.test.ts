import { expect, test } from 'vitest'
import manifest from '../../../../../package.json' with { type: 'json' }
import { runProgram } from '../../run-program.ts'

test('doctor prints its findings as a line of JSON, and exits with 1 when there is a problem', async () => {
  const words = ['doctor', '--no-self-test', '--json', '--browser', '/nowhere/chrome']
  const { stdout, exitCode } = await runProgram(words)
  const { version, ok, findings } = JSON.parse(stdout)
  expect([version, ok, exitCode]).toEqual([manifest.version, false, 1])
  expect(findings.map(({ subject }: { subject: string }) => subject)).toEqual([
    'Node',
    'Images',
    'Model',
    'Runtime',
    'Browser library',
    'Browser',
    'Keys',
  ])
  expect(findings.filter(({ status }: { status: string }) => status === 'problem')).toMatchObject([
    { subject: 'Browser', seen: 'not found: looked for /nowhere/chrome (named)' },
  ])
}, 120_000)
