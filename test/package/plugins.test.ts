import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserType } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Site, startSite } from '../../e2e-fixtures/site.ts'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { runNpm } from '../../scripts/run-command.mjs'

/**
 * The other plugins on npm, and what each adds to a page of Puppeteer. Left out: `timezone`, which asks a server on the
 * internet where it is, and `capsolver`, which needs a package that no longer loads.
 */
const others: Record<string, string[]> = {
  adblocker: [],
  'anonymize-ua': [],
  'block-resources': [],
  'click-and-wait': ['clickAndWaitForNavigation'],
  devtools: [],
  flash: [],
  'font-size': [],
  minmax: ['minimize', 'maximize'],
  portal: ['openPortal', 'closePortal'],
  proxy: [],
  recaptcha: ['findRecaptchas', 'solveRecaptchas'],
  repl: ['repl'],
  session: ['session'],
  stealth: [],
  'user-data-dir': [],
  'user-preferences': [],
}

/** These call what pages of Playwright don't have, and end the program with an unhandled rejection. */
const onlyForPuppeteer = ['adblocker', 'block-resources']

interface Plugin {
  name: string
}

interface Launcher extends Pick<BrowserType, 'launch'> {
  use(plugin: Plugin): this
}

const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-plugins-'))
/** Loads what is installed there, as a program there would. */
const load = createRequire(join(folder, 'program.js'))
let site: Site

const hosts: Record<string, () => Launcher> = {
  'puppeteer-extra': () => load('puppeteer-extra').addExtra(load('puppeteer-core')),
  'playwright-extra': () => load('playwright-extra').addExtra(load('playwright-core').chromium),
}

beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  const libraries = [...Object.keys(hosts), 'playwright-core', 'puppeteer-core@24']
  const plugins = Object.keys(others).map((name) => `puppeteer-extra-plugin-${name}`)
  const flags = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  await runNpm(['install', ...flags, inject('tarball'), ...libraries, ...plugins], {
    cwd: folder,
    timeout: 280_000,
  })
  site = await startSite()
})

afterAll(async () => {
  await site?.close()
  rmSync(folder, { recursive: true, force: true })
})

function createOurs(): Plugin {
  return load('solve-image-captchas/puppeteer-extra')({ provider: () => site.answerOf('gregwar') })
}

function createOther(name: string): Plugin {
  const module = load(`puppeteer-extra-plugin-${name}`)
  const create = typeof module === 'function' ? module : module.default
  if (name !== 'adblocker') return create()
  // Without the file it asks the internet for its lists.
  const plugin = create({ cacheDir: folder })
  writeFileSync(
    plugin.engineCacheFile,
    load('@cliqz/adblocker-puppeteer').PuppeteerBlocker.empty().serialize(),
  )
  return plugin
}

/** Solves on a new page. Returns the verdict and which of the members a page has. */
async function solveWith(host: string, plugins: Plugin[], members: string[] = []) {
  const launcher = hosts[host]?.() as Launcher
  for (const plugin of plugins) launcher.use(plugin)
  const browser: Browser = await launcher.launch(await findBrowser())
  try {
    const page = await browser.newPage()
    // block-resources loses the requests that a page sends while it is being set up, with or without our plugin.
    await page.title()
    await page.goto(`${site.url}/gregwar`)
    const { solved } = await page.solveImageCaptchas()
    return { verdict: solved[0]?.verdict, members: members.filter((name) => name in page) }
  } finally {
    await browser.close()
  }
}

describe('the plugin, among others of puppeteer-extra', () => {
  test.each(Object.entries(others))('works before and after %s', async (name, members) => {
    const expected = { verdict: 'accepted', members }
    expect(await solveWith('puppeteer-extra', [createOurs(), createOther(name)], members)).toEqual(expected)
    expect(await solveWith('puppeteer-extra', [createOther(name), createOurs()], members)).toEqual(expected)
  })

  test.each(Object.keys(hosts))('works before and after all of them in %s', async (host) => {
    const names = Object.keys(others).filter(
      (name) => host === 'puppeteer-extra' || !onlyForPuppeteer.includes(name),
    )
    const all = () => names.map(createOther)
    expect(await solveWith(host, [createOurs(), ...all()])).toMatchObject({ verdict: 'accepted' })
    expect(await solveWith(host, [...all(), createOurs()])).toMatchObject({ verdict: 'accepted' })
  })
})
