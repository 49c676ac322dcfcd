/** What tools put before the names they make up: CSS in JS, component scopes, frameworks' own marks. */
const toolPrefixes = /^(css|sc|jss|jsx|svelte|astro|emotion|ng|cdk|v|ember|radix|headlessui|yui|ext)[-_]/i

/** Classes that come and go with the state of an element. */
const stateNames =
  /^(is|has|was|ng|js-state)-|^(active|focus(ed)?|hover(ed)?|open(ed)?|closed|show|shown|visible|hidden|(en|dis)abled|load(ed|ing)|lazy(load|loaded|loading)?|error|(in)?valid|dirty|pristine|touched|empty|filled|selected|checked|current|first|last|odd|even|fade|in|collapsed?)$/i

/** Classes that say how an element looks, which another designer changes, and not what it is. */
const styleNames =
  /^(w|h|m[xytblr]?|p[xytblr]?|d|gap|space|bg|font|leading|tracking|items|justify|self|min|max|overflow|z|opacity|cursor|select|order|text|border|rounded|shadow|transition|img|col|row|float|pull|align|btn|button|form|input|flex|grid|inline|object|ring)(-|$)|^(block|relative|absolute|fixed|sticky|static|container|clearfix|left|right|center|underline|uppercase|truncate|group|peer|primary|secondary|wrapper)$/i

/** An id that a person has written: words, without a counter or a hash. */
export function isWrittenId(id: string): boolean {
  return /^[a-z][a-z_-]*$/i.test(id) && !toolPrefixes.test(id) && consistsOfWords(id)
}

/** A class that a person has written, and that says what the element is. */
export function isWrittenClass(name: string): boolean {
  return isWrittenId(name) && !stateNames.test(name) && !styleNames.test(name)
}

/**
 * A name that the page's own code or its server goes by: `name`, `data-testid`. Short numbers belong to it
 * (`captcha_1`, `ctl00$Code`); hashes and long numbers don't.
 */
export function isWrittenName(name: string): boolean {
  if (name.length > longest) return false
  const parts = name.split(/[^a-z0-9]+/i).filter(Boolean)
  return (
    parts.some((part) => /[a-z]{2}/i.test(part)) &&
    parts.every((part) => /^[a-z]*\d{0,2}$/i.test(part) && isWord(part.replace(/\d/g, '')))
  )
}

/** Characters beyond which a name was put together by a tool. */
const longest = 60

function consistsOfWords(name: string): boolean {
  return name.length <= longest && name.split(/[-_]+/).filter(Boolean).every(isWord)
}

/** Whether letters could be a word or several in camel case, which the letters of a hash rarely could. */
function isWord(letters: string): boolean {
  const humps = letters.split(/(?<=[a-z])(?=[A-Z])/)
  if (humps.length > 1 && letters.length / humps.length < 3) return false
  const isVowelless = letters.length >= 5 && !/[aeiouy]/i.test(letters)
  const isHexadecimal = /^[a-f]{6,}$/i.test(letters)
  return !isVowelless && !isHexadecimal && !/[bcdfghjklmnpqrstvwxz]{6,}/i.test(letters)
}
