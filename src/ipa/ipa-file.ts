/** The IPA as a file on this machine. */
export interface IpaFile {
  readonly path: string
  /** Last part of `path`, as found: untrusted text. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
}
