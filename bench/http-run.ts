import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { HttpJob, HttpResult } from './http-load.ts'

/** Runs the clients in a process of their own; `onMeasure` and `onDone` are called at both ends of the measured time. */
export const httpRun = async (
  job: HttpJob,
  { onMeasure, onDone }: { onMeasure(): void; onDone(): void },
): Promise<HttpResult> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'http-load.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.stdin.end(JSON.stringify(job))
  let result: HttpResult | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as HttpResult | { measuring: true }
    if ('measuring' in said) onMeasure()
    else {
      onDone()
      result = said
    }
  }
  await ended
  if (result === undefined) throw new Error('The clients ended without a result')
  return result
}

/** A request as a browser without compression sends it over a kept connection; `encoding` asks for a compressed page. */
export const wireRequest = (
  path: string,
  { cookie, body, encoding }: { cookie?: string | undefined; body?: Record<string, string>; encoding?: string } = {},
): string => {
  const form = body && new URLSearchParams(body).toString()
  return [
    `${form === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'accept: text/html',
    ...(cookie === undefined ? [] : [`cookie: ${cookie}`]),
    ...(encoding === undefined ? [] : [`accept-encoding: ${encoding}`]),
    ...(form === undefined
      ? []
      : [
          'content-type: application/x-www-form-urlencoded',
          'sec-fetch-site: same-origin',
          `content-length: ${Buffer.byteLength(form)}`,
        ]),
    '',
    form ?? '',
  ].join('\r\n')
}
