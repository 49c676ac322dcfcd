// Fills in what package.json says of its publisher, all of it from the address of the repository and a name:
// npm run release:fill-in -- https://github.com/OWNER/NAME "Ada Lovelace <ada@example.com>"
import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../package.json', import.meta.url))

/**
 * @param {Record<string, unknown>} manifest
 * @param {string} repository The address that a browser opens.
 * @param {string} author
 * @returns {Record<string, unknown>} The manifest with the fields in place of those it had, after the licence.
 */
export function fillIn(manifest, repository, author) {
  const address = new URL(repository).href.replace(/(\.git)?\/?$/, '')
  const fields = {
    author,
    homepage: `${address}#readme`,
    repository: { type: 'git', url: `git+${address}.git` },
    bugs: `${address}/issues`,
  }
  const rest = Object.entries(manifest).filter(([name]) => !(name in fields))
  return Object.fromEntries(
    rest.flatMap(([name, value]) => [[name, value], ...(name === 'license' ? Object.entries(fields) : [])]),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [repository, author] = process.argv.slice(2)
  if (repository === undefined || author === undefined || !URL.canParse(repository)) {
    process.stderr.write(
      'Usage: npm run release:fill-in -- https://github.com/OWNER/NAME "Ada Lovelace <ada@example.com>"\n',
    )
    process.exitCode = 2
  } else {
    const manifest = fillIn(JSON.parse(readFileSync(file, 'utf8')), repository, author)
    writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`)
  }
}
