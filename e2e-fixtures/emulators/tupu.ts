import sharp from 'sharp'
import type { EmulatedService } from './emulated-service.ts'
import { type Emulator, type ReceivedRequest, Refusal, startEmulator } from './emulator.ts'

export interface TupuEmulatorOptions {
  port?: number
  /** Keys that are known. */
  keys?: readonly string[]
  /** What is found in every image. */
  objects?: readonly TupuObject[]
  /** How many requests the key has left. */
  quota?: number
}

export interface TupuObject {
  text: string
  location: readonly (readonly [number, number])[]
  degree: number
  category: number
  scores: number
}

/** A request, as the service understood it. */
export interface TupuUpload {
  images: { name: string; format?: string; width?: number; height?: number; bytes?: Buffer }[]
  tags: string[]
  referer: string | undefined
}

/** Its state, which can be changed while it runs. */
export interface TupuEmulator extends Emulator {
  /** What is found in every image, or in the image at that place in the request. */
  objects: readonly TupuObject[] | ((index: number) => readonly TupuObject[])
  quota: number
  readonly uploads: TupuUpload[]
}

const STATIC_FORMATS = new Set(['png', 'jpeg', 'tiff', 'webp'])
const FIELDS = new Set(['image', 'tag', 'referer'])

/** Follows the documentation of Tupu's general OCR. */
export async function startTupuEmulator(options: TupuEmulatorOptions = {}): Promise<TupuEmulator> {
  const { port, keys = ['test-key'], objects = [wordAt('abcd', 0.1, 0.2)], quota = 50 } = options
  const uploads: TupuUpload[] = []

  const emulator = await startEmulator(async (request) => {
    if (request.path !== '/v3/recognition/general-ocr') throw refuse(404, 'not found', 404)
    const key = request.query.get('key')
    if (key === null || !keys.includes(key)) throw refuse(401, `invalid key ${key}`, 401)
    const upload = await readUpload(request)
    if (live.quota <= 0) throw refuse(403, 'the quota of this key is exhausted', 403)
    live.quota -= 1
    uploads.push(upload)
    const find = live.objects
    const fileList = upload.images.map(({ name }, index) => ({
      name,
      objects: typeof find === 'function' ? find(index) : find,
    }))
    return {
      body: {
        data: { fileList },
        code: 0,
        message: 'success',
        nonce: String(Math.random()),
        timestamp: Date.now(),
      },
    }
  }, port)
  const live: TupuEmulator = Object.assign(emulator, {
    objects: objects as TupuEmulator['objects'],
    quota,
    uploads,
  })
  return live
}

/** A horizontal piece of text, placed by its top left corner. */
export function wordAt(text: string, x: number, y: number, scores = 0.99): TupuObject {
  const [right, bottom] = [x + 0.1 * text.length, y + 0.2]
  const location = [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ] as const
  return { text, location, degree: 0, category: 0, scores }
}

async function readUpload(request: ReceivedRequest): Promise<TupuUpload> {
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data'))
    throw refuse(400, 'the content type is not multipart/form-data')
  const body = new Uint8Array(request.body)
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  for (const field of form.keys()) if (!FIELDS.has(field)) throw refuse(400, `there is no field ${field}`)
  const images = form.getAll('image')
  const tags = form.getAll('tag').map(String)
  if (images.length === 0) throw refuse(400, 'image is missing')
  if (tags.length > images.length) throw refuse(400, 'there are more tags than images')
  const files = images.filter((image) => typeof image !== 'string')
  if (files.length > 0 && files.length < images.length) throw refuse(400, 'files and URLs are mixed')
  return {
    images: await Promise.all(
      images.map((image) => (typeof image === 'string' ? readAddress(image) : readFile(image))),
    ),
    tags,
    referer: form.get('referer')?.toString(),
  }
}

function readAddress(address: string): TupuUpload['images'][number] {
  if (!/^https?:\/\//.test(address)) throw refuse(400, `${address} is not a URL`)
  return { name: address }
}

async function readFile(file: File): Promise<TupuUpload['images'][number]> {
  const bytes = Buffer.from(await file.arrayBuffer())
  if (bytes.byteLength > 1_000_000) throw refuse(400, 'the image is larger than 1M')
  const metadata = await sharp(bytes)
    .metadata()
    .catch(() => undefined)
  if (!metadata || !STATIC_FORMATS.has(metadata.format) || (metadata.pages ?? 1) > 1) {
    throw refuse(400, 'the image is not a static image')
  }
  const { width, height, format } = metadata
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  // Stricter than the documentation, which only advises it: long images can't have both sides in the range.
  if (long > 512 || (short < 256 && long < 512))
    throw refuse(400, `${width}x${height} is not within [256, 512]`)
  return { name: file.name, format, width, height, bytes }
}

function refuse(code: number, message: string, status = 200): Refusal {
  return new Refusal({ status, body: { code, message, timestamp: Date.now(), nonce: String(Math.random()) } })
}

export const tupuService: EmulatedService = {
  provider: 'tupu',
  creating: '/v3/recognition/general-ocr',
  async start({ text = 'abcd', ...options } = {}) {
    const objects = [wordAt(text, 0, 0)]
    const emulator = await startTupuEmulator({ ...options, objects, quota: Number.POSITIVE_INFINITY })
    return {
      emulator,
      baseUrl: emulator.url,
      emptyAccount: () => void Object.assign(emulator, { quota: 0 }),
      show: (text) => void Object.assign(emulator, { objects: [wordAt(text, 0, 0)] }),
    }
  },
}
