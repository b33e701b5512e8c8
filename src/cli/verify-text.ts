import type { PublicCertificate, PublicReport, PublicSigner } from '../domain/signature/public-report.ts'
import type { PolicyFinding, SignatureReport } from '../domain/signature/report.ts'
import type { Trust } from '../domain/signature/trust.ts'

const stateWords = { valid: 'действительна', invalid: 'НЕДЕЙСТВИТЕЛЬНА', indeterminate: 'НЕ ПРОВЕРЕНА' } as const

/** The report in words, for a lawyer at a terminal. Without СНИЛС and ИНН. */
export const reportAsText = (report: PublicReport, trust: Trust): string => {
  const { signers, verdict, size, streebog256, sha256, checkedAt } = report
  const { anchors, intermediates, crls } = trust
  return [
    `Документ: ${size} байт`,
    `  Стрибог-256  ${streebog256}`,
    `  SHA-256      ${sha256}`,
    `Момент проверки: ${moment(checkedAt)}`,
    `Загружено: доверенных центров ${anchors.length}, промежуточных ${intermediates.length}, списков отзыва ${crls.length}`,
    ...signers.flatMap((signer, index) => ['', ...signerLines(signer, `Подпись ${index + 1} из ${signers.length}`)]),
    '',
    `Итог: подпись ${stateWords[verdict.state]}${verdict.state === 'valid' ? '' : `. ${verdict.what}`}`,
    'Это техническая проверка. Проверить подпись сертифицированным средством: gosuslugi.ru/eds',
  ].join('\n')
}

const signerLines = (signer: PublicSigner, title: string): string[] => [
  `${title}: ${stateWords[signer.verdict.state]}`,
  ...(signer.certificate === undefined ? [] : certificateLines(signer.certificate)),
  `  Вид: ${signer.level}${signer.claimedAt === undefined ? '' : `, время со слов подписавшего: ${moment(signer.claimedAt)}`}`,
  ...(signer.provenAt === undefined ? [] : [`  Штамп времени: ${moment(signer.provenAt)}`]),
  ...signer.crls.map(
    ({ issuer, number, thisUpdate, nextUpdate }) =>
      `  Список отзыва «${issuer}»${number === undefined ? '' : ` № ${number}`}: с ${moment(thisUpdate)} до ${moment(nextUpdate)}`,
  ),
  ...signer.points.map(pointLine),
]

const certificateLines = (facts: PublicCertificate): string[] => [
  ...(facts.training ? ['  УЧЕБНАЯ ПОДПИСЬ: юридической силы не имеет'] : []),
  `  Подписал: ${[facts.owner, facts.post, facts.organisation].filter(Boolean).join(', ')}`,
  `  Сертификат № ${facts.serial} (${facts.serialDecimal}), выдан «${facts.issuer}»`,
  `  Действует с ${moment(facts.notBefore)} по ${moment(facts.notAfter)}, ключ ${facts.keyBits} бит`,
]

const pointLine = ({ point, met, what }: PolicyFinding): string => {
  const mark = met === undefined ? '·' : met ? '✔' : '✖'
  return `  ${mark} ${String(point).padStart(2)}. ${what}${met === undefined ? ' — не проверялось' : ''}`
}

const moment = (at: SignatureReport['checkedAt']): string => {
  const [date = '', time = ''] = at.toISOString().split('T')
  return `${date.split('-').reverse().join('.')} ${time.slice(0, 8)} UTC`
}
