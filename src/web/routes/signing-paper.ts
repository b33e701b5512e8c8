import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { openPaper } from '../../application/open-paper.ts'
import { prepareSigning } from '../../application/signing/prepare.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { requiredText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { readForm } from '../forms.ts'
import { notedPaper } from '../papers/noted.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { chosenCertificate } from '../signing/certificate-choice.ts'
import { signers } from '../signing/open-signing.ts'
import { signingPage } from '../signing/signing-page.ts'

const schema = z.object({ certificate: requiredText('Выберите сертификат', 60) })

/** Any paper but an order: prepared for its signatures and signed. */
export const paperSigningRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.paperSigning(':id'),
    roles: signers,
    handler: async context => context.render(await signingPage(desk, context, await paperFor(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.paperSigning(':id'),
    roles: signers,
    handler: async context => {
      const paper = await paperFor(desk, context)
      if (paper.orderId !== undefined) throw new NotForYou()
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await signingPage(desk, context, paper, { filled: read.filled }), 422)
      const certificateId = await chosenCertificate(desk, context, read.value.certificate)
      const done = isRefusal(certificateId)
        ? certificateId
        : await prepareSigning(desk.app, by(context, read.once), paper.id, { certificateId, tools: desk.signing })
      if (isRefusal(done))
        return context.render(await signingPage(desk, context, paper, { refusal: done, filled: read.filled }), 422)
      return context.goTo(paths.paperSigning(paper.id))
    },
  })
}

const paperFor = async (desk: Desk, context: PageContext<(typeof signers)[number]>) => {
  const paper = await openPaper(desk.reads, context.actor, context.params.id ?? '')
  if (paper === undefined) throw new NotForYou()
  await notedPaper(desk, context, 'paper', paper.id)
  return paper
}
