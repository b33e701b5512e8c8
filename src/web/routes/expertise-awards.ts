import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { awardWords } from '../../application/awards/claimed-award.ts'
import { confirmAwards, doubtAward } from '../../application/awards/confirm.ts'
import type { AwardCase } from '../../application/reads/awards.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredText, requiredWords, ticked } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { awardsBody } from '../expertise/awards-body.ts'
import { type JudgeContext, judges, type OpenSeat, openSeat } from '../expertise/open-seat.ts'
import { seatPage } from '../expertise/sheet-page.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { dueCell } from '../views/due-cell.ts'
import { textareaField, textField } from '../views/fields.ts'
import { filtered } from '../views/filter.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'

/** Awards that wait for specialists: the list of them, a confirmation, a refusal to confirm with its reason. */
export const expertiseAwardsRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.awards(),
    roles: [...judges, 'secretary', 'clerk'],
    handler: async context => context.render(await listPage(desk, context)),
  })

  page(server, {
    method: 'POST',
    path: paths.assessmentThing(':caseId', 'awards'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.awards')
      const rule = open.pack.awards_path
      const read = readForm(confirmSchema, context.body)
      const { id } = open.card.line
      const again = async (filled: Filled, refusal?: Refusal) =>
        context.render(
          await seatPage(
            desk,
            open,
            html`${refused(desk.app.law, open.card.state.pack, refusal)}${await awardsBody(desk, context, open, filled)}`,
            { errors: filled.errors },
          ),
          422,
        )
      if (!read.ok) return again(read.filled)
      const award = rule?.awards.find(one => one.id === read.value.award)
      if (award === undefined) return again(withErrors(read.filled, { field: 'award', message: chooseAward }))
      if (!read.value.seen)
        return again(withErrors(read.filled, { field: 'seen', message: 'Отметьте, что видели документ' }))
      const words = awardWords(award, read.value.details)
      const done = await confirmAwards(desk.app, by(context, read.once), id, words)
      if (isRefusal(done)) return again(read.filled, done)
      return context.goTo(paths.assessment(id), { kind: 'success', words: 'Награда подтверждена вашей подписью.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.assessmentThing(':caseId', 'award-doubt'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.awards')
      if (open.situation !== 'awards') throw new NotForYou()
      return context.render(await doubtPage(desk, context, open, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.assessmentThing(':caseId', 'award-doubt'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.awards')
      const read = readForm(doubtSchema, context.body)
      if (!read.ok) return context.render(await doubtPage(desk, context, open, read.filled), 422)
      const { id } = open.card.line
      const done = await doubtAward(desk.app, by(context, read.once), id, read.value.reason)
      if (isRefusal(done)) return context.render(await doubtPage(desk, context, open, read.filled, done), 422)
      const words = 'Замечание записано. Дело ждёт ответа ответственного сотрудника.'
      return context.goTo(paths.assessment(id), { kind: 'success', words })
    },
  })
}

const chooseAward = 'Выберите награду из перечня'
const confirmSchema = z.object({
  award: requiredText(chooseAward, 100),
  details: requiredWords('Назовите награду и реквизиты документа о ней', 900),
  seen: ticked(),
})
const doubtSchema = z.object({ reason: requiredWords('Напишите, почему награда не подтверждена', 1000) })

const doubtPage = (desk: Desk, { csrf }: JudgeContext, open: OpenSeat, filled: Filled, refusal?: Refusal) =>
  seatPage(
    desk,
    open,
    html`${refused(desk.app.law, open.card.state.pack, refusal)}
    ${askToConfirm({
      action: paths.assessmentThing(open.card.line.id, 'award-doubt'),
      csrf,
      filled,
      consequences: html`<p>Что бывает после отказа подтвердить награду, регламент не говорит. Дело не двинется дальше: ответственный сотрудник прочитает причину и либо попросит у заявителя документ, либо ответит на замечание. Заявитель может дослать документ или отозвать заявление и подать новое – без награды. Пока ответа нет, подтвердить награду не сможет никто.</p>`,
      fields: textareaField(
        {
          name: 'reason',
          label: 'Почему не подтверждаете',
          hint: 'Например: копия не заверена руководителем; награды нет в перечне',
          rows: 3,
        },
        filled,
      ),
      yes: 'Не подтверждать награду',
      dangerous: true,
      back: paths.assessment(open.card.line.id),
    })}`,
    { title: 'Не подтвердить награду', heading: 'Не подтвердить награду?', errors: filled.errors },
  )

const listPage = async (desk: Desk, context: PageContext<'expert' | 'senior' | 'secretary' | 'clerk'>) => {
  const { region } = context.active
  const needed = packToday(desk, region).awards_path?.confirmations ?? 0
  const search = context.query.search?.trim().slice(0, 100) || undefined
  const { personId, role } = context.actor
  const today = todayIn(desk, region)
  const found = needed === 0 ? [] : await desk.reads.awardCases({ region, personId, search })
  const judge = role === 'expert' || role === 'senior'
  const address = (line: AwardCase) => (judge ? paths.assessment(line.id) : paths.panel(line.id))
  return {
    title: 'Награды на подтверждении',
    breadcrumbs: [{ label: judge ? 'Моя экспертиза' : 'Экспертиза', address: paths.expertise() }],
    width: 'wide' as const,
    lead: 'Дела, по которым аттестуют без анализа деятельности: специалисты подтверждают документы о наградах',
    body: filtered({
      action: paths.awards(),
      clear: paths.awards(),
      fields: textField(
        { name: 'search', label: 'Фамилия, школа или номер', type: 'search' },
        filledWith({ search: search ?? '' }),
      ),
      chosen: search === undefined ? [] : [{ words: `«${search}»`, remove: paths.awards() }],
      list: table({
        caption: 'Награды на подтверждении',
        empty:
          search !== undefined
            ? 'Под отбор ничего не подошло.'
            : needed === 0
              ? 'Регламент региона наградного пути не знает.'
              : 'Сейчас подтверждать нечего. Дело появится здесь, когда заявителя с наградой допустят к аттестации.',
        columns: [
          { label: 'Заявитель' },
          { label: 'Категория' },
          { label: 'Награда' },
          { label: 'Подтвердили' },
          { label: 'Состояние' },
          { label: 'Срок' },
        ],
        rows: found.map(line => [
          html`<a class="govuk-link" href="${url(address(line))}">${line.applicant}</a><div class="house-muted">${line.position}, ${line.organisation}</div>`,
          categoryWords[line.category],
          line.claimed ?? 'не указана',
          `${line.confirmed} из ${needed}`,
          line.doubts > 0
            ? tag({ words: 'есть замечание', tone: 'bad' })
            : line.mine
              ? tag({ words: 'вы подтвердили', tone: 'good' })
              : tag({ words: judge ? 'ждёт вас' : 'ждёт специалистов', tone: 'attention' }),
          dueCell(line, today),
        ]),
      }),
    }),
  }
}
