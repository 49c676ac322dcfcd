import { firstLine } from '../../errors/first-line.ts'
import type { Finding } from './finding.ts'

/** What pages show captchas as. */
const FORMATS = ['png', 'jpeg', 'gif', 'webp', 'svg'] as const

/** Says whether pictures can be decoded. */
export async function checkDecoder(): Promise<Finding[]> {
  const subject = 'Pictures'
  try {
    const { default: sharp } = await import('sharp')
    const missing = FORMATS.filter((format) => !sharp.format[format]?.input.buffer)
    const seen = `sharp ${sharp.versions.sharp} with libvips ${sharp.versions.vips}`
    if (missing.length === 0) return [{ subject, status: 'ok', seen: `${seen}: ${FORMATS.join(', ')}` }]
    const advice = 'Use the libvips that comes with sharp: npm rebuild sharp'
    return [{ subject, status: 'problem', seen: `${seen} can't decode ${missing.join(', ')}`, advice }]
  } catch (error) {
    const advice = 'Install it for this platform: npm install --include=optional sharp'
    return [{ subject, status: 'problem', seen: `sharp can't be loaded: ${firstLine(error)}`, advice }]
  }
}
