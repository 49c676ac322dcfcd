/**
 * Characters that a terminal obeys, or that make a text read other than it is written: controls, marks of direction, and
 * characters that take no room.
 */
const unprintable = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** Makes one line of what somebody else wrote: characters that must not be printed as they are become `\u202e`, for example. */
export function toPrintable(text: string): string {
  return text.replace(unprintable, escapeCharacter)
}

/** Does so for each line of a text. */
export function toPrintableLines(text: string): string {
  return text.split('\n').map(toPrintable).join('\n')
}

/** JSON in one line of printable characters, which means the same. */
export function toPrintableJson(value: unknown): string {
  // What JSON itself leaves as it is can only be inside of its strings.
  return toPrintable(JSON.stringify(value))
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
