import { nearerEnd } from '../../builds/in-words'
import type { Distribution } from '../../ipa/profile/provisioning-profile'
import { counted, dayInWords, sizeInWords } from '../../primitives/in-words'
import { joined, type Markdown, md } from '../markdown'
import type { BuildFacts, WorkingBuild } from './state'

/** `For the 12 registered devices with iOS 15 or later. 3 MB. Works until 14 Jun 2027.` */
export function forWhom(build: WorkingBuild): Markdown {
  if (build.sideload?.only === true) return joined([reSigned(build), sizeOf(build)], ' ')
  const sentences = [who[build.distribution](build), sizeOf(build), ending(build)]
  return joined(sentences, ' ')
}

/** What Apple allows a free account: https://developer.apple.com/support/compare-memberships/ */
function reSigned(build: WorkingBuild): Markdown {
  return md`For **AltStore, SideStore or Feather**${system(build)}. AltStore and SideStore sign it with your own Apple ID (a free one: for 7 days, three apps at a time), Feather with your own certificate.`
}

function sizeOf({ size }: BuildFacts): Markdown {
  return md`${sizeInWords(size)}.`
}

type Sentence = (build: BuildFacts) => Markdown

const who: Readonly<Record<Distribution, Sentence>> = {
  'ad-hoc': build => md`For ${registered(build)}${system(build)}.`,
  development: build =>
    md`For ${registered(build)}${system(build)}, in Developer Mode (from iOS 16 on).`,
  enterprise: build =>
    md`For every ${anyDevice(build)} of the organisation${system(build)}. The first time, the developer has to be trusted in Settings.`,
  'app-store': notForDevices,
  none: notForDevices,
}

/** Published all the same, because `fail-on` says so. */
function notForDevices(build: BuildFacts): Markdown {
  return md`Not signed for installing from a link${system(build)}.`
}

function registered({ deviceCount, onlyOnIpad }: BuildFacts): Markdown {
  const devices = deviceCount === undefined ? 'registered devices' : exactly(deviceCount)
  return onlyOnIpad === true ? md`the iPads among **the ${devices}**` : md`**the ${devices}**`
}

function exactly(devices: number): string {
  return devices === 1 ? 'one registered device' : counted(devices, 'registered device')
}

function anyDevice({ onlyOnIpad }: BuildFacts): string {
  return onlyOnIpad === true ? 'iPad' : 'iPhone and iPad'
}

/** `15.0` is told as people say it. */
function system({ minimumOs, onlyOnIpad }: BuildFacts): Markdown {
  if (minimumOs.trim() === '') return md``
  const name = onlyOnIpad === true ? 'iPadOS' : 'iOS'
  return md` with **${name} ${minimumOs.replace(/\.0$/, '')} or later**`
}

function ending(build: BuildFacts): Markdown {
  const { at: end } = nearerEnd(build)
  const day = dayInWords(end)
  if (day === '') return md``
  const isOver = build.at !== '' && Date.parse(end) < Date.parse(build.at)
  return isOver ? md`Expired on **${day}**.` : md`Works until **${day}**.`
}
