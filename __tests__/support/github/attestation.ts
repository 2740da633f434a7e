/** That a workflow of the repository built a file, as `actions/attest-build-provenance` tells it to GitHub. */
export interface Attestation {
  readonly id: number
  /** Of the file, in lower-case hex. */
  readonly sha256: string
  /** Path in the repository. */
  readonly workflow: string
  readonly commit: string
}
