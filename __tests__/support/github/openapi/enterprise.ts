import { PrintedJson } from './printed-json'

/** The version that the stand-in plays. */
export const enterpriseVersion = '3.19.0'

let opened: PrintedJson | undefined

/** Whether an Enterprise Server has this operation. */
export function isOnEnterprise(method: string, template: string): boolean {
  opened ??= PrintedJson.open('@octokit/openapi/generated/ghes-3.19.json')
  return method.toLowerCase() in opened.objectAt('paths', template)
}
