import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The package, within `node_modules`, that a module of the bundle comes from. */
const packageOf = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/** Packages whose code was bundled, over all the formats: each writes the file, and the last one must know them all. */
const bundled = new Set<string>()

/** Ships the licences of the packages whose code is bundled, as they ask for. */
export function thirdPartyNotices() {
  return {
    name: 'third-party-notices',
    generateBundle(
      this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): unknown },
      _: unknown,
      bundle: Record<string, { type: string; moduleIds?: string[] }>,
    ) {
      for (const { moduleIds = [] } of Object.values(bundle)) {
        for (const id of moduleIds) {
          const folder = packageOf.exec(id)?.[1]
          if (folder !== undefined && !/\.d\.[cm]?ts$/.test(id)) bundled.add(folder)
        }
      }
      const source = [introduction, ...[...bundled].sort().map(toNotice)].join(`\n\n${'-'.repeat(80)}\n\n`)
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: `${source}\n` })
    },
  }
}

const introduction = `The files in this folder hold code of these packages too, each under its own licence.
That of the list of English words is beside it, in ../words/.`

function toNotice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (file === undefined)
    throw new Error(`${name} ${version} is bundled and has no licence file in ${folder}.`)
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
}
