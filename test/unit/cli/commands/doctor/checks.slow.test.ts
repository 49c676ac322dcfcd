import { describe, expect, test } from 'vitest'
import { startCapsolverEmulator } from '../../../../../e2e-fixtures/emulators/index.ts'
import manifest from '../../../../../package.json' with { type: 'json' }
import { checkAccounts } from '../../../../../src/cli/commands/doctor/check-accounts.ts'
import {
  checkBrowsers,
  checkLibraries,
  checkNode,
  isAtLeast,
} from '../../../../../src/cli/commands/doctor/check-environment.ts'
import {
  checkDecoder,
  checkModel,
  checkRuntime,
} from '../../../../../src/cli/commands/doctor/check-recogniser.ts'
import { capsolver } from '../../../../../src/providers/capsolver/capsolver.ts'
import { keyedProviders } from '../../../../../src/providers/registry.ts'

const { signal } = new AbortController()

describe('a version', () => {
  test.each([
    ['20.19.0', '20.19', true],
    ['20.18.3', '20.19', false],
    ['22.0.0', '20.19', true],
    ['1.9.0', '1.40', false],
    ['1.40.0-beta-1', '1.40', true],
    ['24.43.1', '21.0', true],
  ])('%s is at least %s: %s', (version, oldest, expected) => {
    expect(isAtLeast(version, oldest)).toBe(expected)
  })
})

describe('doctor', () => {
  test('reports the version of Node, and says which to install when it is too old', async () => {
    expect(await checkNode()).toMatchObject([{ subject: 'Node', status: 'ok' }])
    expect(await checkNode('18.20.0')).toMatchObject([
      { status: 'problem', advice: `Install ${manifest.engines.node.replace('>=', 'Node ')} or newer.` },
    ])
  })

  test('says what to install when there is no browser library, or an old one', async () => {
    expect(await checkLibraries([])).toEqual([
      {
        subject: 'Browser library',
        status: 'problem',
        seen: 'none is installed in this folder',
        advice: 'Install one: npm install --save-dev playwright, or puppeteer.',
      },
    ])
    const playwright = { name: 'playwright-core', version: '1.30.0', family: 'playwright' } as const
    const puppeteer = { name: 'puppeteer-core', version: '24.1.0', family: 'puppeteer' } as const
    expect(await checkLibraries([playwright, puppeteer])).toMatchObject([
      {
        status: 'problem',
        seen: 'playwright-core 1.30.0, puppeteer-core 24.1.0',
        advice: `Too old: npm install --save-dev playwright-core@"${manifest.peerDependencies['playwright-core']}"`,
      },
    ])
    expect(await checkLibraries([puppeteer])).toMatchObject([{ status: 'ok' }])
  })

  test('reports the browsers, or where they were looked for', async () => {
    const own = { file: '/cache/chrome', source: 'playwright', exists: false }
    const installed = { file: '/usr/bin/chromium', source: 'installed', exists: true }
    expect(await checkBrowsers([own, installed])).toEqual([
      { subject: 'Browser', status: 'ok', seen: '/usr/bin/chromium (installed)' },
    ])
    expect(await checkBrowsers([own])).toMatchObject([
      { status: 'problem', seen: 'not found: looked for /cache/chrome (playwright)' },
    ])
    expect(await checkBrowsers([])).toMatchObject([{ status: 'problem', seen: 'not found' }])
  })

  test('reports the model, its card and its runtime', async () => {
    expect(await checkModel()).toMatchObject([
      {
        status: 'ok',
        seen: expect.stringMatching(/^version \S+, \d+ characters, \d+\.\d MB, sha256 [0-9a-f]{12}…$/),
      },
    ])
    expect(await checkRuntime(signal)).toMatchObject([
      {
        status: 'ok',
        seen: expect.stringMatching(/^(wasm|native): the first reading took \d+ ms, the next \d+ ms$/),
      },
    ])
    expect(await checkDecoder()).toMatchObject([
      { status: 'ok', seen: expect.stringMatching(/^sharp .*: png, jpeg, gif, webp, svg$/) },
    ])
  }, 120_000)

  test('says why a missing model cannot be loaded', async () => {
    expect(await checkModel('/nowhere/recogniser.onnx')).toMatchObject([
      { status: 'problem', seen: expect.stringContaining('ENOENT') },
    ])
  })

  test('reports which keys are set, without showing them', async () => {
    expect(await checkAccounts({}, false, signal)).toEqual([
      {
        subject: 'Keys',
        status: 'ok',
        seen: `none: ${keyedProviders.map(({ keyVariable }) => keyVariable).join(', ')} are not set, and local() needs none`,
      },
    ])
    const found = await checkAccounts(
      { CAPSOLVER_API_KEY: 'canary-key', TUPU_API_KEY: 'canary-key' },
      false,
      signal,
    )
    expect(found).toMatchObject([{ seen: 'CAPSOLVER_API_KEY is set, TUPU_API_KEY is set' }])
    expect(JSON.stringify(found)).not.toContain('canary')
  })

  test('tests no key of a service whose address it does not know', async () => {
    expect(await checkAccounts({ INPHP_API_KEY: 'canary-key' }, true, signal)).toEqual([
      {
        subject: 'inPhp key',
        status: 'ok',
        seen: 'set; the address of its service is not known here',
        advice: 'Test it with solve-image-captchas balance --provider inPhp --base-url <address>.',
      },
    ])
  })

  test('requests balances with --balance', async () => {
    const service = await startCapsolverEmulator({ keys: ['canary-key'], balance: 3.25 })
    const ask = async (apiKey: string) => {
      const create = () => capsolver({ baseUrl: service.url, apiKey })
      return checkAccounts({ CAPSOLVER_API_KEY: apiKey }, true, signal, create)
    }
    try {
      expect(await ask('canary-key')).toEqual([
        { subject: 'capsolver key', status: 'ok', seen: 'balance 3.25' },
      ])
      service.balance = 0
      expect(await ask('canary-key')).toMatchObject([{ status: 'problem', advice: 'Top up the account.' }])
      const refused = await ask('another-canary')
      expect(refused).toMatchObject([
        { status: 'problem', seen: expect.stringContaining('ERROR_KEY_DENIED_ACCESS') },
      ])
      expect(JSON.stringify(refused)).not.toContain('canary')
    } finally {
      await service.close()
    }
  })
})
