import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  startCapsolverEmulator,
  startInPhpEmulator,
  startOmocaptchaEmulator,
  startTupuEmulator,
} from '../../../../e2e-fixtures/emulators/index.ts'
import { makePng } from '../../providers/make-png.ts'
import { drawStripesPng, type StripedModel, writeStripedModel } from '../../recogniser/striped-model.ts'
import { runProgram } from '../run-program.ts'

describe('read', () => {
  let model: StripedModel
  let folder: string

  beforeAll(async () => {
    model = await writeStripedModel()
    folder = await mkdtemp(join(tmpdir(), 'read-command-'))
    await mkdir(join(folder, 'good', 'deeper'), { recursive: true })
    await mkdir(join(folder, 'empty'))
    await writeFile(join(folder, 'good', '10.png'), await drawStripesPng('1A'))
    await writeFile(join(folder, 'good', '2.PNG'), await drawStripesPng('2b'))
    await writeFile(join(folder, 'good', 'deeper', '3.png'), await drawStripesPng('3+4='))
    await writeFile(join(folder, 'good', 'notes.txt'), 'no image')
    await writeFile(join(folder, 'bad.png'), 'no image')
    await writeFile(join(folder, 'unnamed'), await drawStripesPng('77'))
  })

  afterAll(async () => {
    await rm(folder, { recursive: true })
    await model.remove()
  })

  function read(words: string[], terminal = {}) {
    return runProgram(['read', '--model', model.path, '--runtime', 'wasm', ...words], terminal)
  }

  function path(...parts: string[]) {
    return join(folder, ...parts)
  }

  it('prints a line of JSON for each image, those of a folder by name', async () => {
    const { stdout, stderr, exitCode } = await read([path('good'), '--json'])
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ file, text }) => [file, text])).toEqual([
      [path('good', '2.PNG'), '2b'],
      [path('good', '10.png'), '1A'],
      [path('good', 'deeper', '3.png'), expect.stringMatching(/^3/)],
    ])
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['file', 'text', 'score', 'provider', 'ms'])
      expect(line.provider).toBe('local')
      expect(line.ms).toBeGreaterThan(0)
    }
    expect([stderr, exitCode]).toEqual(['', 0])
  })

  it('prints aligned lines for people, without colour when the output is not a terminal', async () => {
    const { stdout } = await read([path('good', '2.PNG'), path('good', '10.png')])
    const [first = '', second = ''] = stdout.trimEnd().split('\n')
    expect(first).toMatch(/2\.PNG {3}2b +100\.0 % +\d+ ms$/)
    expect(second).toMatch(/10\.png {2}1A +100\.0 % +\d+ ms$/)
    expect(first.length).toBe(second.length)
  })

  it('aligns lines by what they take on a terminal, where names are Chinese', async () => {
    await writeFile(path('验证码.png'), await drawStripesPng('1A'))
    const { stdout } = await read([path('验证码.png'), path('unnamed')])
    const [first = '', second = ''] = stdout.trimEnd().split('\n')
    expect(first.indexOf('1A')).toBe(second.indexOf('77') - 3)
    await rm(path('验证码.png'))
  })

  it('colours on a terminal, unless NO_COLOR is set', async () => {
    const bold = '\x1b[1m'
    expect((await read([path('good', '2.PNG')], { isTTY: true })).stdout).toContain(bold)
    expect(
      (await read([path('good', '2.PNG')], { isTTY: true, env: { NO_COLOR: '1' } })).stdout,
    ).not.toContain(bold)
  })

  it('reports bad files on stderr, reads the others and exits with 1', async () => {
    const { stdout, stderr, exitCode } = await read([
      path('bad.png'),
      path('none.png'),
      path('unnamed'),
      '--json',
    ])
    expect(JSON.parse(stdout)).toMatchObject({ file: path('unnamed'), text: '77' })
    expect(stderr).toContain(`${path('none.png')}: no such file or folder\n`)
    expect(stderr).toContain(`${path('bad.png')}: local can't read this image.`)
    expect(exitCode).toBe(1)
  })

  it('reports a folder without images', async () => {
    const { stderr, exitCode } = await read([path('empty')])
    expect(stderr).toBe(`${path('empty')}: no .png, .jpg, .jpeg, .gif, .webp, .svg file in this folder\n`)
    expect(exitCode).toBe(1)
  })

  it('reads a file once even if it is named twice', async () => {
    const { stdout } = await read([path('unnamed'), path('unnamed'), '--json'])
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  })

  it('passes on what is known about the answers', async () => {
    const sum = await read([path('good', 'deeper', '3.png'), '--arithmetic', '--json'])
    expect(JSON.parse(sum.stdout).text).toBe('7')
    const digits = await read([path('good', '10.png'), '--charset', '0123456789', '--length', '3', '--json'])
    expect(JSON.parse(digits.stdout).text).toMatch(/^\d{3}$/)
    const range = await read([path('good', '10.png'), '--length', '3-4', '--json'])
    expect(JSON.parse(range.stdout).text).toMatch(/^\w{3,4}$/)
  })

  it('marks readings that a solver would not type', async () => {
    const words = [path('good', '10.png'), path('unnamed'), '--charset', '0123456789']
    const lines = (await read(words)).stdout.trimEnd().split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/10\.png .* ms {2}not typed: below 0\.8$/),
      expect.stringMatching(/unnamed .* ms$/),
    ])
  })

  it('counts readings under --min-score as not read', async () => {
    const words = [
      path('good', '10.png'),
      path('unnamed'),
      '--charset',
      '0123456789',
      '--min-score',
      '0.9',
      '--json',
    ]
    const { stdout, stderr, exitCode } = await read(words)
    expect(JSON.parse(stdout)).toMatchObject({ text: '77' })
    expect(stderr).toMatch(/10\.png: read as "\d+" with score 0\.\d\d, below --min-score 0\.9\n$/)
    expect(exitCode).toBe(1)
  })

  it.each([
    [['--length', 'five'], 'Expected a number such as 5, or a range such as 4-6.'],
    [['--length', '6-4'], 'The range must not end before it begins.'],
    [['--min-score', '90'], 'Expected a number from 0 to 1.'],
    [['--provider', 'nobody'], 'Allowed choices are local'],
    [['--jsno'], "unknown option '--jsno'"],
  ])('refuses %j', async (words, message) => {
    const { stdout, stderr, exitCode } = await read([path('unnamed'), ...words])
    expect(stderr).toContain(message)
    expect(stdout).toBe('')
    expect(exitCode).not.toBe(0)
  })

  it('stops at once when the provider cannot be used', async () => {
    await expect(
      runProgram(['read', '--model', '/nowhere/recogniser.onnx', path('unnamed'), path('good')]),
    ).rejects.toMatchObject({ code: 'MODEL_UNUSABLE' })
  })

  it('reads with each service, with its key from the environment', async () => {
    const [capsolver, omocaptcha, tupu, old] = await Promise.all([
      startCapsolverEmulator({ confidence: 0.9 }),
      startOmocaptchaEmulator(),
      startTupuEmulator(),
      startInPhpEmulator(),
    ])
    for (const name of ['CAPSOLVER', 'OMOCAPTCHA', 'TUPU', 'INPHP']) vi.stubEnv(`${name}_API_KEY`, 'test-key')
    const file = path('captcha.png')
    await writeFile(file, makePng())
    try {
      const services: [provider: string, address: string, text: string, rest: string[]][] = [
        ['capsolver', capsolver.url, '44795sds', ['--module', 'queueit']],
        ['omocaptcha', `${omocaptcha.url}/api`, 'abcxyz', []],
        ['tupu', tupu.url, 'abcd', []],
        ['inPhp', old.url, 'ABCDE', []],
      ]
      for (const [provider, address, text, rest] of services) {
        const run = await runProgram([
          'read',
          file,
          '--json',
          '--provider',
          provider,
          '--base-url',
          address,
          ...rest,
        ])
        expect(JSON.parse(run.stdout)).toMatchObject({ file, text, provider })
      }
      expect(JSON.parse(String(capsolver.requests[0]?.body)).task.module).toBe('queueit')
    } finally {
      vi.unstubAllEnvs()
      await Promise.all([capsolver, omocaptcha, tupu, old].map((service) => service.close()))
    }
  })

  it('sends no key to an http: address of another machine, unless told so', async () => {
    vi.stubEnv('CAPSOLVER_API_KEY', 'test-key')
    const words = ['read', path('unnamed'), '--provider', 'capsolver', '--base-url', 'http://solver.invalid']
    await expect(runProgram(words)).rejects.toMatchObject({ option: 'baseUrl' })
    await expect(runProgram(['read', path('unnamed'), '--provider', 'inPhp'])).rejects.toMatchObject({
      option: 'baseUrl',
    })
    vi.unstubAllEnvs()
  })

  it('explains itself, exit status included', async () => {
    const { stdout, exitCode } = await runProgram(['read', '--help'])
    expect(stdout).toContain('Exit status:')
    expect(stdout).toContain(
      '{"file":"captcha.png","text":"x7Kp2","score":0.97,"provider":"local","ms":21.4}',
    )
    expect(exitCode).toBe(0)
  })
})
