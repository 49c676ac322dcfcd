import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { brotliCompressSync, constants } from 'node:zlib'
import { packWords } from '../src/recogniser/words/packed-words.ts'

/**
 * Makes `words/english.br` from the lists that Debian's administrators have as `/usr/share/dict/words`, and copies their
 * licence beside it. Needs a Debian system that reaches its archive.
 */
const packages = ['wamerican', 'wbritish']
const version = '2020.12.07-2'

/** The licence asks for versions that were changed to be marked as such. */
const changes = `english.br holds the words of 3 to 9 letters, in lower case and without accents or apostrophes, of the lists of
Debian's packages ${packages.join(' and ')} ${version}. It is a changed version of them. Their licence:`

const folder = mkdtempSync(join(tmpdir(), 'words-'))
try {
  run('apt-get', [
    '-o',
    'APT::Sandbox::User=root',
    'download',
    ...packages.map((name) => `${name}=${version}`),
  ])
  for (const file of readdirSync(folder)) run('dpkg-deb', ['--extract', file, '.'])
  const lists = join(folder, 'usr/share/dict')
  const words = readdirSync(lists).flatMap((list) => readFileSync(join(lists, list), 'utf8').split('\n'))
  const kept = [
    ...new Set(words.map((word) => word.toLowerCase()).filter((word) => /^[a-z]{3,9}$/.test(word))),
  ].sort()
  const packed = brotliCompressSync(packWords(kept), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
  writeFileSync('words/english.br', packed)
  const licence = readFileSync(join(folder, 'usr/share/doc/wamerican/copyright'), 'utf8')
  writeFileSync('words/LICENSE', `${changes}\n\n${licence}`)
  process.stdout.write(`${kept.length} words in ${packed.length} bytes\n`)
} finally {
  rmSync(folder, { recursive: true })
}

function run(program: string, parameters: string[]): void {
  execFileSync(program, parameters, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}
