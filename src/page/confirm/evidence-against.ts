import type { NewText } from '../in-page/new-texts.ts'
import { type Evidence, quote } from './evidence.ts'
import { hasMoved, isReplaced, type Outcome, sceneOf, submissionsOf } from './outcome.ts'
import { parseBody } from './reply.ts'
import { refusedBy } from './words.ts'

/** New documents bring many texts of their own: beyond this number, one in plain type says little. */
const fewTexts = 12

type Subject = ReturnType<typeof refusedBy>

type Finder = (outcome: Outcome, subject: NonNullable<Subject>) => string | undefined

/** What a screen reader announces, a heading, a title, or what looks like an error. */
const prominently: Finder = ({ texts }, subject) =>
  texts.find(
    ({ text, place, tone }) =>
      (isProminent(place) || tone === 'bad') && place !== 'control' && refusedBy(text) === subject,
  )?.text

/** Plain text counts where it was added to the same page, or stands nearly alone on a new one. */
const plainly: Finder = (outcome, subject) => {
  if (isReplaced(outcome) && outcome.texts.length > fewTexts) return undefined
  return outcome.texts.find(({ text, place }) => place === 'text' && refusedBy(text) === subject)?.text
}

/** In place, plain text may be about something beside the form: a chat that cannot connect. */
const whereItCounts: Finder = (outcome, subject) =>
  prominently(outcome, subject) ?? (isReplaced(outcome) ? plainly(outcome, subject) : undefined)

const beside: Finder = (outcome, subject) => (isReplaced(outcome) ? undefined : plainly(outcome, subject))

const anyhow: Finder = (outcome, subject) => prominently(outcome, subject) ?? plainly(outcome, subject)

const isProminent = (place: NewText['place']) => place === 'alert' || place === 'heading' || place === 'title'

/** The page's own words outweigh all that only looks like a success: a home page that says welcome beside the error. */
function refusing(subject: NonNullable<Subject>, weight: number, find: Finder): Evidence {
  return {
    weight,
    ...(subject === 'form' && { about: 'form' as const }),
    says: (outcome) => {
      if (isBrowsersOwn(outcome)) return undefined
      const dialog =
        find === plainly ? undefined : outcome.dialogs.find(({ message }) => refusedBy(message) === subject)
      if (dialog) return `a dialog says ${quote(dialog.message)}`
      const text = find(outcome, subject)
      return text === undefined ? undefined : `the page says ${quote(text)}`
    },
  }
}

/** The browser's page for an address it could not load has the words of a refusal, but no site wrote them. */
function isBrowsersOwn(outcome: Outcome): boolean {
  return /^(chrome-error|about:neterror)/.test(sceneOf(outcome)?.url ?? '')
}

/** A limit or a failure of the server, which no other answer would mend. */
const isServersOwn = (status: number) => status === 429 || status >= 500

function answeredWith(counts: (status: number) => boolean): Evidence {
  return {
    weight: -100,
    says: (outcome) => {
      const document = isReplaced(outcome) ? outcome.own?.status : undefined
      const statuses = [document, ...submissionsOf(outcome).map(({ status }) => status)]
      const seen = statuses.find((status) => status !== undefined && counts(status))
      return seen === undefined ? undefined : `the server answered with HTTP status ${seen}`
    },
  }
}

export const evidenceAgainst: Evidence[] = [
  refusing('captcha', -300, anyhow),
  refusing('form', -250, whereItCounts),
  refusing('form', -130, beside),
  refusing('unnamed', -200, prominently),
  refusing('unnamed', -110, plainly),
  {
    weight: -50,
    says: ({ texts }) => {
      const bad = texts.find(
        ({ tone, place, text }) => tone === 'bad' && place !== 'control' && !refusedBy(text),
      )
      return bad && `the page says ${quote(bad.text)}, marked as an error`
    },
  },
  answeredWith((status) => status >= 400 && !isServersOwn(status)),
  { ...answeredWith(isServersOwn), about: 'form' },
  {
    weight: -100,
    about: 'form',
    says: (outcome) => {
      const failed = submissionsOf(outcome).find(({ failure }) => failure !== undefined)
      return failed && `the submission failed: ${failed.failure}`
    },
  },
  {
    weight: -110,
    says: (outcome) => {
      const refused = submissionsOf(outcome).find(({ saysYes }) => saysYes === false)
      const document = outcome.own?.json === undefined ? undefined : parseBody(outcome.own.json)
      const words = refused?.words ?? document?.words
      if (!refused && document?.saysYes !== false) return undefined
      return `the server's reply says no${words === undefined ? '' : `: ${quote(words)}`}`
    },
  },
  {
    weight: -40,
    says: ({ captcha, known }) =>
      captcha && captcha.fingerprint !== known.fingerprint && captcha.state === 'ready'
        ? 'the page asks again with another image'
        : undefined,
  },
  {
    weight: -80,
    says: (outcome) => {
      const field = newlyInvalid(outcome).find(({ path }) => path === outcome.known.input)
      return field && `the field is marked as invalid${field.message && `: ${quote(field.message)}`}`
    },
  },
  {
    weight: -90,
    about: 'form',
    says: (outcome) => {
      const field = newlyInvalid(outcome).find(({ path }) => path !== outcome.known.input)
      return (
        field &&
        `the field ${quote(field.name)} is marked as invalid${field.message && `: ${quote(field.message)}`}`
      )
    },
  },
  {
    weight: -120,
    says: (outcome) => {
      const path = (url: string) => (URL.canParse(url) ? new URL(url).pathname : '')
      const word = /(^|[/_.-])(log-?in|sign-?in|logon|auth|connexion|anmelden)([/_.-]|$)/i
      const { url = '' } = sceneOf(outcome) ?? {}
      return hasMoved(outcome) && word.test(path(url)) && !word.test(path(outcome.before.own.url))
        ? `the page went to a sign-in page: ${url}`
        : undefined
    },
  },
  {
    weight: -120,
    says: (outcome) => {
      const { before } = outcome
      const now = sceneOf(outcome)
      return now?.hasPassword && !before.own.hasPassword && !before.top?.hasPassword
        ? 'a sign-in form appeared'
        : undefined
    },
  },
  {
    weight: -60,
    says: (outcome) => {
      const url = sceneOf(outcome)?.url ?? ''
      const word = /[?&/#=_-](errors?|fail(?:ed|ure)?|invalid|denied|rejected|wrong|incorrect)(?![a-z])/i
      return hasMoved(outcome) && word.test(url) && !word.test(outcome.before.own.url)
        ? `the address is ${url}`
        : undefined
    },
  },
  {
    weight: -30,
    says: ({ own, before, captcha, known }) =>
      own?.document === before.own.document &&
      captcha?.fingerprint === known.fingerprint &&
      own.answer === '' &&
      before.own.answer !== ''
        ? 'the field was emptied beside the same image'
        : undefined,
  },
]

function newlyInvalid({ own, before }: Outcome) {
  const then = new Map(before.own.invalid.map(({ path, message }) => [path, message]))
  return (own?.invalid ?? []).filter(({ path, message }) => !then.has(path) || then.get(path) !== message)
}
