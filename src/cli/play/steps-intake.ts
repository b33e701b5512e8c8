import { fileApplication, registerCase } from '../../application/filing.ts'
import { orderCase } from '../../application/handle.ts'
import type { Application } from '../../domain/case/application.ts'
import type { Command } from '../../domain/case/commands.ts'
import { evidenceFor } from '../../domain/eligibility/evidence.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Channel, DocumentKind } from '../../domain/regulations/vocabulary.ts'
import type { Doing, Rehearsal } from './rehearsal.ts'
import type { StepOf } from './step-shapes.ts'
import { proofsNamed } from './steps-portfolio.ts'

/** The application that a step describes; what it leaves out is as the regulation wants it. */
export const applicationOf = (rehearsal: Rehearsal, step: StepOf<'submit'>): Application => {
  const { with: given } = step
  const pack = rehearsal.pack()
  const applicant = rehearsal.cast.members.get(given.applicant)
  const channel = given.channel ?? usualChannel(pack)
  const petition =
    (pack.petition_path?.for.includes(given.category) ?? false) && !given.without.includes('employer_petition')
  const bare: Application = {
    category: given.category,
    position: given.position,
    subject: given.subject,
    organisationId: rehearsal.cast.organisationOf(given.school ?? applicant?.school ?? 'school-1'),
    channel,
    signature: given.signature ?? pack.channels.find(line => line.channel === channel)?.signature ?? 'none',
    held: given.held.map(one => ({
      category: one.category,
      setOn: one.set_on,
      position: one.position ?? given.position,
      ...(one.valid_until !== undefined && { validUntil: one.valid_until }),
      ...(one.other_region !== undefined && { otherRegion: one.other_region }),
      ...(one.order_number !== undefined && { orderNumber: one.order_number }),
      ...(one.body !== undefined && { body: one.body }),
    })),
    earlierRefusals: given.earlier_refusals.map(one => ({ category: one.category, decidedOn: one.decided_on })),
    documents: [],
    awardsClaimed: given.awards,
    petition,
    wishesPresence: given.presence,
    resultBy: given.result_by ?? 'account',
    paperCopy: given.paper_copy,
    consent: !given.without.includes('consent'),
    foreignCitizen: given.foreign_citizen,
    nameChanged: given.name_changed,
    representative: given.representative,
    identityValidUntil: given.identity_valid_until,
  }
  return { ...bare, documents: given.documents ?? usualDocuments(pack, bare, given) }
}

/** The portal where the region has it, otherwise the first way that is open. */
const usualChannel = (pack: Pack): Channel => {
  const open = pack.channels.filter(line => line.open).map(line => line.channel)
  return open.includes('epgu') ? 'epgu' : (open[0] ?? 'in_person')
}

const usualDocuments = (
  pack: Pack,
  application: Application,
  { without, also }: { without: readonly DocumentKind[]; also: readonly DocumentKind[] },
): DocumentKind[] => {
  const due = evidenceFor(pack, application).filter(paper => paper.required && paper.due === 'filing')
  const kinds = new Set([...due.map(paper => paper.document), ...also])
  return [...kinds].filter(kind => !without.includes(kind))
}

export const submit =
  (step: StepOf<'submit'>): Doing =>
  async (rehearsal, by) => {
    const application = applicationOf(rehearsal, step)
    const member = rehearsal.cast.members.get(step.with.applicant)
    if (member === undefined) throw new Error(`No applicant ${step.with.applicant}`)
    const proofs = await proofsNamed(rehearsal, member.id, step.with.proofs)
    if (isRefusal(proofs)) return proofs
    return fileApplication(rehearsal.app, by, {
      caseId: rehearsal.id('case', step.case),
      region: rehearsal.region,
      person: member.person,
      application,
      answers: [
        { field: 'category', question: 'Категория', answer: application.category },
        { field: 'position', question: 'Должность', answer: application.position },
      ],
      proofs,
      epguNumber: step.with.epgu_number ?? portalNumber(rehearsal, application, step.case),
    })
  }

/** What the portal would have given; differs from case to case. */
const portalNumber = (rehearsal: Rehearsal, { channel }: Application, name: string): string | undefined => {
  const digits = rehearsal.pack().numbers.epgu_digits
  if (channel !== 'epgu' || digits === null) return undefined
  const last = Number.parseInt(rehearsal.id('case', name).slice(-6), 16)
  return `${'3'.padEnd(Math.max(1, digits - 6), '0')}${String(last % 1_000_000).padStart(6, '0')}`.slice(0, digits)
}

export const register =
  ({ case: name, with: given }: StepOf<'register'>): Doing =>
  (rehearsal, by) =>
    registerCase(rehearsal.app, by, rehearsal.id('case', name), rehearsal.region, {
      number: given.number,
      epguNumber: given.epgu_number,
    })

/** A step that is one command to the case. */
export const commanded =
  (name: string, command: Command | ((rehearsal: Rehearsal) => Command | Promise<Command>)): Doing =>
  async (rehearsal, by) =>
    orderCase(
      rehearsal.app,
      by,
      rehearsal.id('case', name),
      typeof command === 'function' ? await command(rehearsal) : command,
    )
