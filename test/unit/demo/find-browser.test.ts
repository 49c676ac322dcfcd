import { describe, expect, test } from 'vitest'
import { findBrowser } from '../../../scripts/find-browser.mjs'
import { machine } from './machine.ts'

describe('findBrowser', () => {
  test('finds an installed browser', async () => {
    expect(await findBrowser(machine({ files: ['/usr/bin/google-chrome'] }))).toMatchObject({
      executablePath: '/usr/bin/google-chrome',
      source: 'installed',
    })
  })

  test.each(['SOLVE_IMAGE_CAPTCHAS_BROWSER', 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH'])(
    'prefers the one that the user names in %s',
    async (name) => {
      const found = await findBrowser(
        machine({ environment: { [name]: '/opt/mine' }, files: ['/usr/bin/chromium', '/opt/mine'] }),
      )
      expect(found).toMatchObject({ executablePath: '/opt/mine', source: `named in ${name}` })
    },
  )

  test("prefers Playwright's download to the npm package", async () => {
    const files = ['/cache/chrome', '/cache/npm-chromium']
    const findPlaywrightDownload = async () => '/cache/chrome'
    const findNpmChromium = () => '/cache/npm-chromium'
    const both = machine({ files, findPlaywrightDownload, findNpmChromium })
    expect(await findBrowser(both)).toMatchObject({ executablePath: '/cache/chrome' })
    expect(await findBrowser(machine({ files, findNpmChromium }))).toMatchObject({
      executablePath: '/cache/npm-chromium',
    })
  })

  test('knows where browsers are installed on macOS and Windows', async () => {
    const chrome = '/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    const mac = machine({ platform: 'darwin', environment: { HOME: '/Users/ada' }, files: [chrome] })
    expect(await findBrowser(mac)).toMatchObject({ executablePath: chrome })

    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const environment = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }
    const windows = machine({ platform: 'win32', environment, files: [edge] })
    expect(await findBrowser(windows)).toMatchObject({ executablePath: edge })
  })

  test('passes over a browser that is installed but does not start', async () => {
    const found = await findBrowser(
      machine({
        broken: { '/usr/bin/chromium-browser': 'cannot be started (install the snap)' },
        files: ['/usr/bin/google-chrome'],
      }),
    )
    expect(found.executablePath).toBe('/usr/bin/google-chrome')
  })

  test('turns the sandbox off only for root', async () => {
    const files = ['/usr/bin/chromium']
    expect((await findBrowser(machine({ files, isRoot: true }))).args).toContain('--no-sandbox')
    expect((await findBrowser(machine({ files }))).args).toEqual([
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ])
  })

  test('says where it looked when it finds none', async () => {
    const environment = { CHROME_PATH: '/opt/gone' }
    const broken = { '/usr/bin/chromium': 'cannot be started (libnss3.so is missing)' }
    const error: Error = await findBrowser(machine({ environment, broken })).then(
      () => expect.unreachable(),
      (thrown) => thrown,
    )
    expect(error.message).toContain('/opt/gone (named in CHROME_PATH): no such file')
    expect(error.message).toContain(
      '/usr/bin/chromium (installed): cannot be started (libnss3.so is missing)',
    )
    expect(error.message).toContain('npm run demo')
  })
})
