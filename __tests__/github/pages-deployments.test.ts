import { describe, expect, it } from '@jest/globals'
import { connect } from '../../src/github/client'
import {
  createPagesDeployment,
  type PagesPlaceOfDeployments,
  readPagesDeployment,
} from '../../src/github/pages-deployments'
import { answeringFetch, type CannedAnswer } from '../support/answering-fetch'

function place(answer: CannedAnswer): PagesPlaceOfDeployments {
  const { fetch } = answeringFetch(answer)
  const pace = { retries: 0, millisecondsPerSecond: 1 }
  const apiUrl = 'http://127.0.0.1:1'
  return {
    github: connect({ token: 't', apiUrl, progress: () => {}, fetch, pace }),
    repository: { owner: 'octo-org', name: 'app' },
    serverUrl: 'https://github.com',
  }
}

const version = 'a'.repeat(40)

const create = (status: number, body: unknown) =>
  createPagesDeployment(place({ status, body }), { artifactId: 7, version, oidcToken: 'secret' })

describe('a deployment', () => {
  it.each([
    ['a number', { id: 12, status_url: 'x', page_url: 'y' }, '12'],
    ['a commit', { id: version, status_url: 'x', page_url: 'y' }, version],
    ['nothing', { status_url: 'x', page_url: 'y' }, version],
  ])('is known by what GitHub calls it: %s', async (_, body, id) => {
    expect(await create(200, body)).toEqual({ kind: 'created', id })
  })

  it('has to wait for another one', async () => {
    const message = `Deployment request failed for ${version} due to in progress deployment. Please cancel bbbb first or wait for it to complete.`
    expect(await create(400, { message })).toMatchObject({ kind: 'busy', by: 'bbbb' })
    const shorter = { message: 'Deployment failed due to in progress deployment' }
    expect(await create(400, shorter)).toMatchObject({ kind: 'busy', by: '' })
  })

  it.each([
    [
      400,
      "Missing environment. Ensure your workflow's deployment job has an environment.",
      'bad-input',
      /\n {4}environment: github-pages$/,
    ],
    [
      400,
      'Branch "x" is not allowed to deploy to github-pages due to environment protection rules.',
      'bad-input',
      /“Deployment branches and tags” at https:\/\/github\.com\/octo-org\/app\/settings\/environments$/,
    ],
    [
      400,
      'Invalid deployment branch and no branch protection rules set in the environment. Deployments are only allowed from gh-pages',
      'bad-input',
      /https:\/\/github\.com\/octo-org\/app\/settings\/pages$/,
    ],
    [400, 'Invalid OIDC token', 'bad-input', /permissions:\n {2}id-token: write/],
    [
      403,
      'Resource not accessible by integration',
      'missing-permission',
      /permissions:\n {2}pages: write/,
    ],
    [404, 'Not Found', 'pages-disabled', /“GitHub Actions”.*octo-org\/app\/settings\/pages$/],
    [503, 'Unavailable', 'github', /githubstatus\.com/],
  ])('that is refused with %i “%s” says what to change', async (status, message, code, hint) => {
    await expect(create(status, { message })).rejects.toMatchObject({
      name: 'ActionError',
      message: expect.stringContaining(message),
      code,
      hint: expect.stringMatching(hint),
    })
  })

  it('never tells its token', async () => {
    const refusal = await create(400, { message: 'Something else' }).catch(String)
    expect(JSON.stringify(refusal)).not.toContain('secret')
  })
})

/** The table of actions/deploy-pages (`src/internal/deployment.js`) and the API's description. */
const states = {
  succeeded: ['succeed'],
  failed: [
    'deployment_failed',
    'deployment_content_failed',
    'deployment_cancelled',
    'deployment_lost',
  ],
  running: [
    'unknown_status',
    'not_found',
    'deployment_attempt_error',
    'deployment_in_progress',
    'syncing_files',
    'finished_file_sync',
    'updating_pages',
    'purging_cdn',
    'deployment_queued',
    'a_word_of_tomorrow',
  ],
}

it.each(Object.entries(states).flatMap(([kind, words]) => words.map(word => [word, kind])))(
  'a deployment that is “%s” is %s',
  async (word, kind) => {
    const answer = place({ status: 200, body: { status: word } })
    expect(await readPagesDeployment(answer, version)).toEqual({ kind, word })
  },
)
