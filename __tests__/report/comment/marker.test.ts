import { deflateSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { stateAfter } from '../../../src/report/comment/advance'
import { markerOf, parseComment, readMarker } from '../../../src/report/comment/marker'
import type { CommentState } from '../../../src/report/comment/state'
import { published } from '../../../src/report/comment/update'
import { pullRequest42 as channel } from '../../support/build-record'
import { isReady, state } from '../comment-of'
import { aRun, hostile, ready, soon, unsigned } from '../examples'

function stateWith(title: string): CommentState {
  const apps = [ready(1, { app: { title }, notes: title, findings: [soon] })]
  return stateAfter(undefined, published({ channel, run: aRun(1), apps }))
}

/** As it was written before the state was compressed. */
const encoded = (value: unknown, name = 'pr-42'): string =>
  `<!-- tap-to-install channel=${name} state=${Buffer.from(JSON.stringify(value)).toString('base64')} -->`

const marked = (bytes: Buffer): string =>
  `<!-- tap-to-install channel=pr-42 state=${bytes.toString('base64')} -->`

/** 30 MB of what would be a state, in some 40 KB. */
function bomb(): string {
  const json = JSON.stringify({ schema: 1, channel: 'pr-42', sections: [], omitted: 0 })
  return marked(deflateSync(json + ' '.repeat(30_000_000)))
}

const plain = stateWith('Example')

/** The state with one thing changed, as an editor of comments could leave it. */
function tampered(change: (json: string) => string): CommentState | undefined {
  return parseComment(encoded(JSON.parse(change(JSON.stringify({ schema: 1, ...plain })))))
}

describe('the marker', () => {
  it('brings the state back', () => {
    for (const title of ['Example', hostile, '网页传值'])
      expect(parseComment(`${markerOf(stateWith(title))}\ntext`)).toEqual(stateWith(title))
    const resigned = state(isReady(1, unsigned), isReady(2, unsigned))
    expect(parseComment(markerOf(resigned))).toEqual(resigned)
    expect(JSON.stringify(resigned)).toMatch(/"sideload":\{"only":true.*"onlyForReSigners":true/)
  })

  it('understands the comments of before it was compressed', () => {
    expect(parseComment(encoded({ schema: 1, ...plain }))).toEqual(plain)
  })

  it('takes less room than the JSON does', () => {
    expect(markerOf(plain).length).toBeLessThan(JSON.stringify(plain).length)
  })

  it.each(['pr-42', 'a--b', 'x-->y', '-->', 'Ünï/%2D', "it's(*)!~", 'a---b'])(
    'cannot be ended by what is in it: %s',
    name => {
      const marker = markerOf({ ...stateWith(hostile), channel: name })
      expect(marker).toMatch(/^<!--[^>]*-->$/)
      expect(marker.slice(4, -3)).not.toMatch(/--|\n/)
      expect(readMarker(marker)).toMatchObject({ channel: name, state: { channel: name } })
    },
  )

  it('is found whatever a person writes around it, and however the lines end', () => {
    const marker = markerOf(plain)
    for (const body of [
      `\n${marker}`,
      `Hello\r\n\r\n${marker}\r\ntext\r\n`,
      `text\n\n  ${marker}`,
      `<!-- tap-to-install channel=pr-42 state=AAAA -->\n${marker}`,
    ])
      expect(readMarker(body)).toEqual({ channel: 'pr-42', state: plain })
  })

  it('does not count inside a line', () => {
    const marker = markerOf(plain)
    for (const body of [`> ${marker}`, `text ${marker}`, '', 'tap-to-install'])
      expect(readMarker(body)).toBeUndefined()
  })
})

describe('a marker with a state that cannot be ours', () => {
  it.each([
    ['no base64', '<!-- tap-to-install channel=pr-42 state=AAAA -->'],
    ['nothing', '<!-- tap-to-install channel=pr-42 state= -->'],
    ['another schema', encoded({ schema: 2, channel: 'pr-42', sections: [], omitted: 0 })],
    ['another channel', encoded({ schema: 1, channel: 'pr-43', sections: [], omitted: 0 })],
    ['no list', encoded({ schema: 1, channel: 'pr-42', sections: {}, omitted: 0 })],
    ['a number as text', encoded({ schema: 1, channel: 42, sections: [], omitted: 0 })],
    ['a negative count', encoded({ schema: 1, channel: 'pr-42', sections: [], omitted: -1 })],
    ['null', encoded(null)],
    ['a bomb', bomb()],
    ['half of it', marked(deflateSync(JSON.stringify({ schema: 1, ...plain })).subarray(0, -20))],
    ['far too much', encoded({ schema: 1, channel: 'pr-42', pad: 'x'.repeat(70_000) })],
  ])('is ours to overwrite, not to believe: %s', (_, marker) => {
    expect(readMarker(marker)).toEqual({ channel: 'pr-42', state: undefined })
  })

  it.each([
    ['http', '"https://octo-org', '"http://octo-org'],
    ['javascript', '"https://octo-org.github.io', '"javascript:alert(1)//'],
    ['itms-services', '"https://octo-org.github.io', '"itms-services://'],
    ['credentials', '"https://octo-org.github.io', '"https://a:b@octo-org.github.io'],
    ['a phase of its own', '"phase":"ready"', '"phase":"__proto__"'],
    ['no run', '"id":9000001', '"id":"9000001"'],
  ])('drops a section with %s', (_, from, to) => {
    expect(plain.sections).toHaveLength(1)
    expect(tampered(json => json.replace(from, to))?.sections).toEqual([])
  })

  it('drops a finding that a newer version may know', () => {
    const state = tampered(json => json.replace('"rule":"profile-expires-soon"', '"rule":"newer"'))
    expect(state?.sections).toHaveLength(1)
    expect(state?.sections[0]?.findings).toEqual([])
  })
})
