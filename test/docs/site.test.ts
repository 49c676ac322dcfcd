import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../scripts/run-command.mjs'
import { root } from './markdown.ts'
import { listDocuments } from './samples.ts'

const built = (page: string) => join(root, 'docs/.vitepress/dist', page)

beforeAll(async () => {
  // It fails by itself for a link that leads nowhere.
  await runCommand(process.execPath, [join(root, 'scripts/docs.mjs'), 'build'], { timeout: 580_000 })
})

describe('the site of the documents', () => {
  const documents = listDocuments().filter((document) => document.startsWith('docs/'))
  test.each(documents)('has a page for %s', (document) => {
    expect(existsSync(built(document.replace(/^docs\//, '').replace(/\.md$/, '.html')))).toBe(true)
  })

  test('has what errors lead to, under the name they give', () => {
    const page = readFileSync(built('troubleshooting.html'), 'utf8')
    for (const anchor of ['captcha-not-found', 'provider-error', 'missing-api-key']) {
      expect(page).toContain(`id="${anchor}"`)
    }
  })

  test('shows every option, with its default, in the reference made from the docstrings', () => {
    const page = readFileSync(built('api/solve-image-captchas/interfaces/SolverOptions.html'), 'utf8')
    expect(page).toContain('Timeout of the whole call, in milliseconds.')
    expect(page).toContain('60000')
  })

  test('leads to no file of the repository, which it does not hold', () => {
    expect(readFileSync(built('modules.html'), 'utf8')).not.toMatch(/href="(\.\.\/)+(src|models)/)
    expect(readFileSync(built('recogniser.html'), 'utf8')).toContain('Network')
  })
})
