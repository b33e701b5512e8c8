import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Words of a skipped test, or `false` where the program is there. */
export const absent = (program: string, from: string): string | false =>
  spawnSync(program, ['--version']).error === undefined ? false : `нет программы ${program} (пакет Debian ${from})`

/** Runs a program on a file of these bytes; gives what it printed. Throws with its complaints when it fails. */
export const run = (
  program: string,
  before: readonly string[],
  bytes: Uint8Array,
  after: readonly string[] = [],
): string => {
  const { status, stdout, stderr } = tried(program, before, bytes, after)
  if (status !== 0) throw new Error(`${program}: ${stdout.slice(-2000)}${stderr.slice(-2000)}`)
  return stdout
}

const tried = (program: string, before: readonly string[], bytes: Uint8Array, after: readonly string[] = []) => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    return spawnSync(program, [...before, file, ...after], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Text as people read it: one blank for every kind of it. */
export const readText = (bytes: Uint8Array): string =>
  run('pdftotext', ['-raw'], bytes, ['-']).replaceAll(/[\s\u00a0]+/g, ' ')

const jars = [
  'preflight',
  'pdfbox2',
  'pdfbox2-tools',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'javax.activation',
  'jaxb-api',
].map(name => `/usr/share/java/${name}.jar`)

/** Apache PDFBox of Debian: another reader of PDF, written by other people. */
export const pdfbox = {
  absent: jars.every(jar => existsSync(jar))
    ? absent('java', 'default-jre-headless')
    : 'нет Apache PDFBox (пакеты Debian libpdfbox2-java, libactivation-java, libjaxb-api-java)',
  /** Text of the pages. */
  text: (bytes: Uint8Array): string =>
    run('java', ['-cp', jars.join(':'), 'org.apache.pdfbox.tools.ExtractText', '-console'], bytes),
  /** What Preflight finds against PDF/A-1b; empty when the file is valid. */
  faults: (bytes: Uint8Array): string[] => {
    const told = tried('java', ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b'], bytes)
    if (!/PDF\/A-1b file/.test(told.stdout)) throw new Error(told.stderr)
    return told.stdout
      .split('\n')
      .slice(1)
      .filter(line => line.trim() !== '')
  },
}
