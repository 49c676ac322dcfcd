import { chmod } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runCommand } from './run-command.mjs'

/**
 * Compiles the kernels of the recogniser's engine to `models/kernels.wasm`, which is committed: `npm run build:engine`, with
 * Zig's C compiler, which PyPI has for every platform: `pip install ziglang==0.17.1`.
 */
export const ZIG_VERSION = '0.17.1'
const FLAGS = [
  ...['-target', 'wasm32-freestanding', '-nostdlib', '-O3', '-ffast-math', '-msimd128', '-mbulk-memory'],
  ...['-Wall', '-Wextra', '-Werror'],
  // Only kernels and the memory are exported. They need a stack of a few kilobytes.
  ...['-Wl,--no-entry', '-Wl,--strip-all', '-Wl,--export=__heap_base', '-Wl,-z,stack-size=32768'],
]
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const KERNELS = path.join(ROOT, 'models', 'kernels.wasm')

/**
 * @param {string} [output] The path of the `.wasm` file.
 * @returns {Promise<void>}
 */
export async function buildEngine(output = KERNELS) {
  const zig = await findZig()
  if (!zig)
    throw new Error(`Zig ${ZIG_VERSION} is not installed. Install it: pip install ziglang==${ZIG_VERSION}`)
  const [command, ...words] = zig
  await runCommand(command, [...words, 'cc', ...FLAGS, '-o', output, 'src/recogniser/engine/kernels.c'], {
    cwd: ROOT,
  })
  // It is data here, no program.
  await chmod(output, 0o644)
}

/**
 * Another version would compile the same source to other bytes.
 *
 * @returns {Promise<[string, ...string[]] | undefined>} How Zig is started, if it is there in the right version.
 */
export async function findZig() {
  /** @type {[string, ...string[]][]} */
  const ways = [['zig'], ['python3', '-m', 'ziglang'], ['python', '-m', 'ziglang']]
  for (const [command, ...words] of ways) {
    const version = await runCommand(command, [...words, 'version']).catch(() => '')
    if (version.trim() === ZIG_VERSION) return [command, ...words]
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildEngine()
