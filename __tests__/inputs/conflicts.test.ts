import { describe, expect, it } from '@jest/globals'
import { readEvent } from '../../src/event/event'
import { eventEnv, examplePayload, withField } from '../support/event'
import { type Given, problemsOf, usual } from '../support/inputs'

const scheduled = readEvent(eventEnv({ GITHUB_EVENT_NAME: 'schedule' }), {})
const fork = readEvent(
  eventEnv(),
  withField(examplePayload('pull_request', 'opened'), 'pull_request.head.repo', null),
)
const closed = readEvent(eventEnv(), examplePayload('pull_request', 'closed'))

describe('inputs that do not go together', () => {
  const noIpa = expect.stringContaining('`ipa` is missing')

  it('need an IPA to publish or to inspect', () => {
    const token = { 'github-token': 't' }
    expect(problemsOf(token)).toEqual([noIpa])
    expect(problemsOf({ command: 'inspect' })).toEqual([noIpa])
    expect(problemsOf({ ...token, ipa: '!a.ipa' })).toEqual([noIpa])
    expect(problemsOf(token, closed)).toEqual([])
    expect(problemsOf(token, scheduled)).toEqual([])
    expect(problemsOf({ ...token, command: 'publish' }, scheduled)).toEqual([noIpa])
    expect(problemsOf({}, fork)).toEqual([])
  })

  it('need a token for GitHub, and only for that', () => {
    const noToken = [expect.stringContaining('`github-token` is empty')]
    const directory = {
      'publish-to': 'directory',
      'output-directory': 'o',
      'base-url': 'https://x.example',
    }
    expect(problemsOf({ ipa: 'a.ipa' })).toEqual(noToken)
    expect(problemsOf({}, closed)).toEqual(noToken)
    expect(problemsOf({ ipa: 'a.ipa', ...directory })).toEqual([])
    expect(problemsOf({ ipa: 'a.ipa', command: 'inspect' })).toEqual([])
    expect(problemsOf({ artifact: 'a', 'run-id': '7', command: 'inspect' })).toEqual(noToken)
  })

  it('need folder and address for a directory', () => {
    const directory: Given = { ...usual, 'publish-to': 'directory' }
    expect(problemsOf(directory)).toEqual([
      expect.stringContaining('`output-directory` is missing'),
      expect.stringContaining('`base-url` is missing'),
    ])
    expect(problemsOf({ ...directory, 'output-directory': 'o', 'base-url': 'http://x' })).toEqual([
      expect.stringContaining('`base-url` is “http://x”; allowed: an https address'),
    ])
    const secret = {
      ...directory,
      'output-directory': 'o',
      'base-url': 'https://me:p@ss@x.example/',
    }
    expect(problemsOf(secret)).toEqual([
      expect.stringContaining('`base-url` is “https://***@x.example/”; allowed: an https address'),
    ])
  })

  it('need a folder of the Pages site to assemble', () => {
    const assemble: Given = { 'github-token': 't', command: 'assemble' }
    expect(problemsOf(assemble)).toEqual([expect.stringContaining('`output-directory` is missing')])
    expect(problemsOf({ ...assemble, 'output-directory': '.' })).toEqual([])
    expect(problemsOf({ ...assemble, 'output-directory': '.', 'publish-to': 'release' })).toEqual([
      expect.stringContaining('contradicts `command: assemble`'),
    ])
  })

  it('may not name two hosts', () => {
    expect(problemsOf({ ...usual, 'publish-to': 'release', 'ipa-host': 'pages' })).toEqual([
      expect.stringContaining('`ipa-host: pages` contradicts `publish-to: release`'),
    ])
  })

  it('need a site for builds that are to be signed anew', () => {
    expect(problemsOf({ ...usual, sideload: 'true' })).toEqual([])
    expect(problemsOf({ ...usual, sideload: 'true', 'publish-to': 'release' })).toEqual([
      expect.stringContaining('`publish-to: release` contradicts `sideload: true`'),
    ])
  })

  it.each(['../a.ipa', '/a.ipa', 'a/../../b.ipa', '!..\\a.ipa', 'C:\\a.ipa'])(
    'may not lead out of an artifact: %s',
    ipa => {
      expect(problemsOf({ ...usual, artifact: 'x', ipa })).toEqual([
        expect.stringContaining('leads out of the artifact'),
      ])
      expect(problemsOf({ ...usual, artifact: 'x', ipa: 'a..b/*.ipa' })).toEqual([])
    },
  )

  it('do not guess what a misspelt command would have needed', () => {
    expect(problemsOf({ command: 'seep' })).toEqual([expect.stringContaining('mean “sweep”?')])
  })
})
