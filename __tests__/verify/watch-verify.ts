import { ActionError } from '../../src/primitives/errors'
import type { ExpectedBuild } from '../../src/verify/addresses'
import { type Verification, verifyBuild } from '../../src/verify/verify-build'
import { VirtualTime } from '../support/virtual-time'
import { type Asked, type Deviation, expectedBuild, fakeSite } from './fake-site'

interface Watched {
  readonly result: Verification | ActionError
  readonly asked: readonly Asked[]
  readonly lines: readonly string[]
  /** Seconds. */
  readonly took: number
}

interface WatchOptions {
  readonly build?: Partial<ExpectedBuild>
  readonly deviation?: (seconds: number, asked: Asked) => ReturnType<Deviation>
  readonly onStuck?: () => Promise<void>
  readonly hasFailed?: () => Promise<boolean>
  /** Seconds. */
  readonly timeout?: number
}

export async function verify({
  build,
  deviation,
  onStuck,
  hasFailed,
  timeout = 600,
}: WatchOptions = {}): Promise<Watched> {
  const time = new VirtualTime()
  const start = time.clock.now().getTime()
  const seconds = (): number => (time.clock.now().getTime() - start) / 1000
  const lines: string[] = []
  const { fetch, asked } = fakeSite(question => deviation?.(seconds(), question))
  const work = verifyBuild(
    { ...expectedBuild, ...build },
    {
      ...{ fetch, clock: time.clock, timeout: timeout * 1000 },
      progress: line => lines.push(line),
      ...(onStuck === undefined ? {} : { onStuck }),
      ...(hasFailed === undefined ? {} : { hasFailed }),
    },
  ).catch(actionError)
  return { result: await time.during(work), asked, lines, took: seconds() }
}

function actionError(thrown: unknown): ActionError {
  if (thrown instanceof ActionError) return thrown
  throw thrown
}

/** The failure of a site on which this address always answers so. */
export async function failure(
  url: string,
  reply: ReturnType<Deviation>,
  build: Partial<ExpectedBuild> = {},
): Promise<ActionError> {
  const { result } = await verify({
    build,
    deviation: (_, asked) => (asked.url === url ? reply : undefined),
  })
  if (!(result instanceof ActionError)) throw new Error('it was taken for live')
  return result
}
