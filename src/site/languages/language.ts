import type { en } from './en'

/** Texts of one message by plural category of the language; `other` is what is left. */
export type Plural = Readonly<
  Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>> & { other: string }
>

export type TextKey = keyof typeof en

/** What the pages say in one language: every text, and a plural wherever English has one. */
export type Language = {
  readonly [Key in TextKey]: (typeof en)[Key] extends string ? string : Plural
}

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never

type EveryText<Message> = Message extends string ? Message : Message[keyof Message] & string

/** Texts by name, in one language. */
export type Texts = Readonly<Record<string, string | Plural>>

/** The names in braces of a text, of which each needs a value. */
export type Placeholder<All extends Texts, Key extends keyof All> = Names<EveryText<All[Key]>>
