import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const page = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8')
const sections = [...page.matchAll(/^### (.+)$/gm)].map(([, title = '']) =>
  title.toLowerCase().replaceAll(' ', '-'),
)

const errors = readSources('src/errors')
const providers = readSources('src/providers')

/** The section of errors whose code is a service's own. */
const PROVIDER_ERROR = 'PROVIDER_ERROR'

/** The services' own codes are in the table of providers; the names of environment variables are no codes. */
const codes = [...`${errors} ${providers}`.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)]
  .map(([, code = '']) => code)
  .filter((code) => !/^ERROR_|_API_KEY$/.test(code) || code === 'MISSING_API_KEY')
const anchors = [...new Set([...codes, PROVIDER_ERROR])].map((code) =>
  code.toLowerCase().replaceAll('_', '-'),
)

test.each(anchors)('the docs have a section for %s', (anchor) => {
  expect(sections).toContain(anchor)
})

test('every section of the docs is of a code that there is, and comes once', () => {
  expect(sections.filter((section) => !anchors.includes(section))).toEqual([])
  expect(new Set(sections).size).toBe(sections.length)
})

test('every class of error is named in a section', () => {
  const classes = [...errors.matchAll(/export class (\w+Error)\b/g)].map(([, name = '']) => name)
  expect(classes.length).toBeGreaterThan(15)
  expect(classes.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

function readSources(...paths: string[]): string {
  return paths
    .flatMap((path) =>
      path.endsWith('.ts')
        ? [path]
        : readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).map((file) =>
            join(path, file),
          ),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
}
