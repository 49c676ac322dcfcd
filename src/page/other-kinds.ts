import type { KindQuery } from './in-page/find/find-others.ts'

/** A kind of captcha that shows no text to type, so that no provider of images can read it. */
export interface OtherKind extends KindQuery {
  /** How its vendor lets tests through, as a sentence. */
  testing: string
  /** Where the vendor says so. */
  docs: string
}

const ownSwitch = 'Switch it off in the test environment: its vendor publishes no key for tests'

/**
 * The other kinds of captcha that people meet, by which a page is told that it has one. `docs/other-captchas.md` has the same
 * table, with code.
 */
export const otherKinds: readonly OtherKind[] = [
  {
    kind: 'reCAPTCHA',
    selector: '.g-recaptcha, .grecaptcha-badge, [name="g-recaptcha-response"]',
    address: '/recaptcha/',
    testing: 'Google publishes a pair of keys for tests that always passes',
    docs: 'https://developers.google.com/recaptcha/docs/faq',
  },
  {
    kind: 'hCaptcha',
    selector: '.h-captcha, [name="h-captcha-response"]',
    address: 'hcaptcha.com',
    testing: 'Its vendor publishes a pair of keys for tests that always passes',
    docs: 'https://docs.hcaptcha.com/#integration-testing-test-keys',
  },
  {
    kind: 'Turnstile',
    selector: '.cf-turnstile, [name="cf-turnstile-response"]',
    address: 'challenges.cloudflare.com',
    testing: 'Cloudflare publishes pairs of keys for tests that always pass, or always fail',
    docs: 'https://developers.cloudflare.com/turnstile/troubleshooting/testing/',
  },
  {
    kind: 'CaptchaFox',
    selector: '.captchafox, [name="cf-captcha-response"]',
    address: 'captchafox.com',
    testing: 'Its vendor publishes a pair of keys for tests that always passes',
    docs: 'https://docs.captchafox.com',
  },
  {
    kind: 'Friendly Captcha',
    selector: '.frc-captcha',
    address: 'frcapi.com',
    testing:
      'It works by itself, without anything to read: wait until its field is filled, or switch it off in the test environment',
    docs: 'https://developer.friendlycaptcha.com',
  },
  {
    kind: 'ALTCHA',
    selector: 'altcha-widget',
    testing:
      'It works by itself, without anything to read; its attribute `test` makes it pass without a server',
    docs: 'https://altcha.org/docs/',
  },
  {
    kind: 'GeeTest',
    selector: '.geetest_holder, .geetest_captcha',
    testing: ownSwitch,
    docs: 'https://docs.geetest.com',
  },
  {
    kind: 'Arkose (FunCaptcha)',
    selector: '#FunCaptcha',
    address: 'arkoselabs.com',
    testing: ownSwitch,
    docs: 'https://developer.arkoselabs.com',
  },
  {
    kind: "AWS WAF's puzzle",
    selector: 'awswaf-captcha, #captcha-container',
    address: 'awswaf',
    beside: 'awswaf-captcha, script[src*="awswaf"]',
    testing: "A rule of the site's own web ACL can let the test's requests through",
    docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge.html',
  },
  {
    kind: "Amazon's page with nothing but a button",
    selector: 'form[action*="validateCaptcha"]',
    without: 'form[action*="validateCaptcha"] img',
    testing: 'It is no captcha: the test clicks "Continue shopping"',
    docs: 'docs/other-captchas.md',
  },
  {
    kind: 'AJ-Captcha',
    selector: '.verifybox, .verify-img-panel',
    testing: 'Switch it off in the test environment: it is a library of the site itself',
    docs: 'https://github.com/anji-plus/captcha',
  },
  {
    kind: 'Tencent Captcha',
    selector: 'iframe[id^="tcaptcha"]',
    address: 'captcha.qq.com',
    testing: ownSwitch,
    docs: 'https://www.tencentcloud.com/document/product/1159',
  },
  {
    kind: 'DataDome',
    selector: 'iframe[src*="captcha-delivery.com"]',
    address: 'captcha-delivery.com',
    testing: "The site's owner can allow the test's requests in its dashboard",
    docs: 'https://docs.datadome.co',
  },
  {
    kind: "Botdeflector, Queue-it's icons",
    selector: '.botdeflector-widget, .botdeflector-checkbox, #iconChallenge #icons',
    address: 'botdeflector',
    testing: "The site's owner can let the test in with a token, which the KnownUser connector verifies",
    docs: 'https://github.com/queueit',
  },
]
