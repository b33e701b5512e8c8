import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Blank, Form } from '../../domain/regulations/vocabulary.ts'
import { lowered } from '../../domain/wording.ts'
import { channelTitles, signatureTitles } from '../filing/options.ts'
import { kaliningradApplication } from './application-kaliningrad.ts'
import { kbrApplication } from './application-kbr.ts'
import { plainApplication } from './application-plain.ts'
import { nameIn, type Subject } from './case-subject.ts'
import type { Block, Paper } from './paper.ts'
import type { CaseForm } from './sheet.ts'
import { signedName } from './signed-name.ts'
import { contactsOf, stated } from './stated.ts'

const bodies: Partial<Record<Blank, (subject: Subject, says: string[]) => Block[]>> = {
  'kbr-2a': kbrApplication,
  'kbr-2b': kbrApplication,
  'kaliningrad-5': kaliningradApplication,
}

/** The application as the region's own form has it, with everything that was answered; unsigned lines stay empty. */
const application: CaseForm = (subject, says, { blank }) => ({
  ...applicantSheet(subject),
  blocks: [...((blank && bodies[blank]) ?? plainApplication)(subject, says), filedNote(subject)],
  enclosures: enclosuresOf(subject),
})

/** What every paper that comes from the applicant has: to whom, from whom, and the applicant's own signature. */
export const applicantSheet = (subject: Subject): Pick<Paper, 'layout' | 'addressee' | 'from' | 'signatory'> => ({
  layout: 'application',
  addressee: [`Куда: ${subject.pack.authority.name}`],
  from: [`от ${nameIn(subject, 'genitive')}`, ...contactsOf(stated(subject))],
  signatory: { post: 'Заявитель', name: signedName(subject.person), personId: subject.person.id },
})

/** How and when it came, and how it is signed: signing in is the simple signature (63-ФЗ ст. 9), a worker sees the one on paper. */
export const filedNote = ({ state }: Subject): Block => {
  const { channel, signature } = state.application
  const signed = signature === 'none' ? 'нет' : signatureTitles[signature]
  return {
    kind: 'note',
    text: `Подано ${asShortRussianDate(state.received)} ${channelTitles[channel]}. Подписано: ${lowered(signed)}.`,
  }
}

/** Papers that came with the application, by the pack's own titles; the consent is a paper of its own. */
const enclosuresOf = ({ pack, state: { application: filed } }: Subject): string[] =>
  filed.documents
    .filter(kind => kind !== 'application')
    .flatMap(
      kind => pack.evidence.find(line => line.document === kind && line.for.includes(filed.category))?.title ?? [],
    )

export const applicationForms = { application } satisfies Partial<Record<Form, CaseForm>>
