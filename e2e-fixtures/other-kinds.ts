import { html } from 'hono/html'
import { type Markup, renderPage } from './layout.ts'
import type { SiteApp } from './page.ts'

/**
 * What a page has that shows a captcha of another kind, as its vendor's docs say to write it, and as its script leaves it.
 * The scripts themselves are other people's servers, so none is loaded.
 */
const widgets: Record<string, Markup> = {
  reCAPTCHA: html`<div class="g-recaptcha" data-sitekey="6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI"></div>`,
  hCaptcha: html`<div class="h-captcha" data-sitekey="10000000-ffff-ffff-ffff-000000000001"></div>`,
  Turnstile: html`<div class="cf-turnstile" data-sitekey="1x00000000000000000000AA"></div>`,
  CaptchaFox: html`<div class="captchafox" data-sitekey="sk_11111111000000001111111100000000"></div>`,
  'Friendly Captcha': html`<div class="frc-captcha" data-sitekey="FC00000000000000"></div>`,
  ALTCHA: html`<altcha-widget challengeurl="/altcha"></altcha-widget>`,
  GeeTest: html`<div class="geetest_captcha geetest_bind"><div class="geetest_holder">Click to verify</div></div>`,
  'Arkose (FunCaptcha)': html`<div id="FunCaptcha"></div>`,
  "AWS WAF's puzzle": html`<script src="/awswaf/captcha.js"></script>
    <div id="captcha-container"><awswaf-captcha>Let's confirm you are human</awswaf-captcha></div>`,
  "Amazon's page with nothing but a button": html`<h4>Click the button below to continue shopping</h4>
    </form><form method="get" action="/errors/validateCaptcha" name=""><input type="hidden" name="amzn" value="x">
      <button type="submit" class="a-button-text" alt="Continue shopping">Continue shopping</button>`,
  'AJ-Captcha': html`<div class="verifybox"><div class="verifybox-bottom"><div class="verify-img-panel">
      <img alt="" width="310" height="155" src="/other-kinds/panel.svg"></div></div></div>`,
  'Tencent Captcha': html`<iframe id="tcaptcha_iframe_dy" width="300" height="230"></iframe>`,
  DataDome: html`<iframe src="/other-kinds/frame?captcha-delivery.com/captcha/" width="400" height="300"></iframe>`,
  "Botdeflector, Queue-it's icons": html`<div class="botdeflector-widget"><label>
      <input type="checkbox" class="botdeflector-checkbox"> I'm not a robot</label></div>`,
}

/** The ways in which a kind shows that the page with the plain widget does not have. */
const otherWays: Record<string, { kind: string; body: Markup }> = {
  'recaptcha-frame': {
    kind: 'reCAPTCHA',
    body: html`<iframe src="/other-kinds/frame?/recaptcha/api2/anchor" width="304" height="78"></iframe>`,
  },
  'recaptcha-invisible': { kind: 'reCAPTCHA', body: html`<div class="grecaptcha-badge">protected</div>` },
  'turnstile-closed-root': {
    kind: 'Turnstile',
    body: html`<div id="mine"></div><script>
      document.querySelector('#mine').attachShadow({ mode: 'closed' }).innerHTML =
        '<iframe src="/other-kinds/frame?challenges.cloudflare.com" width="300" height="65"></iframe>'
    </script>`,
  },
  'turnstile-field': {
    kind: 'Turnstile',
    body: html`<div id="mine"><input type="hidden" name="cf-turnstile-response"></div>`,
  },
  'hcaptcha-open-root': {
    kind: 'hCaptcha',
    body: html`<div id="mine"></div><script>
      document.querySelector('#mine').attachShadow({ mode: 'open' }).innerHTML = '<div class="h-captcha"></div>'
    </script>`,
  },
}

/** Pages that speak of such captchas, or have one that nobody is asked to solve now. */
const noKinds: Record<string, Markup> = {
  article: html`<p>How to add <code>g-recaptcha</code>, hcaptcha.com and Turnstile to a page.</p>
    <a href="https://www.google.com/recaptcha/">reCAPTCHA</a>`,
  'hidden-dialog': html`<div hidden><div class="g-recaptcha"></div></div>`,
  'own-container': html`<div id="captcha-container">Nothing of AWS's.</div>`,
}

interface OtherKindPage {
  path: string
  /** Undefined on a page without such a captcha. */
  kind?: string
  body: Markup
}

const at = (name: string) => `/other-kinds/${encodeURIComponent(name)}`

export const otherKindPages: readonly OtherKindPage[] = [
  ...Object.entries(widgets).map(([kind, body]) => ({ path: at(kind), kind, body })),
  ...Object.entries(otherWays).map(([name, way]) => ({ path: at(name), ...way })),
  ...Object.entries(noKinds).map(([name, body]) => ({ path: at(name), body })),
]

/** A sign-up form around each of them. */
export function addOtherKinds(app: SiteApp): void {
  app.get('/other-kinds/:name', (context) => {
    const name = context.req.param('name')
    if (name === 'frame') return context.html('<p>A frame of the vendor.</p>')
    const page = otherKindPages.find(({ path }) => path === at(name))
    if (!page) return context.body(null, 404)
    const body = html`<form><label>Email <input type="email" name="email"></label>
      ${page.body}<button type="submit">Sign up</button></form>`
    return context.html(renderPage({ title: 'Sign up', body }))
  })
}
