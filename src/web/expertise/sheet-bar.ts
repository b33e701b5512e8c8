import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { sheetProgress } from '../../domain/expertise/sheet-progress.ts'
import { standings } from '../../domain/expertise/standing.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type Html, html } from '../html.ts'
import { button, buttonGroup } from '../views/form.ts'
import { asRussianNumber } from '../views/words.ts'
import { sectionSum } from './sheet-form.ts'
import { lackingWords } from './standing-words.ts'

export type BarFacts = { criteria: CriteriaSet; category: Category; points: Points }

/** What changes on the page as the sheet is filled in, in ready words; the script puts them in place. */
export const barWords = ({ criteria, category, points }: BarFacts) => {
  const progress = sheetProgress(criteria, points)
  return {
    total: asRussianNumber(progress.total),
    answered: `оценено ${progress.answered} из ${progress.items}`,
    lacking: lackingWords(standings(criteria, category, points)),
    sections: Object.fromEntries(progress.sections.map(({ code, points: sum, max }) => [code, sectionSum(sum, max)])),
  }
}

/** The line that stays in sight: the sum, what is not reached yet, what is saved, and the two buttons. */
export const sheetBar = (view: BarFacts & { savedAt: Date | undefined; timeZone: string }): Html => {
  const { total, answered, lacking } = barWords(view)
  return html`<div class="house-sheet-bar">
    <div class="house-sheet-bar__sum"><p><strong data-total>${total}</strong> баллов, <span data-answered>${answered}</span>
      <span class="house-sheet-bar__state" data-state role="status">${view.savedAt === undefined ? 'ещё не сохранено' : savedWords(view.savedAt, view.timeZone)}</span></p>
      <p class="house-sheet-bar__lacking" data-lacking>${lacking}</p></div>
    ${buttonGroup(
      button('Проверить и подписать', { name: 'next', value: 'signing' }),
      button('Сохранить черновик', { kind: 'secondary', name: 'next', value: 'draft' }),
    )}
  </div>`
}

/** What the keys do; shown where the script that knows them runs. */
export const sheetKeys = (): Html =>
  html`<details class="house-details house-sheet-keys" data-keys hidden><summary>Клавиши</summary>
      <ul class="govuk-list"><li><kbd>0</kbd>–<kbd>9</kbd> – балл показателя, <kbd>Н</kbd> – не применяется</li><li><kbd>Alt</kbd> + <kbd>↓</kbd> / <kbd>↑</kbd> – следующий, предыдущий показатель</li><li><kbd>Tab</kbd> – по полям, стрелки – по ответам</li><li><kbd>Ctrl</kbd> + <kbd>S</kbd> – сохранить сейчас</li></ul></details>`

/** «сохранено в 12:04:31» on the clock of the region. */
export const savedWords = (at: Date, timeZone: string): string => {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('ru-RU', { timeZone, timeStyle: 'medium' })
  clocks.set(timeZone, clock)
  return `сохранено в ${clock.format(at)}`
}

/** Formatters are costly to build, so each zone has one. */
const clocks = new Map<string, Intl.DateTimeFormat>()
