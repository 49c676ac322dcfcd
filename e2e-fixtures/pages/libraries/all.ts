import type { PageDefinition } from '../../page.ts'
import { amazon, amazonGif, amazonRegistration, amazonSignIn, amazonVerification } from './amazon.ts'
import { base64Captcha } from './base64-captcha.ts'
import { botdetect } from './botdetect.ts'
import { contactForm7 } from './contact-form-7.ts'
import { dchest } from './dchest.ts'
import { drupal } from './drupal.ts'
import { easyCaptcha, easyCaptchaJson } from './easy-captcha.ts'
import { kaptcha } from './kaptcha.ts'
import { laminas } from './laminas.ts'
import { lepture } from './lepture.ts'
import { mediawiki } from './mediawiki.ts'
import { mews } from './mews.ts'
import { mtcaptcha, mtcaptchaMini } from './mtcaptcha.ts'
import { phpbb } from './phpbb.ts'
import { queueIt } from './queue-it.ts'
import { reactClientCaptcha } from './react-client-captcha.ts'
import { securimage } from './securimage.ts'
import { simpleCaptcha2 } from './simple-captcha2.ts'
import { webDeImap, webDeLogin, webDeRegister, webDeRegistration } from './web-de.ts'
import { yii2 } from './yii2.ts'

/** The named sites, and the libraries that can't run in Node. */
export const libraryPages: PageDefinition[] = [
  queueIt,
  amazon,
  amazonGif,
  amazonSignIn,
  amazonRegistration,
  amazonVerification,
  webDeLogin,
  webDeRegister,
  webDeImap,
  webDeRegistration,
  mtcaptcha,
  mtcaptchaMini,
  botdetect,
  securimage,
  drupal,
  phpbb,
  mediawiki,
  contactForm7,
  yii2,
  laminas,
  simpleCaptcha2,
  dchest,
  mews,
  kaptcha,
  easyCaptcha,
  easyCaptchaJson,
  base64Captcha,
  lepture,
  reactClientCaptcha,
]
