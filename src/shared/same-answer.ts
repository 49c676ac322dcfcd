/** A field may change the case of the characters or separate them as they are typed. Any other change alters the answer. */
export function isSameAnswer(one: string, other: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s-]/g, '')
  return plain(one) === plain(other)
}
