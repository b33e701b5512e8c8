import { html } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import type { PageView } from '../views/layout.ts'
import { table } from '../views/table.ts'
import { asRussianDate } from '../views/words.ts'
import { conclusionCell } from './agenda-table.ts'
import { dutyWords, heldWords } from './meeting-words.ts'
import { agendaOf, type OpenMeeting } from './open-meeting.ts'

/** The agenda on paper: no buttons, one table, the commission below. */
export const printPage = async (desk: Desk, open: OpenMeeting): Promise<PageView> => {
  const { state, names, card } = open
  const packages = await desk.reads.packagesOf(state.agenda.map(({ caseId }) => caseId))
  return {
    title: `Повестка заседания ${asRussianDate(state.on)}`,
    caption: open.pack.authority.commission_name,
    breadcrumbs: [
      { label: 'Заседания', address: paths.meetings() },
      { label: `Заседание ${asRussianDate(state.on)}`, address: paths.meeting(card.row.id) },
    ],
    lead: `${asRussianDate(state.on)}, ${state.time}, ${heldWords[state.form]}. ${state.place}`,
    width: 'wide',
    body: html`${table({
      caption: 'Повестка',
      narrow: 'scroll',
      empty: 'В повестке пока нет дел.',
      columns: [
        { label: '№' },
        { label: 'Фамилия, имя, отчество' },
        { label: 'Место работы' },
        { label: 'Должность' },
        { label: 'Категория' },
        { label: 'Заключение' },
      ],
      rows: agendaOf(open).map(({ number, line, item }) => [
        number,
        line?.applicant,
        line?.organisation,
        line?.position,
        line && categoryWords[line.category],
        conclusionCell(packages[item.caseId]),
      ]),
    })}
    <h2 class="govuk-heading-m">Состав комиссии</h2>
    <ul class="govuk-list">${state.roster.map(({ personId, duty }) => html`<li>${names[personId] ?? 'Без имени'}, ${dutyWords[duty]}</li>`)}</ul>`,
  }
}
