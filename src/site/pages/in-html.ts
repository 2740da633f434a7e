import type { BuildRecord } from '../../builds/build-record'
import { capabilityName, isWorded } from '../../builds/capabilities'
import type { Channel } from '../../builds/channel'
import { versionInWords } from '../../builds/in-words'
import { dayInWords, sizeInWords, timeInWords } from '../../primitives/in-words'
import { type Html, type HtmlValue, html } from './html'
import { say } from './say'

/**
 * A time as it stands in the HTML, in UTC; the script writes it in the visitor's zone and language: a day,
 * a time, or how long ago. Undefined for what is no date.
 */
export function moment(iso: string, form: 'day' | 'time' | 'ago'): Html | undefined {
  const text = form === 'day' ? dayInWords(iso) : timeInWords(iso)
  return text === '' ? undefined : html`<time datetime="${iso}" data-f="${form}">${text}</time>`
}

export function sizeOf(bytes: number): Html {
  return html`<span data-bytes="${bytes}">${sizeInWords(bytes)}</span>`
}

/** `Pull request #42`, or the branch. */
export function channelTitle({ pullRequest, ref, name }: Channel): Html {
  if (pullRequest === undefined) return html`<bdi>${ref ?? name}</bdi>`
  return say('span', 'pullRequest', { number: `#${pullRequest}` })
}

/** `Example 1.2.3 (45)`. */
export function buildTitle({ app }: BuildRecord): Html {
  return html`<bdi>${app.title}</bdi> <bdi>${versionInWords(app)}</bdi>`
}

export function isPadOnly({ deviceFamilies }: Pick<BuildRecord['app'], 'deviceFamilies'>): boolean {
  return deviceFamilies.includes('ipad') && !deviceFamilies.includes('iphone')
}

/** What an app asks of a device, in a word of the visitor's language or by its name. */
export function capability(one: string): Html {
  return isWorded(one) ? say('bdi', one) : html`<bdi>${capabilityName(one)}</bdi>`
}

/** `iOS 15`, without zeros that say nothing; undefined when the IPA does not say. */
export function systemOf(app: BuildRecord['app']): string | undefined {
  if (app.minimumOs === '') return undefined
  return `${isPadOnly(app) ? 'iPadOS' : 'iOS'} ${app.minimumOs.replace(/(?:\.0)+$/, '')}`
}

/** The pull request on GitHub, beside the commit's page. */
export function pullRequestUrl({ channel, source }: BuildRecord): string | undefined {
  if (channel.pullRequest === undefined || source.commitUrl === undefined) return undefined
  const url = source.commitUrl.replace(/\/commit\/[^/]+$/, `/pull/${channel.pullRequest}`)
  return url === source.commitUrl ? undefined : url
}

/** Texts in a row, told apart as people do. */
export function joined(parts: readonly HtmlValue[], between: string | Html): readonly HtmlValue[] {
  const said = parts.filter(part => part !== undefined && part !== '')
  return said.flatMap((part, index) => (index === 0 ? [part] : [between, part]))
}
