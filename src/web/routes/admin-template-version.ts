import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { readBytes } from '../../application/documents/keep-bytes.ts'
import { PaperNotPrinted } from '../../application/documents/press.ts'
import { hasFaults, readMarkup } from '../../application/templates/markup.ts'
import { placesFor } from '../../application/templates/template-fields.ts'
import type { TemplateVersion } from '../../application/templates/template-store.ts'
import { formsOf, putInForce, templateKeepers, withdrawTemplate } from '../../application/templates/templates.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner, refusalBanner } from '../views/banner.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { buttonGroup, linkButton } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'
import { forceTag, kindTitles } from '../views/templates.ts'
import { asRussianMoment } from '../views/words.ts'
import { trialPaper, trialSheet } from './admin-template-words.ts'
import type { KeeperContext } from './admin-templates.ts'

type Shown = TemplateVersion & { loadedByName: string }

/** One version of a template: how it looks on an invented person's paper, its source, and whether papers are made by it. */
export const adminTemplateVersionRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.templateVersion(':id'),
    roles: templateKeepers,
    handler: async context => context.render(versionPage(desk, context, await versionFor(desk, context))),
  })

  page(server, {
    method: 'GET',
    path: paths.templateThing(':id', 'source'),
    roles: templateKeepers,
    handler: async context => {
      const version = await versionFor(desk, context)
      const name = `${titleOf(desk, version)}, версия ${version.version}`
      if (version.kind === 'markup')
        return sendFile(context.reply, `${name}.txt`, 'text/plain; charset=utf-8', Buffer.from(version.body))
      const bytes = await readBytes(desk.files, version.body)
      if (bytes === undefined) throw new Error('A Word template is missing from the store')
      return sendFile(context.reply, `${name}.docx`, wordType, bytes)
    },
  })

  for (const format of ['pdf', 'docx'] as const)
    page(server, {
      method: 'GET',
      path: paths.templateThing(':id', `trial.${format}`),
      roles: templateKeepers,
      handler: async context => {
        const version = await versionFor(desk, context)
        try {
          const bytes = await printed(desk, version, format)
          return sendFile(
            context.reply,
            `${titleOf(desk, version)}, образец.${format}`,
            format === 'pdf' ? 'application/pdf' : wordType,
            bytes,
          )
        } catch (error) {
          if (!(error instanceof PaperNotPrinted)) throw error
          return context.render(
            versionPage(desk, context, version, { refused: 'not_printed', because: error.message }),
            422,
          )
        }
      },
    })

  decision(server, desk, 'in-force', putInForce, 'Версия действует: следующие документы печатаются по ней.')
  decision(
    server,
    desk,
    'withdrawal',
    withdrawTemplate,
    'Версия больше не действует: документы печатаются во встроенном виде.',
  )
}

/** Asked once more, then done. */
const decision = (
  server: FastifyInstance,
  desk: Desk,
  thing: 'in-force' | 'withdrawal',
  work: typeof putInForce,
  done: string,
): void => {
  page(server, {
    method: 'GET',
    path: paths.templateThing(':id', thing),
    roles: templateKeepers,
    handler: async context => context.render(confirmationPage(desk, context, await versionFor(desk, context), thing)),
  })

  page(server, {
    method: 'POST',
    path: paths.templateThing(':id', thing),
    roles: templateKeepers,
    handler: async context => {
      const version = await versionFor(desk, context)
      const { once } = readForm(z.object({}), context.body)
      const answer = await work(desk.app, by(context, once), version.id)
      if (isRefusal(answer)) return context.render(versionPage(desk, context, version, answer), 422)
      return context.goTo(paths.templateVersion(version.id), { kind: 'success', words: done })
    },
  })
}

const confirmationPage = (desk: Desk, { csrf }: KeeperContext, version: Shown, thing: 'in-force' | 'withdrawal') => {
  const starts = thing === 'in-force'
  return {
    title: starts ? 'Ввести версию в действие?' : 'Вернуться к встроенному виду?',
    caption: nameOf(desk, version),
    width: 'reading' as const,
    breadcrumbs: [{ label: nameOf(desk, version), address: paths.templateVersion(version.id) }],
    body: askToConfirm({
      action: paths.templateThing(version.id, thing),
      csrf,
      consequences: html`<p>${starts ? 'Новые документы региона будут печататься по этой версии.' : 'Новые документы региона будут печататься так, как заложено в системе.'} Готовые документы не изменятся.</p>`,
      yes: starts ? 'Ввести в действие' : 'Вернуть встроенный вид',
      back: paths.templateVersion(version.id),
    }),
  }
}

/** The version named in the address, when it is of the keeper's own region. */
const versionFor = async (desk: Desk, { params, active }: KeeperContext): Promise<Shown> => {
  const id = params.id ?? ''
  const version = isUuid(id) ? await desk.reads.templateVersion(id) : undefined
  if (version === undefined || version.region !== active.region) throw new NotForYou()
  return version
}

/** A trial copy; printed by the press, outside the thread that answers people. */
const printed = async (desk: Desk, version: Shown, format: 'pdf' | 'docx'): Promise<Uint8Array> => {
  const body = version.kind === 'markup' ? version.body : undefined
  const paper = trialPaper(desk, version.region, version.form, body)
  if (desk.press === undefined || paper === undefined)
    throw new PaperNotPrinted('Образец сейчас не напечатать: печать на этом сервере не работает.')
  const template = version.kind === 'docx' ? await readBytes(desk.files, version.body) : undefined
  const madeAt = version.loadedAt
  return format === 'pdf'
    ? (await desk.press.pdf(paper, { madeAt })).bytes
    : desk.press.docx(paper, { madeAt, template })
}

const versionPage = (desk: Desk, context: KeeperContext, version: Shown, refusal?: Refusal) => {
  const { timeZone } = desk.app.law.calendar(version.region)
  const markup = version.kind === 'markup'
  const faults = markup ? readMarkup(version.body, placesFor(version.form)) : undefined
  const stale = faults !== undefined && hasFaults(faults)
  return {
    title: `Версия ${version.version}. ${version.name}`,
    caption: `${kindTitles[version.kind]}: ${titleOf(desk, version)}`,
    breadcrumbs: [
      { label: 'Шаблоны', address: paths.templates() },
      { label: titleOf(desk, version), address: paths.template(version.form) },
    ],
    body: html`${refusal && refusalBanner(refusal)}
      ${stale && banner({ kind: 'warning', title: 'Текст больше не читается', body: 'В новой версии системы изменились названия мест. Документы печатаются встроенными словами, пока вы не сохраните исправленный текст.' })}
      ${summaryList([
        { name: 'Состояние', value: forceTag(version.inForce) || 'не действует' },
        { name: 'Кто загрузил', value: `${version.loadedByName}, ${asRussianMoment(version.loadedAt, timeZone)}` },
        { name: 'Зачем', value: version.note },
        {
          name: 'Исходник',
          value: html`<a class="govuk-link" href="${url(paths.templateThing(version.id, 'source'))}">${markup ? 'Текст с местами' : 'Файл Word с местами'}</a>`,
        },
        { name: 'Образец', value: trialLinks(desk, version) },
      ])}
      ${buttonGroup(
        version.inForce
          ? linkButton('Вернуть встроенный вид', paths.templateThing(version.id, 'withdrawal'), 'secondary')
          : linkButton('Ввести в действие', paths.templateThing(version.id, 'in-force')),
        markup &&
          linkButton(
            'Исправить в новой версии',
            paths.newTemplate(version.form, 'markup', { from: version.id }),
            'secondary',
          ),
      )}
      ${markup && !stale ? trialSheet(desk, context, version.form, version.body) : undefined}`,
  }
}

const trialLinks = (desk: Desk, { id, kind }: Shown) =>
  desk.press === undefined
    ? 'печать на этом сервере не работает'
    : html`${kind === 'markup' && html`<a class="govuk-link" href="${url(paths.templateThing(id, 'trial.pdf'))}">PDF</a>, `}<a class="govuk-link" href="${url(paths.templateThing(id, 'trial.docx'))}">Word</a> <span class="house-muted">с вымышленным человеком</span>`

const titleOf = (desk: Desk, { region, form }: TemplateVersion): string =>
  formsOf(desk.app, region).find(one => one.form === form)?.title ?? form
const nameOf = (desk: Desk, version: Shown): string => `${titleOf(desk, version)}, версия ${version.version}`

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const sendFile = (reply: FastifyReply, name: string, type: string, bytes: Uint8Array): FastifyReply =>
  reply
    .type(type)
    .header('content-length', bytes.length)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(Readable.from([bytes]))
