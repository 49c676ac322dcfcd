import { boxesOf } from '../boxes.ts'
import { findAll, isWithin, matches } from '../dom.ts'
import { rootsOf } from '../paths.ts'
import { Sight } from '../sight.ts'
import { controlWords, ownWords, withoutStyling } from '../words.ts'
import { captionOf, statedPurpose } from './captions.ts'
import { showsAnotherImage } from './control-words.ts'
import { scopeOf } from './scope.ts'
import { asksToBeEmpty, isOutOfReach, namesSite, trapName } from './traps.ts'
import { namesCaptcha, namesOtherField, withoutWidgets } from './vocabulary.ts'

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

/** A field that takes text, and what was read about it, once per look. */
export interface Field {
  /** The field, or the first of a row of one-character boxes. */
  element: HTMLInputElement
  /** The boxes of the row, each for one character; the field alone if it takes more. */
  boxes: Element[]
  names: string
  caption: string
  /** Whether it asks for the text in an image. */
  asks: boolean
  /** The word by which it asks for something else. */
  otherPurpose: string | undefined
  /** Whether it must ask for the text in an image, because such a field rarely takes it. */
  mustAsk: boolean
  /** Whether it is marked as one that only a script fills in: by its words, its name or its place. */
  isTrap: boolean
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
    for (const element of this.all(textFields) as HTMLInputElement[]) {
      if (boxed.has(element)) continue
      const reason = element.disabled ? 'it is disabled' : this.sight.hiddenBecause(element)
      if (reason) {
        this.unusable.push({ element, reason })
        continue
      }
      const boxes = boxesOf(element)
      for (const box of boxes) boxed.add(box)
      this.fields.push(describe(element, boxes))
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
      .map((element) => describe(element, boxesOf(element)))
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
        this.distance(control, image) < nearby &&
        isWithin(scope, control) &&
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

function describe(element: HTMLInputElement, boxes: Element[]): Field {
  const root = element.getRootNode()
  // The field of a component gets its names from the component.
  const names = withoutStyling(
    ownWords(element) + (root instanceof ShadowRoot ? ` ${ownWords(root.host)}` : ''),
  )
  const caption = captionOf(element)
  const purpose = statedPurpose(element, caption)
  const site = namesSite(element, purpose)
  const trap = trapName(element) ?? asksToBeEmpty(element, names, caption)
  return {
    element,
    boxes,
    names,
    caption,
    asks: namesCaptcha(`${names} ${withoutWidgets(caption)}`) !== undefined,
    otherPurpose: trap ?? site ?? namesOtherField(`${names} ${purpose}`),
    mustAsk: element.readOnly === true || !matches(element, 'input:not([type="password" i])'),
    isTrap:
      trap !== undefined || (site !== undefined && element.autocomplete === 'off') || isOutOfReach(element),
  }
}
