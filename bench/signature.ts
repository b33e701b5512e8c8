// node bench/signature.ts: checks of a signed 200 KB document a second, with chain and revocation lists, beside openssl cms -verify.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { checkSignature } from '../src/adapters/crypto/cms/check.ts'
import { readCrl } from '../src/adapters/crypto/cms/crl.ts'
import { writeCrl } from '../src/adapters/crypto/cms/x509-write.ts'
import { noGostOpenssl } from '../tests/gost-openssl.ts'
import { armoured, type Openssl, openssl } from '../tests/signatures/openssl.ts'
import { days, listOf, noon, type Party, party, random, signedBy, trusting } from '../tests/signatures/pki.ts'
import { decimal, grid, whole } from './report.ts'

const rounds = 3
const checksARound = 40
const pdf = random(200_000)

type Signed = { title: string; signature: Uint8Array; root: Party; lists: Uint8Array[] }

/** A root, an authority below it and a signer, all with keys on one curve. */
const signedWith = (title: string, curve: string): Signed => {
  const root = party({ name: 'Root', curve })
  const sub = party({ name: 'Sub', issuer: root, isAuthority: true, curve })
  const signer = party({ name: 'Signer', issuer: sub, curve })
  const signature = signedBy([signer], { of: pdf, certificates: [signer.certificate, sub.certificate] })
  return { title, signature, root, lists: [listOf(root), listOf(sub)] }
}

/** A second of processor time, our own process. */
const ours = async ({ signature, root, lists }: Signed): Promise<number> => {
  const trust = trusting([root], lists)
  const one = async (): Promise<void> => {
    const { verdict } = await checkSignature({ document: pdf, signature, trust, at: noon })
    if (verdict.state !== 'valid') throw new Error(verdict.what)
  }
  for (let index = 0; index < 10; index += 1) await one()
  const from = process.cpuUsage()
  for (let index = 0; index < checksARound; index += 1) await one()
  const { user, system } = process.cpuUsage(from)
  return (checksARound * 1e6) / (user + system)
}

/** A second of processor time of the processes of openssl, one for each check, as the shell counts them. */
const theirs = (peer: Openssl, { signature, root, lists }: Signed): number => {
  peer.write('doc.pdf', pdf)
  peer.write('doc.sig', signature)
  peer.write(
    'ca.pem',
    [armoured(root.certificate, 'CERTIFICATE'), ...lists.map(list => armoured(list, 'X509 CRL'))].join(''),
  )
  const command = `openssl cms -verify -binary -inform DER -in doc.sig -content doc.pdf -CAfile ca.pem -crl_check_all -attime ${noon.getTime() / 1000} -purpose any -cades -out out >out.txt 2>&1`
  const loop = `i=0; while [ $i -lt ${checksARound} ]; do ${command} || exit 1; i=$((i+1)); done; times`
  const env = { ...process.env, OPENSSL_CONF: `${peer.folder}/openssl.cnf` }
  const { status, stdout } = spawnSync('sh', ['-c', loop], { cwd: peer.folder, env, encoding: 'utf8' })
  if (status !== 0) throw new Error('openssl does not accept the signature')
  const used = [...(stdout.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  return checksARound / used.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
}

/** Reading a list as long as those of the largest authorities; a process does it once. */
const longListMs = (): number => {
  const issuer = party({ name: 'Root' })
  const serials = Array.from({ length: 100_000 }, (_, at) => Uint8Array.of(0x40, at >> 16, (at >> 8) & 0xff, at & 0xff))
  const list = writeCrl(
    {
      issuer: issuer.subject,
      thisUpdate: days(-1),
      nextUpdate: days(6),
      number: Uint8Array.of(1),
      revoked: serials.map(serial => ({ serial, since: days(-9), reason: 5 })),
    },
    issuer.key,
  )
  const from = process.cpuUsage()
  readCrl(list)
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

const peer = openssl()
try {
  const cases = [
    signedWith('256 бит (CryptoPro-A)', '1.2.643.2.2.35.1'),
    signedWith('256 бит (tc26-256-A)', '1.2.643.7.1.2.1.1.1'),
    signedWith('512 бит (tc26-512-A)', '1.2.643.7.1.2.1.2.1'),
  ]
  const rows: string[][] = []
  for (const one of cases) {
    console.error(`Меряем: ${one.title}…`)
    const rates = { ours: 0, theirs: 0 }
    for (let round = 0; round < rounds; round += 1) {
      rates.ours = Math.max(rates.ours, await ours(one))
      if (peer !== undefined) rates.theirs = Math.max(rates.theirs, theirs(peer, one))
    }
    const beside = peer === undefined ? ['не меряли', ''] : [whole(rates.theirs), decimal(rates.ours / rates.theirs, 2)]
    rows.push([one.title, whole(rates.ours), ...beside])
  }
  console.log(
    [
      `Процессор ${cpus()[0]?.model.trim() ?? 'неизвестен'}, Node ${process.versions.node}. Документ 200 КБ, цепочка из трёх сертификатов, два списка отзыва. Одно ядро, время процессора, лучший из ${rounds} замеров по ${checksARound} проверок, мы и мерка по очереди.`,
      `Мерка: openssl cms -verify -crl_check_all с движком gost, процесс на каждую проверку; его запуск входит в меру, потому что так его и вызывали бы.${peer === undefined ? ` Мерки нет: ${noGostOpenssl}.` : ''}`,
      '',
      grid(['Проверок в секунду', 'Мы', 'openssl', 'Доля'], rows),
      '',
      `Список отзыва на 100 000 строк читается впервые за ${whole(longListMs())} мс, потом помнится.`,
    ].join('\n'),
  )
} finally {
  peer?.close()
}
