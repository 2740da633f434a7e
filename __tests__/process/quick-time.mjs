// Preloaded into a process under test: its clock and its timers run TEST_TIME_FACTOR times as fast, so that
// waiting which takes a person minutes takes a test seconds; and its clock is TEST_DAYS_AHEAD days ahead. The
// program itself knows nothing of it.
const factor = Number(process.env['TEST_TIME_FACTOR'] ?? '1')
const ahead = Number(process.env['TEST_DAYS_AHEAD'] ?? '0') * 86_400_000
const RealDate = Date
const start = RealDate.now()
const realSetTimeout = globalThis.setTimeout
const quickNow = () => Math.round(start + ahead + (RealDate.now() - start) * factor)

class QuickDate extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [quickNow()] : given))
  }

  static now() {
    return quickNow()
  }
}

globalThis.Date = QuickDate
globalThis.setTimeout = (callback, delay = 0, ...given) =>
  realSetTimeout(callback, delay / factor, ...given)
