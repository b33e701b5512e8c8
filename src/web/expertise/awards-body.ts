import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { JudgeContext, OpenSeat } from './open-seat.ts'

/** Papers about awards instead of scoring: what the edition counts, who has confirmed, one's own confirmation. */
export const awardsBody = async (desk: Desk, context: JudgeContext, open: OpenSeat, filled: Filled): Promise<Html> => {
  const { card, pack } = open
  const rule = pack.awards_path
  const confirmations = 'confirmations' in card.state ? card.state.confirmations : []
  const names = await desk.reads.peopleNames(confirmations.map(({ expertId }) => expertId))
  return html`<h2 class="govuk-heading-m">Подтверждение наград</h2>
    <p class="govuk-body">Заявитель аттестуется без анализа деятельности: специалисты проверяют документы о наградах. Нужно подтверждений: ${rule?.confirmations ?? 1}, есть: ${confirmations.length}.</p>
    ${rule !== null && html`<p class="govuk-body">Учитываются: ${rule.awards.map(({ title }) => title).join('; ')}.</p>${citation(clauseView(rule.clause, desk.app.law.cited(card.state.pack, rule.clause)))}`}
    ${
      confirmations.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">${confirmations.map(({ expertId, award }) => html`<li>${names[expertId] ?? 'Специалист'}: ${award}</li>`)}</ul>`
    }
    ${form({
      action: paths.assessmentThing(card.line.id, 'awards'),
      csrf: context.csrf,
      filled,
      body: html`${textareaField({ name: 'award', label: 'Награда и реквизиты документа', hint: 'Например: нагрудный знак «Почётный работник», удостоверение № 123 от 05.10.2020', rows: 3 }, filled)}
        <p class="govuk-body">Нажимая кнопку, вы подтверждаете, что видели документ и он даёт право на аттестацию без закрепления специалистов.</p>
        ${buttonGroup(button('Подтвердить награды'))}`,
    })}`
}
