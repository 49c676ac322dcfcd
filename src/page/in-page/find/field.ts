import { matches } from '../dom.ts'
import { ownWords, withoutStyling } from '../words.ts'
import { captionOf, statedPurpose } from './captions.ts'
import { asksToBeEmpty, isOutOfReach, namesSite, trapName } from './traps.ts'
import { namesCaptcha, namesOtherField, withoutWidgets } from './vocabulary.ts'

/** What a field's words say about it. */
interface FieldWords {
  names: string
  caption: string
  /** Whether it asks for the text in an image. */
  asks: boolean
  /** The word by which it asks for something else. */
  otherPurpose: string | undefined
  /** Whether it is marked as one that only a script fills in: by its words, its name or its place. */
  isTrap: boolean
}

/** A field that takes text. Its words are read once, when the first image asks for them: most pages have none that does. */
export class Field {
  #words: FieldWords | undefined

  /**
   * @param element - the field, or the first of a row of one-character boxes.
   * @param boxes - the boxes of the row, each for one character; the field alone if it takes more.
   */
  constructor(
    readonly element: HTMLInputElement,
    readonly boxes: Element[],
  ) {}

  get words(): FieldWords {
    this.#words ??= readWords(this.element)
    return this.#words
  }

  /** Whether it must ask for the text in an image, because such a field rarely takes it. */
  get mustAsk(): boolean {
    return this.element.readOnly === true || !matches(this.element, 'input:not([type="password" i])')
  }
}

function readWords(element: HTMLInputElement): FieldWords {
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
    names,
    caption,
    asks: namesCaptcha(`${names} ${withoutWidgets(caption)}`) !== undefined,
    otherPurpose: trap ?? site ?? namesOtherField(`${names} ${purpose}`),
    isTrap:
      trap !== undefined || (site !== undefined && element.autocomplete === 'off') || isOutOfReach(element),
  }
}
