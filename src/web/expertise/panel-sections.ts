import { momentIn } from '../../application/app.ts'
import { criteriaOfCase } from '../../application/criteria/criteria-of-case.ts'
import type { Filed } from '../../application/project-case.ts'
import { conflicted } from '../../domain/case/decide-panel.ts'
import { dutyTitles } from '../../domain/expertise/panel.ts'
import type { OpenCase } from '../desk/open-case.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianNumber, asShortDate } from '../views/words.ts'
import { doubtsList } from './awards-body.ts'
import { materialsOf } from './materials.ts'
import { sheetTable, verdictTag } from './sheet-result.ts'

/** The professional test, where the edition has one. */
export const testSection = (desk: Desk, { card, pack }: OpenCase, mayOrder: boolean): Html | false => {
  const { state, line } = card
  const { testing } = pack
  if (testing === null || !('attestation' in state)) return false
  const done = 'test' in state ? state.test : undefined
  if (state.stage !== 'testing' && done === undefined) return false
  return html`<h2 class="govuk-heading-m">Профессиональное тестирование</h2>
    <p class="govuk-body">${
      done === undefined
        ? `Назначено на ${asShortDate(state.attestation.on)}. Проходной балл – ${asRussianNumber(testing.minimum_score)} из ${asRussianNumber(testing.maximum_score)}.`
        : html`Набрано ${asRussianNumber(done.score)} из ${asRussianNumber(testing.maximum_score)}, нужно ${asRussianNumber(testing.minimum_score)}. ${tag(done.passed ? { words: 'пройдено', tone: 'good' } : { words: 'не пройдено', tone: 'bad' })}`
    }</p>
    ${citation(clauseView(testing.clause, desk.app.law.cited(state.pack, testing.clause)))}
    ${testing.question && needsClarification(testing.question)}
    ${
      state.stage === 'testing' &&
      mayOrder &&
      buttonGroup(
        linkButton('Внести результат', paths.caseThing(line.id, 'test-result')),
        linkButton('Отметить неявку', paths.caseThing(line.id, 'test-absence'), 'secondary'),
      )
    }`
}

/** Who sits, who has signed, who has stepped back, and what the secretary may do about it. */
export const seatsSection = ({ card, pack }: OpenCase, csrf: string, mayOrder: boolean): Html | false => {
  const { state, seats, line } = card
  if (!('seats' in state) || state.seats.length === 0) return false
  const open = state.stage === 'panel_appointed' || state.stage === 'assessment'
  const leaving = 'conflicts' in state ? conflicted(state) : []
  const why = 'conflicts' in state ? state.conflicts : []
  return html`${
    leaving.length > 0 &&
    banner({
      kind: 'warning',
      title: 'Заявлен самоотвод',
      body: 'Экспертиза не пойдёт дальше, пока специалист не заменён.',
    })
  }
  ${table({
    caption: 'Специалисты по делу',
    captionVisible: true,
    empty: '',
    columns: [
      { label: 'Специалист' },
      { label: 'Место в группе' },
      { label: 'Лист' },
      ...(open && mayOrder ? [{ label: 'Замена' }] : []),
    ],
    rows: seats.map(({ expertId, name, organisation, duty, signedOn }) => [
      html`${name}<div class="house-muted">${organisation}</div>${why
        .filter(one => one.expertId === expertId)
        .map(({ reason }) => html`<div>${tag({ words: 'самоотвод', tone: 'bad' })} ${reason}</div>`)}`,
      duty === 'senior' ? dutyTitles.senior : dutyTitles.main,
      signedOn === null
        ? duty === 'senior' && pack.experts.scheme === 'independent_and_senior'
          ? seniorWords(state)
          : 'не подписан'
        : `подписан ${asShortDate(signedOn)}`,
      ...(open && mayOrder
        ? [
            html`<a class="govuk-link" href="${url(paths.panelThing(line.id, 'replacement'))}?out=${expertId}">Заменить<span class="govuk-visually-hidden"> – ${name}</span></a>`,
          ]
        : []),
    ]),
  })}
  ${
    state.stage === 'panel_appointed' &&
    mayOrder &&
    leaving.length === 0 &&
    form({
      action: paths.panelThing(line.id, 'beginning'),
      csrf,
      filled: emptyForm,
      body: html`<p class="govuk-body">С началом экспертизы набор показателей закрепляется за делом, и материалы заявителя открываются для оценки.</p>${buttonGroup(button('Начать экспертизу'))}`,
    })
  }
  ${state.stage === 'disputed' && html`<p class="govuk-body">Спорные позиции: ${state.items.join(', ')}. Их решает старший специалист.</p>`}`
}

const seniorWords = (state: Filed): string => {
  if ('rulings' in state && state.rulings.length > 0) return 'спорные позиции решены'
  return 'conclusion' in state ? 'спорных позиций не было' : 'решает спорные позиции'
}

/** Awards and petitions have no panel: whose signatures are there and whose may be. */
export const shortPathSection = async (
  desk: Desk,
  { card, pack }: OpenCase,
  answers: boolean,
): Promise<Html | false> => {
  const { state } = card
  if (!('path' in state) || state.path === 'assessment') return false
  const confirmations = 'confirmations' in state ? state.confirmations : []
  const names = await desk.reads.peopleNames(confirmations.map(({ expertId }) => expertId))
  const registry = state.stage === 'admitted' ? await desk.reads.expertsOf(card.line.region) : []
  const rule = state.path === 'awards' ? pack.awards_path : pack.petition_path
  const doubts = state.path === 'awards' ? await desk.reads.awardDoubts(card.line.id) : []
  return html`<h2 class="govuk-heading-m">${state.path === 'awards' ? 'Подтверждение наград' : 'Рассмотрение ходатайства'}</h2>
    <p class="govuk-body">${
      state.path === 'awards'
        ? `Группа не назначается: документы о наградах подтверждают ${pack.awards_path?.confirmations ?? 1} специалиста региона. Подтвердили: ${confirmations.length}.`
        : 'Группа не назначается: ходатайство и материалы рассматривает специалист региона.'
    }</p>
    ${rule && citation(clauseView(rule.clause, desk.app.law.cited(state.pack, rule.clause)))}
    ${doubtsList({ pack }, doubts, doubt => answers && html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.awardDoubt(card.line.id, doubt.id))}">Ответить на замечание</a></p>`)}
    ${confirmations.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${confirmations.map(({ expertId, award }) => html`<li>${names[expertId] ?? 'Специалист'}: ${award}</li>`)}</ul>`}
    ${registry.length > 0 && html`<p class="govuk-body">Дело открыто специалистам реестра: ${registry.filter(({ profile }) => profile.id !== state.applicantId).length}.</p>`}`
}

/** The conclusion and the sheets it was formed from. */
export const outcomeSection = async (desk: Desk, { card, pack }: OpenCase): Promise<Html | false> => {
  const { state, seats, line } = card
  if (!('sheets' in state) || state.sheets.length === 0) return conclusionLine(card)
  const today = momentIn(desk.app, pack.authority.time_zone).date
  const criteria = await criteriaOfCase(desk.app, desk.reads.criteriaInForce, pack, state, today)
  if (criteria === undefined) return conclusionLine(card)
  const [remarks, proofs, materials] = await Promise.all([
    desk.reads.sheetComments(line.id),
    desk.reads.sheetProofs(line.id),
    materialsOf(desk, { card, pack }),
  ])
  const final = 'conclusion' in state ? state.conclusion.points : undefined
  return html`${conclusionLine(card)}${sheetTable(
    criteria,
    [
      ...state.sheets.map(({ expertId, points }) => ({
        title: seats.find(seat => seat.expertId === expertId)?.name ?? 'Специалист',
        points,
        comments: remarks[expertId],
        proofs: proofs[expertId],
      })),
      ...(final === undefined || state.sheets.length < 2 ? [] : [{ title: 'Итог', points: final }]),
    ],
    'Подписанные листы',
    materials,
  )}`
}

const conclusionLine = ({ state }: OpenCase['card']): Html | false =>
  'conclusion' in state &&
  html`<h2 class="govuk-heading-m">Заключение</h2><p class="govuk-body">${verdictTag(state.conclusion.meets)} ${state.conclusion.total !== undefined && `Сумма баллов: ${asRussianNumber(state.conclusion.total)}.`}</p>`
