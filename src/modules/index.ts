import type { Module } from './define-module.ts'
import { djangoSimpleCaptcha } from './django-simple-captcha.ts'
import { generic } from './generic.ts'
import { gregwar } from './gregwar.ts'
import { svgCaptcha } from './svg-captcha.ts'
import { trekCaptcha } from './trek-captcha.ts'

/**
 * The modules of the package, by name, in the order in which they are offered a picture: those that know the markup
 * before those that know only a size, `generic` last.
 */
export const modules = Object.freeze({
  'django-simple-captcha': djangoSimpleCaptcha,
  'svg-captcha': svgCaptcha,
  'trek-captcha': trekCaptcha,
  gregwar,
  generic,
}) satisfies Readonly<Record<string, Module>>

export type ModuleName = keyof typeof modules

export { defineModule, type Module, type Signal } from './define-module.ts'
