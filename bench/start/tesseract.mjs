import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { createWorker } from 'tesseract.js'
import { chooseImages, reportAnswered } from './report.mjs'

const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))
const worker = await createWorker('eng', 1, {
  langPath: join(data, '4.0.0_best_int'),
  cacheMethod: 'none',
  gzip: true,
})
await worker.setParameters({ tessedit_pageseg_mode: '7', debug_file: '/dev/null' })
for (const image of chooseImages()) await worker.recognize(await sharp(image).png().toBuffer())
reportAnswered()
await worker.terminate()
