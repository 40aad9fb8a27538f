/**
 * Which language to speak: what the user asked for, else the locale of the environment, else English.
 * locale(7): LC_ALL comes before LC_MESSAGES, and both before LANG; an empty value counts as unset
 */

export const languages = ['en', 'zh'] as const

/** A language that every sentence exists in. */
export type Language = (typeof languages)[number]

/** The language of an environment, by the names of its locale variables; English where it names no other we speak. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en'
}
