import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { runNpm } from '../../scripts/run-command.mjs'
import { listCodeBlocks, root } from './markdown.ts'
import { listDocuments } from './samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-commands-'))

/** What keeps a command from being run here. */
const obstacles: [RegExp, string][] = [
  [/--provider (?!local)/, 'it takes a key of the service'],
  [
    /^(?!npx solve-image-captchas read )/,
    'it reads no picture: it sets something up, or has tests of its own',
  ],
  [/[^\w ./:=-]/, 'it needs a shell'],
]

const commands = listDocuments()
  .flatMap(listCodeBlocks)
  .filter(({ language }) => language === 'sh')
  .flatMap(({ document, line, code }) =>
    code.split('\n').map((command) => ({ at: `${document}:${line}`, command })),
  )
const runnable = commands.filter(({ command }) => findObstacle(command) === undefined)

beforeAll(async () => {
  const flags = ['--prefer-offline', '--no-audit', '--no-fund']
  await runNpm(['install', ...flags, '--prefix', folder, inject('tarball')], {
    cwd: folder,
    timeout: 480_000,
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the commands of the documents', () => {
  test.each(runnable.map(({ at, command }) => [at, command]))('%s runs: %s', async (_, command) => {
    const [, ...words] = command.split(' ')
    const pictures = words.filter((word) => /\.(png|jpe?g|gif)$|\/$/.test(word))
    for (const picture of pictures) {
      const source = join(root, 'training/fixtures', picture.endsWith('/') ? 'trek' : 'svg/1.png')
      cpSync(source, join(folder, picture), { recursive: true })
    }
    const printed = await runNpm(['exec', '--', ...words], { cwd: folder, timeout: 280_000 })
    expect(pictures.length).toBeGreaterThan(0)
    for (const picture of pictures) expect(printed).toContain(picture.replace(/\/$/, ''))
  })

  test('are run, or it is told why not', () => {
    for (const { at, command } of commands) {
      const obstacle = findObstacle(command)
      if (obstacle) console.log(`${at} is not run, as ${obstacle}: ${command}`)
    }
    expect(runnable.length).toBeGreaterThan(0)
  })
})

function findObstacle(command: string): string | undefined {
  return obstacles.find(([pattern]) => pattern.test(command))?.[1]
}
