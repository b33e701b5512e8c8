import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  answerRemark,
  countsRemarks,
  remarkOn,
  signedConclusions,
  withdrawRemark,
} from '../../application/expert-remarks.ts'
import { isUuid } from '../../application/my-case.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredWords } from '../answers.ts'
import { applicantOf, caseCrumbs } from '../desk/case-page.ts'
import { type DeskContext, type OpenCase, openCase } from '../desk/open-case.ts'
import { NotForYou } from '../errors.ts'
import { judges, openSeat } from '../expertise/open-seat.ts'
import { ownRemarks } from '../expertise/remarks.ts'
import { seatPage } from '../expertise/sheet-page.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'

const schema = z.object({ remark: requiredWords('Напишите, в чём замечание', 2000) })

/** Remarks to signed conclusions: the secretary writes and takes them back, the specialist answers. */
export const expertiseRemarkRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.remark(':id'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openCase(desk, context, 'remark.form')
      return context.render(remarkPage(desk, context, open, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.remark(':id'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openCase(desk, context, 'remark.make')
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(remarkPage(desk, context, open, read.filled), 422)
      const { id } = open.card.line
      const expertId = context.query.expert ?? ''
      const done = await remarkOn(desk.app, by(context, read.once), { caseId: id, expertId, remark: read.value.remark })
      if (isRefusal(done)) return context.render(remarkPage(desk, context, open, read.filled, done), 422)
      return context.goTo(paths.panel(id), { kind: 'success', words: 'Замечание записано, специалист его увидит.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.remarkWithdrawal(':id', ':remark'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openCase(desk, context, 'remark.withdraw')
      const { id } = open.card.line
      const { remark = '' } = context.params
      const { once } = readForm(z.object({}), context.body)
      if (!isUuid(remark)) throw new NotForYou()
      const done = await withdrawRemark(desk.app, by(context, once), { caseId: id, remarkId: remark })
      if (isRefusal(done) && done.refused === 'not_found') throw new NotForYou()
      return isRefusal(done)
        ? context.goTo(paths.panel(id), { kind: 'information', words: done.because })
        : context.goTo(paths.panel(id), { kind: 'success', words: 'Замечание снято.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.remarkAnswer(':caseId', ':remark'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'remark.answer')
      const { remark = '' } = context.params
      const { id } = open.card.line
      const mine = await desk.reads.remarksOfExpert(context.actor.personId)
      if (!mine.some(one => one.id === remark && one.caseId === id)) throw new NotForYou()
      const field = `answer_${remark}`
      const read = readForm(z.object({ [field]: requiredWords('Напишите ответ', 2000) }), context.body)
      const again = (refusal?: Refusal) =>
        seatPage(
          desk,
          open,
          html`${refused(desk.app.law, open.card.state.pack, refusal)}${ownRemarks(
            id,
            mine.filter(one => one.caseId === id),
            open.pack.authority.time_zone,
            context.csrf,
            { id: remark, filled: read.filled },
          )}`,
          { errors: read.filled.errors },
        )
      if (!read.ok) return context.render(await again(), 422)
      const answer = String(read.value[field] ?? '')
      const done = await answerRemark(desk.app, by(context, read.once), { caseId: id, remarkId: remark, answer })
      if (isRefusal(done)) return context.render(await again(done), 422)
      return context.goTo(paths.assessment(id), { kind: 'success', words: 'Ответ записан.' })
    },
  })
}

const remarkPage = (
  desk: Desk,
  context: DeskContext & { query: Readonly<Record<string, string>> },
  open: OpenCase,
  filled: Filled,
  refusal?: Refusal,
) => {
  const { card, pack } = open
  const expertId = context.query.expert ?? ''
  if (!countsRemarks(pack) || !signedConclusions(card.state).includes(expertId)) throw new NotForYou()
  const { id } = card.line
  const name = card.seats.find(seat => seat.expertId === expertId)?.name ?? 'Специалист'
  return {
    title: 'Замечание к заключению',
    heading: 'Замечание к заключению',
    caption: applicantOf(open),
    breadcrumbs: [...caseCrumbs(open), { label: 'Специалисты', address: paths.panel(id) }],
    width: 'reading' as const,
    errors: filled.errors,
    body: html`${refused(desk.app.law, card.state.pack, refusal)}
      <p class="govuk-body">${name}. Подписанный лист от замечания не меняется. Замечание увидит специалист и сможет ответить; это заключение перестанет идти в счёт заключений без замечаний, пока замечание не снято.</p>
      ${form({
        action: paths.remark(id, { expert: expertId }),
        csrf: context.csrf,
        filled,
        body: html`${textareaField({ name: 'remark', label: 'В чём замечание', hint: 'Назовите показатель и что в обосновании неверно или неполно', rows: 4 }, filled)}
          ${buttonGroup(button('Записать замечание'), html`<a class="govuk-link" href="${url(paths.panel(id))}">Вернуться</a>`)}`,
      })}`,
  }
}
