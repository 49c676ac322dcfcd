// Checks what npm would report only after the upload, or not at all.
import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const missing = ['author', 'homepage', 'repository', 'bugs'].filter((field) => manifest[field] === undefined)

if (missing.length > 0) {
  process.stderr.write(
    `package.json has no "${missing.join('", no "')}". The package is published with provenance, which must name the ` +
      'repository that it is built in. Fill them in: npm run release:fill-in -- https://github.com/OWNER/NAME "Your name"\n',
  )
  process.exitCode = 1
}
