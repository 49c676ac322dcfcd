import svgCaptcha from 'svg-captcha'
import { describe, expect, it, vi } from 'vitest'

const loaded = vi.hoisted(() => [] as string[])

vi.mock('sharp', async (load) => {
  loaded.push('sharp')
  return load()
})
vi.mock('onnxruntime-web/wasm', async (load) => {
  loaded.push('onnxruntime-web')
  return load()
})

describe('the recogniser', () => {
  it('loads the image library with the first reading, and ONNX Runtime only for a model of another architecture', async () => {
    const { local } = await import('../../../../src/providers/index.ts')
    const provider = local({ runtime: 'wasm' })
    expect(loaded).toEqual([])
    await provider.read({ image: Buffer.from(svgCaptcha.create().data) })
    await provider.close?.()
    expect(loaded).toEqual(['sharp'])
    // It loads the image library too.
    const { drawStripesPng, writeStripedModel } = await import('../striped-model.ts')
    const other = await writeStripedModel()
    const own = local({ model: other.path, runtime: 'wasm' })
    await own.read({ image: await drawStripesPng('12Ab') })
    await own.close?.()
    await other.remove()
    expect(loaded).toEqual(['sharp', 'onnxruntime-web'])
  })
})
