import type { NestedBundle } from '../../ipa/bundle/nested-bundle'
import type { NestedInfo } from '../../ipa/bundle/nested-info'
import { quoted } from '../../primitives/plain-text'
import type { Complaint } from '../rule'
import { type Code, named } from './executables'
import type { InfoQuestion } from './info-question'
import { intentQuestions } from './intents'

const WIDGET = 'com.apple.widgetkit-extension'

const TEMPLATE =
  'Compare the Info.plist of the target with that of Xcode’s template for this kind of extension, put back what is missing, and build again.'

/** Of one that has none. */
const BUILD_NUMBER: InfoQuestion = {
  code: '33',
  fault: () => 'has no CFBundleVersion, expected was the build number,',
  fix: 'Set CFBundleVersion in the Info.plist of the extension to $(CURRENT_PROJECT_VERSION), or let Xcode generate it.',
}

const QUESTIONS: readonly InfoQuestion[] = [
  {
    code: '52',
    fault: ({ name }) => (name === '' ? 'has no CFBundleName, expected was its name,' : undefined),
    fix: 'Set CFBundleName in the Info.plist of the extension to $(PRODUCT_NAME), or let Xcode generate it.',
  },
  { code: '182', fault: extensionKit, fix: TEMPLATE },
  { code: '39', fault: extensionKind, fix: TEMPLATE },
  { code: '45', fault: extensionPoint, fix: TEMPLATE },
  { code: '42', fault: entryPoint, fix: TEMPLATE },
  {
    code: '152',
    fault: widget,
    fix: 'Take NSExtensionPrincipalClass and NSExtensionMainStoryboard out of the Info.plist of the widget: its entry point is the type marked @main.',
  },
  ...intentQuestions,
]

/** What the installer refuses about the `Info.plist` of an extension; that of a watch app has another form. */
export function extensionInfo(
  { info, buildNumber }: Pick<NestedBundle, 'info' | 'buildNumber'>,
  code: Code,
): readonly Complaint[] {
  if (code.kind !== 'extension' || info === undefined || code.path.includes('/Watch/')) return []
  const asked = buildNumber === '' ? [BUILD_NUMBER, ...QUESTIONS] : QUESTIONS
  return asked.flatMap(question => {
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

function isExtensionKit({ path }: Code): boolean {
  return /\/Extensions\/[^/]+$/.test(path)
}

function extensionKit({ extensionKit }: NestedInfo, code: Code): string | undefined {
  if (!isExtensionKit(code) || extensionKit !== undefined) return undefined
  return 'has no dictionary EXAppExtensionAttributes, which its folder Extensions asks for,'
}

function extensionKind(info: NestedInfo, code: Code): string | undefined {
  const isKnown = isExtensionKit(code) || info.extensionKit || info.extension
  return isKnown ? undefined : 'has no dictionary NSExtension'
}

function pointOf({ extension, extensionKit }: NestedInfo): string | undefined {
  return extension?.point ?? extensionKit?.point
}

function extensionPoint(info: NestedInfo): string | undefined {
  if ((!info.extension && !info.extensionKit) || pointOf(info)) return undefined
  return 'names no extension point (NSExtensionPointIdentifier)'
}

/** Of ExtensionKit and of widgets the entry point is in the code. */
function entryPoint({ extension, extensionKit }: NestedInfo): string | undefined {
  if (!extension?.point || extensionKit || extension.point === WIDGET) return undefined
  return extension.entryPoints.length > 0
    ? undefined
    : 'names neither NSExtensionPrincipalClass nor NSExtensionMainStoryboard'
}

function widget({ extension }: NestedInfo): string | undefined {
  if (extension?.point !== WIDGET || extension.entryPoints.length === 0) return undefined
  return `is a widget and has ${extension.entryPoints.join(' and ')}, expected was none,`
}
