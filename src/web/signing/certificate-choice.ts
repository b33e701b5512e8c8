import { isInForce, ownCertificates } from '../../application/signing/certificates.ts'
import { takeTrainingCertificate } from '../../application/signing/training.ts'
import type { Certificate } from '../../application/stores/signings.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by } from '../route.ts'
import type { Desk } from '../screens.ts'
import { type OptionView, radiosField } from '../views/fields.ts'
import { asShortDate } from '../views/words.ts'
import type { SignerContext } from './open-signing.ts'

/** The answer that stands for the training signature of a stand. */
const training = 'training'

/** Certificates the person may sign with now; on a stand, the training one too. */
export const certificateOptions = async (
  desk: Desk,
  { actor }: Pick<SignerContext, 'actor'>,
): Promise<OptionView[]> => {
  const now = desk.app.clock.now()
  const own = (await ownCertificates(desk.app, { actor })).filter(one => isInForce(one, now))
  const real = own.filter(one => !one.training).map(option)
  return desk.signing.training === undefined
    ? real
    : [
        ...real,
        { value: training, label: 'Учебная подпись', hint: 'Только на учебном стенде, юридической силы не имеет' },
      ]
}

/** The question with which certificate to sign; without one, where to register it. */
export const certificateField = (options: readonly OptionView[], filled: Filled): Html =>
  options.length === 0
    ? html`<p class="govuk-body">Чтобы подписать электронно, сначала <a class="govuk-link" href="${url(paths.myCertificates())}">зарегистрируйте свой сертификат</a>: его номер и владелец будут стоять в отметке об электронной подписи.</p>`
    : html`${radiosField({ name: 'certificate', label: 'Каким сертификатом подписываете', options }, withOnly(options, filled))}
      <p class="govuk-body house-small"><a class="govuk-link" href="${url(paths.myCertificates())}">Мои сертификаты</a></p>`

/** The id of the chosen certificate; a training one is made at the first wish. */
export const chosenCertificate = async (
  desk: Desk,
  context: SignerContext,
  answer: string | undefined,
): Promise<string | Refusal> => {
  if (answer !== training) return answer ?? ''
  const taken = await takeTrainingCertificate(desk.app, desk.signing, by(context))
  return isRefusal(taken) ? taken : taken.certificateId
}

const option = ({ id, owner, serial, notAfter, issuer }: Certificate): OptionView => ({
  value: id,
  label: owner,
  hint: `№ ${serial}, до ${asShortDate(notAfter.toISOString().slice(0, 10))}, выдал: ${issuer}`,
})

/** A single answer is chosen already. */
const withOnly = (options: readonly OptionView[], filled: Filled): Filled =>
  options.length === 1 && filled.typed.certificate === undefined
    ? { ...filled, typed: { ...filled.typed, certificate: options[0]?.value ?? '' } }
    : filled
