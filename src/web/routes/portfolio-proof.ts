import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  changeProof,
  copyProof,
  describeProof,
  type ProofFile,
  removeProof,
  restoreProof,
} from '../../application/portfolio/describe-proof.ts'
import { ownPositions, setsFor } from '../../application/portfolio/own-sets.ts'
import { keepProofFile, widest } from '../../application/portfolio/portfolio-files.ts'
import type { Evidence } from '../../application/stores/portfolio.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { type Filled, filledWith, onceOf, readForm, type Typed, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { askedOf, type Part } from '../portfolio/list-question.ts'
import { readProof, severalBoxes, typedProof } from '../portfolio/proof-answers.ts'
import { type ProofFormView, proofForm } from '../portfolio/proof-form.ts'
import { proofClash, proofPage } from '../portfolio/proof-page.ts'
import { packToday } from '../region-day.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { readFiles } from '../uploads.ts'
import type { TeacherContext } from './portfolio.ts'

const roles = ['teacher'] as const

/** One proof: described, looked at, changed, copied, removed and put back. */
export const portfolioProofRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.newProof(),
    roles,
    handler: async context => {
      const { part, indicator } = askedOf(context.query)
      const filled = filledWith(indicator === undefined ? {} : { indicators: [indicator] })
      return context.render(await newPage(desk, context, filled, part))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.newProof(),
    roles,
    multipart: true,
    handler: async context => {
      const sent = await sentProof(desk, context)
      if (sent.answers === undefined) return context.render(await newPage(desk, context, sent.filled, 't'), 422)
      const { words } = sent.answers
      const done = await describeProof(desk.app, by(context, onceOf(sent.filled.typed)), words, sent.file ?? 'none')
      if (isRefusal(done)) return context.render(await newPage(desk, context, refusedIn(sent.filled, done), 't'), 422)
      return context.goTo(paths.proof(done.proofId), {
        kind: 'success',
        words: 'Доказательство добавлено в портфолио.',
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.proof(':proof'),
    roles,
    handler: async context => {
      const proof = await proofOf(desk, context)
      const uses = (await desk.reads.evidenceUses(context.actor.personId))[proof.id] ?? []
      const certified = await desk.reads.certifiedDigests(context.actor.personId)
      const checks = await checksOf(desk, proof)
      const { sets } = await formParts(desk, context)
      const view = { proof, uses, sets, pack: packToday(desk, context.actor.region), csrf: context.csrf }
      return context.render(proofPage(desk, { ...view, checks, certified: new Set(certified) }))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.proofThing(':proof', 'edit'),
    roles,
    handler: async context => {
      const proof = await proofOf(desk, context)
      return context.render(await editPage(desk, context, proof, filledWith(typedProof(proof))))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.proofThing(':proof', 'edit'),
    roles,
    multipart: true,
    handler: async context => {
      const proof = await proofOf(desk, context)
      const sent = await sentProof(desk, context)
      if (sent.answers === undefined) return context.render(await editPage(desk, context, proof, sent.filled), 422)
      const { words, withoutFile } = sent.answers
      const file: ProofFile = sent.file ?? (withoutFile ? 'none' : 'same')
      const who = by(context, onceOf(sent.filled.typed))
      const done = await changeProof(desk.app, who, proof.id, seenIn(sent.filled.typed), words, file)
      if (!isRefusal(done))
        return context.goTo(paths.proof(proof.id), { kind: 'success', words: 'Изменения сохранены.' })
      if (done.refused !== 'newer_version')
        return context.render(await editPage(desk, context, proof, refusedIn(sent.filled, done)), 422)
      const newer = await proofOf(desk, context)
      const mine = filledWith({ ...sent.filled.typed, _seen: String(newer.version) })
      const again = await editPage(desk, context, newer, mine)
      return context.render({ ...again, body: html`${proofClash(newer, sent.filled.typed)}${again.body}` }, 409)
    },
  })

  const orders = { copy: copyProof, removal: removeProof, return: restoreProof } as const
  for (const thing of ['copy', 'removal', 'return'] as const)
    page(server, {
      method: 'POST',
      path: paths.proofThing(':proof', thing),
      roles,
      handler: async context => {
        const { once } = readForm(z.object({}), context.body)
        const done = await orders[thing](desk.app, by(context, once), context.params.proof ?? '')
        if (isRefusal(done) && done.refused !== 'too_many_proofs') throw new NotForYou()
        if (isRefusal(done))
          return context.goTo(paths.proof(context.params.proof ?? ''), {
            kind: 'information',
            words: `${done.because}.`,
          })
        if (thing === 'removal') return context.goTo(paths.portfolio({ removed: done.proofId }))
        if (thing === 'copy')
          return context.goTo(paths.proofThing(done.proofId, 'edit'), {
            kind: 'success',
            words: 'Это копия. Исправьте то, чем она отличается, и сохраните.',
          })
        return context.goTo(paths.proof(done.proofId), { kind: 'success', words: 'Запись снова в портфолио.' })
      },
    })
}

/** The proof of the address; somebody else's or a removed one is not there. */
const proofOf = async (desk: Desk, { actor, params }: TeacherContext): Promise<Evidence> => {
  const id = params.proof ?? ''
  const proof = isUuid(id) ? await desk.reads.evidence(id) : undefined
  if (proof === undefined || proof.ownerId !== actor.personId || proof.removedAt !== null) throw new NotForYou()
  return proof
}

/** The form as it came: its words and, of the files that came with it, the last one. */
const sentProof = async (desk: Desk, { request, actor }: TeacherContext) => {
  const pack = packToday(desk, actor.region)
  const take = (upload: Parameters<typeof keepProofFile>[3]) => keepProofFile(desk.files, desk.app.law, pack, upload)
  const sent = await readFiles(request, take, severalBoxes)
  const { answers, filled } = readProof(sent.typed)
  const all = withErrors(filled, ...sent.errors)
  return { answers: all.errors.length === 0 ? answers : undefined, filled: all, file: sent.taken.at(-1) }
}

const checksOf = (desk: Desk, { file }: Evidence) => desk.reads.fileChecks(file === undefined ? [] : [file.digest])

const seenIn = ({ _seen }: Typed): number => (/^\d{1,9}$/.test(String(_seen)) ? Number(_seen) : 0)

/** A refusal stands beside the field it speaks of. */
const refusedIn = (filled: Filled, { because }: Refusal): Filled =>
  withErrors(filled, {
    field: because.startsWith('Конец периода') ? 'to' : because.startsWith('Этот день') ? 'on' : '',
    message: because,
  })

const formParts = async (desk: Desk, context: TeacherContext) => {
  const pack = packToday(desk, context.actor.region)
  const positions = await ownPositions(desk.reads, context.actor.personId)
  return {
    pack,
    sets: await setsFor(desk.app, desk.reads, pack, positions),
    accept: widest(desk.app.law, pack).files.formats,
    csrf: context.csrf,
  }
}

const newPage = async (desk: Desk, context: TeacherContext, filled: Filled, part: Part) => {
  const view: ProofFormView = {
    ...(await formParts(desk, context)),
    ...{ action: paths.newProof(), filled, part, file: undefined, checks: {}, save: 'Добавить' },
    back: html`<a class="govuk-link" href="${url(paths.portfolio())}">Вернуться к портфолио</a>`,
  }
  return {
    title: 'Новое доказательство',
    width: 'reading' as const,
    breadcrumbs: [{ label: 'Моё портфолио', address: paths.portfolio() }],
    errors: filled.errors,
    body: proofForm(view),
  }
}

const editPage = async (desk: Desk, context: TeacherContext, proof: Evidence, filled: Filled) => {
  const part = (proof.indicators[0]?.charAt(0) ?? 't') as Part
  const view: ProofFormView = {
    ...(await formParts(desk, context)),
    ...{ action: paths.proofThing(proof.id, 'edit'), filled, part, file: proof.file, save: 'Сохранить' },
    checks: await checksOf(desk, proof),
    back: html`<a class="govuk-link" href="${url(paths.proof(proof.id))}">Вернуться без изменений</a>`,
  }
  return {
    title: 'Изменить доказательство',
    width: 'reading' as const,
    breadcrumbs: [
      { label: 'Моё портфолио', address: paths.portfolio() },
      { label: proof.title, address: paths.proof(proof.id) },
    ],
    errors: filled.errors,
    body: proofForm(view),
  }
}
