import type { PlistInput } from './plist-input'

/** One of everything that a property list can hold, at the borders where encodings change. */
export const everyKindOfValue: PlistInput = {
  text: 'Example',
  empty: '',
  unicode: 'Ünï 网页传值 😀',
  marked: '\ufeffafter a byte order mark',
  markup: `A&B <"Ünï"> 'x' ]]> \t@everyone`,
  exactly14: 'fourteen bytes',
  exactly15: 'fifteen bytes!!',
  long: 'x'.repeat(70_000),
  integers: [0, 1, 255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, -1, -2_147_483_649],
  edges: [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  reals: [0.5, -1.25e-7, 1.5e-300],
  yes: true,
  no: false,
  date: new Date('2026-11-22T12:34:56Z'),
  early: new Date('1999-12-31T23:59:59Z'),
  data: Buffer.from('00ff10', 'hex'),
  nothing: Buffer.alloc(0),
  list: [],
  dictionary: {},
  nested: { array: [{ deep: ['x', 'x', ['x']] }], text: 'Example' },
  many: Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`key ${index}`, `v${index}`]),
  ),
}
