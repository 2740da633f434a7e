import { expect, it } from '@jest/globals'
import { noDeployment } from '../../src/targets/deployment/none'

const owner = {
  repository: { owner: 'octo-org', name: 'app' },
  serverUrl: 'https://github.example.com',
}

it('refuses to publish, with the two clicks, their address and the other way', async () => {
  const deployment = noDeployment({ ...owner, warn: () => {} })
  await expect(deployment.check()).rejects.toMatchObject({
    code: 'pages-not-branch-served',
    message: expect.stringContaining('octo-org/app is deployed by a workflow'),
    hint: expect.stringMatching(
      /https:\/\/github\.example\.com\/octo-org\/app\/settings\/pages[\s\S]*“Deploy from a branch”[\s\S]*`gh-pages`[\s\S]*“Save”[\s\S]*`pages-workflow`[\s\S]*`command: assemble`/,
    ),
  })
})

it('lets a change be written, and says when the site shows it', async () => {
  const warnings: string[] = []
  const deployment = noDeployment({ ...owner, warn: message => warnings.push(message) })
  await deployment.start()
  expect(warnings).toEqual([
    expect.stringMatching(/branch holds the change.*after its next deployment.*settings\/pages$/),
  ])
})
