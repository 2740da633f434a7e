import type { BuildRecord } from '../../builds/build-record'
import { insideOf } from '../../builds/contents'
import { permissionsOf } from '../../builds/permissions'
import { signingOf } from '../../builds/signing'
import type { App } from '../../ipa/app'
import type { Finding } from '../../preflight/finding'
import type { Installers } from '../../preflight/re-signing'
import type { Placement } from '../../site/layout'
import type { Hosting } from '../../targets/target'
import type { Assignment } from '../speaker'

/** What the workflow says about a build, beside what the IPA says itself. */
export interface BuildDescription extends Assignment {
  /** Inputs `title`, `subtitle`, `notes`; empty when not given. */
  readonly title: string
  readonly subtitle: string
  readonly notes: string
}

export interface RecordOptions {
  readonly app: App
  readonly description: BuildDescription
  readonly unlisted: boolean
  readonly placement: Placement
  readonly hosting: Hosting
  readonly buildId: string
  readonly fileName: string
  readonly findings: readonly Finding[]
  readonly installers: Installers
  readonly now: Date
}

/** The app as people are to see it (input `title`). */
export function titled(app: App, { title }: Pick<BuildDescription, 'title'>): App {
  return title === '' ? app : { ...app, title }
}

/** The facts of one build as they will stand in `build.json` and in everything rendered from it. */
export function recordBuild(options: RecordOptions): BuildRecord {
  const { app, description, placement } = options
  return {
    schema: 1,
    buildId: options.buildId,
    channel: description.channel,
    unlisted: options.unlisted,
    run: description.run,
    publishedAt: options.now.toISOString(),
    source: description.source,
    app: {
      bundleId: app.bundleId,
      title: titled(app, description).title,
      subtitle: description.subtitle,
      version: app.version,
      buildNumber: app.buildNumber,
      minimumOs: app.minimumOs,
      deviceFamilies: app.deviceFamilies,
      capabilities: app.needs.capabilities,
      ...(app.needs.onlyModels.length === 0 ? {} : { onlyModels: app.needs.onlyModels }),
    },
    signing: signingOf(app),
    ipa: {
      fileName: options.fileName,
      size: app.file.size,
      sha256: app.file.sha256,
      host: options.hosting.ipaHost,
    },
    inside: insideOf(app),
    ...sideloadOf(options),
    urls: placement.urls,
    notes: description.notes,
    findings: options.findings,
  }
}

function sideloadOf({ app, installers }: RecordOptions): Pick<BuildRecord, 'sideload'> {
  if (installers === 'ios') return {}
  return { sideload: { only: installers === 're-signing', permissions: permissionsOf(app) } }
}
