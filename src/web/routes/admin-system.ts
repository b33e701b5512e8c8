import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendAgain } from '../../application/administration/letters.ts'
import type { SealLine } from '../../application/reads/system.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { adminTabs } from '../views/admin-tabs.ts'
import { sizeInWords } from '../views/files.ts'
import { button, form } from '../views/form.ts'
import { signOffTag } from '../views/regulation-tabs.ts'
import { fileFacts, type ScannerState } from '../views/store-state.ts'
import { summaryCard } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { asRussianMoment, asRussianNumber, counted } from '../views/words.ts'

/** How the installation stands: database, queue, log, letters, regulations. Nothing about people. */
export const adminSystemRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { site } = server

  page(server, {
    method: 'GET',
    path: paths.systemState(),
    roles: ['admin'],
    handler: async ({ active, csrf, render }) => {
      const [state, letters, counts, scanner] = await Promise.all([
        desk.reads.systemState(),
        desk.reads.failedLetters(active.region),
        desk.reads.virusCounts(),
        scannerState(desk),
      ])
      const calendar = desk.app.law.calendar(active.region)
      const moment = (at: Date): string => asRussianMoment(at, calendar.timeZone)
      const newest = state.migrations[0]
      return render({
        title: 'Система',
        heading: 'Администрирование',
        width: 'wide',
        sections: adminTabs('system'),
        body: html`${summaryCard('Установка', [
          { name: 'Версия', value: site.version ?? 'не указана' },
          { name: 'Режим', value: site.production ? 'рабочий' : 'учебный стенд' },
          {
            name: 'База данных',
            value: `PostgreSQL ${state.database.version}, ${sizeInWords(state.database.sizeBytes)}`,
          },
          {
            name: 'Строение базы',
            value: newest && `${newest.name}, применено ${moment(newest.appliedAt)}; всего ${state.migrations.length}`,
          },
          {
            name: 'Календарь',
            value: html`<code class="house-code">${calendar.version}</code>, по ${calendar.lastDay.slice(0, 4)} год`,
          },
        ])}
        ${summaryCard('Очередь работ', [
          { name: 'Ждут', value: counted(state.jobs.waiting, ['работа', 'работы', 'работ']) },
          { name: 'Не удались', value: state.jobs.failed },
          { name: 'Самая ранняя', value: state.jobs.oldest === null ? 'очередь пуста' : moment(state.jobs.oldest) },
        ])}
        ${summaryCard('Файлы', [
          { name: 'Где лежат', value: desk.storePlace ?? 'в папке данных этой установки' },
          ...fileFacts(scanner, counts),
        ])}
        ${summaryCard('Журнал событий', [
          { name: 'Записей', value: asRussianNumber(state.events) },
          { name: 'Последняя печать', value: sealWords(state.seal, moment) },
        ])}
        <h2 class="govuk-heading-m">Письма, которые не ушли</h2>
        ${table({
          caption: 'Не отправленные письма',
          columns: [{ label: 'Составлено' }, { label: 'Тема' }, { label: 'Что ответила почта' }, { label: '' }],
          empty: 'Все письма ушли.',
          rows: letters.map(({ id, createdAt, subject, why }) => [
            moment(createdAt),
            subject,
            why.slice(0, 200),
            form({ action: paths.letterAgain(id), csrf, body: button('Отправить ещё раз', { kind: 'secondary' }) }),
          ]),
        })}
        <h2 class="govuk-heading-m">Загруженные регламенты</h2>
        ${table({
          caption: 'Регламенты',
          columns: [{ label: 'Редакция' }, { label: 'Название' }, { label: 'Согласование' }, { label: 'Отпечаток' }],
          empty: 'Ни одного.',
          rows: desk.app.law.packs.map(({ pack, hash }) => [
            html`<a class="govuk-link" href="${url(paths.regulation(pack.region, pack.edition))}">${packRef(pack)}</a>`,
            pack.title,
            signOffTag(pack),
            html`<code class="house-code" title="${hash}">${hash.slice(0, 16)}…</code>`,
          ]),
        })}`,
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.letterAgain(':id'),
    roles: ['admin'],
    handler: async context => {
      const id = context.params.id ?? ''
      const { once } = readForm(z.object({}), context.body)
      const done = isUuid(id) ? await sendAgain(desk.app, by(context, once), id) : undefined
      if (done === undefined || isRefusal(done)) throw new NotForYou()
      return context.goTo(paths.systemState(), {
        kind: 'information',
        words: 'Письмо отправляется ещё раз. Если почта его не возьмёт, оно останется в этом списке.',
      })
    },
  })
}

/** A page must not wait for a service that is down. */
const scannerState = async ({ scanner }: Desk): Promise<ScannerState> => {
  if (scanner === undefined) return 'none'
  const late = sleep(2000, undefined, { ref: false })
  const version = await Promise.race([scanner.version().catch(() => undefined), late])
  return version === undefined ? 'silent' : { version }
}

/** The seal over the log, as two journals show it. */
export const sealWords = (seal: SealLine | undefined, moment: (at: Date) => string): string | Html =>
  seal === undefined
    ? 'печатей ещё нет: первая ставится ночью'
    : html`${moment(seal.sealedAt)}, записи ${asRussianNumber(seal.fromSeq)}–${asRussianNumber(seal.toSeq)}<div><code class="house-code">${seal.hash}</code></div>`
