import { description, resolved } from './description'
import { arrayAt, isObject, type JsonObject, objectAt, valueAt } from './json'

export interface Parameter {
  readonly name: string
  readonly place: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: unknown
}

/** One method of one path of the description. */
export interface Operation {
  readonly id: string
  /** `/repos/{owner}/{repo}/pages` */
  readonly template: string
  readonly documentationUrl: string
  readonly parameters: readonly Parameter[]
  readonly body: { readonly required: boolean; readonly schema: unknown } | undefined
  readonly responses: JsonObject
}

export interface FoundOperation {
  readonly operation: Operation
  readonly pathParameters: Readonly<Record<string, string>>
}

let templates: readonly (readonly string[])[] | undefined
const operations = new Map<string, Operation | undefined>()

/** The operation that a request means; the path with the most literal text wins. */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  templates ??= description()
    .keysOf('paths')
    .map(text => text.split('/'))
  const asked = path.split('/')
  const similar = templates.filter(segments => beginsAlike(segments, asked))
  const texts = similar.map(segments => segments.join('/'))
  for (const text of texts.sort((a, b) => literal(b) - literal(a))) {
    const match = patternOf(text).exec(path)
    const operation = match === null ? undefined : operationOf(method, text)
    if (operation !== undefined) return { operation, pathParameters: decoded(match?.groups ?? {}) }
  }
  return undefined
}

/** These placeholders take slashes (`x-multi-segment`), as branch names and file paths do. */
const severalSegments = new Set([
  'ref',
  'branch',
  'commit_sha',
  'path',
  'tag',
  'tree_sha',
  'basehead',
])

/** Most of the 800 templates fall out here, so that few of them become expressions. */
function beginsAlike(segments: readonly string[], asked: readonly string[]): boolean {
  const end = segments.findIndex(segment => severalSegments.has(segment.slice(1, -1)))
  const fixed = end < 0 ? segments : segments.slice(0, end)
  return fixed.every((segment, index) => segment.includes('{') || segment === asked[index])
}

/** Characters outside the placeholders. */
function literal(template: string): number {
  return template.replace(/\{[^}]+\}/g, '').length
}

function patternOf(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  const source = escaped.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = severalSegments.has(name) ? '.+' : '[^/]+'
    return `(?<${name.replace(/\W/g, '_')}>${value})`
  })
  return new RegExp(`^${source}$`)
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)])
  return Object.fromEntries(pairs)
}

function operationOf(method: string, template: string): Operation | undefined {
  const key = `${method} ${template}`
  if (!operations.has(key)) operations.set(key, readOperation(method, template))
  return operations.get(key)
}

function readOperation(method: string, template: string): Operation | undefined {
  const item = description().objectAt('paths', template)
  const raw = item[method.toLowerCase()]
  if (!isObject(raw)) return undefined
  const body = resolved(raw['requestBody'])
  const schema = valueAt(body, 'content', 'application/json', 'schema')
  return {
    id: String(raw['operationId']),
    template,
    documentationUrl: String(valueAt(raw, 'externalDocs', 'url')),
    parameters: [...arrayAt(item, 'parameters'), ...arrayAt(raw, 'parameters')].map(readParameter),
    body: schema === undefined ? undefined : { required: body['required'] === true, schema },
    responses: objectAt(raw, 'responses'),
  }
}

function readParameter(raw: unknown): Parameter {
  const { in: place, name, required, schema } = resolved(raw)
  return {
    name: String(name),
    place: place === 'path' || place === 'query' ? place : 'header',
    required: required === true,
    schema,
  }
}
