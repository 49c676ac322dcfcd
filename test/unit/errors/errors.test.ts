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

  test('lead with what cannot be read, and name modules only where somebody chose them', () => {
    const url = 'http://localhost:3000/login'
    const other = { kind: 'hCaptcha', selector: '.h-captcha', testing: 'Use its keys', docs: 'https://docs' }
    const error = new errors.CaptchaNotFoundError(url, ['a', 'b', 'c', 'd'], [], 300, [], [other])
    expect(error.summary).toBe(
      `Found hCaptcha at ".h-captcha" on ${url}: it shows no text to type, so it can't be read. Use its keys: https://docs\n` +
        `Found no image captcha on ${url} within 300 ms. No image looked like one.\n` +
        'docs/other-captchas.md of this package has the keys and the code. If there is an image captcha as well, ' +
        'describe it: modules: [defineModule({ name, image, input })]. ' +
        'If it is not always there, make it optional: required: false.',
    )
    const chosen = new errors.CaptchaNotFoundError(url, ['mews'], [], 300)
    expect(chosen.summary).toContain('No image looked like one. Modules that looked: mews.\nIf there is one')
  })
})
