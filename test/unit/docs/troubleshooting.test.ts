import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as errors from '../../../src/errors/index.ts'
import { wordCodes } from '../../../src/providers/omocaptcha/failures.ts'
import { ownCodes } from '../../../src/providers/own-codes.ts'
import { samples } from '../errors/samples.ts'

const page = readFileSync(new URL('../../../docs/troubleshooting.md', import.meta.url), 'utf8')
const sections = [...page.matchAll(/^### (.+)$/gm)].map(([, title = '']) => toAnchor(title))

/** The codes of the services share the section of `ProviderError`; docs/providers.md lists them. */
const codes = [...Object.keys(ownCodes), ...wordCodes]
const anchors = [...samples.map(([error]) => error.docs.split('#')[1] ?? ''), ...codes.map(toAnchor)]

test.each(anchors)('the docs have a section for %s', (anchor) => {
  expect(sections).toContain(anchor)
})

test('every section of the docs is about an existing code, and there is one for each', () => {
  expect(sections.filter((section) => !anchors.includes(section))).toEqual([])
  expect(new Set(sections).size).toBe(sections.length)
})

test.each([...codes, ...samples.map(([{ name, code }]) => (name === 'ProviderError' ? name : code))])(
  'the docs quote %s',
  (code) => {
    expect(page).toContain(`\`${code}\``)
  },
)

test('every class of error is named in a section', () => {
  const classes = Object.keys(errors).filter((name) => name !== 'QueueEndedError')
  expect(classes.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

function toAnchor(title: string): string {
  return title.toLowerCase().replaceAll(/[ _]/g, '-')
}
