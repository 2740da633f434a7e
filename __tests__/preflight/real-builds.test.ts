import { describe, expect, it } from '@jest/globals'
import type { RuleId } from '../../src/preflight/finding'
import { aFile } from '../support/ipa/an-ipa'
import { binaryPlist } from '../support/ipa/binary-plist'
import { type BundleFile, SEAL } from '../support/ipa/bundle-signer'
import { codeResources } from '../support/ipa/code-resources-writer'
import { type IpaDeviations, ipaEntries } from '../support/ipa/ipa-builder'
import { machO } from '../support/ipa/mach-o-writer'
import { shareKeys, watchKeys } from '../support/ipa/nested-bundles'
import type { PlistInput } from '../support/ipa/plist-input'
import { aProfile, claimedEntitlements } from '../support/ipa/profile-builder'
import { type ZipEntry, zipBytes } from '../support/ipa/zip-writer'
import { findingsIn, itAgreesWithTheSecondJudge } from '../support/second-judge'

// What builds that iOS takes have in them, beside what the others of these tests have: a complaint about
// any of it would stop a good build.

const APP = 'Payload/Example.app/'
const text = Buffer.from('text')

type Keys = Readonly<Record<string, PlistInput>>

function info(id: string, more: Keys = {}): Uint8Array {
  return binaryPlist({ CFBundleIdentifier: id, ...more })
}

function library(path: string): BundleFile {
  return [path, machO({ fileType: 6 })]
}

function framework(name: string, id: string): readonly BundleFile[] {
  const folder = `Frameworks/${name}.framework`
  return [
    library(`${folder}/${name}`),
    [`${folder}/Info.plist`, info(id, { CFBundleExecutable: name })],
  ]
}

/** A bundle with a profile of its own. */
function bundle(
  folder: string,
  {
    id,
    keys,
    entitlements = {},
  }: { readonly id: string; readonly keys?: Keys; readonly entitlements?: Keys },
): readonly BundleFile[] {
  return [
    [`${folder}/Code`, machO()],
    [`${folder}/Info.plist`, info(id, { CFBundleExecutable: 'Code', ...keys })],
    [`${folder}/embedded.mobileprovision`, aProfile({ bundleId: id, entitlements })],
  ]
}

const clipClaim = {
  'com.apple.developer.parent-application-identifiers': ['ABCDE12345.com.example.app'],
}

/** A seal that was true once, in the folder of whoever made the bundle. */
const staleSeal = codeResources(new Map([['old.png', text]]), '')

const stray: ZipEntry = { path: '__MACOSX/Payload/._Example.app', data: text }
const folders = ['', 'Frameworks/', 'en.lproj/', 'Empty/'].map(path => ({
  path: `${APP}${path}`,
  data: Buffer.alloc(0),
}))

interface RealBuild {
  readonly ipa?: IpaDeviations
  readonly edit?: (entries: readonly ZipEntry[]) => readonly ZipEntry[]
  /** Notices and warnings that are true. */
  readonly rules?: readonly RuleId[]
}

const builds: Readonly<Record<string, RealBuild>> = {
  'folders of their own, empty ones too': { edit: entries => [...folders, ...entries] },
  'what stands beside the app': {
    edit: entries => [
      { path: 'SwiftSupport/iphoneos/libswiftCore.dylib', data: machO({ signature: 'none' }) },
      { path: 'Symbols/0A0B.symbols', data: text },
      { path: 'BCSymbolMaps/0A0B.bcsymbolmap', data: text },
      { path: 'WatchKitSupport2/WK', data: machO({ signature: 'none' }) },
      { path: 'iTunesMetadata.plist', data: text },
      ...entries,
      ...[stray, stray],
    ],
  },
  'leavings of a Mac': {
    edit: entries => [
      ...entries,
      { path: 'Payload/.DS_Store', data: text },
      { path: `${APP}.DS_Store`, data: text },
      { path: `${APP}Frameworks/.DS_Store`, data: text },
    ],
  },
  'a translation less': {
    ipa: { files: [['de.lproj/Localizable.strings', text]] },
    edit: entries => entries.filter(({ path }) => !String(path).includes('de.lproj')),
  },
  'the receipt folder of the store': {
    edit: entries => [...entries, { path: `${APP}SC_Info/Example.sinf`, data: text }],
  },
  'bundles of resources, without a seal': {
    ipa: {
      files: [
        ['Kit_Kit.bundle/Info.plist', info('kit-Kit-resources')],
        ['Kit_Kit.bundle/a.png', text],
      ],
      signed: { unsigned: ['Kit_Kit.bundle/'] },
    },
  },
  'bundles of resources that Xcode signed': {
    ipa: {
      files: [
        ['Kit.bundle/Info.plist', info('kit')],
        ['Kit.bundle/a.png', text],
      ],
    },
  },
  'a bundle of resources with the seal of its maker': {
    ipa: {
      files: [
        ['Maps.bundle/Info.plist', info('maps')],
        ['Maps.bundle/new.png', text],
        [`Maps.bundle/${SEAL}`, staleSeal],
      ],
      signed: { unsigned: ['Maps.bundle/'] },
    },
  },
  'libraries of Swift, a debug build, previews': {
    ipa: {
      files: [
        library('Frameworks/libswiftCore.dylib'),
        library('Example.debug.dylib'),
        library('__preview.dylib'),
      ],
    },
  },
  'the libraries of another system, as data': {
    ipa: {
      files: [['Tools/mac/libtool.dylib', machO({ fileType: 6, platform: 1, signature: 'none' })]],
      signed: { unsigned: ['Tools/mac/libtool.dylib'] },
    },
  },
  'tests, and frameworks inside them': {
    ipa: {
      files: [
        ['PlugIns/T.xctest/T', machO({ fileType: 8 })],
        ['PlugIns/T.xctest/Info.plist', info('com.example.T', { CFBundleExecutable: 'T' })],
        library('PlugIns/T.xctest/Frameworks/libt.dylib'),
        library('Frameworks/XCTest.framework/XCTest'),
        [
          'Frameworks/XCTest.framework/Info.plist',
          info('com.apple.dt.XCTest', { CFBundleExecutable: 'XCTest' }),
        ],
      ],
    },
  },
  'one framework twice: in the app and in its extension': {
    ipa: {
      files: [
        ...framework('Kit', 'com.example.kit'),
        ...bundle('PlugIns/Share.appex', { id: 'com.example.app.share', keys: shareKeys }),
        library('PlugIns/Share.appex/Frameworks/Kit.framework/Kit'),
        [
          'PlugIns/Share.appex/Frameworks/Kit.framework/Info.plist',
          info('com.example.kit', { CFBundleExecutable: 'Kit' }),
        ],
      ],
    },
  },
  'on-demand resources': {
    ipa: {
      files: [
        ['OnDemandResources.plist', text],
        ['OnDemandResources/a.assetpack/Info.plist', info('com.example.app.asset-pack-a')],
        ['OnDemandResources/a.assetpack/Assets.car', text],
      ],
    },
  },
  'a watch app for old and new watches, versions of its own': {
    ipa: {
      files: [
        ...bundle('Watch/W.app', {
          id: 'com.example.app.watch',
          keys: { ...watchKeys, CFBundleVersion: '7' },
        }).filter(([path]) => !path.endsWith('/Code')),
        ['Watch/W.app/Code', machO({ cpuType: 0x0200000c, platform: 4 })],
      ],
    },
  },
  'an App Clip': {
    ipa: {
      files: bundle('AppClips/Clip.app', { id: 'com.example.app.Clip', entitlements: clipClaim }),
      signed: {
        entitlements: id => ({
          ...claimedEntitlements({}, id),
          ...(id === 'com.example.app.Clip' && clipClaim),
        }),
      },
    },
  },
  'any identifier, in-house': {
    ipa: { profile: { distribution: 'enterprise', bundleId: '*' } },
    rules: ['enterprise-trust'],
  },
  'a list of the time before 2014 beside the new one': {
    ipa: { signed: { main: { hashes: ['sha1', 'sha256'] } } },
  },
}

describe('a build that iOS takes may have', () => {
  it.each(Object.entries(builds))('%s', async (_name, { ipa, edit = same, rules = [] }) => {
    const path = await aFile('Example.ipa', zipBytes(edit(ipaEntries(ipa))))
    const found = await findingsIn(path)
    expect(found.map(({ rule, message }) => [rule, message])).toEqual(
      rules.map(rule => [rule, expect.anything()]),
    )
  })
})

function same(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  return entries
}

itAgreesWithTheSecondJudge()
