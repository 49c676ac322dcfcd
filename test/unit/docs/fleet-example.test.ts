import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../../package.json' with { type: 'json' }
import { createProgram } from '../../../src/cli/program.ts'

const read = (file: string) =>
  readFileSync(new URL(`../../../examples/fleet/${file}`, import.meta.url), 'utf8')
const silent = { write: () => true }

/** Parses words as the command line does, without running the command. */
function parseWords([name = '', ...words]: string[]): Record<string, unknown> {
  const program = createProgram({ stdout: silent, stderr: silent, env: {} })
  const command = program.commands.find((one: Command) => one.name() === name)
  if (!command) throw new Error(`There is no command ${name}.`)
  const { unknown, operands } = command.parseOptions(words)
  expect([unknown, operands]).toEqual([[], []])
  return command.opts()
}

const expected = {
  provider: ['local', 'capsolver'],
  rate: { requests: 10, interval: 1_000 },
  budgetRequests: 500,
  host: '0.0.0.0',
  port: 8766,
  grace: 30_000,
  queue: 'image-captchas',
}

describe('the example of a fleet', () => {
  test('has a compose file whose workers are started with options that work has', () => {
    const { services } = parse(read('compose.yaml'))
    expect(parseWords(services.worker.command)).toMatchObject(expected)
    expect(Object.keys(services.worker.environment)).toEqual([
      'SOLVE_IMAGE_CAPTCHAS_REDIS',
      'CAPSOLVER_API_KEY',
    ])
    expect(services.worker.environment.SOLVE_IMAGE_CAPTCHAS_REDIS).toContain('@redis:6379')
    expect(Number.parseInt(services.worker.stop_grace_period, 10) * 1_000).toBeGreaterThan(expected.grace)
    expect(services.redis.ports).toEqual(['127.0.0.1:6379:6379'])
  })

  test('has a manifest for Kubernetes with the same options, and keys from a secret', () => {
    const { spec } = parse(read('kubernetes.yaml'))
    const [{ args, env, ports, readinessProbe }] = spec.template.spec.containers
    const options = parseWords(args)
    expect(options).toMatchObject(expected)
    for (const { valueFrom, value } of env) {
      expect(value).toBeUndefined()
      expect(valueFrom.secretKeyRef.name).toBe('image-captchas')
    }
    expect(ports).toEqual([{ name: 'metrics', containerPort: options.port }])
    expect(readinessProbe.httpGet).toEqual({ path: '/healthz', port: 'metrics' })
    expect(spec.template.spec.terminationGracePeriodSeconds * 1_000).toBeGreaterThan(expected.grace)
    expect(spec.selector.matchLabels).toEqual(spec.template.metadata.labels)
  })

  test('has an image of this package and of what it needs', () => {
    const dockerfile = read('Dockerfile')
    for (const name of [manifest.name, 'bullmq', 'ioredis'])
      expect(dockerfile).toMatch(new RegExp(`install.* ${name}\\b`))
    expect(Object.keys(manifest.peerDependencies)).toEqual(expect.arrayContaining(['bullmq', 'ioredis']))
    const [, entry = ''] = /ENTRYPOINT (\[.*\])/.exec(dockerfile) ?? []
    const [, words = ''] = /CMD (\["work.*\])/.exec(dockerfile) ?? []
    expect(JSON.parse(entry)).toEqual(Object.keys(manifest.bin))
    expect(parseWords(JSON.parse(words))).toMatchObject({ host: '0.0.0.0' })
  })
})
