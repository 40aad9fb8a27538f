/** The sentences of a language. English is part of the program's main file, the other is loaded when it is spoken. */
import type { Catalogue } from '../i18n/catalogue.ts'
import { en } from '../i18n/en.ts'
import type { Language } from '../i18n/language.ts'

export async function loadCatalogue(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return en
    case 'zh':
      return (await import('../i18n/zh.ts')).zh
  }
}
