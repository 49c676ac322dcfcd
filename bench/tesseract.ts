import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { createWorker } from 'tesseract.js'
import { fromFunction } from '../src/providers/from-function.ts'
import type { Provider } from '../src/providers/provider.ts'

/** Tesseract's mode for an image of one line of text. */
const SINGLE_LINE = '7'

/** How an image is prepared for Tesseract. Which preparation helps most differs from library to library. */
const preparations: Record<string, (image: Sharp) => Sharp> = {
  'as is': (image) => image,
  denoised: (image) => image.greyscale().resize({ height: 150 }).median(5),
  thresholded: (image) => image.greyscale().resize({ height: 150 }).normalise().blur(1.5).threshold(128),
}

/** General-purpose OCR as JavaScript developers use it: tesseract.js with its English data, one provider per preparation. */
export async function createTesseractProviders(): Promise<Provider[]> {
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))
  const worker = await createWorker('eng', 1, {
    langPath: join(data, '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
  })
  await worker.setParameters({ tessedit_pageseg_mode: SINGLE_LINE, debug_file: '/dev/null' })
  return Object.entries(preparations).map(([name, prepare]) => ({
    ...fromFunction(async ({ image }) => {
      const prepared = await prepare(sharp(image).flatten({ background: 'white' }))
        .png()
        .toBuffer()
      const { data: page } = await worker.recognize(prepared)
      return page.text.replace(/\s/g, '')
    }, `tesseract.js, ${name}`),
    close: async () => {
      await worker.terminate()
    },
  }))
}
