import type { PublicFileMatch } from '../../application/reads/public-order.ts'
import type { Verified } from '../../application/verify-document.ts'
import type { CertificateFacts, SignatureReport, SignerReport } from '../../domain/signature/report.ts'
import { listed } from '../../domain/wording.ts'
import { type Html, html, type Printable } from '../html.ts'
import { banner } from './banner.ts'
import { digest } from './digest.ts'
import { mentionAsJson } from './public-data.ts'
import { orderLink } from './public-order.ts'
import { certificateFacts, edsSteps, pointsOf, technicalNote, trainingMark, verdictFact } from './signature-check.ts'
import { type FactView, summaryCard, summaryList } from './summary-list.ts'
import { asRussianMoment, asRussianNumber } from './words.ts'

/** The answer in plain words first, its grounds after it. */
export const verifyResult = ({ report, published, ...file }: Verified, zone: string): Html =>
  html`${report && verdictBanner(report)}
    ${report?.signers.some(({ certificate }) => certificate?.training) && trainingMark}
    ${orderBanner(published, report !== undefined)}
    ${report?.signers.map((signer, index, all) => signerCard(signer, zone, all.length > 1 ? index + 1 : undefined))}
    <h2 class="govuk-heading-m">Документ</h2>
    ${summaryList([
      { name: 'Размер', value: `${asRussianNumber(file.size)} байт` },
      { name: 'Streebog-256 (ГОСТ Р 34.11-2012)', value: digest(file.streebog256) },
      { name: 'SHA-256', value: digest(file.sha256) },
      ...(report === undefined ? [] : [{ name: 'Когда проверено', value: asRussianMoment(report.checkedAt, zone) }]),
    ])}
    ${report && technicalNote}
    ${report && edsSteps('документ и файл .sig, если их ещё нет на компьютере')}`

const verdictBanner = ({ verdict, signers }: SignatureReport): Html => {
  if (verdict.state === 'valid') {
    const owners = signers.flatMap(({ certificate }) => certificate?.owner ?? [])
    if (signers.some(({ certificate }) => certificate?.training))
      return banner({
        kind: 'warning',
        title: 'Подпись сходится, но она учебная',
        body: html`<p class="govuk-body">Документ не менялся после подписания. Полагаться на него нельзя: ${listed(owners)} – владелец учебного сертификата.</p>`,
      })
    return banner({
      kind: 'success',
      title: signers.length > 1 ? 'Подписи действительны' : 'Подпись действительна',
      body: html`<p class="govuk-body">Документ не менялся после подписания. Подписал: ${listed(owners)}.</p>`,
    })
  }
  const title = verdict.state === 'invalid' ? 'Подпись недействительна' : 'Подпись не проверена'
  const advice =
    verdict.state === 'invalid'
      ? 'Не полагайтесь на этот документ, пока не получите верный файл.'
      : 'Это не значит, что подпись плохая: системе не хватило сведений. До ответа не полагайтесь на документ или проверьте его на Госуслугах.'
  return banner({
    kind: verdict.state === 'invalid' ? 'refusal' : 'warning',
    title,
    body: html`<p class="govuk-body">${verdict.what}.</p><p class="govuk-body">${advice}</p>`,
  })
}

/** Whether the very file is among those the ministry published. */
const orderBanner = (published: PublicFileMatch | undefined, signed: boolean): Html => {
  if (published === undefined)
    return html`<p class="govuk-body">Среди опубликованных приказов такого файла нет: ни один опубликованный файл не совпадает с ним до последнего знака.${
      !signed && ' Чтобы проверить подпись другого документа, приложите и файл .sig.'
    }</p>`
  const { order, file, amendedBy } = published
  if (file === 'replaced')
    return banner({
      kind: 'warning',
      title: 'Этот файл заменён',
      body: html`<p class="govuk-body">Его готовили для приказа ${orderLink(order)}, но подписан и опубликован другой. Возьмите файл на странице приказа.</p>`,
    })
  if (amendedBy.length > 0)
    return banner({
      kind: 'warning',
      title: 'Приказ настоящий, но потом изменён',
      body: html`<p class="govuk-body">Это опубликованный приказ ${orderLink(order)} «${order.title}». Позже его изменил${
        amendedBy.length > 1 && 'и'
      } ${listOf(amendedBy.map(orderLink))}: смотрите страницу приказа.</p>`,
    })
  return banner({
    kind: 'success',
    title: 'Это опубликованный приказ',
    body: html`<p class="govuk-body">Приказ ${orderLink(order)} «${order.title}». Файл совпадает с опубликованным до последнего знака.</p>`,
  })
}

const listOf = (items: readonly Html[]): Printable =>
  items.map((item, index) => html`${index > 0 && ', '}приказ ${item}`)

const signerCard = (signer: SignerReport, zone: string, place: number | undefined): Html =>
  summaryCard(place === undefined ? 'Кто подписал' : `Подпись ${place}`, [
    { name: 'Результат', value: html`${verdictFact(signer.verdict)} ${pointsOf(signer.points)}` },
    ...(signer.certificate === undefined ? [] : ownerFacts(signer.certificate, zone)),
    ...(signer.provenAt === undefined
      ? []
      : [{ name: 'Подписано не позднее (штамп времени)', value: asRussianMoment(signer.provenAt, zone) }]),
    ...(signer.claimedAt === undefined
      ? []
      : [{ name: 'Время подписи по часам подписавшего', value: asRussianMoment(signer.claimedAt, zone) }]),
    { name: 'Вид подписи', value: signer.level },
  ])

const ownerFacts = (certificate: CertificateFacts, zone: string): FactView[] => [
  ...certificateFacts(certificate, zone),
  ...(certificate.post === undefined ? [] : [{ name: 'Должность', value: certificate.post }]),
  ...(certificate.organisation === undefined ? [] : [{ name: 'Организация', value: certificate.organisation }]),
]

/** The same for programs; the names are a promise (docs/register.md). */
export const verifiedAsJson = ({ report, published, sha256, streebog256, size }: Verified) => ({
  document: { size, sha256, streebog256 },
  signature: report === undefined ? null : reportAsJson(report),
  order:
    published === undefined
      ? null
      : {
          ...mentionAsJson(published.order),
          title: published.order.title,
          region: published.order.region,
          file: published.file,
          amended_by: published.amendedBy.map(mentionAsJson),
        },
})

const reportAsJson = ({ verdict, signers, checkedAt }: SignatureReport) => ({
  ...verdictAsJson(verdict),
  checked_at: checkedAt.toISOString(),
  signers: signers.map(({ verdict: own, certificate, level, claimedAt, provenAt, points }) => ({
    ...verdictAsJson(own),
    level,
    claimed_at: claimedAt?.toISOString() ?? null,
    proven_at: provenAt?.toISOString() ?? null,
    certificate: certificate === undefined ? null : certificateAsJson(certificate),
    points: points.map(({ point, met, what }) => ({ point, met: met ?? null, what })),
  })),
})

const verdictAsJson = (verdict: SignatureReport['verdict']) => ({
  result: verdict.state,
  reason: verdict.state === 'valid' ? null : verdict.reason,
  what: verdict.state === 'valid' ? null : verdict.what,
})

const certificateAsJson = ({
  serial,
  owner,
  post,
  organisation,
  issuer,
  notBefore,
  notAfter,
  training,
}: CertificateFacts) => ({
  ...{ serial, owner, post: post ?? null, organisation: organisation ?? null, issuer, training },
  valid_from: notBefore.toISOString(),
  valid_to: notAfter.toISOString(),
})
