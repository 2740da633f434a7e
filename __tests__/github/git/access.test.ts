import { expect, it } from '@jest/globals'
import { checkWriteAccess } from '../../../src/github/git/access'
import { gitEnvironment } from '../../../src/github/git/environment'
import { gitRemote } from '../../../src/github/git/remote'
import type { GitRepository, GitRunOptions } from '../../../src/github/git/repository'

const remote = gitRemote({
  serverUrl: 'https://github.com',
  repository: { owner: 'octo-org', name: 'app' },
  token: 't',
})

/** Seconds after which git itself ends a silent connection. */
function stallLimit(): number {
  const env = gitEnvironment({ inherited: {}, home: '/', gitDir: '/bare.git', system: [], remote })
  const [, index] =
    Object.entries(env)
      .find(([, value]) => value === 'http.lowSpeedTime')?.[0]
      .match(/_(\d+)$/) ?? []
  return Number(env[`GIT_CONFIG_VALUE_${index}`])
}

it('leaves a connection that hangs to git, whose words say that another try may help', async () => {
  const given: GitRunOptions[] = []
  const answer = { exitCode: 0, stdout: Buffer.alloc(0), stderr: '' }
  const repository: GitRepository = {
    remote,
    folder: '/',
    run: async (_, options = {}) => {
      given.push(options)
      return answer
    },
    output: async () => answer.stdout,
  }
  await checkWriteAccess(repository, 'gh-pages')
  expect(stallLimit()).toBeGreaterThan(0)
  expect(given[0]?.timeout).toBeGreaterThan(stallLimit() * 1000)
})
