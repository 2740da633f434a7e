/** A comment that says “publishing” and has to be settled even if this process never gets to it. */
export interface Unsettled {
  readonly pullRequest: number
  /** `Channel.name`. */
  readonly channel: string
}

/** As the post step reads back what the main step saved; undefined for nothing, or nothing of ours. */
export function readUnsettled(state: string): Unsettled | undefined {
  if (state === '') return undefined
  try {
    const saved: unknown = JSON.parse(state)
    const pullRequest = fieldOf(saved, 'pullRequest')
    const channel = fieldOf(saved, 'channel')
    return typeof pullRequest === 'number' && typeof channel === 'string'
      ? { pullRequest, channel }
      : undefined
  } catch {
    return undefined
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
