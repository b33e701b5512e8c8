import type { FastifyInstance } from 'fastify'
import { acceptedNames, filesHint } from '../../application/filing/file-rules.ts'
import { openPaper } from '../../application/open-paper.ts'
import { isSchoolForm } from '../../application/papers/school-papers.ts'
import { signedByHand } from '../../application/school/signed.ts'
import type { StoredPaper } from '../../application/stores/decisions.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, onceOf } from '../forms.ts'
import { html, url } from '../html.ts'
import { notedPaper } from '../papers/noted.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, page } from '../route.ts'
import type { SchoolContext } from '../school/school-here.ts'
import type { Chapter, Desk } from '../screens.ts'
import { fileFieldFor, readKeptFiles } from '../uploads.ts'
import { fileField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'

/** A paper of the school that the head has printed, signed with a pen and sealed. */
export const schoolPaperRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.signedByHand(':id'),
    roles: ['employer'],
    handler: async context => context.render(handPage(desk, context, await unsignedPaper(desk, context), emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.signedByHand(':id'),
    roles: ['employer'],
    multipart: true,
    handler: async context => {
      const paper = await unsignedPaper(desk, context)
      const sent = await readKeptFiles(context.request, desk.files, packToday(desk, paper.region))
      const again = (filled: Filled, refusal?: Refusal) =>
        context.render(handPage(desk, context, paper, filled, refusal), 422)
      if (sent.errors.length > 0) return again({ typed: sent.typed, errors: sent.errors })
      const scan = sent.taken.find(({ document }) => document === 'employer_petition')
      const done = await signedByHand(desk.app, by(context, onceOf(sent.typed)), paper.id, scan)
      if (isRefusal(done)) return again({ typed: sent.typed, errors: [] }, done)
      return context.goTo(paths.paper(paper.id), { kind: 'success', words: 'Отмечено: документ подписан на бумаге.' })
    },
  })
}

const unsignedPaper = async (desk: Desk, context: SchoolContext): Promise<StoredPaper> => {
  const paper = await openPaper(desk.reads, context.actor, context.params.id ?? '')
  if (paper === undefined || !isSchoolForm(paper.form)) throw new NotForYou()
  await notedPaper(desk, context, 'paper', paper.id)
  return paper
}

const handPage = (desk: Desk, { csrf }: SchoolContext, paper: StoredPaper, filled: Filled, refusal?: Refusal) => {
  const pack = packToday(desk, paper.region)
  const isPetition = paper.form === 'school_petition'
  return {
    title: 'Подписан на бумаге',
    caption: paper.title,
    width: 'reading' as const,
    breadcrumbs: [{ label: paper.title, address: paths.paper(paper.id) }],
    errors: filled.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      <ol class="govuk-list govuk-list--number"><li><a class="govuk-link" href="${url(paths.paperFile(paper.id, 'pdf'))}">Откройте PDF</a> и распечатайте документ без изменений.</li>
      <li>Руководитель подписывает его и ставит печать организации.</li>
      <li>${isPetition ? 'Отсканируйте подписанный документ и приложите его здесь: скан пойдёт в заявление педагога.' : 'Храните подписанный документ в организации; министерство может его запросить.'}</li></ol>
      ${form({
        action: paths.signedByHand(paper.id),
        csrf,
        filled,
        multipart: true,
        body: html`${
          isPetition &&
          fileField(
            {
              name: fileFieldFor('employer_petition'),
              label: 'Скан подписанного ходатайства',
              hint: filesHint(pack),
              accept: acceptedNames(pack),
            },
            filled,
          )
        }
        ${buttonGroup(button('Документ подписан на бумаге'), html`<a class="govuk-link" href="${url(paths.paper(paper.id))}">Вернуться к документу</a>`)}`,
      })}`,
  }
}
