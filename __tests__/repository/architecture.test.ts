import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { circles, type Import, importsOf, sourceFiles } from '../support/imports'

/**
 * The floors of `src/`, lowest first: a room may import what stands below it and nothing else, types
 * included. `targets/` and `ipa/` are houses of their own; their rooms stand on neighbouring floors.
 * The reasons stand in docs/architecture.md.
 */
const floors: readonly string[] = [
  'primitives',
  'formats',
  'ipa/ipa-file',
  'ipa/foreign-file',
  'ipa/app-identity',
  'ipa/info-plist',
  'ipa/profile',
  'ipa/archive',
  'ipa/bundle',
  'ipa/app-needs',
  'ipa/app',
  'ipa/icon',
  'ipa',
  'github',
  'preflight',
  'builds',
  'site',
  'report',
  'event',
  'inputs',
  'verify',
  'run',
  'intake',
  'targets/target',
  'targets/patiently',
  'targets/our-paths',
  'targets/segments',
  'targets/disk-names',
  'targets/scratch',
  'targets/leftover',
  'targets/release',
  'targets/branch',
  'targets/directory',
  'targets/overlay',
  'targets/deployment',
  'targets/pages',
  'targets',
  'announce',
  'commands',
  'action',
  'runner',
  'main',
]

/**
 * What a room may import of the floors below it, `primitives` apart. A name stands for a room or for one
 * file of it; `:type` allows its types alone.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  primitives: [],
  formats: [],
  ipa: ['formats', 'ipa'],
  github: [],
  preflight: ['ipa:type', 'formats:type', 'ipa/profile/provisioning-profile'],
  builds: ['preflight', 'ipa', 'formats:type'],
  site: ['builds', 'formats/property-list', 'formats/png', 'preflight:type', 'ipa:type'],
  report: [
    'builds',
    'preflight',
    'ipa:type',
    'ipa/profile/provisioning-profile',
    'site/link',
    'site/layout',
    'site:type',
  ],
  event: ['builds/channel', 'builds:type'],
  inputs: ['event', 'github/repository'],
  verify: ['builds:type', 'site:type', 'site/pages/gone-page'],
  run: ['inputs', 'event', 'github', 'report:type', 'builds:type', 'preflight:type'],
  intake: ['run', 'inputs:type', 'ipa/archive', 'github', 'builds'],
  targets: ['targets', 'run', 'inputs:type', 'site', 'builds', 'github'],
  announce: ['report', 'run', 'github', 'builds', 'event:type', 'inputs:type'],
}

/** Rooms of `targets/` that stand by themselves: whoever adds a target copies one of these. */
const alone: readonly string[] = ['targets/release', 'targets/directory', 'targets/overlay']

/** The one place that each package is imported in. */
const oneDoor: Readonly<Record<string, string | readonly string[]>> = {
  yauzl: 'src/ipa/archive/archive.ts',
  plist: 'src/formats/property-list/',
  pngjs: 'src/formats/png/png.ts',
  asn1js: 'src/formats/',
  mustache: 'src/site/pages/page-template.ts',
  'lean-qr': 'src/site/qr.ts',
  '@actions/core': ['src/runner/', 'src/main.ts'],
  '@actions/github': 'src/github/',
  '@actions/artifact': 'src/github/artifact-client.ts',
}

/** Folders whose code sees no network, no file, no process. */
const pure = ['formats', 'preflight', 'builds', 'site', 'report', 'event']
const effects = /^node:(fs|http|https|net|tls|child_process|os|process)/

const root = join(import.meta.dirname, '../..')
const files = sourceFiles(root)
const imports = files.flatMap(file => importsOf(root, file))
const ours = imports.filter((entry): entry is Import & { to: string } => entry.to !== undefined)

/** `ipa/archive/entry`, without src and the ending. */
const nameOf = (file: string): string => relative('src', file).replace(/\.ts$/, '')

const isIn = (file: string, room: string): boolean =>
  nameOf(file) === room || nameOf(file).startsWith(`${room}/`)

/** The most exact floor that a file stands on. */
function floorOf(file: string): number {
  const standing = floors.filter(room => isIn(file, room))
  return floors.indexOf(standing.toSorted((a, b) => b.length - a.length)[0] ?? '')
}

const arrow = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${nameOf(from)} -> ${nameOf(to)}`

/** Lines. What is longer is about more than one thing. */
const longestFile = 200
const longestFunction = 50

/** Where a checked value gets a type that the compiler cannot derive: one function, with the check in it. */
const branded = ['src/primitives/https-url.ts', 'src/site/link.ts']

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

/** `src/primitives/clock.ts:12`, to click on. */
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

describe('the house', () => {
  it('finds the imports it is to judge', () => {
    expect(ours.length).toBeGreaterThan(500)
  })

  it('has two files in the root, and a floor for everything else', () => {
    const inRoot = files.filter(file => dirname(file) === 'src')
    expect(inRoot.map(nameOf)).toEqual(['action', 'main'])
    expect(files.filter(file => floorOf(file) < 0)).toEqual([])
  })

  it('imports from below only, types included', () => {
    const upward = ours.filter(({ from, to }) => floorOf(to) > floorOf(from))
    expect(upward.map(arrow)).toEqual([])
  })

  it('has no circle, types included', () => {
    expect(circles(ours)).toEqual([])
  })

  it.each(Object.entries(mayImport))('src/%s imports only what its row allows', (room, allowed) => {
    const strangers = ours
      .filter(({ from, to }) => isIn(from, room) && !isIn(to, room) && !isIn(to, 'primitives'))
      .filter(({ to }) => !allowed.some(name => isIn(to, name)))
      .filter(
        ({ to, typeOnly }) =>
          !(
            typeOnly && allowed.some(name => name.endsWith(':type') && isIn(to, name.slice(0, -5)))
          ),
      )
    expect(strangers.map(arrow)).toEqual([])
  })

  it.each(alone)('src/%s imports no other target', room => {
    const neighbours = ours.filter(
      ({ from, to }) =>
        isIn(from, room) && isIn(to, 'targets') && !isIn(to, room) && dirname(to) !== 'src/targets',
    )
    expect(neighbours.map(arrow)).toEqual([])
  })
})

describe('the doors', () => {
  it.each(Object.entries(oneDoor))('%s has one door', (name, door) => {
    const elsewhere = imports.filter(
      entry =>
        (entry.what === name || entry.what.startsWith(`${name}/`)) &&
        ![door].flat().some(place => entry.from.startsWith(place)),
    )
    expect(elsewhere).toEqual([])
  })

  it('reads the environment and logs in runner/ and main.ts only', () => {
    const strangers = sources
      .filter(({ fileName }) => !isIn(fileName, 'runner') && !isIn(fileName, 'main'))
      .filter(({ text }) => /\bprocess\.(env|stdout|stderr|exit)|\bconsole\.\w+\(/.test(text))
    expect(strangers.map(({ fileName }) => fileName)).toEqual([])
  })

  it('keeps files, network and processes out of the pure folders', () => {
    const strangers = imports.filter(
      ({ from, what }) => pure.some(room => isIn(from, room)) && effects.test(what),
    )
    expect(strangers).toEqual([])
  })

  it('runs git in src/github only', () => {
    const strangers = imports.filter(
      ({ from, what }) => /^node:child_process/.test(what) && !isIn(from, 'github'),
    )
    expect(strangers).toEqual([])
  })
})
