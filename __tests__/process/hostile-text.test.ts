import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { aFile } from '../support/ipa/an-ipa'
import { convertedByPlistutil } from '../support/ipa/oracle'
import type { ActionRun } from '../support/run-action'
import { type HostileText, hostileTexts } from './hostile-texts'
import { activeIn, commandsIn, expectInert, readableIn } from './inert'
import { Lanes } from './lanes'
import { type Markup, readMarkup } from './markup'
import { fetched, metadataInEach } from './phone'
import { goodIpa, inDays, runStep, shownText, theComment } from './workflow'

// Every text that comes from outside, through everything that is made of it: shown, and inert.

const PATIENCE = 120_000
const harmless: HostileText = { kind: 'ordinary', raw: 'Example', shown: 'Example', from: 'ipa' }
const texts = [harmless, ...hostileTexts]

let github: GitHub
let seed: Seed
/** Where names are hostile, not texts. */
let named: Seed
/** One after the other: two at once would push in each other's way, and do half of their work twice. */
const pool = new Lanes([1])
const runs = new Map<HostileText, Promise<ActionRun>>()

beforeAll(async () => {
  github = await startGitHub({ pagesBuildDelay: 1 })
  const pullRequests = texts.map((_, index) => index + 1)
  seed = await seedRepository(github, { pullRequests })
  named = await seedRepository(github, { fullName: 'octo-org/named' })
  // One after the other through the first: the branch then exists for all.
  await publish(harmless)
  for (const text of hostileTexts) publish(text)
}, PATIENCE)

afterAll(async () => {
  await Promise.allSettled(runs.values())
  expect(github.violations).toEqual([])
  await github.close()
}, PATIENCE)

function numberOf(text: HostileText): number {
  return texts.indexOf(text) + 1
}

function publish(text: HostileText): Promise<ActionRun> {
  const run = pool.start(async () => {
    const { raw, from } = text
    const ipa = await goodIpa({
      fileName: `${raw.replaceAll('/', '_').slice(0, 60)}.ipa`,
      infoPlist: from === 'ipa' ? { CFBundleDisplayName: raw } : {},
      profile: { name: raw, teamName: raw, expires: inDays(5) },
    })
    const pull = seed.repository.pulls.get(numberOf(text))
    if (pull === undefined) throw new Error('no pull request')
    const title: Record<string, string> = from === 'input' ? { title: raw } : {}
    return runStep(github, seed, {
      ...{ pull, ipa: '*.ipa', workspace: path.dirname(ipa) },
      inputs: { ...title, subtitle: raw, notes: `${raw}\nLast line` },
    })
  })
  runs.set(text, run)
  return run
}

async function published(text: HostileText): Promise<ActionRun> {
  const run = await runs.get(text)
  if (run === undefined || run.exitCode !== 0) throw new Error(`${run?.stdout}${run?.stderr}`)
  return run
}

async function get(run: ActionRun, output: string, file = ''): Promise<Buffer> {
  return (await fetched(github, `${run.outputs[output]}${file}`)).body
}

async function markup(run: ActionRun, output: string): Promise<Markup> {
  return readMarkup((await get(run, output)).toString())
}

it(
  'each stands in its manifest as two other programs read it',
  async () => {
    const runs = await Promise.all(hostileTexts.map(published))
    const manifests = await Promise.all(runs.map(run => get(run, 'manifest-url')))
    const wanted = hostileTexts.map(({ shown }) => ({ title: shown, subtitle: shown }))
    const lists = [...manifests, ...manifests.map(convertedByPlistutil)]
    expect(metadataInEach(lists)).toMatchObject([...wanted, ...wanted])
  },
  PATIENCE,
)

const cases = hostileTexts.map(text => [text.kind, text] as const)

describe.each(cases)('%s', (_, text) => {
  const { raw, shown } = text

  it.each(['install-url', 'channel-url'])(
    'is text on the page at %s',
    async output => {
      const page = await markup(await published(text), output)
      const usual = await markup(await published(harmless), output)
      expect(page.skeleton).toEqual(usual.skeleton)
      expect(page.text).toContain(shown)
    },
    PATIENCE,
  )

  it('is title, heading and notes of the install page', async () => {
    const html = (await get(await published(text), 'install-url')).toString()
    expect(elementIn(html, 'title')).toBe(`${shown} 1.2.3 (45)`)
    expect(elementIn(html, 'h1')).toBe(shown)
    const notes = elementIn(html, 'p class="text"').replace(/\s+/g, ' ')
    expect(notes).toBe(`${raw.length > 200 ? raw : shown} Last line`)
  })

  it('is text in its row of the gallery, which is a row like any other', async () => {
    await Promise.all(texts.map(published))
    const gallery = (await fetched(github, galleryUrl())).body.toString()
    const rows = gallery.split(/<li(?: [^>]*)?>/).slice(1)
    const row = rows.find(candidate => candidate.includes(`"./pr-${numberOf(text)}/"`)) ?? ''
    expect(rows).toHaveLength(texts.length)
    const { skeleton, text: read } = readMarkup(upTo('</li>', row))
    expect(read).toContain(shown)
    expect(skeleton).toEqual(readMarkup(upTo('</li>', rows[0] ?? '')).skeleton)
  })

  it('stands in build.json and builds.json', async () => {
    const run = await published(text)
    const build = JSON.parse((await get(run, 'install-url', 'build.json')).toString())
    const inProfile = expect.stringContaining(shown.slice(0, 40))
    expect(build).toMatchObject({
      app: { title: shown, subtitle: shown },
      signing: { profileName: inProfile, teamName: '' },
      ipa: { fileName: expect.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]*\.ipa$/) },
    })
    await Promise.all(texts.map(published))
    const all = JSON.parse((await fetched(github, `${galleryUrl()}builds.json`)).body.toString())
    expect(all.channels).toContainEqual(
      expect.objectContaining({
        name: `pr-${numberOf(text)}`,
        apps: [expect.objectContaining({ title: shown })],
      }),
    )
  })

  it('is text in the comment', async () => {
    await published(text)
    await published(harmless)
    const usual = shownText(theComment(seed.repository, numberOf(harmless)))
    expectInert(shownText(theComment(seed.repository, numberOf(text))), { usual, shown })
  })

  it('is text in the job summary', async () => {
    const { summary } = await published(text)
    expectInert(summary, { usual: (await published(harmless)).summary, shown })
  })

  it('is text in the log and its annotations', async () => {
    const run = await published(text)
    const usual = await published(harmless)
    expect(commandsIn(run)).toEqual(commandsIn(usual))
    expect(run.log.filter(line => line.includes('##['))).toEqual([])
    const [annotation] = run.commands.filter(({ command }) => command === 'warning')
    const name = text.from === 'ipa' ? shown : 'Example'
    expect(annotation?.properties).toEqual({ title: `${name}: profile-expires-soon` })
  })

  it('is an output, and makes no other', async () => {
    const { outputs } = await published(text)
    expect(Object.keys(outputs)).toEqual(Object.keys((await published(harmless)).outputs))
    expect(outputs).toMatchObject({ title: shown, 'bundle-id': 'com.example.app' })
    expect(JSON.parse(outputs['builds'] ?? '')).toMatchObject([{ title: shown }])
  })
})

function galleryUrl(): string {
  return `${seed.repository.pages?.url}install/`
}

function upTo(end: string, markup: string): string {
  return markup.slice(0, markup.indexOf(end))
}

/** What a person reads in the first element that starts so. */
function elementIn(html: string, start: string): string {
  const [name = ''] = start.split(' ')
  const inner = html.slice(html.indexOf(`<${start}`)).replace(/^<[^>]*>/, '')
  return readMarkup(upTo(`</${name}>`, inner)).text
}

async function pushOf(branch: string, fileName = 'Example.ipa'): Promise<ActionRun> {
  const { repository } = named
  const sha = (await repository.git.head('main')) ?? ''
  const event = pushEvent({ github, repository, sha, ref: `refs/heads/${branch}` })
  return runStep(github, named, { event, ipa: await goodIpa({ fileName }) })
}

async function channelPageOf({ outputs }: ActionRun) {
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
    const { skeleton, text } = await channelPageOf(run)
    expect(skeleton).toEqual((await channelPageOf(usual)).skeleton)
    // It turns the order of what follows around, so it is not shown.
    expect(text).toContain(branch.replace('\u202E', ''))
    expect(text).not.toContain('\u202E')
    expect(commandsIn(run)).toEqual(commandsIn(usual))
    expect(activeIn(run.summary)).toBeUndefined()
  })

  it('of a file that is no IPA is named everywhere and obeyed nowhere', async () => {
    const name = `::error::A&B <"Ünï"> @everyone #1 ]]>--> ##[add-mask]a [x](http:e).ipa`
    const file = await aFile(`\n${name}`, Buffer.from('no archive'))
    const run = await runStep(github, named, { ipa: '*.ipa', workspace: path.dirname(file) })
    const { exitCode, outputs, summary } = run
    expect({ exitCode, status: outputs['status'] }).toEqual({ exitCode: 1, status: 'rejected' })
    expect(commandsIn(run).filter(command => command !== 'debug')).toEqual(['error'])
    expect(run.log.filter(line => line.includes('##['))).toEqual([])
    for (const markdown of [shownText(theComment(named.repository)), summary]) {
      expect(readableIn(markdown)).toContain(name)
      expect(activeIn(markdown)).toBeUndefined()
    }
  })
})
