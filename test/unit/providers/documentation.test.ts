import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { expect, test } from 'vitest'
import { capsolverFailures } from '../../../src/providers/capsolver/failures.ts'
import { omocaptchaV2 } from '../../../src/providers/omocaptcha/v2.ts'

const documentation = readFileSync(new URL('../../../docs/providers.md', import.meta.url), 'utf8')

test.each([...Object.entries(capsolverFailures), ...Object.entries(omocaptchaV2.failures)])(
  'the documentation lists %s as the table has it',
  (code, { kind, meaning }) => {
    expect(documentation).toContain(`| \`${code}\` | ${kind} | ${meaning} |`)
  },
)

test("the documentation lists every code of the package's own", () => {
  const folder = new URL('../../../src/providers/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => new URL(file.replaceAll(sep, '/'), folder))
  const words = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)])
  // The services' own are in the test above; the names of environment variables are no codes.
  const codes = words.map(([, word = '']) => word).filter((word) => !/^ERROR_|_API_KEY$/.test(word))
  expect(codes.length).toBeGreaterThan(20)
  expect(codes.filter((code) => !documentation.includes(`\`${code}\``))).toEqual([])
})
