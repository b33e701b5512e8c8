import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { channelWords } from '../../domain/regulations/in-words/titles.ts'
import { type Category, type Channel, categories, channels } from '../../domain/regulations/vocabulary.ts'
import { capital } from '../../domain/wording.ts'

/** «Первая», «Педагог-методист»: a category where it stands alone. */
export const categoryWords: Record<Category, string> = Object.fromEntries(
  categories.map(category => [category, capital(categoryTitles[category])]),
) as Record<Category, string>

/** «Первая категория», «Педагог-методист»: a category as it is called in a heading. */
export const categoryInFull = (category: Category): string =>
  category === 'first' || category === 'highest' ? `${categoryWords[category]} категория` : categoryWords[category]

/** «Через ЕПГУ», «Лично»: a way of filing where it stands alone. */
export const channelTitles: Record<Channel, string> = Object.fromEntries(
  channels.map(channel => [channel, capital(channelWords[channel])]),
) as Record<Channel, string>
