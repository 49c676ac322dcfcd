import { describe, expect, test } from 'vitest'
import { fillIn } from '../../../scripts/fill-in-release.mjs'

describe('fillIn', () => {
  const filled = {
    name: 'package',
    license: 'MIT',
    author: 'Ada Lovelace',
    homepage: 'https://git.example.com/ada/package#readme',
    repository: { type: 'git', url: 'git+https://git.example.com/ada/package.git' },
    bugs: 'https://git.example.com/ada/package/issues',
    type: 'module',
  }

  test.each(['', '/', '.git'])(
    'derives every address from that of the repository, with "%s" at its end',
    (end) => {
      const manifest = { name: 'package', license: 'MIT', type: 'module' }
      const result = fillIn(manifest, `https://git.example.com/ada/package${end}`, 'Ada Lovelace')
      expect(result).toEqual(filled)
      expect(Object.keys(result)).toEqual(Object.keys(filled))
    },
  )

  test('replaces what was there', () => {
    expect(
      fillIn({ ...filled, bugs: 'elsewhere' }, 'https://git.example.com/ada/package', 'Ada Lovelace'),
    ).toEqual(filled)
  })
})
