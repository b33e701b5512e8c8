import type { SetCard } from '../../application/reads/school.ts'
import { type Certifiable, certifiableOf } from '../../application/school/certifiable.ts'
import type { SetItem } from '../../application/stores/school.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'
import { refusalBanner } from '../views/banner.ts'
import { checkboxesField, textareaField } from '../views/fields.ts'
import { sizeInWords } from '../views/files.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { summaryCard } from '../views/summary-list.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'
import { schoolField, schoolSearch, schoolsToChoose } from './choose-school.ts'
import { earlierRounds, filesTable } from './set-page.ts'
import { setTag, wayWords } from './words.ts'

type Context = PageContext<'teacher'>

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

/** What to send to which school: of a case, or of the portfolio. */
export const newSetPage = async (desk: Desk, context: Context, filled: Filled, refusal?: Refusal) => {
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

/** The school's remarks, and the same choice once more. */
export const againPage = async (desk: Desk, context: Context, set: SetCard, filled: Filled, refusal?: Refusal) => {
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

/** A set as the teacher sees it: where it stands, which act, which files have changed since. */
export const mySetPage = (desk: Desk, context: Context, set: SetCard, refusal?: Refusal) => {
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
