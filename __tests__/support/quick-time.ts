/** As for the processes under test: high enough to be short, low enough that no timeout strikes on a busy machine. */
const TIME_FACTOR = 10

const RealDate = Date
const realSetTimeout = globalThis.setTimeout

/**
 * From here on the clock and the timers of this test file run faster: for the pauses that Octokit's throttling
 * keeps between writes, which take no clock of ours. Timeouts of Node itself are not touched.
 */
export function letTimePassQuickly(): void {
  const start = RealDate.now()
  const quickNow = (): number => Math.round(start + (RealDate.now() - start) * TIME_FACTOR)
  globalThis.Date = new Proxy(RealDate, {
    construct: (date, given: unknown[]) =>
      Reflect.construct(date, given.length === 0 ? [quickNow()] : given),
    get: (date, name) => (name === 'now' ? quickNow : Reflect.get(date, name)),
  })
  globalThis.setTimeout = new Proxy(realSetTimeout, {
    apply: (set, self, [callback, delay = 0, ...given]: [unknown, number?, ...unknown[]]) =>
      Reflect.apply(set, self, [callback, delay / TIME_FACTOR, ...given]),
  })
}
