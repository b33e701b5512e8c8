import type { Stage } from '../../domain/regulations/vocabulary.ts'
import type { TagView } from './tag.ts'

/** The colour of a status: what waits for somebody outside, what has ended well or badly, what is simply under way. */
export const stageTone = (stage: Stage, outcome: 'set' | 'refused' | null = null): TagView['tone'] => {
  if (stage === 'acceptance_refused' || stage === 'service_refused') return 'bad'
  if (['decided', 'ordered', 'published', 'closed'].includes(stage) && outcome !== null)
    return outcome === 'set' ? 'good' : 'bad'
  if (stage === 'information_asked' || stage === 'disputed') return 'attention'
  if (stage === 'draft' || stage === 'withdrawn' || stage === 'archived') return 'neutral'
  return 'active'
}
