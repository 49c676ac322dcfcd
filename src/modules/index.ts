import { amazon, amazonGif } from './amazon.ts'
import { base64Captcha } from './base64-captcha.ts'
import { botdetect } from './botdetect.ts'
import { contactForm7 } from './contact-form-7.ts'
import { dchestCaptcha } from './dchest-captcha.ts'
import type { Module } from './define-module.ts'
import { djangoSimpleCaptcha } from './django-simple-captcha.ts'
import { drupalImageCaptcha } from './drupal-image-captcha.ts'
import { easyCaptcha } from './easy-captcha.ts'
import { generic } from './generic.ts'
import { gregwar } from './gregwar.ts'
import { kaptcha } from './kaptcha.ts'
import { laminas } from './laminas.ts'
import { leptureCaptcha } from './lepture-captcha.ts'
import { mediawikiFancycaptcha } from './mediawiki-fancycaptcha.ts'
import { mews } from './mews.ts'
import { mtcaptcha } from './mtcaptcha.ts'
import { phpbb } from './phpbb.ts'
import { queueIt } from './queue-it.ts'
import { reactClientCaptcha } from './react-client-captcha.ts'
import { reactSimpleCaptcha } from './react-simple-captcha.ts'
import { securimage } from './securimage.ts'
import { simpleCaptcha2 } from './simple-captcha2.ts'
import { svgCaptcha } from './svg-captcha.ts'
import { trekCaptcha } from './trek-captcha.ts'
import { webDeImap, webDeLogin, webDeRegister } from './web-de.ts'
import { yii2 } from './yii2.ts'

/**
 * The package's modules by name, in the order in which they are tried on an image: those that match by markup come
 * before those that match by size, and `generic` is last.
 */
export const modules = Object.freeze({
  'queue-it': queueIt,
  'amazon-gif': amazonGif,
  amazon,
  'web-de-register': webDeRegister,
  'web-de-imap': webDeImap,
  'web-de-login': webDeLogin,
  mtcaptcha,
  'django-simple-captcha': djangoSimpleCaptcha,
  botdetect,
  securimage,
  'drupal-image-captcha': drupalImageCaptcha,
  phpbb,
  'mediawiki-fancycaptcha': mediawikiFancycaptcha,
  'contact-form-7': contactForm7,
  yii2,
  laminas,
  'simple-captcha2': simpleCaptcha2,
  'dchest-captcha': dchestCaptcha,
  mews,
  'react-simple-captcha': reactSimpleCaptcha,
  kaptcha,
  'svg-captcha': svgCaptcha,
  'trek-captcha': trekCaptcha,
  gregwar,
  'easy-captcha': easyCaptcha,
  'base64-captcha': base64Captcha,
  'lepture-captcha': leptureCaptcha,
  'react-client-captcha': reactClientCaptcha,
  generic,
}) satisfies Readonly<Record<string, Module>>

export type ModuleName = keyof typeof modules

export { defineModule, type Module, type Signal } from './define-module.ts'
