/** Whether a version is another one or newer; what stands behind a hyphen is not looked at. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [have, need] = [version, oldest].map((text) => text.split('-', 1)[0]?.split('.').map(Number) ?? [])
  for (const [index, part] of (need ?? []).entries()) {
    const difference = (have?.[index] ?? 0) - part
    if (difference !== 0) return difference > 0
  }
  return true
}
