/** Tells the server what the page decided: these libraries have no server. */
export function tell(isRight) {
  fetch('/verdict', { method: 'POST', body: isRight ? 'accepted' : 'rejected' })
}
