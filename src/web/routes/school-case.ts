import type { FastifyInstance } from 'fastify'
import { answerRequest } from '../../application/applicant-moves.ts'
import { type SchoolCase, schoolCase, schoolPapers } from '../../application/school-case.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, onceOf } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { fileFieldFor, readKeptFiles } from '../uploads.ts'
import { refusalBanner } from '../views/banner.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { textareaField } from '../views/fields.ts'
import { fileBoxes } from '../views/files.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { schoolCaseBody } from '../views/school-case.ts'

type Context = PageContext<'employer'>

/** One teacher's case as the school may see it, and the school's answer to a request. */
export const schoolCaseRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.schoolCase(':id'),
    roles: ['employer'],
    handler: async context => {
      const open = await openFor(desk, context)
      const { person, line } = open.card
      return context.render({
        title: `${person.surname} ${person.name} ${person.patronymic ?? ''}`.trim(),
        caption: line.number === null ? 'Заявление без номера' : `Дело № ${line.number}`,
        breadcrumbs: crumbs,
        body: html`${open.bar === undefined && linkButton('Ответить на запрос министерства', paths.schoolAnswer(line.id))}
          ${!line.finished && linkButton('Подтвердить сведения о работе', paths.schoolConfirmation(line.id), 'secondary')}
          ${schoolCaseBody(open)}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.schoolAnswer(':id'),
    roles: ['employer'],
    handler: async context => context.render(answerPage(desk, context, await openFor(desk, context), emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.schoolAnswer(':id'),
    roles: ['employer'],
    multipart: true,
    handler: async context => {
      const open = await openFor(desk, context)
      const sent = await readKeptFiles(context.request, desk.files, open.pack)
      const again = (filled: Filled, refusal?: Refusal) =>
        context.render(answerPage(desk, context, open, filled, refusal), 422)
      const foreign = sent.taken.find(({ document }) => !schoolPapers.includes(document))
      const errors = foreign
        ? [...sent.errors, { field: fileFieldFor(foreign.document), message: 'Такой документ присылает сам педагог' }]
        : sent.errors
      if (errors.length > 0) return again({ typed: sent.typed, errors })
      if (open.bar !== undefined) return again({ typed: sent.typed, errors: [] }, open.bar)
      const once = onceOf(sent.typed)
      const words = String(sent.typed.answer ?? '').slice(0, 5000)
      const done = await answerRequest(desk.app, by(context, once), open.card.line.id, words, sent.taken)
      if (isRefusal(done)) return again({ typed: sent.typed, errors: [] }, done)
      return context.goTo(paths.schoolCase(open.card.line.id), { kind: 'success', words: 'Ответ отправлен.' })
    },
  })
}

const crumbs = [{ label: 'Мои педагоги', address: paths.ownTeachers() }]

/** Opens a case of the school and writes down that it was looked at. */
const openFor = async (desk: Desk, context: Context): Promise<SchoolCase> => {
  const id = context.params.id ?? ''
  const open = isUuid(id) ? await schoolCase(desk.app, desk.reads, context.actor, id) : undefined
  if (open === undefined) throw new NotForYou()
  await desk.accessLog.record({
    accountId: context.session.account.id,
    role: context.actor.role,
    action: 'school.case',
    objectId: open.card.line.id,
    at: desk.app.clock.now(),
  })
  return open
}

const answerPage = (desk: Desk, { csrf }: Context, open: SchoolCase, filled: Filled, refusal?: Refusal) => {
  const { card, pack, bar } = open
  const stop = refusal ?? bar
  const asked = card.state.stage === 'information_asked' ? card.state.asked.what : ''
  const lines = pack.evidence.filter(line => line.for.includes(card.line.category))
  const kinds = schoolPapers.map(document => {
    const line = lines.find(known => known.document === document)
    return {
      document,
      title: line?.title ?? otherTitles[document] ?? 'Другой документ',
      required: false,
      due: line?.due ?? ('filing' as const),
      certified: line?.certified,
      given: false,
    }
  })
  return {
    title: 'Ответить на запрос министерства',
    width: 'reading' as const,
    breadcrumbs: [...crumbs, { label: card.line.applicant, address: paths.schoolCase(card.line.id) }],
    errors: filled.errors,
    body: html`${
      stop &&
      refusalBanner({
        because: stop.because,
        clause: stop.clause && citation(clauseView(stop.clause, desk.app.law.cited(packRef(pack), stop.clause))),
      })
    }
    ${
      bar === undefined &&
      html`<div class="house-aside"><h2 class="govuk-heading-s">О чём спрашивают</h2><p class="govuk-body house-preline">${asked}</p></div>
      ${form({
        action: paths.schoolAnswer(card.line.id),
        csrf,
        filled,
        multipart: true,
        body: html`${textareaField({ name: 'answer', label: 'Ответ', hint: 'Подтвердите место работы и должность или объясните, чего нет' }, filled)}
          ${fileBoxes(pack, kinds, filled, () => false)}
          ${buttonGroup(button('Отправить ответ'), html`<a class="govuk-link" href="${url(paths.schoolCase(card.line.id))}">Вернуться к делу</a>`)}`,
      })}`
    }`,
  }
}

const otherTitles: Partial<Record<(typeof schoolPapers)[number], string>> = {
  employer_petition: 'Ходатайство работодателя',
  council_minutes: 'Выписка из протокола педагогического совета',
  employment_certificate: 'Справка с места работы',
}
