/** Guesses from its first bytes what an undecodable file is, so that the error spares its reader a hex viewer. */
export function describeBytes(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1').trimStart()
  if (/^(<!doctype html|<html)/i.test(start)) return 'an HTML page'
  if (/^<(\?xml|svg|!--)/i.test(start)) return 'an XML or SVG document'
  if (/^[[{]\s*["[{\]}]/.test(start)) return 'a JSON document'
  const signature = signatures.find(({ pattern }) => pattern.test(start))
  if (signature) return `a ${signature.format} file`
  if (/^[\x20-\x7e\s]{4,}$/.test(start)) return `text that starts with ${JSON.stringify(start.slice(0, 24))}`
  return `unknown data that starts with the bytes ${Buffer.from(bytes.subarray(0, 8)).toString('hex')}`
}

const signatures = [
  { format: 'PNG', pattern: /^\x89PNG/ },
  { format: 'JPEG', pattern: /^\xff\xd8\xff/ },
  { format: 'GIF', pattern: /^GIF8/ },
  { format: 'WebP', pattern: /^RIFF.{4}WEBP/s },
  { format: 'BMP', pattern: /^BM.{12}/s },
  { format: 'PDF', pattern: /^%PDF/ },
]
