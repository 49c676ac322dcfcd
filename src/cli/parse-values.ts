import { isIP } from 'node:net'
import { InvalidArgumentError } from 'commander'

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1e3, mb: 1e6 }

/** Parses a port, for an option. */
export function parsePort(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError('Expected a port from 0 to 65535.')
  return Number(value)
}

/** Parses how many there may be of something, for an option. */
export function parseCount(value: string): number {
  if (!/^\d{1,6}$/.test(value) || Number(value) === 0)
    throw new InvalidArgumentError('Expected a whole number from 1 up.')
  return Number(value)
}

/** Parses a size, for an option. In bytes. */
export function parseBytes(value: string): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?) ?([km]?b)?$/i.exec(value) ?? []
  const bytes = Math.round(Number(digits) * (UNITS[unit.toLowerCase()] ?? Number.NaN))
  if (!(bytes > 0)) throw new InvalidArgumentError('Expected a size such as 500kb or 2mb.')
  return bytes
}

/** Parses a time in seconds, for an option. In milliseconds. */
export function parseSeconds(value: string): number {
  const seconds = Number(value)
  if (value.trim() === '' || !(seconds > 0 && seconds <= 86_400))
    throw new InvalidArgumentError('Expected seconds, more than 0.')
  return seconds * 1000
}

/** Parses an address to listen on, for an option. IPv6 addresses get brackets, as in the address of a page. */
export function parseAddressHost(value: string): string {
  const bare = value.replace(/^\[(.*)\]$/, '$1')
  if (isIP(bare) === 6) return `[${bare}]`
  if (!/^[\w.-]+$/.test(bare))
    throw new InvalidArgumentError('Expected a name or an address such as 127.0.0.1.')
  return bare.toLowerCase()
}
