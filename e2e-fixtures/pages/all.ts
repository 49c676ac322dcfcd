import type { PageDefinition } from '../page.ts'
import { ajax } from './captcha/ajax.ts'
import { canvas } from './captcha/canvas.ts'
import { crossOriginFrame } from './captcha/cross-origin-frame.ts'
import { django } from './captcha/django.ts'
import { gregwar } from './captcha/gregwar.ts'
import { late, lateAgain } from './captcha/late.ts'
import { rejectsFirst } from './captcha/rejects-first.ts'
import { scaled } from './captcha/scaled.ts'
import { securityCode } from './captcha/security-code.ts'
import { shadowRoot } from './captcha/shadow-root.ts'
import { svgArithmetic } from './captcha/svg-arithmetic.ts'
import { svgImage } from './captcha/svg-image.ts'
import { svgInline } from './captcha/svg-inline.ts'
import { trek } from './captcha/trek.ts'
import { twoForms } from './captcha/two-forms.ts'
import { twoInOneForm } from './captcha/two-in-one-form.ts'
import { imageHangs, imageMissing } from './faulty/broken-images.ts'
import { forgetful } from './faulty/forgetful.ts'
import { frameRemoved } from './faulty/frame-removed.ts'
import { covered, liar, navigatesAway, silent, slowVerdict } from './faulty/misbehaving-forms.ts'
import { libraryPages } from './libraries/all.ts'
import { placePages } from './places/all.ts'
import { charts } from './plain/charts.ts'
import { login } from './plain/login.ts'
import { newsletter } from './plain/newsletter.ts'
import { product } from './plain/product.ts'
import { search } from './plain/search.ts'
import { twoStep } from './plain/two-step.ts'

/** All pages, in the order of the list and the gallery. */
export const pages: PageDefinition[] = [
  svgInline,
  svgImage,
  svgArithmetic,
  trek,
  django,
  gregwar,
  rejectsFirst,
  twoForms,
  twoInOneForm,
  crossOriginFrame,
  shadowRoot,
  late,
  scaled,
  ajax,
  securityCode,
  canvas,
  ...libraryPages,
  ...placePages,
  login,
  twoStep,
  charts,
  product,
  search,
  newsletter,
  imageHangs,
  imageMissing,
  navigatesAway,
  frameRemoved,
  silent,
  slowVerdict,
  covered,
  liar,
  lateAgain,
  forgetful,
]
