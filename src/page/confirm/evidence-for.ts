import type { NewText } from '../in-page/new-texts.ts'
import { type Evidence, quote } from './evidence.ts'
import { hasMoved, isReplaced, type Outcome, sceneOf, submissionsOf } from './outcome.ts'
import { parseBody } from './reply.ts'
import { isPostReply } from './trace.ts'
import { saysSuccess, signsOut } from './words.ts'

const successAmong = ({ texts }: Outcome, fits: (text: NewText) => boolean) =>
  texts.find((shown) => fits(shown) && saysSuccess(shown.text))?.text

const isProminent = ({ place, tone }: NewText) =>
  place === 'alert' || place === 'heading' || place === 'title' || tone === 'good'

/** New texts that a page has at least when it shows more than a message. */
const several = 4

export const evidenceFor: Evidence[] = [
  {
    weight: 110,
    says: (outcome) => {
      const said = outcome.dialogs.find(({ message }) => saysSuccess(message))?.message
      if (said !== undefined) return `a dialog says ${quote(said)}`
      const text = successAmong(outcome, isProminent)
      return text === undefined ? undefined : `the page says ${quote(text)}`
    },
  },
  {
    weight: 90,
    says: (outcome) => {
      if (successAmong(outcome, isProminent) !== undefined) return undefined
      const isSame = !isReplaced(outcome)
      const text = successAmong(outcome, ({ place }) => place === 'text' || (isSame && place === 'control'))
      return text === undefined ? undefined : `the page says ${quote(text)}`
    },
  },
  {
    // Too little for a success, and enough not to send again what may have been taken: a second comment is thanked for as the first.
    weight: 30,
    says: (outcome) => {
      const said = outcome.own?.repeated.find(saysSuccess)
      return said === undefined ? undefined : `the page says ${quote(said)}, as it did before`
    },
  },
  {
    weight: 90,
    says: ({ trace }) =>
      trace.downloads[0] === undefined ? undefined : `${trace.downloads[0]} was downloaded`,
  },
  {
    weight: 60,
    says: ({ popups }) => {
      const shown = popups.find(
        ({ url, readyState, status = 200 }) =>
          readyState === 'complete' && /^https?:/.test(url) && status < 400,
      )
      return shown && `the page opened ${shown.url}`
    },
  },
  {
    weight: 80,
    says: (outcome) => {
      const control = outcome.texts.find(({ place, text }) => place === 'control' && signsOut(text))
      return isGone(outcome) && control ? `the page offers ${quote(control.text)}` : undefined
    },
  },
  {
    weight: 30,
    says: (outcome) => {
      const { before } = outcome
      const field = sceneOf(outcome)?.fields.find((name) => !before.own.fields.includes(name))
      return isGone(outcome) && field !== undefined && !sceneOf(outcome)?.hasPassword
        ? `the page goes on with the field ${quote(field)}`
        : undefined
    },
  },
  {
    weight: 30,
    says: (outcome) =>
      isReplaced(outcome) && outcome.own?.status === 201
        ? 'the server answered with HTTP status 201'
        : undefined,
  },
  {
    weight: 80,
    says: ({ own, before }) => {
      const token = own?.tokens.find((path) => !before.own.tokens.includes(path))
      return token && own?.document === before.own.document
        ? `the hidden field "${token}" was filled`
        : undefined
    },
  },
  {
    weight: 90,
    says: ({ texts, before }) => {
      const echoed = before.filled.find(
        (value) => value.length >= 6 && texts.some(({ text }) => text.includes(value)),
      )
      return echoed && `the page shows what was filled in: ${quote(echoed)}`
    },
  },
  {
    weight: 90,
    says: (outcome) => {
      const taken = submissionsOf(outcome).find(({ saysYes, carriesAnswer }) => saysYes && carriesAnswer)
      const document = outcome.own?.json === undefined ? undefined : parseBody(outcome.own.json)
      return taken || document?.saysYes ? "the server's reply says yes" : undefined
    },
  },
  {
    weight: 50,
    says: (outcome) =>
      submissionsOf(outcome).some(({ saysYes, carriesAnswer }) => saysYes && !carriesAnswer)
        ? 'a reply of the server says yes'
        : undefined,
  },
  {
    weight: 60,
    says: (outcome) =>
      isGone(outcome) && hasMoved(outcome) && isDrawn(outcome) && !isPostReply(outcome.trace)
        ? `the page went on to ${sceneOf(outcome)?.url}`
        : undefined,
  },
  {
    weight: 40,
    says: (outcome) =>
      isGone(outcome) && hasMoved(outcome) && isDrawn(outcome) && isPostReply(outcome.trace)
        ? `${sceneOf(outcome)?.url} answered with a page`
        : undefined,
  },
  {
    weight: 10,
    says: (outcome) =>
      isGone(outcome) &&
      outcome.trace.requests.some(({ isDocument, isRedirected }) => isDocument && isRedirected)
        ? 'the submission was redirected'
        : undefined,
  },
  {
    weight: 20,
    says: (outcome) => (isGone(outcome) && isDrawn(outcome) ? 'the captcha is gone' : undefined),
  },
  {
    weight: 20,
    says: (outcome) => {
      return isGone(outcome) && outcome.texts.length >= several ? 'the page shows other content' : undefined
    },
  },
  {
    weight: 10,
    says: (outcome) =>
      isGone(outcome) && isReplaced(outcome) && isDrawn(outcome) ? 'another page was loaded' : undefined,
  },
  {
    weight: 20,
    says: (outcome) =>
      isGone(outcome) &&
      submissionsOf(outcome).some(
        ({ status = 0, isDocument }) => !isDocument && status >= 200 && status < 300,
      )
        ? 'the server answered the submission'
        : undefined,
  },
  {
    weight: 20,
    says: (outcome) => (outcome.isFrameGone ? "the captcha's frame was removed" : undefined),
  },
  markedAsSuccess(80, ({ place }) => place === 'alert' || place === 'heading'),
  markedAsSuccess(50, ({ place }) => place === 'text'),
]

/** What its classes or its colour call a success, in words that are not known. */
function markedAsSuccess(weight: number, fits: (text: NewText) => boolean): Evidence {
  return {
    weight,
    says: ({ texts }) => {
      const good = texts.find((shown) => shown.tone === 'good' && fits(shown) && !saysSuccess(shown.text))
      return good && `the page says ${quote(good.text)}, marked as a success`
    },
  }
}

function isGone({ captcha, own, isFrameGone }: Outcome): boolean {
  return captcha === undefined && (isFrameGone || own !== undefined)
}

/** A document without any text is still to be drawn by its script, and an error page leads nowhere. */
function isDrawn(outcome: Outcome): boolean {
  const now = sceneOf(outcome)
  return (
    now !== undefined &&
    now.readyState !== 'loading' &&
    /^https?:/.test(now.url) &&
    (now.status ?? 200) < 400 &&
    (outcome.texts.length > 0 || !isReplaced(outcome))
  )
}
