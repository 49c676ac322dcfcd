import path from 'node:path'

/**
 * The places where a browser is installed, by platform, the most likely first.
 *
 * @typedef {object} Places
 * @property {string[]} linux Absolute paths.
 * @property {string[]} mac Relative to the folders of applications.
 * @property {string[]} windows Relative to the folders of programs.
 */

/** Browsers that support the Chrome DevTools Protocol. @type {Places} */
const chromiums = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  mac: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  windows: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** A snap is left out: it cannot see the profile that Puppeteer creates in the folder of temporary files. @type {Places} */
const firefoxes = {
  linux: ['/usr/bin/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'],
  mac: ['Firefox.app/Contents/MacOS/firefox'],
  windows: ['Mozilla Firefox\\firefox.exe'],
}

/**
 * Lists the paths where Chromium, Chrome or Edge may be installed.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 */
export function listBrowserPlaces(platform, environment) {
  return listPlaces(chromiums, platform, environment)
}

/**
 * Lists the paths where Firefox may be installed.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 */
export function listFirefoxPlaces(platform, environment) {
  return listPlaces(firefoxes, platform, environment)
}

/**
 * @param {Places} places
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string[]}
 */
function listPlaces({ linux, mac, windows }, platform, environment) {
  if (platform === 'linux') return linux
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(environment.HOME ? [`${environment.HOME}/Applications`] : [])]
    return folders.flatMap((folder) => mac.map((application) => `${folder}/${application}`))
  }
  if (platform === 'win32') {
    const folders = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA]
    return folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windows.map((program) => path.win32.join(folder, program)))
  }
  return []
}
