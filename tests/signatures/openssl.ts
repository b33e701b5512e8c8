import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * The independent peer: openssl with the gost engine (Debian: libengine-gost-openssl). Its extensions are named here; `dynamic_path`
 * is left out, because commands that read the configuration twice fail with it. Only exit codes count: it leaves notes on success too.
 */
const configuration = `
openssl_conf = openssl_def
[openssl_def]
engines = engine_section
[engine_section]
gost = gost_section
[gost_section]
engine_id = gost
init = 1
default_algorithms = ALL
[req]
distinguished_name = dn
[dn]
[root_ca]
database = root.idx
crlnumber = root.crlnum
certificate = root.crt
private_key = root.key
default_md = md_gost12_256
default_crl_days = 30
crl_extensions = crl_ext
[sub_ca]
database = sub.idx
crlnumber = sub.crlnum
certificate = sub.crt
private_key = sub.key
default_md = md_gost12_512
default_crl_days = 30
crl_extensions = crl_ext
[crl_ext]
authorityKeyIdentifier = keyid
[ca_ext]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[encipherment]
basicConstraints = critical,CA:FALSE
keyUsage = critical,keyEncipherment
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa_ext]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[t]
serial = tsa.srl
signer_cert = tsa.crt
signer_key = tsa.key
certs = tsa.crt
default_policy = 1.2.643.2.2.38.4
signer_digest = md_gost12_256
ess_cert_id_alg = sha256
digests = md_gost12_256, md_gost12_512
[t_sha1]
serial = tsa.srl
signer_cert = tsa.crt
signer_key = tsa.key
certs = tsa.crt
default_policy = 1.2.643.2.2.38.4
signer_digest = md_gost12_256
ess_cert_id_alg = sha1
digests = md_gost12_256, md_gost12_512
`

export type Openssl = ReturnType<typeof openssl>

/** openssl in a folder of its own. */
export const openssl = () => {
  const folder = mkdtempSync(join(tmpdir(), 'gost-'))
  const at = (name: string): string => join(folder, name)
  const options = { cwd: folder, env: { ...process.env, OPENSSL_CONF: at('gost.cnf') } }
  writeFileSync(at('gost.cnf'), configuration)
  return {
    folder,
    at,
    read: (name: string): Uint8Array => new Uint8Array(readFileSync(at(name))),
    write: (name: string, bytes: Uint8Array | string): void => writeFileSync(at(name), bytes),
    /** Words of the command are separated by single spaces. Rejects when openssl does. */
    run: (command: string) => promisify(execFile)('openssl', command.split(' '), options),
    remove: (): void => rmSync(folder, { recursive: true }),
  }
}

/** Why the peer cannot be asked here; false when it can. */
export const peerMissing = (): string | false => {
  const peer = openssl()
  try {
    peer.write('empty', '')
    const env = { ...process.env, OPENSSL_CONF: peer.at('gost.cnf') }
    execFileSync('openssl', ['dgst', '-md_gost12_256', 'empty'], { cwd: peer.folder, env, stdio: 'ignore' })
    return false
  } catch {
    return 'нет openssl с движком ГОСТ (Debian: libengine-gost-openssl)'
  } finally {
    peer.remove()
  }
}
