/** A comment that says “publishing” and has to be settled even if this process never gets to it. */
export interface Unsettled {
  readonly pullRequest: number
  /** `Channel.name`. */
  readonly channel: string
  /** Bundle identifiers. */
  readonly apps: readonly string[]
}

/** As the post step reads back what the main step saved; undefined for nothing, or nothing of ours. */
export function readUnsettled(state: string): Unsettled | undefined {
  if (state === '') return undefined
  try {
    const saved: unknown = JSON.parse(state)
    const pullRequest = fieldOf(saved, 'pullRequest')
    const channel = fieldOf(saved, 'channel')
    const apps = fieldOf(saved, 'apps')
    const isOurs = typeof pullRequest === 'number' && typeof channel === 'string'
    return isOurs && isTexts(apps) ? { pullRequest, channel, apps } : undefined
  } catch {
    return undefined
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string')
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
