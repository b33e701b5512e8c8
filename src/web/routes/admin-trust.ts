import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { largestTrustFile, loadTrust, removeTrust } from '../../application/trust/load-trust.ts'
import { type TrustItem, type TrustKind, trustKinds } from '../../application/trust/trust-items.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type FieldError, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { bytesOf, readFiles } from '../uploads.ts'
import { adminTabs } from '../views/admin-tabs.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { fileField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment, counted } from '../views/words.ts'

/** Whom signatures are trusted by: the administrator loads what the check rests on; nothing is fetched by itself. */
export const adminTrustRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.trust(),
    roles: ['admin'],
    handler: async context => context.render(await trustPage(desk, context)),
  })

  page(server, {
    method: 'POST',
    path: paths.trust(),
    roles: ['admin'],
    multipart: true,
    handler: async context => {
      const who = by(context)
      const sent = await readFiles(context.request, async upload => {
        const bytes = await bytesOf(upload.bytes, largestTrustFile)
        if (bytes === undefined) return tooLarge
        const facts = desk.signing.readTrust(bytes)
        return isRefusal(facts) ? facts : loadTrust(desk.app, who, facts, { production: server.site.production })
      })
      const errors = sent.errors.map(({ message }) => ({ field: 'file_trust', message }))
      if (sent.taken.length === 0 && errors.length === 0) errors.push({ field: 'file_trust', message: 'Выберите файл' })
      if (errors.length > 0) return context.render(await trustPage(desk, context, errors, sent.taken.length), 422)
      return context.goTo(paths.trust(), { kind: 'success', words: loadedWords(sent.taken) })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.trustRemoval(':id'),
    roles: ['admin'],
    handler: async context => context.render(removalPage(context, await itemFor(desk, context.params.id))),
  })

  page(server, {
    method: 'POST',
    path: paths.trustRemoval(':id'),
    roles: ['admin'],
    handler: async context => {
      const item = await itemFor(desk, context.params.id)
      const { once } = readForm(z.object({}), context.body)
      const done = await removeTrust(desk.app, by(context, once), item.id)
      if (isRefusal(done)) throw new NotForYou()
      return context.goTo(paths.trust(), { kind: 'information', words: `Больше не используется: ${done.subject}.` })
    },
  })
}

const tooLarge: Refusal = {
  refused: 'too_large',
  because: `Файл больше ${largestTrustFile / 1024 / 1024} МБ: таких сертификатов и списков не бывает`,
}

const itemFor = async (desk: Desk, id = ''): Promise<TrustItem> => {
  const item = isUuid(id) ? (await desk.reads.trustItems()).find(one => one.id === id) : undefined
  if (item === undefined) throw new NotForYou()
  return item
}

const loadedWords = (taken: readonly { already: boolean }[]): string => {
  const fresh = taken.filter(({ already }) => !already).length
  if (fresh === 0) return 'Эти файлы уже были загружены.'
  return `Загружено: ${counted(fresh, ['файл', 'файла', 'файлов'])}.`
}

const trustPage = async (desk: Desk, context: PageContext<'admin'>, errors: readonly FieldError[] = [], taken = 0) => {
  const items = await desk.reads.trustItems()
  const now = desk.app.clock.now()
  return {
    title: 'Доверие к подписям',
    lead: 'По этим сертификатам и спискам система проверяет электронные подписи. Сама она ничего не скачивает: обновляйте списки отзыва, пока они действуют.',
    width: 'wide' as const,
    sections: adminTabs('trust'),
    errors,
    body: html`${taken > 0 && html`<p class="govuk-body">Остальные файлы приняты: ${taken}.</p>`}
      ${trustKinds.map(kind => kindTable(kind, items, now))}
      <h2 class="govuk-heading-m">Загрузить</h2>
      ${form({
        action: paths.trust(),
        csrf: context.csrf,
        multipart: true,
        body: html`${fileField(
          {
            name: 'file_trust',
            label: 'Сертификат удостоверяющего центра или список отозванных',
            hint: 'Файлы .cer, .crt, .pem, .crl; можно несколько сразу. Сертификат, который сам себя подписал, становится точкой доверия',
            several: true,
          },
          { typed: {}, errors: [...errors] },
        )}${buttonGroup(button('Загрузить'))}`,
      })}`,
  }
}

const kindTable = (kind: TrustKind, items: readonly TrustItem[], now: Date): Html => {
  const own = items.filter(item => item.kind === kind)
  return html`<h2 class="govuk-heading-m">${kindTitles[kind]}</h2>
    ${table({
      caption: kindTitles[kind],
      columns: [{ label: 'Кто' }, { label: 'Номер' }, { label: 'Действует' }, { label: 'Состояние' }, { label: '' }],
      empty: emptyWords[kind],
      rows: own.map(item => [
        html`${item.subject}${item.issuer !== item.subject && html`<div class="house-muted">выдал: ${item.issuer}</div>`}${item.training && html` ${tag({ words: 'учебный', tone: 'attention' })}`}`,
        item.serial ?? '—',
        html`с ${asRussianMoment(item.startsAt, zone)}${item.endsAt && html`<br>по ${asRussianMoment(item.endsAt, zone)}`}`,
        freshness(item, now),
        html`<a class="govuk-link" href="${url(paths.trustRemoval(item.id))}" aria-label="Убрать: ${item.subject}">Убрать</a>`,
      ]),
    })}`
}

/** Authorities write their moments in Moscow time; the installation serves regions of many zones. */
const zone = 'Europe/Moscow'
const soonMs = 3 * 24 * 3600_000

const freshness = ({ kind, startsAt, endsAt }: TrustItem, now: Date): Html => {
  if (startsAt > now) return tag({ words: 'ещё не действует', tone: 'attention' })
  if (endsAt === undefined) return tag({ words: 'действует', tone: 'good' })
  if (endsAt <= now) return tag({ words: kind === 'crl' ? 'устарел, нужен новый' : 'истёк', tone: 'bad' })
  if (endsAt.getTime() - now.getTime() < soonMs) return tag({ words: 'скоро кончится', tone: 'attention' })
  return tag({ words: 'действует', tone: 'good' })
}

const kindTitles: Record<TrustKind, string> = {
  anchor: 'Головные удостоверяющие центры',
  intermediate: 'Промежуточные удостоверяющие центры',
  crl: 'Списки отозванных сертификатов',
}

const emptyWords: Record<TrustKind, string> = {
  anchor: 'Ни одного: пока сертификата головного центра нет, ни одна подпись не признаётся действительной.',
  intermediate: 'Ни одного. Они нужны, когда в подписи нет всей цепочки.',
  crl: 'Ни одного: без свежего списка отзыва подпись остаётся «не проверено».',
}

const removalPage = (context: PageContext<'admin'>, item: TrustItem) => ({
  title: 'Перестать доверять',
  caption: item.subject,
  width: 'reading' as const,
  breadcrumbs: [{ label: 'Доверие к подписям', address: paths.trust() }],
  body: askToConfirm({
    action: paths.trustRemoval(item.id),
    csrf: context.csrf,
    filled: emptyForm,
    consequences: html`<p>${item.kind === 'crl' ? 'Подписи, которые проверялись по этому списку, станут «не проверено», пока не загружен другой.' : 'Подписи, которые держатся на этом сертификате, перестанут признаваться действительными.'} Уже записанные результаты проверок не изменятся.</p>`,
    yes: 'Убрать',
    back: paths.trust(),
  }),
})
