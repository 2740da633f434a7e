import { expect, it } from '@jest/globals'
import { connect } from '../../../src/github/client'
import { openDraft } from '../../../src/targets/release/draft'
import { startGitHub } from '../../support/github/github'
import { addRelease } from '../../support/github/releases/add-release'
import { seedRepository } from '../../support/github/seed'
import { briskClock } from '../../support/pages-target'

it('a release that is published is taken before the draft of a run that came too late', async () => {
  const github = await startGitHub()
  try {
    const { repository, token } = await seedRepository(github)
    const tag = 'tap-to-install'
    await addRelease({ repository, tag })
    await addRelease({ repository, tag, draft: true })
    github.faults.onNth(1, { status: 500 }, { method: 'POST', path: /\/releases$/ })
    const pace = { retries: 0, millisecondsPerSecond: 1 }
    const progress = (): void => {}
    const client = connect({ token: token.value, apiUrl: github.apiUrl, progress, pace })
    const name = { owner: repository.owner, name: repository.name }
    const world = { github: client, repository: name, token: token.value, clock: briskClock }
    const found = await openDraft({ ...world, progress }, tag)
    expect(found).toMatchObject({ tag, draft: false })
  } finally {
    await github.close()
  }
})
