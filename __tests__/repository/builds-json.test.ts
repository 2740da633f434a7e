import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'

/** `channels[].apps[].title`, of everything in it. */
function keysOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(item => keysOf(item, `${path}[]`))
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
}

it('docs/builds-json.md shows the keys that are written', () => {
  const [, shown = ''] =
    /```json\n(.*?)```/s.exec(readFileSync('docs/builds-json.md', 'utf8')) ?? []
  const written = readFileSync('__tests__/site/golden/builds.json', 'utf8')
  // A pull request has its number there, a branch its name.
  const keys = new Set(keysOf(JSON.parse(written)).filter(key => !key.endsWith('.pullRequest')))
  expect(new Set([...keysOf(JSON.parse(shown))])).toEqual(keys)
})
