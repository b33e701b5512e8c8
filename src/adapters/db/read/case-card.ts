import { type RawBuilder, sql } from 'kysely'
import type { CaseCard, CaseReads, SeatLine } from '../../../application/reads/cases.ts'
import type { MessageLine, NoticeLine, PaperLine } from '../../../application/reads/papers.ts'
import type { CaseLine } from '../../../application/reads/queue.ts'
import type { StoredFile } from '../../../application/stores/cases.ts'
import type { Organisation, Person } from '../../../application/stores/people.ts'
import type { NameForms } from '../../../domain/people/declension.ts'
import { initials } from '../../../domain/people/names.ts'
import type { Db } from '../connect.ts'
import { fileColumns } from '../file-rows.ts'
import { caseLineColumns, caseLineJoins, fullNameOf } from './case-line.ts'
import { listOf, noticeColumns, paperColumns, withMoments } from './paper-columns.ts'

type CardRow = CaseLine & {
  version: number
  state: CaseCard['state']
  person: Person
  nameForms: NameForms | null
  employer: Organisation
  officerName: { surname: string; name: string; patronymic: string | null } | null
  files: StoredFile[]
  papers: PaperLine[]
  notices: NoticeLine[]
  messages: MessageLine[]
  seats: SeatLine[]
  memberIds: string[]
  filedById: string | null
  secondIds: string[]
}

/** The whole card in one statement: its parts come as JSON. */
export const caseCard = (db: Db): Pick<CaseReads, 'caseCard'> => ({
  caseCard: async id => {
    const { rows } = await statement(id).execute(db)
    return rows[0] && asCard(rows[0])
  },
})

const statement = (id: string): RawBuilder<CardRow> => sql<CardRow>`/*@case-card*/
  select ${caseLineColumns}, c.version, c.state,
    json_build_object('id', p.id, 'surname', p.surname, 'name', p.name, 'patronymic', p.patronymic, 'sex', p.sex,
      'birthDate', p.birth_date, 'snils', p.snils, 'citizenship', p.citizenship, 'identity', p.identity_document,
      'phone', p.phone, 'email', p.email, 'address', p.address) as person,
    (select json_build_object('nominative', full_name, 'genitive', genitive, 'dative', dative, 'accusative', accusative,
      'instrumental', instrumental, 'prepositional', prepositional) from name_forms
      where person_id = p.id) as "nameForms",
    json_build_object('id', o.id, 'region', o.region, 'fullName', o.full_name, 'shortName', o.short_name,
      'municipality', o.municipality, 'address', o.address, 'email', o.email, 'headName', o.head_name) as employer,
    (select json_build_object('surname', surname, 'name', name, 'patronymic', patronymic) from people
      where id = c.officer_id) as "officerName",
    ${listOf(sql`select ${fileColumns} from files where case_id = c.id order by uploaded_at, id`)} as files,
    ${listOf(sql`select ${paperColumns} from documents where case_id = c.id
      union all select ${paperColumns} from documents where case_id is null and id in
        (select document_id from notices where case_id = c.id and organisation_id is not null)
      order by "madeAt", id`)} as papers,
    ${listOf(sql`select ${noticeColumns} from notices where case_id = c.id order by created_at, id`)} as notices,
    ${listOf(sql`select m.id, m.author_id as "authorId", coalesce(${fullNameOf('a')}, '') as author, m.role, m.body,
      m.sent_at as "sentAt" from messages m left join people a on a.id = m.author_id
      where m.case_id = c.id order by m.sent_at, m.id`)} as messages,
    ${listOf(sql`select s.expert_id as "expertId", ${fullNameOf('a')} as name, coalesce(w.short_name, '') as organisation,
      s.duty, s.signed_on as "signedOn" from case_seats s join people a on a.id = s.expert_id
      left join experts e on e.person_id = s.expert_id left join organisations w on w.id = e.organisation_id
      where s.case_id = c.id order by s.duty, a.surname, a.id`)} as seats,
    array(select person_id from commission_members where region = c.region and since <= c.meeting_on
      and (until is null or until >= c.meeting_on)) as "memberIds",
    (select submitted_by from applications where case_id = c.id) as "filedById",
    array(select expert_id from second_opinions where case_id = c.id and status = 'open') as "secondIds"
  from cases c ${caseLineJoins} where c.id = ${id}`

const asCard = (row: CardRow): CaseCard => {
  const { version, state, person, nameForms, employer, officerName, files, papers, notices, messages, seats, ...rest } =
    row
  const { memberIds, filedById, secondIds, ...line } = rest
  return {
    line,
    version,
    state,
    person,
    nameForms: nameForms ?? undefined,
    organisation: employer,
    officer: officerName && initials({ ...officerName, patronymic: officerName.patronymic ?? undefined }),
    files: files.map(withMoments('uploadedAt')),
    papers: papers.map(withMoments('madeAt')),
    notices: notices.map(withMoments('createdAt', 'sentAt', 'readAt')),
    messages: messages.map(withMoments('sentAt')),
    seats,
    relation: {
      region: line.region,
      applicantId: line.applicantId,
      organisationId: line.organisationId,
      expertIds: [...seats, ...confirmers(state)].map(seat => seat.expertId),
      openToExperts: state.stage === 'admitted' && state.path !== 'assessment',
      meetingMemberIds: memberIds,
      decided: line.outcome !== null,
      filedById: filedById ?? undefined,
      secondExpertIds: secondIds,
    },
  }
}

/** Those who have confirmed awards keep seeing what they signed. */
const confirmers = (state: CaseCard['state']): { expertId: string }[] =>
  'confirmations' in state ? state.confirmations : []
