import type { BuildRecord } from '../../builds/build-record'
import { signingOf } from '../../builds/signing'
import { iosWillRefuse, isOnlyForReSigners } from '../../builds/verdict'
import type { App } from '../../ipa/app'
import type { IpaFile } from '../../ipa/ipa-file'
import { sourceUrl } from '../../site/layout'
import type { BuildFacts, CommentRun, WorkingBuild } from './state'

/** What the comment shows of a build that is on the site. */
export function workingBuild(record: BuildRecord, isVerified: boolean): WorkingBuild {
  const { app, signing, ipa, urls, ...build } = record
  return {
    title: app.title,
    version: app.version,
    buildNumber: app.buildNumber,
    minimumOs: app.minimumOs,
    ...onlyOnIpad(app),
    distribution: signing.distribution,
    profileExpires: signing.profileExpires,
    certificateExpires: signing.certificateExpires,
    deviceCount: signing.deviceCount,
    size: ipa.size,
    sha256: ipa.sha256,
    commit: build.source.commit,
    commitUrl: build.source.commitUrl,
    at: build.publishedAt,
    run: build.run,
    ...(build.source.runUrl && { runUrl: build.source.runUrl }),
    buildId: build.buildId,
    install: urls.install,
    icon: urls.icon,
    channel: urls.channel,
    qr: urls.qr,
    notes: build.notes,
    ...doubt(record, isVerified),
    ...(build.difference && { difference: build.difference }),
    ...sideload(record),
  }
}

function sideload(record: BuildRecord): Pick<WorkingBuild, 'sideload'> {
  if (record.sideload === undefined) return {}
  const only = isOnlyForReSigners(record)
  return { sideload: { only, source: sourceUrl(record), ipa: record.urls.ipa } }
}

function doubt(record: BuildRecord, isVerified: boolean): Pick<WorkingBuild, 'doubt'> {
  if (iosWillRefuse(record)) return { doubt: 'refused-by-ios' }
  return isVerified ? {} : { doubt: 'not-fetched-back' }
}

/** Of an IPA that could not be read: its name stands for the title, and no version is known. */
export function factsOfFile(file: IpaFile, run: CommentRun): BuildFacts {
  const { commit, commitUrl, at } = run
  return {
    ...{ title: file.name, version: '', buildNumber: '', minimumOs: '' },
    ...{ distribution: 'none', profileExpires: '', certificateExpires: '', deviceCount: undefined },
    ...{ size: file.size, sha256: file.sha256, commit, commitUrl, at },
  }
}

/** Of an app that is not on the site, or not yet. */
export function factsOfApp(app: App, run: CommentRun): BuildFacts {
  const { title, version, buildNumber, minimumOs } = app
  const { distribution, profileExpires, certificateExpires, deviceCount } = signingOf(app)
  return {
    ...factsOfFile(app.file, run),
    ...{ title, version, buildNumber, minimumOs, ...onlyOnIpad(app) },
    ...{ distribution, profileExpires, certificateExpires, deviceCount },
  }
}

/** `UIDeviceFamily`; an app that names none is taken for an iPhone app, which an iPad takes as well. */
function onlyOnIpad(app: {
  readonly deviceFamilies: readonly string[]
}): Pick<BuildFacts, 'onlyOnIpad'> {
  const { deviceFamilies } = app
  const isFor = (family: string): boolean => deviceFamilies.includes(family)
  return isFor('ipad') && !isFor('iphone') ? { onlyOnIpad: true } : {}
}
