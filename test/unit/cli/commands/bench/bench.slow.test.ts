import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ReadRequest } from '../../../../../src/providers/provider.ts'
import { registry } from '../../../../../src/providers/registry.ts'
import { drawStripesPng, type StripedModel, writeStripedModel } from '../../../recogniser/striped-model.ts'
import { runProgram } from '../../run-program.ts'

describe('bench', () => {
  let model: StripedModel
  let folder: string

  beforeAll(async () => {
    model = await writeStripedModel()
    folder = await mkdtemp(join(tmpdir(), 'bench-command-'))
    for (const source of ['named', 'listed', 'unlabelled']) await mkdir(join(folder, source))
    await writeFile(join(folder, 'named', '0001_12Ab.png'), await drawStripesPng('12Ab'))
    await writeFile(join(folder, 'named', '0002_12AB.png'), await drawStripesPng('12Ab'))
    await writeFile(join(folder, 'named', '0003_3%2B4.png'), await drawStripesPng('3+4'))
    await writeFile(join(folder, 'listed', '1.png'), await drawStripesPng('77'))
    await writeFile(join(folder, 'listed', '2.png'), 'no image')
    await writeFile(join(folder, 'listed', 'answers.json'), JSON.stringify({ '1.png': '77', '2.png': '78' }))
    await writeFile(join(folder, 'unlabelled', '1.png'), await drawStripesPng('1'))
  })

  afterAll(async () => {
    await rm(folder, { recursive: true })
    await model.remove()
  })

  function bench(words: string[]) {
    return runProgram(['bench', '--model', model.path, '--runtime', 'wasm', ...words])
  }

  it('measures each source and all together', async () => {
    const { stdout } = await bench([folder, '--json', '--charset', '0123456789AaBb+'])
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { source: 'listed', images: 2, unread: 1, exact: 0.5, folded: 0.5 },
      {
        source: 'named',
        images: 3,
        unread: 0,
        exact: 0.6667,
        folded: 1,
        sure: { readings: 3, right: 0.6667 },
      },
      { source: '(all)', images: 5, unread: 1 },
    ])
  })

  it('takes answers from a list in the folder itself', async () => {
    const list = join(folder, 'answers.json')
    await writeFile(list, JSON.stringify({ 'unlabelled/1.png': '1' }))
    const { stdout, stderr } = await bench([folder, '--json'])
    await rm(list)
    expect(stdout).toContain('{"source":"unlabelled","images":1,')
    expect(stderr).toBe('')
  })

  it('compares scores with folded answers when case does not matter', async () => {
    const { stdout } = await bench([
      join(folder, 'named'),
      '--json',
      '--no-case-sensitive',
      '--charset',
      '1234+ab',
    ])
    expect(JSON.parse(stdout)).toMatchObject({ source: 'named', sure: { right: 1, ofRight: 1 } })
  })

  it('prints a table for people', async () => {
    const { stdout } = await bench([folder])
    expect(stdout).toMatch(/\n +images +exact +folded .*\n.*\nlisted .*\nnamed .*\n\(all\) .*\n$/)
  })

  it('reports images without an answer and exits with 1', async () => {
    const { stderr, exitCode } = await bench([folder])
    expect(stderr).toBe(
      `${join(folder, 'unlabelled', '1.png')}: no answer in its name or in an answers.json\n`,
    )
    expect(exitCode).toBe(1)
  })

  it('gives the provider neither name nor answer', async () => {
    const requests: ReadRequest[] = []
    const spy = vi.spyOn(registry.local, 'create').mockReturnValue({
      name: 'local',
      async read(request) {
        requests.push(request)
        return { text: 'x', provider: 'local' }
      },
    })
    await runProgram(['bench', join(folder, 'named'), '--length', '4'])
    spy.mockRestore()
    expect(requests.length).toBeGreaterThan(0)
    for (const request of requests) expect(Object.keys(request).sort()).toEqual(['image', 'length', 'signal'])
  })

  it('refuses a folder with nothing to measure', async () => {
    const { stderr, exitCode } = await bench([join(folder, 'nowhere')])
    expect(stderr).toContain('no such file or folder')
    expect(stderr).toContain('there are no images to measure')
    expect(exitCode).not.toBe(0)
  })
})
