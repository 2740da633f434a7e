import type { RunIdentity } from '../../builds/build-record'
import type { Channel } from '../../builds/channel'
import type { App } from '../../ipa/app'
import type { Finding } from '../../preflight/finding'
import type { ActionError } from '../../primitives/errors'
import type { HttpsUrl } from '../../primitives/https-url'
import type { AppOutcome } from '../outcome'
import { factsOfApp, factsOfFile, workingBuild } from './build-facts'
import type { BuildFacts, CommentRun, WorkingBuild } from './state'

/** What one run has to say about one app. */
export type AppUpdate =
  | { readonly phase: 'publishing'; readonly key: string; readonly attempt: BuildFacts }
  | {
      readonly phase: 'ready'
      readonly key: string
      readonly build: WorkingBuild
      readonly findings: readonly Finding[]
    }
  | {
      readonly phase: 'rejected'
      readonly key: string
      readonly attempt: BuildFacts
      readonly findings: readonly Finding[]
    }
  | {
      readonly phase: 'failed'
      readonly key: string
      readonly attempt: BuildFacts | undefined
      readonly reason: string
      readonly hint: string
    }

/** What one run has to say about its channel. */
export type CommentUpdate = {
  readonly channel: string
  readonly run: RunIdentity
  readonly runUrl: HttpsUrl | undefined
  /** Builds that are taken away, whichever run had brought them: no link to them may stay. */
  readonly gone: readonly GoneBuild[]
} & (
  | { readonly kind: 'apps'; readonly apps: readonly AppUpdate[] }
  | { readonly kind: 'removed'; readonly reason: string }
  /** Builds went, and the channel goes on. */
  | { readonly kind: 'departed'; readonly reason: string }
  /** The job was cancelled or timed out: what it left at «publishing» has failed. */
  | { readonly kind: 'abandoned'; readonly keys: readonly string[] }
)

export interface GoneBuild {
  readonly bundleId: string
  readonly buildId: string
}

interface Speaker {
  readonly channel: Channel
  readonly run: CommentRun
}

/** Keys of the apps of which the comment will say “publishing”. */
export function inProgress(update: CommentUpdate): readonly string[] {
  if (update.kind !== 'apps') return []
  return update.apps.filter(({ phase }) => phase === 'publishing').map(({ key }) => key)
}

/** `gone` are about to make room. */
export function publishing(
  options: Speaker & { readonly apps: readonly App[]; readonly gone?: readonly GoneBuild[] },
): CommentUpdate {
  const { run } = options
  const apps = options.apps.map(
    (app): AppUpdate => ({
      phase: 'publishing',
      key: app.bundleId,
      attempt: factsOfApp(app, run),
    }),
  )
  return { ...spokenBy(options), kind: 'apps', apps, gone: options.gone ?? [] }
}

export function published(
  options: Speaker & {
    readonly apps: readonly AppOutcome[]
    readonly gone?: readonly GoneBuild[]
  },
): CommentUpdate {
  const apps = options.apps.map(outcome => appUpdate(outcome, options.run))
  return { ...spokenBy(options), kind: 'apps', apps, gone: options.gone ?? [] }
}

/** Without `apps` the failure is that of the run as a whole. */
export function failed(
  options: Speaker & {
    readonly error: Pick<ActionError, 'message' | 'hint'>
    readonly apps?: readonly App[]
    /** Those that the preflight had refused before. */
    readonly refused?: readonly AppOutcome[]
    /** What made room before it failed. */
    readonly gone?: readonly GoneBuild[]
  },
): CommentUpdate {
  const { run, error } = options
  const failure = { phase: 'failed', reason: error.message, hint: error.hint ?? '' } as const
  const apps = (options.apps ?? []).map(
    (app): AppUpdate => ({ ...failure, key: app.bundleId, attempt: factsOfApp(app, run) }),
  )
  const refused = (options.refused ?? []).map(outcome => appUpdate(outcome, run))
  const whole: AppUpdate = { ...failure, key: '', attempt: undefined }
  return {
    ...spokenBy(options),
    kind: 'apps',
    apps: [...(apps.length === 0 ? [whole] : apps), ...refused],
    gone: options.gone ?? [],
  }
}

export function removed(
  options: Speaker & { readonly reason: string; readonly gone?: readonly GoneBuild[] },
): CommentUpdate {
  const { reason, gone = [] } = options
  return { ...spokenBy(options), kind: 'removed', reason, gone }
}

export function departed(
  options: Speaker & { readonly reason: string; readonly gone: readonly GoneBuild[] },
): CommentUpdate {
  const { reason, gone } = options
  return { ...spokenBy(options), kind: 'departed', reason, gone }
}

/** Of the job's own apps: another job of the run may still be at work on others. */
export function abandoned(
  options: Speaker & { readonly keys: readonly string[]; readonly gone: readonly GoneBuild[] },
): CommentUpdate {
  const { keys, gone } = options
  return { ...spokenBy(options), kind: 'abandoned', keys, gone }
}

function spokenBy({ channel, run }: Speaker): Pick<CommentUpdate, 'channel' | 'run' | 'runUrl'> {
  const { id, attempt, number } = run
  return { channel: channel.name, run: { id, attempt, number }, runUrl: run.url }
}

function appUpdate(outcome: AppOutcome, run: CommentRun): AppUpdate {
  const { findings } = outcome
  if (outcome.kind === 'published') {
    const build = workingBuild(outcome.build, outcome.verified)
    return { phase: 'ready', key: outcome.build.app.bundleId, build, findings }
  }
  const { app, file } = outcome
  const attempt = app === undefined ? factsOfFile(file, run) : factsOfApp(app, run)
  return { phase: 'rejected', key: app?.bundleId ?? `file:${file.name}`, attempt, findings }
}
