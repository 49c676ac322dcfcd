import type { Handler } from '../verdict-site.ts'

/** Sends whoever is right on, and shows the others what the site says to them. */
export function refuseWith(refusal: Handler): Handler {
  return async (visit, context) =>
    (await visit.submit(context)).isRight ? context.redirect('welcome', 303) : refusal(visit, context)
}

/** Shows whoever is right what the site says to them, and the others the form with a plain refusal. */
export function takeWith(success: Handler, form: () => string): Handler {
  return async (visit, context) =>
    (await visit.submit(context)).isRight
      ? success(visit, context)
      : form().replace('<form', '<p class="error" role="alert">The code is wrong.</p><form')
}
