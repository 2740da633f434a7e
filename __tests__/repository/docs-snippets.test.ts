import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { isObject, objectAt } from '../support/github/openapi/json'

const action: unknown = parse(readFileSync('action.yml', 'utf8'))
if (!isObject(action)) throw new Error('action.yml is no mapping')
const inputs = Object.keys(objectAt(action, 'inputs'))
const outputs = Object.keys(objectAt(action, 'outputs'))

function under(folder: string, ending: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter(name => name.endsWith(ending)).map(name => `${folder}/${name}`)
}

const texts = ['README.md', ...under('docs', '.md')].flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(/^( *)```ya?ml\n(.*?)^ *```/gms)].map(
    ([, , yaml = ''], index): [string, string] => [`${file}, block ${index + 1}`, yaml],
  ),
)
const workflows = under('docs/workflows', '.yml').map((file): [string, string] => [
  file,
  readFileSync(file, 'utf8'),
])

/** Every mapping in it, however deep. */
function mappings(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(mappings)
  return isObject(value) ? [value, ...Object.values(value).flatMap(mappings)] : []
}

describe.each([...texts, ...workflows])('%s', (_, text) => {
  const ours = mappings(parse(text)).filter(step =>
    String(step['uses'] ?? '').startsWith('tap-to-install/'),
  )

  it('is YAML, and gives inputs that exist', () => {
    const given = ours.flatMap(step => (isObject(step['with']) ? Object.keys(step['with']) : []))
    expect(given.filter(name => !inputs.includes(name))).toEqual([])
  })

  it('has scripts that a shell can read', () => {
    const scripts = mappings(parse(text)).flatMap(step => step['run'] ?? [])
    if (scripts.length === 0) return
    const read = spawnSync('bash', ['-n'], { input: scripts.join('\n'), encoding: 'utf8' })
    expect(read.stderr).toBe('')
  })

  it('reads outputs that exist', () => {
    const ids = ours.map(step => step['id'])
    const read = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    const ofOurs = read.filter(([, id]) => ids.includes(id)).map(([, , name]) => name)
    expect(ofOurs.filter(name => !outputs.includes(name ?? ''))).toEqual([])
  })
})
