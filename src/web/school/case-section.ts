import type { DeskContext, OpenCase } from '../desk/open-case.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { button, form } from '../views/form.ts'
import { summaryCard } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'
import { confirmedTable } from './confirmation-form.ts'
import { invitationTag, petitionTag, setTag, wayWords } from './words.ts'

/** What the school of a case has confirmed, certified and petitioned for, and what it is asked. */
export const schoolSection = async (desk: Desk, context: DeskContext, { card, pack }: OpenCase): Promise<Html> => {
  const { id } = card.line
  const { organisation } = card
  const zone = pack.authority.time_zone
  const [desk_, invitations, confirmations, sets, acts, petitions] = await Promise.all([
    desk.reads.schoolDesk(organisation.id),
    desk.reads.invitations({ organisationId: organisation.id }),
    desk.reads.confirmations({ caseId: id }),
    desk.reads.certificationSets({ caseId: id }),
    desk.reads.certificationsOfCase(id),
    desk.reads.petitions({ caseId: id }),
  ])
  const asks = (context.actor.role === 'clerk' || context.actor.role === 'secretary') && !card.line.finished
  const [invitation] = invitations
  const open = confirmations.find(({ answeredAt }) => answeredAt === null)
  const order = (thing: string, label: string, fields: Html | false = false): Html =>
    form({
      action: paths.caseThing(id, thing),
      csrf: context.csrf,
      filled: emptyForm,
      body: html`${fields}${button(label, { kind: 'secondary' })}`,
    })
  return html`${summaryCard('Школа', [
    { name: 'Место работы', value: organisation.fullName },
    { name: 'Почта из справочника', value: organisation.email },
    {
      name: 'Кабинет',
      value: desk_.hasDesk
        ? 'открыт'
        : invitation === undefined
          ? 'нет, школу не приглашали'
          : html`нет. Приглашение от ${asRussianMoment(invitation.sentAt, zone)} ${invitationTag(invitation, desk.app.clock.now())}`,
    },
  ])}
  ${asks && !desk_.hasDesk && order('school-invitation', invitation === undefined ? 'Пригласить школу' : 'Пригласить школу ещё раз')}
  <h2 class="govuk-heading-m">Подтверждение сведений о работе</h2>
  ${confirmations.length === 0 && html`<div class="house-empty">Школу о работе педагога не спрашивали, и сама она ничего не подтверждала.</div>`}
  ${confirmations.map(one =>
    one.answeredAt === null
      ? html`<p class="govuk-body">Школу спросили ${asRussianMoment(one.askedAt, zone)}, ответа пока нет.</p>`
      : html`<p class="govuk-body">Ответила школа: ${one.answeredByName}, ${asRussianMoment(one.answeredAt, zone)}. ${
          one.documentId === null
            ? 'Справка не составлена: работу на этот день школа не подтвердила.'
            : html`<a class="govuk-link" href="${url(paths.paper(one.documentId))}">Справка № ${one.number}</a>, ${one.signedWay === null ? html`<strong>ещё не подписана</strong>` : `подписана ${wayWords[one.signedWay]}`}.`
        }</p>${confirmedTable(one)}`,
  )}
  ${asks && open === undefined && order('school-confirmation', confirmations.length === 0 ? 'Попросить школу подтвердить' : 'Попросить подтвердить ещё раз')}
  ${asks && open !== undefined && order('school-reminder', 'Напомнить школе', html`<input type="hidden" name="subject" value="${open.id}">`)}
  <h2 class="govuk-heading-m">Заверение документов</h2>
  ${table({
    caption: 'Акты школы о документах дела',
    columns: [{ label: 'Акт' }, { label: 'Школа' }, { label: 'Подписан' }, { label: 'Файлов в акте', numeric: true }],
    empty: 'Подписанных актов о файлах этого дела нет.',
    rows: acts.map(act => [
      html`<a class="govuk-link" href="${url(paths.paper(act.documentId))}">№ ${act.number} от ${asShortDate(act.on)}</a>`,
      act.organisation,
      `${asRussianMoment(act.signedAt, zone)}, ${wayWords[act.signedWay]}`,
      String(act.digests.length),
    ]),
  })}
  ${
    sets.length > 0 &&
    table({
      caption: 'Документы, отправленные школе',
      columns: [{ label: 'Отправлены' }, { label: 'Файлов', numeric: true }, { label: 'Состояние' }],
      empty: '',
      rows: sets.map(set => [asRussianMoment(set.sentAt, zone), String(set.files), setTag(set.status, set.act)]),
    })
  }
  ${
    petitions.length > 0 &&
    html`<h2 class="govuk-heading-m">Ходатайство</h2>${table({
      caption: 'Ходатайства в деле',
      columns: [{ label: 'Документ' }, { label: 'Протокол' }, { label: 'Состояние' }],
      empty: '',
      rows: petitions.map(one => [
        one.documentId === null
          ? 'Ходатайство'
          : html`<a class="govuk-link" href="${url(paths.paper(one.documentId))}">Ходатайство № ${one.number}</a>`,
        one.minutesNumber === null || one.minutesOn === null
          ? '–'
          : `№ ${one.minutesNumber} от ${asShortDate(one.minutesOn)}`,
        petitionTag(one),
      ]),
    })}`
  }`
}
