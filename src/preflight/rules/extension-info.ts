import {
  arrayAt,
  dictionaryAt,
  type PropertyListDictionary,
  stringAt,
} from '../../formats/property-list/property-list'
import { quoted } from '../../primitives/plain-text'
import type { Complaint } from '../rule'
import { type Code, named } from './executables'

/** One thing that the installer asks of the `Info.plist` of an extension. */
interface Question {
  /** `MIInstallerErrorDomain`. */
  readonly code: string
  /** What is wrong, behind the name of the extension; undefined: nothing. */
  readonly fault: (info: PropertyListDictionary, code: Code) => string | undefined
  readonly fix: string
}

const WIDGET = 'com.apple.widgetkit-extension'
const INTENTS = 'com.apple.intents-service'

const TEMPLATE =
  'Compare the Info.plist of the target with that of Xcode’s template for this kind of extension, put back what is missing, and build again.'

const QUESTIONS: readonly Question[] = [
  {
    code: '33',
    fault: info => missing(info, 'CFBundleVersion', 'the build number'),
    fix: 'Set CFBundleVersion in the Info.plist of the extension to $(CURRENT_PROJECT_VERSION), or let Xcode generate it.',
  },
  {
    code: '52',
    fault: info => missing(info, 'CFBundleName', 'its name'),
    fix: 'Set CFBundleName in the Info.plist of the extension to $(PRODUCT_NAME), or let Xcode generate it.',
  },
  { code: '182', fault: extensionKit, fix: TEMPLATE },
  { code: '39', fault: extensionKind, fix: TEMPLATE },
  { code: '45', fault: extensionPoint, fix: TEMPLATE },
  { code: '42', fault: entryPoint, fix: TEMPLATE },
  {
    code: '152',
    fault: widget,
    fix: 'Take NSExtensionPrincipalClass out of the Info.plist of the widget: its entry point is the type marked @main.',
  },
  {
    code: '114',
    fault: intents,
    fix: 'List the classes of the intents under NSExtension > NSExtensionAttributes > IntentsSupported (Xcode: General > Supported Intents).',
  },
]

/** What the installer refuses about the `Info.plist` of an extension; that of a watch app has another form. */
export function extensionInfo(
  info: PropertyListDictionary | undefined,
  code: Code,
): readonly Complaint[] {
  if (code.kind !== 'extension' || info === undefined || code.path.includes('/Watch/')) return []
  return QUESTIONS.flatMap(question => {
    const fault = question.fault(info, code)
    if (fault === undefined) return []
    return [
      {
        message: `${named(code)} ${fault} in ${quoted(`${code.path}/Info.plist`)} (console: MIInstallerErrorDomain ${question.code}).`,
        fix: question.fix,
      },
    ]
  })
}

function missing(info: PropertyListDictionary, key: string, what: string): string | undefined {
  const value = stringAt(info, key)
  return value === undefined || value === '' ? `has no ${key}, expected was ${what},` : undefined
}

function isExtensionKit({ path }: Code): boolean {
  return /\/Extensions\/[^/]+$/.test(path)
}

function attributesOf(info: PropertyListDictionary): PropertyListDictionary | undefined {
  return dictionaryAt(info, 'EXAppExtensionAttributes')
}

function extensionKit(info: PropertyListDictionary, code: Code): string | undefined {
  if (!isExtensionKit(code) || attributesOf(info) !== undefined) return undefined
  return 'has no dictionary EXAppExtensionAttributes, which its folder Extensions asks for,'
}

function extensionKind(info: PropertyListDictionary, code: Code): string | undefined {
  const isKnown =
    isExtensionKit(code) || attributesOf(info) || dictionaryAt(info, 'NSExtension') !== undefined
  return isKnown ? undefined : 'has no dictionary NSExtension'
}

function pointOf(info: PropertyListDictionary): string | undefined {
  const old = dictionaryAt(info, 'NSExtension')
  const modern = attributesOf(info)
  return (
    (old && stringAt(old, 'NSExtensionPointIdentifier')) ??
    (modern && stringAt(modern, 'EXExtensionPointIdentifier'))
  )
}

function extensionPoint(info: PropertyListDictionary): string | undefined {
  const isAsked = dictionaryAt(info, 'NSExtension') ?? attributesOf(info)
  if (!isAsked || pointOf(info)) return undefined
  return 'names no extension point (NSExtensionPointIdentifier)'
}

/** Of ExtensionKit and of widgets the entry point is in the code. */
function entryPoint(info: PropertyListDictionary): string | undefined {
  const extension = dictionaryAt(info, 'NSExtension')
  const isAsked = extension && !attributesOf(info) && pointOf(info) && pointOf(info) !== WIDGET
  if (!isAsked) return undefined
  const isThere =
    extension.has('NSExtensionPrincipalClass') || extension.has('NSExtensionMainStoryboard')
  return isThere
    ? undefined
    : 'names neither NSExtensionPrincipalClass nor NSExtensionMainStoryboard'
}

function widget(info: PropertyListDictionary): string | undefined {
  const isWrong =
    pointOf(info) === WIDGET && dictionaryAt(info, 'NSExtension')?.has('NSExtensionPrincipalClass')
  return isWrong ? 'is a widget and has NSExtensionPrincipalClass, expected was none,' : undefined
}

function intents(info: PropertyListDictionary): string | undefined {
  const extension = dictionaryAt(info, 'NSExtension')
  if (!extension || pointOf(info) !== INTENTS) return undefined
  const attributes = dictionaryAt(extension, 'NSExtensionAttributes')
  const listed = attributes && arrayAt(attributes, 'IntentsSupported')
  return listed ? undefined : 'handles intents and has no array IntentsSupported'
}
