import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { askConfirmation } from '../../application/school/confirm.ts'
import { inviteSchool } from '../../application/school/invite.ts'
import { remindNow } from '../../application/school/remind.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredText } from '../answers.ts'
import { casePage, sectionPath } from '../desk/case-page.ts'
import { type DeskContext, openCase } from '../desk/open-case.ts'
import { NotForYou } from '../errors.ts'
import { readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import { schoolSection } from '../school/case-section.ts'
import type { Chapter, Desk } from '../screens.ts'
import { refusalBanner } from '../views/banner.ts'

const office = ['clerk', 'secretary'] as const

/** What the clerk asks of the school of a case. The section itself is drawn with the others of the card. */
export const caseSchoolRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const order = (
    thing: string,
    words: string,
    act: (context: DeskContext, caseId: string) => Promise<object | Refusal>,
  ) =>
    page(server, {
      method: 'POST',
      path: paths.caseThing(':id', thing),
      roles: office,
      handler: async context => {
        const open = await openCase(desk, context, `order.${thing}`)
        const done = await act(context, open.card.line.id)
        if (isRefusal(done)) {
          const body = html`${refusalBanner({ because: done.because })}${await schoolSection(desk, context, open)}`
          return context.render(casePage(context, open, 'school', body), 422)
        }
        return context.goTo(sectionPath(open.card.line.id, 'school'), { kind: 'success', words })
      },
    })

  const once = (context: DeskContext) => readForm(z.object({}), context.body).once
  order('school-invitation', 'Письмо со ссылкой отправлено школе.', (context, caseId) =>
    inviteSchool(desk.app, by(context, once(context)), { caseId }),
  )
  order('school-confirmation', 'Школу попросили подтвердить сведения о работе.', (context, caseId) =>
    askConfirmation(desk.app, by(context, once(context)), caseId),
  )
  order('school-reminder', 'Напоминание отправлено школе.', async (context, caseId) => {
    const read = readForm(z.object({ subject: requiredText('Нечего напоминать', 60) }), context.body)
    const asked = read.ok && (await desk.reads.confirmations({ caseId })).find(({ id }) => id === read.value.subject)
    if (!read.ok || !asked) throw new NotForYou()
    return remindNow(desk.app, by(context, read.once), asked.id)
  })
}
