import { defineModule, type Module } from './define-module.ts'

/**
 * web.de's pages for signing in, for registering and for switching on IMAP: an image in a form whose attributes say
 * captcha. Unconfirmed: every selector, and which addresses the three pages have. As the markup tells so little, they
 * apply only where the host is called `web.de`, or a copy of the site for tests `web-de` or `web.de.something`.
 */
const page: Omit<Module, 'name' | 'matches' | 'providerModule'> = {
  image: ['id', 'class', 'alt', 'src', 'title'].map((name) => `form img[${name}*="captcha" i]`).join(', '),
}

const onHost = (path: string) => new RegExp(`^https?://([^/]*\\.)?web[.-]de[.:/]${path}`, 'i')

export const webDeRegister = defineModule({
  ...page,
  name: 'web-de-register',
  matches: onHost('.*regist'),
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
