import { readFileSync } from 'node:fs'

/**
 * @param {string} version Such as `20.20.2`.
 * @throws {Error} when it is older than the package's `engines` allow.
 */
export function checkNodeVersion(version) {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const needed = engines.node.replace(/^>=/, '')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number)
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return
  throw new Error(
    `This is Node ${version}, and Node ${needed} or newer is required. ` +
      'Get it from https://nodejs.org or with `nvm install 22`, and run the command again.',
  )
}
