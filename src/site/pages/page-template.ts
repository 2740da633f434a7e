import Mustache from 'mustache'
import type { BuildRecord } from '../../builds/build-record'
import {
  describeChannel,
  describeCommit,
  describeNeeds,
  describeSigning,
} from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import { isOnlyForReSigners } from '../../builds/verdict'
import { ActionError, messageOf } from '../../primitives/errors'
import { dayInWords, sizeInWords, timeInWords } from '../../primitives/in-words'
import { sourceUrl } from '../layout'
import { itmsLink } from '../link'
import { escapeHtml } from './html'
import { relativeUrl } from './relative-url'

/** Characters: far more than a page needs that phones fetch. */
const longestTemplate = 1024 * 1024

/** What a template may name. All of it is text; empty where a build has no such thing. */
const variables: Readonly<Record<string, (record: BuildRecord) => string | number>> = {
  title: ({ app }) => app.title,
  subtitle: ({ app }) => app.subtitle,
  version: ({ app }) => app.version,
  buildNumber: ({ app }) => app.buildNumber,
  fullVersion: ({ app }) => versionInWords(app),
  bundleId: ({ app }) => app.bundleId,
  minimumOs: ({ app }) => app.minimumOs,
  needs: ({ app }) => describeNeeds(app),
  buildId: ({ buildId }) => buildId,
  runNumber: ({ run }) => run.number,
  channel: ({ channel }) => describeChannel(channel),
  repository: ({ source }) => source.repository,
  commit: ({ source }) => describeCommit(source.commit),
  commitUrl: ({ source }) => source.commitUrl ?? '',
  runUrl: ({ source }) => source.runUrl ?? '',
  published: ({ publishedAt }) => timeInWords(publishedAt),
  publishedAt: ({ publishedAt }) => publishedAt,
  size: ({ ipa }) => sizeInWords(ipa.size),
  sha256: ({ ipa }) => ipa.sha256,
  signing: ({ signing }) => describeSigning(signing),
  distribution: ({ signing }) => signing.distribution,
  deviceCount: ({ signing }) => signing.deviceCount ?? '',
  team: ({ signing }) => signing.teamName || signing.teamId,
  expires: ({ signing }) => dayInWords(signing.profileExpires),
  profileExpires: ({ signing }) => signing.profileExpires,
  notes: ({ notes }) => notes.trim(),
  itmsUrl: record => (isOnlyForReSigners(record) ? '' : itmsLink(record.urls.manifest)),
  sourceUrl: record => (record.sideload === undefined ? '' : sourceUrl(record)),
  installUrl: ({ urls }) => urls.install,
  channelUrl: ({ urls }) => urls.channel,
  manifestUrl: record => (isOnlyForReSigners(record) ? '' : record.urls.manifest),
  ipaUrl: ({ urls }) => urls.ipa,
  icon: ({ urls }) => relativeUrl(urls.install, urls.icon),
  qr: ({ urls }) => relativeUrl(urls.install, urls.qr),
}

/** The names that `{{…}}` knows, for the documentation. */
export const templateVariables: readonly string[] = Object.keys(variables)

function valuesFor(record: BuildRecord): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(variables).map(([name, read]) => [name, read(record)]))
}

/** Escapes `{{{name}}}` and `{{&name}}` too: every value comes from an IPA or an event. */
class EscapingWriter extends Mustache.Writer {
  override unescapedValue(token: string[], context: Mustache.Context): string {
    const value: unknown = context.lookup(token[1] ?? '')
    return value === undefined || value === null ? '' : escapeHtml(String(value))
  }
}

/**
 * The install page from the user's own template (input `page-template`, Mustache): `{{title}}`, and
 * `{{#notes}}…{{/notes}}` for what is shown only when there is any. Values are always escaped.
 *
 * @throws ActionError `bad-input` for a template that is broken, too long, names something unknown, or
 * leaves out the link that installs.
 */
export function renderTemplate(template: string, record: BuildRecord): string {
  checkTemplate(template)
  const page = new EscapingWriter().render(template, valuesFor(record), undefined, {
    escape: value => escapeHtml(String(value)),
  })
  const isReSigned = isOnlyForReSigners(record)
  const link = escapeHtml(isReSigned ? record.urls.ipa : itmsLink(record.urls.manifest))
  // Quotes of either kind are safe, because escaping leaves none in a value.
  if (page.includes(`"${link}"`) || page.includes(`'${link}'`)) return page
  throw badTemplate(
    `leaves out the link ${isReSigned ? 'to the IPA, which this build needs (`sideload`)' : 'that installs'}, or has it without quotation marks`,
    isReSigned
      ? 'Put {{#sourceUrl}}<a href="{{ipaUrl}}">IPA for AltStore, SideStore and Feather</a>{{/sourceUrl}} into it.'
      : 'Put <a href="{{itmsUrl}}">Install</a> into it.',
  )
}

/** @throws ActionError `bad-input` for what can be told without a build. */
export function checkTemplate(template: string): void {
  if (template.length > longestTemplate)
    throw badTemplate(`is longer than ${longestTemplate} characters`)
  const unknown = [...new Set(namesIn(parse(template)))].filter(
    name => !templateVariables.includes(name),
  )
  if (unknown.length === 0) return
  throw badTemplate(
    `names what a build does not have: ${unknown.join(', ')}`,
    `It may name: ${templateVariables.join(', ')}.`,
  )
}

function parse(template: string): readonly unknown[] {
  try {
    return Mustache.parse(template)
  } catch (error) {
    throw badTemplate(`is broken: ${messageOf(error)}`, 'See mustache(5) for the syntax.')
  }
}

/** The names in mustache.js's tokens `[kind, name, start, end, inner tokens…]`. */
function namesIn(tokens: readonly unknown[]): readonly string[] {
  return tokens.flatMap(token => {
    if (!Array.isArray(token)) return []
    const [kind, name, , , inner] = token
    const own =
      kind !== 'text' && kind !== '!' && typeof name === 'string' ? [nameOf(kind, name)] : []
    return [...own, ...(Array.isArray(inner) ? namesIn(inner) : [])]
  })
}

function nameOf(kind: unknown, name: string): string {
  return kind === '>' ? `> ${name}` : name
}

function badTemplate(what: string, hint?: string): ActionError {
  return new ActionError(`page-template: the template ${what}`, {
    code: 'bad-input',
    ...(hint === undefined ? {} : { hint }),
  })
}
