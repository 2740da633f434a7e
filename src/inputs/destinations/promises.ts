/** What is asked of a destination before anybody has looked at it. */
export interface DestinationPromises {
  /** `online`: what is written is served. `promised`: it is once the workflow has uploaded it. */
  readonly serving: 'online' | 'promised'
  /** The builds lie in a repository on GitHub, and whoever can read that can list them. */
  readonly inRepository: boolean
  /** Builds count towards the limit of a site (`site-budget`). */
  readonly hasBudget: boolean
}
