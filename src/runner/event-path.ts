/**
 * Where the runner put the event that started the run; undefined outside of one. `@actions/github` reads that
 * file as soon as it is imported, and dies there when it is no JSON: so nobody else gets to see the
 * variable, and this file is imported before any other.
 */
export const eventPath = process.env['GITHUB_EVENT_PATH']

delete process.env['GITHUB_EVENT_PATH']
