import { mayPrepare } from '../../application/signing/prepare.ts'
import type { StoredPaper } from '../../application/stores/decisions.ts'
import type { Role } from '../../domain/people/roles.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by } from '../route.ts'
import type { Desk } from '../screens.ts'
import { asRussianMoment } from '../views/words.ts'
import { type SignerContext, signers } from './open-signing.ts'

/** Under a paper: who has signed it, with the file of the signature; for those who may sign it, where that is done. */
export const paperSignatures = async (
  desk: Desk,
  context: SignerContext,
  paper: StoredPaper,
): Promise<Html | false> => {
  const all = await desk.reads.signingsOfPaper(paper.id)
  const signed = all.find(({ status, copy }) => status === 'signed' && copy === 'full')
  if (signed !== undefined) {
    const zone = packToday(desk, paper.region).authority.time_zone
    return html`<h2 class="govuk-heading-s">Подписан электронной подписью</h2>
      <ul class="govuk-list house-not-printed">${signed.signers.map(
        ({ certificate, signature }) =>
          signature !== null &&
          html`<li>${certificate.owner}${certificate.training && ' (учебная подпись)'}, сертификат <span class="house-digest">${certificate.serial}</span>; техническая проверка ${asRussianMoment(signature.checkedAt, zone)}: подпись действительна. <a class="govuk-link" href="${url(paths.signatureFile(signed.id, signature.id))}">Скачать .sig</a></li>`,
      )}
      <li><a class="govuk-link" href="${url(paths.signingThing(signed.id, 'document.pdf'))}">Подписанный файл (PDF)</a></li></ul>`
  }
  if (paper.orderId !== undefined || !signers.some((role: Role) => role === context.actor.role)) return false
  const may = await mayPrepare(desk.app, by(context), paper.id)
  return (
    !isRefusal(may) &&
    html`<p class="govuk-body house-not-printed"><a class="govuk-link" href="${url(paths.paperSigning(paper.id))}">Подписать электронной подписью</a></p>${
      context.actor.role === 'employer' &&
      html`<p class="govuk-body house-not-printed"><a class="govuk-link" href="${url(paths.signedByHand(paper.id))}">Подписать на бумаге, с печатью</a></p>`
    }`
  )
}
