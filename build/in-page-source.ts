import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const id = 'virtual:in-page-source'
const entry = fileURLToPath(new URL('../src/page/in-page/index.ts', import.meta.url))

/**
 * Bundles the functions of `src/page/in-page/` into one script that declares `inPage` with all of them, and gives it to the
 * import `virtual:in-page-source` as a string.
 *
 * Functions that a driver serialises with `toString()` break as soon as a bundler renames an import, keeps a name or
 * counts coverage in them. A script bundled for the page alone has none of that, and may be cut into files like any
 * other code.
 */
export function inPageSource() {
  return {
    name: 'in-page-source',
    resolveId: (source: string) => (source === id ? `\0${id}` : undefined),
    async load(source: string) {
      if (source !== `\0${id}`) return
      return `export default ${JSON.stringify(await bundle())}`
    },
  }
}

async function bundle(): Promise<string> {
  const bundle = await rolldown({ input: entry, logLevel: 'warn' })
  const { output } = await bundle.generate({ format: 'iife', name: 'inPage', minify: true })
  await bundle.close()
  return output[0].code
}
