import { z } from 'zod'

/** The environment, read once by main. Empty values count as absent. */
export type Config = z.infer<typeof schema>

/** A setting is wrong; the message is for the person at the keyboard and names each variable. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`Настройки среды неверны:\n${problems.map(problem => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

const address = (kinds: string[], example: string) =>
  z
    .string()
    .refine(text => URL.canParse(text) && kinds.includes(new URL(text).protocol), `ожидается адрес вида ${example}`)

const wholeNumber = (from: number, to: number) => {
  const words = `ожидается целое число от ${from} до ${to}`
  return z.coerce.number(words).int(words).min(from, words).max(to, words)
}

const schema = z
  .object({
    NODE_ENV: z
      .enum(['development', 'test', 'production'], 'ожидается development, test или production')
      .default('development'),
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535).default(3000),
    /** What people type in the browser; letters carry links that begin with it. */
    PUBLIC_URL: address(['http:', 'https:'], 'https://attestation.example.ru').optional(),
    /** The embedded database, files and letters of a computer without outside systems. */
    DATA_DIR: z.string().default('data'),
    /** Certificates of authorities and revocation lists for `verify`; without it the folder `trust` of DATA_DIR. */
    TRUST_DIR: z.string().optional(),
    DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://пользователь:пароль@адрес:5432/база').optional(),
    DATABASE_POOL: wholeNumber(2, 500).default(16),
    PG_BIN: z.string().optional(),
    /** Off the stand applications are taken only under regulations that a lawyer signed; `allow` lifts that for a rehearsal. */
    UNSIGNED_REGULATIONS: z.enum(['allow', 'refuse'], 'ожидается allow или refuse').optional(),
    SESSION_SECRET: z.string().min(32, 'нужно не меньше 32 знаков, случайных: openssl rand -hex 32').optional(),
    SMTP_URL: address(['smtp:', 'smtps:'], 'smtps://имя:пароль@почта:465').optional(),
    MAIL_FROM: z.email('ожидается адрес электронной почты').optional(),
    /** Originals in a bucket of an S3-compatible service instead of DATA_DIR; all four but the region go together. */
    FILES_S3_ENDPOINT: address(['http:', 'https:'], 'https://s3.example.ru').optional(),
    FILES_S3_BUCKET: z.string().optional(),
    FILES_S3_REGION: z.string().default('us-east-1'),
    FILES_S3_ACCESS_KEY: z.string().optional(),
    FILES_S3_SECRET_KEY: z.string().optional(),
    /** The virus scanner clamd; without it files stand as not checked. */
    CLAMD: z
      .string()
      .regex(/^(tcp:\/\/[^/:]+:\d{1,5}|(unix:)?\/.+)$/, 'ожидается tcp://127.0.0.1:3310 или /run/clamav/clamd.ctl')
      .optional(),
    WORKER_CONCURRENCY: wholeNumber(0, 100).default(4),
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'ожидается info, warn, error…')
      .default('info'),
  })
  .superRefine((config, context) => {
    const s3 = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_ACCESS_KEY', 'FILES_S3_SECRET_KEY'] as const
    const missing = s3.filter(name => config[name] === undefined)
    if (missing.length < s3.length)
      for (const name of missing)
        context.addIssue({ code: 'custom', path: [name], message: 'нужна вместе с остальными FILES_S3_…' })
    if (config.NODE_ENV !== 'production') return
    // The packaged database may serve a small ministry on one computer, so DATABASE_URL is advice, not a demand.
    if (config.SESSION_SECRET === undefined)
      context.addIssue({ code: 'custom', path: ['SESSION_SECRET'], message: 'обязательна при NODE_ENV=production' })
  })

/** Throws ConfigError. Variables that are not ours are left alone. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = schema.safeParse(given)
  if (read.success) return read.data
  throw new ConfigError(read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`))
}

/** The bucket that was named, whole: half of its settings does not get through the schema. */
export const s3PlaceOf = (config: Config) => {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = config
  const { FILES_S3_ACCESS_KEY: accessKey, FILES_S3_SECRET_KEY: secretKey } = config
  if (endpoint === undefined || bucket === undefined || accessKey === undefined || secretKey === undefined)
    return undefined
  return { endpoint, bucket, region, accessKey, secretKey }
}
