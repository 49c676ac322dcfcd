import { expect, test } from 'vitest'
import { getBrowser } from '../../../scripts/get-browser.mjs'

const browser = { executablePath: '/usr/bin/chromium', args: [], source: 'installed' }

/** Ways to get a browser, one of which works, and a search that finds its result. */
function world(working: string | undefined, installed = false) {
  const gone: string[] = []
  const way = (name: string, obstacle?: string) => ({
    name,
    obstacle,
    go: async () => {
      gone.push(name)
      if (name !== working) throw new Error(`no network for ${name}`)
      installed = true
    },
  })
  const find = async () => {
    if (!installed) throw new Error('No browser was found.')
    return browser
  }
  return { gone, find, ways: [way('download'), way('system', 'needs root'), way('package')] }
}

test('an installed browser is used as it is', async () => {
  const { gone, find, ways } = world(undefined, true)
  expect(await getBrowser(() => {}, ways, find)).toEqual(browser)
  expect(gone).toEqual([])
})

test('the ways are tried in order, except for those that are disabled', async () => {
  const { gone, find, ways } = world('package')
  const told: string[] = []
  expect(await getBrowser((line) => told.push(line), ways, find)).toMatchObject({
    executablePath: '/usr/bin/chromium',
    source: 'package, since none was installed',
  })
  expect(gone).toEqual(['download', 'package'])
  expect(told).toContain('download failed')
})

test('everything that was tried is reported when nothing works', async () => {
  const { find, ways } = world(undefined)
  const error: Error = await getBrowser(() => {}, ways, find).then(
    () => expect.unreachable(),
    (thrown) => thrown,
  )
  expect(error.message).toBe(
    [
      'No browser was found.',
      'Getting one failed:',
      '  download: no network for download',
      '  system: needs root',
      '  package: no network for package',
      'Install Chromium or Chrome, or name one in CHROME_PATH, and run the command again.',
    ].join('\n'),
  )
})
