import { type Html, html, url } from '../html.ts'
import { type TagView, tag } from './tag.ts'

/** A step of a long application. Without an address it cannot be started yet. */
export type TaskView = { title: string; hint?: string | undefined; address?: string | undefined; status: TagView }

/** Steps in any order, each with its state in words. */
export const taskList = (tasks: readonly TaskView[]): Html =>
  html`<ul class="govuk-task-list">${tasks.map((task, index) => {
    const id = `task-${index + 1}`
    return html`<li class="govuk-task-list__item ${task.address !== undefined && 'govuk-task-list__item--with-link'}">
      <div class="govuk-task-list__name-and-hint">${
        task.address === undefined
          ? html`<div>${task.title}</div>`
          : html`<a class="govuk-link govuk-task-list__link" href="${url(task.address)}" aria-describedby="${id}-status">${task.title}</a>`
      }${task.hint && html`<div class="govuk-task-list__hint">${task.hint}</div>`}</div>
      <div class="govuk-task-list__status ${task.address === undefined && 'govuk-task-list__status--cannot-start-yet'}" id="${id}-status">${tag(task.status)}</div>
    </li>`
  })}</ul>`
