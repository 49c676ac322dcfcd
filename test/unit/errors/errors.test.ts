import { describe, expect, test } from 'vitest'
import * as errors from '../../../src/errors/index.ts'
import { ending, providerFields, samples } from './samples.ts'

describe('the errors', () => {
  test('are all tried here', () => {
    const abstract = ['ImageCaptchaError', 'QueueEndedError']
    const exported = Object.keys(errors).filter((name) => !abstract.includes(name))
    expect(samples.map(([error]) => error.name).sort()).toEqual(exported.sort())
  })

  test.each(samples)('say where to read on: %s', (error, section) => {
    const docs = `node_modules/solve-image-captchas/docs/troubleshooting.md#${section}`
    expect(error.docs).toBe(docs)
    expect(error.message).toBe(`${error.summary}\nSee ${docs}`)
    expect(error).toBeInstanceOf(errors.ImageCaptchaError)
  })

  test('are told apart by their code, which the compiler knows', () => {
    const code: 'QUEUE_CLOSED' = new errors.QueueClosedError(...ending).code
    expect(code).toBe('QUEUE_CLOSED')
    expect(new errors.ProviderError('shop has no funds.', providerFields).code).toBe('ERROR_ZERO_BALANCE')
  })
})
