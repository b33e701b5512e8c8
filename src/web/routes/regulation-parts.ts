import type { FastifyInstance } from 'fastify'
import { commandTitles, stageTitles } from '../../domain/case/case-words.ts'
import type { CommandType } from '../../domain/case/commands.ts'
import { commandsAt } from '../../domain/case/life-cycle.ts'
import { transitionsOf } from '../../domain/case/transitions-of-pack.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { cited } from '../../domain/regulations/citation.ts'
import type { LoadedPack } from '../../domain/regulations/loaded-pack.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { sheetOf } from '../../domain/regulations/sheet.ts'
import { type Stage, stages } from '../../domain/regulations/vocabulary.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { lifeCycleDrawing } from '../views/life-cycle-drawing.ts'
import { anchorOf } from '../views/regulation-clauses.ts'
import { type RegulationPart, regulationPage } from '../views/regulation-tabs.ts'
import { table } from '../views/table.ts'
import { editionOf } from './regulation.ts'

/** Statuses, the road of a case and open questions of an edition. */
export const regulationPartsRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const add = (part: RegulationPart, body: (loaded: LoadedPack) => Html): void =>
    page(server, {
      method: 'GET',
      path: paths.regulationPart(':region', ':edition', part),
      roles: ['public'],
      handler: async ({ params, render }) => {
        const loaded = editionOf(desk, params)
        return render(regulationPage(loaded, part, { body: body(loaded) }))
      },
    })

  add('statuses', loaded => statusesTable(desk, loaded))
  add('life-cycle', road)
  add('questions', questions)
}

const statusesTable = (desk: Desk, { pack }: LoadedPack): Html => {
  const clause = (reference: string) => citation(clauseView(reference, desk.app.law.cited(packRef(pack), reference)))
  return html`<p class="govuk-body">Как называются состояния дела в этом регионе и что уходит на портал госуслуг. Стадия без своей строки показывается словом предыдущей.</p>
  ${table({
    caption: 'Состояния дела',
    columns: [
      { label: 'Слово региона' },
      { label: '№', numeric: true },
      { label: 'Стадия в системе' },
      { label: 'Код ЕПГУ', numeric: true },
      { label: 'Основание' },
    ],
    empty: 'Слова состояний в этой редакции не названы: показываются названия стадий.',
    rows: stages.flatMap(stage => {
      const line = pack.statuses[stage]
      if (line === undefined) return []
      const isOpen = (line.assumed ?? []).length > 0 || line.question !== undefined
      return [
        [
          line.word,
          line.number ?? '–',
          stageTitles[stage],
          line.epgu ?? 'не передаётся',
          html`${clause(line.clause)}${isOpen && html`<span class="govuk-tag govuk-tag--yellow">требует уточнения</span>`}${line.question && html`<div class="house-muted">${line.question}</div>`}`,
        ],
      ]
    }),
  })}`
}

const road = ({ pack }: LoadedPack): Html => {
  const moves = transitionsOf(pack)
  const used = stages.filter(stage => moves.some(({ from }) => from === stage))
  const withdrawn = moves.filter(({ command }) => command === 'Withdraw').map(({ from }) => stageTitles[from])
  return html`<p class="govuk-body">Схема построена по той же таблице, по которой система разрешает действия; чего в этой редакции нет, того нет и на схеме.</p>
    <div class="house-table-box" tabindex="0" role="region" aria-label="Схема хода дела">${lifeCycleDrawing(moves)}</div>
    <p class="govuk-body">${withdrawn.length > 0 ? `Отозвать заявление можно, пока дело в одном из состояний: ${withdrawn.join(', ')}.` : 'Отзыв заявления эта редакция не предусматривает.'}</p>
    <h2 class="govuk-heading-m">Кто что может сделать</h2>
    ${table({
      caption: 'Переходы по стадиям',
      columns: [{ label: 'Из состояния' }, { label: 'Действие' }, { label: 'Кто' }, { label: 'В состояние' }],
      empty: '',
      rows: used.flatMap(stage => rowsOf(stage, moves)),
    })}`
}

const rowsOf = (stage: Stage, moves: ReturnType<typeof transitionsOf>) => {
  const byCommand = Map.groupBy(
    moves.filter(({ from }) => from === stage),
    ({ command }) => command,
  )
  return [...byCommand].map(([command, ways]) => [
    stageTitles[stage],
    commandTitles[command],
    doersOf(stage, command),
    ways.map(({ to }) => stageTitles[to]).join(' или '),
  ])
}

const doersOf = (stage: Stage, command: CommandType): string =>
  (commandsAt(stage)[command] ?? []).map(role => roleTitles[role]).join(', ')

const questions = (loaded: LoadedPack): Html => {
  const sheet = sheetOf(loaded)
  const { region, edition } = loaded.pack
  return html`<p class="govuk-body">Места, где документ молчит или противоречит себе. До ответа система работает по допущению и говорит об этом на экране.</p>
    ${
      sheet.questions.length === 0
        ? html`<div class="house-empty">Открытых вопросов нет.</div>`
        : html`<ol class="govuk-list govuk-list--number govuk-list--spaced">${sheet.questions.map(
            ({ clause, text }) =>
              html`<li>${text} <a class="govuk-link" href="${url(`${paths.regulation(region, edition)}#${encodeURIComponent(anchorOf(clause.split(';')[0] ?? clause))}`)}">${clauseView(clause, cited(loaded, clause)).reference}</a></li>`,
          )}</ol>`
    }
    ${
      sheet.unused.length > 0 &&
      html`<h2 class="govuk-heading-m">Пункты, на которых в системе ничего не стоит</h2><p class="govuk-body">${sheet.unused.join('; ')}</p>`
    }`
}
