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
  it('loads neither the image library nor the runtime before the first reading', async () => {
    const { local } = await import('../../../../src/providers/index.ts')
    const provider = local({ runtime: 'wasm' })
    expect(loaded).toEqual([])
    await expect(provider.read({ image: Buffer.from('no image') })).rejects.toThrow("can't read this image")
    await provider.close?.()
    expect(loaded.sort()).toEqual(['onnxruntime-web', 'sharp'])
  })
})
