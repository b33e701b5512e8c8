import type { PublicCertificate } from '../../application/reads/public-order.ts'
import type { SignatureVerdict } from '../../domain/signature/reasons.ts'
import type { PolicyFinding } from '../../domain/signature/report.ts'
import { type Html, html, type Printable, url } from '../html.ts'
import { digest } from './digest.ts'
import type { FactView } from './summary-list.ts'
import { type TagView, tag } from './tag.ts'
import { asRussianMoment } from './words.ts'

export const stateWords: Record<SignatureVerdict['state'], TagView> = {
  valid: { words: 'действительна', tone: 'good' },
  invalid: { words: 'недействительна', tone: 'bad' },
  indeterminate: { words: 'не проверено', tone: 'attention' },
}

/** What the stamp of the stand says too. */
export const trainingMark: Html = html`<p class="house-training">УЧЕБНАЯ ПОДПИСЬ</p>
  <p class="govuk-body">Она сделана на учебном стенде и юридической силы не имеет.</p>`

/** A certificate for everybody: nothing of СНИЛС, ИНН or e-mail. */
export const certificateFacts = (certificate: PublicCertificate, zone: string): FactView[] => [
  { name: 'Владелец сертификата', value: certificate.owner },
  {
    name: 'Номер сертификата',
    value: html`${digest(certificate.serial)}<details class="house-details"><summary>Десятичная запись</summary>${digest(certificate.serialDecimal)}</details>`,
  },
  { name: 'Кем выдан', value: certificate.issuer },
  {
    name: 'Сертификат действует',
    value: `с ${asRussianMoment(certificate.notBefore, zone)} по ${asRussianMoment(certificate.notAfter, zone)}`,
  },
]

/** The outcome with the reason and what to do about it. */
export const verdictFact = (verdict: SignatureVerdict): Printable =>
  html`${tag(stateWords[verdict.state])}${verdict.state !== 'valid' && html` ${verdict.what}.`}`

/** The ten points of the policy, one click away. */
export const pointsOf = (points: readonly PolicyFinding[]): Html | false =>
  points.length > 0 &&
  html`<details class="house-details"><summary>Что проверено по пунктам</summary><ol class="house-points">${points.map(
    ({ point, met, what }) =>
      html`<li value="${point}">${what} – <strong>${met === undefined ? 'не смотрели' : met ? 'да' : 'нет'}</strong></li>`,
  )}</ol></details>`

/** What our check is not, and where the state's own one is. */
export const edsSteps = (files: Printable): Html =>
  html`<details class="house-details"><summary>Как проверить подпись на Госуслугах</summary>
    <ol class="govuk-list govuk-list--number">
      <li>Скачайте ${files}.</li>
      <li>Откройте <a class="govuk-link" href="${url('https://www.gosuslugi.ru/eds')}" rel="external noreferrer">gosuslugi.ru/eds</a> и выберите проверку отсоединённой подписи.</li>
      <li>Загрузите документ, затем файл .sig: портал скажет, действительна ли подпись.</li>
    </ol></details>`

/** The technical check is no qualified one: the reader must know it before relying on it. */
export const technicalNote: Html = html`<p class="house-small">Это техническая проверка: её сделала сама система, а не сертифицированное средство электронной подписи. Юридически значимый ответ даёт портал Госуслуг.</p>`
