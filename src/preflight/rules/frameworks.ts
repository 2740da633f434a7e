import type { App } from '../../ipa/app'
import type { NestedBundle } from '../../ipa/bundle/nested-bundle'
import { quoted } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Complaint, Rule } from '../rule'
import { MOST_FINDINGS } from '../wording'
import { type Code, codeOf, named } from './executables'

/** Inside the app: its own frameworks, and those of its extensions. */
const FRAMEWORK = /^(?:(?:PlugIns|Extensions)\/[^/]+\.appex\/)?Frameworks\/[^/]+\.framework$/
/** What the installer compares the identifiers of: the app, its extensions, its own frameworks. */
const COMPARED = /^(?:Frameworks\/[^/]+\.framework|(?:PlugIns|Extensions)\/[^/]+\.appex)$/

/**
 * The installer opens the `Info.plist` of every framework, whether it holds code or not, and wants every
 * bundle to have an identifier of its own.
 */
export const installableFrameworks: Rule = app =>
  [...withoutInfo(app), ...twins(app)].slice(0, MOST_FINDINGS).map(finding)

function finding({ message, fix }: Complaint): Finding {
  return {
    rule: 'nested-code',
    level: 'error',
    message: `${message} The phone would only say “Unable to Install”.`,
    fix,
    cause: 'contents',
  }
}

/** Installer errors PackageInspectionFailed (yeatse/opencv-spm#15) and MissingBundleIdentifier (evgenyneu/Cosmos#77). */
function withoutInfo(app: App): readonly Complaint[] {
  const frameworks = app.nested.filter(({ path }) => FRAMEWORK.test(path))
  return frameworks.flatMap((framework): readonly Complaint[] => {
    const { kind, path, infoProblem, bundleId } = framework
    const name = named({ kind, path: `${app.folder}/${path}` })
    if (infoProblem !== undefined) {
      return [
        {
          message: `${name} has no Info.plist that can be read: ${infoProblem} (console: Failed to load Info.plist from bundle).`,
          fix: 'A static framework is not to be embedded: in Xcode, set it to “Do Not Embed” under General > Frameworks, Libraries, and Embedded Content. Of a dynamic one take a version whose build puts an Info.plist into the .framework folder itself.',
        },
      ]
    }
    if (bundleId !== '') return withoutExecutable(framework, name)
    return [
      {
        message: `${name} has no CFBundleIdentifier in its Info.plist, expected was one of its own (console: MissingBundleIdentifier).`,
        fix: 'Set PRODUCT_BUNDLE_IDENTIFIER of the framework’s target, or CFBundleIdentifier in the Info.plist that its maker ships, before the app is signed.',
      },
    ]
  })
}

/** Installer errors 71 and 11: a framework is code, even where all it holds is resources. */
function withoutExecutable({ executable }: NestedBundle, name: string): readonly Complaint[] {
  if (executable.kind !== 'missing') return []
  const what =
    executable.name === ''
      ? 'has no CFBundleExecutable in its Info.plist, expected was the name of its executable (console: MIInstallerErrorDomain 71)'
      : `has no executable ${quoted(executable.name)}, which its Info.plist names (console: MIInstallerErrorDomain 11)`
  return [
    {
      message: `${name} ${what}.`,
      fix: 'Set it to “Do Not Embed” in Xcode (General > Frameworks, Libraries, and Embedded Content) when it is static or holds resources only, which belong into a .bundle; else embed it whole, and take the script that strips its executable out of the build phases.',
    },
  ]
}

/** Whether the installer compares its identifier with those of others, and with that of its signature. */
export function isCompared({ path }: Pick<Code, 'path'>, app: Pick<App, 'folder'>): boolean {
  return COMPARED.test(path.slice(app.folder.length + 1))
}

/** Installer error DuplicateIdentifier, 0xe80000b0 (flutter/flutter#113923, ninjaprox/NVActivityIndicatorView#297). */
function twins(app: App): readonly Complaint[] {
  const [main, ...nested] = codeOf(app)
  const compared = nested.filter(code => isCompared(code, app))
  const seen = new Map<string, Code>(main && [[main.bundleId, main]])
  return compared.flatMap(code => {
    const twin = seen.get(code.bundleId)
    if (code.bundleId !== '' && twin === undefined) seen.set(code.bundleId, code)
    // An extension that is no child of the app is told by the rule about that.
    if (twin === undefined || (code.kind === 'extension' && twin.kind === 'app')) return []
    return [
      {
        message: `${named(code)} has the bundle identifier ${quoted(code.bundleId)}, as ${quoted(twin.path)} has; expected was one of its own (console: DuplicateIdentifier).`,
        fix: 'Give each target a PRODUCT_BUNDLE_IDENTIFIER of its own. When it is given on the command line of xcodebuild it counts for every target, frameworks included: set it in the project instead.',
      },
    ]
  })
}
