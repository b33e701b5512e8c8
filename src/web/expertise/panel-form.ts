import type { Law } from '../../application/law.ts'
import type { Candidate, PanelChoice } from '../../application/panel-choice.ts'
import { loadRule, noClause } from '../../domain/expertise/house-rules.ts'
import { dutyTitles, type Seat } from '../../domain/expertise/panel.ts'
import type { Pack, PackRef } from '../../domain/regulations/pack.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { banner } from '../views/banner.ts'
import { checkView, ofHouse } from '../views/check.ts'
import { citation, findings } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { checkboxesField, type OptionView, textareaField } from '../views/fields.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { counted } from '../views/words.ts'

type Duty = Seat['duty']

/** What the rules propose, or why they cannot. */
export const proposalView = (law: Law, pack: PackRef, { proposal, candidates }: PanelChoice): Html => {
  if ('findings' in proposal)
    return html`${banner({ kind: 'warning', title: 'Состав по правилам не складывается', body: 'В реестре не хватает подходящих специалистов. Ниже сказано, каких условий не выполнено.' })}
      ${findings(proposal.findings.map(finding => checkView(law, pack, finding)))}`
  return table({
    caption: 'Предложенный состав',
    captionVisible: true,
    empty: '',
    columns: [
      { label: 'Специалист' },
      { label: 'Место в группе' },
      { label: 'Организация' },
      { label: 'Листов в работе', numeric: true },
    ],
    rows: proposal.seats.map(({ expert, duty }) => {
      const line = candidates.find(one => one.line.profile.id === expert.id)?.line
      return [line?.name ?? '', dutyTitles[duty], line?.organisation ?? '', line?.open ?? 0]
    }),
  })
}

/** Choice by hand among those whom nothing bars; the proposal is ticked beforehand. */
export const panelFields = (pack: Pack, { candidates }: PanelChoice, filled: Filled): Html => {
  const { panel } = pack.experts
  const fit = (duty: Duty): OptionView[] => candidates.flatMap(one => candidateOption(one, duty))
  return html`${checkboxesField({ name: 'main', label: `${dutyTitles.main}: нужно ${panel.main}`, options: fit('main') }, filled)}
    ${panel.senior > 0 && checkboxesField({ name: 'senior', label: `${dutyTitles.senior}: нужно ${panel.senior}`, options: fit('senior') }, filled)}
    ${textareaField({ name: 'reason', label: 'Почему выбран другой состав', hint: 'Заполните, если отступаете от предложенного', rows: 2 }, filled)}
    ${overLimitField(candidates, filled)}`
}

/** A specialist who may take the seat; one at the limit of load may, with a reason. */
export const candidateOption = ({ line, against }: Candidate, duty: Duty): OptionView[] => {
  if (against[duty].some(({ rule }) => rule !== loadRule)) return []
  const full = against[duty].length > 0
  const load = `${line.organisation}; ${loadWords(line.open)}${full ? '; предел исчерпан – нужна отдельная причина' : ''}`
  return [{ value: line.profile.id, label: line.name, hint: load }]
}

/** Why the limit may be exceeded: asked only where somebody is at it. */
export const overLimitField = (candidates: readonly Candidate[], filled: Filled): Html | false =>
  candidates.some(({ against }) => Object.values(against).some(all => all.some(({ rule }) => rule === loadRule))) &&
  textareaField(
    {
      name: 'over_limit',
      label: 'Почему можно превысить предел нагрузки',
      hint: 'Только если выбран специалист с исчерпанным пределом',
      rows: 2,
    },
    filled,
  )

/** Everybody who may not sit, each with the conditions not met and their clauses. */
export const unfitList = (law: Law, ref: PackRef, pack: Pack, candidates: readonly Candidate[]): Html | false => {
  const duties: Duty[] = pack.experts.panel.senior > 0 ? ['main', 'senior'] : ['main']
  const unfit = candidates.filter(({ against }) => duties.some(duty => against[duty].length > 0))
  if (unfit.length === 0) return false
  return html`<details class="house-details"><summary>Кто не подходит и почему (${unfit.length})</summary>
    ${table({
      caption: 'Кто не подходит и почему',
      empty: '',
      columns: [{ label: 'Специалист' }, { label: 'Не выполнено' }],
      rows: unfit.map(({ line, against }) => [
        html`${line.name}<div class="house-muted">${line.organisation}</div>`,
        html`${duties
          .filter(duty => against[duty].length > 0)
          .map(
            duty => html`<p class="house-small">${tag({ words: dutyTitles[duty], tone: 'neutral' })}</p>
              <ul class="govuk-list govuk-list--bullet">${against[duty].map(
                ({ what, clause }) =>
                  html`<li>${what} ${citation(clause === noClause ? ofHouse : clauseView(clause, law.cited(ref, clause)))}</li>`,
              )}</ul>`,
          )}`,
      ]),
    })}</details>`
}

export const loadWords = (open: number): string =>
  open === 0 ? 'сейчас свободен' : `в работе ${counted(open, ['лист', 'листа', 'листов'])}`
