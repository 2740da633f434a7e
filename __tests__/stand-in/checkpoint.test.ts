import { afterAll, afterEach, expect, it } from '@jest/globals'
import { checkpoint } from '../support/github/checkpoint'
import { startGitHub } from '../support/github/github'
import { closePullRequest } from '../support/github/pull-requests'
import { addRelease } from '../support/github/releases/add-release'
import { seedRepository } from '../support/github/seed'

const github = await startGitHub()
afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

it('takes a repository back to where it was, as often as one likes', async () => {
  const { pull, repository } = await seedRepository(github, { site: { 'index.html': 'Before' } })
  const { comments, git, pages, releases } = repository
  const createdAt = new Date()
  await addRelease({ repository, tag: 'v1', assets: { 'App.ipa': 'bytes' } })
  const refs = await git.refs()
  const facts = { issue: 42, author: 'monalisa', createdAt, updatedAt: createdAt }
  comments.push({ ...facts, id: 1, body: 'Before' })
  const before = structuredClone({ comments, all: releases.all })
  const restore = await checkpoint(repository)

  for (const word of ['After', 'Later']) {
    await github.push(repository, { branch: 'gh-pages', files: { 'index.html': word } })
    await git.deleteRef('refs/heads/feature-42')
    await git.commit({ branch: 'new', files: {} })
    closePullRequest(pull, { merged: true })
    for (const release of [...releases.all]) await releases.remove(release)
    for (const comment of comments) comment.body = word
    await restore()
    expect(await git.refs()).toEqual(refs)
    expect((await github.get(pages?.url ?? '')).body.toString()).toBe('Before')
    expect(pull).toMatchObject({ state: 'open', merged: false })
    expect({ comments, all: releases.all }).toEqual(before)
    const asset = `${github.webUrl}/octo-org/app/releases/download/v1/App.ipa`
    const { headers } = await github.get(asset)
    expect((await github.get(headers['location'] ?? '')).body.toString()).toBe('bytes')
  }
})
