import { isIP } from 'node:net'
import { InvalidArgumentError } from 'commander'
import * as v from 'valibot'
import { queueName } from '../providers/bullmq/options.ts'

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1e3, mb: 1e6 }

/** Parses the value of an option as a port. */
export function parsePort(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError('Expected a port from 0 to 65535.')
  return Number(value)
}

/** Parses the value of an option as a count, at least 1. */
export function parseCount(value: string): number {
  if (!/^\d{1,6}$/.test(value) || Number(value) === 0)
    throw new InvalidArgumentError('Expected a whole number, at least 1.')
  return Number(value)
}

/** Parses the value of an option as a size, in bytes. */
export function parseBytes(value: string): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?) ?([km]?b)?$/i.exec(value) ?? []
  const bytes = Math.round(Number(digits) * (UNITS[unit.toLowerCase()] ?? Number.NaN))
  if (!(bytes > 0)) throw new InvalidArgumentError('Expected a size such as 500kb or 2mb.')
  return bytes
}

/** Parses the value of an option as seconds. @returns milliseconds. */
export function parseSeconds(value: string): number {
  const seconds = Number(value)
  if (value.trim() === '' || !(seconds > 0 && seconds <= 86_400))
    throw new InvalidArgumentError('Expected a number of seconds greater than 0, at most 86400.')
  return seconds * 1000
}

/** Parses the value of an option as an address to listen on. An IPv6 address is returned in brackets, as in a URL. */
export function parseAddressHost(value: string): string {
  const bare = value.replace(/^\[(.*)\]$/, '$1')
  if (isIP(bare) === 6) return `[${bare}]`
  if (!/^[\w.-]+$/.test(bare))
    throw new InvalidArgumentError('Expected a host name or an address such as 127.0.0.1.')
  return bare.toLowerCase()
}

/** Parses the value of an option as a score. */
export function parseScore(value: string): number {
  const score = Number(value)
  if (value.trim() === '' || !(score >= 0 && score <= 1))
    throw new InvalidArgumentError('Expected a number from 0 to 1.')
  return score
}

const INTERVALS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 }

/** Parses the value of an option as a rate. @returns its requests and their interval in milliseconds. */
export function parseRate(value: string): { requests: number; interval: number } {
  const [, requests, unit = ''] = /^(\d{1,6})\/([smh])$/.exec(value) ?? []
  const interval = INTERVALS[unit]
  if (interval === undefined || Number(requests) === 0)
    throw new InvalidArgumentError('Expected a rate such as 10/s, 500/m or 1000/h.')
  return { requests: Number(requests), interval }
}

/** Parses the value of an option as an amount of money. */
export function parseAmount(value: string): number {
  const amount = Number(value)
  if (value.trim() === '' || !(amount >= 0 && Number.isFinite(amount)))
    throw new InvalidArgumentError('Expected an amount such as 2 or 0.5.')
  return amount
}

/** Parses a value of an option as the price of an image at a provider, beside those before it. */
export function parsePrices(value: string, before: Record<string, number>): Record<string, number> {
  const [, name = '', amount] = /^(\w+)=(.+)$/.exec(value) ?? []
  if (amount === undefined) throw new InvalidArgumentError('Expected a price such as capsolver=0.0004.')
  return { ...before, [name]: parseAmount(amount) }
}

/** Parses the value of an option as the name of a queue. */
export function parseQueueName(value: string): string {
  if (!v.is(queueName, value)) throw new InvalidArgumentError('Expected letters, digits, ".", "_" and "-".')
  return value
}
