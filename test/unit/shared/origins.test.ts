import { describe, expect, test } from 'vitest'
import { OriginNotAllowedError } from '../../../src/errors/index.ts'
import { assertOriginAllowed, isOriginPattern } from '../../../src/shared/origins.ts'

describe('assertOriginAllowed', () => {
  test.each([
    'http://localhost:3000/login',
    'http://app.localhost/',
    'http://127.0.0.1:8080/',
    'https://127.1.2.3/',
    'http://[::1]:5000/',
    // No page of the web can open these.
    'data:text/html,hello',
    'file:///tmp/page.html',
  ])('lets every solver act on %s', (url) => {
    expect(() => assertOriginAllowed(url, [])).not.toThrow()
  })

  test.each([
    ['https://staging.example.com/login', 'https://staging.example.com'],
    ['https://staging.example.com/login', 'https://staging.example.com/'],
    ['https://a.b.example.com/', 'https://*.example.com'],
    ['https://a.example.com/', 'https://*.example.com/'],
    ['https://a.example.com:8443/', 'https://*.example.com:8443'],
  ])('lets a solver act on %s when %s is listed', (url, origin) => {
    expect(() => assertOriginAllowed(url, [origin])).not.toThrow()
  })

  test.each([
    ['https://example.com/', []],
    ['http://staging.example.com/', ['https://staging.example.com']],
    ['https://staging.example.com:8443/', ['https://staging.example.com']],
    ['https://staging.example.com.evil.test/', ['https://staging.example.com']],
    ['https://evil-example.com/', ['https://*.example.com']],
    ['https://example.com/', ['https://*.example.com']],
    ['https://evil-example.com/', ['https://*.example.com/']],
    ['http://a.example.com/', ['https://*.example.com']],
    ['https://a.example.com:8443/', ['https://*.example.com']],
    ['ftp://localhost/', []],
    ['chrome-extension://localhost/page.html', []],
    ['http://localhost.evil.test/', []],
    ['http://127.0.0.1.evil.test/', []],
    ['about:blank', []],
    ['blob:https://example.com/1', []],
    ['chrome-extension://abc/page.html', []],
  ])('keeps a solver off %s when %j is listed', (url, origins) => {
    expect(() => assertOriginAllowed(url, origins)).toThrow(OriginNotAllowedError)
  })
})

describe('isOriginPattern', () => {
  test.each([
    'https://example.com',
    'http://example.com:8080',
    'https://example.com/',
    'https://*.example.com',
    'https://*.example.com/',
    'http://[2001:db8::1]:8080',
  ])('takes %s', (text) => expect(isOriginPattern(text)).toBe(true))
  test.each([
    'example.com',
    '*',
    'https://*',
    'https://example.com/login',
    'https://*.*.com',
    'https://*.',
    'https://*./',
    'https://*..',
    'https://*.:8080',
    'https://a.*.example.com',
    'ws://example.com',
    'file:///tmp',
    'data:',
    'ftp://example.com',
    '',
  ])('refuses %s', (text) => expect(isOriginPattern(text)).toBe(false))
})
