import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SetCard } from '../../application/reads/school.ts'
import { type Certifiable, type Choice, certifiableOf } from '../../application/school/certifiable.ts'
import { type Sent, sendAgain, sendToSchool, withdrawSet } from '../../application/school/certify.ts'
import type { SetItem } from '../../application/stores/school.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { optionalText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, filledWith, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import { schoolField, schoolSearch, schoolsToChoose } from '../school/choose-school.ts'
import { earlierRounds, filesTable } from '../school/set-page.ts'
import { setTag, wayWords } from '../school/words.ts'
import type { Chapter, Desk } from '../screens.ts'
import { refusalBanner } from '../views/banner.ts'
import { checkboxesField, textareaField } from '../views/fields.ts'
import { sizeInWords } from '../views/files.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { summaryCard } from '../views/summary-list.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'

type Context = PageContext<'teacher'>

const chosen = z.preprocess(
  sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(z.string().max(60)).max(200),
)
const schema = z.object({ files: chosen, note: optionalText(2000), organisation: optionalText(60) })

/** A teacher sends files to be certified, mends what came back, and sees which act stands over them. */
export const mySchoolSetRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.newMySet(),
    roles: ['teacher'],
    handler: async context => context.render(await newPage(desk, context, emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.newMySet(),
    roles: ['teacher'],
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await newPage(desk, context, read.filled), 422)
      const { files, note, organisation } = read.value
      const of = whereFrom(context, organisation)
      const done =
        of === undefined
          ? noSchool
          : await sendToSchool(desk.app, by(context, read.once), { choice: choices(files), note, of })
      if (isRefusal(done) && done.refused === 'not_found') throw new NotForYou()
      if (isRefusal(done)) return context.render(await newPage(desk, context, read.filled, done), 422)
      return context.goTo(paths.mySet(done.setId), { kind: 'success', words: 'Документы отправлены школе.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.mySet(':id'),
    roles: ['teacher'],
    handler: async context => context.render(setPage(desk, context, await ownSet(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.mySetThing(':id', 'withdrawal'),
    roles: ['teacher'],
    handler: async context => {
      const set = await ownSet(desk, context)
      const done = await withdrawSet(desk.app, by(context, readForm(z.object({}), context.body).once), set.id)
      if (isRefusal(done)) return context.render(setPage(desk, context, set, done), 422)
      return context.goTo(paths.mySchool(), { kind: 'success', words: 'Документы отозваны: школа их больше не видит.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.mySetThing(':id', 'again'),
    roles: ['teacher'],
    handler: async context => {
      const set = await ownSet(desk, context)
      const filled = filledWith({ files: set.items.map(({ source, sourceId }) => `${source}:${sourceId}`) })
      return context.render(await againPage(desk, context, set, filled))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.mySetThing(':id', 'again'),
    roles: ['teacher'],
    handler: async context => {
      const set = await ownSet(desk, context)
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await againPage(desk, context, set, read.filled), 422)
      const sent = { choice: choices(read.value.files), note: read.value.note }
      const done = await sendAgain(desk.app, by(context, read.once), set.id, sent)
      if (isRefusal(done)) return context.render(await againPage(desk, context, set, read.filled, done), 422)
      return context.goTo(paths.mySet(set.id), { kind: 'success', words: 'Исправленные документы отправлены школе.' })
    },
  })
}

const noSchool: Refusal = { refused: 'no_school', because: 'Выберите школу, в которой работаете' }

const whereFrom = ({ query, active }: Context, organisation: string | undefined): Sent['of'] | undefined => {
  if (query.case) return { caseId: query.case }
  return organisation === undefined ? undefined : { organisationId: organisation, region: active.region }
}

const choices = (files: readonly string[]): Choice[] =>
  files.flatMap((text): Choice[] => {
    const [source, id = ''] = text.split(':')
    return (source === 'case' || source === 'evidence') && isUuid(id) ? [{ source, id }] : []
  })

const ownSet = async (desk: Desk, { params, actor }: Context): Promise<SetCard> => {
  const id = params.id ?? ''
  const set = isUuid(id) ? await desk.reads.certificationSet(id) : undefined
  if (set?.ownerId !== actor.personId) throw new NotForYou()
  return set
}

const filesField = (items: readonly SetItem[], filled: Filled): Html =>
  items.length === 0
    ? html`<div class="house-empty">Файлов пока нет. Добавьте подтверждения в <a class="govuk-link" href="${url('/my/portfolio')}">портфолио</a> или приложите документы к заявлению.</div>`
    : checkboxesField(
        {
          name: 'files',
          label: 'Что заверить',
          options: items.map(({ source, sourceId, title, name, size }) => ({
            value: `${source}:${sourceId}`,
            label: title,
            hint: `${name}, ${sizeInWords(size)}`,
          })),
        },
        filled,
      )

const noteField = (filled: Filled): Html =>
  textareaField(
    {
      name: 'note',
      label: 'Пояснение для школы',
      hint: 'По желанию: где лежат подлинники, на что обратить внимание',
      rows: 3,
    },
    filled,
  )

const newPage = async (desk: Desk, context: Context, filled: Filled, refusal?: Refusal) => {
  const { actor, active, csrf, query } = context
  const who = { personId: actor.personId, region: active.region }
  const schools = query.case ? undefined : await schoolsToChoose(desk, who, query.search ?? '')
  const found = await candidates(desk, context, query.case)
  if (isRefusal(found)) throw new NotForYou()
  return {
    title: query.case ? 'Отправить школе документы дела' : 'Отправить школе документы портфолио',
    lead: 'Школа посмотрит каждый файл и заверит все одним актом с контрольными суммами. Если файл потом изменить, акт на него не подействует.',
    width: 'reading' as const,
    breadcrumbs: [{ label: 'Школа', address: paths.mySchool() }],
    errors: filled.errors,
    body: html`${refusal && refusalBanner({ because: refusal.because })}
      ${schools && schoolSearch(paths.newMySet(), schools)}
      ${form({
        action: paths.newMySet(query.case ? { case: query.case } : {}),
        csrf,
        filled,
        body: html`${schools && schoolField(schools, filled)}
          ${filesField(found, filled)}
          ${found.length > 0 && html`${noteField(filled)}${button('Отправить школе')}`}`,
      })}`,
  }
}

/** What may be chosen; of the portfolio it does not depend on the school. */
const candidates = async (desk: Desk, { actor }: Context, caseId: string | undefined): Promise<SetItem[] | Refusal> => {
  if (caseId === undefined) {
    const proofs = await desk.reads.evidenceOf(actor.personId)
    return proofs.flatMap(({ id, title, file }): SetItem[] =>
      file === undefined
        ? []
        : [
            {
              ...{ source: 'evidence', sourceId: id, title, fileId: file.id, digest: file.digest, name: file.name },
              ...{ mediaType: file.mediaType, size: Number(file.size), remark: null },
            },
          ],
    )
  }
  const found = await desk.app.storage.write(
    (tx): Promise<Certifiable | Refusal> => certifiableOf(desk.app, tx, { actor }, { caseId }),
  )
  return isRefusal(found) ? found : found.items
}

const againPage = async (desk: Desk, context: Context, set: SetCard, filled: Filled, refusal?: Refusal) => {
  const found = await candidates(desk, context, set.caseId ?? undefined)
  const items = isRefusal(found) ? [] : found
  const remarks = set.items.filter(({ remark }) => remark !== null)
  return {
    title: 'Исправить и отправить ещё раз',
    caption: set.school,
    width: 'reading' as const,
    breadcrumbs: [
      { label: 'Школа', address: paths.mySchool() },
      { label: 'Документы', address: paths.mySet(set.id) },
    ],
    errors: filled.errors,
    body: html`${refusal && refusalBanner({ because: refusal.because })}
      <h2 class="govuk-heading-m">Замечания школы</h2>
      <ul class="govuk-list govuk-list--bullet">${remarks.map(({ title, remark }) => html`<li><strong>${title}</strong>: ${remark}</li>`)}</ul>
      <p class="govuk-body">Замените файл там, где он лежит: в <a class="govuk-link" href="${url('/my/portfolio')}">портфолио</a>${set.caseId !== null && html` или в <a class="govuk-link" href="${url(paths.application(set.caseId))}">документах дела</a>`}. Потом отметьте здесь, что отправить: уйдут файлы, какие они сейчас.</p>
      ${form({
        action: paths.mySetThing(set.id, 'again'),
        csrf: context.csrf,
        filled,
        body: html`${filesField(items, filled)}${noteField(filled)}${button('Отправить ещё раз')}`,
      })}`,
  }
}

const setPage = (desk: Desk, context: Context, set: SetCard, refusal?: Refusal) => {
  const { timeZone } = desk.app.law.calendar(set.region)
  const { act } = set
  return {
    title: 'Документы на заверение',
    caption: set.school,
    lead: setTag(set.status, act),
    width: 'wide' as const,
    breadcrumbs: [{ label: 'Школа', address: paths.mySchool() }],
    body: html`${refusal && refusalBanner({ because: refusal.because })}
      ${set.status === 'returned' && buttonGroup(linkButton('Исправить и отправить ещё раз', paths.mySetThing(set.id, 'again')))}
      ${summaryCard('Что отправлено', [
        { name: 'Когда', value: asRussianMoment(set.sentAt, timeZone) },
        {
          name: 'Откуда',
          value:
            set.caseNumber === null
              ? set.caseId === null
                ? 'из портфолио'
                : 'из дела'
              : `из дела № ${set.caseNumber}`,
        },
        { name: 'Пояснение', value: set.note ?? 'нет' },
        ...(act === null
          ? []
          : [
              {
                name: 'Акт',
                value: html`<a class="govuk-link" href="${url(paths.paper(act.documentId))}">№ ${act.number} от ${asShortDate(act.madeOn)}</a>, ${act.signedWay === null ? 'ждёт подписи руководителя' : `подписан ${wayWords[act.signedWay]}`}`,
              },
            ]),
      ])}
      ${filesTable(set)}
      ${earlierRounds(set.earlier)}
      ${
        (set.status === 'sent' || set.status === 'returned') &&
        html`<details class="house-details"><summary>Отозвать документы</summary><p class="govuk-body">Школа перестанет их видеть. Отправить можно будет снова.</p>${form({ action: paths.mySetThing(set.id, 'withdrawal'), csrf: context.csrf, filled: emptyForm, body: button('Отозвать', { kind: 'warning' }) })}</details>`
      }`,
  }
}
