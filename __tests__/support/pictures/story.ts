import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BuildRecord } from '../../../src/builds/build-record'
import type { Channel } from '../../../src/builds/channel'
import { publishBuilds } from '../../../src/commands/publish/publish'
import type { BuildDescription } from '../../../src/commands/publish/record-build'
import { httpsUrl } from '../../../src/primitives/https-url'
import { stateAfter } from '../../../src/report/comment/advance'
import { renderComment } from '../../../src/report/comment/comment'
import type { CommentState } from '../../../src/report/comment/state'
import { aRun } from '../a-run'
import { someEvent } from '../event'
import { ipaBytes } from '../ipa/ipa-builder'
import { memoryTarget } from '../memory-target'
import { VirtualTime } from '../virtual-time'
import { drawIcon } from './icon'
import { type Drifting, Pin } from './pinned'

/** One run that publishes a build. */
interface Episode {
  readonly run: number
  readonly at: string
  readonly channel: Channel
  readonly version: string
  readonly build: string
  readonly source: Pick<BuildRecord['source'], 'title' | 'author' | 'branch' | 'subject'>
  readonly notes?: string
  /** For the App Store: iOS will not install it. */
  readonly refused?: true
  readonly padding: number
}

const checkout: Channel = { name: 'pr-42', kind: 'pull-request', pullRequest: 42 }
const dark: Channel = { name: 'pr-38', kind: 'pull-request', pullRequest: 38 }
const main: Channel = { name: 'main', kind: 'ref', ref: 'main' }
const release: Channel = { name: 'v4.1.0', kind: 'ref', ref: 'v4.1.0' }

const redesign = { title: 'Redesign the checkout', author: 'octocat', branch: 'checkout' }

const ready: Episode = {
  ...{ run: 57, at: '2026-11-26T10:12:00Z', channel: checkout, version: '4.2.0', build: '1187' },
  source: { ...redesign, subject: 'Pay by invoice' },
  notes:
    'Try the new checkout: pay with Apple Pay and by invoice.\nRotate the phone while it loads.',
  padding: 3_600_000,
}

const before: readonly Episode[] = [
  {
    ...{ run: 41, at: '2026-11-03T09:20:00Z', channel: release, version: '4.1.0', build: '1102' },
    source: { author: 'monalisa', subject: 'Version 4.1' },
    padding: 2_800_000,
  },
  {
    ...{ run: 49, at: '2026-11-20T15:41:00Z', channel: dark, version: '4.2.0', build: '1160' },
    source: {
      ...{ title: 'Dark mode', author: 'hubot', branch: 'dark-mode' },
      subject: 'Darken the receipts, too',
    },
    padding: 2_900_000,
  },
  {
    ...{ run: 54, at: '2026-11-25T16:05:00Z', channel: main, version: '4.2.0', build: '1183' },
    source: { author: 'monalisa', subject: 'Merge pull request #40' },
    padding: 2_900_000,
  },
  {
    ...{ run: 55, at: '2026-11-25T17:30:00Z', channel: checkout, version: '4.2.0', build: '1185' },
    source: { ...redesign, subject: 'Show the total before paying' },
    padding: 3_100_000,
  },
]

const refused: Episode = {
  ...{ run: 58, at: '2026-11-26T11:03:00Z', channel: checkout, version: '4.2.0', build: '1189' },
  source: { ...redesign, subject: 'Switch the export to the store' },
  refused: true,
  padding: 3_600_000,
}

export interface Story {
  /** The site after the run that is ready, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Folder of the build that is ready. */
  readonly install: string
  readonly comments: { readonly ready: string; readonly refused: string }
}

/** Publishes with the real story, from IPAs to site and comment; only the world around it is in memory. */
export async function tellStory(): Promise<Story> {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  try {
    const target = memoryTarget()
    const drifting: Drifting[] = []
    let state: CommentState = { channel: checkout.name, sections: [], omitted: 0 }
    const tell = async (episode: Episode): Promise<string> => {
      const ipa = ipaOf(episode)
      const sha256 = createHash('sha256').update(ipa).digest('hex')
      drifting.push({ run: episode.run, sha256, size: ipa.length })
      await writeFile(join(folder, FILE_NAME), ipa)
      state = await publishing(episode, { ipa: join(folder, FILE_NAME), target, state })
      return renderComment(state).replace(HIDDEN, '')
    }
    for (const episode of before) await tell(episode)
    const comment = await tell(ready)
    const files = new Map(target.files)
    const comments = { ready: comment, refused: await tell(refused) }
    return pinned({ files, comments }, new Pin(drifting))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const FILE_NAME = 'Pocket Shop.ipa'

/** Where the comment keeps its state: seen by nobody. */
const HIDDEN = /<!--.*-->/s

function pinned({ files, comments }: Omit<Story, 'install'>, pin: Pin): Story {
  const fixed = pin.files(files)
  const page = [...fixed.keys()].find(path => new RegExp(`/${ready.run}-.*index.html`).test(path))
  return {
    files: fixed,
    install: String(page).replace('index.html', ''),
    comments: { ready: pin.text(comments.ready), refused: pin.text(comments.refused) },
  }
}

interface Place {
  readonly ipa: string
  readonly target: ReturnType<typeof memoryTarget>
  readonly state: CommentState
}

async function publishing(episode: Episode, { ipa, target, state }: Place): Promise<CommentState> {
  const time = new VirtualTime({ start: episode.at })
  let told = state
  const url = `https://github.com/octo-org/app/pull/42#issuecomment-1`
  const { run } = aRun({
    inputs: { ipa: [ipa] },
    event: someEvent({ repository: { fullName: REPOSITORY, visibility: 'public' } }),
    time,
    fetch: target.fetch,
  })
  const work = publishBuilds({
    run,
    target,
    description: descriptionOf(episode),
    announce: async update => {
      if (episode.channel === checkout) told = stateAfter(told, update)
      return { kind: 'told', url }
    },
    desk: {
      on: () => async () => ({ kind: 'told', url }),
      isOpen: async () => true,
      close: () => {},
    },
    isWanted: async () => true,
  })
  await time.during(work)
  return told
}

const REPOSITORY = 'octo-org/app'

function descriptionOf({ run, channel, source, notes = '' }: Episode): BuildDescription {
  const commit = run.toString(16).padStart(2, '0').concat('4c9be2d8a7').repeat(4).slice(0, 40)
  return {
    ...{ channel, title: '', subtitle: '', notes },
    run: { id: 19_000_000_000 + run, attempt: 1, number: run },
    source: {
      ...{ repository: REPOSITORY, commit, ...source },
      commitUrl: httpsUrl(`https://github.com/${REPOSITORY}/commit/${commit}`),
      runUrl: httpsUrl(`https://github.com/${REPOSITORY}/actions/runs/${19_000_000_000 + run}`),
    },
  }
}

const DAY = 86_400_000

function ipaOf({ at, version, build, refused, padding }: Episode): Buffer {
  const day = (count: number): Date => new Date(Date.parse(at.slice(0, 10)) + count * DAY)
  return ipaBytes({
    infoPlist: {
      ...{ CFBundleDisplayName: 'Pocket Shop', CFBundleIdentifier: 'com.example.shop' },
      ...{ CFBundleShortVersionString: version, CFBundleVersion: build },
    },
    profile: {
      ...{ name: 'Pocket Shop', created: day(-30), expires: new Date('2027-06-14T08:00:00Z') },
      distribution: refused ? 'app-store' : 'ad-hoc',
      ...(refused ? {} : { devices: someDevices }),
    },
    icon: drawIcon(),
    padding,
  })
}

const someDevices = Array.from(
  { length: 12 },
  (_, index) => `00008120-${index.toString(16).padStart(16, '0').toUpperCase()}`,
)
