import { readCertificate } from '../../src/formats/cms/certificate'
import { readSignedContent } from '../../src/formats/cms/cms'
import { readSignedMessage } from '../../src/formats/cms/signature'
import { readCodeResources } from '../../src/formats/code-resources/code-resources'
import { compileRules, stepBudget } from '../../src/formats/code-resources/rules'
import { parsePropertyList } from '../../src/formats/property-list/read'
import { readProfile } from '../../src/ipa/profile/read-profile'
import { ActionError } from '../../src/primitives/errors'
import type { PlistInput } from '../support/ipa/plist-input'
import { xmlPlist } from '../support/ipa/xml-plist'
import { type MalformedCase, reading, refusesAll } from '../support/malformed'

/** `bplist00` of arrays `[x, x]`, each around the next: two to the power of `levels` values. */
function doubling(levels: number): Buffer {
  const objects = Array.from({ length: levels }, (_, n) => [0xa2, n + 1, n + 1])
  return binaryList([...objects, [0x09]])
}

function binaryList(objects: readonly (readonly number[])[]): Buffer {
  const offsets: number[] = []
  let at = 8
  for (const object of objects) {
    offsets.push(at)
    at += object.length
  }
  const trailer = Buffer.alloc(32)
  trailer.set([1, 1], 6)
  trailer.writeUInt32BE(objects.length, 12)
  trailer.writeUInt32BE(at, 28)
  return Buffer.concat([
    Buffer.from('bplist00'),
    Buffer.from(objects.flat()),
    Buffer.from(offsets),
    trailer,
  ])
}

const propertyLists: readonly MalformedCase[] = [
  [
    '130 bytes that mean two to the 22nd values',
    reading(parsePropertyList, () => doubling(22)),
    /more than 1000000/,
  ],
  ['two to the 60th', reading(parsePropertyList, () => doubling(60)), /more than 1000000/],
  [
    'a list that contains itself',
    reading(parsePropertyList, () => binaryList([[0xa1, 0]])),
    /contains itself/,
  ],
  [
    'a cycle through a dictionary',
    reading(parsePropertyList, () =>
      binaryList([
        [0xd1, 1, 2],
        [0x51, 0x61],
        [0xa1, 0],
      ]),
    ),
    /contains itself/,
  ],
  [
    'a hundred thousand levels of XML',
    reading(parsePropertyList, () => Buffer.from(`<plist>${'<array>'.repeat(100_000)}`)),
    /more than 128 levels/,
  ],
  [
    'entities of entities (billion laughs)',
    reading(parsePropertyList, () =>
      Buffer.from('<!DOCTYPE plist [<!ENTITY a "&b;&b;">]><plist><string>&a;</string></plist>'),
    ),
    /document type/,
  ],
  [
    '17 MB',
    reading(parsePropertyList, () => Buffer.alloc(17 * 1024 ** 2, 0x20)),
    /more than 16777216/,
  ],
  [
    'a count beyond the file',
    reading(parsePropertyList, () => binaryList([[0xaf, 0x12, 0x7f, 0xff, 0xff, 0xff]])),
    /runs past/,
  ],
]

/** Definite lengths around each other, innermost first. */
function nestedDer(tag: number, levels: number): Buffer {
  let inner: Buffer = Buffer.from([0x05, 0x00])
  for (let level = 0; level < levels; level++) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(inner.length)
    inner = Buffer.concat([Buffer.from([tag, 0x84]), length, inner])
  }
  return inner
}

const asn1: readonly MalformedCase[] = [
  readCertificate,
  readSignedContent,
  readSignedMessage,
  readProfile,
].flatMap((read): readonly MalformedCase[] => [
  [`3,000 levels (${read.name})`, reading(read, () => nestedDer(0x30, 3000)), /./],
  [
    `indefinite lengths without end (${read.name})`,
    reading(read, () => Buffer.alloc(100_000, Buffer.from([0x30, 0x80]))),
    /./,
  ],
  [
    `a length beyond the bytes (${read.name})`,
    reading(read, () => Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 0x02, 0x01])),
    /./,
  ],
  [
    `a hundred thousand nulls (${read.name})`,
    reading(read, () => {
      const nulls = Buffer.alloc(200_000, Buffer.from([0x05, 0x00]))
      return Buffer.concat([Buffer.from([0x30, 0x83, 0x03, 0x0d, 0x40]), nulls])
    }),
    /./,
  ],
])

function judgeBy(rules2: PlistInput, path: string): string | undefined {
  const rules = compileRules(
    readCodeResources(xmlPlist({ files2: {}, rules2 })).rules,
    stepBudget(),
  )
  return typeof rules === 'string' ? rules : rules.judge(path)
}

const seals: readonly MalformedCase[] = [
  [
    'rules that backtrack without end',
    () => {
      const rules2 = { '^((a+)+)+$': true, '^((a|a)*)*b': { weight: 2 } }
      // No refusal: they are followed, in the time that the length of path and rule allow for.
      if (judgeBy(rules2, 'a'.repeat(1000)) !== 'sealed') throw new Error('not followed')
      throw new ActionError('followed', { code: 'malformed' })
    },
    /^followed$/,
  ],
  [
    'rules that count to millions',
    () => {
      throw new ActionError(judgeBy({ '((a{255}){255}){255}': true }, 'a') ?? '', {
        code: 'malformed',
      })
    },
    /no pattern known here/,
  ],
  ['an exponential list', reading(readCodeResources, () => doubling(40)), /more than 1000000/],
]

refusesAll('property lists', propertyLists)
refusesAll('CMS messages, certificates and profiles', asn1)
refusesAll('seals', seals)
