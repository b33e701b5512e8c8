import { claimedIn } from '../../application/awards/claimed-award.ts'
import type { DoubtLine } from '../../application/reads/awards.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type Filled, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { checkboxesField, radiosField, textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment } from '../views/words.ts'
import type { JudgeContext, OpenSeat } from './open-seat.ts'

type Awards = NonNullable<Pack['awards_path']>

/** Papers about awards instead of scoring: what the applicant claims, who has confirmed, one's own confirmation or doubt. */
export const awardsBody = async (desk: Desk, context: JudgeContext, open: OpenSeat, filled: Filled): Promise<Html> => {
  const { card, pack } = open
  const rule = pack.awards_path
  if (rule === null) return html`<p class="govuk-body">Регламент региона наградного пути не знает.</p>`
  const { id } = card.line
  const [form, doubts] = await Promise.all([desk.reads.applicationAnswers(id), desk.reads.awardDoubts(id)])
  const claimed = claimedIn(pack, form?.answers ?? [])
  const waiting = doubts.filter(({ settledAt }) => settledAt === null)
  const known =
    filled.typed.award === undefined && filled.errors.length === 0
      ? filledWith({ award: claimed.award?.id ?? '', details: claimed.details })
      : filled
  return html`<h2 class="govuk-heading-m">Подтверждение наград</h2>
    <p class="govuk-body">Заявитель аттестуется без анализа деятельности: специалисты проверяют, есть ли документ, дающий на это право. Документы – рядом. Каждый подтверждает сам; последняя подпись формирует список и заключение.</p>
    ${await standing(desk, open, rule)}
    ${summaryList([
      { name: 'Заявленная награда', value: claimed.award?.title ?? 'в заявлении не выбрана из перечня' },
      { name: 'Реквизиты', value: claimed.details },
      { name: 'Чем подтверждается', value: claimed.award?.proof ?? 'регламент не говорит' },
    ])}
    ${doubtsList(open, doubts)}
    ${
      waiting.length > 0
        ? banner({
            kind: 'warning',
            title: 'Есть неразобранное замечание',
            body: 'Подтвердить награду можно, когда ответственный сотрудник ответит на замечание. Дело пока ждёт.',
          })
        : confirmForm(context, id, rule, known)
    }
    ${
      waiting.every(({ expertId }) => expertId !== context.actor.personId) &&
      html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.assessmentThing(id, 'award-doubt'))}">Не подтверждаю награду</a></p>`
    }
    ${listOf(rule)}
    ${citation(clauseView(rule.clause, desk.app.law.cited(card.state.pack, rule.clause)))}
    ${rule.question && needsClarification(rule.question)}`
}

/** How many have confirmed, and in which words. */
const standing = async (desk: Desk, { card }: OpenSeat, { confirmations }: Awards): Promise<Html> => {
  const given = 'confirmations' in card.state ? card.state.confirmations : []
  const names = await desk.reads.peopleNames(given.map(({ expertId }) => expertId))
  return html`<p class="govuk-body">Подтвердили: ${given.length} из ${confirmations}.</p>
    ${given.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${given.map(({ expertId, award }) => html`<li>${names[expertId] ?? 'Специалист'}: ${award}</li>`)}</ul>`}`
}

const confirmForm = ({ csrf }: JudgeContext, id: string, { awards }: Awards, filled: Filled): Html =>
  form({
    action: paths.assessmentThing(id, 'awards'),
    csrf,
    filled,
    body: html`${radiosField(
      {
        name: 'award',
        label: 'Какую награду подтверждает документ',
        options: awards.map(({ id: value, title, proof }) => ({ value, label: title, hint: proof })),
      },
      filled,
    )}
    ${textareaField({ name: 'details', label: 'Название и реквизиты документа', hint: 'Например: знак «Почётный работник», удостоверение № 123 от 05.10.2020', rows: 3 }, filled)}
    ${checkboxesField(
      {
        name: 'seen',
        label: 'Подтверждение',
        options: [
          { value: 'yes', label: 'Видел(а) документ: он даёт право на аттестацию без закрепления специалистов' },
        ],
      },
      filled,
    )}
    ${buttonGroup(button('Подтвердить награду'))}`,
  })

/** Remarks of specialists with their answers; for the secretary the way to answer. */
export const doubtsList = (
  { pack }: Pick<OpenSeat, 'pack'>,
  doubts: readonly DoubtLine[],
  answers?: (doubt: DoubtLine) => Html | false,
): Html | false => {
  const zone = pack.authority.time_zone
  return (
    doubts.length > 0 &&
    html`<h3 class="govuk-heading-s">Замечания специалистов</h3>
    <ul class="govuk-list house-doubts">${doubts.map(
      doubt => html`<li><p class="govuk-body">${doubt.settledAt === null ? tag({ words: 'ждёт ответа', tone: 'attention' }) : tag({ words: 'разобрано', tone: 'good' })} ${doubt.expert}, ${asRussianMoment(doubt.raisedAt, zone)}: ${doubt.reason}</p>
        ${doubt.settledAt !== null && html`<p class="govuk-body house-muted">${doubt.settledByName ?? 'Ответ'}, ${asRussianMoment(doubt.settledAt, zone)}: ${doubt.settledHow}</p>`}
        ${doubt.settledAt === null && answers?.(doubt)}</li>`,
    )}</ul>`
  )
}

const listOf = ({ awards }: Awards): Html =>
  html`<details class="house-details"><summary>Перечень наград: ${awards.length}</summary><ul class="govuk-list govuk-list--bullet">${awards.map(({ title, proof }) => html`<li>${title}${proof && html`<div class="house-muted">${proof}</div>`}</li>`)}</ul></details>`
