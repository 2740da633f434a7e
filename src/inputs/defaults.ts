/**
 * Every input with the text that stands for it when it is not set, as in `action.yml` (a test compares
 * the two). Here too, because the action may be started with only some of its variables. An empty text
 * means “no value”.
 */
export const inputDefaults = {
  command: 'auto',
  ipa: '',
  artifact: '',
  'run-id': '',
  'publish-to': 'pages',
  'ipa-host': 'auto',
  'pages-branch': '',
  'site-repository': '',
  'site-token': '',
  'pages-workflow': '',
  directory: 'install',
  'output-directory': '',
  'base-url': '',
  'release-tag': '',
  'launcher-url': '',
  channel: '',
  'pull-request': '',
  commit: '',
  title: '',
  subtitle: '',
  notes: '',
  comment: 'true',
  environment: '',
  'keep-builds': '3',
  'site-budget': '900',
  unlisted: 'auto',
  'manifest-hashes': 'none',
  verify: 'true',
  'verify-timeout': '600',
  'allowed-teams': '',
  'dry-run': 'false',
  'fail-on': 'error',
  sideload: 'false',
  'page-template': '',
  /** `action.yml` says `${{ github.token }}`, which only the runner can fill in. */
  'github-token': '',
} as const

export type InputName = keyof typeof inputDefaults
