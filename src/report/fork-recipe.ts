/** What to do instead where the token may only read: pull requests from forks and from Dependabot. */
export const forkRecipe = `GitHub gives workflows of pull requests from forks, and from Dependabot, a token that can only read, so this run cannot publish. Two workflows do it safely: the first builds without secrets, the second publishes with this repository's own token and never runs code of the pull request.

**1. In the workflow that builds**, hand the IPA over:

\`\`\`yaml
on: pull_request
permissions:
  contents: read
jobs:
  build:
    runs-on: macos-latest
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      # … build the IPA …
      - uses: actions/upload-artifact@v7
        with:
          name: ipa
          path: build/*.ipa
\`\`\`

**2. In a second workflow**, publish it (\`iOS build\` is the \`name:\` of the first), and take it away when the pull request is closed. Never check out code there:

\`\`\`yaml
on:
  workflow_run:
    workflows: [iOS build]
    types: [completed]
  pull_request_target:
    types: [closed]
permissions:
  actions: read
  contents: write
  pages: write
  pull-requests: write
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: tap-to-install/tap-to-install@v1
        with:
          artifact: ipa
\`\`\`
`
