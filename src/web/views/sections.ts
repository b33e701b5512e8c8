import { type Html, html, url } from '../html.ts'
import type { NavigationItem } from './layout.ts'

/** Parts of one thing, each a page of its own with its own address (tabs without scripts). */
export const sections = (label: string, items: readonly NavigationItem[]): Html =>
  html`<nav class="moj-sub-navigation house-sections" aria-label="${label}"><ul class="moj-sub-navigation__list">${items.map(
    item =>
      html`<li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" href="${url(item.address)}" ${item.current && html`aria-current="page"`}>${item.label}${item.count !== undefined && html` <span class="house-count">${item.count}</span>`}</a></li>`,
  )}</ul></nav>`
