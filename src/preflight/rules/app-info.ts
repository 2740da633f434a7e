import type { App } from '../../ipa/app'
import { quoted } from '../../primitives/plain-text'
import type { Complaint } from '../rule'

/** Names that Siri knows an app by, besides its own (Apple, «INAlternativeAppNames»). */
const MOST_NAMES = 3

/** What the installer refuses about the `Info.plist` of the app itself, and no other rule is about. */
export function appInfo({ needs: { alternativeNames }, folder }: App): readonly Complaint[] {
  if (alternativeNames <= MOST_NAMES) return []
  return [
    {
      message: `The app ${quoted(folder)} has ${alternativeNames} INAlternativeAppNames in its Info.plist, expected were at most ${MOST_NAMES} (console: MIInstallerErrorDomain 132).`,
      fix: `Keep ${MOST_NAMES} of the names under INAlternativeAppNames in the Info.plist of the app.`,
    },
  ]
}
