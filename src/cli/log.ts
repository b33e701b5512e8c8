/** What the command needs from outside; `main.ts` hands it over. */
export type LogDesk = {
  verify(): Promise<
    | { whole: true; events: number; checkpoints: number; lastCheckpoint: string | undefined }
    | { whole: false; broken: { seq?: number; streamId?: string; version?: number; why: string } }
  >
  seal(): Promise<{ fromSeq: number; toSeq: number; count: number } | undefined>
  reproject(told: (done: number) => void): Promise<number>
  print(text: string): void
  complain(text: string): void
}

export const logUsage = `Команды:
  log verify     проверить цепочку хешей всего журнала и его печати
  log seal       поставить печать на всё, что записано после последней
  log reproject  построить строки дел и заседаний заново из журнала`

/** `log …`: exit code 0 when the log is whole, 1 when it is broken, 2 for a wrong command. */
export const log = async (args: readonly string[], desk: LogDesk): Promise<number> => {
  if (args.length !== 1) return misused(desk)
  switch (args[0]) {
    case 'verify': {
      const answer = await desk.verify()
      if (answer.whole) {
        desk.print(`Журнал цел: событий ${answer.events}, печатей ${answer.checkpoints}`)
        return 0
      }
      const { seq, streamId, version, why } = answer.broken
      const place = [seq && `запись ${seq}`, streamId && `дело ${streamId}`, version && `событие ${version}`]
      desk.complain(`Журнал нарушен: ${[...place.filter(Boolean), why].join(', ')}`)
      return 1
    }
    case 'seal': {
      const sealed = await desk.seal()
      desk.print(
        sealed ? `Печать: записи ${sealed.fromSeq}–${sealed.toSeq}, всего ${sealed.count}` : 'Новых записей нет',
      )
      return 0
    }
    case 'reproject': {
      const done = await desk.reproject(count => desk.print(`… ${count}`))
      desk.print(`Построено заново: ${done}`)
      return 0
    }
    default:
      return misused(desk)
  }
}

const misused = (desk: LogDesk): number => {
  desk.complain(logUsage)
  return 2
}
