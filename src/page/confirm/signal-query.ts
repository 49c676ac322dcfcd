import type { Signal } from '../../modules/index.ts'
import { addressPattern, textPattern } from '../../shared/address-pattern.ts'
import type { SignalQuery } from '../in-page/signals.ts'

/** A signal as the page's code understands it. */
export function toQuery(signal: Signal): SignalQuery {
  if ('selector' in signal) return { kind: 'selector', selector: signal.selector }
  if ('filled' in signal) return { kind: 'filled', selector: signal.filled }
  const isUrl = 'url' in signal
  const { source, flags } = isUrl ? addressPattern(signal.url) : textPattern(signal.text)
  // A global expression would go on from its last match.
  return { kind: isUrl ? 'url' : 'text', source, flags: flags.replace('g', '') }
}
