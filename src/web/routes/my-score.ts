import type { FastifyInstance } from 'fastify'
import { momentIn } from '../../application/app.ts'
import { criteriaOfCase } from '../../application/criteria/criteria-of-case.ts'
import { judgedState } from '../../application/my-case.ts'
import { whyScore } from '../../application/why-score.ts'
import { materialsOf } from '../expertise/materials.ts'
import { whyBody } from '../expertise/why-page.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { mySeatNote } from '../testing/my-seat.ts'
import { categoryInFull } from '../views/category-words.ts'
import { applicants, ownCase } from './my-case.ts'

/** «Почему такая оценка»: for the applicant alone, and only after the commission has decided. */
export const myScoreRoutes = (server: FastifyInstance, desk: Desk): void =>
  page(server, {
    method: 'GET',
    path: paths.applicationThing(':id', 'why'),
    roles: applicants,
    handler: async context => {
      const mine = await ownCase(desk, context)
      const { card, pack } = mine
      const state = judgedState(mine)
      const { id } = card.line
      const today = momentIn(desk.app, pack.authority.time_zone).date
      const [comments, proofs, criteria, materials] = await Promise.all([
        desk.reads.sheetComments(id),
        desk.reads.sheetProofs(id),
        criteriaOfCase(desk.app, desk.reads.criteriaInForce, pack, state, today),
        materialsOf(desk, { card, pack }),
      ])
      const why = whyScore({ state, seats: card.seats }, pack, criteria, { comments, proofs })
      return context.render({
        title: 'Почему такая оценка',
        caption: card.line.number === null ? undefined : `Заявление № ${card.line.number}`,
        lead: `${categoryInFull(card.line.category)}, ${card.line.position}`,
        breadcrumbs: [
          { label: 'Мои заявления', address: paths.myApplications() },
          { label: 'Ход дела', address: paths.application(id) },
        ],
        width: 'reading',
        body:
          why === undefined
            ? html`<p class="govuk-body">Пояснение появится здесь, когда аттестационная комиссия примет решение. До этого работа специалистов не раскрывается.</p>`
            : html`${whyBody(why, materials)}${why.basis === 'test_failed' && (await mySeatNote(desk, mine))}
              <h2 class="govuk-heading-m">Если не согласны</h2>
              <p class="govuk-body"><a class="govuk-link" href="${url(paths.newRequest('complaint', { case: id }))}">Подать жалобу</a>. Эту страницу можно распечатать и приложить.</p>`,
      })
    },
  })
