/** Loads the sentences of one language, and not those of the other. */
import type { Catalogue } from '../i18n/catalogue.ts'
import type { Language } from '../i18n/language.ts'

export async function loadCatalogue(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return (await import('../i18n/en.ts')).en
    case 'zh':
      return (await import('../i18n/zh.ts')).zh
  }
}
