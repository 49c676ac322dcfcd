import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { capsolverFailures } from '../../../src/providers/capsolver-failures.ts'
import { omocaptchaV2 } from '../../../src/providers/omocaptcha-v2.ts'

const documentation = readFileSync(new URL('../../../docs/providers.md', import.meta.url), 'utf8')

test.each([...Object.entries(capsolverFailures), ...Object.entries(omocaptchaV2.failures)])(
  'the documentation lists %s as the table has it',
  (code, { kind, meaning }) => {
    expect(documentation).toContain(`| \`${code}\` | ${kind} | ${meaning} |`)
  },
)

test("the documentation lists every code of the package's own", () => {
  const folders = ['../../../src/http/', '../../../src/providers/'].map(
    (path) => new URL(path, import.meta.url),
  )
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file !== 'local.ts')
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  )
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/code: (?:\w+ \? )?'([A-Z_]+)'/g)].map(([, code]) => code),
  )
  expect(codes.length).toBeGreaterThan(10)
  const missing = codes.filter((code) => !documentation.includes(`\`${code}\``))
  expect([...new Set(missing)]).toEqual([])
})
