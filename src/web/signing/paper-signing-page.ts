import { mayPrepare } from '../../application/signing/prepare.ts'
import type { StoredPaper } from '../../application/stores/decisions.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by } from '../route.ts'
import type { Desk } from '../screens.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { signingBlock } from '../views/signing.ts'
import { certificateField, certificateOptions } from './certificate-choice.ts'
import type { SignerContext } from './open-signing.ts'
import type { SigningAnswer } from './signing-answer.ts'

/** Signing of one paper: its frozen file when there is one, and the question with which certificate to prepare it. */
export const paperSigningPage = async (
  desk: Desk,
  context: SignerContext,
  paper: StoredPaper,
  { refusal, errors = [], filled = emptyForm }: SigningAnswer,
): Promise<PageView> => {
  const pack = packToday(desk, paper.region)
  const [now] = (await desk.reads.signingsOfPaper(paper.id)).filter(
    ({ status }) => status !== 'dropped' && status !== 'replaced',
  )
  if (now?.status === 'drawing' && now.failed === null) context.reply.header('refresh', '3')
  const may = now?.status === 'signed' ? undefined : await mayPrepare(desk.app, by(context), paper.id)
  return {
    title: 'Электронная подпись',
    caption: paper.title,
    breadcrumbs: [{ label: paper.title, address: paths.paper(paper.id) }],
    errors: [...errors, ...filled.errors],
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${
        now &&
        signingBlock({
          ...{ card: now, title: 'Файл документа', csrf: context.csrf, errors },
          ...{ me: context.actor.personId, timeZone: pack.authority.time_zone },
        })
      }
      ${isRefusal(may) && now === undefined && html`<p class="govuk-body">${may.because}.</p>`}
      ${may !== undefined && !isRefusal(may) && (await preparation(desk, context, paper, now !== undefined, { filled }))}`,
  }
}

const preparation = async (
  desk: Desk,
  context: SignerContext,
  paper: StoredPaper,
  again: boolean,
  { filled = emptyForm }: SigningAnswer,
): Promise<Html> => {
  const options = await certificateOptions(desk, context)
  const asked = html`${certificateField(options, filled)}${
    options.length > 0 &&
    buttonGroup(
      button(again ? 'Подготовить заново' : 'Подготовить к подписи', again ? { kind: 'secondary' } : {}),
      html`<a class="govuk-link" href="${url(paths.paper(paper.id))}">Вернуться к документу</a>`,
    )
  }`
  const body = form({ action: paths.paperSigning(paper.id), csrf: context.csrf, filled, body: asked })
  return again
    ? html`<details class="house-details" ${filled.errors.length > 0 && html`open`}><summary>Подготовить заново, с другим сертификатом</summary><p class="govuk-body">Прежний файл и подписи под ним перестанут быть действующими.</p>${body}</details>`
    : html`<p class="govuk-body">Отметка об электронной подписи рисуется в документе до подписания, поэтому сначала выберите сертификат. После этого файл больше не меняется.</p>${body}`
}
