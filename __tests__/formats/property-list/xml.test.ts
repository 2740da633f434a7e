import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { parsePropertyList } from '../../../src/formats/property-list/read'
import { xmlDocument } from '../../support/ipa/xml-plist'

const read = (body: string) => parsePropertyList(xmlDocument(body))
const raw = (text: string) => parsePropertyList(Buffer.from(text))

/** The XML package reports what it dislikes on the console: nothing here may let it. */
const said: unknown[] = []
beforeEach(() => {
  said.length = 0
  for (const method of ['error', 'warn', 'log'] as const) {
    jest.spyOn(console, method).mockImplementation((...words) => said.push(words))
  }
})
afterEach(() => {
  jest.restoreAllMocks()
  expect(said).toEqual([])
})

const ordered = new Map([
  ['b', true],
  ['1', true],
])

describe('reading an XML property list', () => {
  it.each([
    ['references', '<string>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;</string>', `<&>"'A😀`],
    ['CDATA', '<string>a<![CDATA[<b> & ]]>c</string>', 'a<b> & c'],
    ['comments in text', '<!-- a -- b --><string>a<!-- > -->b</string><!---->', 'ab'],
    ['the end of CDATA outside of CDATA', '<string>]]></string>', ']]>'],
    [
      'a replacement character',
      '<string>\ufffd<![CDATA[\ufffd]]><!-- \ufffd --></string>',
      '\ufffd\ufffd',
    ],
    ['line ends', '<string>a\r\nb\rc</string>', 'a\nb\nc'],
    ['control characters', '<string>a\u0001b</string>', 'a\u0001b'],
    ['an empty string', '<string/>', ''],
    ['white space', '<string>  a  </string>', '  a  '],
    ['a signed integer', '<integer> -7 </integer>', -7],
    ['an explicit plus', '<integer>+7</integer>', 7],
    ['an integer beyond 2^53, rounded', '<integer>9007199254740993</integer>', 2 ** 53],
    ['a real', '<real>-1.5e-3</real>', -0.0015],
    ['a real without digits before the point', '<real>.5</real>', 0.5],
    ['true', '<true></true>', true],
    ['a date', '<date>2026-01-31T12:00:00Z</date>', new Date('2026-01-31T12:00:00Z')],
    ['data in lines', '<data>\n\tAQ\n\tID\n</data>', new Uint8Array([1, 2, 3])],
    ['data without padding', '<data>AQ</data>', new Uint8Array([1])],
    ['keys with references', '<dict><key>a&amp;b</key><true/></dict>', new Map([['a&b', true]])],
    ['an empty key', '<dict><key/><true/></dict>', new Map([['', true]])],
    [
      'the last of equal keys',
      '<dict><key>a</key><true/><key>a</key><false/></dict>',
      new Map([['a', false]]),
    ],
    [
      'keys that JavaScript knows',
      '<dict><key>constructor</key><true/><key>__proto__</key><false/></dict>',
      new Map([
        ['constructor', true],
        ['__proto__', false],
      ]),
    ],
    ['keys in their order', '<dict><key>b</key><true/><key>1</key><true/></dict>', ordered],
    ['a carriage return by reference', '<string>a&#13;b</string>', 'a\rb'],
  ])('understands %s', (_what, body, expected) => {
    expect(read(body)).toEqual(expected)
  })

  it.each([
    ['no declaration, no document type', '<plist version="1.0"><true/></plist>'],
    ['no version', '<plist><true/></plist>'],
    [
      'an old document type',
      '<!DOCTYPE plist SYSTEM "file://localhost/System/Library/DTDs/PropertyList.dtd"><plist version="0.9"><true/></plist>',
    ],
    [
      'comments around the root',
      '<?xml version="1.0"?><!-- a --><plist><true/></plist><!-- b -->\n',
    ],
    [
      'a declaration and a document type that are odd',
      '<?xml version?><!DOCTYPE plist whatever><plist><true/></plist>',
    ],
    ['single quotes', "<?xml version='1.0' encoding='utf-8'?><plist version='1.0'><true/></plist>"],
  ])('accepts %s', (_what, text) => {
    expect(raw(text)).toBe(true)
  })
})

const entities =
  '<!DOCTYPE plist [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><plist><string>&c;</string></plist>'

describe('refusing an XML property list', () => {
  const documents: readonly (readonly [string, string, RegExp])[] = [
    ['entities', entities, /line 1: a document type other than/],
    [
      'an external entity',
      '<!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd">]><plist/>',
      /document type/,
    ],
    ['another root', '<html><body/></html>', /unknown tag <html>/],
    ['no root', '<?xml version="1.0"?>', /there is no <plist>/],
    ['a dictionary without plist', '<dict/>', /<plist> is the root/],
    ['two roots', '<plist><true/></plist><plist><true/></plist>', /second root/],
    ['text before the root', 'x<plist><true/></plist>', /text outside/],
    ['text after the root', '<plist><true/></plist>x', /text outside/],
    ['a document type after the root', '<plist><true/></plist><!DOCTYPE plist>', /after the root/],
    ['a root that stays open', '<plist><true/>', /<plist> is not closed/],
    ['a comment that stays open', '<plist><!-- ', /no --> to the end/],
    ['a short comment', '<plist><!--></plist>', /no --> to the end/],
    [
      'bytes that are not UTF-8',
      '<plist><string>\xe9</string></plist>',
      /bytes that are not UTF-8/,
    ],
    ['an OpenStep list', '{ a = b; }', /text outside/],
    ['a processing instruction', '<plist><?php x ?><true/></plist>', /no tag of a property list/],
  ]
  it.each(documents)('refuses %s', (_what, text, message) => {
    const latin1 = Buffer.from(text, 'latin1')
    expect(() => parsePropertyList(latin1)).toThrow(message)
    expect(() => parsePropertyList(latin1)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })

  const bodies: readonly (readonly [string, string, RegExp])[] = [
    ['no value', '', /0 values in <plist>/],
    ['two values', '<true/><true/>', /2 values in <plist>/],
    ['a key without a value', '<dict><key>a</key></dict>', /key without a value/],
    ['a value without a key', '<dict><true/></dict>', /do not alternate/],
    ['two keys', '<dict><key>a</key><key>b</key></dict>', /do not alternate/],
    ['a key in an array', '<array><key>a</key></array>', /do not alternate/],
    ['a key as root', '<key>a</key>', /do not alternate/],
    ['a list in a list', '<plist><true/></plist>', /<plist> is the root/],
    ['an unknown tag', '<dict><key>a</key><null/></dict>', /unknown tag <null>/],
    ['a tag of another case', '<Dict/>', /unknown tag <Dict>/],
    ['an attribute', '<string x="y">a</string>', /no tag of a property list/],
    ['a version elsewhere', '<string version="1">a</string>', /<string> with an attribute/],
    ['tags that cross', '<array><dict></array></dict>', /<\/array> does not close <dict>/],
    ['a tag without end', '<string', /no tag/],
    ['a tag in a string', '<string><true/></string>', /<true> inside <string>/],
    ['text in an array', '<array>a</array>', /text outside of a value/],
    ['an unknown entity', '<string>&nbsp;</string>', /& that begins no known reference/],
    ['a lone &', '<string>a & b</string>', /& that begins/],
    ['a reference to nothing', '<string>&#0;</string>', /&#0; is no character/],
    ['a reference to half a pair', '<string>&#xD800;</string>', /&#xD800; is no character/],
    ['a reference beyond Unicode', '<string>&#x110000;</string>', /no character/],
    ['an empty integer', '<integer/>', /"" is no integer/],
    ['digits with letters', '<integer>12abc</integer>', /"12abc" is no integer/],
    ['a hexadecimal integer', '<integer>0x1F</integer>', /no integer/],
    ['a comment in an integer', '<integer>1<!-- -->2</integer>', /comment inside <integer>/],
    ['CDATA in a key', '<dict><key><![CDATA[a]]></key><true/></dict>', /CDATA outside of <string>/],
    ['an empty real', '<real></real>', /no finite number/],
    ['an infinite real', '<real>1e999</real>', /no finite number/],
    ['a word for a real', '<real>nan</real>', /no finite number/],
    ['a date without time', '<date>2026-01-31</date>', /no date such as/],
    ['an empty date', '<date/>', /no date such as/],
    ['a month that is none', '<date>2026-13-01T00:00:00Z</date>', /outside the calendar/],
    ['data with a stray digit', '<data>AAAAA</data>', /<data> is not base64/],
    ['data with other characters', '<data>AA-_</data>', /not base64/],
    ['data padded in the middle', '<data>AQ==AQ==</data>', /not base64/],
    ['text in true', '<true>x</true>', /<true> with text inside/],
    ['CDATA that stays open', '<string><![CDATA[a</string>', /no \]\]> to the end/],
    ['nesting', `${'<array>'.repeat(128)}<true/>${'</array>'.repeat(128)}`, /more than 128 levels/],
    ['nesting without end', '<dict><key>a</key>'.repeat(100_000), /more than 128 levels/],
    [
      'half a million values',
      `<array>${'<true/>'.repeat(500_000)}</array>`,
      /more than 500000 elements/,
    ],
  ]
  it.each(bodies)('refuses %s', (_what, body, message) => {
    expect(() => read(body)).toThrow(message)
    expect(() => read(body)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })

  it('names the line', () => {
    expect(() => read('<array>\n<true/>\n<integer>x</integer>\n</array>')).toThrow(
      /line 6: "x" is no integer/,
    )
  })

  it('shortens what it quotes', () => {
    expect(() => read(`<integer>${'x'.repeat(10_000)}</integer>`)).toThrow(/"x{40}…" is no integer/)
  })
})
