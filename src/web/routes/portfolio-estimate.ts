import type { FastifyInstance } from 'fastify'
import { setFor } from '../../application/portfolio/own-sets.ts'
import { saveSelfAssessment } from '../../application/portfolio/self-assessment.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { filledWith } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { readEstimate, typedEstimate } from '../portfolio/estimate-answers.ts'
import { type EstimateView, estimateBody } from '../portfolio/estimate-view.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { needsClarification } from '../views/banner.ts'
import type { TeacherContext } from './portfolio.ts'
import { aimForm, aimOf } from './portfolio-passport.ts'

/** The own estimate by the sheet a specialist would fill in. */
export const portfolioEstimateRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.portfolioThing('estimate'),
    roles: ['teacher'],
    handler: async context => context.render(await estimatePage(desk, context)),
  })

  page(server, {
    method: 'POST',
    path: paths.portfolioThing('estimate'),
    roles: ['teacher'],
    handler: async context => {
      const { aim, set } = await judgedBy(desk, context)
      if (set === undefined) throw new NotForYou()
      const read = readEstimate(set, context.body)
      const done = await saveSelfAssessment(desk.app, by(context), set, read.points)
      if (isRefusal(done)) throw new NotForYou()
      if (read.filled.errors.length > 0)
        return context.render(await estimatePage(desk, context, { points: read.points, filled: read.filled }), 422)
      const { position, category } = aim
      return context.goTo(paths.portfolioThing('estimate', { position, category }), {
        kind: 'success',
        words: 'Самооценка сохранена.',
      })
    },
  })
}

const judgedBy = async (desk: Desk, context: TeacherContext) => {
  const aim = await aimOf(desk, context)
  const { pack, category, position } = aim
  return { aim, set: position === '' ? undefined : await setFor(desk.app, desk.reads, pack, category, position) }
}

const estimatePage = async (desk: Desk, context: TeacherContext, typed?: Pick<EstimateView, 'points' | 'filled'>) => {
  const { actor, csrf } = context
  const { aim, set } = await judgedBy(desk, context)
  const { position, category } = aim
  const action = paths.portfolioThing('estimate', { position, category })
  const saved = set && ((await desk.reads.selfAssessment(actor.personId, actor.region, set.id)) ?? {})
  const points = typed?.points ?? saved ?? {}
  return {
    title: 'Самооценка',
    lead: 'Это ваша оценка, решают специалисты. Она видна только вам и в дело не попадает.',
    width: 'wide' as const,
    breadcrumbs: [{ label: 'Моё портфолио', address: paths.portfolio() }],
    errors: typed?.filled.errors,
    body: html`${aimForm(paths.portfolioThing('estimate'), aim)}
      ${
        set === undefined
          ? html`<div class="house-empty">${position === '' ? 'Выберите должность: от неё зависит экспертный лист.' : 'Для этой должности и категории экспертного листа в системе нет.'}</div>`
          : html`${set.notice !== null && needsClarification(set.notice)}
            ${estimateBody({ set, category, points, csrf, action, filled: typed?.filled ?? filledWith(typedEstimate(points)), proofs: await desk.reads.evidenceOf(actor.personId) })}`
      }`,
  }
}
