import { boxesOf } from '../boxes.ts'
import { findAll, isWithin, matches } from '../dom.ts'
import { rootsOf } from '../paths.ts'
import { Sight } from '../sight.ts'
import { controlWords } from '../words.ts'
import { showsAnotherImage } from './control-words.ts'
import { Field } from './field.ts'
import { scopeOf } from './scope.ts'

/** What may take text, quick to look for; and, of these, what does. */
const typed = 'input, textarea, [contenteditable]'
const textFields =
  'input:not([type]), input[type=""], input[type="text" i], input[type="search" i], input[type="tel" i], input[type="number" i], input[type="password" i], textarea, [contenteditable=""], [contenteditable="true" i], [contenteditable="plaintext-only" i]'
const images = 'img, canvas, svg, object, embed, iframe, input[type="image" i]'
const clickable = 'a, button, input[type="button" i], [role="button"], [onclick]'

/** A module's selector of images, split by what it costs to look for. */
export interface ImageSelector {
  /** The parts that match nothing but elements that hold images, which a look has in a list already. Empty for none. */
  typed: string
  /** The parts that may match any element of the page. Empty for none. */
  open: string
}

/**
 * One look at a document: what is in it, read once. Whatever takes time is read when it is first asked for, so that a page
 * without a text field costs one walk of its nodes. Valid as long as the document does not change.
 */
export class Look {
  readonly sight = new Sight()
  readonly roots = rootsOf(document)
  readonly fields: Field[] = []
  /** Text fields that nobody can type into, each with the reason. */
  readonly unusable: { element: Element; reason: string }[] = []
  /** Frames of other origins that are known to contain nothing but an image. */
  readonly pictureFrames = new Set<Element>()
  #images: Element[] | undefined
  #controls: Element[] | undefined
  #headings: Element[] | undefined
  #named: Element[] | undefined
  readonly #sizes = new Map<ParentNode, Map<string, number>>()

  readonly #selectors: readonly ImageSelector[]

  /** @param selectors - those by which modules name their images. Most match nothing on most pages, so they are tried all at once. */
  constructor(selectors: readonly ImageSelector[] = []) {
    this.#selectors = selectors
    const boxed = new Set<Element>()
    for (const element of this.all(typed) as HTMLInputElement[]) {
      if (boxed.has(element) || !matches(element, textFields)) continue
      const reason = element.disabled ? 'it is disabled' : this.sight.hiddenBecause(element)
      if (reason) {
        this.unusable.push({ element, reason })
        continue
      }
      const boxes = boxesOf(element, this.sight)
      for (const box of boxes) boxed.add(box)
      this.fields.push(new Field(element, boxes))
    }
  }

  /** The fields that a module names, of whatever type they are. */
  fieldsFor(selector: string, scope: ParentNode): Field[] {
    const known = this.fieldsIn(scope).filter(({ element }) => matches(element, selector))
    if (known.length > 0) return known
    return (this.all(selector) as HTMLInputElement[])
      .filter(
        (element) => isWithin(scope, element) && !element.disabled && !this.sight.hiddenBecause(element),
      )
      .map((element) => new Field(element, boxesOf(element, this.sight)))
  }

  /** Every element that matches, through open shadow roots. */
  all(selector: string): Element[] {
    return this.roots.flatMap((root) => [...findAll(root, selector)])
  }

  /** The elements that a module's selector may mean as images, in no order. */
  imagesFor(selector: ImageSelector): Element[] {
    const { typed, open } = selector
    const among = this.#selectors.includes(selector) ? this.#namedImages : this.images
    const found = typed ? among.filter((image) => matches(image, typed)) : []
    return [...new Set([...found, ...(open ? this.all(open) : [])])]
  }

  get #namedImages(): Element[] {
    const typed = this.#selectors.map((one) => one.typed).filter(Boolean)
    this.#named ??= typed.length > 0 ? this.images.filter((image) => matches(image, typed.join(', '))) : []
    return this.#named
  }

  get images(): Element[] {
    this.#images ??= this.all(images)
    return this.#images
  }

  fieldsIn(scope: ParentNode): Field[] {
    return this.fields.filter(({ element }) => isWithin(scope, element))
  }

  /** The controls beside an image that say that they load another one. */
  refreshControls(image: Element, nearby: number): Element[] {
    this.#controls ??= this.all(clickable)
    const scope = scopeOf(image)
    return this.#controls.filter(
      (control) =>
        control !== image &&
        isWithin(scope, control) &&
        this.distance(control, image) < nearby &&
        this.sight.hiddenBecause(control) === undefined &&
        showsAnotherImage(controlWords(control)),
    )
  }

  get headings(): Element[] {
    this.#headings ??= this.all('h1, h2, h3, h4, legend')
    return this.#headings
  }

  /** How many images of a scope have the kind and the size of an image, itself included. */
  countTwins(image: Element): number {
    const scope = scopeOf(image)
    let sizes = this.#sizes.get(scope)
    if (!sizes) {
      sizes = new Map()
      for (const other of this.images.filter((one) => isWithin(scope, one))) {
        const key = this.#sizeOf(other)
        sizes.set(key, (sizes.get(key) ?? 0) + 1)
      }
      this.#sizes.set(scope, sizes)
    }
    return sizes.get(this.#sizeOf(image)) ?? 0
  }

  distance(one: Element, other: Element): number {
    return this.sight.distance(one, other)
  }

  #sizeOf(image: Element): string {
    const { width, height } = this.sight.boxOf(image)
    return `${image.localName} ${width}x${height}`
  }
}
