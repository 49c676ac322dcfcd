import { html } from 'hono/html'
import { DIGITS, drawLike, SMALL } from '../../captchas/rendered.ts'
import type { PageDefinition } from '../../page.ts'
import { defineLibraryPage } from './define-library-page.ts'

export const webDeLogin = definePage('login', 'signing in')
export const webDeRegister = definePage('register', 'registering')
export const webDeImap = definePage('imap', 'switching on IMAP')

/** A form with an image, an error beside the field and a link for a new image. The modules match by host and path. */
function definePage(kind: string, purpose: string): PageDefinition {
  const name = `web-de-${kind}`
  const path = `/libraries/${name}`
  return defineLibraryPage({
    name,
    module: name,
    title: `web.de, ${purpose}`,
    host: 'web-de.localhost',
    draw: drawLike({
      width: 200,
      height: 60,
      charset: SMALL + DIGITS,
      length: 5,
      format: 'png',
      anyCase: true,
    }),
    field: 'captchaInput',
    refusal: 'Bitte geben Sie die Zeichen noch einmal ein.',
    pictures: `${path}/captcha/:key`,
    render: ({ key }, error) => html`<form method="post">
        <label>E-Mail-Adresse <input type="email" name="username" value="ada@example.test"></label>
        <div class="captcha">
          <img class="captcha__image" alt="Captcha" src="${path}/captcha/${key}">
          <a class="captcha__reload" href="${path}">Neues Bild</a>
        </div>
        <label>Zeichen aus dem Bild <input type="text" name="captchaInput" autocomplete="off"></label>
        ${error ? html`<p class="error" role="alert">${error}</p>` : ''}
        <button type="submit">Weiter</button>
      </form>`,
  })
}
