import { defineModule, type Module } from './define-module.ts'

/**
 * web.de's pages for signing in, registering and switching on IMAP.
 *
 * - Source: published markup, and public programs that met the registration of some years ago; no documentation is known.
 * - Markup: an image in a form, with attributes that contain "captcha"; on the old registration `img#captchaImage`, in a form
 *   whose fields are named after panels. As that is so little, the modules apply by host only: `web.de`, or for a test copy
 *   `web-de` or `web.de.something`. Today's pages show CaptchaFox's slider, which is named as a captcha of another kind.
 * - Unconfirmed: the other selectors, and the addresses of the three pages.
 */
const page: Omit<Module, 'name' | 'matches' | 'providerModule'> = {
  image: ['id', 'class', 'alt', 'src', 'title'].map((name) => `form img[${name}*="captcha" i]`).join(', '),
}

const onHost = (path: string) => new RegExp(`^https?://([^/]*\\.)?web[.-]de[.:/]${path}`, 'i')

export const webDeRegister = defineModule({
  ...page,
  name: 'web-de-register',
  matches: onHost('.*regist'),
  image: `img#captchaImage, ${page.image}`,
  submit: '#submitButton, .terms-and-conditions__cta-button, form [type="submit"]',
  providerModule: 'web-de-register',
})

export const webDeImap = defineModule({
  ...page,
  name: 'web-de-imap',
  matches: onHost('.*(imap|pop3)'),
  providerModule: 'web-de-imap',
})

/** Every other page of the host. */
export const webDeLogin = defineModule({
  ...page,
  name: 'web-de-login',
  matches: onHost(''),
  providerModule: 'web-de-login',
})
