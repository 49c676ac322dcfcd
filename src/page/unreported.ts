/** Objects of Playwright have this. It is not public: Playwright Test's own fixtures make calls with it that no report shows. */
interface Reported {
  _wrapApiCall?<Result>(
    call: () => Promise<Result>,
    options: { internal: true; title: string },
  ): Promise<Result>
}

/**
 * Makes a call to the page that Playwright's reports and traces leave out. Of a solve they show what was typed and clicked,
 * instead of a hundred lines called "Evaluate".
 *
 * @param title - what Playwright calls it in the message of an error.
 */
export function unreported<Result>(
  target: object,
  title: string,
  call: () => Promise<Result>,
): Promise<Result> {
  const reported = target as Reported
  return reported._wrapApiCall ? reported._wrapApiCall(call, { internal: true, title }) : call()
}
