import { example } from '../openapi/description'
import { type JsonObject, objectAt } from '../openapi/json'
import type { RestCall } from '../rest-call'
import type { Repository } from '../world'
import { type Place, shape } from './shape'
import { userJson } from './user'

/** `GET /repos/{owner}/{repo}` */
export function repositoryJson(call: RestCall, repository: Repository): JsonObject {
  const owner = userJson(call, repository.owner, 'Organization')
  const whole = shape(call, 'full-repository-default-response', {
    repository,
    facts: {
      ...factsOf(call, repository),
      html_url: `${call.webUrl}/${repository.fullName}`,
      organization: owner,
      permissions: permissionsOf(call),
    },
  })
  // The example is a fork of itself; a repository that is none has neither of these.
  const { parent: _parent, source: _source, template_repository: _template, ...plain } = whole
  return plain
}

/** The repository as it stands inside a pull request. */
export function nestedRepositoryJson(place: Place, repository: Repository): JsonObject {
  const nested = objectAt(example('pull-request'), 'base', 'repo')
  return shape(place, nested, { repository, facts: factsOf(place, repository) })
}

function factsOf(place: Place, repository: Repository): JsonObject {
  return {
    id: repository.id,
    name: repository.name,
    full_name: repository.fullName,
    owner: userJson(place, repository.owner, 'Organization'),
    private: repository.visibility !== 'public',
    visibility: repository.visibility,
    fork: repository.fork,
    default_branch: repository.defaultBranch,
    has_pages: repository.pages !== undefined,
    language: 'Swift',
    archived: false,
    disabled: false,
  }
}

function permissionsOf({ caller }: RestCall): JsonObject {
  const contents = caller.kind === 'known' ? caller.token.permissions.contents : undefined
  const push = contents === 'write'
  return { admin: false, maintain: false, push, triage: push, pull: true }
}
