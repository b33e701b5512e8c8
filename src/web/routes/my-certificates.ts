import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  isInForce,
  largestCertificate,
  ownCertificates,
  registerCertificate,
  removeCertificate,
} from '../../application/signing/certificates.ts'
import { takeTrainingCertificate } from '../../application/signing/training.ts'
import type { Certificate } from '../../application/stores/signings.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type FieldError, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { signers } from '../signing/open-signing.ts'
import { bytesOf, readFiles } from '../uploads.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { fileField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'

type CertificateContext = PageContext<(typeof signers)[number]>

/** «Мои сертификаты»: with which a person signs; their marks are drawn before the signature. */
export const myCertificatesRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.myCertificates(),
    roles: signers,
    handler: async context => context.render(await listPage(desk, context)),
  })

  page(server, {
    method: 'POST',
    path: paths.myCertificates(),
    roles: signers,
    multipart: true,
    handler: async context => {
      const sent = await readFiles(context.request, async upload => {
        const bytes = await bytesOf(upload.bytes, largestCertificate)
        return bytes === undefined ? tooLarge : registerCertificate(desk.app, desk.signing, by(context), bytes)
      })
      if (sent.taken.length > 0)
        return context.goTo(paths.myCertificates(), { kind: 'success', words: 'Сертификат зарегистрирован.' })
      const message = sent.errors[0]?.message ?? 'Выберите файл сертификата'
      return context.render(await listPage(desk, context, [{ field: 'file_certificate', message }]), 422)
    },
  })

  page(server, {
    method: 'POST',
    path: `${paths.myCertificates()}/training`,
    roles: signers,
    handler: async context => {
      const done = await takeTrainingCertificate(desk.app, desk.signing, by(context))
      if (isRefusal(done)) throw new NotForYou()
      return context.goTo(paths.myCertificates(), { kind: 'success', words: 'Учебный сертификат зарегистрирован.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.certificateRemoval(':id'),
    roles: signers,
    handler: async context => context.render(removalPage(context, await ownOne(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.certificateRemoval(':id'),
    roles: signers,
    handler: async context => {
      const { id } = await ownOne(desk, context)
      const { once } = readForm(z.object({}), context.body)
      const done = await removeCertificate(desk.app, by(context, once), id)
      if (isRefusal(done)) throw new NotForYou()
      return context.goTo(paths.myCertificates(), { kind: 'information', words: 'Сертификат больше не используется.' })
    },
  })
}

const ownOne = async (desk: Desk, context: CertificateContext): Promise<Certificate> => {
  const { id = '' } = context.params
  const own = isUuid(id) ? (await ownCertificates(desk.app, context)).find(one => one.id === id) : undefined
  if (own === undefined) throw new NotForYou()
  return own
}

const listPage = async (desk: Desk, context: CertificateContext, errors: readonly FieldError[] = []) => {
  const own = await ownCertificates(desk.app, context)
  const now = desk.app.clock.now()
  const filled = { typed: {}, errors }
  return {
    title: 'Мои сертификаты',
    lead: 'Ими вы подписываете документы. Номер, владелец и срок сертификата стоят в отметке об электронной подписи.',
    errors,
    body: html`${table({
      caption: 'Зарегистрированные сертификаты',
      empty: 'Сертификатов пока нет.',
      columns: [{ label: 'Владелец' }, { label: 'Сертификат' }, { label: 'Действует' }, { label: 'Что сделать' }],
      rows: own.map(one => [
        html`${one.owner}${one.training && html` ${tag({ words: 'учебный', tone: 'attention' })}`}`,
        html`<span class="house-digest">${one.serial}</span><div class="house-muted">выдал: ${one.issuer}</div>`,
        html`${asShortDate(dayOf(one.notBefore))} – ${asShortDate(dayOf(one.notAfter))}${!isInForce(one, now) && html` ${tag({ words: 'не действует', tone: 'bad' })}`}`,
        html`<a class="govuk-link" href="${url(paths.certificateRemoval(one.id))}">Убрать<span class="govuk-visually-hidden">: ${one.serial}</span></a>`,
      ]),
    })}
    <h2 class="govuk-heading-m">Зарегистрировать сертификат</h2>
    ${form({
      action: paths.myCertificates(),
      csrf: context.csrf,
      multipart: true,
      body: html`${fileField({ name: 'file_certificate', label: 'Файл сертификата (.cer)', hint: 'Открытая часть, без закрытого ключа: в КриптоПро – «Просмотр сертификата», «Копировать в файл»', accept: '.cer,.crt,.pem,.der' }, filled)}
        ${buttonGroup(button('Зарегистрировать'))}`,
    })}
    ${
      desk.signing.training !== undefined &&
      html`<h2 class="govuk-heading-m">Учебная подпись</h2><p class="govuk-body">На учебном стенде можно подписывать без ключа: такая подпись юридической силы не имеет и отмечена словами «УЧЕБНАЯ ПОДПИСЬ».</p>
      ${form({ action: `${paths.myCertificates()}/training`, csrf: context.csrf, filled: emptyForm, body: buttonGroup(button('Завести учебный сертификат', { kind: 'secondary' })) })}`
    }`,
  }
}

const removalPage = (context: CertificateContext, { id, serial, owner }: Certificate) => ({
  title: 'Убрать сертификат',
  breadcrumbs: [{ label: 'Мои сертификаты', address: paths.myCertificates() }],
  width: 'reading' as const,
  body: askToConfirm({
    action: paths.certificateRemoval(id),
    csrf: context.csrf,
    consequences: html`<p>Сертификат № ${serial}, владелец – ${owner}. Подписи, поставленные им, останутся действительными; новых документов им не подписать.</p>`,
    yes: 'Убрать',
    back: paths.myCertificates(),
  }),
})

const tooLarge: Refusal = {
  refused: 'too_large',
  because: 'Файл слишком большой для сертификата. Выгрузите один сертификат, без цепочки и без закрытого ключа',
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)
