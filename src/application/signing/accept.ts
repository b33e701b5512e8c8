import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { publicReport } from '../../domain/signature/public-report.ts'
import type { SignatureReport, SignerReport } from '../../domain/signature/report.ts'
import { type App, type By, perform } from '../app.ts'
import { keepBytes, readBytes } from '../documents/keep-bytes.ts'
import type { FileStore } from '../ports.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import type { Certificate, Signature, SignatureWay, Signing } from '../stores/signings.ts'
import { largestSignature, type SigningTools } from './check.ts'
import { dayPassed, tellMeeting, whenSigned } from './when-signed.ts'

export type Accepted = { signingId: string; signed: boolean; left: number }

/** A detached signature that somebody hands in for a frozen file. */
export type HandedIn = { signingId: string; bytes: Uint8Array; way: SignatureWay }

type Place = { app: App; files: FileStore; tools: SigningTools }

/**
 * Takes a signature: of a person who is to sign, made with the certificate whose mark is drawn, over the frozen bytes, and
 * `valid` by every point of the policy. Anything else is refused in words and nothing is kept. The same signature twice has one
 * effect; the last one that was missing makes the file signed.
 */
export const acceptSignature = async (
  { app, files, tools }: Place,
  by: By,
  { signingId, bytes, way }: HandedIn,
): Promise<Accepted | Refusal> => {
  if (bytes.length > largestSignature)
    return {
      refused: 'too_large',
      because: 'Файл подписи больше 1 МБ: это не отсоединённая подпись. Приложите файл .sig',
    }
  if (bytes.length === 0) return { refused: 'empty', because: 'Файл подписи пуст. Приложите файл .sig' }
  const expected = await app.storage.write(tx => expectedOf(app, tx, by, signingId))
  if (isRefusal(expected)) return expected
  if ('accepted' in expected) return expected.accepted
  const document = await readBytes(files, expected.digest)
  if (document === undefined) throw new Error(`The frozen file of signing ${signingId} is not in the store`)
  const report = await tools.check.check(document, bytes, await tools.trust.all(), app.clock.now())
  const signer = signerOf(report, expected.certificate)
  if (isRefusal(signer)) return signer
  const kept = await keepBytes(files, bytes)
  return perform(app, by, async tx => {
    const now = await expectedOf(app, tx, by, signingId)
    if (isRefusal(now)) return now
    if ('accepted' in now) return now.accepted
    await tx.signings.addSignature({
      ...{ id: app.newId(), signingId, personId: by.actor.personId, certificateId: now.certificate.id },
      ...{ digest: kept.digest, size: kept.size, way, report: publicReport(report) },
      ...{ claimedAt: signer.provenAt ?? signer.claimedAt ?? null, checkedAt: report.checkedAt },
    })
    await tx.audit.record({
      at: app.clock.now(),
      actorId: by.actor.personId,
      role: by.actor.role,
      action: 'signature.accepted',
      object: `document:${now.signing.documentId}`,
      details: { signing: signingId, way, signature: signer.signatureDigest },
    })
    await tellMeeting(app, tx, by, now.paper)
    const left = now.left - 1
    if (left > 0) return { signingId, signed: false, left }
    const done = await whenSigned(app, tx, by, now.signing, now.paper)
    return isRefusal(done) ? done : { signingId, signed: true, left }
  })
}

type Expected = {
  signing: Signing
  paper: StoredPaper
  digest: string
  certificate: Certificate
  /** How many signatures are missing, this one counted. */
  left: number
}

/** What is waited for from this person; or what they were answered before. */
const expectedOf = async (
  app: App,
  tx: Tx,
  { actor }: By,
  signingId: string,
): Promise<Expected | { accepted: Accepted } | Refusal> => {
  const signing = await tx.signings.get(signingId)
  const paper = signing && (await tx.papers.get(signing.documentId))
  if (signing === undefined || paper === undefined || paper.region !== actor.region) return noSigning
  const planned = signing.planned.find(({ personId }) => personId === actor.personId)
  if (planned === undefined)
    return { refused: 'not_yours', because: 'Этот файл подписывает не вы: отметка в нём другого лица' }
  const signatures = await tx.signings.signaturesOf([signingId])
  const left = signing.planned.length - signatures.length
  if (signatures.some(({ personId }: Signature) => personId === actor.personId))
    return { accepted: { signingId, signed: signing.status === 'signed', left } }
  if (signing.status === 'dropped' || signing.status === 'replaced')
    return {
      refused: 'replaced',
      because:
        'Этот файл больше не подписывают: документ подготовлен заново. Откройте страницу подписи и возьмите новый файл',
    }
  if (signing.status !== 'ready' || signing.digest === null)
    return { refused: 'not_ready', because: 'Файл ещё готовится. Подождите и откройте страницу подписи ещё раз' }
  const late = dayPassed(app, signing, paper)
  if (late !== undefined) return late
  const certificate = await tx.certificates.get(planned.certificateId)
  if (certificate === undefined) throw new Error(`Certificate ${planned.certificateId} is gone`)
  return { signing, paper, digest: signing.digest, certificate, left }
}

/** The only signer of the file, when the check is content and the certificate is the one whose mark is drawn. */
const signerOf = ({ verdict, signers }: SignatureReport, certificate: Certificate): SignerReport | Refusal => {
  const [signer, ...more] = signers
  if (verdict.state !== 'valid') {
    const state = verdict.state === 'invalid' ? 'Подпись недействительна' : 'Подпись не удалось проверить'
    return { refused: `signature_${verdict.state}`, because: `${state}. ${verdict.what}` }
  }
  if (signer === undefined) throw new Error('A valid report without a signer')
  if (more.length > 0)
    return {
      refused: 'several_signers',
      because: 'В файле подписи нескольких лиц. Каждый подписывает сам, отдельным файлом .sig',
    }
  if (signer.certificate?.thumbprint !== certificate.thumbprint)
    return {
      refused: 'other_certificate',
      because: `Подписано другим сертификатом. В документе стоит отметка с сертификатом ${certificate.serial}: подпишите им или подготовьте документ заново с другим сертификатом`,
    }
  return signer
}

const noSigning: Refusal = { refused: 'not_found', because: 'Такого файла для подписи нет или он вам недоступен' }
