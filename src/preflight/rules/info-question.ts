import type { NestedInfo } from '../../ipa/bundle/nested-info'
import type { Code } from './executables'

/** One thing that the installer asks of the `Info.plist` of an extension. */
export interface InfoQuestion {
  /** `MIInstallerErrorDomain`. */
  readonly code: string
  /** What is wrong, behind the name of the extension; undefined: nothing. */
  readonly fault: (info: NestedInfo, code: Code) => string | undefined
  readonly fix: string
}
