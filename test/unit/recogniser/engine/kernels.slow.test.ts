import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildEngine, findZig, ZIG_VERSION } from '../../../../scripts/build-engine.mjs'

const committed = new URL('../../../../models/kernels.wasm', import.meta.url)

describe('the compiled kernels', () => {
  it('are what their source compiles to', async (context) => {
    if (!(await findZig())) context.skip(`Zig ${ZIG_VERSION} is not installed`)
    const folder = await mkdtemp(join(tmpdir(), 'kernels-'))
    const output = join(folder, 'kernels.wasm')
    await buildEngine(output)
    const isSame = (await readFile(output)).equals(await readFile(committed))
    expect(isSame, 'Run `npm run build:engine` and commit models/kernels.wasm.').toBe(true)
    await rm(folder, { recursive: true })
  })

  it('import nothing and export what the engine calls', async () => {
    const module = new WebAssembly.Module(await readFile(committed))
    expect(WebAssembly.Module.imports(module)).toEqual([])
    expect(WebAssembly.Module.exports(module).map(({ name }) => name)).toContain('linear')
  })
})
