import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listCodeBlocks, root } from './markdown.ts'
import { listDocuments } from './samples.ts'

/** `<!-- switch: FILE -->` says which of the real sites, whose tests use it, has the code of a switch for tests. */
const blocks = listDocuments()
  .flatMap(listCodeBlocks)
  .flatMap((block) => {
    const file = /^<!-- switch: (.+) -->$/.exec(block.lead)?.[1]
    return file === undefined ? [] : [{ ...block, file }]
  })

test('guides show switches for tests', () => {
  expect(blocks.length).toBeGreaterThan(0)
})

for (const { document, line, code, file } of blocks) {
  test(`${document}:${line} is the code that ${file} runs with`, () => {
    expect(withoutLayout(readFileSync(join(root, file), 'utf8'))).toContain(withoutLayout(code))
  })
}

function withoutLayout(code: string): string {
  return code.replaceAll(/\s+/g, ' ').trim()
}
