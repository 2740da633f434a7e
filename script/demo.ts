import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pullRequestEvent } from '../__tests__/support/github/events'
import { type GitHub, startGitHub } from '../__tests__/support/github/github'
import { seedRepository } from '../__tests__/support/github/seed'
import { sampleIpa } from '../__tests__/support/ipa/sample-ipa'
import { type ActionRun, runAction } from '../__tests__/support/run-action'

// The demo of the main job: everything below the GitHub stand-in is the shipped action. See script/demo.

const [calledFrom = '.', ...given] = process.argv.slice(2)
const once = given.includes('--once')
const ipaGiven = given.find(argument => !argument.startsWith('--'))
const pullRequest = 42

const folder = await mkdtemp(join(tmpdir(), 'tap-to-install-demo-'))
const github = await startGitHub({ pagesBuildDelay: 1500 })
try {
  const run = await publishOnce(github, await ipaPath())
  tell(github, run)
  if (!once) {
    await untilInterrupted()
  }
  process.exitCode = once ? (run.exitCode ?? 1) : 0
} finally {
  await github.close()
  await rm(folder, { recursive: true, force: true })
}

async function ipaPath(): Promise<string> {
  if (ipaGiven !== undefined) {
    return resolve(calledFrom, ipaGiven)
  }
  const path = join(folder, 'Example.ipa')
  await writeFile(path, sampleIpa(new Date()))
  return path
}

async function publishOnce(standIn: GitHub, ipa: string): Promise<ActionRun> {
  const { repository, token, pulls } = await seedRepository(standIn, {
    fullName: 'octo-org/example-app',
    pages: {},
    pullRequests: [pullRequest],
  })
  const pull = pulls.get(pullRequest)
  if (pull === undefined) {
    throw new Error('the seeded repository lacks its pull request')
  }
  const event = pullRequestEvent({ github: standIn, repository, pull, action: 'opened' })
  const inputs = { ipa, notes: 'Try the new checkout.\nRotate the phone while it loads.' }
  return runAction({
    github: standIn,
    event,
    token,
    inputs,
    workspace: folder,
    timeLimit: 120_000,
    entry: 'dist/index.js',
  })
}

function tell(standIn: GitHub, run: ActionRun): void {
  const comments = [...standIn.world.repositories.values()].flatMap(
    repository => repository.comments,
  )
  title('Log of the run')
  console.log(run.log.join('\n'))
  title('Comment on the pull request')
  console.log(comments.map(comment => comment.body).join('\n\n') || '(none)')
  title('Link for the reviewer')
  console.log(run.outputs['install-url'] || `(none: ${run.outputs['status'] || 'the run failed'})`)
}

function title(text: string): void {
  console.log(`\n──── ${text} ${'─'.repeat(Math.max(3, 70 - text.length))}`)
}

async function untilInterrupted(): Promise<void> {
  console.log(
    '\nThe pages are served with a throwaway certificate: let the browser continue. Ctrl-C ends the demo.',
  )
  const alive = setInterval(() => undefined, 60_000)
  await new Promise<void>(done => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
  clearInterval(alive)
}
