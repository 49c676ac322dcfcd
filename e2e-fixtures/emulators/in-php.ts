import { type EmulatedService, type EmulatorOptions, runTasks } from './emulated-service.ts'
import {
  decodeImage,
  type EmulatedReply,
  type Emulator,
  type ReceivedRequest,
  Refusal,
  startEmulator,
} from './emulator.ts'

export interface InPhpEmulatorOptions extends EmulatorOptions {
  balance?: number
}

/** Its state, which can be changed while it runs. */
export interface InPhpEmulator extends Emulator {
  /** What every image shows. */
  text: string
  /** How many polls find a task not ready. */
  polls: number
  balance: number
  /** Whether it answers in plain text, as servers do that don't know `json=1`. */
  plain: boolean
  /** The known tasks, by their digits. Clear it to lose them. */
  readonly tasks: Map<string, { asked: number; reported: boolean }>
  readonly reports: { action: string; id: string }[]
}

const PRICE = '0.00085'

const isFlag = (value: string) => value === '0' || value === '1'
const isLength = (value: string) => /^(\d|1\d|20)$/.test(value)

/** The fields of in.php for an image in base64, besides its key, method and body. */
const checks: Readonly<Record<string, (value: string) => boolean>> = {
  json: isFlag,
  phrase: isFlag,
  regsense: isFlag,
  numeric: (value) => /^[0-4]$/.test(value),
  calc: isFlag,
  min_len: isLength,
  max_len: isLength,
  language: (value) => /^[0-2]$/.test(value),
  lang: (value) => /^[a-z]{2,3}$/.test(value),
  textinstructions: (value) => value.length <= 140,
  header_acao: isFlag,
  soft_id: (value) => /^\d+$/.test(value),
}

/** Follows the documentation of in.php and res.php. Source: https://2captcha.com/2captcha-api */
export async function startInPhpEmulator(options: InPhpEmulatorOptions = {}): Promise<InPhpEmulator> {
  const { port, keys = ['test-key'], text = 'ABCDE', polls = 0, balance = 10 } = options
  const tasks: InPhpEmulator['tasks'] = new Map()
  const reports: InPhpEmulator['reports'] = []
  let lastTask = 2_122_988_148

  const emulator = await startEmulator((request) => {
    try {
      return say({ status: 1, ...answer(request) })
    } catch (error) {
      if (error instanceof Refusal) return say({ status: 0, request: error.reply.body })
      throw error
    }
  }, port)
  const live: InPhpEmulator = Object.assign(emulator, { text, polls, balance, plain: false, tasks, reports })

  function answer(request: ReceivedRequest): { request: string; price?: string } {
    const fields = readFields(request)
    checkKey(fields.get('key') ?? '', keys)
    if (request.path === '/in.php') return { request: createTask(fields) }
    if (request.path !== '/res.php') throw refuse('ERROR_NO_SUCH_METHOD')
    return askTask(fields)
  }

  function createTask(fields: URLSearchParams): string {
    const { key: _key, method, body, ...others } = Object.fromEntries(fields)
    if (method !== 'base64') throw refuse('ERROR_BAD_PARAMETERS')
    for (const [field, value] of Object.entries(others))
      if (!checks[field]?.(value)) throw refuse('ERROR_BAD_PARAMETERS')
    const image = decodeImage(body, () => refuse('ERROR_UPLOAD'))
    if (image.byteLength < 100) throw refuse('ERROR_ZERO_CAPTCHA_FILESIZE')
    if (image.byteLength > 600_000) throw refuse('ERROR_TOO_BIG_CAPTCHA_FILESIZE')
    if (live.balance <= 0) throw refuse('ERROR_ZERO_BALANCE')
    lastTask += 1
    tasks.set(String(lastTask), { asked: 0, reported: false })
    return String(lastTask)
  }

  function askTask(fields: URLSearchParams): { request: string; price?: string } {
    const [action, id] = [fields.get('action'), fields.get('id') ?? '']
    if (action === null) throw refuse('ERROR_EMPTY_ACTION')
    if (action === 'getbalance') return { request: String(live.balance) }
    if (!/^\d+$/.test(id)) throw refuse('ERROR_WRONG_ID_FORMAT')
    const task = tasks.get(id)
    if (!task) throw refuse('ERROR_WRONG_CAPTCHA_ID')
    if (action === 'reportgood' || action === 'reportbad') {
      if (task.reported) throw refuse('ERROR_DUPLICATE_REPORT')
      task.reported = true
      reports.push({ action, id })
      return { request: 'OK_REPORT_RECORDED' }
    }
    if (action !== 'get' && action !== 'get2') throw refuse('ERROR_EMPTY_ACTION')
    task.asked += 1
    if (task.asked <= live.polls) throw refuse('CAPCHA_NOT_READY')
    return { request: live.text, ...(action === 'get2' && { price: PRICE }) }
  }

  function say(reply: { status: number; request: unknown; price?: string }): EmulatedReply {
    if (!live.plain) return { body: reply }
    const { status, request, price } = reply
    const words = status === 0 || request === 'OK_REPORT_RECORDED' ? [request] : ['OK', request, price]
    return { body: words.filter((word) => word !== undefined).join('|'), plain: true }
  }

  return live
}

/** in.php takes a form, res.php its fields in the address. */
function readFields(request: ReceivedRequest): URLSearchParams {
  if (request.path !== '/in.php') return request.query
  const isForm = /^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')
  if (request.method !== 'POST' || !isForm) throw refuse('ERROR_UPLOAD')
  return new URLSearchParams(request.body.toString('utf8'))
}

function checkKey(key: string, keys: readonly string[]): void {
  if (key === '') throw refuse('ERROR_WRONG_USER_KEY')
  if (!keys.includes(key)) throw refuse('ERROR_KEY_DOES_NOT_EXIST')
}

function refuse(code: string): Refusal {
  return new Refusal({ body: code })
}

export const inPhpService: EmulatedService = {
  provider: 'inPhp',
  creating: '/in.php',
  polling: '/res.php',
  start: async (options) => runTasks(await startInPhpEmulator(options)),
}
