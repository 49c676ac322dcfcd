import { SVG_REFUSAL } from '../../../e2e-fixtures/pages/captcha/svg-form.ts'
import type { Reply, Visitor } from './visitor.ts'

/** How a visitor without a browser passes a page with one captcha. */
export interface WalkThrough {
  page: string
  /** The address of the form, if it is not the page itself. */
  form?: string
  field: string
  /** The address of the image, if it doesn't come with the form. */
  image?: string
  /** The message for a wrong answer. */
  refusal: string
}

export const walkThroughs: WalkThrough[] = [
  { page: 'svg-inline', field: 'captcha', refusal: SVG_REFUSAL },
  { page: 'svg-image', field: 'captcha', image: '/svg-image/captcha', refusal: SVG_REFUSAL },
  { page: 'svg-arithmetic', field: 'captcha', refusal: SVG_REFUSAL },
  { page: 'trek', field: 'captcha', image: '/trek/captcha.gif', refusal: 'Invalid captcha.' },
  { page: 'django', field: 'captcha_1', refusal: 'Invalid CAPTCHA' },
  { page: 'gregwar', field: 'phrase', refusal: 'Captcha is not valid!' },
  {
    page: 'cross-origin-frame',
    form: '/cross-origin-frame/widget',
    field: 'captcha_1',
    refusal: 'Invalid CAPTCHA',
  },
  { page: 'shadow-root', field: 'captcha', refusal: SVG_REFUSAL },
  { page: 'late', form: '/late/form', field: 'captcha', refusal: SVG_REFUSAL },
  { page: 'scaled', field: 'captcha', image: '/scaled/captcha.gif', refusal: 'Invalid captcha.' },
  { page: 'ajax', field: 'captcha_1', refusal: 'Invalid CAPTCHA' },
  {
    page: 'security-code',
    field: 'code',
    image: '/security-code/picture.png',
    refusal: 'The security code does not match the picture.',
  },
  { page: 'canvas', field: 'user_captcha_input', image: '/canvas/picture', refusal: '"matches":false' },
]

/** Loads the form and its image as a browser would, and returns the form. */
export async function load(
  visitor: Visitor,
  { page, form = `/${page}`, image }: WalkThrough,
): Promise<Reply> {
  const reply = await visitor.get(form)
  if (image) await visitor.get(image)
  return reply
}

/** Submits an answer with the form's hidden fields. */
export function send(
  visitor: Visitor,
  { page, form = `/${page}`, field }: WalkThrough,
  loaded: Reply,
  answer: string,
): Promise<Reply> {
  const key = readKey(loaded)
  return visitor.post(page === 'late' ? '/late' : form, { [field]: answer, ...(key && { captcha_0: key }) })
}

/** The challenge's key, if the page has one in a hidden field or in JSON. */
export function readKey({ body }: Pick<Reply, 'body'>): string | undefined {
  return body.match(/(?:captcha_0" value|"new_cptch_key"|"key")[=:]"([0-9a-f]{40})"/)?.[1]
}

export function isAccepted({ status, body }: Reply): boolean {
  return status === 303 || /"status":1|"matches":true/.test(body)
}
