import { describe, expect, it } from 'vitest'
import { readOnnx } from '../../../../src/recogniser/engine/onnx-file.ts'
import { encodeModel } from '../onnx-file.ts'

const model = {
  nodes: [{ type: 'Relu', inputs: ['image'], output: 'logits', attributes: {} }],
  weights: [
    { name: 'first', dims: [2, 3], values: [1, 2, 3, 4, 5, -6] },
    { name: 'long', dims: [300], values: Array<number>(300).fill(0.5) },
  ],
  input: { name: 'image', dims: ['images', 3] },
  output: { name: 'logits', dims: ['images', 3] },
}

describe('readOnnx', () => {
  it('finds the tensors of a file by name, with their sizes and bytes', () => {
    const { tensors } = readOnnx(encodeModel(model))
    expect([...tensors.keys()]).toEqual(['first', 'long'])
    expect(tensors.get('first')?.dims).toEqual([2, 3])
    const bytes = new Uint8Array(tensors.get('first')?.bytes ?? [])
    expect([...new Float32Array(bytes.buffer)]).toEqual([1, 2, 3, 4, 5, -6])
    expect(tensors.get('long')?.bytes.length).toBe(1200)
  })

  it('calls two files the same architecture when only the values differ', () => {
    const [weights, ...others] = model.weights
    const architectureOf = (changes: Partial<typeof model>) =>
      readOnnx(encodeModel({ ...model, ...changes })).architecture
    const same = architectureOf({})
    expect(
      architectureOf({ weights: [{ ...weights, values: [6, 5, 4, 3, 2, 1] } as never, ...others] }),
    ).toBe(same)
    expect(architectureOf({ weights: [{ ...weights, dims: [3, 2] } as never, ...others] })).not.toBe(same)
    expect(architectureOf({ weights: [{ ...weights, name: 'other' } as never, ...others] })).not.toBe(same)
    expect(architectureOf({ nodes: [{ ...model.nodes[0], type: 'Sigmoid' } as never] })).not.toBe(same)
  })

  it('says that a file is cut off', () => {
    const file = encodeModel(model)
    expect(() => readOnnx(file.subarray(0, file.length - 40))).toThrow(
      /^The model is damaged or no ONNX file: a part of it lacks 40 of \d+ bytes\.$/,
    )
  })

  it('says that other bytes are no model', () => {
    expect(() => readOnnx(Buffer.from('<!doctype html><title>Not found</title>'))).toThrow(
      'The model is damaged or no ONNX file',
    )
  })
})
