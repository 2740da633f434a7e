import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCertificate } from '../../../src/formats/cms/certificate'
import { readSignedContent } from '../../../src/formats/cms/cms'
import { readSignedMessage } from '../../../src/formats/cms/signature'
import { readCodeResources } from '../../../src/formats/code-resources/code-resources'
import { compilePattern } from '../../../src/formats/code-resources/pattern'
import { compileRules, stepBudget } from '../../../src/formats/code-resources/rules'
import { readSignedMachO } from '../../../src/formats/code-signature/signed-slice'
import { decodeCgbi } from '../../../src/formats/png/cgbi'
import { decodePng, encodePng } from '../../../src/formats/png/png'
import type { PropertyList } from '../../../src/formats/property-list/property-list'
import { parsePropertyList } from '../../../src/formats/property-list/read'
import { writePropertyList } from '../../../src/formats/property-list/write'
import { inspectIpa } from '../../../src/ipa/inspect-ipa'
import { readProfile } from '../../../src/ipa/profile/read-profile'
import { preflight } from '../../../src/preflight/preflight'
import { anIdentity } from '../ipa/authority'
import { binaryPlist } from '../ipa/binary-plist'
import { cgbi } from '../ipa/cgbi-writer'
import { codeResources } from '../ipa/code-resources-writer'
import { signMachO } from '../ipa/code-signer'
import { gradient } from '../ipa/icon-writer'
import { ipaEntries } from '../ipa/ipa-builder'
import { fatMachO, machO } from '../ipa/mach-o-writer'
import { aProfile } from '../ipa/profile-builder'
import { xmlPlist } from '../ipa/xml-plist'
import { type ZipEntry, zipBytes } from '../ipa/zip-writer'
import { context } from '../preflight'
import { mendedPng } from './mend-png'

/** A reader of bytes from outside, with sound ones to begin from. */
export interface FuzzTarget {
  readonly name: string
  readonly seeds: () => readonly Uint8Array[]
  /** Reads, and walks what was read. May refuse with an ActionError, and do nothing else. */
  readonly read: (bytes: Uint8Array) => unknown
}

const values = {
  text: 'Ünï & text',
  list: [1, -1, 0.5, true, new Date('2026-01-01T00:00:00Z'), ['x', ['x']]],
  data: Buffer.from('some data'),
  nested: { a: { b: { c: 'deep' } } },
}

export const fuzzTargets: readonly FuzzTarget[] = [
  {
    name: 'binary property list',
    seeds: () => [binaryPlist({ ...values, large: 2n ** 63n })],
    read: bytes => countOf(parsePropertyList(bytes)),
  },
  {
    name: 'XML property list',
    seeds: () => [xmlPlist(values)],
    read: bytes => writePropertyList(parsePropertyList(bytes)),
  },
  { name: 'seal', seeds: () => [aSeal()], read: judgeBy },
  {
    name: 'rule of a seal',
    seeds: () => ['^(.*/)?\\.DS_Store$', '[^a-c]{2,3}(x|y+)*\\.$'].map(text => Buffer.from(text)),
    read: bytes => matchBy(Buffer.from(bytes).toString('latin1')),
  },
  { name: 'certificate', seeds: () => [anIdentity().certificate], read: readCertificate },
  {
    name: 'CMS message',
    seeds: () => [aProfile(), aProfile({ envelope: 'ber-indefinite' })],
    read: bytes => [readSignedContent(bytes), readSignedMessage(bytes)],
  },
  {
    name: 'profile',
    seeds: () => [aProfile(), aProfile({ format: 'binary' })],
    read: readProfile,
  },
  { name: 'signed executable', seeds: executables, read: readExecutable },
  {
    name: 'PNG',
    seeds: () => [encodePng(gradient(16))],
    read: bytes => decodePng(mendedPng(bytes)),
  },
  {
    name: 'PNG of Apple',
    seeds: () => [cgbi(gradient(16))],
    read: bytes => decodeCgbi(mendedPng(bytes)),
  },
  { name: 'IPA', seeds: () => [zipBytes(soundEntries())], read: inspect },
  // Each seed begins with the number of the entry that it takes the place of.
  { name: 'file in an IPA', seeds: entriesAsSeeds, read: inspectWith },
]

/** A walk over all of it, which a list that should have been refused would make endless. */
function countOf(value: PropertyList): number {
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + countOf(item), 1)
  if (value instanceof Map) return [...value.values()].reduce((sum, item) => sum + countOf(item), 1)
  return 1
}

function aSeal(): Uint8Array {
  const paths = ['a', 'en.lproj/b', 'Base.lproj/c', 'Frameworks/A.framework/A']
  return codeResources(new Map(paths.map(path => [path, Buffer.from(path)])), 'App')
}

function judgeBy(bytes: Uint8Array): unknown {
  const { files, rules } = readCodeResources(bytes)
  const compiled = compileRules(rules, stepBudget())
  if (typeof compiled === 'string') return compiled
  return [...files.keys(), 'x/.DS_Store', 'a.dSYM/b', 'Info.plist'].map(compiled.judge)
}

function matchBy(source: string): unknown {
  const budget = { left: 1_000_000 }
  return compilePattern(source, budget)?.isFoundIn('Frameworks/a/'.repeat(20), budget)
}

function executables(): readonly Uint8Array[] {
  const entitlements = { 'application-identifier': 'ABCDE12345.a', 'get-task-allow': true }
  const signed = signMachO(machO(), { identifier: 'a', entitlements })
  const both = signMachO(machO(), { identifier: 'a', hashes: ['sha1', 'sha256'] })
  return [signed, both, fatMachO([signed, both])]
}

function readExecutable(bytes: Uint8Array): Promise<unknown> {
  return readSignedMachO({
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  })
}

let sound: readonly ZipEntry[] | undefined

/** Signing takes a while. */
function soundEntries(): readonly ZipEntry[] {
  sound ??= ipaEntries()
  return sound
}

function entriesAsSeeds(): readonly Uint8Array[] {
  return soundEntries().map(({ data }, index) => Buffer.concat([Buffer.from([index]), data]))
}

function inspectWith(bytes: Uint8Array): Promise<unknown> {
  const [index = 0] = bytes
  const entries = soundEntries()
  const changed = entries.map((entry, at) =>
    at === index % entries.length ? { ...entry, data: bytes.subarray(1) } : entry,
  )
  return inspect(zipBytes(changed, { stored: true }))
}

async function inspect(bytes: Uint8Array): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'))
  try {
    const path = join(folder, 'Example.ipa')
    await writeFile(path, bytes)
    const answer = await inspectIpa(path)
    if (answer.kind === 'unreadable' && (answer.reason === '' || answer.fix === '')) {
      throw new Error('an answer that says nothing')
    }
    return preflight(answer, context)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
