import { spawn } from 'node:child_process'
import process from 'node:process'

/**
 * @typedef {object} CommandOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [timeout] Milliseconds after which the command is stopped.
 * @property {boolean} [shell]
 */

/**
 * Runs a command silently.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} Its output.
 * @throws {Error} with its output, when it fails or times out.
 */
export function runCommand(command, args, { timeout, ...options } = {}) {
  const shown = [command, ...args].join(' ')
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    let late = false
    const timer =
      timeout &&
      setTimeout(() => {
        late = true
        child.kill()
      }, timeout)
    const collect = (/** @type {Buffer} */ chunk) => {
      printed += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(new Error(`\`${shown}\` could not be started: ${error.message}`))
    })
    child.on('close', (status) => {
      clearTimeout(timer)
      if (status === 0) return resolve(printed)
      const ending = late
        ? `timed out after ${(timeout ?? 0) / 1000} s`
        : `exited with status ${status ?? 'unknown'}`
      reject(new Error(`\`${shown}\` ${ending}.${quoteParts(printed)}`))
    })
  })
}

/**
 * Runs a command with the input and output of this process.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Omit<CommandOptions, 'timeout'>} [options]
 * @returns {Promise<number>} Its exit status.
 * @throws {Error} when it could not be started.
 */
export function showCommand(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? 1))
  })
}

/**
 * Runs npm: the one that runs this script, if any.
 *
 * @param {string[]} args
 * @param {CommandOptions} [options]
 */
export function runNpm(args, options) {
  const running = process.env.npm_execpath
  // Under pnpm and Yarn the variable names their own executables.
  if (running && /npm-cli\.[cm]?js$/.test(running)) {
    return runCommand(process.execPath, [running, ...args], options)
  }
  // A .cmd file needs a shell, which splits arguments at spaces.
  if (process.platform === 'win32') {
    const quoted = args.map((argument) => (argument.includes(' ') ? `"${argument}"` : argument))
    return runCommand('npm.cmd', quoted, { ...options, shell: true })
  }
  return runCommand('npm', args, options)
}

/**
 * Some programs, such as npm, print the reason first, and others last.
 *
 * @param {string} printed
 * @returns {string}
 */
function quoteParts(printed) {
  const lines = printed.split('\n').filter((line) => line.trim() !== '')
  const quoted = lines.length <= 20 ? lines : [...lines.slice(0, 8), '...', ...lines.slice(-12)]
  return quoted.map((line) => `\n  ${line}`).join('')
}
