/** 中文标点。 */
import type { Punctuation } from '../topics/punctuation.ts'

export const punctuation: Punctuation = {
  colon: '：',
  stop: '。',
  afterSentence: '',
  list(items) {
    const last = items.at(-1) ?? ''
    return items.length < 2 ? last : `${items.slice(0, -1).join('、')} 和 ${last}`
  },
  aside: (text) => `（${text}）`,
}
