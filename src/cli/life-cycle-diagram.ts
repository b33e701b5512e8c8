import { commandTitles, stageTitles } from '../domain/case/case-words.ts'
import type { CommandType } from '../domain/case/commands.ts'
import { commandsAt } from '../domain/case/life-cycle.ts'
import { transitions } from '../domain/case/transitions.ts'
import { roleTitles } from '../domain/people/roles.ts'
import { stages } from '../domain/regulations/vocabulary.ts'

/** The whole page docs/life-cycle.md, drawn from the table; a test compares it with the file. */
export const lifeCyclePage = (): string => `# Жизненный цикл дела об аттестации

Страница построена по таблице \`src/domain/case/life-cycle.ts\`; тест \`tests/life-cycle-page.test.ts\` сверяет её с таблицей.
Регламент региона может запретить больше (отзыв, дополнение, тестирование), но не разрешить больше.
Отзыв заявления на схеме не нарисован: он возможен на стадиях, которые назвал регламент.

\`\`\`mermaid
${lifeCycleDiagram()}
\`\`\`

## Кто что может сделать

${commandTable()}
`

/** State diagram in mermaid: an arrow for each move from one stage to another. */
export const lifeCycleDiagram = (): string => {
  const boxes = stages.map(stage => `  state "${stageTitles[stage]}" as ${stage}`)
  const arrows = transitions()
    .filter(({ command }) => command !== 'Withdraw')
    .map(({ from, command, to }) => `  ${from} --> ${to}: ${commandTitles[command]}`)
  return ['stateDiagram-v2', ...boxes, '  [*] --> draft', ...arrows, '  archived --> [*]'].join('\n')
}

const commandTable = (): string => {
  const rows = stages.flatMap(stage =>
    Object.entries(commandsAt(stage)).map(([command, doers]) => {
      const who = doers.map(role => roleTitles[role]).join(', ')
      return `| ${stageTitles[stage]} | ${commandTitles[command as CommandType]} | ${who} |`
    }),
  )
  return ['| Стадия | Действие | Кто |', '|---|---|---|', ...rows].join('\n')
}
