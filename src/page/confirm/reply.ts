import { refusedBy, saysSuccess } from './words.ts'

/** A reply to a submission, as far as it says yes or no. */
export interface ReplyBody {
  saysYes?: boolean
  /** What it says in words. */
  words?: string
}

const verdictFields =
  /^(success|ok|succeeded|isSuccess|valid|isValid|passed|verified|accepted|authenticated)$/i
const codeFields = /^(code|ret|ret_?code|status|status_?code|result|result_?code|state)$/i
/** In these, 0 is no code for success: it is as often false. */
const stateFields = /^(status|result|state)$/i
/** Anything but nothing in one of these is a failure. */
const errorFields =
  /(^|_|[a-z])(errors?|exception|failure)(_|$)|^(err|errno|err_?(code|msg)|error_?\w*|failed)$/i
const wordFields =
  /^(message|msg|error|errors|detail|description|reason|title|text|info|err_?msg|error_?message)$/i

const goodCode = /^(0+|20[0-4]|ok|success|succeeded|true|yes|done|accepted|valid|passed)$/i
/** Other small numbers say nothing: 1 is a success to one API and a failure to the next. */
const badCode =
  /^(-\d+|[4-9]\d\d+|fail(ed|ure)?|error|invalid|denied|rejected|false|no|ko|nok|wrong|expired|unauthori[sz]ed|forbidden)$/i

/** What a body of JSON, or of one word, says. */
export function parseBody(text: string): ReplyBody {
  const trimmed = text.trim().slice(0, 65_536)
  if (trimmed === '') return {}
  try {
    return judgeValue(JSON.parse(trimmed))
  } catch {
    // No JSON: a single word counts, markup does not.
    return trimmed.length <= 40 && !trimmed.startsWith('<') ? judgeWord(trimmed) : {}
  }
}

function judgeValue(value: unknown): ReplyBody {
  if (typeof value === 'boolean') return { saysYes: value }
  if (typeof value === 'string') return judgeWord(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const fields = Object.entries(value)
  const words = fields
    .filter(([name]) => wordFields.test(name) || errorFields.test(name))
    .map(([, told]) => firstText(told))
    .find(Boolean)
  const said = words === undefined ? {} : { words: words.slice(0, 200) }
  const votes = fields.flatMap(([name, field]) => vote(name, field) ?? [])
  if (votes.includes(false)) return { ...said, saysYes: false }
  if (words !== undefined && refusedBy(words)) return { ...said, saysYes: false }
  if (votes.includes(true)) return { ...said, saysYes: true }
  if (words !== undefined && saysSuccess(words)) return { ...said, saysYes: true }
  return said
}

function vote(name: string, value: unknown): boolean | undefined {
  if (verdictFields.test(name)) return typeof value === 'boolean' ? value : judgeCode(value)
  // `errno: 0` is a success, `error: null` says nothing.
  if (errorFields.test(name)) return isEmpty(value) ? value === 0 || undefined : judgeCode(value) === true
  if (stateFields.test(name) && (value === 0 || value === '0')) return undefined
  return codeFields.test(name) ? judgeCode(value) : undefined
}

function judgeCode(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const code = String(value)
  if (goodCode.test(code)) return true
  return badCode.test(code) ? false : undefined
}

function judgeWord(word: string): ReplyBody {
  const verdict = judgeCode(word.replace(/[.!"']/g, ''))
  if (verdict !== undefined) return { saysYes: verdict, words: word }
  if (refusedBy(word)) return { saysYes: false, words: word }
  return saysSuccess(word) ? { saysYes: true, words: word } : {}
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === '' ||
    value === 0 ||
    (typeof value === 'object' && Object.keys(value as object).length === 0)
  )
}

function firstText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return undefined
  return Object.values(value).map(firstText).find(Boolean)
}
