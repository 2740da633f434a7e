import type { App } from '../../ipa/app'
import type { NestedBundle } from '../../ipa/bundle/nested-bundle'
import type { NestedInfo } from '../../ipa/bundle/nested-info'
import { quoted } from '../../primitives/plain-text'
import type { Complaint } from '../rule'
import { named } from './executables'
import type { InfoQuestion } from './info-question'

/** The code of an extension for intents, and its surface: the installer asks the same of both. */
const POINTS: readonly string[] = ['com.apple.intents-service', 'com.apple.intents-ui-service']

const WHERE = 'under NSExtension > NSExtensionAttributes'
const LIST = `List the classes of the intents ${WHERE} > IntentsSupported (Xcode: General > Supported Intents).`

/** Of what an extension for intents says for itself. */
export const intentQuestions: readonly InfoQuestion[] = [
  { code: '114', fault: supported, fix: LIST },
  {
    code: '115',
    fault: restricted,
    fix: `Make IntentsRestrictedWhileLocked ${WHERE} an array of texts, or take it out.`,
  },
  {
    code: '116',
    fault: restrictedBeyond,
    fix: `${LIST} Or take the intent out of IntentsRestrictedWhileLocked.`,
  },
]

function ofIntents({ extension }: NestedInfo): NestedInfo['extension'] {
  return extension !== undefined && POINTS.includes(extension.point ?? '') ? extension : undefined
}

function supported(info: NestedInfo): string | undefined {
  const intents = ofIntents(info)?.intents
  if (intents === undefined || (Array.isArray(intents) && intents.length > 0)) return undefined
  return 'handles intents and lists none, expected was an array of texts IntentsSupported'
}

function restricted(info: NestedInfo): string | undefined {
  if (ofIntents(info)?.restrictedIntents !== 'no list of texts') return undefined
  return 'has IntentsRestrictedWhileLocked that is no array of texts'
}

function restrictedBeyond(info: NestedInfo): string | undefined {
  const { intents, restrictedIntents } = ofIntents(info) ?? {}
  if (!Array.isArray(intents) || !Array.isArray(restrictedIntents)) return undefined
  const stranger = restrictedIntents.find(one => !intents.includes(one))
  if (stranger === undefined) return undefined
  return `restricts the intent ${quoted(stranger)} (IntentsRestrictedWhileLocked), which is not among its IntentsSupported,`
}

const OWN_EXTENSION = /^PlugIns\/[^/]+\.appex$/

/** Installer error 117: each intent has one extension that handles it, and one that shows it. */
export function intentsHandledTwice({ nested, folder }: App): readonly Complaint[] {
  const handler = new Map<string, NestedBundle>()
  return nested
    .filter(({ path }) => OWN_EXTENSION.test(path))
    .flatMap(bundle => {
      const { point, intents } = (bundle.info && ofIntents(bundle.info)) ?? {}
      if (!Array.isArray(intents)) return []
      const keys = new Map(intents.map(intent => [`${point} ${intent}`, intent]))
      const [twice] = [...keys].filter(([key]) => handler.has(key))
      for (const key of keys.keys()) if (!handler.has(key)) handler.set(key, bundle)
      const other = twice && handler.get(twice[0])
      return twice && other ? [handledTwice(twice[1], { bundle, other, folder })] : []
    })
}

interface Twins {
  readonly bundle: NestedBundle
  readonly other: NestedBundle
  /** Of the app. */
  readonly folder: string
}

function handledTwice(intent: string, { bundle, other, folder }: Twins): Complaint {
  const { kind, path } = bundle
  return {
    message: `${named({ kind, path: `${folder}/${path}` })} lists the intent ${quoted(intent)} in its IntentsSupported, as ${quoted(`${folder}/${other.path}`)} does; expected was one extension for each intent (console: MIInstallerErrorDomain 117).`,
    fix: 'Take the intent out of IntentsSupported of one of the two (Xcode: General > Supported Intents).',
  }
}
