import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { writeMessage } from '../../application/applicant-moves.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { requiredWords } from '../answers.ts'
import { doAction, showAction } from '../desk/act.ts'
import { actions } from '../desk/actions.ts'
import { type CaseSection, casePage, caseSections, sectionPath, sectionsFor } from '../desk/case-page.ts'
import { happenings } from '../desk/happenings.ts'
import { type DeskContext, type OpenCase, openCase, readers } from '../desk/open-case.ts'
import { overview } from '../desk/overview.ts'
import {
  applicationSection,
  checksSection,
  deadlinesSection,
  messagesSection,
  papersSection,
} from '../desk/sections.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, readForm, withErrors } from '../forms.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import { schoolSection } from '../school/case-section.ts'
import type { Desk } from '../screens.ts'
import { timeline } from '../views/timeline.ts'

/** Who writes to applicants. */
const writers = ['clerk', 'secretary'] as const

/** The card of a case: its sections, what is done on it, and what is written to the applicant. */
export const caseRoutes = (server: FastifyInstance, desk: Desk): void => {
  for (const section of Object.keys(caseSections) as CaseSection[]) {
    page(server, {
      method: 'GET',
      path: sectionPath(':id', section),
      roles: readers,
      handler: async context => {
        if (!sectionsFor(context).includes(section)) throw new NotForYou()
        const open = await openCase(desk, context, `case.${section}`)
        return context.render(casePage(context, open, section, await bodyOf(desk, context, open, section, emptyForm)))
      },
    })
  }

  for (const action of actions) {
    const path = paths.caseThing(':id', action.thing)
    page(server, { method: 'GET', path, roles: action.roles, handler: context => showAction(desk, context, action) })
    page(server, { method: 'POST', path, roles: action.roles, handler: context => doAction(desk, context, action) })
  }

  page(server, {
    method: 'POST',
    path: paths.caseThing(':id', 'messages'),
    roles: writers,
    handler: async context => {
      const open = await openCase(desk, context, 'order.message')
      const read = readForm(z.object({ body: requiredWords('Напишите сообщение') }), context.body)
      const shown = async (filled: Filled) =>
        context.render(
          casePage(context, open, 'messages', await bodyOf(desk, context, open, 'messages', filled), filled.errors),
          422,
        )
      if (!read.ok) return shown(read.filled)
      const done = await writeMessage(desk.app, by(context, read.once), open.card.line.id, read.value.body)
      if (isRefusal(done)) return shown(withErrors(read.filled, { field: 'body', message: done.because }))
      return context.goTo(sectionPath(open.card.line.id, 'messages'), {
        kind: 'success',
        words: 'Сообщение отправлено заявителю.',
      })
    },
  })
}

const bodyOf = async (
  desk: Desk,
  context: DeskContext,
  open: OpenCase,
  section: CaseSection,
  filled: Filled,
): Promise<Html> => {
  switch (section) {
    case 'overview':
      return overview(desk, context, open)
    case 'deadlines':
      return deadlinesSection(desk, open)
    case 'checks':
      return checksSection(desk, open)
    case 'application':
      return applicationSection(desk, open)
    case 'papers':
      return papersSection(desk, open, context.actor.role)
    case 'history':
      return html`<h2 class="govuk-visually-hidden">История дела</h2>${timeline(await happenings(desk, open))}`
    case 'school':
      return schoolSection(desk, context, open)
    case 'messages':
      return messagesSection(
        context.csrf,
        open,
        filled,
        writers.some(role => role === context.actor.role),
      )
  }
}
