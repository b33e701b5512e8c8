import type { Law } from '../../application/law.ts'
import type { MyCase } from '../../application/my-case.ts'
import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import type { Finding, Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { lowered } from '../../domain/wording.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import { needsClarification } from './banner.ts'
import { citation, findings } from './citation.ts'
import { clauseView } from './clauses.ts'
import { findingView } from './finding.ts'
import { linkButton } from './form.ts'
import { sections } from './sections.ts'
import { stageTone } from './stage-tone.ts'
import { tag } from './tag.ts'

/** Pages of one's own case, with the one open now. */
export const caseTabs = (id: string, current: string, messages: number): Html =>
  sections('Части дела', [
    { label: 'Ход дела', address: paths.application(id), current: current === '' },
    ...[
      { thing: 'papers', label: 'Документы' },
      { thing: 'portfolio', label: 'Портфолио' },
      { thing: 'messages', label: 'Сообщения', count: messages > 0 ? messages : undefined },
      { thing: 'form', label: 'Заявление' },
    ].map(({ thing, ...tab }) => ({ ...tab, address: paths.applicationThing(id, thing), current: current === thing })),
  ])

/** Status in the region's word, a plain sentence, whose move it is and the next date. */
export const stateBox = ({ status, card, next }: MyCase): Html =>
  html`<section class="house-aside">
    <p class="govuk-body">${tag({ words: status.word, tone: stageTone(card.state.stage, card.line.outcome) })}</p>
    <p class="govuk-body">${status.sentence}</p>
    <dl class="govuk-summary-list govuk-summary-list--no-border">
      <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Чей ход</dt><dd class="govuk-summary-list__value">${moveWords(status.move)}</dd></div>
      ${
        next &&
        html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Ближайший срок</dt><dd class="govuk-summary-list__value"><time datetime="${next.on}">${asRussianDate(next.on)}</time> – ${next.deadline.title}</dd></div>`
      }
    </dl>
    ${status.questionMark && needsClarification('Слово состояния в регламенте не названо или названо неоднозначно.')}
  </section>`

const moveWords = (move: MyCase['status']['move']): string => {
  if (move === undefined) return 'Ничего делать не нужно'
  const who = move.role === 'teacher' ? 'Ваш' : roleTitles[move.role]
  return `${who}: ${lowered(move.what)}`
}

/** What may be done now; what may not, with the reason and the clause. */
export const actionsOf = (law: Law, { card, moves, pack }: MyCase): Html => {
  const { id } = card.line
  const actions: [label: string, thing: string, bar: Refusal | undefined][] = [
    ['Ответить на запрос сведений', 'answer', moves.answer],
    ['Дополнить документы', 'supplement', moves.supply],
    ['Отозвать заявление', 'withdrawal', moves.withdraw],
  ]
  const open = actions.filter(([, , bar]) => bar === undefined)
  // An answer is out of place unless something was asked: nobody needs to read why.
  const closed = actions.filter(([, thing, bar]) => bar !== undefined && thing !== 'answer')
  return html`<h2 class="govuk-heading-m">Что можно сделать</h2>
    ${open.length > 0 && html`<div class="govuk-button-group">${open.map(([label, thing]) => linkButton(label, paths.applicationThing(id, thing), thing === 'answer' ? undefined : 'secondary'))}</div>`}
    ${
      closed.length > 0 &&
      html`<details class="house-details"><summary>Чего сейчас сделать нельзя</summary><ul class="govuk-list">${closed.map(
        ([label, , bar]) =>
          html`<li><strong>${label}</strong>: ${bar?.because}${bar?.clause && html`<br>${citation(clauseView(bar.clause, law.cited(packRef(pack), bar.clause)))}`}</li>`,
      )}</ul></details>`
    }`
}

/** Grounds on which something was refused: the findings themselves, with how to mend them. */
export const groundsOf = (law: Law, { card, pack }: MyCase): Html | false => {
  const failed = refusalFindings(card.state).filter(finding => !finding.met)
  return (
    failed.length > 0 &&
    html`<h2 class="govuk-heading-m">Почему отказано и как исправить</h2>${findings(failed.map(finding => findingView(law, packRef(pack), finding)))}`
  )
}

const refusalFindings = (state: MyCase['card']['state']): Finding[] => {
  if ('refusal' in state) return state.refusal.findings
  return 'decision' in state && state.decision?.outcome === 'refused' ? state.decision.findings : []
}
