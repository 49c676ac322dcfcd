import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Site, startSite } from '../../e2e-fixtures/site.ts'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { runCommand, runNpm } from '../../scripts/run-command.mjs'
import { findFreePort, followTrySection, type TrySite } from './quick-start.ts'
import { listSamples, type Sample } from './samples.ts'
import { type Addresses, writeSample } from './write-sample.ts'

const samples = listSamples()
const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-samples-'))
const inFolder = (...path: string[]) => join(folder, ...path)

/** By which the runners know their files. */
const endings: Partial<Record<Sample['kind'], string>> = { test: '.spec.ts', contract: '.test.ts' }

let site: Site
let trySite: TrySite
let addresses: Addresses
/** What the compiler said, by the sample's file. */
let complaints: string[]

/** The reader in somebody's own network: it takes every picture, and reads the same in it. */
const reader = createServer((request, response) => {
  request.resume().on('end', () => response.end(JSON.stringify({ text: 'x7Kp', score: 0.97 })))
})

beforeAll(async () => {
  const port = await findFreePort()
  trySite = await followTrySection(folder, { tarball: inject('tarball'), port })
  site = await startSite()
  const readerPort = await findFreePort()
  await new Promise<void>((resolve) => reader.listen(readerPort, '127.0.0.1', resolve))
  addresses = {
    fixtures: site.url,
    tickets: site.url + site.openWaitingRoom({ pace: 300, ahead: 2, challenge: 'picture' }).targetPath,
    tryPage: `http://localhost:${port}/sign-up`,
    reader: `http://127.0.0.1:${readerPort}`,
  }
  await installLibraries()
  await writeSamples()
  complaints = compile()
})

afterAll(async () => {
  await trySite?.stop()
  await site?.close()
  reader.closeAllConnections()
  reader.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('every code sample of the documents', () => {
  test.each(samples.map((sample) => [nameOf(sample), sample] as const))('%s compiles', (_, sample) => {
    expect(complaints.filter((line) => line.startsWith(fileOf(sample)))).toEqual([])
  })

  test('is understood by the compiler without a complaint of another place', () => {
    expect(complaints).toEqual([])
  })

  const programs = samples.filter(
    ({ kind, compiledOnly }) => !compiledOnly && kind !== 'test' && kind !== 'contract',
  )
  test.each(programs.map((sample) => [nameOf(sample), sample] as const))('%s runs', async (_, sample) => {
    const accepted = countAccepted()
    await runCommand(process.execPath, [inFolder('built', fileOf(sample).replace(/ts$/, 'js'))], {
      cwd: folder,
      timeout: 280_000,
    })
    await expect.poll(countAccepted).toBeGreaterThan(accepted)
  })

  test('that is a test file passes in Playwright Test', async () => {
    const files = samples.filter(({ kind, compiledOnly }) => kind === 'test' && !compiledOnly).map(fileOf)
    expect(files.length).toBeGreaterThan(10)
    const accepted = countAccepted()
    // Real pictures: one that is hard to read several times in a row is no fault of the sample.
    await runNpm(['exec', '--', 'playwright', 'test', '--reporter=line', '--retries=2', ...files], {
      cwd: folder,
      timeout: 560_000,
    })
    await expect.poll(countAccepted).toBeGreaterThanOrEqual(accepted + files.length)
  })

  test('that is a provider passes the contract', async () => {
    const files = samples.filter(({ kind }) => kind === 'contract').map(fileOf)
    expect(files).toHaveLength(2)
    const printed = await runNpm(['exec', '--', 'vitest', 'run', '--dir', 'built', '.test.js'], {
      cwd: folder,
      timeout: 280_000,
      env: { ...process.env, NO_COLOR: '1' },
    })
    expect(printed).toMatch(/Test Files +2 passed/)
  })

  test('is run, or says why it is only compiled', () => {
    const compiledOnly = samples.filter((sample) => sample.compiledOnly !== undefined)
    for (const sample of compiledOnly)
      console.log(`${nameOf(sample)} is only compiled: ${sample.compiledOnly}`)
    expect(samples.length - compiledOnly.length).toBeGreaterThan(20)
  })
})

function nameOf({ document, line }: Sample): string {
  return `${document}:${line}`
}

function fileOf(sample: Sample): string {
  const name = nameOf(sample).replace(/\.md|[^\w-]+/g, '-')
  return `samples/${name}${endings[sample.kind] ?? `.${sample.language}`}`
}

function countAccepted(): number {
  return trySite.lines.filter((line) => line.startsWith('accepted')).length + site.acceptedSince(0).length
}

async function installLibraries(): Promise<void> {
  const libraries = ['playwright', '@playwright/test', 'puppeteer@24', 'puppeteer-extra', 'vitest']
  const flags = ['--prefer-offline', '--no-audit', '--no-fund']
  await runNpm(['install', ...flags, inject('tarball'), ...libraries, '@types/node@20'], {
    cwd: folder,
    timeout: 480_000,
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: 'true' },
  })
}

async function writeSamples(): Promise<void> {
  const browser = await findBrowser()
  mkdirSync(inFolder('samples'))
  writeFileSync(inFolder('samples', 'package.json'), '{ "type": "module" }')
  mkdirSync(inFolder('built'))
  writeFileSync(inFolder('built', 'package.json'), '{ "type": "module" }')
  for (const sample of samples)
    writeFileSync(inFolder(fileOf(sample)), writeSample(sample, addresses, browser))
  const { executablePath, args } = browser
  const use = { launchOptions: { executablePath, args } }
  const config = { testDir: 'samples', workers: 1, timeout: 120_000, use }
  writeFileSync(inFolder('playwright.config.js'), `module.exports = ${JSON.stringify(config)}`)
}

/**
 * Compiles each of them against the packed package, in a program of its own: what another sample imports must not help. Gives
 * what the compiler complains of. The programs share what they have parsed, so that each takes a fraction of a second.
 */
function compile(): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    skipLibCheck: true,
    allowJs: true,
    types: ['node'],
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.NodeNext,
    rootDir: folder,
    outDir: inFolder('built'),
  }
  const host = ts.createCompilerHost(options)
  const parsed = new Map<string, ts.SourceFile | undefined>()
  const { getSourceFile } = host
  host.getCurrentDirectory = () => folder
  host.getSourceFile = (name, ...details) => {
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...details))
    return parsed.get(name)
  }
  return samples.flatMap((sample) => {
    const program = ts.createProgram([inFolder(fileOf(sample))], options, host)
    program.emit()
    return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
      const place =
        file && `${relative(folder, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1}`
      return `${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
  })
}
