import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Measures the installed size of the packed package, by dependency and by its own folders, in bytes of files.
 *
 * `npm run bench:size [-- --json]`
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-size-'))

const npm = (...args: string[]) =>
  execFileSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' })

try {
  const [packed] = JSON.parse(npm('pack', root, '--json', '--ignore-scripts', '--pack-destination', folder))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  npm('install', '--no-audit', '--no-fund', '--prefer-offline', '--omit=peer', `./${packed.filename}`)

  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
  const packages = Object.entries<{ version: string }>(lock.packages)
    .filter(([path]) => path !== '' && isThere(join(folder, path)))
    .map(([path, { version }]) => ({
      package: path.slice('node_modules/'.length),
      version,
      bytes: sizeOf(join(folder, path)),
    }))
    .sort((a, b) => b.bytes - a.bytes)
  const own = join(folder, 'node_modules/solve-image-captchas')
  const parts = ['models', 'words', 'docs', 'dist'].map((part) => ({ part, bytes: sizeOf(join(own, part)) }))
  const total = packages.reduce((sum, { bytes }) => sum + bytes, 0)
  report({ platform: `${process.platform}-${process.arch}`, tarball: packed.size, total, packages, parts })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

interface Sizes {
  platform: string
  tarball: number
  total: number
  packages: { package: string; version: string; bytes: number }[]
  parts: { part: string; bytes: number }[]
}

function report(sizes: Sizes): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(sizes))
    return
  }
  console.log(
    `${sizes.platform}: ${megabytes(sizes.total)} MB installed, from a tarball of ${megabytes(sizes.tarball)} MB`,
  )
  console.table(sizes.packages.map(({ bytes, ...row }) => ({ ...row, MB: megabytes(bytes) })))
  console.log('The package itself:')
  console.table(sizes.parts.map(({ part, bytes }) => ({ part, MB: megabytes(bytes) })))
}

function sizeOf(path: string): number {
  // A package nested in a dependency has its own line.
  const isNested = (file: string) => relative(path, file).split(/[\\/]/).includes('node_modules')
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return files.filter((file) => !isNested(file)).reduce((sum, file) => sum + statSync(file).size, 0)
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e4) / 100
}
