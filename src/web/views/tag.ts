import { type Html, html } from '../html.ts'

/** `tone` only helps the eye: the words alone say everything. */
export type TagView = { words: string; tone: 'neutral' | 'active' | 'good' | 'attention' | 'bad' | 'plain' }

const colours: Record<TagView['tone'], string> = {
  neutral: 'govuk-tag--grey',
  active: 'govuk-tag--blue',
  good: 'govuk-tag--green',
  attention: 'govuk-tag--yellow',
  bad: 'govuk-tag--red',
  plain: 'house-tag--plain',
}

/** A status in a coloured frame. */
export const tag = ({ words, tone }: TagView): Html =>
  html`<strong class="govuk-tag ${colours[tone]}">${words}</strong>`
