import type { PublicFile, PublicOrderCard, PublicSignature } from '../../application/reads/public-order.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { digest } from './digest.ts'
import { certificateFacts, edsSteps, pointsOf, technicalNote, trainingMark, verdictFact } from './signature-check.ts'
import { summaryCard, summaryList } from './summary-list.ts'
import { asRussianMoment, asRussianNumber, asShortDate } from './words.ts'

/** «Приказ № 12-а от 03.04.2026»: what the files are called, without signs that folders do not take. */
export const orderFileName = ({ number, signedOn }: { number: string; signedOn: string }): string =>
  `Приказ № ${number.replaceAll(/[\\/:*?"<>|\p{C}]+/gu, '-')} от ${asShortDate(signedOn)}`

/** `<name>.pdf` with `<name>.pdf.sig`, `<name>.pdf.2.sig` beside it. */
export const signatureFileName = (pdf: string, index: number): string =>
  `${pdf}${index === 0 ? '' : `.${index + 1}`}.sig`

/** The signed file, its signatures and digests; for an order on paper, that there is none. */
export const publicFileView = ({ order, file, copyId, signer }: PublicOrderCard, zone: string): Html => {
  if (file === null)
    return html`<h2 class="govuk-heading-m">Файл и подпись</h2>
      <p class="govuk-body">Приказ подписан на бумаге, электронной подписи у него нет. Подлинник хранится в министерстве.</p>
      ${copyId !== null && html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.publicOrderThing(order.id, 'order.pdf'))}">${orderFileName(order)}.pdf</a> <span class="house-muted">копия для опубликования</span></p>`}`
  const pdf = `${orderFileName(order)}.pdf`
  const { signatures } = file
  return html`<h2 class="govuk-heading-m">Файлы и подпись</h2>
    ${signatures.some(({ certificate }) => certificate.training) && trainingMark}
    <ul class="house-files">
      <li><a class="govuk-link" href="${url(paths.publicOrderThing(order.id, 'order.pdf'))}">${pdf}</a> <span class="house-muted">${sizeOf(file)}</span></li>
      ${signatures.map((_, index) => html`<li><a class="govuk-link" href="${url(paths.publicSignature(order.id, String(index + 1)))}">${signatureFileName(pdf, index)}</a> <span class="house-muted">электронная подпись</span></li>`)}
    </ul>
    ${summaryList([
      { name: 'Стрибог-256 (ГОСТ Р 34.11-2012)', value: digest(file.streebog) },
      { name: 'SHA-256', value: digest(file.digest) },
    ])}
    ${signatures.map((signature, index) => signatureCard(signature, zone, signatures.length > 1 ? index + 1 : undefined, signer?.post))}
    ${technicalNote}
    ${edsSteps(html`оба файла: «${pdf}» и «${signatureFileName(pdf, 0)}»`)}
    <p class="govuk-body"><a class="govuk-link" href="${url(paths.verifyDocument())}">Проверить у нас другой документ</a></p>`
}

const signatureCard = (
  { certificate, verdict, points, claimedAt, provenAt, checkedAt }: PublicSignature,
  zone: string,
  place: number | undefined,
  post: string | undefined,
): Html =>
  summaryCard(place === undefined ? 'Электронная подпись' : `Электронная подпись ${place}`, [
    ...(post === undefined ? [] : [{ name: 'Должность', value: post }]),
    ...certificateFacts(certificate, zone),
    ...(provenAt === undefined
      ? []
      : [{ name: 'Подписано не позднее (штамп времени)', value: asRussianMoment(provenAt, zone) }]),
    ...(claimedAt === undefined
      ? []
      : [{ name: 'Время подписи по часам подписавшего', value: asRussianMoment(claimedAt, zone) }]),
    { name: 'Техническая проверка', value: html`${verdictFact(verdict)} ${pointsOf(points)}` },
    { name: 'Когда проверено', value: asRussianMoment(checkedAt, zone) },
  ])

const sizeOf = ({ size, pages }: Pick<PublicFile, 'size' | 'pages'>): string => {
  const kilobytes = Math.max(1, Math.round(size / 1024))
  const pageWords = pages === null ? '' : `, страниц: ${pages}`
  return `PDF, ${asRussianNumber(kilobytes)} КБ${pageWords}`
}
