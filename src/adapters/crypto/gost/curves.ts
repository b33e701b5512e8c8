/** A curve y² = x³ + ax + b modulo p with a point (x, y) of prime order q (GOST R 34.10-2012, section 5.2). */
export type Curve = {
  name: string
  /** Length of a private key, of a digest and of each coordinate. */
  bits: 256 | 512
  p: bigint
  a: bigint
  b: bigint
  q: bigint
  /** The number of points of the curve divided by q. */
  cofactor: bigint
  x: bigint
  y: bigint
  /** All identifiers that mean this curve. */
  oids: readonly string[]
}

/** The parameter sets of RFC 4357, 11.4, and of RFC 7836, appendix A, under all their identifiers (RFC 9215). */
export const curves: readonly Curve[] = [
  {
    name: 'tc26-256-A',
    bits: 256,
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd97n,
    a: 0xc2173f1513981673af4892c23035a27ce25e2013bf95aa33b22c656f277e7335n,
    b: 0x295f9bae7428ed9ccc20e7c359a9d41a22fccd9108e17bf7ba9337a6f8ae9513n,
    q: 0x400000000000000000000000000000000fd8cddfc87b6635c115af556c360c67n,
    cofactor: 4n,
    x: 0x91e38443a5e82c0d880923425712b2bb658b9196932e02c78b2582fe742daa28n,
    y: 0x32879423ab1a0375895786c4bb46e9565fde0b5344766740af268adb32322e5cn,
    oids: ['1.2.643.7.1.2.1.1.1'],
  },
  {
    name: 'CryptoPro-A',
    bits: 256,
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd97n,
    a: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd94n,
    b: 0xa6n,
    q: 0xffffffffffffffffffffffffffffffff6c611070995ad10045841b09b761b893n,
    cofactor: 1n,
    x: 0x1n,
    y: 0x8d91e471e0989cda27df505a453f2b7635294f2ddf23e3b122acc99c9e9f1e14n,
    oids: ['1.2.643.2.2.35.1', '1.2.643.2.2.36.0', '1.2.643.7.1.2.1.1.2'],
  },
  {
    name: 'CryptoPro-B',
    bits: 256,
    p: 0x8000000000000000000000000000000000000000000000000000000000000c99n,
    a: 0x8000000000000000000000000000000000000000000000000000000000000c96n,
    b: 0x3e1af419a269a5f866a7d3c25c3df80ae979259373ff2b182f49d4ce7e1bbc8bn,
    q: 0x800000000000000000000000000000015f700cfff1a624e5e497161bcc8a198fn,
    cofactor: 1n,
    x: 0x1n,
    y: 0x3fa8124359f96680b83d1c3eb2c070e5c545c9858d03ecfb744bf8d717717efcn,
    oids: ['1.2.643.2.2.35.2', '1.2.643.7.1.2.1.1.3'],
  },
  {
    name: 'CryptoPro-C',
    bits: 256,
    p: 0x9b9f605f5a858107ab1ec85e6b41c8aacf846e86789051d37998f7b9022d759bn,
    a: 0x9b9f605f5a858107ab1ec85e6b41c8aacf846e86789051d37998f7b9022d7598n,
    b: 0x805an,
    q: 0x9b9f605f5a858107ab1ec85e6b41c8aa582ca3511eddfb74f02f3a6598980bb9n,
    cofactor: 1n,
    x: 0x0n,
    y: 0x41ece55743711a8c3cbf3783cd08c0ee4d4dc440d4641a8f366e550dfdb3bb67n,
    oids: ['1.2.643.2.2.35.3', '1.2.643.2.2.36.1', '1.2.643.7.1.2.1.1.4'],
  },
  {
    name: 'tc26-512-A',
    bits: 512,
    p: BigInt(
      '0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
        'fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc7',
    ),
    a: BigInt(
      '0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
        'fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc4',
    ),
    b: BigInt(
      '0xe8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265' +
        'ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760',
    ),
    q: BigInt(
      '0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
        '27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275',
    ),
    cofactor: 1n,
    x: 0x3n,
    y: BigInt(
      '0x7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921' +
        'df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4',
    ),
    oids: ['1.2.643.7.1.2.1.2.1'],
  },
  {
    name: 'tc26-512-B',
    bits: 512,
    p: (1n << 511n) + 0x6fn,
    a: (1n << 511n) + 0x6cn,
    b: BigInt(
      '0x687d1b459dc841457e3e06cf6f5e2517b97c7d614af138bcbf85dc806c4b289f' +
        '3e965d2db1416d217f8b276fad1ab69c50f78bee1fa3106efb8ccbc7c5140116',
    ),
    q: BigInt(
      '0x8000000000000000000000000000000000000000000000000000000000000001' +
        '49a1ec142565a545acfdb77bd9d40cfa8b996712101bea0ec6346c54374f25bd',
    ),
    cofactor: 1n,
    x: 0x2n,
    y: BigInt(
      '0x1a8f7eda389b094c2c071e3647a8940f3c123b697578c213be6dd9e6c8ec7335' +
        'dcb228fd1edf4a39152cbcaaf8c0398828041055f94ceeec7e21340780fe41bd',
    ),
    oids: ['1.2.643.7.1.2.1.2.2'],
  },
  {
    name: 'tc26-512-C',
    bits: 512,
    p: BigInt(
      '0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
        'fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc7',
    ),
    a: BigInt(
      '0xdc9203e514a721875485a529d2c722fb187bc8980eb866644de41c68e1430645' +
        '46e861c0e2c9edd92ade71f46fcf50ff2ad97f951fda9f2a2eb6546f39689bd3',
    ),
    b: BigInt(
      '0xb4c4ee28cebc6c2c8ac12952cf37f16ac7efb6a9f69f4b57ffda2e4f0de5ade0' +
        '38cbc2fff719d2c18de0284b8bfef3b52b8cc7a5f5bf0a3c8d2319a5312557e1',
    ),
    q: BigInt(
      '0x3fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
        'c98cdba46506ab004c33a9ff5147502cc8eda9e7a769a12694623cef47f023ed',
    ),
    cofactor: 4n,
    x: BigInt(
      '0xe2e31edfc23de7bdebe241ce593ef5de2295b7a9cbaef021d385f7074cea043a' +
        'a27272a7ae602bf2a7b9033db9ed3610c6fb85487eae97aac5bc7928c1950148',
    ),
    y: BigInt(
      '0xf5ce40d95b5eb899abbccff5911cb8577939804d6527378b8c108c3d2090ff9b' +
        'e18e2d33e3021ed2ef32d85822423b6304f726aa854bae07d0396e9a9addc40f',
    ),
    oids: ['1.2.643.7.1.2.1.2.3'],
  },
]

/** The curve that an identifier of a key's parameters means, if it is one of the known. */
export const curveByOid = (oid: string): Curve | undefined => curves.find(({ oids }) => oids.includes(oid))
