import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GostOpenssl, gostOpenssl } from '../gost-openssl.ts'

/** Sections for certificates, lists and time stamps; the engine is in the configuration of `gostOpenssl`. */
const configuration = `
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

/** The independent peer: openssl with the gost engine in a folder of its own; undefined where there is none. */
export const openssl = () => {
  const peer = gostOpenssl()
  return peer && withSections(peer)
}

export type Openssl = ReturnType<typeof withSections>

const withSections = ({ folder, run, close }: GostOpenssl) => {
  const at = (name: string): string => join(folder, name)
  writeFileSync(at('pki.cnf'), configuration)
  return {
    folder,
    close,
    read: (name: string): Uint8Array => new Uint8Array(readFileSync(at(name))),
    write: (name: string, bytes: Uint8Array | string): void => writeFileSync(at(name), bytes),
    /** Words of the command are separated by single spaces. Throws when openssl does not succeed. */
    run: (command: string): void => {
      const { ok, stderr } = run(...command.split(' '))
      if (!ok) throw new Error(`openssl ${command}\n${stderr}`)
    },
    /** Does it succeed. */
    agrees: (command: string): boolean => run(...command.split(' ')).ok,
  }
}

/** PEM, as `-CAfile` wants certificates and lists. */
export const armoured = (bytes: Uint8Array, label: 'CERTIFICATE' | 'X509 CRL'): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`
