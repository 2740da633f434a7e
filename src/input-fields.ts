import { ActionError } from './errors'
import { type InputName, inputDefaults } from './input-defaults'
import type { InputForm } from './input-forms'
import { nearest } from './nearest'
import { quoted } from './plain-text'

const SECRET_INPUTS: readonly InputName[] = ['github-token', 'site-token']

/** Tokens of GitHub, by the beginnings that GitHub gives them, wherever they were put by mistake. */
const TOKEN = /\b(?:gh[a-z]_|github_pat_)\w+/g

/**
 * What stands in front of the host of an address: a password as a rule. In text that is no address, too, since this is
 * for what could not be read. Up to the last `@` before the path, as browsers read it.
 */
const CREDENTIALS = /(?<=\/\/)[^/?#\s]*@/g

/** Numbers that an input may hold, both ends included. */
export interface WholeNumbers {
  readonly from: number
  readonly to: number
  /** For the message: `seconds`, `MB`; empty for plain numbers. */
  readonly unit: string
}

/**
 * Reads inputs one by one and remembers what is wrong with them, so that the user hears of all of it at
 * once. A bad value reads as `undefined` or as the default; nobody sees it, because `done` throws.
 */
export class InputFields {
  private readonly get: (name: string) => string
  private readonly problems: string[] = []
  private readonly badNames = new Set<InputName>()

  /** @param get what the user gave for the input, empty when nothing (`getInput` of `@actions/core`) */
  constructor(get: (name: string) => string) {
    this.get = get
  }

  /** Trimmed; the default when it is not set. */
  text(name: InputName): string {
    return this.get(name).trim() || inputDefaults[name]
  }

  optionalText(name: InputName): string | undefined {
    return this.text(name) || undefined
  }

  /** One entry per line; blank lines do not count. */
  lines(name: InputName): readonly string[] {
    const lines = this.text(name).split(/\r\n|\r|\n/)
    return lines.map(line => line.trim()).filter(line => line !== '')
  }

  choice<Word extends string>(name: InputName, words: readonly [Word, ...Word[]]): Word {
    const given = this.text(name)
    const found = words.find(word => word === given)
    if (found !== undefined) return found
    const meant = nearest(given, words)
    this.bad(name, `${words.join(', ')}${meant === undefined ? '' : `. Did you mean “${meant}”?`}`)
    return words[0]
  }

  /** The spellings of YAML 1.2, as everywhere in GitHub Actions. */
  flag(name: InputName): boolean {
    const given = this.text(name)
    if (/^(?:true|True|TRUE)$/.test(given)) return true
    if (!/^(?:false|False|FALSE)$/.test(given)) this.bad(name, 'true, false')
    return false
  }

  wholeNumber(name: InputName, allowed: WholeNumbers): number {
    return this.optionalWholeNumber(name, allowed) ?? allowed.from
  }

  optionalWholeNumber(name: InputName, { from, to, unit }: WholeNumbers): number | undefined {
    const given = this.text(name)
    if (given === '') return undefined
    const number = Number(given)
    if (/^\d+$/.test(given) && number >= from && number <= to) return number
    const limits = to === Number.MAX_SAFE_INTEGER ? `from ${from} up` : `from ${from} to ${to}`
    this.bad(name, `a whole number ${limits}${unit === '' ? '' : ` (${unit})`}`)
    return undefined
  }

  /** A value with a form of its own; `undefined` when the input is empty. */
  optional<Value>(name: InputName, form: InputForm<Value>): Value | undefined {
    const given = this.text(name)
    if (given === '') return undefined
    const value = form.read(given)
    if (value === undefined) this.bad(name, form.allowed)
    return value
  }

  /** For values that are good by themselves but do not go together. */
  refuse(problem: string): void {
    this.problems.push(problem)
  }

  isGood(name: InputName): boolean {
    return !this.badNames.has(name)
  }

  private bad(name: InputName, allowed: string): void {
    this.badNames.add(name)
    this.problems.push(`\`${name}\` is ${this.shown(name)}; allowed: ${allowed}`)
  }

  /** Secrets are not shown, in whichever input they stand. */
  private shown(name: InputName): string {
    const secrets = SECRET_INPUTS.map(secret => this.text(secret)).filter(secret => secret !== '')
    const safe = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), this.text(name))
    return quoted(safe.replace(TOKEN, '***').replace(CREDENTIALS, '***@'))
  }

  /** @throws ActionError `bad-input` with everything that was found wrong */
  done(): void {
    if (this.problems.length === 0) return
    const count = this.problems.length === 1 ? 'An input is' : `${this.problems.length} inputs are`
    throw new ActionError(`${count} wrong:\n${this.problems.map(line => `- ${line}`).join('\n')}`, {
      code: 'bad-input',
      hint: 'Correct the `with:` block of this step.',
    })
  }
}
