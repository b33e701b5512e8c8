import type { Application } from '../case/application.ts'
import type { DocumentKind } from '../regulations/vocabulary.ts'
import { evidenceFor, isGiven } from './evidence.ts'
import { type AcceptanceGround, byPerson, type Checked, type Circumstances } from './ground-check.ts'

type Rule = (ground: AcceptanceGround, circumstances: Circumstances) => Checked

/** The verbs behind the closed list of grounds for refusing acceptance. */
export const acceptanceRules: Record<AcceptanceGround['rule'], Rule> = {
  clerk_finds: () => byPerson,

  missing_documents: (ground, { pack, application }) => {
    const lacking = lackingPapers(ground, { pack, application })
    return {
      met: lacking.length === 0,
      known: { missing: lacking.length === 0 ? 'всё представлено' : lacking.join('; ') },
      remedy: lacking.length === 0 ? undefined : `Приложите: ${lacking.join('; ')}`,
    }
  },

  signature_invalid: (_, { pack, application }) => {
    const demanded = pack.channels.find(({ channel }) => channel === application.channel)?.signature ?? 'none'
    return {
      met: isEnough(application.signature, demanded),
      known: { signature: signatureWords[application.signature], required_signature: signatureWords[demanded] },
    }
  },

  no_authority: (_, { application: { representative } }) => ({
    met: representative?.authority ?? true,
    known: {
      filed_by: representative === undefined ? 'заявитель' : 'представитель',
      authority: representative?.authority ?? null,
    },
  }),

  representative_not_allowed: (_, { pack, application }) => {
    const line = pack.channels.find(({ channel }) => channel === application.channel)
    const allowed = pack.representative.may === 'file' && (line?.representative ?? false)
    return {
      met: application.representative === undefined || allowed,
      known: {
        filed_by: application.representative === undefined ? 'заявитель' : 'представитель',
        representative_allowed: allowed,
      },
    }
  },

  identity_expired: (_, { application: { identityValidUntil }, today }) => ({
    met: identityValidUntil === undefined || identityValidUntil >= today,
    known: {
      identity_valid_until: identityValidUntil ?? null,
      applied_on: today,
    },
  }),

  channel_closed: (_, { pack, application }) => {
    const open = pack.channels.some(({ channel, open }) => channel === application.channel && open)
    return { met: open, known: { channel_open: open } }
  },
}

/** Papers due at filing, or only those the ground names. A named paper that the list of evidence does not know must simply be there. */
const lackingPapers = (
  ground: AcceptanceGround,
  { pack, application }: Pick<Circumstances, 'pack' | 'application'>,
) => {
  const named = (document: DocumentKind) => ground.documents === undefined || ground.documents.includes(document)
  const lines = evidenceFor(pack, application)
  const listed = lines.filter(
    paper => named(paper.document) && paper.required && paper.due === 'filing' && !paper.given,
  )
  const known = new Set(pack.evidence.map(line => line.document))
  const unlisted = (ground.documents ?? []).filter(document => !known.has(document) && !isGiven(document, application))
  return [...listed.map(paper => paper.title), ...unlisted.map(document => `документ вида «${document}»`)]
}

type Signature = Application['signature']

const signatureWords: Record<Signature, string> = {
  none: 'без подписи',
  handwritten: 'собственноручная',
  pep: 'простая электронная',
  unep: 'усиленная неквалифицированная',
  ukep: 'усиленная квалифицированная',
  broken: 'электронная подпись недействительна',
}

/** Electronic signatures by strength (63-ФЗ ст. 5): a stronger one always does. */
const strength: Record<Exclude<Signature, 'broken'>, number> = { none: 0, handwritten: 1, pep: 1, unep: 2, ukep: 3 }

const isEnough = (signature: Signature, demanded: Exclude<Signature, 'broken'>): boolean =>
  signature !== 'broken' && strength[signature] >= strength[demanded]
