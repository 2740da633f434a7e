import { describe, expect, it } from '@jest/globals'
import type { App } from '../../src/ipa/app'
import type { Executable } from '../../src/ipa/bundle/executable'
import { aFile, anIpa } from '../support/ipa/an-ipa'
import { inspectedApp } from '../support/ipa/inspection'
import { type IpaDeviations, ipaEntries } from '../support/ipa/ipa-builder'
import { linkedMachO } from '../support/ipa/linked'
import { zipBytes } from '../support/ipa/zip-writer'

/** What does not agree about the code of an app, by path from the app's folder; sound code is left out. */
function flawsOf(app: App): Readonly<Record<string, unknown>> {
  const all: readonly (readonly [string, Executable])[] = [
    ['', app.executable],
    ...app.nested.map(one => [one.path, one.executable] as const),
  ]
  return Object.fromEntries(all.map(([path, one]) => [path, signatureFlaws(one)] as const))
}

function signatureFlaws(executable: Executable): unknown {
  if (executable.kind !== 'mach-o') return executable
  return executable.slices.map(({ signature }) =>
    signature.kind === 'read' ? signature.flaws.map(flaw => flaw.kind) : signature,
  )
}

const everything: IpaDeviations = { nestedFirst: true, executable: linkedMachO(), signed: {} }
const sound = {
  '': [[]],
  'Frameworks/Example.framework': [[]],
  'PlugIns/Share.appex': [[]],
  'Watch/Example Watch.app': [[]],
}

/** The IPA with the content of one file changed after signing. */
async function tampered(path: string, change: (bytes: Buffer) => Buffer): Promise<App> {
  let found = false
  const entries = ipaEntries(everything).map(entry => {
    if (entry.path !== `Payload/Example.app/${path}`) return entry
    found = true
    return { ...entry, data: change(Buffer.from(entry.data)) }
  })
  if (!found) throw new Error(`no ${path}`)
  return inspectedApp(await aFile('tampered.ipa', zipBytes(entries)))
}

describe('the code signatures of an app', () => {
  it('have no flaw, nested or not, when all is genuinely signed', async () => {
    const app = await inspectedApp(await anIpa(everything))
    expect(flawsOf(app)).toEqual(sound)
    expect(app.seal).toMatchObject({
      kind: 'read',
      differences: { changed: 0, missing: 0, added: 0 },
    })
  })

  it.each([
    ['Info.plist', '1.2.3', '1.2.4', { '': [['part-changed']] }],
    ['_CodeSignature/CodeResources', '<plist', '<Plist', { '': [['part-changed']] }],
    [
      'PlugIns/Share.appex/Info.plist',
      '9.9.9',
      '9.9.8',
      { 'PlugIns/Share.appex': [['part-changed']] },
    ],
    [
      'Frameworks/Example.framework/_CodeSignature/CodeResources',
      'rules2',
      'rules3',
      { 'Frameworks/Example.framework': [['part-changed']] },
    ],
  ])('tell when %s is another', async (path, from, to, flaws) => {
    const app = await tampered(path, bytes => {
      bytes.write(to, bytes.indexOf(from), 'latin1')
      return bytes
    })
    expect(flawsOf(app)).toEqual({ ...sound, ...flaws })
  })

  it('tell when a page of the executable is another', async () => {
    const app = await tampered('Example', bytes => {
      bytes[70_000] = 0x7f
      return bytes
    })
    expect(flawsOf(app)).toEqual({ ...sound, '': [['pages-changed']] })
  })

  it('tell when an extension was never signed', async () => {
    const path = await anIpa({ ...everything, signed: { unsigned: ['PlugIns/Share.appex/'] } })
    const flaws = flawsOf(await inspectedApp(path))
    expect(flaws).toMatchObject({
      '': [[]],
      'PlugIns/Share.appex': [
        { kind: 'unreadable', reason: 'code signature: it has no code directory' },
      ],
    })
  })
})
