import type { SignatureMark } from '../../../application/documents/press.ts'
import type { Paper, PaperLayout } from '../../../application/papers/paper.ts'
import { chance } from '../glue.ts'

/** One line where a person signs. */
export type SignatureLine = {
  post: string
  name: string | null
  /** A line to sign upon by hand, with its hint. */
  ruled: boolean
  mark: { owner: string; serial: string; from: string; to: string; training: boolean } | null
}

type Person = { post: string; name: string | null; personId?: string | undefined }

/** Certificates of Russian authorities are issued by Moscow's clock, so their days are Moscow's. */
const days = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})

/** Gives every mark to the line of the one who signs. No mark is lost: those that found no line get lines of their own. */
export class MarksAtLines {
  readonly #waiting: SignatureMark[]

  constructor(marks: readonly SignatureMark[]) {
    this.#waiting = [...marks]
  }

  /** The signatory of the paper: his own mark, or the one that names nobody. */
  closing(signatory: Paper['signatory'], layout: PaperLayout): SignatureLine[] {
    if (signatory === null) return []
    const mark = this.#take(one => one.personId === undefined || one.personId === signatory.personId)
    return [lineOf(signatory, mark, !byHand.has(layout) || signatory.name === null)]
  }

  /** A line of a block of signatures. */
  line(person: Person): SignatureLine {
    return lineOf(
      person,
      this.#take(one => one.personId !== undefined && one.personId === person.personId),
      true,
    )
  }

  /** Marks whose people have no line on the sheet. */
  left(): SignatureLine[] {
    return this.#waiting.splice(0).map(mark => lineOf({ post: '', name: mark.owner }, mark, false))
  }

  #take(fits: (mark: SignatureMark) => boolean): SignatureMark | undefined {
    const at = this.#waiting.findIndex(fits)
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0]
  }
}

/** Letters and orders leave the place for the signature empty (ГОСТ Р 7.0.97-2016 п. 5.22); forms draw a line. */
const byHand: ReadonlySet<PaperLayout> = new Set(['letter', 'order'])

const lineOf = ({ post, name }: Person, mark: SignatureMark | undefined, ruled: boolean): SignatureLine => ({
  post,
  name,
  ruled: ruled && mark === undefined,
  mark:
    mark === undefined
      ? null
      : {
          owner: mark.owner,
          serial: mark.serial.replaceAll(/(.{4})(?=.)/g, `$1${chance}`),
          from: days.format(mark.notBefore),
          to: days.format(mark.notAfter),
          training: mark.training,
        },
})
