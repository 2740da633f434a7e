import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'

/** What each folder of src may import of ours; the table of docs/architecture.md. `.` is src itself. A single file for the words that it lists. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  formats: ['formats', 'errors'],
  ipa: ['ipa', 'formats', 'errors', 'plain-text', 'progress'],
  preflight: ['preflight', 'ipa:type', 'errors', 'facts-in-words', 'formats:type', 'plain-text'],
  site: [
    'site',
    'formats',
    'errors',
    'facts-in-words',
    'https-url',
    'ipa:type',
    'ipa/provisioning-profile',
    'json-fields',
    'preflight:type',
    'plain-text',
    'preflight/finding',
    'signing:type',
  ],
  targets: [
    'targets',
    'github',
    'site',
    'environment:type',
    'errors',
    'facts-in-words',
    'https-url',
    'progress',
    'retry',
  ],
  github: ['github', 'environment:type', 'errors', 'https-url', 'json-fields', 'progress', 'retry'],
  verify: [
    'verify',
    'site:type',
    'site/gone-page',
    'errors',
    'https-url',
    'json-fields',
    'progress',
    'retry',
  ],
  report: [
    'report',
    'outcome:type',
    'site:type',
    'site/order',
    'preflight:type',
    'preflight/finding',
    'ipa:type',
    'ipa/provisioning-profile',
    'errors',
    'facts-in-words',
    'https-url',
    'json-fields',
    'plain-text',
    'retry',
    'progress',
    'signing',
  ],
}

/** The one file or folder that each package is imported in. */
const oneDoor: Readonly<Record<string, string>> = {
  yauzl: 'src/ipa/archive.ts',
  plist: 'src/formats/',
  pngjs: 'src/formats/png.ts',
  asn1js: 'src/formats/',
  mustache: 'src/site/page-template.ts',
  'qrcode-generator': 'src/site/qr.ts',
  '@actions/core': 'src/',
  '@actions/github': 'src/github/',
  '@actions/artifact': 'src/artifact-client.ts',
  '@actions/glob': 'src/',
}

/** Folders whose code sees no network, no file, no process. */
const pure = ['formats', 'preflight', 'site', 'report']
const effects = /^node:(fs|http|https|net|tls|child_process|os|process)/

interface Import {
  readonly from: string
  readonly what: string
  readonly typeOnly: boolean
}

const root = resolve(import.meta.dirname, '..')
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => join('src', file))

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/gm,
  )
  return [...statements].map(([, type, fixed, lazy]) => ({
    from: file,
    what: fixed ?? lazy ?? '',
    typeOnly: type !== undefined,
  }))
}

const imports = files.flatMap(importsOf)
const folderOf = (file: string): string => relative('src', dirname(file)).split('/')[0] ?? ''

/** The file without its ending: `site/order`. */
const fileOf = (entry: Import): string => relative('src', join(dirname(entry.from), entry.what))

/** `site`, or the file name for what lies in src itself. */
const ours = (entry: Import): string => fileOf(entry).split('/')[0] ?? ''

/** Lines. What is longer is about more than one thing. */
const longestFile = 200
const longestFunction = 50

/** Where a checked value gets a type that the compiler cannot derive: one function, with the check in it. */
const branded = ['src/https-url.ts', 'src/site/link.ts']

const sources = files.map(file => {
  const text = readFileSync(join(root, file), 'utf8')
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
})

function nodesOf(node: ts.Node): readonly ts.Node[] {
  return [node, ...node.getChildren().flatMap(nodesOf)]
}

function linesOf(node: ts.Node): number {
  const file = node.getSourceFile()
  const line = (position: number): number => file.getLineAndCharacterOfPosition(position).line
  return line(node.end) - line(node.getStart()) + 1
}

/** `src/retry.ts:12`, to click on. */
function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

describe('the style', () => {
  it(`keeps files to ${longestFile} lines`, () => {
    const long = sources
      .map(({ fileName, text }) => ({ fileName, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > longestFile)
    expect(long).toEqual([])
  })

  it(`keeps functions to ${longestFunction} lines`, () => {
    const long = sources
      .flatMap(nodesOf)
      .filter(node => ts.isFunctionLike(node) && linesOf(node) > longestFunction)
    expect(long.map(placeOf)).toEqual([])
  })

  it('believes no type that was not checked', () => {
    const beliefs = sources
      .filter(({ fileName }) => !branded.includes(fileName))
      .flatMap(nodesOf)
      .filter(
        node =>
          (ts.isAsExpression(node) && node.type.getText() !== 'const') ||
          ts.isNonNullExpression(node) ||
          node.kind === ts.SyntaxKind.AnyKeyword,
      )
    expect(beliefs.map(placeOf)).toEqual([])
  })
})

describe('the architecture', () => {
  it('finds the imports it is to judge', () => {
    expect(imports.length).toBeGreaterThan(50)
  })

  it.each(Object.entries(mayImport))(
    'src/%s imports only what its row allows',
    (folder, allowed) => {
      const strangers = imports
        .filter(entry => folderOf(entry.from) === folder && entry.what.startsWith('.'))
        .filter(entry => !allowed.includes(ours(entry)) && !allowed.includes(fileOf(entry)))
        .filter(entry => !(entry.typeOnly && allowed.includes(`${ours(entry)}:type`)))
      expect(strangers).toEqual([])
    },
  )

  it.each(Object.entries(oneDoor))('%s has one door', (name, door) => {
    const elsewhere = imports.filter(
      entry =>
        (entry.what === name || entry.what.startsWith(`${name}/`)) && !entry.from.startsWith(door),
    )
    expect(elsewhere).toEqual([])
  })

  it('keeps @actions/* out of everything but the rim and src/github', () => {
    const strangers = imports.filter(
      entry =>
        entry.what.startsWith('@actions/') &&
        dirname(entry.from) !== 'src' &&
        folderOf(entry.from) !== 'github',
    )
    expect(strangers).toEqual([])
  })

  it('keeps files, network and processes out of the pure folders', () => {
    const strangers = imports.filter(
      entry => pure.includes(folderOf(entry.from)) && effects.test(entry.what),
    )
    expect(strangers).toEqual([])
  })

  it('reads the environment and logs only at the rim', () => {
    const strangers = files.filter(
      file =>
        dirname(file) !== 'src' &&
        /\bprocess\.(env|stdout|stderr|exit)|\bconsole\.\w+\(/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
    )
    expect(strangers).toEqual([])
  })

  it('runs git in src/github only', () => {
    const strangers = imports.filter(
      entry => /^node:child_process/.test(entry.what) && folderOf(entry.from) !== 'github',
    )
    expect(strangers).toEqual([])
  })
})
