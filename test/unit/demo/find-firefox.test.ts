import { expect, test } from 'vitest'
import { findFirefox } from '../../../scripts/find-firefox.mjs'
import { machine } from './machine.ts'

test('findFirefox finds an installed Firefox', () => {
  expect(findFirefox(machine({ files: ['/usr/bin/firefox-esr'] }))).toEqual({
    executablePath: '/usr/bin/firefox-esr',
  })
})

test('findFirefox uses only the Firefox that the user names', () => {
  const environment = { SOLVE_IMAGE_CAPTCHAS_FIREFOX: '/opt/mine' }
  const both = machine({ environment, files: ['/usr/bin/firefox-esr', '/opt/mine'] })
  expect(findFirefox(both)).toEqual({ executablePath: '/opt/mine' })
  expect(findFirefox(machine({ environment, broken: { '/opt/mine': 'exit status 1' } }))).toEqual({
    problem:
      'No Firefox was found. Tried /opt/mine (named in SOLVE_IMAGE_CAPTCHAS_FIREFOX): exit status 1. ' +
      'Install one, or name one in SOLVE_IMAGE_CAPTCHAS_FIREFOX.',
  })
})

test('findFirefox knows where Firefox is installed on macOS and Windows', () => {
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox'
  expect(findFirefox(machine({ platform: 'darwin', files: [mac] }))).toEqual({ executablePath: mac })
  const windows = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'
  const environment = { ProgramFiles: 'C:\\Program Files' }
  expect(findFirefox(machine({ platform: 'win32', environment, files: [windows] }))).toEqual({
    executablePath: windows,
  })
})

test('findFirefox says where it looked when it finds none', () => {
  expect(findFirefox(machine())).toEqual({
    problem:
      'No Firefox was found. Tried /usr/bin/firefox-esr (a usual place): no such file; ' +
      '/usr/lib/firefox/firefox (a usual place): no such file; /opt/firefox/firefox (a usual place): no such file. ' +
      'Install one, or name one in SOLVE_IMAGE_CAPTCHAS_FIREFOX.',
  })
})
