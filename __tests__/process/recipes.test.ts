import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { type Host, hosts, nginx } from '../support/hosts/hosts'
import { type Job, type RecipeStep, recipeFor, startJob } from '../support/hosts/recipe'
import { type HostServer, startHostServer } from '../support/hosts/serve-host'
import { askPython } from '../support/ipa/oracle'
import type { ActionRun } from '../support/run-action'
import { isWholeMatrix } from '../support/whole-matrix'
import { tap } from './phone'
import { commentsOn, goodIpa, runStep } from './workflow'

// The steps of docs/own-host.md, run as they stand there: uploaded by stand-ins of the tools, to a stand-in
// of the host. One build is published once and uploaded everywhere.

let github: GitHub
let server: HostServer
let seed: Seed
let root = ''
let ipa = ''
let published: ActionRun

beforeAll(async () => {
  github = await startGitHub()
  server = await startHostServer()
  root = await mkdtemp(join(tmpdir(), 'recipes-'))
  seed = await seedRepository(github, {
    fullName: 'recipes/app',
    pages: false,
    permissions: { contents: 'read', 'pull-requests': 'write' },
  })
  ipa = await goodIpa()
  const inputs = { 'publish-to': 'directory', 'base-url': server.url }
  published = await runStep(github, seed, {
    ipa,
    inputs: { ...inputs, 'output-directory': join(root, 'published') },
  })
})
afterEach(() => expect(github.violations).toEqual([]))
afterAll(async () => {
  await server.close()
  await github.close()
  await rm(root, { recursive: true, force: true })
})

/** Path on the host of what this output names. */
const pathOf = (output: string): string =>
  new URL(published.outputs[output] ?? '').pathname.slice(1)

function announce(job: Job): Promise<ActionRun> {
  return runStep(github, seed, {
    inputs: {
      command: 'announce',
      'publish-to': 'directory',
      'output-directory': join(job.workspace, 'site'),
      'base-url': server.url,
      'verify-timeout': '1',
    },
  })
}

const isAnnounce = (step: RecipeStep): boolean =>
  step.kind === 'ours' && step.inputs['command'] === 'announce'

/** Everything but `announce`, in an empty workspace; `publish` stands for the step that publishes. */
async function upload(
  name: string,
  job: Job,
  publish: (site: string) => Promise<void>,
): Promise<void> {
  const { steps, env } = recipeFor(name)
  const secrets = Object.fromEntries(env.map(variable => [variable, 'secret']))
  await rm(job.workspace, { recursive: true })
  await mkdir(job.workspace)
  for (const step of steps) {
    if (step.kind === 'run') expect(job.run(step.script, secrets)).toMatchObject({ status: 0 })
    else if (step.kind === 'ours' && !isAnnounce(step)) await publish(join(job.workspace, 'site'))
  }
}

interface Walk {
  readonly name: string
  readonly host: () => Host
  /** Content types by extension, beside `text/html` and `image/png`. */
  readonly types: Readonly<Record<string, string>>
  /** A host that is set up wrongly, or an upload that went wrong. */
  readonly mistake: (job: Job) => Promise<Host>
  /** Address, what was found there, and what is advised. */
  readonly told: () => readonly [string, string, RegExp]
  /** Of the whole matrix alone: what is found and advised is that of `verify/own-host.test.ts`. */
  readonly isMistakeNightly?: true
}

const nginxHost = (change = (text: string): string => text): Host =>
  nginx(change(recipeFor('nginx over rsync').blocks['nginx'] ?? ''))

const right = { ipa: 'application/octet-stream', plist: 'application/xml' }

const walks: readonly Walk[] = [
  {
    name: 'nginx over rsync',
    host: nginxHost,
    types: right,
    mistake: async () => nginxHost(text => text.replace(/include .*;/, '')),
    told: () => [
      'install-url',
      'content type application/octet-stream',
      /nginx `include mime\.types`/,
    ],
  },
  {
    name: 'S3 and CloudFront',
    host: () => hosts.s3,
    types: right,
    mistake: async () => hosts.s3Bucket,
    told: () => [
      'install-url',
      `HTTP 403, though its index.html is there (${published.outputs['install-url']}index.html)`,
      /S3 behind CloudFront by the website endpoint as origin/,
    ],
  },
  {
    name: 'Cloudflare R2',
    host: () => hosts.r2,
    types: right,
    // Yesterday's file, which an upload that was cut short has left.
    isMistakeNightly: true,
    mistake: async job => {
      await writeFile(join(job.online, 'served', pathOf('manifest-url')), '<plist/>')
      return hosts.r2
    },
    told: () => ['manifest-url', 'other bytes: 8 bytes', /older upload/],
  },
  {
    name: 'Cloudflare Pages',
    host: () => hosts.cloudflarePages,
    types: right,
    // Whoever leaves out what is refused, on a site that answers everything with its home page.
    isMistakeNightly: true,
    mistake: async job => {
      const served = join(job.online, 'served')
      await rm(join(served, pathOf('ipa-url')))
      await rename(join(served, '404.html'), join(served, 'index.html'))
      return hosts.cloudflarePages
    },
    told: () => [
      'ipa-url',
      'a web page (text/html) in its place',
      /Cloudflare Pages takes no file above 25 MiB \(serve the folder from R2\)/,
    ],
  },
  {
    name: 'Netlify',
    host: () => hosts.netlify,
    types: right,
    isMistakeNightly: true,
    mistake: async () => {
      const location = `http://${new URL(server.url).host}/${pathOf('ipa-url')}`
      server.answers.set(pathOf('ipa-url'), {
        ...{ status: 301, headers: { location }, body: new Uint8Array() },
      })
      return hosts.netlify
    },
    told: () => ['ipa-url', 'a redirect to http://', /iOS installs over https only/],
  },
  {
    name: 'Firebase Hosting',
    host: () => hosts.firebase,
    types: right,
    isMistakeNightly: true,
    mistake: async () => {
      const location = `/${pathOf('install-url').slice(0, -1)}`
      server.answers.set(pathOf('install-url'), {
        ...{ status: 301, headers: { location }, body: new Uint8Array() },
      })
      return hosts.firebase
    },
    told: () => ['install-url', 'a redirect to https://', /`trailingSlash` and `cleanUrls`/],
  },
]

describe.each(walks)('$name', ({ name, host, types, mistake, told, isMistakeNightly }) => {
  let job: Job
  beforeAll(async () => {
    job = startJob(await mkdtemp(join(root, 'job-')))
    await upload(name, job, site => cp(join(root, 'published'), site, { recursive: true }))
    seed.repository.comments.length = 0
    server.answers.clear()
  })

  it('gives the steps what they need', () => {
    const ours = recipeFor(name).steps.flatMap(step => (step.kind === 'ours' ? [step.inputs] : []))
    const [publish, last] = ours
    expect(publish).toMatchObject({ 'publish-to': 'directory', 'output-directory': 'site' })
    expect(last).toEqual({
      command: 'announce',
      'publish-to': 'directory',
      'output-directory': 'site',
      'base-url': publish?.['base-url'],
    })
  })

  it('serves a build that installs, and `announce` says so', async () => {
    server.become(host(), job.online)
    const run = await announce(job)
    expect(run.errors).toEqual([])
    expect(run.outputs['status']).toBe('installable')
    expect(commentsOn(seed.repository)[0]?.body).toContain(published.outputs['install-url'])
    const { sha256 } = await tap(server, published.outputs['install-url'] ?? '')
    const bytes = await readFile(ipa)
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const typeOf = async (output: string): Promise<string | undefined> =>
      (await server.get(published.outputs[output] ?? '')).headers['content-type']
    expect(await typeOf('install-url')).toMatch(/^text\/html/)
    expect(await typeOf('icon-url')).toBe('image/png')
    expect([await typeOf('ipa-url'), await typeOf('manifest-url')]).toEqual([
      types['ipa'],
      types['plist'],
    ])
  })

  const isMistaken = isWholeMatrix || !isMistakeNightly
  const itTells = (text: string, test: () => Promise<void>) => isMistaken && it(text, test)

  itTells('set up wrongly is told address by address, with what to change', async () => {
    server.become(await mistake(job), job.online)
    const run = await announce(job)
    const [output, found, advice] = told()
    const text = run.errors.join('\n')
    expect(run.exitCode).toBe(1)
    expect(text).toContain(`found ${found}`)
    expect(text).toContain(`(${published.outputs[output]})`)
    expect(text).toMatch(advice)
    const comment = commentsOn(seed.repository)[0]?.body.replaceAll(/<\/?code>/g, '`')
    expect(comment).toMatch(advice)
    expect(comment).not.toContain(`href="${published.outputs['install-url']}"`)
  })

  it('brings back what is published, and deletes what is no longer in the folder', async () => {
    const gone = pathOf('ipa-url')
    await upload(name, job, async site => {
      expect(existsSync(join(site, pathOf('manifest-url')))).toBe(true)
      await rm(join(site, gone), { force: true })
    })
    expect(existsSync(join(job.online, 'served', gone))).toBe(false)
    expect(existsSync(join(job.online, 'served', pathOf('manifest-url')))).toBe(true)
  })
})

describe('when the pull request is closed', () => {
  it('log and summary of a sweep name what the upload has to delete, and nothing is announced', async () => {
    const [sweep, announce] = ['sweep', 'announce'].map(command =>
      runStep(github, seed, {
        action: 'closed',
        runId: 9_000_000_002,
        inputs: {
          ...{ command, 'publish-to': 'directory', 'base-url': server.url },
          'output-directory': join(root, 'published'),
        },
      }),
    )
    const swept = await sweep
    expect(swept?.outputs['status']).toBe('removed')
    for (const output of ['ipa-url', 'manifest-url', 'icon-url', 'qr-url']) {
      expect(swept?.log.join('\n')).toContain(`The upload has to delete ${pathOf(output)}`)
      expect(swept?.summary).toContain(`<code>${pathOf(output)}</code>`)
    }
    expect(swept?.summary).not.toContain('index.html</code>')
    expect(commentsOn(seed.repository)[0]?.body).toContain('removed')
    expect(commentsOn(seed.repository)[0]?.body).not.toContain('href="https://127')
    const skipped = await announce
    expect([skipped?.exitCode, skipped?.outputs['status']]).toEqual([0, 'skipped'])
    expect(skipped?.summary).toContain('This event takes builds away')
  })
})

describe('the stand-ins', () => {
  it('guess types as Python does, which `aws s3` asks', async () => {
    const program = [
      'import json, mimetypes',
      'types = mimetypes.MimeTypes()',
      'names = [".html", ".png", ".json", ".ipa", ".plist"]',
      'print(json.dumps({n: types.guess_type("a" + n)[0] for n in names}))',
    ].join('\n')
    const { stdout } = askPython(program)
    const table = await readFile('__tests__/support/hosts/guessed-by-python.json', 'utf8')
    const unknown = { '.ipa': null, '.plist': null }
    expect(JSON.parse(Buffer.from(stdout).toString())).toEqual({ ...JSON.parse(table), ...unknown })
  })

  it('refuse what the hosts refuse', async () => {
    const job = startJob(await mkdtemp(join(root, 'refused-')))
    job.run('mkdir site')
    const file = await open(join(job.workspace, 'site/large.ipa'), 'w')
    await file.truncate(26 * 1024 ** 2)
    await file.close()
    const deploy = 'npx --yes wrangler@4 pages deploy site --project-name x'
    expect(job.run(deploy).stderr).toContain('Pages only supports files up to 25 MiB')
    await writeFile(join(job.workspace, 'firebase.json'), '{"hosting":{"public":"site"}}')
    const free = job.run('npx --yes firebase-tools deploy --only hosting --project x', {
      FIREBASE_PLAN: 'spark',
    })
    expect(free.stderr).toContain('Executable files are forbidden on the Spark billing plan')
  })
})
