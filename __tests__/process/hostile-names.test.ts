import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { aFile } from '../support/ipa/an-ipa'
import type { ActionRun } from '../support/run-action'
import { activeIn, commandsIn, readableIn } from './inert'
import { readMarkup } from './markup'
import { fetched } from './phone'
import { goodIpa, runStep, shownText, theComment } from './workflow'

let github: GitHub
let seed: Seed

beforeAll(async () => {
  github = await startGitHub({ pagesBuildDelay: 1 })
  seed = await seedRepository(github)
})

afterAll(async () => {
  expect(github.violations).toEqual([])
  await github.close()
})

async function pushOf(branch: string, fileName = 'Example.ipa'): Promise<ActionRun> {
  const { repository } = seed
  const sha = (await repository.git.head('main')) ?? ''
  const event = pushEvent({ github, repository, sha, ref: `refs/heads/${branch}` })
  return runStep(github, seed, { event, ipa: await goodIpa({ fileName }) })
}

async function pageOf({ outputs }: ActionRun) {
  return readMarkup((await fetched(github, outputs['channel-url'] ?? '')).body.toString())
}

describe('a hostile name', () => {
  it('of a branch is text on the page of its channel, of a file nowhere; the address is harmless', async () => {
    const branch = `f/A&B<"Ünï">'x'✓@everyone#1]]>--><script>alert(1)</script>%0A\${{a}}\u202Eb`
    const usual = await pushOf('main')
    const run = await pushOf(branch, '..;rm -rf $HOME & <b>.ipa')
    expect(run.errors).toEqual([])
    expect(run.outputs['channel']).toMatch(/^[A-Za-z0-9._-]+-[0-9a-f]{6}$/)
    expect(run.outputs['ipa-url']).toMatch(
      /\/com\.example\.app\/57-[0-9a-f]{8}\/Example-1\.2\.3\.ipa$/,
    )
    const { skeleton, text } = await pageOf(run)
    expect(skeleton).toEqual((await pageOf(usual)).skeleton)
    // It turns the order of what follows around, so it is not shown.
    expect(text).toContain(branch.replace('\u202E', ''))
    expect(text).not.toContain('\u202E')
    expect(commandsIn(run)).toEqual(commandsIn(usual))
    expect(activeIn(run.summary)).toBeUndefined()
  })

  it('of a file that is no IPA is named everywhere and obeyed nowhere', async () => {
    const name = `::error::A&B <"Ünï"> @everyone #1 ]]>--> ##[add-mask]a [x](http:e).ipa`
    const file = await aFile(`\n${name}`, Buffer.from('no archive'))
    const run = await runStep(github, seed, { ipa: '*.ipa', workspace: path.dirname(file) })
    const { exitCode, outputs, summary } = run
    expect({ exitCode, status: outputs['status'] }).toEqual({ exitCode: 1, status: 'rejected' })
    expect(commandsIn(run).filter(command => command !== 'debug')).toEqual(['error'])
    expect(run.log.filter(line => line.includes('##['))).toEqual([])
    for (const markdown of [shownText(theComment(seed.repository)), summary]) {
      expect(readableIn(markdown)).toContain(name)
      expect(activeIn(markdown)).toBeUndefined()
    }
  })
})
