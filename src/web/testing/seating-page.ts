import type { CaseToSeat } from '../../application/reads/testing.ts'
import { isSame } from '../../application/testing/tell-day.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { type Category, categories } from '../../domain/regulations/vocabulary.ts'
import { emptyForm, type Filled, filledWith } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { selectField, textField } from '../views/fields.ts'
import { filtered } from '../views/filter.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { asShortDate, counted } from '../views/words.ts'
import { type OpenTest, type TestContext, testFrame } from './open-test.ts'

export type SeatingQuestion = { search?: string | undefined; category?: Category | undefined }

export const seatingQuestion = (query: Readonly<Record<string, string>>): SeatingQuestion => ({
  search: query.search?.trim().slice(0, 100) || undefined,
  category: categories.find(one => one === query.category),
})

/** Who waits for a test and has no seat yet: chosen by a filter, seated together. */
export const seatingPage = async (
  desk: Desk,
  { csrf, query }: TestContext,
  open: OpenTest,
  typed?: Filled,
  refusal?: Refusal,
): Promise<PageView> => {
  const { session, pack, testing } = open
  const asked = seatingQuestion(query)
  const waiting = await desk.reads.casesToSeat({ region: session.region, ...asked })
  const free = session.seats - session.taken
  const own = paths.testThing(session.id, 'seating')
  const without = (name: keyof SeatingQuestion) =>
    paths.testThing(session.id, 'seating', { ...asked, [name]: undefined })
  return {
    ...testFrame(open, 'seating'),
    errors: typed?.errors ?? [],
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      <p class="govuk-body">Свободно мест: ${free} из ${session.seats}. Если в уведомлении заявителя названы другой день, время или место, ему уйдёт уведомление об изменении.</p>
      ${filtered({
        action: own,
        clear: own,
        fields: html`${textField({ name: 'search', label: 'Фамилия, школа или номер', type: 'search' }, filledWith({ search: asked.search ?? '' }))}
          ${selectField(
            {
              name: 'category',
              label: 'Категория',
              options: [
                { value: '', label: 'Любая' },
                ...testing.for.map(category => ({ value: category, label: categoryWords[category] })),
              ],
            },
            filledWith({ category: asked.category ?? '' }),
          )}`,
        chosen: [
          ...(asked.search === undefined ? [] : [{ words: `«${asked.search}»`, remove: without('search') }]),
          ...(asked.category === undefined
            ? []
            : [{ words: categoryWords[asked.category], remove: without('category') }]),
        ],
        list: form({
          action: paths.testThing(session.id, 'seating', asked),
          csrf,
          filled: typed ?? emptyForm,
          body: html`${list(waiting, open, asked, typed)}
            ${waiting.length > 0 && free > 0 && buttonGroup(button('Записать отмеченных'))}
            ${free <= 0 && html`<p class="govuk-body">Свободных мест нет. Увеличьте число мест или назначьте ещё одну сессию.</p>`}`,
        }),
      })}`,
  }
}

const list = (waiting: readonly CaseToSeat[], { session }: OpenTest, asked: SeatingQuestion, typed?: Filled) => {
  const chosen = [typed?.typed.cases ?? []].flat()
  const any = asked.search !== undefined || asked.category !== undefined
  return html`${waiting.length > 0 && html`<p class="govuk-body">Ждут тестирования без места: ${counted(waiting.length, ['человек', 'человека', 'человек'])}.</p>`}
    ${table({
      caption: 'Ждут тестирования',
      empty: any
        ? 'Под отбор никто не подошёл. Сбросьте отбор, чтобы увидеть всех.'
        : 'Все, чьи дела ждут тестирования, уже записаны. Дело появится здесь, когда заявителя допустят к аттестации.',
      columns: [
        { label: 'Кого записать' },
        { label: 'Дело, должность, место работы' },
        { label: 'Категория' },
        { label: 'Сообщённый день' },
      ],
      rows: waiting.map((one, index) => [
        html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="cases" id="${idOf(index)}" value="${one.id}" ${chosen.includes(one.id) && html`checked`}><label class="govuk-label govuk-checkboxes__label" for="${idOf(index)}">${one.fullName}</label></div></div>`,
        `${one.number === null ? '' : `№ ${one.number}, `}${one.position}, ${one.organisation}`,
        categoryWords[one.category],
        html`${asShortDate(one.attestation.on)}${one.attestation.time && `, ${one.attestation.time}`}${isSame(one.attestation, session) ? html`<div class="house-muted">совпадает с сессией</div>` : html`<div class="house-muted">${one.attestation.place}; уйдёт уведомление об изменении</div>`}`,
      ]),
    })}`
}

const idOf = (index: number): string => (index === 0 ? 'cases' : `cases-${index + 1}`)
