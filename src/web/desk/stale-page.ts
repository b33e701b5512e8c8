import type { FastifyReply } from 'fastify'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { linkButton } from '../views/form.ts'
import { timeline } from '../views/timeline.ts'
import { caseCrumbs, numberWords } from './case-page.ts'
import { happenings } from './happenings.ts'
import { type DeskContext, type OpenCase, openCase } from './open-case.ts'

/** The case has moved on since the form was drawn: nothing was done, and here is what happened meanwhile. */
export const stalePage = async (
  desk: Desk,
  context: DeskContext,
  shown: OpenCase,
  seen: number,
): Promise<FastifyReply> => {
  // The card that came with the request may itself be older than the race that was lost.
  const open = await openCase(desk, context, 'stale')
  const since = await happenings(desk, open, Number.isInteger(seen) ? seen : shown.card.version)
  return context.render(
    {
      title: 'Дело уже изменилось',
      caption: `${numberWords(open)} · ${open.card.line.applicant}`,
      breadcrumbs: caseCrumbs(open),
      width: 'reading',
      body: html`${banner({
        kind: 'warning',
        title: 'Ваше действие не выполнено',
        body: 'Пока форма была открыта, в деле что-то произошло. Посмотрите, что изменилось, и решите заново.',
      })}
      ${since.length > 0 && html`<h2 class="govuk-heading-m">Что произошло</h2>${timeline(since)}`}
      <p class="govuk-body">Состояние дела сейчас: <strong>${open.status.word}</strong>.</p>
      ${linkButton('Открыть дело заново', paths.case(open.card.line.id))}`,
    },
    409,
  )
}
