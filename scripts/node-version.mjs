const NEEDED = [20, 19]

/**
 * @param {string} version Such as `20.20.2`.
 * @throws {Error} when it is too old.
 */
export function checkNodeVersion(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0] = NEEDED
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return
  throw new Error(
    `This is Node ${version}, and Node ${NEEDED.join('.')} or newer is needed. ` +
      'Get one from https://nodejs.org, or `nvm install 22`, and run the command again.',
  )
}
