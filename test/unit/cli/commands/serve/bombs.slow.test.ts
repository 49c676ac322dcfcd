import svgCaptcha from 'svg-captcha'
import { describe, expect, it } from 'vitest'
import { local } from '../../../../../src/providers/local.ts'
import { endlessDrawings } from '../../../recogniser/image/bombs.ts'
import { makeTask, post, serve } from './server.ts'

describe('startServer', () => {
  it('reads an image while four that take endless time are refused', async () => {
    const provider = local()
    await provider.warmUp?.()
    const { url } = await serve(provider)
    const create = (image: Uint8Array) =>
      post(`${url}/createTask`, { task: makeTask({ body: Buffer.from(image).toString('base64') }) })
    const captcha = Buffer.from(svgCaptcha.create({ color: true, background: '#eeeeee' }).data)
    const bomb = endlessDrawings['elements used a million times'] ?? Buffer.alloc(0)

    const [good, ...bad] = await Promise.all([
      create(captcha),
      ...Array.from({ length: 4 }, () => create(bomb)),
    ])
    expect(good?.body).toMatchObject({ errorId: 0, status: 'ready' })
    for (const { status, body } of bad) {
      expect(status).toBe(400)
      expect(body).toMatchObject({ errorId: 1, errorCode: 'ERROR_PARSE_IMAGE_FAIL' })
      expect(body.errorDescription).toContain('drawing it takes more than 0.5 s of processor time')
    }
    await provider.close?.()
  })
})
