import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { answerDoubt } from '../../application/awards/confirm.ts'
import type { DoubtLine } from '../../application/reads/awards.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { oneOf, requiredWords } from '../answers.ts'
import { type OpenCase, openCase } from '../desk/open-case.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { radiosField, textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'

const answerers = ['clerk', 'secretary'] as const
type Context = PageContext<(typeof answerers)[number]>

/** The clerk's or the secretary's answer to a specialist who has not confirmed an award. */
export const awardDoubtRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.awardDoubt(':id', ':doubt'),
    roles: answerers,
    handler: async context => {
      const { open, doubt } = await openDoubt(desk, context)
      return context.render(answerPage(desk, context, open, doubt, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.awardDoubt(':id', ':doubt'),
    roles: answerers,
    handler: async context => {
      const { open, doubt } = await openDoubt(desk, context)
      const read = readForm(answerSchema, context.body)
      if (!read.ok) return context.render(answerPage(desk, context, open, doubt, read.filled), 422)
      const { id } = open.card.line
      const done = await answerDoubt(desk.app, by(context, read.once), id, doubt.id, read.value)
      if (isRefusal(done)) return context.render(answerPage(desk, context, open, doubt, read.filled, done), 422)
      const words =
        read.value.how === 'ask'
          ? 'Сообщение заявителю отправлено. Когда документ придёт, ответьте на замечание.'
          : 'Замечание разобрано: специалисты снова могут подтвердить награду.'
      return context.goTo(paths.panel(id), { kind: 'success', words })
    },
  })
}

const answerSchema = z.object({
  how: oneOf(['ask', 'settle'], 'Выберите, что сделать'),
  words: requiredWords('Напишите текст', 2000),
})

/** A remark that waits, on a case of one's own region. */
const openDoubt = async (desk: Desk, context: Context): Promise<{ open: OpenCase; doubt: DoubtLine }> => {
  const open = await openCase(desk, context, 'panel.open')
  const doubt = (await desk.reads.awardDoubts(open.card.line.id)).find(({ id }) => id === context.params.doubt)
  if (doubt === undefined || doubt.settledAt !== null) throw new NotForYou()
  return { open, doubt }
}

const answerPage = (
  desk: Desk,
  { csrf }: Context,
  { card }: OpenCase,
  doubt: DoubtLine,
  filled: Filled,
  refusal?: Refusal,
) => ({
  title: 'Ответ на замечание о награде',
  caption: card.line.number === null ? undefined : `Дело № ${card.line.number}, ${card.line.applicant}`,
  breadcrumbs: [{ label: 'Специалисты по делу', address: paths.panel(card.line.id) }],
  width: 'reading' as const,
  errors: filled.errors,
  body: html`${refused(desk.app.law, card.state.pack, refusal)}
    <p class="govuk-body">${doubt.expert} не подтверждает награду: ${doubt.reason}</p>
    ${form({
      action: paths.awardDoubt(card.line.id, doubt.id),
      csrf,
      filled,
      body: html`${radiosField(
        {
          name: 'how',
          label: 'Что сделать',
          options: [
            {
              value: 'ask',
              label: 'Написать заявителю',
              hint: 'Попросить документ или пояснение. Замечание останется, пока вы на него не ответите',
            },
            {
              value: 'settle',
              label: 'Ответить на замечание',
              hint: 'Например, когда документ представлен. Специалисты снова смогут подтвердить награду',
            },
          ],
        },
        filled,
      )}${textareaField({ name: 'words', label: 'Текст', hint: 'Сообщение увидит заявитель, ответ – специалисты', rows: 4 }, filled)}
      ${buttonGroup(button('Отправить'), html`<a class="govuk-link" href="${url(paths.panel(card.line.id))}">Вернуться без изменений</a>`)}`,
    })}
    <p class="govuk-body house-small">Если награды из перечня у заявителя нет, регламент не говорит, кто и как закрывает такое дело. Заявитель может отозвать заявление и подать новое на общих основаниях.</p>`,
})
