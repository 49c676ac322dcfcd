import { fileURLToPath } from 'node:url'
import { type OutputOptions, rolldown } from 'rolldown'

const id = 'virtual:in-page-source'
const entry = fileURLToPath(new URL('../src/page/in-page/index.ts', import.meta.url))

/**
 * Bundles each function of `src/page/in-page/` into a script of its own, which a browser parses anew on every call, and gives
 * them to the import `virtual:in-page-source` as an object of strings.
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
      const names = (await generate({ format: 'es' }, `export * from ${JSON.stringify(entry)}`)).exports
      const sources: Record<string, string> = {}
      for (const name of names) {
        const script = `export { ${name} } from ${JSON.stringify(entry)}`
        sources[name] = (await generate({ format: 'iife', name: 'inPage', minify: true }, script)).code
      }
      return `export default ${JSON.stringify(sources)}`
    },
  }
}

async function generate(options: OutputOptions, script: string) {
  const bundle = await rolldown({
    input: id,
    logLevel: 'warn',
    plugins: [
      {
        name: 'in-page-script',
        resolveId: (source) => (source === id ? source : undefined),
        load: (source) => (source === id ? script : undefined),
      },
    ],
  })
  const { output } = await bundle.generate(options)
  await bundle.close()
  return output[0]
}
