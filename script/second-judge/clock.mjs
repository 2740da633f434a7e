// Preloaded into the doctor by script/try-ipas: its clock shows the moment TRY_IPAS_AT, from which on it runs.
// The program itself knows nothing of it.
const RealDate = Date
const ahead = RealDate.parse(process.env['TRY_IPAS_AT'] ?? '') - RealDate.now()

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + ahead] : given))
  }

  static now() {
    return RealDate.now() + ahead
  }
}
