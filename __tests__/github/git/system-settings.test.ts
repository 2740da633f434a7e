import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { gitEnvironment, plainEnvironment } from '../../../src/github/git/environment'
import { gitRemote } from '../../../src/github/git/remote'
import { connectionSettings, systemSettings } from '../../../src/github/git/system-settings'
import { Scratch } from '../../support/git-workspace'

const scratch = new Scratch()
afterAll(() => scratch.clear())

const remote = gitRemote({
  serverUrl: 'https://github.com/',
  repository: { owner: 'octo-org', name: 'app' },
  token: 'ghs_topsecret',
})

/** As Git for Windows comes, with what a company and somebody hostile have added. */
const SYSTEM = `[http]
	sslBackend = schannel
	schannelCheckRevoke
	sslVerify = false
	followRedirects = true
	extraHeader = X-Evil: 1
[http "https://github.com/"]
	sslCAInfo = C:/Program Files/Corp/ca bundle.crt
	proxy = http://proxy.example:3128
[core]
	hooksPath = /evil
[credential]
	helper = manager
[url "https://evil.example/"]
	insteadOf = https://github.com/
[include]
	path = more.config
`

async function machine(system: string): Promise<Record<string, string | undefined>> {
  const folder = await scratch.folder()
  await writeFile(join(folder, 'system.config'), system)
  await writeFile(join(folder, 'more.config'), '[http]\n\tproxySSLCAInfo = /corp/proxy.pem\n')
  await writeFile(join(folder, '.gitconfig'), '[http]\n\tproxy = http://evil.example\n')
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_CONFIG_SYSTEM: join(folder, 'system.config'),
  }
}

async function settingsOf(inherited: Record<string, string | undefined>) {
  const home = await scratch.folder()
  const env = plainEnvironment({ inherited, home })
  return systemSettings({ inherited, env, cwd: home })
}

it('hands over how the machine reaches a server, and nothing else of its configuration', async () => {
  const inherited = await machine(SYSTEM)
  const system = await settingsOf(inherited)
  expect(system).toEqual([
    { name: 'http.sslbackend', value: 'schannel' },
    { name: 'http.schannelcheckrevoke', value: 'true' },
    { name: 'http.https://github.com/.sslcainfo', value: 'C:/Program Files/Corp/ca bundle.crt' },
    { name: 'http.https://github.com/.proxy', value: 'http://proxy.example:3128' },
    { name: 'http.proxysslcainfo', value: '/corp/proxy.pem' },
  ])
  const env = gitEnvironment({
    ...{ inherited, home: '/nowhere', gitDir: '', remote, system },
  })
  const seen = (...args: string[]): string =>
    spawnSync('git', ['config', ...args], { env })
      .stdout.toString()
      .trim()
  const address = `${remote.url}/info/refs`
  expect(seen('--get-urlmatch', 'http.sslBackend', address)).toBe('schannel')
  expect(seen('--get-urlmatch', 'http.proxy', address)).toBe('http://proxy.example:3128')
  expect(seen('--get-urlmatch', 'http.followRedirects', address)).toBe('false')
  expect(seen('--get-all', 'http.sslVerify')).toBe('')
  expect(seen('--get', 'core.hooksPath')).toBe('/dev/null')
  expect(seen('--list')).not.toContain('evil')
})

it.each([
  ['is not there', undefined],
  ['cannot be read', '[http\n'],
])('goes without when the file %s', async (_, text) => {
  const inherited =
    text === undefined
      ? { PATH: process.env['PATH'], GIT_CONFIG_SYSTEM: '/nowhere/gitconfig' }
      : await machine(text)
  expect(await settingsOf(inherited)).toEqual([])
})

it('keeps line ends and dots in a value apart from names', () => {
  expect(
    connectionSettings('http.proxy\nhttp://a.b:1\0http.sslcainfo\nodd\nname\0http.x\nproxy\0'),
  ).toEqual([
    { name: 'http.proxy', value: 'http://a.b:1' },
    { name: 'http.sslcainfo', value: 'odd\nname' },
  ])
})
