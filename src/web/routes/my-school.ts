import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { askConfirmation } from '../../application/school/confirm.ts'
import { attachPetition } from '../../application/school/deliver-petition.ts'
import { inviteSchool } from '../../application/school/invite.ts'
import { remindNow } from '../../application/school/remind.ts'
import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import { type MyPlace, mySchoolBody } from '../school/my-school.ts'
import type { Chapter, Desk } from '../screens.ts'
import { refusalBanner } from '../views/banner.ts'

type Context = PageContext<'teacher'>

/** «Школа» of a teacher: what was sent and asked, and what is asked by one button. */
export const mySchoolRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.mySchool(),
    roles: ['teacher'],
    handler: async context => context.render(await mySchoolPage(desk, context)),
  })

  const order = <S extends z.ZodObject>(
    path: string,
    schema: S,
    words: string,
    act: (context: Context, value: z.output<S>, once: string | undefined) => Promise<object | Refusal>,
  ): void =>
    page(server, {
      method: 'POST',
      path,
      roles: ['teacher'],
      handler: async context => {
        const read = readForm(schema, context.body)
        if (!read.ok) throw new NotForYou()
        const done = await act(context, read.value, read.once)
        if (isRefusal(done) && done.refused === 'not_found') throw new NotForYou()
        if (isRefusal(done)) return context.render(await mySchoolPage(desk, context, done), 422)
        return context.goTo(paths.mySchool(), { kind: 'success', words })
      },
    })

  const ofCase = z.object({ case: requiredText('Выберите заявление', 60) })
  order(paths.mySchoolThing('invitation'), ofCase, 'Письмо со ссылкой отправлено школе.', (context, value, once) =>
    inviteSchool(desk.app, by(context, once), { caseId: value.case }),
  )
  order(paths.mySchoolThing('confirmation'), ofCase, 'Школу попросили подтвердить сведения.', (context, value, once) =>
    askConfirmation(desk.app, by(context, once), value.case),
  )
  order(
    paths.mySchoolThing('reminder'),
    z.object({ subject: requiredText('Нечего напоминать', 60) }),
    'Напоминание отправлено школе.',
    (context, value, once) => remindNow(desk.app, by(context, once), value.subject),
  )
  order(
    paths.myPetitionAttachment(':id'),
    z.object({ target: requiredText('Выберите заявление', 60) }),
    'Ходатайство и протокол приложены к заявлению.',
    (context, { target }, once) =>
      attachPetition(
        desk.app,
        by(context, once),
        context.params.id ?? '',
        target === 'new' ? 'new' : { draftId: target },
      ),
  )
}

const mySchoolPage = async (desk: Desk, context: Context, refusal?: Refusal) => {
  const { personId } = context.actor
  const [{ cases, drafts }, sets, petitions] = await Promise.all([
    desk.reads.casesOfApplicant(personId),
    desk.reads.certificationSets({ ownerId: personId }),
    desk.reads.petitions({ teacherId: personId }),
  ])
  const places: MyPlace[] = []
  for (const line of cases.filter(({ finished }) => !finished)) {
    const card = await desk.reads.caseCard(line.id)
    if (card === undefined) continue
    const { hasDesk } = await desk.reads.schoolDesk(card.organisation.id)
    const [confirmation] = await desk.reads.confirmations({ caseId: line.id })
    places.push({ school: card.organisation, hasDesk, case: line, confirmation })
  }
  const { timeZone } = desk.app.law.calendar(context.active.region)
  return {
    title: 'Школа',
    lead: 'Что вы отправили школе и о чём её попросили. Школа отвечает в своём кабинете, ответ придёт и в сообщения.',
    width: 'wide' as const,
    body: html`${refusal && refusalBanner({ because: refusal.because, clause: refusal.clause })}
      ${mySchoolBody(context.csrf, {
        ...{ places, petitions, timeZone },
        sets: sets.filter(({ status }) => status !== 'withdrawn'),
        drafts: drafts.map(({ id, answers }) => ({ id, words: draftWords(answers.category) })),
      })}`,
  }
}

const draftWords = (category: string | string[] | undefined): string => {
  const known = Object.entries(categoryTitles).find(([code]) => code === category)?.[1]
  return known === undefined ? 'черновик без категории' : `черновик, ${known}`
}
