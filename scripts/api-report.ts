import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import manifest from '../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('..', import.meta.url))

/** The folder of the committed reports, one for each entry of the package. */
export const apiFolder = join(root, 'api')

/** The entries that have types: their name in the reports, and their declarations in `dist/`. */
export function listEntries(): { name: string; declarations: string }[] {
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (typeof target === 'string') return []
    const name = path === '.' ? 'index' : path.slice('./'.length)
    return [{ name, declarations: join(root, target.import.types) }]
  })
}

/** Writes a report of the exports of each entry of the built package, with every signature. */
export function writeApiReports(folder: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'solve-image-captchas-api-'))
  try {
    for (const { name, declarations } of listEntries()) writeApiReport(name, declarations, folder, scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function writeApiReport(name: string, declarations: string, folder: string, scratch: string): void {
  const silent = { default: { logLevel: ExtractorLogLevel.None } }
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: declarations,
      compiler: { overrideTsconfig: compilerOptions(declarations) },
      apiReport: {
        enabled: true,
        reportFolder: folder,
        reportTempFolder: scratch,
        reportFileName: `${name}.api.md`,
      },
      newlineKind: 'lf',
      // The report is there to show changes, not to check names and tags.
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
  })
  Extractor.invoke(config, { localBuild: true })
}

function compilerOptions(declarations: string) {
  return {
    compilerOptions: {
      target: 'ES2023',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      types: ['node'],
      strict: true,
      skipLibCheck: true,
    },
    files: [declarations],
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeApiReports(apiFolder)
