/** The beginning of what an error says: the rest is for whoever reads its stack. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n', 1)[0] ?? '').replace(/\.$/, '')
}
