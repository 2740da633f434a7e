import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { pullRequestEvent, pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { valueAt } from '../support/github/openapi/json'
import { closeWarmSteps, openWarmSteps } from '../support/github/runner/warm-steps'
import { type Seed, seedRepository } from '../support/github/seed'
import { type ActionRun, type RunOptions, runAction } from '../support/run-action'

let github: GitHub
let seed: Seed
let folder: string

beforeEach(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { site: { 'index.html': 'Ours' } })
  folder = await mkdtemp(path.join(tmpdir(), 'step-'))
})

afterEach(async () => {
  closeWarmSteps()
  await github.close()
  await rm(folder, { recursive: true })
})

/** Runs a few lines of JavaScript as if they were the action. */
async function run(program: string, options: Partial<RunOptions> = {}): Promise<ActionRun> {
  const entry = path.join(folder, 'step.mjs')
  await writeFile(entry, `import fs from 'node:fs'\nconst { env } = process\n${program}`)
  const { pull, repository, token } = seed
  const event = pullRequestEvent({ github, repository, pull })
  return runAction({ github, event, token, entry, ...options })
}

describe.each(['of its own', 'that has run another'])('a step in a process %s', kind => {
  beforeEach(async () => {
    if (kind === 'of its own') return
    openWarmSteps()
    await run('process.exitCode = 7; process.env.LEFT = "over"')
  })

  it('sees what the runner shows, and nothing of this machine', async () => {
    const { outputs } = await run(
      `
      const names = Object.keys(env).filter(name => !/^(GITHUB|RUNNER|INPUT)_/.test(name)).sort()
      const event = JSON.parse(fs.readFileSync(env.GITHUB_EVENT_PATH, 'utf8'))
      const facts = { names, ref: env.GITHUB_REF, refName: env.GITHUB_REF_NAME, head: env.GITHUB_HEAD_REF,
        base: env.GITHUB_BASE_REF, token: env['INPUT_GITHUB-TOKEN'], ipa: env['INPUT_IPA'],
        sha: env.GITHUB_SHA, number: event.number, headSha: event.pull_request.head.sha,
        fullName: event.pull_request.head.repo.full_name, files: fs.readdirSync('.') }
      fs.appendFileSync(env.GITHUB_OUTPUT, 'facts=' + JSON.stringify(facts) + '\\n')
    `,
      { inputs: { ipa: 'build/*.ipa' } },
    )
    const facts: unknown = JSON.parse(outputs['facts'] ?? '')
    expect(facts).toMatchObject({
      names: ['CI', 'HOME', 'LANG', 'NODE_COMPILE_CACHE', 'NODE_EXTRA_CA_CERTS', 'PATH'],
      ref: 'refs/pull/42/merge',
      refName: '42/merge',
      head: 'feature-42',
      base: 'main',
      token: seed.token.value,
      ipa: 'build/*.ipa',
      number: 42,
      headSha: seed.pull.headSha,
      fullName: 'octo-org/app',
      files: [],
    })
    expect(valueAt(facts, 'sha')).not.toBe(seed.pull.headSha)
  })

  it('hands back commands, outputs, summary and forgotten files', async () => {
    const step = await run(`
      console.log('::add-mask::s3cret')
      console.log('::error file=a%2Cb,line=3::broken%0Ain two: %2525')
      console.log('::warning::careful::really')
      console.log('plain :: text')
      fs.appendFileSync(env.GITHUB_OUTPUT, 'notes<<EOF_1\\nfirst\\n\\nlast=1\\nEOF_1\\nsize=5\\n')
      fs.appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done\\n')
      fs.writeFileSync(env.RUNNER_TEMP + '/left', '')
      process.exitCode = 3
    `)
    expect(step).toMatchObject({
      exitCode: 3,
      masks: ['s3cret'],
      errors: ['broken\nin two: %25'],
      warnings: ['careful::really'],
      outputs: { notes: 'first\n\nlast=1', size: '5' },
      summary: '# Done\n',
      leftInTemp: ['left'],
    })
    expect(step.commands[1]?.properties).toEqual({ file: 'a,b', line: '3' })
    expect(step.log).toEqual(['plain :: text', ''])
  })

  it('reaches Pages with the certificate checked, and REST with its token', async () => {
    const step = await run(`
      const page = await fetch('${seed.repository.pages?.url}')
      const headers = { authorization: 'token ' + env['INPUT_GITHUB-TOKEN'] }
      const repo = await fetch(env.GITHUB_API_URL + '/repos/' + env.GITHUB_REPOSITORY, { headers })
      console.log(await page.text(), repo.status)
    `)
    expect(step.log[0]).toBe('Ours 200')
    expect(step.requests.map(({ server, token }) => [server, token])).toEqual([
      ['pages', 'none'],
      ['api', 'GITHUB_TOKEN'],
    ])
  })

  it('goes on for as long as anything may call it back', async () => {
    const step = await run('setTimeout(() => console.log("late"), 50)')
    expect(step).toMatchObject({ exitCode: 0, log: ['late', ''] })
  })

  it('ends with 1, and says why, when something is thrown that nobody catches', async () => {
    const step = await run(
      'console.log("begun"); setTimeout(() => { throw new Error("broken") }, 5)',
    )
    expect(step).toMatchObject({ exitCode: 1, log: ['begun', ''] })
    expect(step.stderr).toContain('Error: broken')
    expect(await run('console.log("again")')).toMatchObject({ exitCode: 0, stdout: 'again\n' })
  })

  it('ends with the code it asks for at once', async () => {
    const step = await run('console.log("begun"); process.exit(4)')
    expect(step).toMatchObject({ exitCode: 4, stdout: 'begun\n' })
  })

  it('is killed, with its children, when it takes too long', async () => {
    const step = await run(
      `const { spawn } = await import('node:child_process')
       spawn('sleep', ['60'], { stdio: 'inherit' })
       setInterval(() => {}, 1000)`,
      { timeLimit: 2500 },
    )
    expect(step.exitCode).toBeUndefined() // and its output ended, so `sleep` is gone too
  })
})

it('one process runs both steps, and the second sees nothing of the first', async () => {
  openWarmSteps()
  const tell =
    'console.log(process.pid, process.exitCode, env.LEFT, Date.left, process.cwd() === env.GITHUB_WORKSPACE)'
  const leave =
    'env.LEFT = 1; process.exitCode = 3; process.chdir("/"); globalThis.Date = class { static left = 1 }'
  const first = await run(`${tell}; ${leave}`)
  expect(first).toMatchObject({ exitCode: 3, log: [expect.stringContaining('undefined true'), ''] })
  expect(await run(tell)).toMatchObject({ exitCode: 0, stdout: first.stdout })
})

it('a push has a branch, and its commit', async () => {
  const { repository, token } = seed
  const sha = (await repository.git.head('main')) ?? ''
  const event = pushEvent({ github, repository, sha })
  const step = await run('console.log(env.GITHUB_REF, env.GITHUB_SHA, env.GITHUB_HEAD_REF)', {
    event,
    token,
  })
  expect(step.log[0]).toBe(`refs/heads/main ${sha} `)
})
