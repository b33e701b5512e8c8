import type { Refusal } from '../regulations/finding.ts'
import { packRef } from '../regulations/pack.ts'
import { categories, channels, documentKinds } from '../regulations/vocabulary.ts'
import type { Application } from './application.ts'
import { type Context, type Decider, refuse } from './context.ts'

/**
 * Filing. A person may file an application that is not ready: the clerk refuses it with the ground. Only what cannot be is
 * refused here: an unknown word, a closed channel, a category the edition does not offer, a date from the future.
 */
export const submit: Decider<'Submit'> = (_, { applicantId, application, outsideHours }, context) =>
  notReadable(application) ??
  notOffered(application, context) ??
  notTheirs(applicantId, application, context) ??
  impossibleDates(application, context) ?? [
    {
      type: 'Submitted',
      data: { pack: packRef(context.pack), applicantId, application, outsideHours: outsideHours ?? false },
    },
  ]

const signatures = ['none', 'handwritten', 'pep', 'unep', 'ukep', 'broken']
const deliveries = ['account', 'epgu', 'email', 'post', 'in_person', 'mfc']

/** Commands also come from files and other systems: a word out of the vocabulary is answered, not stored. */
const notReadable = (application: Application): Refusal | undefined => {
  const { category, channel, signature, resultBy, documents, held, earlierRefusals } = application
  const stray =
    strayWord('категория', category, categories) ??
    strayWord('способ подачи', channel, channels) ??
    strayWord('подпись', signature, signatures) ??
    strayWord('способ получения результата', resultBy, deliveries) ??
    firstStray('документ', documents, documentKinds) ??
    firstStray(
      'имеющаяся категория',
      held.map(category => category.category),
      categories,
    ) ??
    firstStray(
      'категория в отказе',
      earlierRefusals.map(refusal => refusal.category),
      categories,
    )
  if (stray !== undefined) return refuse('invalid', stray)
  if (application.position.trim() === '') return refuse('invalid', 'Не указана должность')
  if (application.organisationId.trim() === '') return refuse('invalid', 'Не указано место работы')
  return undefined
}

const firstStray = (what: string, values: readonly string[], allowed: readonly string[]): string | undefined =>
  values.map(value => strayWord(what, value, allowed)).find(found => found !== undefined)

const strayWord = (what: string, value: string, allowed: readonly string[]): string | undefined =>
  allowed.includes(value)
    ? undefined
    : `Неизвестное значение «${value}» (${what}): ожидалось одно из ${allowed.join(', ')}`

const notOffered = (application: Application, context: Context): Refusal | undefined => {
  const { pack, today } = context
  if (today < pack.in_force.from) {
    return refuse('not_in_force', 'Редакция регламента ещё не действует в этот день', pack.in_force.clause)
  }
  const channel = pack.channels.find(line => line.channel === application.channel)
  if (!channel?.open && !mustBeAnswered('channel_closed', context)) {
    return refuse('channel_closed', 'Этим способом заявления не принимаются', channel?.clause)
  }
  if (!pack.categories.some(line => line.category === application.category)) {
    return refuse('category_not_offered', 'Эта категория здесь не устанавливается', pack.categories[0]?.clause)
  }
  if (pack.consent.required && !application.consent) {
    return refuse(
      'consent_required',
      'Без согласия на обработку персональных данных заявление не рассматривается',
      pack.consent.clause,
    )
  }
  if (application.representative === undefined || mustBeAnswered('representative_not_allowed', context))
    return undefined
  if (pack.representative.may !== 'file') {
    return refuse(
      'representative_not_allowed',
      'Подать заявление через представителя нельзя',
      pack.representative.clause,
    )
  }
  return channel?.representative
    ? undefined
    : refuse('representative_not_allowed', 'Этим способом представитель подать заявление не может', channel?.clause)
}

/** Paper that has reached the ministry cannot be wished away: the clerk records it and refuses acceptance by the list of the pack. */
const mustBeAnswered = (rule: 'channel_closed' | 'representative_not_allowed', { actor, pack }: Context): boolean =>
  actor.role === 'clerk' && pack.refuse_acceptance_when.some(ground => ground.rule === rule)

const notTheirs = (applicantId: string, application: Application, { actor }: Context): Refusal | undefined => {
  if (actor.role === 'teacher' && actor.personId !== applicantId) {
    return refuse('not_your_case', 'Педагогический работник подаёт заявление только о себе')
  }
  if (actor.role === 'representative' && application.representative === undefined) {
    return refuse('representative_missing', 'Заявление подаёт представитель: укажите, подтверждено ли его полномочие')
  }
  return actor.role === 'mfc' && application.channel !== 'mfc'
    ? refuse('channel_closed', 'Работник МФЦ принимает заявления только через МФЦ')
    : undefined
}

const impossibleDates = ({ held, earlierRefusals }: Application, { today }: Context): Refusal | undefined => {
  if (held.some(category => category.setOn > today)) {
    return refuse('date_in_future', 'Имеющаяся категория не может быть установлена позже дня подачи заявления')
  }
  if (held.some(({ setOn, validUntil }) => validUntil !== undefined && validUntil < setOn)) {
    return refuse('dates_out_of_order', 'Срок действия категории не может кончиться раньше дня, когда она установлена')
  }
  if (held.some(({ position }) => position.trim() === '')) {
    return refuse('invalid', 'Не указано, по какой должности установлена имеющаяся категория')
  }
  return earlierRefusals.some(refusal => refusal.decidedOn > today)
    ? refuse('date_in_future', 'Прежний отказ не может быть позже дня подачи заявления')
    : undefined
}
