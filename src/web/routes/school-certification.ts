import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SetCard } from '../../application/reads/school.ts'
import { cancelAct, certifySet, returnSet } from '../../application/school/certify.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { actReplacesStamps } from '../../domain/school/certification.ts'
import { wholeNumber } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, onceOf, readForm, type Typed } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, page } from '../route.ts'
import { type SchoolContext, schoolHere } from '../school/school-here.ts'
import { earlierRounds, filesTable, filesToJudge, remarkField } from '../school/set-page.ts'
import { setTag, wayWords } from '../school/words.ts'
import type { Chapter, Desk } from '../screens.ts'
import { needsClarification } from '../views/banner.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { summaryCard } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'

const schema = z.object({ seen: wholeNumber('Откройте страницу ещё раз', 1, 1_000_000) })

/** Sets of files that teachers sent: looked at one by one, certified by one act or returned with remarks; the list of acts. */
export const schoolCertificationRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.schoolActs(),
    roles: ['employer'],
    handler: async context => {
      const school = await schoolHere(desk, context)
      return context.render({
        title: 'Акты',
        heading: 'Акты и документы на заверение',
        caption: school?.fullName,
        width: 'wide',
        body: school === undefined ? html`` : await listsOf(desk, context, school.id),
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.schoolSet(':id'),
    roles: ['employer'],
    handler: async context => context.render(await setPage(desk, context, await setFor(desk, context), emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.schoolSetThing(':id', 'act'),
    roles: ['employer'],
    handler: async context => {
      const set = await setFor(desk, context)
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await setPage(desk, context, set, read.filled), 422)
      const done = await certifySet(desk.app, by(context, read.once), set.id, read.value.seen)
      if (isRefusal(done)) return context.render(await setPage(desk, context, set, read.filled, done), 422)
      return context.goTo(paths.paper(done.documentId), {
        kind: 'success',
        words: 'Акт составлен. Чтобы он начал действовать, подпишите его электронной подписью или на бумаге.',
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.schoolSetThing(':id', 'return'),
    roles: ['employer'],
    handler: async context => {
      const set = await setFor(desk, context)
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await setPage(desk, context, set, read.filled), 422)
      const { typed } = read.filled
      const remarks = remarksFrom(typed, set.items.length)
      const done = await returnSet(desk.app, by(context, onceOf(typed)), set.id, { remarks, seen: read.value.seen })
      if (isRefusal(done)) return context.render(await setPage(desk, context, set, read.filled, done), 422)
      return context.goTo(paths.schoolActs(), {
        kind: 'success',
        words: 'Документы возвращены педагогу с вашими замечаниями.',
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.schoolSetThing(':id', 'cancellation'),
    roles: ['employer'],
    handler: async context => {
      const set = await setFor(desk, context)
      const done = await cancelAct(desk.app, by(context, readForm(z.object({}), context.body).once), set.id)
      if (isRefusal(done)) return context.render(await setPage(desk, context, set, emptyForm, done), 422)
      return context.goTo(paths.schoolSet(set.id), {
        kind: 'success',
        words: 'Акт отменён: документы снова ждут решения школы.',
      })
    },
  })
}

const listsOf = async (desk: Desk, { active }: SchoolContext, organisationId: string): Promise<Html> => {
  const { timeZone } = desk.app.law.calendar(active.region)
  const [sets, acts] = await Promise.all([
    desk.reads.certificationSets({ organisationId }),
    desk.reads.actsOfSchool(organisationId),
  ])
  const open = sets.filter(({ status }) => status === 'sent' || status === 'returned')
  return html`<h2 class="govuk-heading-m">Присланы на заверение</h2>
    ${table({
      caption: 'Документы, присланные на заверение',
      columns: [
        { label: 'Педагог' },
        { label: 'Файлов', numeric: true },
        { label: 'Отправлены' },
        { label: 'Состояние' },
      ],
      empty: 'Сейчас ничего не прислано. Педагог отправляет документы из своего раздела «Школа».',
      rows: open.map(set => [
        html`<a class="govuk-link" href="${url(paths.schoolSet(set.id))}">${set.owner}</a>${set.caseNumber !== null && html`<div class="house-muted">дело № ${set.caseNumber}</div>`}`,
        String(set.files),
        asRussianMoment(set.sentAt, timeZone),
        setTag(set.status, set.act),
      ]),
    })}
    <h2 class="govuk-heading-m">Акты о заверении</h2>
    ${table({
      caption: 'Акты школы, новые сверху',
      columns: [{ label: 'Акт' }, { label: 'Педагог' }, { label: 'Файлов', numeric: true }, { label: 'Подписан' }],
      empty: 'Актов пока не было.',
      rows: acts.map(act => [
        html`<a class="govuk-link" href="${url(paths.paper(act.documentId))}">№ ${act.number} от ${asShortDate(act.madeOn)}</a>`,
        html`<a class="govuk-link" href="${url(paths.schoolSet(act.setId))}">${act.owner}</a>`,
        String(act.files),
        act.signedAt === null || act.signedWay === null
          ? html`<strong>ждёт подписи</strong>`
          : `${asRussianMoment(act.signedAt, timeZone)}, ${wayWords[act.signedWay]}`,
      ]),
    })}`
}

/** Opens a set of this school and writes down that it was looked at. */
const setFor = async (desk: Desk, context: SchoolContext): Promise<SetCard> => {
  const id = context.params.id ?? ''
  const set = isUuid(id) ? await desk.reads.certificationSet(id) : undefined
  const { organisationId } = context.actor
  if (set === undefined || organisationId === undefined || set.organisationId !== organisationId) throw new NotForYou()
  if (set.status === 'withdrawn') throw new NotForYou()
  await desk.accessLog.record({
    ...{ accountId: context.session.account.id, role: context.actor.role, action: 'school.set' },
    ...{ objectId: set.id, at: desk.app.clock.now() },
  })
  return set
}

const remarksFrom = (typed: Typed, files: number): Record<number, string> =>
  Object.fromEntries(
    Array.from({ length: files }, (_, at) => [at + 1, String(typed[remarkField(at + 1)] ?? '').slice(0, 2000)]),
  )

const setPage = async (desk: Desk, context: SchoolContext, set: SetCard, filled: Filled, refusal?: Refusal) => {
  const pack = packToday(desk, set.region)
  const zone = pack.authority.time_zone
  const act = set.act
  return {
    title: `Документы на заверение: ${set.owner}`,
    heading: set.owner,
    caption: set.caseNumber === null ? 'Портфолио до подачи заявления' : `Дело № ${set.caseNumber}`,
    lead: setTag(set.status, act),
    breadcrumbs: [{ label: 'Акты', address: paths.schoolActs() }],
    errors: filled.errors,
    width: 'wide' as const,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${summaryCard('Что прислано', [
        { name: 'Отправлено', value: asRussianMoment(set.sentAt, zone) },
        { name: 'Файлов', value: String(set.files) },
        ...(set.round > 1 ? [{ name: 'Который раз', value: `${set.round}-й, после ваших замечаний` }] : []),
        { name: 'Слова педагога', value: set.note ?? 'без пояснений' },
        ...(act === null
          ? []
          : [
              {
                name: 'Акт',
                value: html`<a class="govuk-link" href="${url(paths.paper(act.documentId))}">№ ${act.number} от ${asShortDate(act.madeOn)}</a>`,
              },
            ]),
      ])}
      ${set.status === 'sent' ? await judging(desk, context, set, filled) : filesTable(set)}
      ${set.status === 'certified' && act !== null && act.signedAt === null && notSigned(context, set, act.documentId)}
      ${earlierRounds(set.earlier)}`,
  }
}

const judging = async (desk: Desk, { csrf }: SchoolContext, set: SetCard, filled: Filled): Promise<Html> => {
  const pack = packToday(desk, set.region)
  const checks = await desk.reads.fileChecks(set.items.map(({ digest }) => digest))
  const question = pack.files.certified_by_act?.question
  return html`<h2 class="govuk-heading-m">Файлы</h2>
    <p class="govuk-body">Откройте каждый файл и сверьте с документами школы. ${
      actReplacesStamps(pack)
        ? 'Если всё верно, один акт заменит печать и подпись на каждой странице.'
        : 'Акт подтвердит файлы, но печать и подпись на каждой странице, которых требует регламент, не заменит.'
    }</p>
    ${question !== undefined && needsClarification(question)}
    ${form({
      action: paths.schoolSetThing(set.id, 'return'),
      csrf,
      filled,
      body: html`<input type="hidden" name="seen" value="${String(set.version)}">
        ${filesToJudge(set.items, checks, pack, filled)}
        ${button('Вернуть с замечаниями', { kind: 'secondary' })}`,
    })}
    ${form({
      action: paths.schoolSetThing(set.id, 'act'),
      csrf,
      filled: emptyForm,
      body: html`<h2 class="govuk-heading-m">Заверить всё одним актом</h2>
        <p class="govuk-body">В акт войдут все файлы (${set.files}) с контрольными суммами. Если замечания уже написаны выше, сначала верните документы: акт их не учитывает.</p>
        <input type="hidden" name="seen" value="${String(set.version)}">${button('Составить акт')}`,
    })}`
}

const notSigned = ({ csrf }: SchoolContext, set: SetCard, documentId: string): Html =>
  html`<h2 class="govuk-heading-m">Акт ещё не подписан</h2>
    <p class="govuk-body">Пока акт не подписан, файлы не считаются заверенными. <a class="govuk-link" href="${url(paths.paper(documentId))}">Откройте акт и подпишите его</a>.</p>
    ${form({
      action: paths.schoolSetThing(set.id, 'cancellation'),
      csrf,
      filled: emptyForm,
      body: buttonGroup(button('Отменить акт', { kind: 'warning' })),
    })}`
