import { attribute } from '../../src/adapters/crypto/cms/cms-write.ts'
import { contents, type Der, inside, onlyDer, single, whole } from '../../src/adapters/crypto/cms/der.ts'
import { type Bytes, tagged } from '../../src/adapters/crypto/cms/der-write.ts'
import { oids } from '../../src/adapters/crypto/cms/oids.ts'

/** The signature value of a file with one signer, and the file with a time-stamp token put to it. */
export const withToken = (file: Bytes): { value: Bytes; stamped: (token: Bytes) => Bytes } => {
  const [type, wrapped] = [...inside(onlyDer(file))] as [Der, Der]
  const message = [...inside(single(wrapped))]
  const signers = message.at(-1) as Der
  const signer = [...inside(single(signers))]
  const stamped = (token: Bytes): Bytes => {
    const longer = tagged(0x30, [...signer.map(whole), tagged(0xa1, [attribute(oids.signatureTimeStamp, token)])])
    const parts = [...message.slice(0, -1).map(whole), tagged(0x31, [longer])]
    return tagged(0x30, [whole(type), tagged(0xa0, [tagged(0x30, parts)])])
  }
  return { value: contents(signer.at(-1) as Der), stamped }
}
