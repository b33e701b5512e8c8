// node bench/gost.ts: speed of our GOST hash and signature beside openssl with its gost engine, in one run.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { type Curve, curveByOid } from '../src/adapters/crypto/gost/curves.ts'
import { publicKeyOf, randomScalar, signDigest, verifyDigest } from '../src/adapters/crypto/gost/gost3410.ts'
import { type DigestBits, streebog } from '../src/adapters/crypto/gost/streebog.ts'
import { type GostOpenssl, gostOpenssl, noGostOpenssl } from '../tests/gost-openssl.ts'
import { perSecond } from './processor-rate.ts'
import { decimal, grid, whole } from './report.ts'

/** A number each second; undefined where the yardstick is not there. */
type Rate = () => number | undefined
type Line = { title: string; written: (rate: number) => string; ours: Rate; theirs: Rate }

const rounds = 3
const seconds = 0.5
const chunk = new Uint8Array(randomBytes(65_536))

/** The sets that people's keys have most often, and a prime that is not near a power of two. */
const measured = ['1.2.643.2.2.35.1', '1.2.643.2.2.35.3', '1.2.643.7.1.2.1.2.1']
const setsThere: Record<string, string> = { 'CryptoPro-A': 'A', 'CryptoPro-C': 'C', 'tc26-512-A': 'A' }

const hashLine = (bits: DigestBits, openssl: GostOpenssl | undefined): Line => ({
  title: `Стрибог, ${bits} бит, МБ в секунду`,
  written: rate => decimal(rate, 1),
  ours: () => (perSecond(() => streebog(bits, chunk), seconds) * chunk.length) / 1e6,
  theirs: () => {
    const { stdout, stderr } =
      openssl?.run('speed', '-mr', '-seconds', '1', '-bytes', `${chunk.length}`, '-evp', `md_gost12_${bits}`) ?? {}
    const found = /^\+F:\d+:md_gost12_\d+:([\d.]+)/m.exec(`${stdout}${stderr}`)?.[1]
    return found === undefined ? undefined : Number(found) / 1e6
  },
})

const signatureLines = (curve: Curve, openssl: GostOpenssl | undefined, engine: string | undefined): Line[] => {
  const d = randomScalar(curve, randomBytes)
  const key = publicKeyOf(curve, d)
  const digest = streebog(curve.bits, chunk)
  const sign = (): Uint8Array | undefined => signDigest(curve, d, digest, randomScalar(curve, randomBytes))
  const signature = sign()
  if (signature === undefined || !verifyDigest(curve, key, digest, signature))
    throw new Error(`${curve.name}: our own signature does not hold`)
  const theirs = (what: 'verify' | 'sign') => (): number | undefined => {
    if (openssl === undefined || engine === undefined) return undefined
    const set = `paramset:${setsThere[curve.name]}`
    openssl.run('genpkey', '-algorithm', `gost2012_${curve.bits}`, '-pkeyopt', set, '-out', 'key')
    const script = join(import.meta.dirname, 'gost-engine.ts')
    const args = [script, engine, join(openssl.folder, 'key'), `md_gost12_${curve.bits}`, what, `${seconds}`]
    const { status, stdout } = spawnSync(process.execPath, ['--no-deprecation', ...args], { encoding: 'utf8' })
    return status === 0 ? Number(stdout) : undefined
  }
  const line = (title: string, ours: () => number, what: 'verify' | 'sign'): Line => ({
    title: `${title}, ${curve.bits} бит (${curve.name}), в секунду`,
    written: whole,
    ours,
    theirs: theirs(what),
  })
  const verify = (): number => perSecond(() => verifyDigest(curve, key, digest, signature), seconds)
  return [line('Проверка подписи', verify, 'verify'), line('Подпись', () => perSecond(sign, seconds), 'sign')]
}

const engineOf = (openssl: GostOpenssl | undefined): string | undefined => {
  const folder = /ENGINESDIR: "(.*)"/.exec(String(openssl?.run('version', '-e').stdout))?.[1]
  const engine = folder && join(folder, 'gost.so')
  return engine && existsSync(engine) ? engine : undefined
}

/** The best of several rounds, ours and theirs in turn: other work on the machine can only slow down. */
const best = ({ ours, theirs }: Line): { ours: number; theirs: number | undefined } => {
  const all = Array.from({ length: rounds }, () => ({ ours: ours() ?? 0, theirs: theirs() }))
  const there = all.flatMap(round => round.theirs ?? [])
  return {
    ours: Math.max(...all.map(round => round.ours)),
    theirs: there.length === 0 ? undefined : Math.max(...there),
  }
}

const openssl = gostOpenssl()
try {
  const engine = engineOf(openssl)
  const curves = measured.flatMap(oid => curveByOid(oid) ?? [])
  const lines = [
    ...([256, 512] as const).map(bits => hashLine(bits, openssl)),
    ...curves.flatMap(curve => signatureLines(curve, openssl, engine)),
  ]
  const rows = lines.map(line => {
    console.error(`Меряем: ${line.title}…`)
    const { ours, theirs } = best(line)
    return [
      line.title,
      line.written(ours),
      theirs === undefined ? 'не меряли' : line.written(theirs),
      theirs === undefined ? '' : decimal(ours / theirs, 2),
    ]
  })
  console.log(
    [
      `Процессор ${cpus()[0]?.model.trim() ?? 'неизвестен'}, Node ${process.versions.node}. Одно ядро, время процессора, лучший из ${rounds} замеров по ${decimal(seconds, 1)} с, мы и мерка по очереди.`,
      `Мерка: хеш – openssl speed; подпись – модуль gost внутри процесса Node (вместе с хешем сотни байт), а не запуск openssl на каждую проверку: там меряли бы запуск.${openssl === undefined ? ` Мерки нет: ${noGostOpenssl}.` : ''}`,
      '',
      grid(['Что', 'Мы', 'openssl', 'Доля'], rows),
    ].join('\n'),
  )
} finally {
  openssl?.close()
}
