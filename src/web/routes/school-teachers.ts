import type { FastifyInstance } from 'fastify'
import { csvOf } from '../../application/csv.ts'
import { type TeacherLine, teachersOfSchool } from '../../application/school/teachers.ts'
import { NotForYou } from '../errors.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import { noSchoolBanner, type SchoolContext, schoolHere } from '../school/school-here.ts'
import { teacherBody } from '../school/teacher-card.ts'
import { filterFrom, type TeacherFilter, teachersBody, teachersTable } from '../school/teachers-page.ts'
import type { Chapter, Desk } from '../screens.ts'

/** «Мои педагоги»: the list, the same as a file, and the card of one. */
export const schoolTeacherRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.ownTeachers(),
    roles: ['employer'],
    handler: async context => {
      const school = await schoolHere(desk, context)
      const filter = filterFrom(context.query)
      const lines = await found(desk, context, filter)
      return context.render({
        title: 'Мои педагоги',
        caption: school?.fullName,
        lead: 'Кто работает в школе, какие категории имеет и за чем может обратиться. Даты посчитаны по действующему регламенту на сегодня.',
        width: 'wide',
        body: html`${noSchoolBanner(school)}${school !== undefined && teachersBody(lines, filter)}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.ownTeachersFile(),
    roles: ['employer'],
    handler: async context => {
      const lines = await found(desk, context, filterFrom(context.query))
      await noted(desk, context, 'school.teachers_file', context.actor.organisationId ?? '')
      return context.reply
        .header('content-disposition', 'attachment; filename="teachers.csv"')
        .header('cache-control', 'private, no-store')
        .type('text/csv; charset=utf-8')
        .send(csvOf(teachersTable(lines)))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.ownTeacher(':id'),
    roles: ['employer'],
    handler: async context => {
      const { organisationId = '' } = context.actor
      const everybody = await allOf(desk, context)
      const line = everybody.find(({ id }) => id === context.params.id)
      if (line === undefined) throw new NotForYou()
      await noted(desk, context, 'school.teacher', line.id)
      const [cases, sets, petitions, confirmations] = await Promise.all([
        desk.reads.casesOfEmployer(organisationId),
        desk.reads.certificationSets({ organisationId }),
        desk.reads.petitions({ organisationId }),
        desk.reads.confirmations({ organisationId }),
      ])
      const own = cases.filter(({ applicantId }) => applicantId === line.id)
      const body = teacherBody(desk, {
        line,
        cases: own,
        sets: sets.filter(({ ownerId, status }) => ownerId === line.id && status !== 'withdrawn'),
        petitions: petitions.filter(({ teacherId }) => teacherId === line.id),
        confirmations: confirmations.filter(({ caseId }) => own.some(({ id }) => id === caseId)),
        timeZone: desk.app.law.calendar(context.active.region).timeZone,
      })
      return context.render({
        title: line.fullName,
        caption: `${line.position}${line.subject === null ? '' : `, ${line.subject}`}`,
        lead: line.worksHere
          ? undefined
          : 'В новом заявлении педагог указал другую школу: здесь видно то, что было у вас.',
        breadcrumbs: [{ label: 'Мои педагоги', address: paths.ownTeachers() }],
        width: 'wide',
        body,
      })
    },
  })
}

const found = async (desk: Desk, { actor }: SchoolContext, filter: TeacherFilter): Promise<TeacherLine[]> =>
  actor.organisationId === undefined
    ? []
    : teachersOfSchool(desk.app, desk.reads, { organisationId: actor.organisationId, region: actor.region }, filter)

/** Also those who have left: the school keeps what it did for them. */
const allOf = async (desk: Desk, context: SchoolContext): Promise<TeacherLine[]> => [
  ...(await found(desk, context, { page: 1, show: 'here' })),
  ...(await found(desk, context, { page: 1, show: 'left' })),
]

const noted = (desk: Desk, { actor, session }: SchoolContext, action: string, objectId: string): Promise<void> =>
  desk.accessLog.record({ accountId: session.account.id, role: actor.role, action, objectId, at: desk.app.clock.now() })
