import type { PageDefinition } from '../page.ts'
import { ajax } from './ajax.ts'
import { canvas } from './canvas.ts'
import { crossOriginFrame } from './cross-origin-frame.ts'
import { django } from './django.ts'
import { imageHangs, imageMissing } from './faulty/broken-images.ts'
import { frameRemoved } from './faulty/frame-removed.ts'
import { covered, liar, navigatesAway, silent } from './faulty/misbehaving-forms.ts'
import { gregwar } from './gregwar.ts'
import { late, lateAgain } from './late.ts'
import { charts } from './plain/charts.ts'
import { login } from './plain/login.ts'
import { newsletter } from './plain/newsletter.ts'
import { product } from './plain/product.ts'
import { search } from './plain/search.ts'
import { twoStep } from './plain/two-step.ts'
import { rejectsFirst } from './rejects-first.ts'
import { scaled } from './scaled.ts'
import { securityCode } from './security-code.ts'
import { shadowRoot } from './shadow-root.ts'
import { svgArithmetic } from './svg-arithmetic.ts'
import { svgImage } from './svg-image.ts'
import { svgInline } from './svg-inline.ts'
import { trek } from './trek.ts'
import { twoForms } from './two-forms.ts'
import { twoInOneForm } from './two-in-one-form.ts'

/** Every page, in the order of the list and the gallery. */
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
  covered,
  liar,
  lateAgain,
]
