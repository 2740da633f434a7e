/** A step that asks who it is, at the addresses that the runner names. */
import { appendFileSync } from 'node:fs'

const { env } = process
const response = await fetch(env.GITHUB_GRAPHQL_URL, {
  method: 'POST',
  headers: { authorization: `Bearer ${env['INPUT_GITHUB-TOKEN']}` },
  body: JSON.stringify({ query: '{ viewer { login } }' }),
})
const { data } = await response.json()
const outputs = {
  api: env.GITHUB_API_URL,
  graphql: env.GITHUB_GRAPHQL_URL,
  login: data.viewer.login,
}
for (const [name, value] of Object.entries(outputs)) {
  appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`)
}
