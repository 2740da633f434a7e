import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { gitEnvironment } from '../../../src/github/git/environment'
import { gitRemote, secretsOf } from '../../../src/github/git/remote'
import { Scratch } from '../../support/git-workspace'

const scratch = new Scratch()
afterAll(() => scratch.clear())

const remote = gitRemote({
  serverUrl: 'https://github.com/',
  repository: { owner: 'octo-org', name: 'app' },
  token: 'ghs_topsecret',
})

const environment = (inherited: Record<string, string | undefined>) =>
  gitEnvironment({
    ...{ inherited, home: '/nowhere', gitDir: '/nowhere/bare.git', remote },
    system: [],
  })

describe('gitEnvironment', () => {
  it('keeps proxies and trust, drops secrets, traces and configuration of the job', () => {
    const kept = {
      Path: '/bin',
      https_proxy: 'http://proxy:3128',
      NO_PROXY: 'localhost',
      GIT_SSL_CAINFO: '/ca.pem',
      NODE_EXTRA_CA_CERTS: '/extra.pem',
      RUNNER_TRACKING_ID: 'github_1',
    }
    const env = environment({
      ...kept,
      'INPUT_GITHUB-TOKEN': 'ghs_topsecret',
      ACTIONS_RUNTIME_TOKEN: 'x',
      GIT_TRACE_CURL: '1',
      GIT_TRACE: '/tmp/trace',
      GIT_ASKPASS: '/bin/ask',
      GIT_CONFIG_PARAMETERS: "'core.x=y'",
      GIT_INDEX_FILE: '/index',
      GIT_SSL_NO_VERIFY: '1',
      UNSET: undefined,
    })
    expect(env).toMatchObject(kept)
    const strangers = Object.keys(env).filter(name =>
      /TRACE|ASKPASS|INPUT|RUNTIME|PARAMETERS|INDEX|VERIFY|UNSET/.test(name),
    )
    expect(strangers).toEqual([])
    const bare = Object.entries(env).filter(([, value]) => value.includes('ghs_topsecret'))
    expect(bare).toEqual([])
  })

  it('gives git the header for this repository and for no other', async () => {
    const env = environment({ PATH: process.env['PATH'] })
    const header = (url: string): string =>
      spawnSync('git', ['config', '--get-urlmatch', 'http.extraheader', url], {
        env: { ...env, GIT_DIR: '' },
      }).stdout.toString()
    const expected = `AUTHORIZATION: basic ${Buffer.from('x-access-token:ghs_topsecret').toString('base64')}\n`
    expect(header('https://github.com/octo-org/app.git/info/refs')).toBe(expected)
    expect(header('https://github.com/octo-org/other.git/info/refs')).toBe('')
    expect(header('https://evil.example/octo-org/app.git/info/refs')).toBe('')
  })

  it('keeps the configuration of the user out', async () => {
    const home = await scratch.folder()
    await writeFile(
      join(home, '.gitconfig'),
      '[url "https://evil.example/"]\n\tinsteadOf = https://github.com/\n',
    )
    const inherited = {
      PATH: process.env['PATH'],
      HOME: home,
      GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    }
    const env = environment(inherited)
    const list = spawnSync('git', ['config', '--list', '--show-scope'], {
      env: { ...env, GIT_DIR: '' },
    })
    const scopes = new Set(
      list.stdout
        .toString()
        .trim()
        .split('\n')
        .map(line => line.split('\t')[0]),
    )
    expect([...scopes]).toEqual(['command'])
  })
})

describe('gitRemote', () => {
  it('has no credentials in its address', () => {
    expect(remote.url).toBe('https://github.com/octo-org/app.git')
    expect(secretsOf(remote)).toContain('ghs_topsecret')
  })
})
