import { html } from 'hono/html'
import { DIGITS, drawLike, SMALL } from '../../captchas/rendered.ts'
import type { PageDefinition } from '../../page.ts'
import { defineLibraryPage } from './define-library-page.ts'

export const webDeLogin = definePage('login', 'signing in')
export const webDeRegister = definePage('register', 'registering')
export const webDeImap = definePage('imap', 'switching on IMAP')

const REGISTRATION = '/libraries/web-de-registration'

/** The registration of some years ago: its fields are named after panels, and a button in front of the right one does not send it. */
export const webDeRegistration = defineLibraryPage({
  name: 'web-de-registration',
  module: 'web-de-register',
  isVariant: true,
  title: 'web.de, the registration of some years ago',
  host: 'web-de.localhost',
  draw: drawLike({
    width: 180,
    height: 60,
    charset: SMALL + DIGITS,
    length: 5,
    format: 'jpeg',
    anyCase: true,
  }),
  field: 'captchaPanel:captcha:textfield',
  refusal: 'Die eingegebenen Zeichen stimmen nicht mit dem Bild überein.',
  pictures: `${REGISTRATION}/captcha/:key`,
  render: ({ key }, error) => html`<form method="post">
      <label>Vorname <input type="text" name="personaldataPanel:first-name:textfield" value="Ada"></label>
      <label>Nachname <input type="text" name="personaldataPanel:last-name:textfield" value="Lovelace"></label>
      <label>Wunschadresse <input type="text" name="wishnamePanel:alias:textfield" value="ada.lovelace"></label>
      <button type="button">Prüfen</button>
      <div><img id="captchaImage" src="${REGISTRATION}/captcha/${key}" alt="">
        <input type="text" name="captchaPanel:captcha:textfield" autocomplete="off"></div>
      ${error ? html`<p class="error">${error}</p>` : ''}
      <p>Es gelten die Nutzungsbedingungen.</p>
      <button id="submitButton" type="submit" class="terms-and-conditions__cta-button">Zustimmen und weiter</button>
    </form>`,
})

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
