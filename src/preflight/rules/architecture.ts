import type { App } from '../../ipa/app'
import { quoted, quotedList } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Complaint, Rule } from '../rule'
import { MOST_FINDINGS } from '../wording'
import { type Code, codeOf, executablePath } from './executables'

/** Code that iOS 11 and later run on no device: 32 bits, or the simulator’s. */
const UNFIT = /^(?:arm(?!64)|i386$|x86_64$)/

/** Models of 32 bits: up to iPhone 5c, iPad 4, iPad mini 1 and the fifth iPod touch. */
const OLD_MODEL = /^(?:iPhone[1-5]|iPad[1-3]|iPod[1-5]),/

const SAYS = 'The phone would only say “Unable to Install” (console: IncorrectArchitecture).'

const STANDARD_ARCHS =
  'In Xcode, set ARCHS to “$(ARCHS_STANDARD)” and take VALID_ARCHS and EXCLUDED_ARCHS out of the build settings, then archive again.'

/** What of an app has to run on the phone itself; a watch has architectures of its own. */
const asked: readonly Code['kind'][] = ['app', 'extension', 'app-clip', 'framework']

/** Executables without an architecture that the devices run. */
export const unsupportedArchitecture: Rule = app =>
  codeOf(app)
    .filter(({ kind, path }) => asked.includes(kind) && !path.includes('/Watch/'))
    .flatMap(code => finding(code, app) ?? [])
    .slice(0, MOST_FINDINGS)

function finding(code: Code, app: App): Finding | undefined {
  if (code.executable.kind !== 'mach-o') return undefined
  const cpus = [...new Set(code.executable.slices.map(({ cpu }) => cpu))]
  if (cpus.length === 0) return undefined
  const head = `The executable ${quoted(executablePath(code))} is built for ${quotedList(cpus)}`
  if (cpus.every(cpu => UNFIT.test(cpu))) return old(head, app)
  const isNewOnly = code.kind === 'app' && cpus.every(cpu => cpu === 'arm64e' || UNFIT.test(cpu))
  return isNewOnly ? pointerAuthenticationOnly(head) : undefined
}

function old(head: string, { needs: { onlyModels } }: App): Finding {
  if (onlyModels.length > 0 && onlyModels.every(model => OLD_MODEL.test(model))) {
    return told('warning', {
      message: `${head} and thinned for ${quotedList(onlyModels)} (UISupportedDevices); expected was arm64. It installs on those models only. ${SAYS}`,
      fix: 'Export once more without thinning (“thinning” is “<none>” in ExportOptions.plist), or take the variant for newer models.',
    })
  }
  return told('error', {
    message: `${head}, expected was arm64: iOS 11 and later run nothing else. ${SAYS}`,
    fix: STANDARD_ARCHS,
  })
}

/** Apple A12 and later. */
function pointerAuthenticationOnly(head: string): Finding {
  return told('warning', {
    message: `${head} only, expected was arm64: no model before iPhone XS and XR, or with a processor before A12, runs it. ${SAYS}`,
    fix: STANDARD_ARCHS,
  })
}

function told(level: Finding['level'], complaint: Complaint): Finding {
  return { rule: 'unsupported-architecture', level, ...complaint }
}
