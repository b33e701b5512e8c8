import type { SignerLine, SigningCard } from '../../application/reads/signings.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { banner } from './banner.ts'
import { fileField } from './fields.ts'
import { sizeInWords } from './files.ts'
import { button, buttonGroup, form } from './form.ts'
import { type FactView, summaryCard } from './summary-list.ts'
import { asRussianMoment, asShortDate, counted } from './words.ts'

export type SigningView = {
  card: SigningCard
  /** «Полная копия» where there are two. */
  title: string
  /** Who looks; undefined: nobody who signs. */
  me?: string | undefined
  csrf: string
  timeZone: string
  /** Messages of the file field, by its name. */
  errors?: readonly { field: string; message: string }[] | undefined
}

/** A frozen file: what is signed, by whom, and – for those whose turn it is – how to sign it. */
export const signingBlock = (view: SigningView): Html => {
  const { card, title } = view
  if (card.status === 'drawing')
    return card.failed === null
      ? html`<section><h2 class="govuk-heading-m">${title}</h2><p class="govuk-body" role="status">Готовим файл для подписи. Страница обновится сама.</p></section>`
      : html`<section><h2 class="govuk-heading-m">${title}</h2>${banner({ kind: 'warning', title: 'Файл не получился', body: html`<p>${card.failed}</p><p>Подготовьте документ заново.</p>` })}</section>`
  const waits = card.status === 'ready' && card.signers.find(one => one.personId === view.me && one.signature === null)
  return html`<section>${summaryCard(title, factsOf(view))}
    ${card.signers.map(signer => signerCard(view, signer))}
    ${waits && waysToSign(view, waits)}</section>`
}

/** Name of the file field of a signing: several may stand on one page. */
export const signatureField = ({ id }: Pick<SigningCard, 'id'>): string => `file_signature_${id.slice(0, 8)}`

const factsOf = ({ card }: SigningView): FactView[] => {
  const { id, status, size, pages, streebog, digest } = card
  const file = paths.signingThing(id, 'document.pdf')
  return [
    {
      name: status === 'signed' ? 'Подписанный файл' : 'Файл для подписи',
      value: html`<a class="govuk-link" href="${url(file)}">${status === 'signed' ? 'Открыть PDF' : 'Прочитать перед подписью (PDF)'}</a> <span class="house-muted">${pages !== null && `${counted(pages, ['страница', 'страницы', 'страниц'])}, `}${sizeInWords(size ?? 0)}</span>`,
    },
    { name: 'ГОСТ Р 34.11-2012 (Стрибог-256)', value: html`<span class="house-digest">${streebog}</span>` },
    { name: 'SHA-256', value: html`<span class="house-digest">${digest}</span>` },
  ]
}

const signerCard = ({ card, timeZone }: SigningView, { name, certificate, signature }: SignerLine): Html => {
  const validity = `с ${asShortDate(dayOf(certificate.notBefore))} по ${asShortDate(dayOf(certificate.notAfter))}`
  const facts: FactView[] = [
    { name: 'Владелец сертификата', value: certificate.owner },
    { name: 'Сертификат', value: html`<span class="house-digest">${certificate.serial}</span>` },
    { name: 'Действует', value: validity },
    { name: 'Выдан', value: certificate.issuer },
  ]
  if (signature === null) return summaryCard(name, [...facts, { name: 'Подпись', value: 'ещё не поставлена' }])
  const { id, claimedAt, checkedAt, report, size } = signature
  return summaryCard(certificate.training ? `${name} – учебная подпись` : name, [
    ...facts,
    {
      name: 'Время подписи',
      value: claimedAt && `${asRussianMoment(claimedAt, timeZone)} (по данным подписавшего)`,
    },
    {
      name: 'Техническая проверка',
      value: `${verdictWords[report.verdict.state]}, ${asRussianMoment(checkedAt, timeZone)}`,
    },
    {
      name: 'Файл подписи',
      value: html`<a class="govuk-link" href="${url(paths.signatureFile(card.id, id))}">Скачать .sig</a> <span class="house-muted">${sizeInWords(size)}</span>`,
    },
  ])
}

const verdictWords = {
  valid: 'подпись действительна',
  invalid: 'подпись недействительна',
  indeterminate: 'не проверено',
}

/** The way that always works comes first; the plug-in and the training signer are shorter where they are there. */
const waysToSign = ({ card, csrf, errors = [] }: SigningView, { certificate }: SignerLine): Html => {
  const file = paths.signingThing(card.id, 'document.pdf')
  const field = signatureField(card)
  const own = errors.filter(error => error.field === field)
  return html`<h3 class="govuk-heading-s">Подпишите этот файл сертификатом № ${certificate.serial}</h3>
    ${
      certificate.training
        ? form({
            action: paths.signingThing(card.id, 'training'),
            csrf,
            filled: { typed: {}, errors: [] },
            body: html`<p class="govuk-body">Учебная подпись юридической силы не имеет: поперёк отметки стоит «УЧЕБНАЯ ПОДПИСЬ».</p>${buttonGroup(button('Подписать учебной подписью'))}`,
          })
        : html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.signingThing(card.id, 'plugin'))}">Подписать плагином КриптоПро в браузере</a></p>`
    }
    <ol class="govuk-list govuk-list--number">
      <li><a class="govuk-link" href="${url(`${file}?save=1`)}">Скачайте файл</a> и не меняйте его.</li>
      <li>Подпишите в своей программе: отсоединённая подпись, CAdES-BES, файл .sig.</li>
      <li>Приложите файл подписи. Система проверит его и примет, только если подпись действительна.</li>
    </ol>
    ${form({
      action: paths.signingThing(card.id, 'signature'),
      csrf,
      multipart: true,
      body: html`${fileField({ name: field, label: 'Файл подписи (.sig)', accept: '.sig,.p7s,.sgn,.pem', hint: 'Не больше 1 МБ' }, { typed: {}, errors: own })}
        ${buttonGroup(button('Проверить и принять подпись', certificate.training ? { kind: 'secondary' } : {}))}`,
    })}`
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)
