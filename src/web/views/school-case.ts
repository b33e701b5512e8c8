import type { SchoolCase } from '../../application/school-case.ts'
import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { categoryWords } from './category-words.ts'
import { stageTone } from './stage-tone.ts'
import { type FactView, summaryCard } from './summary-list.ts'
import { table } from './table.ts'
import { tag } from './tag.ts'
import { asShortDate } from './words.ts'

/** What concerns the school: where the case stands, its days, its result and the papers meant for the employer. No points. */
export const schoolCaseBody = ({ card, pack, status, next, papers }: SchoolCase): Html => {
  const { line } = card
  return html`${summaryCard('Где дело сейчас', [
    {
      name: 'Состояние',
      value: html`${tag({ words: status.word, tone: stageTone(line.stage, line.outcome) })}`,
    },
    { name: 'Чей ход', value: status.move === undefined ? 'Ничей: дело завершено' : officeOf(pack, status.move.role) },
    ...(next === undefined
      ? []
      : [{ name: 'Ближайший срок', value: `${asRussianDate(next.on)} – ${next.deadline.title}` }]),
  ])}
  ${summaryCard('Заявление', [
    { name: 'Категория', value: categoryWords[line.category] },
    { name: 'Должность', value: line.position },
    { name: 'Место работы', value: card.organisation.fullName },
    { name: 'Подано', value: asShortDate(line.received) },
    ...(line.attestationOn === null ? [] : [{ name: 'День аттестации', value: asShortDate(line.attestationOn) }]),
    ...(line.meetingOn === null ? [] : [{ name: 'Заседание комиссии', value: asShortDate(line.meetingOn) }]),
  ])}
  ${resultOf(card)}
  <h2 class="govuk-heading-m">Документы для школы</h2>
  ${table({
    caption: 'Документы для школы',
    columns: [{ label: 'Документ' }, { label: 'Дата' }],
    empty: 'По этому делу школе документов не направляли.',
    rows: papers.map(({ id, title, madeOn }) => [
      html`<a class="govuk-link" href="${url(paths.paper(id))}">${title}</a>`,
      asShortDate(madeOn),
    ]),
  })}`
}

/** A set category the school must know: pay follows from the day of the decision. Reasons of a refusal are not the school's. */
const resultOf = ({ state, line }: SchoolCase['card']): Html | false => {
  if (!('decision' in state) || state.decision === undefined || line.outcome === null) return false
  const order = 'order' in state ? state.order : undefined
  const published = 'published' in state && state.published !== undefined
  const facts: FactView[] =
    line.outcome === 'set'
      ? [
          { name: 'Решение', value: html`<strong>${categoryWords[line.category]}: категория установлена</strong>` },
          { name: 'Действует', value: `с ${asRussianDate(state.decision.on)}, со дня решения комиссии` },
        ]
      : [{ name: 'Решение', value: 'В установлении категории отказано' }]
  if (order !== undefined) {
    const words = `№ ${order.number} от ${asShortDate(order.signed)}`
    facts.push({
      name: 'Приказ',
      value: published ? html`<a class="govuk-link" href="${url(paths.publicOrder(order.id))}">${words}</a>` : words,
    })
  }
  return summaryCard('Результат', facts)
}

const officeOf = (pack: SchoolCase['pack'], role: keyof typeof roleTitles): string =>
  pack.offices.find(office => office.role === role)?.title ?? roleTitles[role]
