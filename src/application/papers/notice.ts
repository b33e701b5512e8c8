import type { Notice } from '../stores/decisions.ts'
import type { Rule, Subject } from './case-subject.ts'

type Draft = Omit<Notice, 'id'>

/** Who is told of a paper and by which way: one notice in the account always, and those ways the pack names. */
export const noticeOf = (rule: Rule, subject: Subject, documentId: string): Draft[] => {
  const { caseId, pack, state, moment, person, organisation } = subject
  const base = {
    region: pack.region,
    caseId,
    documentId,
    subject: rule.title,
    body: body(rule, state.number),
    createdAt: moment.at,
  }
  if (rule.to === 'applicant') {
    return waysFor(rule, state.application.resultBy).map(way => ({ ...base, personId: person.id, way }))
  }
  if (rule.to === 'employer') {
    return (rule.by ?? ['email']).map(way => ({ ...base, organisationId: organisation.id, way }))
  }
  return []
}

const body = ({ title }: Rule, number: string | undefined): string =>
  number === undefined
    ? `${title}. Документ лежит в вашем кабинете.`
    : `${title} по заявлению № ${number}. Документ лежит в вашем кабинете.`

const waysFor = (rule: Rule, chosen: string): string[] => {
  const named = rule.by ?? []
  const asked = named.find(way => way === chosen)
  return [...new Set(['account', ...(asked ? [asked] : named.slice(0, 1))])]
}
