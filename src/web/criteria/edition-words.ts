import type { CriteriaLine } from '../../application/reads/criteria.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type Html, html } from '../html.ts'
import { categoryWords } from '../views/category-words.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'

type Standing = Pick<CriteriaLine, 'state' | 'validFrom' | 'validTo'> & { replacedFrom?: string | null | undefined }

/** Where an edition stands on the day. */
export const standingTag = ({ state, validFrom, validTo, replacedFrom }: Standing, today: string): Html => {
  if (state === 'draft') return tag({ words: 'черновик', tone: 'attention' })
  if (state === 'withdrawn') return tag({ words: 'отозван', tone: 'neutral' })
  if (state === 'cancelled') return tag({ words: 'утверждение отменено', tone: 'neutral' })
  if (validFrom !== null && validFrom > today) return tag({ words: 'утверждён, ещё не действует', tone: 'active' })
  if (validTo !== null && validTo < today) return tag({ words: 'действие окончено', tone: 'neutral' })
  if (replacedFrom && replacedFrom <= today) return tag({ words: 'заменён новой редакцией', tone: 'neutral' })
  return tag({ words: 'действует', tone: 'good' })
}

/** «с 01.09.2026», «с 01.09.2026 по 31.08.2027». */
export const daysInForce = ({ validFrom, validTo, replacedFrom }: Standing): Html | string => {
  if (validFrom === null) return 'дни назовут при утверждении'
  const until = validTo === null ? '' : ` по ${asShortDate(validTo)}`
  return html`с ${asShortDate(validFrom)}${until}${replacedFrom && html`<div class="house-muted">с ${asShortDate(replacedFrom)} – следующая редакция</div>`}`
}

export const categoriesWords = (categories: readonly Category[]): string =>
  categories.map(category => categoryWords[category]).join(', ')

/** What was done with an edition, in the words of its history. */
export const historyWords: Readonly<Record<string, string>> = {
  'criteria.begun': 'начат черновик',
  'criteria.imported': 'черновик загружен таблицей',
  'criteria.saved': 'черновик изменён',
  'criteria.withdrawn': 'черновик отозван',
  'criteria.approved': 'редакция утверждена',
  'criteria.cancelled': 'утверждение отменено',
}
