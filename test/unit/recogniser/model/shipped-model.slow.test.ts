import { readFile, stat } from 'node:fs/promises'
import sharp from 'sharp'
import svgCaptcha from 'svg-captcha'
import { afterAll, describe, expect, it } from 'vitest'
import { loadModel, shippedModelPath } from '../../../../src/recogniser/model/model-card.ts'
import { createRecogniser } from '../../../../src/recogniser/recogniser.ts'

const MEGABYTE = 2 ** 20
const fixtures = new URL('../../../../training/fixtures/', import.meta.url)

describe('the model that ships with the package', () => {
  const recogniser = createRecogniser({ runtime: 'wasm' })

  afterAll(() => recogniser.close())

  it('has a card that describes its input and output', async () => {
    const { card } = await loadModel(shippedModelPath())
    expect(card).toMatchObject({ height: 48, minWidth: 32, maxWidth: 400, widthMultiple: 4, blank: 0 })
    expect(card.alphabet).toMatch(/^0123456789A.*Za.*z\+-\*\/=\?$/)
  })

  it('is smaller than five megabytes', async () => {
    expect((await stat(shippedModelPath())).size).toBeLessThan(5 * MEGABYTE)
  })

  it('reads most images of a common library', async () => {
    const answers: Record<string, string> = JSON.parse(
      await readFile(new URL('answers.json', fixtures), 'utf8'),
    )
    const images = Object.entries(answers).filter(([file]) => file.startsWith('svg/'))
    const readings = await Promise.all(
      images.map(async ([file, answer]) => {
        const reading = await recogniser.recognise(await readFile(new URL(file, fixtures)), {
          caseSensitive: false,
        })
        return { isRight: reading?.text.toLowerCase() === answer.toLowerCase(), score: reading?.score }
      }),
    )
    expect(readings.filter(({ isRight }) => isRight).length).toBeGreaterThan(images.length / 2)
    for (const { score } of readings) expect(score).toBeGreaterThan(0)
  })

  it('reads light letters on a transparent background, as a dark page shows them', async () => {
    const images = Array.from({ length: 6 }, () => svgCaptcha.create())
    const readings = await Promise.all(
      images.map(({ data }) => {
        const light = data
          .replace(/fill="#[^"]*"/g, 'fill="#fff"')
          .replace(/stroke="[^"]*"/g, 'stroke="#ddd"')
        return recogniser.recognise(Buffer.from(light))
      }),
    )
    expect(readings.filter((reading, index) => reading?.text === images[index]?.text).length).toBeGreaterThan(
      3,
    )
  })

  it('looks closer at an image with wide black bars', async () => {
    const images = Array.from({ length: 6 }, () => svgCaptcha.create({ background: '#fff' }))
    const readings = await Promise.all(
      images.map(async ({ data }) => {
        const bars = { top: 70, bottom: 70, background: '#000' }
        const barred = await sharp(Buffer.from(data)).extend(bars).png().toBuffer()
        return recogniser.recognise(barred, { caseSensitive: false })
      }),
    )
    const right = readings.filter(
      (reading, index) => reading?.text.toLowerCase() === images[index]?.text.toLowerCase(),
    )
    expect(right.length).toBeGreaterThan(3)
  })
})
