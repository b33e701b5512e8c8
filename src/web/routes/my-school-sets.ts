import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SetCard } from '../../application/reads/school.ts'
import type { Choice } from '../../application/school/certifiable.ts'
import { type Sent, sendAgain, sendToSchool, withdrawSet } from '../../application/school/certify.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { optionalText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import { againPage, mySetPage, newSetPage } from '../school/my-set-pages.ts'
import type { Chapter, Desk } from '../screens.ts'

type Context = PageContext<'teacher'>

const chosen = z.preprocess(
  sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(z.string().max(60)).max(200),
)
const schema = z.object({ files: chosen, note: optionalText(2000), organisation: optionalText(60) })

/** A teacher sends files to be certified, mends what came back, and sees which act stands over them. */
export const mySchoolSetRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.newMySet(),
    roles: ['teacher'],
    handler: async context => context.render(await newSetPage(desk, context, emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.newMySet(),
    roles: ['teacher'],
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await newSetPage(desk, context, read.filled), 422)
      const { files, note, organisation } = read.value
      const of = whereFrom(context, organisation)
      const done =
        of === undefined
          ? noSchool
          : await sendToSchool(desk.app, by(context, read.once), { choice: choices(files), note, of })
      if (isRefusal(done) && done.refused === 'not_found') throw new NotForYou()
      if (isRefusal(done))
        return context.render(await newSetPage(desk, context, ...besideField(read.filled, done)), 422)
      return context.goTo(paths.mySet(done.setId), { kind: 'success', words: 'Документы отправлены школе.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.mySet(':id'),
    roles: ['teacher'],
    handler: async context => context.render(mySetPage(desk, context, await ownSet(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.mySetThing(':id', 'withdrawal'),
    roles: ['teacher'],
    handler: async context => {
      const set = await ownSet(desk, context)
      const done = await withdrawSet(desk.app, by(context, readForm(z.object({}), context.body).once), set.id)
      if (isRefusal(done)) return context.render(mySetPage(desk, context, set, done), 422)
      return context.goTo(paths.mySchool(), { kind: 'success', words: 'Документы отозваны: школа их больше не видит.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.mySetThing(':id', 'again'),
    roles: ['teacher'],
    handler: async context => {
      const set = await ownSet(desk, context)
      const filled = filledWith({ files: set.items.map(({ source, sourceId }) => `${source}:${sourceId}`) })
      return context.render(await againPage(desk, context, set, filled))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.mySetThing(':id', 'again'),
    roles: ['teacher'],
    handler: async context => {
      const set = await ownSet(desk, context)
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await againPage(desk, context, set, read.filled), 422)
      const sent = { choice: choices(read.value.files), note: read.value.note }
      const done = await sendAgain(desk.app, by(context, read.once), set.id, sent)
      if (isRefusal(done))
        return context.render(await againPage(desk, context, set, ...besideField(read.filled, done)), 422)
      return context.goTo(paths.mySet(set.id), { kind: 'success', words: 'Исправленные документы отправлены школе.' })
    },
  })
}

const noSchool: Refusal = { refused: 'no_school', because: 'Выберите школу, в которой работаете' }

/** What is wrong with one answer stands beside it, everything else above the form. */
const besideField = (filled: Filled, refusal: Refusal): [Filled, Refusal | undefined] => {
  const field = fieldOf[refusal.refused]
  return field === undefined ? [filled, refusal] : [withErrors(filled, { field, message: refusal.because }), undefined]
}
const fieldOf: Partial<Record<string, string>> = {
  nothing_chosen: 'files',
  too_many: 'files',
  no_school: 'organisation',
}

const whereFrom = ({ query, active }: Context, organisation: string | undefined): Sent['of'] | undefined => {
  if (query.case) return { caseId: query.case }
  return organisation === undefined ? undefined : { organisationId: organisation, region: active.region }
}

const choices = (files: readonly string[]): Choice[] =>
  files.flatMap((text): Choice[] => {
    const [source, id = ''] = text.split(':')
    return (source === 'case' || source === 'evidence') && isUuid(id) ? [{ source, id }] : []
  })

const ownSet = async (desk: Desk, { params, actor }: Context): Promise<SetCard> => {
  const id = params.id ?? ''
  const set = isUuid(id) ? await desk.reads.certificationSet(id) : undefined
  if (set?.ownerId !== actor.personId) throw new NotForYou()
  return set
}
