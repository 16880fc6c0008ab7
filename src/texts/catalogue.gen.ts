// Written by tools/texts.mjs from the message files: change those and run `npm run texts`.
import enCommon from './en/common.json' with { type: 'json' }
import ruCommon from './ru/common.json' with { type: 'json' }
import kkCommon from './kk/common.json' with { type: 'json' }
import zhCommon from './zh/common.json' with { type: 'json' }

export const CATALOGUE: Readonly<Record<'en' | 'ru' | 'kk' | 'zh', Readonly<Record<string, string>>>> = {
  en: { ...enCommon },
  ru: { ...ruCommon },
  kk: { ...kkCommon },
  zh: { ...zhCommon },
}

/** Every key with the arguments its message needs. */
export interface TextArguments {
  readonly 'common.name': Record<never, never>
  readonly 'common.demo-tag': Record<never, never>
  readonly 'common.demo-band': Record<never, never>
  readonly 'common.skip-link': Record<never, never>
  readonly 'common.language': Record<never, never>
  readonly 'common.continue': Record<never, never>
  readonly 'common.back': Record<never, never>
  readonly 'common.day': Record<never, never>
  readonly 'common.month': Record<never, never>
  readonly 'common.year': Record<never, never>
  readonly 'common.yes': Record<never, never>
  readonly 'common.no': Record<never, never>
  readonly 'common.error-prefix': Record<never, never>
}

export type TextKey = keyof TextArguments
