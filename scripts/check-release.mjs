// Checks what npm would report only after the upload.
import { readFileSync } from 'node:fs'

const { repository } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

if (repository === undefined) {
  process.stderr.write(
    'package.json has no "repository". The package is published with provenance, which must name the repository that ' +
      'it is built in. Add it: npm pkg set repository.type=git repository.url=git+https://…\n',
  )
  process.exitCode = 1
}
